// Policies with many rules, put together at random, against the model: the outcomes that they leave possible, and which
// of them bear on the answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "random_answers.h"
#include "selection_model_policies.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;

// A condition as JSON and as the model has it.
struct condition {
  const char* json;
  bool (*holds)(const complete&);
};

const std::vector<condition> conditions{
    {R"({"field":"organisation_type","op":"ne","value":"other"})",
     [](const complete& c) { return c.organisation != organisation_type::other; }},
    {R"({"field":"organisation_type","op":"eq","value":"local_government"})",
     [](const complete& c) { return c.organisation == organisation_type::local_government; }},
    {R"({"field":"network_model","op":"ne","value":"alpha"})",
     [](const complete& c) { return c.network && *c.network != network_model::alpha; }},
    {R"({"field":"service_model","op":"ne","value":"SaaS"})",
     [](const complete& c) { return c.service != service_model::saas; }},
    {R"({"field":"service_model","op":"in","value":["SaaS","IaaS"]})",
     [](const complete& c) { return c.service != service_model::paas; }},
    {R"({"field":"confidentiality","op":"ge","value":"2"})", [](const complete& c) { return c.confidentiality >= 2; }},
    {R"({"field":"confidentiality","op":"eq","value":"2"})", [](const complete& c) { return c.confidentiality == 2; }},
    {R"({"field":"integrity","op":"ge","value":"2"})", [](const complete& c) { return c.integrity == 2; }},
    {R"({"field":"availability","op":"ge","value":"2"})", [](const complete& c) { return c.availability == 2; }},
    {R"({"field":"target_work","op":"ne","value":"policy-coordination"})",
     [](const complete& c) { return c.work != std::size_t{0}; }},
    {R"({"field":"target_work","op":"eq","value":"second-work"})",
     [](const complete& c) { return c.work == std::size_t{1}; }},
    {R"({"field":"target_work","op":"in","value":["none","second-work"]})",
     [](const complete& c) { return c.work != std::size_t{0}; }},
    {R"({"field":"impact","op":"ge","value":"moderate"})",
     [](const complete& c) { return c.impact() >= impact_level::moderate; }},
    {R"({"field":"impact","op":"ge","value":"high"})",
     [](const complete& c) { return c.impact() == impact_level::high; }},
    {R"({"field":"impact_confidentiality","op":"ge","value":"moderate"})",
     [](const complete& c) { return c.levels[0] >= impact_level::moderate; }},
    {R"({"field":"impact_integrity","op":"ge","value":"high"})",
     [](const complete& c) { return c.levels[1] == impact_level::high; }},
    {R"({"field":"impact_availability","op":"ne","value":"low"})",
     [](const complete& c) { return c.levels[2] != impact_level::low; }},
};

struct many_rules {
  std::string json;
  std::vector<stricter> in_model;
};

// One to three conditions a rule; of more than one on the same fact all must hold.
many_rules draw(std::mt19937& random, std::size_t count) {
  const auto below = [&random](std::size_t n) { return random() % n; };
  const std::string source = R"("source":{"title":{"en":"a test"},"place":"1"})";
  many_rules all;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<condition> when;
    std::string list;
    for (std::size_t n = 1 + below(3); n > 0; --n) {
      when.push_back(conditions[below(conditions.size())]);
      list.append(list.empty() ? "" : ",").append(when.back().json);
    }
    const outcome floor = every_outcome[1 + below(3)];
    all.json += all.json.empty() ? "" : ",";
    all.json += R"({"id":"rule-)" + std::to_string(i) + R"(","texts":{"en":"a test"},)" + source;
    all.json += R"(,"when":[)" + list + R"(],"at_least":")" + std::string{identifier(floor)} + R"("})";
    const auto holds = [when](const complete& c) {
      return std::all_of(when.begin(), when.end(), [&c](const condition& each) { return each.holds(c); });
    };
    all.in_model.push_back({holds, floor});
  }
  all.json = R"({"id":"test","target_work":[{"id":"second-work","title":{"en":"Second work"},)" + source +
             R"(}],"rules":[)" + all.json + "]}";
  return all;
}

policies read(const std::string& json) {
  policies p;
  for (const policy_problem& problem : p.add(json)) ADD_FAILURE() << problem.pointer << ": " << problem.en;
  return p;
}

TEST(many_policy_rules, leave_what_the_completions_come_to) {
  std::mt19937 draws{71};
  random_answers random{72, 2};
  for (int set = 0; set < 150; ++set) {
    const many_rules rules = draw(draws, 1 + draws() % 30);
    const policies of_user = read(rules.json);
    for (int i = 0; i < 8; ++i) {
      const answers a = random.next();
      const day as_of = random.next_day();
      ASSERT_EQ(shown(select_on(a, as_of, of_user).outcomes), shown(outcomes_of(a, world{as_of, 2, rules.in_model})))
          << shown(a, as_of) << "\n  " << rules.json;
    }
  }
}

// A rule bears on the answer where it raises the outcome of some completion, and on no other.
TEST(many_policy_rules, decide_where_they_raise_what_a_completion_comes_to) {
  std::mt19937 draws{73};
  random_answers random{74, 2};
  for (int set = 0; set < 60; ++set) {
    const many_rules rules = draw(draws, 12);
    const policies of_user = read(rules.json);
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of, of_user);
    ASSERT_EQ(s.policy_reasons.size(), rules.in_model.size());
    for (std::size_t r = 0; r < rules.in_model.size(); ++r) {
      bool raises = false;
      for_each_completion(a, world{as_of, 2, {}}, [&](const complete& c) {
        raises = raises || (rules.in_model[r].holds(c) && rules.in_model[r].at_least > by_the_rules(c, as_of));
      });
      ASSERT_EQ(s.policy_reasons[r].decides, raises) << "rule " << r << "\n" << shown(a, as_of) << "\n  " << rules.json;
    }
  }
}

}  // namespace
