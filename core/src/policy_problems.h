// What is wrong in a policy file, gathered with its place and its wording.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/json_reader.h"
#include "ismap/language.h"
#include "ismap/policy.h"

namespace ismap {

class policy_problems {
 public:
  explicit policy_problems(std::string_view json) : json_(json) {}

  // `detail` is a part of the wording: the names that are known, the most that a list may hold.
  void add(policy_error e, const json_value& at, std::string pointer, const std::string& detail = {});

  // Whether the value is of that kind; notes it where it is not.
  bool expect(const json_value& v, const std::string& pointer, json_kind kind);

  // Notes every member that is not among the names.
  void expect_members(const json_value& object, const std::string& pointer,
                      std::initializer_list<std::string_view> names);

  // All of them, in the order of their places in the file.
  [[nodiscard]] std::vector<policy_problem> take();

 private:
  void note(policy_error e, std::size_t offset, std::string pointer, const std::string& read, const text& detail);

  std::string_view json_;
  std::multimap<std::size_t, policy_problem> found_;  // by offset
};

// Names for a message, the first of many.
[[nodiscard]] std::string listed(std::span<const std::string> names);

// The one problem of a file that is no JSON.
[[nodiscard]] policy_problem not_json(const json_problem& p);

}  // namespace ismap
