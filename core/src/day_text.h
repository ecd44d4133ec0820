// 2024-03-31, put together in registers.
#pragma once

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

}  // namespace ismap
