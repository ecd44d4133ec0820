// Rules of a policy, each as the core reads it and as the model has it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "selection_model.h"

namespace selection_model {

// A rule as JSON and as the model has it.
struct twice {
  std::string when;
  const char* at_least;
  stricter in_model;
};

inline const std::vector<twice>& every_rule() {
  using o = outcome;
  static const std::vector<twice> all{
      {R"({"field":"organisation_type","op":"eq","value":"national_agency"},{"field":"integrity","op":"ge","value":"2"})",
       "ismap",
       {[](const complete& c) { return c.organisation == organisation_type::national_agency && c.integrity == 2; },
        o::ismap}},
      {R"({"field":"service_model","op":"eq","value":"SaaS"})",
       "ismap",
       {[](const complete& c) { return c.service == service_model::saas; }, o::ismap}},
      {R"({"field":"service_model","op":"ne","value":"SaaS"},{"field":"availability","op":"ge","value":"2"})",
       "refer",
       {[](const complete& c) { return c.service != service_model::saas && c.availability == 2; }, o::refer}},
      {R"({"field":"impact","op":"ge","value":"high"})",
       "refer",
       {[](const complete& c) { return c.impact() == impact_level::high; }, o::refer}},
      {R"({"field":"impact_availability","op":"ge","value":"moderate"},{"field":"confidentiality","op":"ge","value":"1"})",
       "ismap_or_liu",
       {[](const complete& c) { return c.levels[2] >= impact_level::moderate; }, o::ismap_or_liu}},
      {R"({"field":"organisation_type","op":"eq","value":"local_government"},
          {"field":"network_model","op":"in","value":["alpha","beta"]},
          {"field":"confidentiality","op":"ge","value":"2"})",
       "refer",
       {[](const complete& c) {
          return c.organisation == organisation_type::local_government &&
                 (c.network == network_model::alpha || c.network == network_model::beta) && c.confidentiality >= 2;
        },
        o::refer}},
      {R"({"field":"organisation_type","op":"in","value":["incorporated_agency","designated_corporation"]})",
       "ismap",
       {[](const complete& c) {
          return c.organisation == organisation_type::incorporated_agency ||
                 c.organisation == organisation_type::designated_corporation;
        },
        o::ismap}},
      {R"({"field":"target_work","op":"eq","value":"second-work"})",
       "ismap",
       {[](const complete& c) { return c.work == std::size_t{1}; }, o::ismap}},
      {R"({"field":"target_work","op":"eq","value":"none"},{"field":"impact_integrity","op":"ge","value":"moderate"})",
       "refer",
       {[](const complete& c) { return !c.work && c.levels[1] >= impact_level::moderate; }, o::refer}},
  };
  return all;
}

// The rules whose bits are set, and one more row of target work.
inline std::string policy_of(unsigned chosen) {
  const std::string source = R"("source":{"title":{"en":"a test"},"place":"1"})";
  std::string rules;
  for (std::size_t r = 0; r < every_rule().size(); ++r) {
    if ((chosen >> r & 1U) == 0) continue;
    rules += rules.empty() ? "" : ",";
    rules += R"({"id":"rule-)" + std::to_string(r) + R"(","texts":{"en":"a test"},)" + source + R"(,"when":[)" +
             every_rule()[r].when + R"(],"at_least":")" + every_rule()[r].at_least + R"("})";
  }
  return R"({"id":"test","title":{"en":"a test"},"target_work":[{"id":"second-work","title":{"en":"Second work"},)" +
         source + "}]" + (rules.empty() ? "" : R"(,"rules":[)" + rules + "]") + "}";
}

inline policies in_use(unsigned chosen) {
  policies p;
  for (const policy_problem& problem : p.add(policy_of(chosen))) {
    ADD_FAILURE() << problem.pointer << ": " << problem.message(language::en) << "\n" << policy_of(chosen);
  }
  return p;
}

inline world world_of(unsigned chosen, day as_of) {
  world in{as_of, 2, {}};
  for (std::size_t r = 0; r < every_rule().size(); ++r) {
    if (chosen >> r & 1U) in.policy.push_back(every_rule()[r].in_model);
  }
  return in;
}

// How many sets of the rules there are.
inline constexpr unsigned rule_sets = 1U << 9;

}  // namespace selection_model
