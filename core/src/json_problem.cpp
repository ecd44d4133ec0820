// How a problem of a JSON text is told.
#include <string>
#include <string_view>

#include "ismap/json_reader.h"
#include "json_character.h"
#include "message_table.h"
#include "unicode.h"

namespace ismap {

namespace {

// "U+00A0", "0x82": at least `width` digits.
std::string hexadecimal(std::string_view prefix, char32_t number, std::size_t width) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string reversed;
  for (; number > 0 || reversed.size() < width; number /= 16) reversed += digits[number % 16];
  std::string out{prefix};
  return out.append(reversed.rbegin(), reversed.rend());
}

}  // namespace

std::string_view identifier(json_error e) { return json_error_entries[static_cast<std::size_t>(e)].name; }

text wording(json_error e) { return json_error_entries[static_cast<std::size_t>(e)].title; }

std::string shown_in_problem(std::string_view read) {
  if (read.empty()) return {};
  const unicode::character c = unicode::decode(read, 0);
  if (c.length == read.size()) {
    if (c.code == unicode::malformed) return hexadecimal("0x", static_cast<unsigned char>(read[0]), 2);
    if (is_unseen(c.code)) return hexadecimal("U+", c.code, 4);
  }
  return unicode::shown(read);
}

json_place place_of(std::string_view text, std::size_t offset) {
  json_place place;
  std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  while (at < text.size()) {
    const std::size_t length = unicode::decode(text, at).length;
    if (at + length > offset) break;
    const bool ends_line = text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
    place = ends_line ? json_place{place.line + 1, 1} : json_place{place.line, place.column + 1};
    at += length;
  }
  return place;
}

std::string json_pointer_token(std::string_view name) {
  std::string token;
  for (const char c : name) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

}  // namespace ismap
