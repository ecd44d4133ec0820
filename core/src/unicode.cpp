#include "unicode.h"

#include <algorithm>
#include <array>

#include "utf8_groups.h"

namespace ismap::unicode {

namespace {

constexpr std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

constexpr bool in_range(char32_t code, std::size_t length) {
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code >= smallest[length] && code <= 0x10FFFF && !surrogate;
}

// Where the last character begins, by the look of its bytes.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

constexpr bool is_visible_ascii(char c) { return c > ' ' && c < 0x7F; }

// Controls, of which terminals obey some, and the separators of lines and paragraphs.
bool breaks_the_line(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

constexpr char32_t end_of_text = 0xF0000000;

}  // namespace

character decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 1) return {lead, 1};
  if (length == 0 || at + length > text.size()) return {};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {};
    code = (code << 6) | (next & 0x3F);
  }
  if (!in_range(code, length)) return {};
  return {code, length};
}

std::size_t first_malformed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at = pass_plain(text, at);
    for (const std::size_t end = std::min(at + group_size, text.size()); at < end;) {
      const character c = decode(text, at);
      if (c.code == malformed) return at;
      at += c.length;
    }
  }
  return text.size();
}

std::string_view trim(std::string_view text) {
  if (!text.empty() && is_visible_ascii(text.front()) && is_visible_ascii(text.back())) return text;
  while (!text.empty()) {
    const character c = decode(text, 0);
    if (!is_space(c.code)) break;
    text.remove_prefix(c.length);
  }
  while (!text.empty()) {
    const std::size_t at = last_character(text);
    const character c = decode(text, at);
    // A space that stray bytes follow is not the last character: bytes that are not UTF-8 are never trimmed.
    if (!is_space(c.code) || at + c.length != text.size()) break;
    text = text.substr(0, at);
  }
  return text;
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const character c = decode(text, at);
    const char32_t code = fold_width(c.code);
    if (code == malformed) {
      folded.append(text.substr(at, c.length));
    } else if (code >= U'a' && code <= U'z') {
      folded.push_back(static_cast<char>(code - U'a' + U'A'));
    } else if (!is_space(code)) {
      append(folded, code);
    }
    at += c.length;
  }
  return folded;
}

namespace {

// The next character of `text`, folded, from the byte `at` on. Malformed bytes are equal to themselves alone, so they
// are kept apart from every character.
char32_t next_folded(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const character c = decode(text, at);
    const char32_t code = c.code == malformed ? malformed - static_cast<unsigned char>(text[at]) : fold_width(c.code);
    at += c.length;
    if (code >= U'a' && code <= U'z') return code - U'a' + U'A';
    if (!is_space(code)) return code;
  }
  return end_of_text;
}

char32_t next_of_header(std::string_view text, std::size_t& at) {
  char32_t code = next_folded(text, at);
  while (code == U'_' || code == U'\n' || code == U'\r') code = next_folded(text, at);
  return code;
}

template <class Next>
bool same(std::string_view a, std::string_view b, Next next) {
  std::size_t at_a = 0;
  std::size_t at_b = 0;
  while (true) {
    const char32_t next_a = next(a, at_a);
    if (next_a != next(b, at_b)) return false;
    if (next_a == end_of_text) return true;
  }
}

}  // namespace

bool same_folded(std::string_view a, std::string_view b) { return same(a, b, next_folded); }
bool same_header(std::string_view a, std::string_view b) { return same(a, b, next_of_header); }

std::string fold_header(std::string_view header) {
  std::string folded = fold(header);
  std::erase_if(folded, [](char c) { return c == '_' || c == '\n' || c == '\r'; });
  return folded;
}

std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const character c = decode(text, at);
    const bool has_width = !(c.code >= 0x200B && c.code <= 0x200F) && c.code != 0x2060 && c.code != 0xFEFF;
    if (has_width) out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const character c = decode(text, at);
    if (at + c.length > longest) return out + "...";
    if (c.code == malformed) {
      append(out, 0xFFFD);
    } else if (breaks_the_line(c.code)) {
      out += ' ';
    } else {
      out += text.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

void append(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

}  // namespace ismap::unicode
