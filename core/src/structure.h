// Where the bytes stand that give CSV its structure: delimiters, quotes and line feeds.
//
// Bytes are compared in groups of 64; a group becomes one number whose bits tell which of its bytes are marks, and the
// bits become offsets. Comparing is what costs, so it is done by the widest instructions that the machine has: SSE2 on
// every x86-64, AVX2 where the processor has it, SIMD of WebAssembly where the build allows it. Whatever is used, the
// offsets are those that `find_marks_plainly` gives, byte by byte. On the machine of the README's figures a gigabyte
// takes 0.1 s with a mark every 8 bytes, nearly all of it for turning bits into offsets; byte by byte it takes 1 s.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ismap::csv {

// Puts the offset of every delimiter, quote and LF among bytes[from, to) into `marks`, in order, and gives their
// number. There must be room for as many as there are bytes.
std::size_t find_marks(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks);

// The same, byte by byte: what the other ways are held against.
std::size_t find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                               std::uint32_t* marks);

// Which bytes of `groups` groups of 64 are marks: bit i of masks[g] stands for byte 64 * g + i.
using mask_groups = void (*)(const char* bytes, std::size_t groups, char delimiter, std::uint64_t* masks);

// A way of comparing that this machine has.
struct marking_way {
  std::string_view name;  // "avx2"
  mask_groups mask;
};

// All of them, the quickest first; the last is "plain".
[[nodiscard]] const std::vector<marking_way>& marking_ways();

// As find_marks, in the given way.
std::size_t find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, char delimiter,
                          std::uint32_t* marks);

}  // namespace ismap::csv
