// UTF-8, read one character at a time, and the folding that Japanese input asks for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ismap::unicode {

// What decode gives for bytes that are not UTF-8.
inline constexpr char32_t malformed = 0xFFFFFFFF;

struct character {
  char32_t code = malformed;
  std::size_t length = 1;  // in bytes; of malformed ones, the bytes to pass over
};

// The character of `text` that begins at byte `at` (less than text.size()). Overlong forms, surrogates and numbers
// past U+10FFFF are malformed.
[[nodiscard]] character decode(std::string_view text, std::size_t at);

// The byte offset of the first malformed character, or text.size() where all of it is UTF-8.
[[nodiscard]] std::size_t first_malformed(std::string_view text);

// Full-width ASCII (U+FF01 to U+FF5E) to ASCII, the ideographic space to a space; any other character to itself.
[[nodiscard]] constexpr char32_t fold_width(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  return code == 0x3000 ? U' ' : code;
}

// Whether `code`, folded, is a space, a tab, a no-break space or a line break, which a spreadsheet's cell may well
// hold.
[[nodiscard]] constexpr bool is_space(char32_t code) {
  return code == U' ' || code == U'\t' || code == 0x3000 || code == 0xA0 || code == U'\n' || code == U'\r';
}

// Whether it may stand for a hyphen that it cannot be told from by sight: the hyphens and dashes of U+2010 to U+2015,
// the minus sign, and the long vowel marks of kana, full and half width.
[[nodiscard]] constexpr bool looks_like_hyphen(char32_t code) {
  return (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x30FC || code == 0xFF70;
}

// Without U+200B to U+200F, U+2060 and U+FEFF, which have no width, as copying from web pages leaves them behind.
[[nodiscard]] std::string visible(std::string_view text);

// `text` without the spaces around it.
[[nodiscard]] std::string_view trim(std::string_view text);

// For comparing words: width folded, upper case, spaces left out. Malformed bytes stay as they are.
[[nodiscard]] std::string fold(std::string_view text);

// Whether both fold to the same, or to the same as headers.
[[nodiscard]] bool same_folded(std::string_view a, std::string_view b);
[[nodiscard]] bool same_header(std::string_view a, std::string_view b);

// For comparing headers: as fold, and line breaks and underscores left out as well.
[[nodiscard]] std::string fold_header(std::string_view header);

// For messages about what was read, which can be anything: its beginning, on one line, malformed bytes as U+FFFD.
[[nodiscard]] std::string shown(std::string_view text);

void append(std::string& out, char32_t code);

}  // namespace ismap::unicode
