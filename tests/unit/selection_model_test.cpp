// Which list a service must come from, against a second reading, over the whole space of what decides it: organisation,
// network model, service model, classes, answers in place of a class, target work, impact and day.
//
// Impact stands here by the five sets of levels that the whole can have; that every combination of answers comes down
// to one of them is shown in selection_impact_model_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "selection_model_words.h"

namespace {

using namespace selection_model;

template <class Value, class Values>
std::vector<std::optional<Value>> and_unknown(const Values& values) {
  std::vector<std::optional<Value>> all{std::nullopt};
  all.insert(all.end(), values.begin(), values.end());
  return all;
}

const auto organisations = and_unknown<organisation_type>(every_organisation);
const auto networks = and_unknown<network_model>(every_network);
const auto services = and_unknown<service_model>(every_service);
const std::vector<std::optional<target_work_answer>> works{std::nullopt, target_work_answer::none(),
                                                           target_work_answer::listed(0)};
const std::vector<std::optional<bool>> yes_no_unknown{std::nullopt, false, true};

// Items and the answers in their place.
struct class_answers {
  std::vector<item> items;
  std::optional<bool> secret;
  std::optional<bool> non_disclosable;
};

// No item, each class, each pair of classes; each of these beside an item of unknown class; each with every answer on
// secret documents and non-disclosable information.
std::vector<class_answers> every_class_answers() {
  std::vector<std::vector<item>> known{{}};
  for (const information_class first : every_class) {
    known.push_back({first});
    for (const information_class second : every_class) {
      if (first <= second) known.push_back({first, second});
    }
  }
  std::vector<class_answers> all;
  for (const auto& items : known) {
    std::vector<item> with_unknown = items;
    with_unknown.emplace_back();
    for (const auto& secret : yes_no_unknown) {
      for (const auto& non_disclosable : yes_no_unknown) {
        all.push_back({items, secret, non_disclosable});
        all.push_back({with_unknown, secret, non_disclosable});
      }
    }
  }
  return all;
}

const std::vector<class_answers> classes = every_class_answers();

impact_answer level(impact_level l) { return {l, std::nullopt}; }

// The five sets of levels: low, moderate, high, open, open but not low.
enum impact_pattern : std::size_t { low, moderate, high, open, not_low, pattern_count };

void set_impact(answers& a, std::size_t pattern) {
  a.whole = {level(impact_level::low), level(impact_level::low), level(impact_level::low)};
  a.degree = {};
  if (pattern == moderate) a.whole[1] = level(impact_level::moderate);
  if (pattern == high) a.whole[2] = level(impact_level::high);
  if (pattern == open || pattern == not_low) a.whole[0] = {};
  if (pattern == not_low) a.whole[1] = level(impact_level::moderate);
}

// A raised answer makes the second of the first.
const std::vector<std::pair<std::size_t, std::size_t>> raised_patterns{{low, moderate}, {moderate, high}, {low, high},
                                                                       {open, not_low}, {not_low, high},  {open, high}};

struct rest_of_answers {
  std::optional<service_model> service;
  std::optional<target_work_answer> work;
  std::size_t pattern;
  day as_of;
};

std::vector<rest_of_answers> every_rest() {
  std::vector<rest_of_answers> all;
  for (const auto& service : services) {
    for (const auto& work : works) {
      for (std::size_t pattern = 0; pattern < pattern_count; ++pattern) {
        for (const day as_of : border_days) all.push_back({service, work, pattern, as_of});
      }
    }
  }
  return all;
}

const std::vector<rest_of_answers> rests = every_rest();

answers put_together(std::optional<organisation_type> organisation, std::optional<network_model> network,
                     const class_answers& c, const rest_of_answers& rest) {
  answers a;
  a.organisation = organisation;
  a.network = network;
  a.service = rest.service;
  a.confidentiality = c.items;
  a.integrity = {information_class::one};
  a.availability = {information_class::two};
  a.secret = c.secret;
  a.non_disclosable = c.non_disclosable;
  a.work = rest.work;
  set_impact(a, rest.pattern);
  return a;
}

bool is_complete(const answers& a, std::size_t pattern) {
  const auto is_known = [&a](item i) {
    return i && (!is_local(*i) || a.organisation == organisation_type::local_government);
  };
  return a.organisation && a.service && a.work && pattern <= high && !a.confidentiality.empty() &&
         std::all_of(a.confidentiality.begin(), a.confidentiality.end(), is_known);
}

// Fewer failures than would fill a screen.
bool too_many_failures() {
  const auto* result = testing::UnitTest::GetInstance()->current_test_info()->result();
  return result->total_part_count() >= 10;
}

class selection_over_every_factor : public testing::TestWithParam<std::optional<organisation_type>> {};

TEST_P(selection_over_every_factor, is_what_the_completions_come_to) {
  std::size_t complete_inputs = 0;
  for (const auto& network : networks) {
    for (const class_answers& c : classes) {
      for (const rest_of_answers& rest : rests) {
        const answers a = put_together(GetParam(), network, c, rest);
        const selection s = select_on(a, rest.as_of);
        const possible_outcomes expected = outcomes_of(a, world{rest.as_of, 1, {}});
        EXPECT_TRUE(s.outcomes == expected) << shown(a, rest.as_of) << "\n  comes to " << shown(s.outcomes)
                                            << "\n  its completions to " << shown(expected);
        EXPECT_EQ(s.binding, binding_of(a)) << shown(a, rest.as_of);
        if (is_complete(a, rest.pattern)) {
          ++complete_inputs;
          EXPECT_TRUE(s.determined()) << "complete, but undetermined: " << shown(a, rest.as_of);
        }
        if (too_many_failures()) return;
      }
    }
  }
  EXPECT_EQ(complete_inputs > 0, GetParam().has_value());
}

// The items of `raised` are those of `c`, one of them of a higher class on the organisation's scale.
bool is_raise(const class_answers& c, const class_answers& raised, std::optional<organisation_type> organisation) {
  if (c.items.size() != raised.items.size()) return false;
  if (c.secret != raised.secret || c.non_disclosable != raised.non_disclosable) return false;
  const auto has_local = [](const class_answers& x) {
    return std::any_of(x.items.begin(), x.items.end(), [](item i) { return i && is_local(*i); });
  };
  if (organisation && *organisation != organisation_type::local_government && (has_local(c) || has_local(raised))) {
    return false;
  }
  for (std::size_t from = 0; from < c.items.size(); ++from) {
    for (std::size_t to = 0; to < raised.items.size(); ++to) {
      if (!c.items[from] || !raised.items[to] || *c.items[from] >= information_class::three) continue;
      if (*raised.items[to] <= *c.items[from]) continue;
      std::vector<item> others = c.items;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(from));
      std::vector<item> other_raised = raised.items;
      other_raised.erase(other_raised.begin() + static_cast<std::ptrdiff_t>(to));
      if (others == other_raised) return true;
    }
  }
  return false;
}

bool is_lower(const possible_outcomes& a, const possible_outcomes& b) {
  return a.least() < b.least() || a.greatest() < b.greatest();
}

TEST_P(selection_over_every_factor, never_falls_when_a_class_or_a_degree_rises) {
  std::vector<std::vector<possible_outcomes>> of;  // by class answers and rest
  for (const class_answers& c : classes) {
    auto& row = of.emplace_back();
    for (const rest_of_answers& rest : rests) {
      row.push_back(select_on(put_together(GetParam(), std::nullopt, c, rest), rest.as_of).outcomes);
    }
  }
  std::size_t raises = 0;
  for (std::size_t from = 0; from < classes.size(); ++from) {
    for (std::size_t to = 0; to < classes.size(); ++to) {
      if (!is_raise(classes[from], classes[to], GetParam())) continue;
      ++raises;
      for (std::size_t r = 0; r < rests.size(); ++r) {
        EXPECT_FALSE(is_lower(of[to][r], of[from][r]))
            << shown(put_together(GetParam(), std::nullopt, classes[from], rests[r]), rests[r].as_of) << "\n  comes to "
            << shown(of[from][r]) << ", with " << shown("confidentiality", classes[to].items) << "to "
            << shown(of[to][r]);
        if (too_many_failures()) return;
      }
    }
  }
  EXPECT_GT(raises, 0u);
  for (std::size_t c = 0; c < classes.size(); ++c) {
    for (std::size_t from = 0; from < rests.size(); ++from) {
      for (const auto& [before, after] : raised_patterns) {
        if (rests[from].pattern != before) continue;
        const std::size_t to = from + (after - before) * border_days.size();
        EXPECT_FALSE(is_lower(of[c][to], of[c][from]))
            << shown(put_together(GetParam(), std::nullopt, classes[c], rests[from]), rests[from].as_of)
            << "\n  comes to " << shown(of[c][from]) << ", with a higher impact to " << shown(of[c][to]);
        if (too_many_failures()) return;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(of, selection_over_every_factor, testing::ValuesIn(organisations), [](const auto& of) {
  return of.param ? std::string{identifier(*of.param)} : std::string{"an_unknown_organisation"};
});

}  // namespace
