// The months of this century as they are written, "2024-03-": to read one is to find it in a table, and to write one to
// take it out of another.
#pragma once

#ifndef ISMAP_MADE_SMALL

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "day_text.h"
#include "month_table.h"

namespace ismap {

// A month, where the text is one; none has no days.
struct written_month {
  std::uint64_t text = 0;    // its first byte lowest
  day day_before{};          // its first
  std::uint32_t length = 0;  // in days
};

namespace detail {

inline constexpr int century = 2000;
inline constexpr int first_month = month_table::month_of(century, 1);
inline constexpr int months_of_century = 1200;

// By the months since the century began.
inline constexpr std::array month_texts = [] {
  std::array<std::uint64_t, months_of_century> texts{};
  const auto digits = [](int value) { return std::uint64_t{two_digits[static_cast<std::size_t>(value)]}; };
  for (int i = 0; i < months_of_century; ++i) {
    texts[static_cast<std::size_t>(i)] =
        digits(century / 100) | digits(i / 12) << 16 | 0x2D00'002D'0000'0000 | digits(i % 12 + 1) << 40;
  }
  return texts;
}();

// A place for each month's text among 4096: the last two digits of the year and those of the month, each weighted so
// that their sum stands in bits of its own of the product.
[[nodiscard]] constexpr std::size_t place_of(std::uint64_t text) {
  constexpr std::uint64_t weights = std::uint64_t{320} << 32 | std::uint64_t{32} << 24 | 16 << 8 | 1;
  return (text >> 16 & 0x0F'0F00'0F0F) * weights >> 32 & 0xFFF;
}

inline constexpr std::array written_months = [] {
  std::array<written_month, 4096> months{};
  for (int i = 0; i < months_of_century; ++i) {
    const std::uint64_t text = month_texts[static_cast<std::size_t>(i)];
    const int month = first_month + i;
    months[place_of(text)] = {text, month_table::day_before(month),
                              static_cast<std::uint32_t>(month_table::length(month))};
  }
  return months;
}();

static_assert(written_months[0].length == 0 &&
                  std::count_if(written_months.begin(), written_months.end(),
                                [](const written_month& each) { return each.length > 0; }) == months_of_century,
              "no two months share a place");

}  // namespace detail

// The month that these eight bytes are, or none.
[[nodiscard]] constexpr const written_month& month_of_text(std::uint64_t text) {
  const written_month& there = detail::written_months[detail::place_of(text)];
  return there.text == text ? there : detail::written_months[0];
}

// The eight bytes of a month as month_table counts them, or 0 where it is another century's.
[[nodiscard]] constexpr std::uint64_t text_of_month(int month) {
  const auto place = static_cast<std::size_t>(month - detail::first_month);
  return place < detail::month_texts.size() ? detail::month_texts[place] : 0;
}

}  // namespace ismap

#endif
