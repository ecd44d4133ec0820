#include "ismap/audit_period.h"

namespace ismap {

std::optional<broken_limit> broken_limit_of_audit(day first, day last, const rule_set& rules) {
  const day longest = last_day_of_term(first, rules.longest_audit_period());
  if (last > longest) return broken_limit{finding_code::audit_period_too_long, longest};
  const day shortest = last_day_of_term(first, rules.shortest_audit_period());
  if (last < shortest) return broken_limit{finding_code::audit_period_too_short, shortest};
  return std::nullopt;
}

}  // namespace ismap
