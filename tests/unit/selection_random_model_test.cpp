// Random workloads, with all answers at once that the space of selection_model_test.cpp holds apart: against the
// model, against their own completions, and against themselves with an answer raised.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "raised_answers.h"
#include "random_answers.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;

std::set<std::string> codes_of(const selection& s) {
  std::set<std::string> codes;
  for (const finding& f : s.findings) codes.emplace(identifier(f.code));
  return codes;
}

bool is_disagreement_of(const answers& a, std::size_t aspect) {
  if (!a.whole[aspect].level) return false;
  impact_level highest = impact_level::low;
  std::size_t answered = 0;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const auto& degree = a.degree[aspect * kinds + kind];
    if (!degree) continue;
    highest = std::max(highest, level_of(*degree));
    ++answered;
  }
  return highest > *a.whole[aspect].level || (answered == kinds && highest < *a.whole[aspect].level);
}

bool has_own_scale(const answers& a) {
  return !names_local_class(a) || !a.organisation || *a.organisation == organisation_type::local_government;
}

// Every item has a class, yet the answers on secret documents and non-disclosable information mean a higher one.
bool is_below_definition(const answers& a) {
  if (std::count(a.confidentiality.begin(), a.confidentiality.end(), item{}) > 0 || !has_own_scale(a)) return false;
  bool has_two = false;
  bool has_three = false;
  for (const item i : a.confidentiality) {
    has_two = has_two || *i == information_class::two;
    has_three = has_three || *i >= information_class::three;
  }
  if (a.secret == true) return !has_three;
  return a.non_disclosable == true && !has_two && !has_three;
}

// What the answers themselves show; what was found while reading a file is not theirs.
std::set<std::string> findings_of(const answers& a, day as_of) {
  std::set<std::string> codes;
  if (!has_own_scale(a)) codes.insert("class_of_other_scale");
  bool is_class_one = true;
  for (const organisation_type o : organisations_of(a)) {
    is_class_one = is_class_one && confidentiality_of(a, o) == std::set{1};
  }
  if (!a.confidentiality.empty() && is_below_definition(a)) codes.insert("class_below_definition");
  if (is_class_one && !levels_of(a, 0).contains(impact_level::low)) codes.insert("class_and_impact_disagree");
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
    if (is_disagreement_of(a, aspect)) codes.insert("impact_conflict");
  }
  if (outcomes_of(a, world{as_of, 1, {}}).contains(outcome::ismap_or_liu)) {
    if (as_of >= on("2022-11-01") && as_of <= on("2025-03-31")) codes.insert("prior_application_period");
    if (as_of >= on("2023-05-19") && as_of <= on("2025-03-31")) codes.insert("special_measures_period");
  }
  return codes;
}

std::string joined(const std::set<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += code + " ";
  return all;
}

TEST(random_workloads, come_to_what_the_model_says) {
  random_answers random{20261123};
  std::set<std::string> seen;
  for (int i = 0; i < 20'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of);
    ASSERT_EQ(shown(s.outcomes), shown(outcomes_of(a, world{as_of, 1, {}}))) << shown(a, as_of);
    ASSERT_EQ(s.binding, binding_of(a)) << shown(a, as_of);
    ASSERT_EQ(joined(codes_of(s)), joined(findings_of(a, as_of))) << shown(a, as_of);
    for (const finding& f : s.findings) ASSERT_NE(message_of_workload(f, language::en), "") << identifier(f.code);
    for (const impact_level l : every_level) {
      ASSERT_EQ(s.facts.impact.overall().contains(l), impact_of_all(a).contains(l)) << shown(a, as_of);
    }
    seen.insert(shown(s.outcomes));
  }
  EXPECT_EQ(seen.size(), 15u) << "not every mixture of the four outcomes occurred";
}

// The completions as workloads, each answered in full, by the organisation's own scale.
std::vector<answers> completions_of(const answers& a, day as_of) {
  std::vector<answers> all;
  for_each_completion(a, world{as_of, 1, {}}, [&](const complete& c) {
    answers full;
    full.organisation = c.organisation;
    full.network = c.network;
    full.service = c.service;
    const bool is_local_three = c.organisation == organisation_type::local_government && c.confidentiality == 3;
    full.confidentiality = {is_local_three ? information_class::three_b : class_from(c.confidentiality)};
    full.integrity = {class_from(c.integrity)};
    full.availability = {class_from(c.availability)};
    for (std::size_t aspect = 0; aspect < aspects; ++aspect) full.whole[aspect].level = c.levels[aspect];
    full.work = c.work ? target_work_answer::listed(*c.work) : target_work_answer::none();
    all.push_back(full);
  });
  return all;
}

TEST(random_workloads, leave_possible_what_their_completions_come_to_and_nothing_else) {
  random_answers random{11};
  std::size_t tried = 0;
  for (int i = 0; i < 2'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const std::vector<answers> completions = completions_of(a, as_of);
    if (completions.size() > 500) continue;
    ++tried;
    possible_outcomes all = possible_outcomes::none();
    for (const answers& full : completions) {
      const selection s = select_on(full, as_of);
      ASSERT_TRUE(s.determined()) << shown(full, as_of);
      all.add(*s.determined());
    }
    ASSERT_EQ(shown(select_on(a, as_of).outcomes), shown(all)) << shown(a, as_of);
  }
  EXPECT_GT(tried, 1'000u);
}

TEST(random_workloads, never_fall_when_a_class_or_a_degree_rises) {
  random_answers random{20'000};
  for (int i = 0; i < 20'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const possible_outcomes before = select_on(a, as_of).outcomes;
    for (const answers& next : raised(a)) {
      const possible_outcomes after = select_on(next, as_of).outcomes;
      ASSERT_GE(after.least(), before.least()) << shown(a, as_of) << "\n  raised: " << shown(next);
      ASSERT_GE(after.greatest(), before.greatest()) << shown(a, as_of) << "\n  raised: " << shown(next);
    }
  }
}

}  // namespace
