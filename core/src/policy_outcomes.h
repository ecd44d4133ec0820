// What the rules of the user's policies make of the outcomes by S1 to S10.
#pragma once

#include <array>
#include <optional>

#include "ismap/facts.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"

namespace ismap {

// The impact on each aspect, in their order.
inline constexpr std::array aspect_facts{fact::impact_confidentiality, fact::impact_integrity,
                                         fact::impact_availability};

// The outcomes by the rules, raised by the user's policies.
[[nodiscard]] possible_outcomes raised_by_policies(const possible_outcomes& outcomes, const facts& f,
                                                   const rule_set& rules, const policies& of_user);

// Whether all conditions of a policy's rule hold; nothing while an answer is missing that could tell.
[[nodiscard]] std::optional<bool> applies(const policy_rule& r, const facts& f);

// Of a rule that applies or may: whether it then raises an outcome that S1 to S10 leave possible.
[[nodiscard]] bool raises(const policy_rule& r, const facts& f, const rule_set& rules, const policies& of_user);

// The facts that a policy's rule looks at.
[[nodiscard]] fact_set facts_seen_by(const policy_rule& r);

}  // namespace ismap
