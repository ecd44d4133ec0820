// A ministry's own file: what is wrong with it is said with its place; what is right makes outcomes stricter only.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "ismap/policy.h"
#include "ismap/selection.h"

namespace {

using namespace ismap;
using nlohmann::json;

const json& cases() {
  static const json read = json::parse(std::ifstream{std::string{ISMAP_TESTS_FOLDER} + "/data/policies.json"});
  return read;
}

std::string listed(const std::vector<policy_problem>& problems) {
  std::string out;
  for (const policy_problem& p : problems) out += std::string{identifier(p.code)} + " at " + p.pointer + "\n";
  return out;
}

std::string numbered(std::string_view name, int number) { return std::string{name}.append(std::to_string(number)); }

TEST(a_policy_file, that_is_right_is_taken) {
  policies p;
  const auto problems = p.add(cases()["good"].dump(2));
  EXPECT_TRUE(problems.empty()) << listed(problems);
  ASSERT_EQ(p.all().size(), 1U);
  EXPECT_EQ(p.all()[0].id, "made-up");
  EXPECT_EQ(p.all()[0].rules.size(), 1U);
  EXPECT_EQ(p.assessment().questions.size(), 3U);
  EXPECT_EQ(p.assessment().degrees.size(), 3U);
  EXPECT_EQ(p.target_work().size(), policies::none().target_work().size() + 1);
}

TEST(a_policy_file, that_is_broken_is_refused_with_the_place_and_in_both_languages) {
  ASSERT_GE(cases()["broken"].size(), 30U);
  for (const json& each : cases()["broken"]) {
    policies p;
    const auto problems = p.add(each["file"].dump());
    bool found = false;
    for (const policy_problem& problem : problems) {
      found = found || (identifier(problem.code) == each["code"].get<std::string>() &&
                        problem.pointer == each["pointer"].get<std::string>());
      EXPECT_FALSE(problem.ja.empty()) << each["name"];
      EXPECT_FALSE(problem.en.empty()) << each["name"];
      EXPECT_EQ(problem.en.find('{' + std::string{"read}"}), std::string::npos) << each["name"];
    }
    EXPECT_TRUE(found) << each["name"] << " gave:\n" << listed(problems);
    EXPECT_TRUE(p.all().empty()) << each["name"];
    EXPECT_EQ(p.target_work().size(), policies::none().target_work().size()) << each["name"];
  }
}

TEST(a_policy_file, that_is_no_json_is_refused_with_line_and_column) {
  policies p;
  const auto problems = p.add("{\n  \"rules\": [,]\n}");
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, policy_error::not_json);
  EXPECT_EQ(problems[0].line, 2U);
  EXPECT_EQ(problems[0].column, 13U);
}

TEST(a_policy_file, has_all_that_is_wrong_with_it_reported_at_once) {
  json broken = cases()["good"];
  broken["id"] = "With Spaces";
  broken["rules"][0].erase("source");
  broken["rules"][0]["at_least"] = "none";
  broken["degrees"][0]["level"] = "lowest";
  policies p;
  EXPECT_EQ(p.add(broken.dump()).size(), 4U);
}

// Thousands of problems, each with its own line.
TEST(a_policy_file, has_every_problem_at_its_own_place) {
  std::string file = "{\n\"id\": \"made-up\", \"rules\": [\n";
  for (int i = 0; i < 999; ++i) file += "  7,\n";
  policies p;
  const auto problems = p.add(file + "{}\n]}");
  ASSERT_EQ(problems.size(), 999U + 5U);
  for (std::size_t i = 0; i < 999; ++i) {
    ASSERT_EQ(problems[i].line, i + 3);
    ASSERT_EQ(problems[i].column, 3U);
  }
  EXPECT_EQ(problems.back().line, 1002U);
  EXPECT_EQ(problems.back().column, 1U);
}

TEST(a_policy_file, is_told_the_first_of_many_names_only) {
  json many = cases()["good"];
  for (int i = 0; i < 500; ++i) {
    json row = many["target_work"][0];
    row["id"] = numbered("work-", i);
    row["title"] = {{"en", numbered("Work ", i)}};
    many["target_work"].push_back(row);
  }
  many["rules"][0]["when"][0] = {{"field", "target_work"}, {"op", "eq"}, {"value", "work-x"}};
  policies p;
  const auto problems = p.add(many.dump());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_LT(problems[0].en.size(), 400U);
  EXPECT_TRUE(problems[0].en.ends_with(", ...")) << problems[0].en;
}

TEST(two_policies, cannot_both_replace_the_questions) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  json second = cases()["good"];
  second["id"] = "second";
  second.erase("target_work");
  second.erase("rules");
  const auto problems = p.add(second.dump());
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, policy_error::replaced_twice);
  EXPECT_EQ(problems[0].pointer, "/degrees");
  EXPECT_EQ(problems[1].pointer, "/questions");
  EXPECT_EQ(p.all().size(), 1U);
}

TEST(two_policies, cannot_have_one_id) {
  policies p;
  const json first = json::parse(R"({"id": "own", "title": {"en": "One"}})");
  ASSERT_TRUE(p.add(first.dump()).empty());
  const auto problems = p.add(first.dump());
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, policy_error::name_taken);
  EXPECT_EQ(problems[0].pointer, "/id");
}

TEST(two_policies, cannot_give_one_name_to_two_rows_of_target_work) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  json second = json::parse(R"({"id": "second"})");
  second["target_work"] = cases()["good"]["target_work"];
  second["target_work"][0]["id"] = "other";
  const auto problems = p.add(second.dump());
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].pointer, "/target_work/0/title/en");
  EXPECT_EQ(problems[1].pointer, "/target_work/0/title/ja");
}

TEST(two_policies, share_the_list_of_target_work) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  const json second = json::parse(R"({"id": "second", "rules": [{"id": "r", "texts": {"en": "t"},
      "source": {"title": {"en": "t"}, "place": "p"},
      "when": [{"field": "target_work", "op": "eq", "value": "survey"}], "at_least": "refer"}]})");
  EXPECT_TRUE(p.add(second.dump()).empty());
  EXPECT_EQ(p.find_target_work("survey"), std::optional<std::size_t>{1});
  EXPECT_EQ(p.find_target_work("PUBLISHED SURVEYS"), std::optional<std::size_t>{1});
}

workload low_risk_work(const policies& p) {
  workload w;
  w.organisation_type = organisation_type::national_agency;
  w.service_model = service_model::saas;
  w.confidentiality.add(information_class::two);
  w.target_work = target_work_answer::listed(0);
  for (std::size_t i = 0; i < p.assessment().questions.size(); ++i) {
    w.impact_by_question[i] = {impact_level::low, std::nullopt};
  }
  return w;
}

policies with_rule(const char* when, const char* at_least) {
  policies p;
  const std::string file = std::string{R"({"id": "own", "rules": [{"id": "r", "texts": {"en": "t"}, "source":
      {"title": {"en": "t"}, "place": "p"}, "at_least": ")"} +
                           at_least + R"(", "when": [)" + when + "]}]}";
  const auto problems = p.add(file);
  EXPECT_TRUE(problems.empty()) << listed(problems);
  return p;
}

const day as_of = date::year{2026} / 11 / 23;
const rule_set rules = rule_set::in_force_on(as_of);

TEST(a_policys_rule, raises_the_outcome_where_its_conditions_hold_and_is_named) {
  const policies p = with_rule(R"({"field": "integrity", "op": "ge", "value": 2})", "refer");
  workload w = low_risk_work(p);
  w.integrity.add(information_class::one);
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap_or_liu);
  EXPECT_TRUE(select(w, as_of, rules, p).policies.empty());
  w.integrity.add(information_class::two);
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.determined(), outcome::refer);
  EXPECT_EQ(s.policies, std::vector<std::size_t>{0});
  ASSERT_EQ(s.policy_reasons.size(), 1U);
  EXPECT_EQ(s.policy_reasons[0].applies, std::optional{true});
}

TEST(a_policys_rule, never_makes_an_outcome_more_lenient) {
  const policies p = with_rule(R"({"field": "service_model", "op": "in", "value": ["SaaS"]})", "ismap_or_liu");
  workload w = low_risk_work(p);
  w.target_work = target_work_answer::none();
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap);
}

TEST(a_policys_rule, that_waits_for_an_answer_leaves_both_outcomes_and_asks_for_it) {
  const policies p = with_rule(R"({"field": "availability", "op": "eq", "value": "2"})", "ismap");
  const selection s = select(low_risk_work(p), as_of, rules, p);
  EXPECT_EQ(s.outcomes, (possible_outcomes{outcome::ismap_or_liu, outcome::ismap}));
  EXPECT_EQ(s.next_question, std::optional{column::availability});
}

// Whether it is SaaS or not, the outcome is ismap: by S5 or by the policy. An open answer is not an open outcome.
TEST(a_policys_rule, is_held_together_with_the_rules_that_look_at_the_same_answer) {
  const policies p = with_rule(R"({"field": "service_model", "op": "eq", "value": "SaaS"})", "ismap");
  workload w = low_risk_work(p);
  w.service_model.reset();
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap);
}

// Work that "not policy-coordination" was written for has to be any other, whichever file names it and in which order.
TEST(a_policys_rule, on_other_work_holds_for_rows_of_policies_added_later) {
  const std::string source = R"("source": {"title": {"en": "t"}, "place": "p"})";
  const std::string rule = R"({"id": "rule", "rules": [{"id": "r", "texts": {"en": "t"}, )" + source +
                           R"(, "when": [{"field": "target_work", "op": "ne", "value": "policy-coordination"}],
                               "at_least": "refer"}]})";
  const std::string row =
      R"({"id": "row", "target_work": [{"id": "later", "title": {"en": "Later work"}, )" + source + "}]}";
  for (const bool rule_first : {true, false}) {
    policies p;
    ASSERT_TRUE(p.add(rule_first ? rule : row).empty());
    ASSERT_TRUE(p.add(rule_first ? row : rule).empty());
    workload w = low_risk_work(p);
    EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap_or_liu) << rule_first;
    w.target_work = target_work_answer::listed(1);
    EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::refer) << rule_first;
    w.target_work = target_work_answer::none();
    EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::refer) << rule_first;
    w.target_work.reset();
    EXPECT_EQ(select(w, as_of, rules, p).outcomes, (possible_outcomes{outcome::ismap_or_liu, outcome::refer}))
        << rule_first;
  }
}

// Class 1 needs no list by an official rule, but the outcome is the policy's.
TEST(a_policys_rule, that_decides_over_official_rules_alone_makes_the_standing_the_policys) {
  const policies p = with_rule(R"({"field": "service_model", "op": "ne", "value": "IaaS"})", "ismap");
  workload w;
  w.organisation_type = organisation_type::national_agency;
  w.confidentiality.add(information_class::one);
  w.integrity.add(information_class::one);
  w.availability.add(information_class::one);
  w.service_model = service_model::iaas;
  EXPECT_EQ(identifier(select(w, as_of, rules, p).shown_standing()), "official");
  w.service_model = service_model::saas;
  EXPECT_EQ(identifier(select(w, as_of, rules, p).shown_standing()), "policy");
  w.integrity.add(information_class::two);  // S4, which is default, is weaker than a policy's rule
  EXPECT_EQ(identifier(select(w, as_of, rules, p).shown_standing()), "default");
}

// Where the impact is moderate the outcome is ismap without the rule as well.
TEST(a_policys_rule, that_waits_for_an_answer_and_could_raise_nothing_decides_nothing) {
  const policies p = with_rule(R"({"field": "impact", "op": "ge", "value": "moderate"})", "ismap");
  workload w = low_risk_work(p);
  w.impact_by_question[0] = {};
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.policy_reasons[0].applies, std::nullopt);
  EXPECT_FALSE(s.policy_reasons[0].decides);
  EXPECT_TRUE(s.policies.empty());
}

// It holds, but the outcome would be the same without it.
TEST(a_policys_rule, that_raises_nothing_is_tried_but_decides_nothing) {
  const policies p = with_rule(R"({"field": "service_model", "op": "eq", "value": "PaaS"})", "ismap");
  workload w = low_risk_work(p);
  w.service_model = service_model::paas;
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.determined(), outcome::ismap);
  ASSERT_EQ(s.policy_reasons.size(), 1U);
  EXPECT_EQ(s.policy_reasons[0].applies, std::optional{true});
  EXPECT_FALSE(s.policy_reasons[0].decides);
  EXPECT_TRUE(s.policies.empty());
}

TEST(a_policys_rule, that_asks_for_ismap_for_class_1_leaves_no_change) {
  const policies p = with_rule(R"({"field": "service_model", "op": "in", "value": ["IaaS", "PaaS", "SaaS"]})", "ismap");
  workload w = low_risk_work(p);
  w.confidentiality = {};
  w.confidentiality.add(information_class::one);
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.determined(), outcome::ismap);
  EXPECT_TRUE(s.changes.empty());
  EXPECT_EQ(s.why_no_change, no_change::class_not_2);
}

TEST(a_policys_rule, on_the_network_model_concerns_local_governments_alone) {
  const policies p = with_rule(R"({"field": "network_model", "op": "ne", "value": "beta_prime"})", "refer");
  workload w = low_risk_work(p);
  w.network_model = network_model::alpha;
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap_or_liu);
  w.organisation_type = organisation_type::local_government;
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::refer);
  w.network_model = network_model::beta_prime;
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap_or_liu);
  w.organisation_type.reset();
  EXPECT_EQ(select(w, as_of, rules, p).determined(), outcome::ismap_or_liu);
  w.network_model.reset();
  EXPECT_EQ(select(w, as_of, rules, p).outcomes, (possible_outcomes{outcome::ismap_or_liu, outcome::refer}));
}

TEST(a_policys_rule, stands_in_the_way_of_changes_where_it_looks_at_fixed_facts) {
  const policies p = with_rule(R"({"field": "organisation_type", "op": "eq", "value": "national_agency"})", "ismap");
  workload w = low_risk_work(p);
  w.service_model = service_model::paas;
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.determined(), outcome::ismap);
  EXPECT_TRUE(s.changes.empty());
  EXPECT_EQ(s.why_no_change, no_change::policy_rule);
}

TEST(a_policys_rule, on_target_work_leaves_the_other_rows_as_a_change) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  const json own = json::parse(R"({"id": "second", "rules": [{"id": "r", "texts": {"en": "t"},
      "source": {"title": {"en": "t"}, "place": "p"},
      "when": [{"field": "target_work", "op": "eq", "value": "policy-coordination"}], "at_least": "ismap"}]})");
  ASSERT_TRUE(p.add(own.dump()).empty());
  workload w = low_risk_work(p);
  w.integrity.add(information_class::one);
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.determined(), outcome::ismap);
  ASSERT_EQ(s.changes.size(), 1U);
  ASSERT_EQ(s.changes[0].size(), 1U);
  EXPECT_EQ(s.changes[0][0].answer, column::target_work);
  EXPECT_EQ(s.changes[0][0].rows, std::vector<std::size_t>{1});
}

TEST(a_policys_questions, replace_the_bundled_ones_and_name_the_policy) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  const auto much = p.assessment().parse_answer("Much");
  ASSERT_TRUE(much);
  EXPECT_EQ(much->level, std::optional{impact_level::high});
  EXPECT_FALSE(p.assessment().find_degree("severe"));
  workload w = low_risk_work(p);
  w.impact_by_question[2] = *much;
  const selection s = select(w, as_of, rules, p);
  EXPECT_EQ(s.facts.impact.overall(), possible_levels{impact_level::high});
  EXPECT_EQ(s.determined(), outcome::ismap);
  EXPECT_EQ(s.policies, std::vector<std::size_t>{0});
}

// No outcome of class 1 rests on the impact, but the impact is given out.
TEST(a_policys_questions, that_gave_an_impact_name_the_policy_whatever_the_outcome_rests_on) {
  policies p;
  ASSERT_TRUE(p.add(cases()["good"].dump()).empty());
  workload w;
  w.confidentiality.add(information_class::one);
  w.integrity.add(information_class::one);
  w.target_work = target_work_answer::none();
  EXPECT_TRUE(select(w, as_of, rules, p).policies.empty());
  w.impact_by_aspect[0] = {impact_level::high, std::nullopt};  // a word that is no policy's
  EXPECT_TRUE(select(w, as_of, rules, p).policies.empty());
  w.impact_by_aspect[0] = *p.assessment().parse_answer("Much");
  EXPECT_EQ(select(w, as_of, rules, p).policies, std::vector<std::size_t>{0});
  w.impact_by_aspect[0] = {};
  w.impact_by_question[0] = {impact_level::high, std::nullopt};
  EXPECT_EQ(select(w, as_of, rules, p).policies, std::vector<std::size_t>{0});
}

const json any_source{{"title", {{"en", "t"}}}, {"place", "p"}};

json rule_of_work(int number) {
  const json work{{"field", "target_work"}, {"op", "eq"}, {"value", numbered("w", number)}};
  return {{"id", numbered("r", number)},
          {"texts", {{"en", "t"}}},
          {"source", any_source},
          {"when", json::array({work, {{"field", "availability"}, {"op", "ge"}, {"value", "2"}}})},
          {"at_least", "refer"}};
}

// Ten thousand rows, and a rule for each but the last: all of these rules are held against a workload as one. Each by
// itself against each row took minutes to read and minutes for every workload.
TEST(policies_of_any_size, select_as_quickly_as_their_rules_say_few_different_things) {
  policies p;
  json large{{"id", "large"}, {"target_work", json::array()}};
  for (int i = 0; i < 10'000; ++i) {
    large["target_work"].push_back(
        {{"id", numbered("w", i)}, {"title", {{"en", numbered("Work ", i)}}}, {"source", any_source}});
  }
  ASSERT_TRUE(p.add(large.dump()).empty());
  for (int part = 0; part < 10; ++part) {
    json many{{"id", numbered("part-", part)}, {"rules", json::array()}};
    for (int i = 0; i < 1'000; ++i) {
      const int number = part * 1'000 + i;
      if (number < 9'999) many["rules"].push_back(rule_of_work(number));
    }
    ASSERT_TRUE(p.add(many.dump()).empty());
  }
  EXPECT_EQ(p.joint_rules().size(), 1U);
  EXPECT_EQ(p.distinct_target_work().size(), 2U);
  EXPECT_EQ(p.find_target_work("Work 9999"), std::optional<std::size_t>{10'000});
  workload w = low_risk_work(p);
  w.target_work.reset();
  EXPECT_EQ(select(w, as_of, rules, p).outcomes,
            (possible_outcomes{outcome::ismap_or_liu, outcome::ismap, outcome::refer}));
  w.target_work = target_work_answer::none();
  w.availability.add(information_class::two);
  const selection s = select(w, as_of, rules, p);
  ASSERT_EQ(s.changes.size(), 1U);
  EXPECT_EQ(s.changes[0][0].rows, (std::vector<std::size_t>{0, 10'000}));
}

}  // namespace
