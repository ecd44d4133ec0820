#include "outcomes.h"

#include <algorithm>
#include <array>

#include "ismap/selection.h"
#include "policy_outcomes.h"

namespace ismap {

namespace {

// Class 2 where both lists exist: ISMAP-LIU where both conditions hold, ISMAP where one fails, both while one is open.
void add_by_conditions(const rule_verdicts& v, possible_outcomes& to) {
  const bool saas = v.of(rule_id::S5) == verdict::may_be_liu;
  const bool low_risk = v.of(rule_id::S6) == verdict::conditions_met;
  const bool may_be_saas = saas || v.of(rule_id::S5) == verdict::open;
  const bool may_be_low_risk = low_risk || v.of(rule_id::S6) == verdict::open;
  if (may_be_saas && may_be_low_risk) to.add(outcome::ismap_or_liu);
  if (!saas || !low_risk) to.add(outcome::ismap);
}

possible_outcomes combined(const rule_verdicts& v) {
  possible_outcomes out = possible_outcomes::none();
  if (v.of(rule_id::S2) != verdict::not_applicable) out.add(outcome::no_list_required);
  if (v.of(rule_id::S9) == verdict::before_lists) out.add(outcome::refer);
  if (v.of(rule_id::S9) == verdict::before_liu) out.add(outcome::ismap);
  if (v.of(rule_id::S9) == verdict::both_lists) add_by_conditions(v, out);
  if (v.of(rule_id::S3) != verdict::not_applicable || v.is(rule_id::S10, verdict::refer, verdict::open)) {
    out.add(outcome::refer);
  }
  return out;
}

}  // namespace

possible_outcomes outcomes_by_rules(const facts& f, const rule_set& rules) {
  return combined(deciding_verdicts(f, rules));
}

possible_outcomes at_least(const possible_outcomes& outcomes, outcome floor) {
  possible_outcomes raised = possible_outcomes::none();
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto o = static_cast<outcome>(i);
    if (outcomes.contains(o)) raised.add(std::max(o, floor));
  }
  return raised;
}

possible_outcomes joined(possible_outcomes a, const possible_outcomes& b) {
  for (std::size_t i = 0; i < outcome_count; ++i) {
    if (b.contains(static_cast<outcome>(i))) a.add(static_cast<outcome>(i));
  }
  return a;
}

possible_outcomes outcomes_of(std::span<const reason> reasons) {
  rule_verdicts v;
  for (const reason& r : reasons) v.set(r.rule, r.verdict);
  return combined(v);
}

possible_outcomes outcomes_of(const facts& f, const rule_set& rules, const policies& of_user) {
  return raised_by_policies(outcomes_by_rules(f, rules), f, rules, of_user);
}

}  // namespace ismap
