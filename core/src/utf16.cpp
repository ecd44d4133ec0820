#include "ismap/utf16.h"

#include <algorithm>
#include <utility>

#include "ismap/ascii.h"
#include "ismap/utf8.h"

namespace ismap {

namespace {

constexpr char half_mark = '\xFF';
constexpr std::size_t half_length = 3;
constexpr std::string_view digits = "0123456789ABCDEF";

constexpr bool is_high_surrogate(char32_t code) { return code >= 0xD800 && code <= 0xDBFF; }
constexpr bool is_low_surrogate(char32_t code) { return code >= 0xDC00 && code <= 0xDFFF; }

char16_t unit_of(char first, char second, byte_order order) {
  const auto a = static_cast<unsigned char>(first);
  const auto b = static_cast<unsigned char>(second);
  return static_cast<char16_t>(order == byte_order::little_endian ? a | (b << 8) : (a << 8) | b);
}

void append_half(std::string& utf8, char half) {
  const auto byte = static_cast<unsigned char>(half);
  utf8.push_back(half_mark);
  utf8.push_back(digits[byte >> 4]);
  utf8.push_back(digits[byte & 0xF]);
}

// The byte that the two digits after the mark stand for.
std::optional<char> half_of(std::string_view text) {
  const std::size_t upper = digits.find(text[1]);
  const std::size_t lower = digits.find(text[2]);
  if (upper == std::string_view::npos || lower == std::string_view::npos) return std::nullopt;
  return static_cast<char>(upper << 4 | lower);
}

std::size_t transported_length(char lead) { return lead == half_mark ? half_length : utf8_length(lead); }

std::size_t size_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if ((byte & 0xC0) == 0x80) return 0;  // not its first byte
  return byte < 0xF0 ? 2 : 4;
}

}  // namespace

void utf16_decoder::append(std::string_view block, std::string& utf8) {
  if (block.empty()) return;
  std::size_t at = 0;
  if (half_) {
    append_unit(unit_of(*half_, block[0], order_), utf8);
    half_.reset();
    at = 1;
  }
  for (; at + 1 < block.size(); at += 2) append_unit(unit_of(block[at], block[at + 1], order_), utf8);
  if (at < block.size()) half_ = block[at];
}

void utf16_decoder::append_unit(char16_t unit, std::string& utf8) {
  if (high_ != 0) {
    const char32_t high = std::exchange(high_, u'\0');
    if (is_low_surrogate(unit)) {
      append_utf8(utf8, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00u));
      return;
    }
    append_utf8(utf8, high);
  }
  if (is_high_surrogate(unit)) {
    high_ = unit;
  } else {
    append_utf8(utf8, unit);
  }
}

void utf16_decoder::finish(std::string& utf8) {
  if (high_ != 0) append_utf8(utf8, std::exchange(high_, u'\0'));
  if (half_) append_half(utf8, *half_);
  half_.reset();
}

bool utf16_encoder::append(std::string_view text, std::string& bytes) {
  if (!begun_.empty() && !append_begun(text, bytes)) return false;
  while (!text.empty()) {
    if (const std::size_t ascii = first_non_ascii(text); ascii > 0) {
      append_ascii(text.substr(0, ascii), bytes);
      text.remove_prefix(ascii);
      continue;
    }
    const std::size_t length = transported_length(text.front());
    if (length > text.size()) {
      begun_ = text;
      return true;
    }
    if (length == 0 || append_character(text, bytes) == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

void utf16_encoder::append_ascii(std::string_view text, std::string& bytes) const {
  const std::size_t begin = bytes.size() + (order_ == byte_order::little_endian ? 0 : 1);
  bytes.resize(bytes.size() + 2 * text.size());
  for (std::size_t i = 0; i < text.size(); ++i) bytes[begin + 2 * i] = text[i];
}

// Completes the character that was begun with the first bytes of `text`, and takes them from it.
bool utf16_encoder::append_begun(std::string_view& text, std::string& bytes) {
  const std::size_t length = transported_length(begun_.front());
  const std::size_t taken = std::min(length - begun_.size(), text.size());
  begun_ += text.substr(0, taken);
  text.remove_prefix(taken);
  if (begun_.size() < length) return true;
  if (append_character(begun_, bytes) == 0) return false;
  begun_.clear();
  return true;
}

// Appends the character that `text` begins with; its length in bytes, 0 where it is none.
std::size_t utf16_encoder::append_character(std::string_view text, std::string& bytes) const {
  if (text.front() == half_mark) {
    const auto half = half_of(text);
    if (!half) return 0;
    bytes.push_back(*half);
    return half_length;
  }
  const utf8_character c = decode_utf8(text, 0);
  if (c.code == malformed_utf8) return 0;
  if (c.code < 0x10000) {
    append_unit(c.code, bytes);
  } else {
    append_unit(0xD800 + ((c.code - 0x10000) >> 10), bytes);
    append_unit(0xDC00 + ((c.code - 0x10000) & 0x3FF), bytes);
  }
  return c.length;
}

void utf16_encoder::append_unit(char32_t unit, std::string& bytes) const {
  const char low = static_cast<char>(unit & 0xFF);
  const char high = static_cast<char>(unit >> 8);
  const bool low_first = order_ == byte_order::little_endian;
  bytes.push_back(low_first ? low : high);
  bytes.push_back(low_first ? high : low);
}

std::size_t utf16_size(std::string_view text) {
  const std::size_t half = text.find(half_mark);
  std::size_t size = half == std::string_view::npos ? 0 : 1;
  const std::size_t after = half == std::string_view::npos ? text.size() : std::min(text.size(), half + half_length);
  for (const char c : text.substr(0, half)) size += size_of_character(c);
  for (const char c : text.substr(after)) size += size_of_character(c);
  return size;
}

}  // namespace ismap
