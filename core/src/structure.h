// Where the bytes stand that give CSV its structure: delimiters, quotes and line feeds.
//
// Bytes are compared in groups of 64; a group becomes one number whose bits tell which of its bytes are marks, and the
// bits become offsets. Quotes and LFs are told apart from delimiters, so that the fields of a line without quotes need
// no further look at its bytes. Both steps use the widest instructions that the machine has: SSE2 on every x86-64, AVX2
// or AVX-512 where the processor has it, SIMD of WebAssembly where the build allows it. AVX-512 is the quicker the less
// regular the marks are, for it never asks how many there are. Whatever is used, the offsets are those that
// `find_marks_plainly` gives, byte by byte. On the machine of the README's figures a gigabyte takes 0.1 s with a mark
// every 8 bytes and 0.07 s where only line ends are looked for; byte by byte it takes 1.1 s.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ismap::csv {

struct mark_counts {
  std::size_t marks = 0;
  std::size_t stops = 0;
};

// What may be written behind the last mark and the last stop.
inline constexpr std::size_t marks_to_spare = 16;

// Appends the offset of every delimiter, quote and LF among bytes[from, to), plus 1, to the `found.marks` there are in
// `marks`, in order: a field's end, seen from the next one. Appends the places in `marks` of quotes and LFs, between
// which there are only delimiters, to the `found.stops` in `stops`, unless that is null. There must be room for as many
// more in each as there are bytes, and for those to spare.
void find_marks(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks,
                std::uint32_t* stops, mark_counts& found);

// The same, byte by byte: what the other ways are held against.
void find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks,
                        std::uint32_t* stops, mark_counts& found);

// Which bytes of a group of 64 are marks or stops, by their bits.
struct group_masks {
  std::uint64_t marks = 0;
  std::uint64_t stops = 0;
};

// The masks of so many groups in a row.
using mask_groups = void (*)(const char* bytes, std::size_t groups, char delimiter, group_masks* masks);

// Appends the marks of so many groups, the first of which begins at byte `from`, to what has been found.
using append_groups = void (*)(const group_masks* masks, std::size_t groups, std::size_t from, std::uint32_t* marks,
                               std::uint32_t* stops, mark_counts& found);

// A way of finding that this machine has.
struct marking_way {
  std::string_view name;  // "avx2"
  mask_groups mask;
  append_groups append;
};

// All of them, the quickest first; the last is "plain".
[[nodiscard]] const std::vector<marking_way>& marking_ways();

// As find_marks, in the given way.
void find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, char delimiter,
                   std::uint32_t* marks, std::uint32_t* stops, mark_counts& found);

}  // namespace ismap::csv
