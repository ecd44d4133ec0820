// Which missing answer would narrow the outcome most.
#pragma once

#include <optional>

#include "ismap/columns.h"
#include "ismap/facts.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"
#include "ismap/workload.h"

namespace ismap {

// The first of open_questions(); nothing where everything is answered. `f` are the facts of `w`, and `now` the outcomes
// that they leave possible.
[[nodiscard]] std::optional<column> next_question(const workload& w, const facts& f, const rule_set& rules,
                                                  const policies& of_user, const possible_outcomes& now);

}  // namespace ismap
