// The months of the calendar with the day that each begins on, so that the many dates of a register become days and
// days become dates by looking up instead of dividing. Howard Hinnant's `date` fills the table once and is what the
// tests hold it against; outside the table its own arithmetic serves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

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

  [[nodiscard]] static const month_table& get() {
    static const month_table table;
    return table;
  }

  [[nodiscard]] bool covers(day d) const { return d >= first_ && d < end_; }
  [[nodiscard]] bool has(int month) const { return month >= 0 && month < month_count; }

  [[nodiscard]] static constexpr int month_of(int year, int month_of_year) {
    return (year - first_year) * 12 + month_of_year - 1;
  }

  [[nodiscard]] static constexpr int year_of(int month) { return first_year + month / 12; }
  [[nodiscard]] static constexpr int month_of_year(int month) { return month % 12 + 1; }

  // The day before the month's first.
  [[nodiscard]] day day_before(int month) const { return day{date::days{starts_[index(month)] - 1}}; }

  // How many days the month has.
  [[nodiscard]] int length(int month) const { return starts_[index(month) + 1] - starts_[index(month)]; }

  // The date of a day that is covered.
  [[nodiscard]] date_in_table find(day d) const {
    const int number = d.time_since_epoch().count();
    constexpr std::int64_t months_per_day = 141'110'653;  // 1 / 30.436875, the average, in parts of 2^32
    int month = static_cast<int>((number - starts_.front()) * months_per_day >> 32);
    while (starts_[index(month) + 1] <= number) ++month;
    while (starts_[index(month)] > number) --month;
    return {month, number - starts_[index(month)] + 1};
  }

 private:
  static constexpr int month_count = (last_year - first_year + 1) * 12;

  month_table();
  [[nodiscard]] static constexpr std::size_t index(int month) { return static_cast<std::size_t>(month); }

  std::vector<std::int32_t> starts_;  // days since 1970-01-01 of each month's first, and of the one after the last
  day first_;
  day end_;
};

}  // namespace ismap
