// The rules' table, and its parameters as constants of the compiler: a missing one does not compile.
#pragma once

#include <array>

#include "ismap/rules.h"

namespace ismap {

#include "rules.inc"  // rule_table, in the order of rule_id

static_assert(rule_table.size() == rule_count);

namespace detail {

void parameter_is_missing();  // never defined: where the compiler would have to call it, the build stops

consteval const std::variant<int, day>& parameter_of(rule_id id, std::string_view name) {
  for (const rule_parameter& p : rule_table[static_cast<std::size_t>(id)].parameters) {
    if (p.name == name) return p.value;
  }
  parameter_is_missing();
  return rule_table[0].parameters[0].value;
}

}  // namespace detail

consteval unsigned number_of(rule_id id, std::string_view name) {
  return static_cast<unsigned>(std::get<int>(detail::parameter_of(id, name)));
}

consteval months months_of(rule_id id, std::string_view name) {
  return months{std::get<int>(detail::parameter_of(id, name))};
}

consteval day day_of(rule_id id, std::string_view name) { return std::get<day>(detail::parameter_of(id, name)); }

}  // namespace ismap
