// The outcomes that facts leave possible, exactly: the union over everything that the missing answers could be.
#pragma once

#include "ismap/facts.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"

namespace ismap {

// What the rules say that outcomes follow from.
struct deciding_verdicts {
  verdict s2, s3, s5, s6, s9, s10;
};

[[nodiscard]] possible_outcomes outcomes_by(const deciding_verdicts& v);

// By the rules S1 to S10.
[[nodiscard]] possible_outcomes outcomes_by_rules(const facts& f, const rule_set& rules);

// By the rules S1 to S10 and those of the user's policies.
[[nodiscard]] possible_outcomes outcomes_of(const facts& f, const rule_set& rules, const policies& of_user);

// Each of them raised to the floor.
[[nodiscard]] possible_outcomes at_least(const possible_outcomes& outcomes, outcome floor);

// Those of both.
[[nodiscard]] possible_outcomes joined(possible_outcomes a, const possible_outcomes& b);

}  // namespace ismap
