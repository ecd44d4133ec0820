#include "outcomes.h"

#include <algorithm>
#include <array>

#include "ismap/selection.h"
#include "policy_outcomes.h"

namespace ismap {

namespace {

// Class 2 where both lists exist: ISMAP-LIU where both conditions hold, ISMAP where one fails, both while one is open.
void add_by_conditions(const deciding_verdicts& v, possible_outcomes& to) {
  const bool saas = v.s5 == verdict::may_be_liu;
  const bool low_risk = v.s6 == verdict::conditions_met;
  const bool may_be_saas = saas || v.s5 == verdict::open;
  const bool may_be_low_risk = low_risk || v.s6 == verdict::open;
  if (may_be_saas && may_be_low_risk) to.add(outcome::ismap_or_liu);
  if (!saas || !low_risk) to.add(outcome::ismap);
}

}  // namespace

possible_outcomes outcomes_by(const deciding_verdicts& v) {
  possible_outcomes out = possible_outcomes::none();
  if (v.s2 != verdict::not_applicable) out.add(outcome::no_list_required);
  if (v.s9 == verdict::before_lists) out.add(outcome::refer);
  if (v.s9 == verdict::before_liu) out.add(outcome::ismap);
  if (v.s9 == verdict::both_lists) add_by_conditions(v, out);
  const bool local_is_referred = v.s10 == verdict::refer || v.s10 == verdict::open;
  if (v.s3 != verdict::not_applicable || local_is_referred) out.add(outcome::refer);
  return out;
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
  std::array<verdict, rule_count> by_rule{};
  for (const reason& r : reasons) by_rule[static_cast<std::size_t>(r.rule)] = r.verdict;
  const auto of = [&by_rule](rule_id id) { return by_rule[static_cast<std::size_t>(id)]; };
  return outcomes_by({of(rule_id::S2), of(rule_id::S3), of(rule_id::S5), of(rule_id::S6), of(rule_id::S9),
                      of(rule_id::S10)});
}

possible_outcomes outcomes_of(const facts& f, const rule_set& rules, const policies& of_user) {
  return raised_by_policies(outcomes_by_rules(f, rules), f, rules, of_user);
}

}  // namespace ismap
