// How the answers on impact come down to levels, against a second reading, over every combination of answers.
//
// All twelve answers at once are too many. Each aspect is therefore gone through alone, with every combination of its
// four answers (missing ones too) and of its own, while those of the other aspects are once missing and once severe;
// the whole is then gone through over all sets of levels that three aspects can have.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "selection_model_words.h"

namespace {

using namespace selection_model;
using selection_model::shown;

possible_levels set_of(const std::set<impact_level>& levels) {
  possible_levels all = possible_levels::none();
  for (const impact_level l : levels) all.add(l);
  return all;
}

std::string shown(const possible_levels& levels) {
  std::string names;
  for (const impact_level l : every_level) {
    if (levels.contains(l)) names += std::string{identifier(l)} + " ";
  }
  return names;
}

// None, each level, each degree.
std::vector<impact_answer> every_answer_of_an_aspect() {
  std::vector<impact_answer> all{{}};
  for (const impact_level l : every_level) all.push_back({l, std::nullopt});
  for (std::uint8_t d = 0; d < degrees; ++d) all.push_back({level_of(d), d});
  return all;
}

// Missing, or one of the four degrees, for each of the four kinds of consequence.
std::vector<std::array<std::optional<std::uint8_t>, kinds>> every_four_answers() {
  std::vector<std::array<std::optional<std::uint8_t>, kinds>> all;
  for (int number = 0; number < 5 * 5 * 5 * 5; ++number) {
    auto& four = all.emplace_back();
    for (int rest = number, kind = 0; kind < 4; ++kind, rest /= 5) {
      if (rest % 5 < 4) four[static_cast<std::size_t>(kind)] = static_cast<std::uint8_t>(rest % 5);
    }
  }
  return all;
}

impact impact_of(const answers& a) { return ismap::impact_of(as_workload(a), impact_assessment::bundled()); }

TEST(impact_of_an_aspect, is_what_the_completions_of_its_own_answers_come_to) {
  for (const std::uint8_t others : {degrees, std::uint8_t{3}}) {  // missing, severe
    for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
      for (const impact_answer& whole : every_answer_of_an_aspect()) {
        for (const auto& four : every_four_answers()) {
          answers a;
          if (others < degrees) a.degree.fill(others);
          a.whole[aspect] = whole;
          for (std::size_t kind = 0; kind < kinds; ++kind) a.degree[aspect * kinds + kind] = four[kind];
          const impact found = impact_of(a);
          ASSERT_EQ(shown(found.by_aspect[aspect]), shown(set_of(levels_of(a, aspect)))) << shown(a);
          for (std::size_t other = 0; other < aspects; ++other) {
            if (other == aspect) continue;
            ASSERT_EQ(shown(found.by_aspect[other]), others < degrees ? "high " : "low moderate high ") << shown(a);
          }
        }
      }
    }
  }
}

// The sets of levels that an aspect can have: one answer alone, or what is left where one is missing.
const std::vector<std::set<impact_level>> level_sets{{impact_level::low},
                                                     {impact_level::moderate},
                                                     {impact_level::high},
                                                     {impact_level::moderate, impact_level::high},
                                                     {impact_level::low, impact_level::moderate, impact_level::high}};

TEST(impact_of_an_aspect, is_one_of_five_sets_of_levels) {
  std::set<std::set<impact_level>> seen;
  for (const impact_answer& whole : every_answer_of_an_aspect()) {
    for (const auto& four : every_four_answers()) {
      answers a;
      a.whole[0] = whole;
      std::copy(four.begin(), four.end(), a.degree.begin());
      seen.insert(levels_of(a, 0));
    }
  }
  EXPECT_EQ(seen, (std::set<std::set<impact_level>>{level_sets.begin(), level_sets.end()}));
}

// Any high: high; else any missing: unknown; else the highest.
std::optional<impact_level> by_the_rule(const std::array<std::set<impact_level>, aspects>& sets) {
  impact_level highest = impact_level::low;
  bool missing = false;
  for (const auto& levels : sets) {
    if (levels.size() > 1) missing = true;
    if (levels.size() == 1) highest = std::max(highest, *levels.begin());
  }
  if (highest == impact_level::high) return highest;
  return missing ? std::nullopt : std::optional{highest};
}

bool may_be_low(const std::array<std::set<impact_level>, aspects>& sets) {
  return std::all_of(sets.begin(), sets.end(), [](const auto& levels) { return levels.contains(impact_level::low); });
}

TEST(impact_of_the_whole, is_high_if_any_aspect_is_else_unknown_if_any_is_missing_else_the_highest) {
  for (const auto& first : level_sets) {
    for (const auto& second : level_sets) {
      for (const auto& third : level_sets) {
        const std::array sets{first, second, third};
        const possible_levels overall = impact{{set_of(first), set_of(second), set_of(third)}}.overall();
        const std::string which = shown(set_of(first)) + "| " + shown(set_of(second)) + "| " + shown(set_of(third));
        EXPECT_EQ(overall.known(), by_the_rule(sets)) << which;
        EXPECT_EQ(overall.contains(impact_level::low), may_be_low(sets)) << which;
      }
    }
  }
}

// So the five patterns of selection_model_test.cpp are all that the whole can be.
TEST(impact_of_the_whole, is_one_of_five_sets_of_levels) {
  std::set<std::string> seen;
  for (const auto& first : level_sets) {
    for (const auto& second : level_sets) {
      for (const auto& third : level_sets) {
        seen.insert(shown(impact{{set_of(first), set_of(second), set_of(third)}}.overall()));
      }
    }
  }
  EXPECT_EQ(seen, (std::set<std::string>{"low ", "moderate ", "high ", "low moderate high ", "moderate high "}));
}

}  // namespace
