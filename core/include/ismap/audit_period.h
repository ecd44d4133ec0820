// How long an audit period may and must be (A1).
#pragma once

#include <optional>

#include "ismap/calendar.h"
#include "ismap/findings.h"
#include "ismap/rules.h"

namespace ismap {

// A limit that an audit period breaks: audit_period_too_long or audit_period_too_short, and the last day of the longest
// or of the shortest period from the same first day.
struct broken_limit {
  finding_code code;
  day last_day;
};

// Nothing where the period is as long as it should be. Both days are inclusive, and `first` is not after `last`.
[[nodiscard]] inline std::optional<broken_limit> broken_limit_of_audit(day first, day last, const rule_set& rules) {
  const day longest = last_day_of_term(first, rules.longest_audit_period());
  if (last > longest) return broken_limit{finding_code::audit_period_too_long, longest};
  constexpr int most_days_of_month = 31;
  const bool is_surely_long_enough =
      (last - first).count() >= most_days_of_month * rules.shortest_audit_period().count();
  if (is_surely_long_enough) return std::nullopt;
  const day shortest = last_day_of_term(first, rules.shortest_audit_period());
  if (last >= shortest) return std::nullopt;
  return broken_limit{finding_code::audit_period_too_short, shortest};
}

}  // namespace ismap
