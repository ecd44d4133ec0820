// One condition of a policy's rule: { "field": ..., "op": ..., "value": ... }.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ismap/json_reader.h"
#include "ismap/policy.h"
#include "policy_problems.h"

namespace ismap {

// The words that a value may be, each found without going through all of them.
class numbered_words {
 public:
  explicit numbered_words(std::vector<std::string> words) : words_(std::move(words)) {
    for (std::size_t i = 0; i < words_.size(); ++i) numbers_.emplace(words_[i], i);
  }

  [[nodiscard]] std::span<const std::string> all() const { return words_; }

  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? std::nullopt : std::optional{found->second};
  }

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
};

// The condition, or nothing where something is wrong with it, which is then noted. `work` are the ids of the rows of
// target work that it may name, in the order of their numbers, and "none" after them.
[[nodiscard]] std::optional<policy_condition> read_condition(const json_value& v, const std::string& pointer,
                                                             const numbered_words& work, policy_problems& problems);

// Adds the condition to those that must all hold; two on one fact become one.
void add_condition(std::vector<policy_condition>& to, policy_condition c);

}  // namespace ismap
