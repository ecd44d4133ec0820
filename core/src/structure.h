// Where the bytes stand that give CSV its structure: the delimiters and line feeds that are not within quotes.
//
// Bytes are compared in groups of 64; a group becomes numbers whose bits tell which of its bytes are delimiters, quotes
// and LFs. A second step tells which bytes are quoted: where every quote either opens a field, or closes it, or is one
// of two that stand for one, as nearly everywhere, a byte is quoted if the quotes before it are odd in number, and that
// is worked out for 64 bytes at once; where some quote is none of these, quote by quote. In a third step the bits that
// are left become offsets. Fields with quotes thus cost no more than others, and no look at the bytes is needed later.
//
// Each step uses the widest instructions that the machine has: SSE2 on every x86-64, AVX2 or AVX-512 where the
// processor has it, SIMD of WebAssembly where the build allows it. AVX-512 is the quicker the less regular the marks
// are, for it never asks how many there are. Whatever is used, the offsets are those that `find_marks_plainly` gives,
// byte by byte. On the machine of the README's figures a gigabyte takes 0.12 s with a mark every 8 bytes and 0.07 s
// where line ends are only counted; byte by byte it takes 1.4 s.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ismap/quote_state.h"

namespace ismap::csv {

// What is looked for.
struct marking {
  char delimiter = ',';
  bool has_fields = true;  // or only where records end
  bool has_quotes = true;  // or a quote is a character like any other
};

struct mark_counts {
  std::size_t marks = 0;
  std::size_t stops = 0;
  bool has_quoted_line_feeds = false;  // some were passed over
};

// What may be written behind the last mark and the last stop.
inline constexpr std::size_t marks_to_spare = 16;

// Appends the offset of every delimiter and LF among bytes[from, to) that is not within quotes, plus 1, to the
// `found.marks` there are in `marks`, in order: a field's end, seen from the next one. Appends the places in `marks` of
// LFs to the `found.stops` in `stops`. Without fields, LFs are the only marks and there are no stops. There must be
// room for as many more in each as there are bytes, and for those to spare. `state` is that of `from`, and becomes that
// of `to`.
void find_marks(const char* bytes, std::size_t from, std::size_t to, const marking& how, quote_state& state,
                std::uint32_t* marks, std::uint32_t* stops, mark_counts& found);

// The same, byte by byte: what the other ways are held against.
void find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, const marking& how, quote_state& state,
                        std::uint32_t* marks, std::uint32_t* stops, mark_counts& found);

// The LFs among some bytes.
struct line_feeds {
  std::size_t count = 0;   // not within quotes
  std::size_t end = 0;     // behind the last of those, or where the bytes begin
  std::size_t quoted = 0;  // within quotes before `end`
};

// Counts the LFs among bytes[from, to), at the first of which there are no quotes open, without telling where each
// stands.
[[nodiscard]] line_feeds count_line_feeds(const char* bytes, std::size_t from, std::size_t to, const marking& how);

// What the bytes of some groups of 64 are, by their bits, a number for each group.
struct group_masks {
  static constexpr std::size_t most = 64;  // groups
  using bits = std::array<std::uint64_t, most>;

  bits separators;  // delimiters and LFs
  bits line_feeds;
  bits quotes;
  bits quoted;  // what stands within quotes; of the quotes themselves nothing is told
};

// The masks of so many groups in a row, but for what is quoted.
using mask_groups = void (*)(const char* bytes, std::size_t groups, char delimiter, group_masks& masks);

// Tells what is quoted, taking it that every quote opens a field, closes it or is one of two; false where one does not,
// and the state is left as it was.
using quote_groups = bool (*)(group_masks& masks, std::size_t groups, quote_state& state);

// Appends the marks of so many groups, the first of which begins at byte `from`, to what has been found.
using append_groups = void (*)(const group_masks& masks, std::size_t groups, std::size_t from, bool has_fields,
                               std::uint32_t* marks, std::uint32_t* stops, mark_counts& found);

// Adds the LFs in so many groups to `found`, as if `end` were behind all of them.
using count_groups = void (*)(const group_masks& masks, std::size_t groups, line_feeds& found);

// A way of finding that this machine has.
struct marking_way {
  std::string_view name;  // "avx2"
  mask_groups mask;
  quote_groups quote;
  append_groups append;
  count_groups count;
};

// All of them, the quickest first; the last is "plain".
[[nodiscard]] const std::vector<marking_way>& marking_ways();

// As find_marks and count_line_feeds, in the given way.
void find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, const marking& how,
                   quote_state& state, std::uint32_t* marks, std::uint32_t* stops, mark_counts& found);
[[nodiscard]] line_feeds count_line_feeds_by(const marking_way& way, const char* bytes, std::size_t from,
                                             std::size_t to, const marking& how);

}  // namespace ismap::csv
