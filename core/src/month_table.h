// The months of the calendar with the day that each begins on, so that the many dates of a register become days and
// days become dates by looking up instead of dividing. The compiler fills the table; Howard Hinnant's `date` is what
// the tests hold it against, and outside the table its arithmetic serves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ismap/calendar.h"

namespace ismap {

// A day as a date: its month, counted from January of month_table::first_year, and its number in it, from 1.
struct date_in_table {
  int month = 0;
  int number = 0;
};

class month_table {
 public:
  // Every readable day, the days just before the first, and as many after the last as a term may add.
  static constexpr int first_year = 1872;
  static constexpr int last_year = 3010;
  static constexpr int month_count = (last_year - first_year + 1) * 12;

  [[nodiscard]] static constexpr bool covers(day d);
  [[nodiscard]] static constexpr bool has(int month) { return month >= 0 && month < month_count; }

  [[nodiscard]] static constexpr int month_of(int year, int month_of_year) {
    return (year - first_year) * 12 + month_of_year - 1;
  }

  [[nodiscard]] static constexpr int year_of(int month) { return first_year + month / 12; }
  [[nodiscard]] static constexpr int month_of_year(int month) { return month % 12 + 1; }

  // The day before the month's first.
  [[nodiscard]] static constexpr day day_before(int month) { return day{date::days{start(month) - 1}}; }

  // How many days the month has.
  [[nodiscard]] static constexpr int length(int month) { return start(month + 1) - start(month); }

  // The date of a day that is covered.
  [[nodiscard]] static constexpr date_in_table find(day d);

 private:
  [[nodiscard]] static constexpr std::int32_t start(int month);
};

#ifdef ISMAP_MADE_SMALL

// Where every byte travels over a network, nothing is in the table, and `date` serves alone.
constexpr std::int32_t month_table::start(int month) {
  const date::year_month first{date::year{year_of(month)}, date::month{static_cast<unsigned>(month_of_year(month))}};
  return day{first / 1}.time_since_epoch().count();
}

constexpr bool month_table::covers(day) { return false; }

#else

namespace detail {

// Days since 1970-01-01 of each month's first, and of the one after the last.
inline constexpr std::array month_starts = [] {
  constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::array<std::int32_t, month_table::month_count + 1> starts{};
  starts[0] = day{date::year{month_table::first_year} / date::January / 1}.time_since_epoch().count();
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const bool is_leap = date::year{month_table::year_of(static_cast<int>(i))}.is_leap();
    starts[i + 1] = starts[i] + lengths[i % 12] + (i % 12 == 1 && is_leap ? 1 : 0);
  }
  return starts;
}();

}  // namespace detail

constexpr std::int32_t month_table::start(int month) { return detail::month_starts[static_cast<std::size_t>(month)]; }

constexpr bool month_table::covers(day d) {
  const int number = d.time_since_epoch().count();
  return number >= start(0) && number < start(month_count);
}

#endif

// The average length, counted from a few days later as Februaries are short, leads to the month or to the one before
// it.
constexpr date_in_table month_table::find(day d) {
  const int number = d.time_since_epoch().count();
  constexpr std::int64_t months_per_day = 141'110'653;  // 1 / 30.436875, the average, in parts of 2^32
  constexpr int later = 3;
  int month = static_cast<int>((number - start(0) - later) * months_per_day >> 32);
  month += start(month + 1) <= number ? 1 : 0;
  return {month, number - start(month) + 1};
}

}  // namespace ismap
