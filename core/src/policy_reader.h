// A policy file's JSON, checked and turned into a policy.
#pragma once

#include <optional>
#include <span>
#include <string>
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

// `known_work` are the rows that stand already; a rule may name them and those of the file.
[[nodiscard]] read_policy_file read_policy(std::string_view json, std::span<const target_work_row> known_work);

}  // namespace ismap
