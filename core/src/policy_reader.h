// A policy file's JSON, checked and turned into a policy.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ismap/policy.h"

namespace ismap {

// What a file brings; `problems` is empty where all of it is right.
struct read_policy_file {
  policy content;
  std::vector<target_work_row> target_work;
  std::optional<std::vector<impact_question>> questions;
  std::optional<std::vector<impact_degree>> degrees;
  std::vector<policy_problem> problems;
};

// `in_use` are the policies that the file is to be used with: a rule may name their rows of target work, and no name of
// theirs may mean something else.
[[nodiscard]] read_policy_file read_policy(std::string_view json, const policies& in_use);

}  // namespace ismap
