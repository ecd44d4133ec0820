// What the rules of the user's policies make of the outcomes by S1 to S10.
#pragma once

#include <array>
#include <optional>

#include "ismap/facts.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"
#include "ismap/selection.h"

namespace ismap {

// The impact on each aspect, in their order.
inline constexpr std::array aspect_facts{fact::impact_confidentiality, fact::impact_integrity,
                                         fact::impact_availability};

// The outcomes by the rules, raised by the user's policies, of which there is one at least.
[[nodiscard]] possible_outcomes outcomes_raised_by_policies(const possible_outcomes& outcomes, const facts& f,
                                                            const rule_set& rules, const policies& of_user);

// Adds what each policy's rules say, and which policies touched the result, to a selection that holds all else that its
// reasons rest on. `least` is the most lenient outcome by the rules alone.
void reasons_of_policies(const workload& w, const rule_set& rules, const policies& of_user, outcome least,
                         selection& to);

// Both, by which policies judge once one was added: a program that can add none carries neither.
struct policy_judging {
  decltype(&outcomes_raised_by_policies) raise;
  decltype(&reasons_of_policies) give_reasons;
};
extern const policy_judging judging_by_policies;

// The same for any policies, also where there are none.
[[nodiscard]] inline possible_outcomes raised_by_policies(const possible_outcomes& outcomes, const facts& f,
                                                          const rule_set& rules, const policies& of_user) {
  const policy_judging* const by = of_user.judging();
  return by == nullptr ? outcomes : by->raise(outcomes, f, rules, of_user);
}
inline void add_policy_reasons(const workload& w, const rule_set& rules, const policies& of_user, outcome least,
                               selection& to) {
  if (const policy_judging* const by = of_user.judging()) by->give_reasons(w, rules, of_user, least, to);
}

// Whether all conditions of a policy's rule hold; nothing while an answer is missing that could tell.
[[nodiscard]] std::optional<bool> applies(const policy_rule& r, const facts& f);

// Of a rule that applies or may: whether it then raises an outcome that S1 to S10 leave possible.
[[nodiscard]] bool raises(const policy_rule& r, const facts& f, const rule_set& rules, const policies& of_user);

// The facts that a policy's rule looks at.
[[nodiscard]] fact_set facts_seen_by(const policy_rule& r);

}  // namespace ismap
