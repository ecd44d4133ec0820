#include "ismap/calendar.h"

#include <algorithm>
#include <array>

#include "month_table.h"

namespace ismap {

namespace {

// Of so many months in a row in a year, by where the year is cut: those with February, and those without it.
constexpr std::array fewest_of_months{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};
constexpr std::array most_of_months{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};

date::year_month_day same_number(day first_day, months length) { return date::year_month_day{first_day} + length; }

day last_day_by_arithmetic(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (candidate.ok()) return day{candidate} - date::days{1};
  return day{candidate.year() / candidate.month() / date::last};
}

}  // namespace

int fewest_days(months length) {
  return 365 * (length.count() / 12) + fewest_of_months[static_cast<std::size_t>(length.count() % 12)];
}

int most_days(months length) {
  return 366 * (length.count() / 12) + most_of_months[static_cast<std::size_t>(length.count() % 12)];
}

std::optional<day> corresponding_day(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (!candidate.ok()) return std::nullopt;
  return day{candidate};
}

day last_day_of_term(day first_day, months length) {
  const month_table& table = month_table::get();
  const bool is_in_table = table.covers(first_day) && table.has(length.count());
  if (!is_in_table) return last_day_by_arithmetic(first_day, length);
  const auto [month, number] = table.find(first_day);
  const int last_month = month + length.count();
  if (!table.has(last_month)) return last_day_by_arithmetic(first_day, length);
  // The day before the corresponding day, or the month's last day where that is earlier.
  return table.day_before(last_month) + date::days{std::min(number - 1, table.length(last_month))};
}

}  // namespace ismap
