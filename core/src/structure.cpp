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

#define ISMAP_AVX512 gnu::target("avx512f,avx512bw,avx512vbmi2,bmi2,popcnt")

[[ISMAP_AVX512]] void mask_avx512(const char* bytes, std::size_t groups, char delimiter, group_masks* masks) {
  const __m512i delimiters = _mm512_set1_epi8(delimiter);
  const __m512i quotes = _mm512_set1_epi8('"');
  const __m512i line_feeds = _mm512_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    const __m512i group = _mm512_loadu_si512(bytes + g * group_size);
    const std::uint64_t stops = _mm512_cmpeq_epi8_mask(group, quotes) | _mm512_cmpeq_epi8_mask(group, line_feeds);
    masks[g] = {_mm512_cmpeq_epi8_mask(group, delimiters) | stops, stops};
  }
}

#endif

// Puts `first` plus the number of each bit that is set; returns the place behind them. Several are put at a time,
// whether there are as many or not: that is quicker than to ask.
[[gnu::always_inline]] inline std::uint32_t* put_bits(std::uint64_t bits, std::size_t first, std::uint32_t* to) {
  const int count = std::popcount(bits);
  const auto put = [&](int i) {
    to[i] = static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(std::countr_zero(bits));
    bits &= bits - 1;
  };
  if (count <= 2) {
    put(0);
    put(1);
    return to + count;
  }
  for (int i = 0; i < count; i += 8) {
    for (int k = 0; k < 8; ++k) put(i + k);
  }
  return to + count;
}

// Which of the set bits of `all`, counted from 0, are set in `some` as well.
[[gnu::always_inline]] inline std::uint64_t places_among(std::uint64_t some, std::uint64_t all) {
  std::uint64_t places = 0;
  for (; some != 0; some &= some - 1) places |= std::uint64_t{1} << std::popcount(all & ((some & -some) - 1));
  return places;
}

[[gnu::always_inline]] inline void append(const group_masks* masks, std::size_t groups, std::size_t from,
                                          std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  std::uint32_t* next = marks + found.marks;
  std::uint32_t* next_stop = stops + found.stops;
  for (std::size_t g = 0; g < groups; ++g, from += group_size) {
    const auto before = static_cast<std::size_t>(next - marks);
    if (stops != nullptr) next_stop = put_bits(places_among(masks[g].stops, masks[g].marks), before, next_stop);
    next = put_bits(masks[g].marks, from + 1, next);
  }
  found = {static_cast<std::size_t>(next - marks), static_cast<std::size_t>(next_stop - stops)};
}

void append_plainly(const group_masks* masks, std::size_t groups, std::size_t from, std::uint32_t* marks,
                    std::uint32_t* stops, mark_counts& found) {
  append(masks, groups, from, marks, stops, found);
}

#if defined(__SSE2__)

// Every processor with AVX2 has these instructions for single bits.
[[gnu::target("bmi,popcnt")]] void append_by_bits(const group_masks* masks, std::size_t groups, std::size_t from,
                                                  std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  append(masks, groups, from, marks, stops, found);
}

[[ISMAP_AVX512, gnu::always_inline]] inline std::uint32_t* put_bits_avx512(std::uint64_t bits, std::size_t first,
                                                                           std::uint32_t* to) {
  alignas(64) static constexpr auto numbers = [] {
    std::array<char, group_size> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i);
    return all;
  }();
  const __m512i firsts = _mm512_set1_epi32(static_cast<int>(first));
  __m512i set = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(numbers.data()));
  std::uint32_t* const end = to + std::popcount(bits);
  for (;;) {
    const __m128i sixteen = _mm512_maskz_extracti32x4_epi32(0xF, set, 0);
    _mm512_storeu_si512(to, _mm512_add_epi32(firsts, _mm512_maskz_cvtepu8_epi32(0xFFFF, sixteen)));
    to += 16;
    if (to >= end) return end;
    set = _mm512_maskz_alignr_epi32(0xFFFF, _mm512_setzero_si512(), set, 4);
  }
}

// As append(), by what this processor has for putting bits together and for turning them into numbers.
[[ISMAP_AVX512]] void append_avx512(const group_masks* masks, std::size_t groups, std::size_t from,
                                    std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  std::uint32_t* next = marks + found.marks;
  std::uint32_t* next_stop = stops + found.stops;
  for (std::size_t g = 0; g < groups; ++g, from += group_size) {
    const auto before = static_cast<std::size_t>(next - marks);
    if (stops != nullptr) next_stop = put_bits_avx512(_pext_u64(masks[g].stops, masks[g].marks), before, next_stop);
    next = put_bits_avx512(masks[g].marks, from + 1, next);
  }
  found = {static_cast<std::size_t>(next - marks), static_cast<std::size_t>(next_stop - stops)};
}

#endif

std::vector<marking_way> ways_of_this_machine() {
  std::vector<marking_way> ways;
#if defined(__wasm_simd128__)
  ways.push_back({"wasm", mask_wasm, append_plainly});
#elif defined(__SSE2__)
  const bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
  if (has_avx512 && __builtin_cpu_supports("bmi2")) ways.push_back({"avx512", mask_avx512, append_avx512});
  const bool has_bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  if (__builtin_cpu_supports("avx2") && has_bits) ways.push_back({"avx2", mask_avx2, append_by_bits});
  ways.push_back({"sse2", mask_sse2, append_plainly});
#endif
  ways.push_back({"plain", mask_plainly, append_plainly});
  return ways;
}

}  // namespace

const std::vector<marking_way>& marking_ways() {
  static const std::vector<marking_way> ways = ways_of_this_machine();
  return ways;
}

void find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks,
                        std::uint32_t* stops, mark_counts& found) {
  for (std::size_t at = from; at < to; ++at) {
    if (is_stop(bytes[at]) && stops != nullptr) stops[found.stops++] = static_cast<std::uint32_t>(found.marks);
    if (is_stop(bytes[at]) || bytes[at] == delimiter) marks[found.marks++] = static_cast<std::uint32_t>(at + 1);
  }
}

void find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, char delimiter,
                   std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  std::array<group_masks, 64> masks;
  while (to - from >= group_size) {
    const std::size_t groups = std::min((to - from) / group_size, masks.size());
    way.mask(bytes + from, groups, delimiter, masks.data());
    way.append(masks.data(), groups, from, marks, stops, found);
    from += groups * group_size;
  }
  find_marks_plainly(bytes, from, to, delimiter, marks, stops, found);
}

void find_marks(const char* bytes, std::size_t from, std::size_t to, char delimiter, std::uint32_t* marks,
                std::uint32_t* stops, mark_counts& found) {
  static const marking_way quickest = marking_ways().front();
  find_marks_by(quickest, bytes, from, to, delimiter, marks, stops, found);
}

}  // namespace ismap::csv
