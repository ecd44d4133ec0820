// The outcomes that facts leave possible, exactly: the union over everything that the missing answers could be.
#pragma once

#include <array>
#include <cstddef>

#include "ismap/facts.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"

namespace ismap {

// What rules say, by rule.
class rule_verdicts {
 public:
  void set(rule_id id, verdict v) { by_rule_[static_cast<std::size_t>(id)] = v; }
  [[nodiscard]] verdict of(rule_id id) const { return by_rule_[static_cast<std::size_t>(id)]; }
  [[nodiscard]] bool is(rule_id id, verdict a, verdict b) const { return of(id) == a || of(id) == b; }

 private:
  std::array<verdict, rule_count> by_rule_{};
};

// Of the rules of selection that outcomes follow from.
[[nodiscard]] rule_verdicts deciding_verdicts(const facts& f, const rule_set& rules);

// By the rules S1 to S10.
[[nodiscard]] possible_outcomes outcomes_by_rules(const facts& f, const rule_set& rules);

// By the rules S1 to S10 and those of the user's policies.
[[nodiscard]] possible_outcomes outcomes_of(const facts& f, const rule_set& rules, const policies& of_user);

// Each of them raised to the floor.
[[nodiscard]] possible_outcomes at_least(const possible_outcomes& outcomes, outcome floor);

// Those of both.
[[nodiscard]] possible_outcomes joined(possible_outcomes a, const possible_outcomes& b);

}  // namespace ismap
