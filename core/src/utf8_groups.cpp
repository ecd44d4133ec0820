#include "utf8_groups.h"

#include <algorithm>
#include <array>

#include "word.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace ismap::unicode {

namespace {

// Only whether a group is ASCII.
void tell_plainly(const char* bytes, std::size_t groups, byte_kinds* kinds) {
  for (std::size_t g = 0; g < groups; ++g, bytes += group_size) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < group_size; i += sizeof all) all |= word_of<std::uint64_t>(bytes + i);
    kinds[g] = {.others = all & 0x8080'8080'8080'8080};
  }
}

#if defined(__wasm_simd128__) || defined(__SSE2__)

// Comparisons take bytes as signed numbers: ASCII is above all others.
constexpr char last_follower = static_cast<char>(0xBF);
constexpr char last_no_lead = static_cast<char>(0xC1);
constexpr char last_of_two = static_cast<char>(0xDF);
constexpr char last_of_three = static_cast<char>(0xEF);
constexpr char of_long_forms = static_cast<char>(0xE0);
constexpr char of_surrogates = static_cast<char>(0xED);

struct comparisons {
  std::uint64_t high = 0;  // not ASCII
  std::uint64_t above_follower = 0;
  std::uint64_t above_no_lead = 0;
  std::uint64_t above_two = 0;
  std::uint64_t above_three = 0;
  std::uint64_t apart = 0;  // of_long_forms, of_surrogates
};

[[gnu::always_inline]] inline byte_kinds kinds_by(const comparisons& c) {
  const std::uint64_t followers = c.high & ~c.above_follower;
  const std::uint64_t leads = c.high & c.above_no_lead;
  const std::uint64_t no_lead = c.high & ~followers & ~leads;
  return {no_lead | (c.high & c.above_three) | c.apart, leads, c.high & c.above_two, followers};
}

#endif

#if defined(__wasm_simd128__)

void tell_wasm(const char* bytes, std::size_t groups, byte_kinds* kinds) {
  for (std::size_t g = 0; g < groups; ++g) {
    comparisons c;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const v128_t part = wasm_v128_load(bytes + g * group_size + i);
      const auto add = [i](std::uint64_t& bits, v128_t of) {
        bits |= std::uint64_t{static_cast<std::uint32_t>(wasm_i8x16_bitmask(of))} << i;
      };
      add(c.high, part);
      if (wasm_i8x16_bitmask(part) == 0) continue;
      add(c.above_follower, wasm_i8x16_gt(part, wasm_i8x16_splat(last_follower)));
      add(c.above_no_lead, wasm_i8x16_gt(part, wasm_i8x16_splat(last_no_lead)));
      add(c.above_two, wasm_i8x16_gt(part, wasm_i8x16_splat(last_of_two)));
      add(c.above_three, wasm_i8x16_gt(part, wasm_i8x16_splat(last_of_three)));
      add(c.apart, wasm_v128_or(wasm_i8x16_eq(part, wasm_i8x16_splat(of_long_forms)),
                                wasm_i8x16_eq(part, wasm_i8x16_splat(of_surrogates))));
    }
    kinds[g] = kinds_by(c);
  }
}

#elif defined(__SSE2__)

void tell_sse2(const char* bytes, std::size_t groups, byte_kinds* kinds) {
  for (std::size_t g = 0; g < groups; ++g) {
    comparisons c;
    for (std::size_t i = 0; i < group_size; i += 16) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + g * group_size + i));
      const auto add = [i](std::uint64_t& bits, __m128i of) {
        bits |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(of))} << i;
      };
      add(c.high, part);
      if (_mm_movemask_epi8(part) == 0) continue;
      add(c.above_follower, _mm_cmpgt_epi8(part, _mm_set1_epi8(last_follower)));
      add(c.above_no_lead, _mm_cmpgt_epi8(part, _mm_set1_epi8(last_no_lead)));
      add(c.above_two, _mm_cmpgt_epi8(part, _mm_set1_epi8(last_of_two)));
      add(c.above_three, _mm_cmpgt_epi8(part, _mm_set1_epi8(last_of_three)));
      add(c.apart, _mm_or_si128(_mm_cmpeq_epi8(part, _mm_set1_epi8(of_long_forms)),
                                _mm_cmpeq_epi8(part, _mm_set1_epi8(of_surrogates))));
    }
    kinds[g] = kinds_by(c);
  }
}

#define ISMAP_AVX512 gnu::target("avx512f,avx512bw")

[[ISMAP_AVX512]] void tell_avx512(const char* bytes, std::size_t groups, byte_kinds* kinds) {
  for (std::size_t g = 0; g < groups; ++g) {
    const __m512i group = _mm512_loadu_si512(bytes + g * group_size);
    kinds[g] = kinds_by({_mm512_movepi8_mask(group), _mm512_cmpgt_epi8_mask(group, _mm512_set1_epi8(last_follower)),
                         _mm512_cmpgt_epi8_mask(group, _mm512_set1_epi8(last_no_lead)),
                         _mm512_cmpgt_epi8_mask(group, _mm512_set1_epi8(last_of_two)),
                         _mm512_cmpgt_epi8_mask(group, _mm512_set1_epi8(last_of_three)),
                         _mm512_cmpeq_epi8_mask(group, _mm512_set1_epi8(of_long_forms)) |
                             _mm512_cmpeq_epi8_mask(group, _mm512_set1_epi8(of_surrogates))});
  }
}

#endif

std::vector<telling_way> ways_of_this_machine() {
  std::vector<telling_way> ways;
#if defined(__wasm_simd128__)
  ways.push_back({"wasm", tell_wasm});
#elif defined(__SSE2__)
  if (__builtin_cpu_supports("avx512bw")) ways.push_back({"avx512", tell_avx512});
  ways.push_back({"sse2", tell_sse2});
#endif
  ways.push_back({"plain", tell_plainly});
  return ways;
}

// Where the character begins that the groups before `at` end within.
std::size_t begin_of_cut(std::string_view text, std::size_t at) {
  do --at;
  while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

}  // namespace

const std::vector<telling_way>& telling_ways() {
  static const std::vector<telling_way> ways = ways_of_this_machine();
  return ways;
}

std::size_t pass_plain_by(const telling_way& way, std::string_view text, std::size_t at) {
  std::array<byte_kinds, 32> kinds;
  std::uint64_t cut = 0;  // the first bytes of the next group that must follow
  while (text.size() - at >= group_size) {
    const std::size_t groups = std::min((text.size() - at) / group_size, kinds.size());
    way.tell(text.data() + at, groups, kinds.data());
    for (std::size_t g = 0; g < groups; ++g, at += group_size) {
      const byte_kinds& k = kinds[g];
      const bool is_plain = k.others == 0 && k.followers == (k.leads << 1 | k.triples << 2 | cut);
      if (!is_plain) return cut == 0 ? at : begin_of_cut(text, at);
      cut = k.leads >> 63 | k.triples >> 62;
    }
  }
  return cut == 0 ? at : begin_of_cut(text, at);
}

#ifndef ISMAP_MADE_SMALL
std::size_t pass_plain(std::string_view text, std::size_t at) {
  static const telling_way quickest = telling_ways().front();
  return pass_plain_by(quickest, text, at);
}
#endif

}  // namespace ismap::unicode
