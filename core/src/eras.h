// The Japanese eras (core/rules/eras.json), the present one first.
#pragma once

#include <array>
#include <string_view>

#include "ismap/calendar.h"

namespace ismap {

struct era {
  std::string_view name;    // two characters, UTF-8
  std::string_view square;  // both in one character
  std::string_view sign;    // its first character
  char letter;              // R, H, S, T, M
  int year_one;             // the western year of its first
  day first_day;
  day last_day;  // inclusive; of the present era, last_readable_day

  [[nodiscard]] constexpr bool contains(day d) const { return d >= first_day && d <= last_day; }
};

#include "eras.inc"  // inline constexpr std::array eras

}  // namespace ismap
