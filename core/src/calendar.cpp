#include "ismap/calendar.h"

namespace ismap {

namespace {

date::year_month_day same_number(day first_day, months length) { return date::year_month_day{first_day} + length; }

}  // namespace

std::optional<day> corresponding_day(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (!candidate.ok()) return std::nullopt;
  return day{candidate};
}

day last_day_of_term(day first_day, months length) {
  const auto candidate = same_number(first_day, length);
  if (candidate.ok()) return day{candidate} - date::days{1};
  return day{candidate.year() / candidate.month() / date::last};
}

}  // namespace ismap
