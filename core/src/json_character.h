// What a character is to the JSON reader, which has to tell what people write where JSON has something else.
#pragma once

#include <string>
#include <string_view>

#include "unicode.h"

namespace ismap {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// Quotes that people, word processors and input methods put where JSON has only U+0022.
constexpr bool is_wrong_quote(char32_t c) {
  return c == U'\'' || c == U'`' || (c >= 0x2018 && c <= 0x201F) || c == 0xFF02 || c == 0xFF07;
}

// What an input method gives for the keys of ASCII signs: U+3001 for the comma, U+300C for the bracket, and so on.
constexpr bool is_full_width(char32_t c) { return unicode::fold_width(c) != c || (c >= 0x3000 && c <= 0x303F); }

// Controls and spaces that a message could not show.
constexpr bool is_unseen(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

// Of words as people would write them without quotes, in any script.
constexpr bool is_word(char32_t c) {
  if (c < 0x80) return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'_' || c == U'$';
  return c != unicode::malformed && !is_wrong_quote(c) && !is_full_width(c) && !is_unseen(c);
}

constexpr bool begins_number(char32_t c) { return is_digit(c) || c == U'-' || c == U'+' || c == U'.'; }

// `read` for a message: its beginning on one line; a single character that cannot be seen as "U+00A0", a single byte
// that is not UTF-8 as "0x82".
[[nodiscard]] std::string shown_in_problem(std::string_view read);

}  // namespace ismap
