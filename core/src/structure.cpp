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

void mask_plainly(const char* bytes, std::size_t groups, char delimiter, group_masks& masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks.separators[g] = masks.line_feeds[g] = masks.quotes[g] = 0;
    for (std::size_t i = 0; i < group_size; ++i) {
      const char c = bytes[g * group_size + i];
      masks.separators[g] |= std::uint64_t{c == delimiter || c == '\n'} << i;
      masks.line_feeds[g] |= std::uint64_t{c == '\n'} << i;
      masks.quotes[g] |= std::uint64_t{c == '"'} << i;
    }
  }
}

#if defined(__wasm_simd128__)

void mask_wasm(const char* bytes, std::size_t groups, char delimiter, group_masks& masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks.separators[g] = masks.line_feeds[g] = masks.quotes[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const v128_t part = wasm_v128_load(bytes + g * group_size + i);
      const auto add = [&](std::uint64_t& bits, char wanted) {
        const v128_t equal = wasm_i8x16_eq(part, wasm_i8x16_splat(wanted));
        bits |= std::uint64_t{static_cast<std::uint32_t>(wasm_i8x16_bitmask(equal))} << i;
      };
      add(masks.separators[g], delimiter);
      add(masks.line_feeds[g], '\n');
      add(masks.quotes[g], '"');
    }
    masks.separators[g] |= masks.line_feeds[g];
  }
}

#elif defined(__SSE2__)

void mask_sse2(const char* bytes, std::size_t groups, char delimiter, group_masks& masks) {
  for (std::size_t g = 0; g < groups; ++g) {
    masks.separators[g] = masks.line_feeds[g] = masks.quotes[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + g * group_size + i));
      const auto add = [&](std::uint64_t& bits, char wanted) {
        const __m128i equal = _mm_cmpeq_epi8(part, _mm_set1_epi8(wanted));
        bits |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(equal))} << i;
      };
      add(masks.separators[g], delimiter);
      add(masks.line_feeds[g], '\n');
      add(masks.quotes[g], '"');
    }
    masks.separators[g] |= masks.line_feeds[g];
  }
}

[[gnu::target("avx2")]] void mask_avx2(const char* bytes, std::size_t groups, char delimiter, group_masks& masks) {
  const __m256i delimiters = _mm256_set1_epi8(delimiter);
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i line_feeds = _mm256_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    masks.separators[g] = masks.line_feeds[g] = masks.quotes[g] = 0;
    for (std::size_t i = 0; i < group_size; i += 32) {
      const __m256i part = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + g * group_size + i));
      const __m256i ends = _mm256_cmpeq_epi8(part, line_feeds);
      const __m256i separators = _mm256_or_si256(_mm256_cmpeq_epi8(part, delimiters), ends);
      const __m256i quote_bytes = _mm256_cmpeq_epi8(part, quotes);
      masks.separators[g] |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(separators))} << i;
      masks.line_feeds[g] |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(ends))} << i;
      masks.quotes[g] |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(quote_bytes))} << i;
    }
  }
}

#define ISMAP_AVX512 gnu::target("avx512f,avx512bw,avx512vbmi2,bmi2,popcnt")

[[ISMAP_AVX512]] void mask_avx512(const char* bytes, std::size_t groups, char delimiter, group_masks& masks) {
  const __m512i delimiters = _mm512_set1_epi8(delimiter);
  const __m512i quotes = _mm512_set1_epi8('"');
  const __m512i line_feeds = _mm512_set1_epi8('\n');
  for (std::size_t g = 0; g < groups; ++g) {
    const __m512i group = _mm512_loadu_si512(bytes + g * group_size);
    const std::uint64_t ends = _mm512_cmpeq_epi8_mask(group, line_feeds);
    masks.separators[g] = _mm512_cmpeq_epi8_mask(group, delimiters) | ends;
    masks.line_feeds[g] = ends;
    masks.quotes[g] = _mm512_cmpeq_epi8_mask(group, quotes);
  }
}

#endif

// Which bytes a quote may open a field behind, or double another one.
[[gnu::always_inline]] inline std::uint64_t may_stand_before_quote(const group_masks& masks, std::size_t group) {
  return masks.separators[group] | masks.quotes[group];
}

// All but the quotes that open without a right to; `may_first` tells of the group's first byte.
[[gnu::always_inline]] inline std::uint64_t right_ones(const group_masks& masks, std::size_t group,
                                                       std::uint64_t may_first) {
  const std::uint64_t opening = masks.quotes[group] & masks.quoted[group];
  return ~opening | may_stand_before_quote(masks, group) << 1 | may_first;
}

// As quote_groups has it: a byte is quoted if the quotes before it are odd in number. One step after another for all
// groups, so that the compiler does the steps for several groups at once.
[[gnu::always_inline]] inline bool quote(group_masks& masks, std::size_t groups, quote_state& state) {
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t odd = masks.quotes[g];
    odd ^= odd << 1;  // of this bit and the one below it, then of four, of eight
    odd ^= odd << 2;
    odd ^= odd << 4;
    odd ^= odd << 8;
    odd ^= odd << 16;
    odd ^= odd << 32;
    masks.quoted[g] = odd;
  }
  std::uint64_t before = state.is_open ? ~std::uint64_t{0} : 0;
  for (std::size_t g = 0; g < groups; ++g) {
    masks.quoted[g] ^= before;
    before = static_cast<std::uint64_t>(static_cast<std::int64_t>(masks.quoted[g]) >> 63);
  }
  std::uint64_t right = right_ones(masks, 0, state.may_open ? 1 : 0);
  for (std::size_t g = 1; g < groups; ++g) right &= right_ones(masks, g, may_stand_before_quote(masks, g - 1) >> 63);
  if (~right != 0) return false;
  state = {before != 0, may_stand_before_quote(masks, groups - 1) >> 63 != 0};
  return true;
}

bool quote_plainly(group_masks& masks, std::size_t groups, quote_state& state) { return quote(masks, groups, state); }

#if defined(__SSE2__)

[[gnu::target("avx2")]] bool quote_avx2(group_masks& masks, std::size_t groups, quote_state& state) {
  return quote(masks, groups, state);
}

[[ISMAP_AVX512]] bool quote_avx512(group_masks& masks, std::size_t groups, quote_state& state) {
  return quote(masks, groups, state);
}

#endif

// The same whatever quotes there are: one after another.
void quote_one_by_one(group_masks& masks, std::size_t groups, quote_state& state) {
  for (std::size_t g = 0; g < groups; ++g) {
    std::uint64_t may_open = masks.separators[g] << 1 | (state.may_open ? 1 : 0);
    state.may_open = masks.separators[g] >> 63 != 0;
    masks.quoted[g] = state.is_open ? ~std::uint64_t{0} : 0;
    for (std::uint64_t left = masks.quotes[g]; left != 0; left &= left - 1) {
      const std::uint64_t quote = left & -left;
      if (state.is_open) {
        may_open |= quote << 1;
        state.may_open = state.may_open || quote >> 63 != 0;
      } else if ((may_open & quote) == 0) {
        continue;
      }
      state.is_open = !state.is_open;
      masks.quoted[g] ^= -quote;
    }
  }
}

bool has_any(const group_masks::bits& bits, std::size_t groups) {
  std::uint64_t all = 0;
  for (std::size_t g = 0; g < groups; ++g) all |= bits[g];
  return all != 0;
}

void tell_quoted(const marking_way& way, group_masks& masks, std::size_t groups, quote_state& state) {
  if (!state.is_open && !has_any(masks.quotes, groups)) {
    masks.quoted.fill(0);
    state.may_open = masks.separators[groups - 1] >> 63 != 0;
  } else if (!way.quote(masks, groups, state)) {
    quote_one_by_one(masks, groups, state);
  }
}

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

[[gnu::always_inline]] inline void append(const group_masks& masks, std::size_t groups, std::size_t from,
                                          bool has_fields, std::uint32_t* marks, std::uint32_t* stops,
                                          mark_counts& found) {
  std::uint32_t* next = marks + found.marks;
  std::uint32_t* next_stop = stops + found.stops;
  for (std::size_t g = 0; g < groups; ++g, from += group_size) {
    const auto before = static_cast<std::size_t>(next - marks);
    const std::uint64_t line_feeds = masks.line_feeds[g] & ~masks.quoted[g];
    const std::uint64_t bits = has_fields ? masks.separators[g] & ~masks.quoted[g] : line_feeds;
    if (has_fields) next_stop = put_bits(places_among(line_feeds, bits), before, next_stop);
    next = put_bits(bits, from + 1, next);
  }
  found.marks = static_cast<std::size_t>(next - marks);
  found.stops = static_cast<std::size_t>(next_stop - stops);
}

[[gnu::always_inline]] inline void count(const group_masks& masks, std::size_t groups, line_feeds& found) {
  for (std::size_t g = 0; g < groups; ++g) {
    found.count += static_cast<std::size_t>(std::popcount(masks.line_feeds[g] & ~masks.quoted[g]));
    found.quoted += static_cast<std::size_t>(std::popcount(masks.line_feeds[g] & masks.quoted[g]));
  }
}

void count_plainly(const group_masks& masks, std::size_t groups, line_feeds& found) { count(masks, groups, found); }

void append_plainly(const group_masks& masks, std::size_t groups, std::size_t from, bool has_fields,
                    std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  append(masks, groups, from, has_fields, marks, stops, found);
}

#if defined(__SSE2__)

// Every processor with AVX2 has these instructions for single bits.
[[gnu::target("bmi,popcnt")]] void append_by_bits(const group_masks& masks, std::size_t groups, std::size_t from,
                                                  bool has_fields, std::uint32_t* marks, std::uint32_t* stops,
                                                  mark_counts& found) {
  append(masks, groups, from, has_fields, marks, stops, found);
}

[[gnu::target("popcnt")]] void count_by_bits(const group_masks& masks, std::size_t groups, line_feeds& found) {
  count(masks, groups, found);
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
[[ISMAP_AVX512]] void append_avx512(const group_masks& masks, std::size_t groups, std::size_t from, bool has_fields,
                                    std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  std::uint32_t* next = marks + found.marks;
  std::uint32_t* next_stop = stops + found.stops;
  for (std::size_t g = 0; g < groups; ++g, from += group_size) {
    const auto before = static_cast<std::size_t>(next - marks);
    const std::uint64_t line_feeds = masks.line_feeds[g] & ~masks.quoted[g];
    const std::uint64_t bits = has_fields ? masks.separators[g] & ~masks.quoted[g] : line_feeds;
    if (has_fields) next_stop = put_bits(_pext_u64(line_feeds, bits), before, next_stop);
    next = put_bits_avx512(bits, from + 1, next);
  }
  found.marks = static_cast<std::size_t>(next - marks);
  found.stops = static_cast<std::size_t>(next_stop - stops);
}

#endif

std::vector<marking_way> ways_of_this_machine() {
  std::vector<marking_way> ways;
#if defined(__wasm_simd128__)
  ways.push_back({"wasm", mask_wasm, quote_plainly, append_plainly, count_plainly});
#elif defined(__SSE2__)
  const bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
  if (has_avx512 && __builtin_cpu_supports("bmi2"))
    ways.push_back({"avx512", mask_avx512, quote_avx512, append_avx512, count_by_bits});
  const bool has_bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  if (__builtin_cpu_supports("avx2") && has_bits)
    ways.push_back({"avx2", mask_avx2, quote_avx2, append_by_bits, count_by_bits});
  ways.push_back({"sse2", mask_sse2, quote_plainly, append_plainly, count_plainly});
#endif
  ways.push_back({"plain", mask_plainly, quote_plainly, append_plainly, count_plainly});
  return ways;
}

}  // namespace

const std::vector<marking_way>& marking_ways() {
  static const std::vector<marking_way> ways = ways_of_this_machine();
  return ways;
}

void find_marks_plainly(const char* bytes, std::size_t from, std::size_t to, const marking& how, quote_state& state,
                        std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  for (std::size_t at = from; at < to; ++at) {
    const char c = bytes[at];
    if (how.has_quotes) state.pass(c, how.delimiter);
    if (state.is_open) {
      found.has_quoted_line_feeds = found.has_quoted_line_feeds || c == '\n';
    } else if (c == '\n' || (how.has_fields && c == how.delimiter)) {
      if (how.has_fields && c == '\n') stops[found.stops++] = static_cast<std::uint32_t>(found.marks);
      marks[found.marks++] = static_cast<std::uint32_t>(at + 1);
    }
  }
}

namespace {

// Does this with the masks of all whole groups among bytes[from, to), some at a time: with(masks, groups, from), where
// `from` is the first of their bytes. Returns the place behind the groups.
template <class With>
std::size_t go_by_groups(const marking_way& way, const char* bytes, std::size_t from, std::size_t to,
                         const marking& how, quote_state& state, With with) {
  group_masks masks;
  while (to - from >= group_size) {
    const std::size_t groups = std::min((to - from) / group_size, group_masks::most);
    way.mask(bytes + from, groups, how.delimiter, masks);
    if (!how.has_quotes) masks.quotes.fill(0);
    tell_quoted(way, masks, groups, state);
    with(masks, groups, from);
    from += groups * group_size;
  }
  return from;
}

// Behind the last LF of the groups that is not quoted, of which there is one.
std::size_t end_of_last(const group_masks& masks, std::size_t groups, std::size_t from) {
  std::size_t g = groups;
  std::uint64_t bits = 0;
  while (bits == 0) {
    --g;
    bits = masks.line_feeds[g] & ~masks.quoted[g];
  }
  return from + g * group_size + group_size - static_cast<std::size_t>(std::countl_zero(bits));
}

const marking_way& quickest_way() {
  static const marking_way quickest = marking_ways().front();
  return quickest;
}

}  // namespace

void find_marks_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to, const marking& how,
                   quote_state& state, std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  const auto append = [&](const group_masks& masks, std::size_t groups, std::size_t at) {
    std::uint64_t quoted = 0;
    for (std::size_t g = 0; g < groups; ++g) quoted |= masks.line_feeds[g] & masks.quoted[g];
    found.has_quoted_line_feeds = found.has_quoted_line_feeds || quoted != 0;
    way.append(masks, groups, at, how.has_fields, marks, stops, found);
  };
  from = go_by_groups(way, bytes, from, to, how, state, append);
  find_marks_plainly(bytes, from, to, how, state, marks, stops, found);
}

line_feeds count_line_feeds_by(const marking_way& way, const char* bytes, std::size_t from, std::size_t to,
                               const marking& how) {
  line_feeds found{.end = from};
  const auto add = [&](const group_masks& masks, std::size_t groups, std::size_t at) {
    const std::size_t before = found.count;
    way.count(masks, groups, found);
    if (found.count > before) found.end = end_of_last(masks, groups, at);
  };
  quote_state state;
  for (std::size_t at = go_by_groups(way, bytes, from, to, how, state, add); at < to; ++at) {
    if (how.has_quotes) state.pass(bytes[at], how.delimiter);
    if (bytes[at] != '\n') continue;
    ++(state.is_open ? found.quoted : found.count);
    if (!state.is_open) found.end = at + 1;
  }
  if (found.quoted > 0) found.quoted -= static_cast<std::size_t>(std::count(bytes + found.end, bytes + to, '\n'));
  return found;
}

void find_marks(const char* bytes, std::size_t from, std::size_t to, const marking& how, quote_state& state,
                std::uint32_t* marks, std::uint32_t* stops, mark_counts& found) {
  find_marks_by(quickest_way(), bytes, from, to, how, state, marks, stops, found);
}

line_feeds count_line_feeds(const char* bytes, std::size_t from, std::size_t to, const marking& how) {
  return count_line_feeds_by(quickest_way(), bytes, from, to, how);
}

}  // namespace ismap::csv
