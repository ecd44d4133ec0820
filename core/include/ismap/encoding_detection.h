// Which encoding a file has, from its first bytes.
//
// A byte order mark tells it. Where there is none, the first stretch does, that is the first bytes of 0x80 and above up
// to the next ASCII byte: UTF-8 where they are UTF-8, else CP932 where CP932 text can begin so, else UTF-8 (and the
// rows that are not will be told of). ASCII alone is the same in both, and called UTF-8.
//
// Two half-width katakana of CP932 can be one letter of UTF-8 (C3 B1: the katakana te and a, or n with a tilde). A file
// that begins so is taken for UTF-8; only its user can say otherwise.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "ismap/file_encoding.h"

namespace ismap {

// A stretch is judged by this many of its bytes, so that nobody has to keep more of a file to have its encoding.
inline constexpr std::size_t longest_stretch = std::size_t{1} << 16;

// The encoding of a file that begins with `bytes`; nothing where that depends on what follows. `is_all`: nothing
// follows, and there is always an answer. Once there is an answer, more bytes of the same file do not change it.
[[nodiscard]] std::optional<file_encoding> detect(std::string_view bytes, bool is_all);

// The same without byte order marks, for bytes from the middle of a file: where those before were ASCII, the answer is
// that for the whole file, so they need not be kept.
[[nodiscard]] std::optional<file_encoding> detect_without_mark(std::string_view bytes, bool is_all);

}  // namespace ismap
