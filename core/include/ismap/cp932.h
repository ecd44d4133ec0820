// Text in Windows-31J (CP932, what Japanese Windows and Excel call Shift_JIS or ANSI), read and written.
//
// Reading takes the extensions of NEC and IBM, half-width katakana and the user's own characters (F040 to F9FC, in
// UTF-8 U+E000 to U+E757) as Windows does. What is malformed: the bytes 80, A0, FD, FE and FF, a lead byte without a
// trail byte, a pair that stands for nothing.
//
// Writing gives each character the bytes that Windows gives it, and replaces none. So some that look as if they were in
// it cannot be written: Windows-31J has U+FF5E, U+2225, U+FF0D, U+FFE0, U+FFE1, U+FFE2 and U+2015, but not the wave
// dash U+301C, U+2016, the minus sign U+2212, U+00A2, U+00A3, U+00AC and the em dash U+2014, nor the yen sign U+00A5.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ismap/encoding.h"

namespace ismap {

// Whether this system can convert CP932 at all. Where it cannot, cp932_encoding() calls every character malformed that
// is neither ASCII nor half-width katakana, and append_cp932 can write no other.
[[nodiscard]] bool has_cp932();

// Malformed bytes are FF in to_utf8, which is in no UTF-8.
[[nodiscard]] const text_encoding& cp932_encoding();

// Appends the UTF-8 text in CP932. The first character that CP932 has not, or malformed_utf8 (utf8.h) where the text is
// not UTF-8; then nothing is appended.
[[nodiscard]] std::optional<char32_t> append_cp932(std::string_view utf8, std::string& out);

}  // namespace ismap
