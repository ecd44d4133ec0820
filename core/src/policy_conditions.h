// One condition of a policy's rule: { "field": ..., "op": ..., "value": ... }.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ismap/json_reader.h"
#include "ismap/policy.h"
#include "policy_problems.h"

namespace ismap {

// The condition, or nothing where something is wrong with it, which is then noted. `work` are the ids of the rows of
// target work that it may name, in the order of their numbers.
[[nodiscard]] std::optional<policy_condition> read_condition(const json_value& v, const std::string& pointer,
                                                             std::span<const std::string> work,
                                                             policy_problems& problems);

}  // namespace ismap
