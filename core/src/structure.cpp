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

bool is_mark(char c, char delimiter) { return c == delimiter || c == '"' || c == '\n'; }

void mask_plainly(const char* bytes, std::size_t groups, char delimiter, std::uint64_t* masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < group_size; ++i) {
      masks[g] |= std::uint64_t{is_mark(bytes[g * group_size + i], delimiter)} << i;
    }
  }
}

#if defined(__wasm_simd128__)

void mask_wasm(const char* bytes, std::size_t groups, char delimiter, std::uint64_t* masks) {
  const v128_t delimiters = wasm_i8x16_splat(delimiter);
  const v128_t quotes = wasm_i8x16_splat('"');
  const v128_t line_feeds = wasm_i8x16_splat('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const v128_t part = wasm_v128_load(bytes + g * group_size + i);
      const v128_t is_quote_or_feed = wasm_v128_or(wasm_i8x16_eq(part, quotes), wasm_i8x16_eq(part, line_feeds));
      const v128_t found = wasm_v128_or(wasm_i8x16_eq(part, delimiters), is_quote_or_feed);
      masks[g] |= std::uint64_t{static_cast<std::uint32_t>(wasm_i8x16_bitmask(found))} << i;
    }
  }
}

#elif defined(__SSE2__)

void mask_sse2(const char* bytes, std::size_t groups, char delimiter, std::uint64_t* masks) {
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i line_feeds = _mm_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + g * group_size + i));
      const __m128i quote_or_feed = _mm_or_si128(_mm_cmpeq_epi8(part, quotes), _mm_cmpeq_epi8(part, line_feeds));
      const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(part, delimiters), quote_or_feed);
      masks[g] |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << i;
    }
  }
}

[[gnu::target("avx2")]] void mask_avx2(const char* bytes, std::size_t groups, char delimiter, std::uint64_t* masks) {
  const __m256i delimiters = _mm256_set1_epi8(delimiter);
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i line_feeds = _mm256_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 32) {
      const __m256i part = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + g * group_size + i));
      const __m256i quote_or_feed =
          _mm256_or_si256(_mm256_cmpeq_epi8(part, quotes), _mm256_cmpeq_epi8(part, line_feeds));
      const __m256i found = _mm256_or_si256(_mm256_cmpeq_epi8(part, delimiters), quote_or_feed);
      masks[g] |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(found))} << i;
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

std::size_t find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                               std::uint32_t* marks) {
  std::size_t count = 0;
  for (std::size_t at = from; at < to; ++at) {
    if (is_mark(bytes[at], delimiter)) marks[count++] = static_cast<std::uint32_t>(at);
  }
  return count;
}

std::size_t find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, char delimiter,
                          std::uint32_t* marks) {
  std::array<std::uint64_t, 64> masks;
  std::uint32_t* next = marks;
  while (to - from >= group_size) {
    const std::size_t groups = std::min((to - from) / group_size, masks.size());
    way.mask(bytes + from, groups, delimiter, masks.data());
    for (std::size_t g = 0; g < groups; ++g, from += group_size) {
      for (std::uint64_t mask = masks[g]; mask != 0; mask &= mask - 1) {
        *next++ = static_cast<std::uint32_t>(from) + static_cast<std::uint32_t>(std::countr_zero(mask));
      }
    }
  }
  return static_cast<std::size_t>(next - marks) + find_marks_plainly(bytes, from, to, delimiter, next);
}

std::size_t find_marks(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks) {
  static const marking_way quickest = marking_ways().front();
  return find_marks_by(quickest, bytes, from, to, delimiter, marks);
}

}  // namespace ismap::csv
