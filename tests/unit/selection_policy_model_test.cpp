// Policies' rules against the model: they make a complete workload's outcome stricter, and of a workload with missing
// answers what its completions come to together, even where rules bear on one another.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "raised_answers.h"
#include "random_answers.h"
#include "selection_model_policies.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;

TEST(policy_rules, make_of_a_workload_what_its_completions_come_to) {
  random_answers random{33, 2};
  for (unsigned chosen = 0; chosen < rule_sets; ++chosen) {
    const policies of_user = in_use(chosen);
    for (int i = 0; i < 20; ++i) {
      const answers a = random.next();
      const day as_of = random.next_day();
      const selection s = select_on(a, as_of, of_user);
      ASSERT_EQ(shown(s.outcomes), shown(outcomes_of(a, world_of(chosen, as_of))))
          << shown(a, as_of) << "\n  " << policy_of(chosen);
    }
  }
}

TEST(policy_rules, never_make_an_outcome_more_lenient) {
  random_answers random{34, 2};
  const policies without = in_use(0);
  for (unsigned chosen = 0; chosen < rule_sets; chosen += 5) {
    const policies of_user = in_use(chosen);
    for (int i = 0; i < 20; ++i) {
      const answers a = random.next();
      const day as_of = random.next_day();
      const possible_outcomes before = select_on(a, as_of, without).outcomes;
      const possible_outcomes after = select_on(a, as_of, of_user).outcomes;
      ASSERT_GE(after.least(), before.least()) << shown(a, as_of) << "\n  " << policy_of(chosen);
      ASSERT_GE(after.greatest(), before.greatest()) << shown(a, as_of) << "\n  " << policy_of(chosen);
    }
  }
}

TEST(policy_rules, never_make_it_fall_when_a_class_or_a_degree_rises) {
  random_answers random{35, 2};
  for (unsigned chosen = 0; chosen < rule_sets; ++chosen) {
    const policies of_user = in_use(chosen);
    for (int i = 0; i < 10; ++i) {
      const answers a = random.next();
      const day as_of = random.next_day();
      const possible_outcomes before = select_on(a, as_of, of_user).outcomes;
      for (const answers& next : raised(a)) {
        const possible_outcomes after = select_on(next, as_of, of_user).outcomes;
        ASSERT_GE(after.least(), before.least()) << shown(a, as_of) << "\n  raised: " << shown(next);
        ASSERT_GE(after.greatest(), before.greatest()) << shown(a, as_of) << "\n  raised: " << shown(next);
      }
    }
  }
}

std::string sample(const std::string& name) {
  std::ifstream file{std::string{ISMAP_TESTS_FOLDER} + "/../tools/samples/" + name, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(sample_policies, are_read_without_a_problem) {
  for (const char* name : {"policy-made-up.json", "policy-own-questions.json"}) {
    policies p;
    for (const policy_problem& problem : p.add(sample(name))) {
      ADD_FAILURE() << name << problem.pointer << ": " << problem.message(language::en);
    }
  }
}

TEST(sample_policies, bring_rows_rules_questions_and_degrees) {
  policies p;
  ASSERT_TRUE(p.add(sample("policy-made-up.json")).empty());
  ASSERT_TRUE(p.add(sample("policy-own-questions.json")).empty());
  EXPECT_EQ(p.target_work().size(), policies::none().target_work().size() + 2);
  EXPECT_EQ(p.all()[0].rules.size(), 3u);
  EXPECT_EQ(p.assessment().questions.size(), 6u);
  EXPECT_EQ(p.assessment().degrees.size(), 5u);
}

// The first rule of the sample, and a workload that would be ismap_or_liu without it.
TEST(sample_policies, ask_a_national_agency_for_ismap_where_integrity_is_2) {
  policies p;
  ASSERT_TRUE(p.add(sample("policy-made-up.json")).empty());
  answers a;
  a.organisation = organisation_type::national_agency;
  a.service = service_model::saas;
  a.confidentiality = {information_class::two};
  a.integrity = {information_class::two};
  a.whole.fill({impact_level::low, std::nullopt});
  a.work = target_work_answer::listed(0);
  EXPECT_EQ(shown(select_on(a, border_days.back()).outcomes), "ismap_or_liu");
  EXPECT_EQ(shown(select_on(a, border_days.back(), p).outcomes), "ismap");
  a.integrity = {};
  EXPECT_EQ(shown(select_on(a, border_days.back(), p).outcomes), "ismap_or_liu;ismap");
  a.organisation = organisation_type::incorporated_agency;
  EXPECT_EQ(shown(select_on(a, border_days.back(), p).outcomes), "ismap_or_liu");
}

}  // namespace
