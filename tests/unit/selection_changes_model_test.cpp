// What would have to be otherwise for ISMAP-LIU, against every set of answers: service model, target work, the
// aspects' own answers and those to the twelve questions.
//
// The rules want three things at once, and each aspect's impact low; so the least sets for all are those for each,
// put together in every way. For one aspect all sets of its answers are tried. An aspect's own answer and those to its
// questions are one answer given in two ways: a missing one is given as its questions where any of them is answered,
// else as the aspect's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ismap/classify_output.h"
#include "random_answers.h"
#include "selection_model_policies.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;
using selection_model::shown;

using names = std::set<std::string>;

constexpr std::array aspect_names{"confidentiality", "integrity", "availability"};
constexpr std::array kind_names{"rights", "work", "assets", "trust"};

// Makes one answer what ISMAP-LIU wants; false where there is no answer of that name.
bool change_answer(answers& a, const std::string& name, std::size_t row) {
  if (name == "service_model") return a.service = service_model::saas, true;
  if (name == "target_work") return a.work = target_work_answer::listed(row), true;
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
    const std::string whole = std::string{"impact_"} + aspect_names[aspect];
    if (name == whole) return a.whole[aspect] = {impact_level::low, std::nullopt}, true;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      if (name == whole + "_" + kind_names[kind]) return a.degree[aspect * kinds + kind] = 0, true;
    }
  }
  return false;
}

answers with(answers a, const names& changed, std::size_t row = 0) {
  for (const std::string& name : changed) EXPECT_TRUE(change_answer(a, name, row)) << "no answer: " << name;
  return a;
}

const possible_outcomes liu{outcome::ismap_or_liu};

// The sets among those given that hold no other of them.
std::set<names> least_of(const std::set<names>& sets) {
  std::set<names> least;
  for (const names& s : sets) {
    const bool holds_another = std::any_of(sets.begin(), sets.end(), [&s](const names& other) {
      return other != s && std::includes(s.begin(), s.end(), other.begin(), other.end());
    });
    if (!holds_another) least.insert(s);
  }
  return least;
}

// The answers of an aspect that can be otherwise.
std::vector<std::string> answers_of_aspect(const answers& a, std::size_t aspect) {
  const std::string whole = std::string{"impact_"} + aspect_names[aspect];
  std::vector<std::string> all;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    if (a.degree[aspect * kinds + kind])
      all = {whole + "_rights", whole + "_work", whole + "_assets", whole + "_trust"};
  }
  if (a.whole[aspect].level || all.empty()) all.push_back(whole);
  return all;
}

// The least sets of an aspect's answers that make its impact low.
std::set<names> least_of_aspect(const answers& a, std::size_t aspect) {
  const std::vector<std::string> all = answers_of_aspect(a, aspect);
  std::set<names> enough;
  for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
    names some;
    for (unsigned n = 0; n < all.size(); ++n) {
      if (chosen >> n & 1U) some.insert(all[n]);
    }
    if (levels_of(with(a, some), aspect) == std::set{impact_level::low}) enough.insert(some);
  }
  return least_of(enough);
}

std::set<names> each_with_each(const std::set<names>& first, const std::set<names>& second) {
  std::set<names> all;
  for (const names& one : first) {
    for (names both : second) {
      both.insert(one.begin(), one.end());
      all.insert(both);
    }
  }
  return all;
}

std::set<names> by_brute_force(const answers& a, day as_of) {
  const world in{as_of, 1, {}};
  if (outcomes_of(a, in) != possible_outcomes{outcome::ismap} || as_of < liu_begins) return {};
  std::set<names> all{{}};
  if (a.service != service_model::saas) all = each_with_each(all, {{"service_model"}});
  if (!a.work || !a.work->is_listed()) all = each_with_each(all, {{"target_work"}});
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) all = each_with_each(all, least_of_aspect(a, aspect));
  return all;
}

names names_of(const change_set& set, const policies& of_user = policies::none()) {
  names all;
  for (const change& c : set) all.insert(answer_identifier(c.answer, of_user));
  return all;
}

std::vector<std::size_t> rows_of(const change_set& set, const policies& of_user) {
  for (const change& c : set) {
    if (answer_identifier(c.answer, of_user) == "target_work") return c.rows;
  }
  return {};
}

std::string shown(const std::set<names>& sets) {
  std::string all;
  for (const names& s : sets) {
    all += "\n  {";
    for (const std::string& name : s) all += " " + name;
    all += " }";
  }
  return all;
}

TEST(changes, are_the_least_sets_that_would_give_ismap_or_liu) {
  random_answers random{16};
  std::size_t with_changes = 0;
  for (int i = 0; i < 5'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of);
    std::set<names> found;
    for (const change_set& set : s.changes) found.insert(names_of(set));
    ASSERT_EQ(found.size(), s.changes.size()) << "a set twice: " << shown(a, as_of);
    ASSERT_EQ(shown(found), shown(by_brute_force(a, as_of))) << shown(a, as_of);
    if (!found.empty()) ++with_changes;
  }
  EXPECT_GT(with_changes, 1'000u);
}

// Every part of the set, but the set itself.
std::vector<names> parts_of(const names& all) {
  const std::vector<std::string> each{all.begin(), all.end()};
  std::vector<names> parts;
  for (std::size_t chosen = 0; chosen + 1 < std::size_t{1} << each.size(); ++chosen) {
    names& part = parts.emplace_back();
    for (std::size_t n = 0; n < each.size(); ++n) {
      if (chosen >> n & 1U) part.insert(each[n]);
    }
  }
  return parts;
}

// Applies the changes of workloads at random, with each row of target work; how many sets there were.
std::size_t apply_changes(unsigned chosen, std::uint32_t seed, int workloads) {
  std::size_t sets = 0;
  random_answers random{seed, 2};
  const policies of_user = in_use(chosen);
  for (int i = 0; i < workloads && !testing::Test::HasFailure(); ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    for (const change_set& set : select_on(a, as_of, of_user).changes) {
      ++sets;
      const names all = names_of(set, of_user);
      EXPECT_EQ(all.size(), set.size()) << "an answer twice: " << shown(a, as_of) << shown({all});
      const std::vector<std::size_t> would_do = rows_of(set, of_user);
      for (std::size_t row = 0; row < 2; ++row) {
        const bool gives_liu = select_on(with(a, all, row), as_of, of_user).outcomes == liu;
        const bool is_named = std::find(would_do.begin(), would_do.end(), row) != would_do.end();
        EXPECT_EQ(gives_liu, is_named || !all.contains("target_work"))
            << "row " << row << ", " << shown(a, as_of) << shown({all}) << "\n  " << policy_of(chosen);
      }
      if (all.size() > 8) continue;
      for (const names& part : parts_of(all)) {
        for (std::size_t row = 0; row < 2; ++row) {
          EXPECT_FALSE(select_on(with(a, part, row), as_of, of_user).outcomes == liu)
              << shown(a, as_of) << shown({all}) << "\n but already" << shown({part}) << "\n  " << policy_of(chosen);
        }
      }
    }
  }
  return sets;
}

TEST(changes, give_exactly_ismap_or_liu_together_and_no_part_of_them_does) {
  EXPECT_GT(apply_changes(0, 17, 6'000), 1'000u);
}

TEST(changes, do_so_under_a_policy_too_with_the_rows_of_target_work_that_they_name_and_no_other) {
  std::size_t sets = 0;
  for (unsigned chosen = 1; chosen < rule_sets; ++chosen) sets += apply_changes(chosen, chosen, 20);
  EXPECT_GT(sets, 100u);
}

bool is_class_two(const answers& a) {
  const auto organisations = organisations_of(a);
  return std::all_of(organisations.begin(), organisations.end(),
                     [&a](organisation_type o) { return confidentiality_of(a, o) == std::set{2}; });
}

// The workload with every answer that may be otherwise as ISMAP-LIU wants it.
answers at_its_best(answers a, std::size_t row) {
  a.service = service_model::saas;
  a.whole.fill({impact_level::low, std::nullopt});
  a.degree.fill(0);
  a.work = target_work_answer::listed(row);
  return a;
}

TEST(changes, are_missing_under_a_policy_only_where_nothing_that_may_be_otherwise_would_help) {
  random_answers random{20, 2};
  std::map<no_change, std::size_t> in_the_way;
  for (unsigned chosen = 1; chosen < rule_sets; ++chosen) {
    const policies of_user = in_use(chosen);
    for (int i = 0; i < 20; ++i) {
      const answers a = random.next();
      const selection s = select_on(a, border_days.back(), of_user);
      if (s.determined() != outcome::ismap) continue;
      const world in = world_of(chosen, border_days.back());
      const bool would_help = outcomes_of(at_its_best(a, 0), in) == liu || outcomes_of(at_its_best(a, 1), in) == liu;
      ASSERT_EQ(s.changes.empty(), !would_help) << shown(a) << "\n  " << policy_of(chosen);
      const no_change in_its_way = is_class_two(a) ? no_change::policy_rule : no_change::class_not_2;
      ASSERT_EQ(identifier(s.why_no_change), identifier(would_help ? no_change::none : in_its_way))
          << shown(a) << "\n  " << policy_of(chosen);
      if (!would_help) ++in_the_way[in_its_way];
    }
  }
  EXPECT_GT(in_the_way[no_change::policy_rule], 10u);
  EXPECT_GT(in_the_way[no_change::class_not_2], 10u);
}

TEST(changes, are_missing_only_for_a_reason_that_is_given) {
  random_answers random{19};
  std::set<no_change> seen;
  for (int i = 0; i < 5'000; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const selection s = select_on(a, as_of);
    no_change expected = no_change::none;
    if (!s.determined()) {
      expected = no_change::undetermined;
    } else if (*s.determined() != outcome::ismap) {
      expected = no_change::not_ismap;
    } else if (as_of < liu_begins) {
      expected = no_change::before_liu;
    }
    ASSERT_EQ(identifier(s.why_no_change), identifier(expected)) << shown(a, as_of) << " " << shown(s.outcomes);
    ASSERT_EQ(s.changes.empty(), expected != no_change::none) << shown(a, as_of);
    seen.insert(expected);
  }
  EXPECT_EQ(seen.size(), 4u);
}

}  // namespace
