// 2024-03-31, put together in registers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ismap/calendar.h"
#include "word.h"

namespace ismap {

// The ten bytes of a day, the first of each number lowest.
struct day_text {
  static constexpr std::size_t size = 10;

  std::uint64_t year_and_month;  // "2024-03-"
  std::uint16_t number;          // "31"

  // Puts them where there is room for them; returns the place behind them.
  char* put(char* to) const { return put_word(put_word(to, year_and_month), number); }
};

[[nodiscard]] day_text text_of(day d);

// "00" to "99", the first digit lowest.
inline constexpr auto two_digits = [] {
  std::array<std::uint16_t, 100> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>('0' + i / 10 + ('0' + i % 10) * 256);
  return all;
}();

}  // namespace ismap
