#include "structure.h"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace ismap::csv {

namespace {

constexpr std::size_t group_size = 64;

bool is_stop(char c) { return c == '"' || c == '\n'; }

void mask_plainly(const char* bytes, std::size_t groups, char delimiter, group_masks* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = {};
    for (std::size_t i = 0; i < group_size; ++i) {
      const char c = bytes[g * group_size + i];
      masks[g].stops |= std::uint64_t{is_stop(c)} << i;
      masks[g].marks |= std::uint64_t{c == delimiter || is_stop(c)} << i;
    }
  }
}

#if defined(__wasm_simd128__)

void mask_wasm(const char* bytes, std::size_t groups, char delimiter, group_masks* masks) {
  const v128_t delimiters = wasm_i8x16_splat(delimiter);
  const v128_t quotes = wasm_i8x16_splat('"');
  const v128_t line_feeds = wasm_i8x16_splat('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = {};
    for (std::size_t i = 0; i < group_size; i += 16) {
      const v128_t part = wasm_v128_load(bytes + g * group_size + i);
      const v128_t stops = wasm_v128_or(wasm_i8x16_eq(part, quotes), wasm_i8x16_eq(part, line_feeds));
      const v128_t marks = wasm_v128_or(wasm_i8x16_eq(part, delimiters), stops);
      masks[g].marks |= std::uint64_t{static_cast<std::uint32_t>(wasm_i8x16_bitmask(marks))} << i;
      masks[g].stops |= std::uint64_t{static_cast<std::uint32_t>(wasm_i8x16_bitmask(stops))} << i;
    }
  }
}

#elif defined(__SSE2__)

void mask_sse2(const char* bytes, std::size_t groups, char delimiter, group_masks* masks) {
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i line_feeds = _mm_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = {};
    for (std::size_t i = 0; i < group_size; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + g * group_size + i));
      const __m128i stops = _mm_or_si128(_mm_cmpeq_epi8(part, quotes), _mm_cmpeq_epi8(part, line_feeds));
      const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(part, delimiters), stops);
      masks[g].marks |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(marks))} << i;
      masks[g].stops |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(stops))} << i;
    }
  }
}

[[gnu::target("avx2")]] void mask_avx2(const char* bytes, std::size_t groups, char delimiter, group_masks* masks) {
  const __m256i delimiters = _mm256_set1_epi8(delimiter);
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i line_feeds = _mm256_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = {};
    for (std::size_t i = 0; i < group_size; i += 32) {
      const __m256i part = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + g * group_size + i));
      const __m256i stops = _mm256_or_si256(_mm256_cmpeq_epi8(part, quotes), _mm256_cmpeq_epi8(part, line_feeds));
      const __m256i marks = _mm256_or_si256(_mm256_cmpeq_epi8(part, delimiters), stops);
      masks[g].marks |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(marks))} << i;
      masks[g].stops |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(stops))} << i;
    }
  }
}

#endif

std::vector<marking_way> ways_of_this_machine() {
  std::vector<marking_way> ways;
#if defined(__wasm_simd128__)
  ways.push_back({"wasm", mask_wasm});
#elif defined(__SSE2__)
  if (__builtin_cpu_supports("avx2")) ways.push_back({"avx2", mask_avx2});
  ways.push_back({"sse2", mask_sse2});
#endif
  ways.push_back({"plain", mask_plainly});
  return ways;
}

}  // namespace

const std::vector<marking_way>& marking_ways() {
  static const std::vector<marking_way> ways = ways_of_this_machine();
  return ways;
}

mark_counts find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                               std::uint32_t* marks, std::uint32_t* stops) {
  mark_counts found;
  for (std::size_t at = from; at < to; ++at) {
    if (is_stop(bytes[at])) stops[found.stops++] = static_cast<std::uint32_t>(found.marks);
    if (is_stop(bytes[at]) || bytes[at] == delimiter) marks[found.marks++] = static_cast<std::uint32_t>(at);
  }
  return found;
}

mark_counts find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, char delimiter,
                          std::uint32_t* marks, std::uint32_t* stops) {
  std::array<group_masks, 64> masks;
  std::uint32_t* next = marks;
  std::uint32_t* next_stop = stops;
  while (to - from >= group_size) {
    const std::size_t groups = std::min((to - from) / group_size, masks.size());
    way.mask(bytes + from, groups, delimiter, masks.data());
    for (std::size_t g = 0; g < groups; ++g, from += group_size) {
      const std::uint64_t all = masks[g].marks;
      for (std::uint64_t mask = masks[g].stops; mask != 0; mask &= mask - 1) {
        const int before = std::popcount(all & ((mask & -mask) - 1));
        *next_stop++ = static_cast<std::uint32_t>(next - marks + before);
      }
      for (std::uint64_t mask = all; mask != 0; mask &= mask - 1) {
        *next++ = static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(std::countr_zero(mask));
      }
    }
  }
  const mark_counts before{static_cast<std::size_t>(next - marks), static_cast<std::size_t>(next_stop - stops)};
  const mark_counts rest = find_marks_plainly(bytes, from, to, delimiter, next, next_stop);
  for (std::size_t i = 0; i < rest.stops; ++i) next_stop[i] += static_cast<std::uint32_t>(before.marks);
  return {before.marks + rest.marks, before.stops + rest.stops};
}

mark_counts find_marks(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks,
                       std::uint32_t* stops) {
  static const marking_way quickest = marking_ways().front();
  return find_marks_by(quickest, bytes, from, to, delimiter, marks, stops);
}

}  // namespace ismap::csv
