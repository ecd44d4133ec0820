// The next question, recomputed by brute force: every open question is given every answer that it can have, and what
// the worst answer leaves is counted.
//
// A question is open while the rules still look for its answer: not once a class is known by other answers, or where an
// aspect's own answer stands for its questions. Nobody's network model but a local government's is asked for.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ismap/classify_output.h"
#include "random_answers.h"
#include "selection_model_policies.h"
#include "selection_model_words.h"

namespace {

using namespace selection_model;
using selection_model::shown;

struct asked {
  std::string question;
  std::vector<answers> answered;
};

struct counted {
  std::string question;
  std::size_t outcomes_left;
};

template <class Value, class Values, class Put>
asked ask(const answers& a, std::string question, const Values& values, Put put) {
  asked q{std::move(question), {}};
  for (const Value& value : values) {
    answers next = a;
    put(next, value);
    q.answered.push_back(next);
  }
  return q;
}

std::set<int> possible_classes_of(const answers& a) {
  std::set<int> all;
  for (const organisation_type o : organisations_of(a)) all.merge(confidentiality_of(a, o));
  return all;
}

constexpr std::array aspect_names{"confidentiality", "integrity", "availability"};
constexpr std::array kind_names{"rights", "work", "assets", "trust"};
constexpr std::array yes_and_no{true, false};

void add_classes(const answers& a, std::vector<asked>& all) {
  const std::set<int> possible = possible_classes_of(a);
  if (possible.size() == 1) return;
  all.push_back(ask<int>(a, "confidentiality", possible,
                         [](answers& next, int highest) { next.confidentiality = {class_from(highest)}; }));
  if (!a.secret) {
    all.push_back(ask<bool>(a, "is_secret_document", yes_and_no, [](answers& next, bool is) { next.secret = is; }));
  }
  if (!a.non_disclosable) {
    all.push_back(ask<bool>(a, "is_probably_non_disclosable", yes_and_no,
                            [](answers& next, bool is) { next.non_disclosable = is; }));
  }
}

void add_service_and_work(const answers& a, const world& in, std::vector<asked>& all) {
  if (!a.service) {
    all.push_back(ask<service_model>(a, "service_model", every_service,
                                     [](answers& next, service_model s) { next.service = s; }));
  }
  if (!a.work) {
    std::vector each{target_work_answer::none()};
    for (std::size_t row = 0; row < in.listed_work; ++row) each.push_back(target_work_answer::listed(row));
    all.push_back(ask<target_work_answer>(a, "target_work", each,
                                          [](answers& next, target_work_answer work) { next.work = work; }));
  }
}

void add_impact(const answers& a, std::vector<asked>& all) {
  for (std::size_t q = 0; q < a.degree.size(); ++q) {
    const std::size_t aspect = q / kinds;
    if (a.degree[q] || a.whole[aspect].level) continue;
    const std::string question =
        "impact_" + std::string{aspect_names[aspect]} + "_" + std::string{kind_names[q % kinds]};
    const std::array<std::uint8_t, degrees> each{0, 1, 2, 3};
    all.push_back(ask<std::uint8_t>(a, question, each, [q](answers& next, std::uint8_t d) { next.degree[q] = d; }));
  }
}

void add_body(const answers& a, std::vector<asked>& all) {
  const std::set<organisation_type> bodies = organisations_of(a);
  if (!a.organisation) {
    all.push_back(ask<organisation_type>(a, "organisation_type", bodies,
                                         [](answers& next, organisation_type o) { next.organisation = o; }));
  }
  if (!a.network && bodies.contains(organisation_type::local_government)) {
    all.push_back(ask<network_model>(a, "network_model", every_network,
                                     [](answers& next, network_model m) { next.network = m; }));
  }
}

void add_other_classes(const answers& a, std::vector<asked>& all) {
  const auto put = [&all, &a](const char* question, std::vector<item> answers::* items) {
    const std::set<int> possible = highest_of(a.*items);
    if (possible.size() == 1) return;
    all.push_back(
        ask<int>(a, question, possible, [items](answers& next, int highest) { next.*items = {class_from(highest)}; }));
  };
  put("integrity", &answers::integrity);
  put("availability", &answers::availability);
}

// In the order in which ties are broken.
std::vector<counted> by_brute_force(const answers& a, const world& in) {
  std::vector<asked> all;
  if (outcomes_of(a, in).is_known()) return {};
  add_classes(a, all);
  add_service_and_work(a, in, all);
  add_impact(a, all);
  add_body(a, all);
  add_other_classes(a, all);
  std::vector<counted> counts;
  for (std::size_t left = 1; left <= every_outcome.size(); ++left) {
    for (const asked& q : all) {
      std::size_t worst = 0;
      for (const answers& next : q.answered) worst = std::max(worst, outcomes_of(next, in).size());
      if (worst == left) counts.push_back({q.question, worst});
    }
  }
  return counts;
}

std::string shown(const std::vector<counted>& counts) {
  std::string all;
  for (const counted& c : counts) all += "\n  " + c.question + " leaves " + std::to_string(c.outcomes_left);
  return all;
}

// The first question for workloads at random under a policy; the names of all that were asked.
std::set<std::string> ask_first(unsigned chosen, std::uint32_t seed, int workloads) {
  std::set<std::string> asked_first;
  random_answers random{seed, 2};
  const policies of_user = in_use(chosen);
  for (int i = 0; i < workloads; ++i) {
    const answers a = random.next();
    const day as_of = random.next_day();
    const std::vector<counted> expected = by_brute_force(a, world_of(chosen, as_of));
    const selection s = select_on(a, as_of, of_user);
    const std::string next = s.next_question ? answer_identifier(*s.next_question, of_user) : "nothing";
    EXPECT_EQ(next, expected.empty() ? "nothing" : expected.front().question)
        << shown(a, as_of) << "\n  " << shown(s.outcomes) << shown(expected) << "\n  " << policy_of(chosen);
    asked_first.insert(next);
    if (testing::Test::HasFailure()) break;
  }
  return asked_first;
}

TEST(next_question, is_the_one_whose_worst_answer_leaves_the_fewest_outcomes) {
  const std::set<std::string> asked_first = ask_first(0, 7, 5'000);
  for (const char* question :
       {"nothing", "confidentiality", "service_model", "target_work", "impact_availability_trust"}) {
    EXPECT_TRUE(asked_first.contains(question)) << question;
  }
}

TEST(next_question, may_be_any_that_a_policy_looks_at) {
  std::set<std::string> asked_first;
  for (unsigned chosen = 1; chosen < rule_sets && !HasFailure(); ++chosen) {
    asked_first.merge(ask_first(chosen, chosen, 20));
  }
  for (const char* question : {"organisation_type", "network_model", "integrity", "availability"}) {
    EXPECT_TRUE(asked_first.contains(question)) << question;
  }
}

TEST(open_questions, come_by_what_their_worst_answer_leaves_and_then_in_the_order_of_the_rules) {
  random_answers random{8, 2};
  for (unsigned chosen = 0; chosen < rule_sets; ++chosen) {
    const policies of_user = in_use(chosen);
    for (int i = 0; i < 20; ++i) {
      const answers a = random.next();
      const day as_of = random.next_day();
      std::vector<counted> found;
      for (const open_question& q : open_questions(as_workload(a), as_of, rule_set::in_force_on(as_of), of_user)) {
        found.push_back({answer_identifier(q.question, of_user), q.outcomes_left});
      }
      ASSERT_EQ(shown(found), shown(by_brute_force(a, world_of(chosen, as_of))))
          << shown(a, as_of) << "\n  " << policy_of(chosen);
    }
  }
}

}  // namespace
