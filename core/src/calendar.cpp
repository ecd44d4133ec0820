#include "ismap/calendar.h"

#include <algorithm>

#include "month_table.h"

namespace ismap {

namespace {

date::year_month_day same_number(day first_day, months length) { return date::year_month_day{first_day} + length; }

day last_day_by_arithmetic(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (candidate.ok()) return day{candidate} - date::days{1};
  return day{candidate.year() / candidate.month() / date::last};
}

}  // namespace

std::optional<day> corresponding_day(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (!candidate.ok()) return std::nullopt;
  return day{candidate};
}

day last_day_of_term(day first_day, months length) {
  using table = month_table;
  const bool is_in_table = table::covers(first_day) && table::has(length.count());
  if (!is_in_table) return last_day_by_arithmetic(first_day, length);
  const auto [month, number] = table::find(first_day);
  const int last_month = month + length.count();
  if (!table::has(last_month)) return last_day_by_arithmetic(first_day, length);
  // The day before the corresponding day, or the month's last day where that is earlier.
  return table::day_before(last_month) + date::days{std::min(number - 1, table::length(last_month))};
}

}  // namespace ismap
