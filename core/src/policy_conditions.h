// One condition of a policy's rule: { "field": ..., "op": ..., "value": ... }.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ismap/json_reader.h"
#include "ismap/policy.h"
#include "policy_problems.h"

namespace ismap {

// The condition, or nothing where something is wrong with it, which is then noted. `known_work` and `own_work` are the
// rows of target work that it may name, numbered in that order.
[[nodiscard]] std::optional<policy_condition> read_condition(const json_value& v, const std::string& pointer,
                                                             std::span<const target_work_row> known_work,
                                                             std::span<const target_work_row> own_work,
                                                             policy_problems& problems);

}  // namespace ismap
