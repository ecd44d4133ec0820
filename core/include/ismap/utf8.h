// UTF-8, written and read one character at a time, for the conversions between encodings.
//
// Surrogates are let through in both directions (three bytes, ED A0 80 to ED BF BF), since a lone one in a UTF-16 file
// has to survive. To learn whether text is UTF-8 ask ismap::utf8_encoding(), which calls them malformed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ismap {

// What decode_utf8 gives for bytes that are no character.
inline constexpr char32_t malformed_utf8 = 0xFFFFFFFF;

struct utf8_character {
  char32_t code = malformed_utf8;
  std::size_t length = 1;  // in bytes
};

// How many bytes the character has that begins with `lead`, 0 where none begins so.
[[nodiscard]] std::size_t utf8_length(char lead);

// The character of `text` that begins at byte `at` (less than text.size()).
[[nodiscard]] utf8_character decode_utf8(std::string_view text, std::size_t at);

// Appends `code`, at most U+10FFFF.
void append_utf8(std::string& out, char32_t code);

}  // namespace ismap
