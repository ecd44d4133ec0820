// The rules as data: each is there once, says where it comes from, and is what assess computes with.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ismap/window.h"
#include "registration_rows.h"

namespace {

using namespace ismap_test;

constexpr const char* rule_names[] = {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "A1", "A2",
                                      "A3", "A4", "A5", "A6", "C1", "C2", "C3", "I1", "S1",
                                      "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10"};

// V and A are about registrations, the others about workloads.
bool is_about_registrations(const rule& r) { return r.name.starts_with('V') || r.name.starts_with('A'); }

void expect_both_languages(const text& t, std::string_view what) {
  EXPECT_FALSE(t.ja.empty()) << what;
  EXPECT_FALSE(t.en.empty()) << what;
}

TEST(rules, are_each_there_once_and_in_order) {
  ASSERT_EQ(all_rules().size(), std::size(rule_names));
  ASSERT_EQ(rule_count, std::size(rule_names));
  for (std::size_t i = 0; i < rule_count; ++i) {
    const rule& r = all_rules()[i];
    EXPECT_EQ(r.name, rule_names[i]);
    EXPECT_EQ(r.id, static_cast<rule_id>(i));
    EXPECT_EQ(&rule_of(r.id), &r);
    EXPECT_EQ(identifier(r.id), r.name);
    EXPECT_EQ(standing_of(r.id), r.standing);
    if (r.id < rule_id::C1) continue;
    EXPECT_EQ(rule_of_selection(r.id).name, r.name);
    EXPECT_EQ(rule_of_selection(r.id).verdicts.data(), r.verdicts.data());
  }
}

TEST(rules, say_in_both_languages_what_they_are_and_where_they_come_from) {
  for (const rule& r : all_rules()) {
    expect_both_languages(r.title, r.name);
    expect_both_languages(wording(r.id), r.name);
    EXPECT_FALSE(r.sources.empty()) << r.name;
    for (const rule_source& s : r.sources) expect_both_languages(s.title, r.name);
    const bool is_about_information = r.name.starts_with('C') || r.name.starts_with('I');
    EXPECT_EQ(r.schemes.empty(), is_about_information) << r.name;
    EXPECT_FALSE(history(r.id).empty()) << r.name;
    for (const rule_change& c : history(r.id)) expect_both_languages(c.change, r.name);
  }
}

// What the sources are worth; what applies to ISMAP-LIU by assumption alone is said in the rule.
TEST(rules, have_the_standing_of_their_sources) {
  struct {
    const char* name;
    standing worth;
  } const expected[] = {
      {"V1", standing::secondary},       {"V2", standing::secondary},       {"V3", standing::tool_assumption},
      {"V4", standing::tool_assumption}, {"V5", standing::tool_assumption}, {"V6", standing::tool_assumption},
      {"V7", standing::secondary},       {"A1", standing::official},        {"A2", standing::secondary},
      {"A3", standing::secondary},       {"A4", standing::secondary},       {"A5", standing::tool_assumption},
      {"A6", standing::secondary},       {"C1", standing::official},        {"C2", standing::tool_assumption},
      {"C3", standing::tool_assumption}, {"I1", standing::tool_assumption}, {"S1", standing::official},
      {"S2", standing::official},        {"S3", standing::tool_assumption}, {"S4", standing::tool_assumption},
      {"S5", standing::tool_assumption}, {"S6", standing::secondary},       {"S7", standing::tool_assumption},
      {"S8", standing::tool_assumption}, {"S9", standing::tool_assumption}, {"S10", standing::tool_assumption},
  };
  ASSERT_EQ(std::size(expected), rule_count);
  for (const auto& e : expected) EXPECT_EQ(find_rule(e.name)->standing, e.worth) << e.name;
}

TEST(rules, are_worth_no_more_where_they_are_applied_by_our_own_assumption) {
  for (const rule& r : all_rules()) {
    for (const scheme s : r.assumed_for) {
      EXPECT_NE(std::find(r.schemes.begin(), r.schemes.end(), s), r.schemes.end()) << r.name;
    }
    for (const scheme s : all_schemes) {
      const bool assumed = std::find(r.assumed_for.begin(), r.assumed_for.end(), s) != r.assumed_for.end();
      EXPECT_EQ(r.standing_for(s), assumed ? standing::tool_assumption : r.standing) << r.name;
    }
  }
  EXPECT_EQ(rule_of(rule_id::A1).standing_for(scheme::ismap), standing::official);
  EXPECT_EQ(rule_of(rule_id::A1).standing_for(scheme::ismap_liu), standing::tool_assumption);
}

TEST(rules, have_a_version_that_is_the_day_of_the_latest_change) {
  std::string_view latest;
  for (const rule& r : all_rules()) {
    for (const rule_change& c : history(r.id)) {
      const auto day_of_change = parse_day(c.version);
      ASSERT_TRUE(day_of_change) << c.version;
      EXPECT_EQ(format_day(*day_of_change), c.version);
      latest = std::max(latest, c.version);
    }
  }
  EXPECT_EQ(rules_version(), latest);
}

// Whoever changes what the rules say adds an entry to a rule's history and writes the new pair here: two sets of rules
// under one version could not be told apart in results.
TEST(rules, have_another_version_wherever_their_data_are_other_ones) {
  EXPECT_EQ(rules_version(), "2026-11-29");
  EXPECT_EQ(rules_digest(), "04075f93b994");
}

TEST(rules, are_old_from_the_day_after_the_same_day_of_the_next_year) {
  const auto version = parse_day(rules_version());
  ASSERT_TRUE(version);
  const day same_day = last_day_of_term(*version, months{12}) + date::days{1};
  EXPECT_FALSE(rules_are_old(*version));
  EXPECT_FALSE(rules_are_old(same_day));
  EXPECT_TRUE(rules_are_old(same_day + date::days{1}));
}

// --- Finding one ---

TEST(rules, are_found_by_name_with_case_width_and_spaces_folded) {
  for (const rule& r : all_rules()) EXPECT_EQ(find_rule(r.name), &r);
  for (const char* name : {"v1", " V1 ", "V 1", "\uFF36\uFF11", "\uFF56\uFF11\u3000"}) {  // full-width V1 and v1
    ASSERT_NE(find_rule(name), nullptr) << name;
    EXPECT_EQ(find_rule(name)->id, rule_id::V1) << name;
  }
  for (const char* name : {"", "V", "1", "V8", "V0", "V11", "A7", "S11", "S0", "C4", "I2", "V1;V2"}) {
    EXPECT_EQ(find_rule(name), nullptr) << name;
  }
}

// --- Parameters ---

int number_in(const char* rule_name, std::string_view parameter) {
  for (const rule_parameter& p : find_rule(rule_name)->parameters) {
    if (p.name == parameter && std::holds_alternative<int>(p.value)) return std::get<int>(p.value);
  }
  return -1;
}

std::string day_in(const char* rule_name, std::string_view parameter) {
  for (const rule_parameter& p : find_rule(rule_name)->parameters) {
    if (p.name == parameter && std::holds_alternative<day>(p.value)) return format_day(std::get<day>(p.value));
  }
  return "none";
}

TEST(rules, hold_the_numbers_of_the_schemes) {
  EXPECT_EQ(number_in("V1", "term_months"), 16);
  EXPECT_EQ(number_in("V3", "term_months"), 16);
  EXPECT_EQ(number_in("V7", "term_months"), 36);
  EXPECT_EQ(number_in("A1", "maximum_months"), 12);
  EXPECT_EQ(number_in("A1", "minimum_months"), 3);
  EXPECT_EQ(number_in("A2", "audit_months"), 12);
  EXPECT_EQ(number_in("A2", "report_months"), 3);
  EXPECT_EQ(number_in("A2", "preparation_months"), 1);
  EXPECT_EQ(number_in("A3", "decision_months"), 6);
  EXPECT_EQ(day_in("A6", "ismap_from"), "2021-03-01");
  EXPECT_EQ(day_in("A6", "ismap_liu_from"), "2022-11-01");
  EXPECT_EQ(day_in("A6", "prior_application_until"), "2025-03-31");
  EXPECT_EQ(day_in("A6", "special_measures_from"), "2023-05-19");
  EXPECT_EQ(day_in("A6", "special_measures_until"), "2025-03-31");
}

TEST(rules, give_a_set_of_rules_the_numbers_that_they_state) {
  const rule_set set = rule_set::in_force_on(on("2024-12-02"));
  EXPECT_EQ(set.validity_term(scheme::ismap), months{number_in("V1", "term_months")});
  EXPECT_EQ(set.validity_term(scheme::ismap_liu), months{number_in("V3", "term_months")});
  EXPECT_EQ(set.validity_term(scheme::isms), months{number_in("V7", "term_months")});
  EXPECT_EQ(set.longest_audit_period(), months{number_in("A1", "maximum_months")});
  EXPECT_EQ(set.shortest_audit_period(), months{number_in("A1", "minimum_months")});
  EXPECT_EQ(set.audit_report_term(), months{number_in("A2", "report_months")});
  EXPECT_EQ(set.decision_term(), months{number_in("A3", "decision_months")});
  EXPECT_EQ(iso(set.first_registration_day(scheme::ismap)), day_in("A6", "ismap_from"));
  EXPECT_EQ(iso(set.first_registration_day(scheme::ismap_liu)), day_in("A6", "ismap_liu_from"));
  EXPECT_EQ(set.first_registration_day(scheme::isms), std::nullopt);
  EXPECT_EQ(rule_set::validity_rule(scheme::ismap), rule_id::V1);
  EXPECT_EQ(rule_set::validity_rule(scheme::ismap_liu), rule_id::V3);
  EXPECT_EQ(rule_set::validity_rule(scheme::isms), rule_id::V7);
}

// A term counted as the rule's number of months is what assess says of the row.
TEST(rules, are_what_assess_computes_with) {
  const auto term_from = [](const char* first, const char* rule_name, const char* parameter) {
    return last_day_of_term(on(first), months{number_in(rule_name, parameter)});
  };
  EXPECT_EQ(assess_on(ismap_row(), on("2024-12-02")).expires_on, term_from("2024-04-01", "V1", "term_months"));
  EXPECT_EQ(assess_on(liu_row(), on("2024-12-02")).expires_on, term_from("2024-04-01", "V3", "term_months"));
  registration certificate = isms_row();
  certificate.expires_on = no_day;
  EXPECT_EQ(assess_on(certificate, on("2024-12-02")).expires_on, term_from("2024-06-03", "V7", "term_months"));

  registration r = ismap_row();
  r.audit_period_end = term_from("2023-04-01", "A1", "maximum_months");
  EXPECT_FALSE(has(assess_on(r, on("2024-12-02")), finding_code::audit_period_too_long));
  r.audit_period_end = *r.audit_period_end.value() + one_day;
  EXPECT_TRUE(has(assess_on(r, on("2024-12-02")), finding_code::audit_period_too_long));
  r.audit_period_end = term_from("2023-04-01", "A1", "minimum_months");
  EXPECT_FALSE(has(assess_on(r, on("2024-12-02")), finding_code::audit_period_too_short));
  r.audit_period_end = *r.audit_period_end.value() - one_day;
  EXPECT_TRUE(has(assess_on(r, on("2024-12-02")), finding_code::audit_period_too_short));

  registration renewing = ismap_row();
  renewing.renewal_applied_on = on("2025-06-02");
  const day last = term_from("2025-06-03", "A3", "decision_months");
  EXPECT_FALSE(has(assess_on(renewing, last), finding_code::decision_overdue));
  EXPECT_TRUE(has(assess_on(renewing, last + one_day), finding_code::decision_overdue));
}

// --- In force ---

// "" where no first day is known; no last day is known of any.
std::string first_day_of(const rule& r) {
  if (r.name == "A4") return "2024-08-01";
  if (r.name == "S1" || r.name == "S2") return "2021-03-01";
  if (r.name == "S5" || r.name == "S6" || r.name == "S7") return "2022-11-01";
  return "";
}

TEST(rules, are_in_force_on_any_day_but_those_that_have_a_first_day) {
  for (const rule& r : all_rules()) {
    const std::string first = first_day_of(r);
    std::vector<day> days{first_readable_day, last_readable_day};
    for (const char* each : {"2021-02-28", "2021-03-01", "2022-10-31", "2022-11-01", "2024-07-31", "2024-08-01"}) {
      days.push_back(on(each));
    }
    for (const day d : days) {
      const bool expected = first.empty() || d >= on(first.c_str());
      EXPECT_EQ(r.in_force_on(d), expected) << r.name << " on " << format_day(d);
      EXPECT_EQ(rule_set::in_force_on(d).in_force(r.id), expected) << r.name << " on " << format_day(d);
    }
  }
}

// What ISMAP-LIU had for a time (A6), from the first day to the last.
TEST(rules, tell_on_which_days_prior_application_and_special_measures_were_there) {
  struct {
    const char* day;
    bool prior_application;
    bool special_measures;
  } const expected[] = {
      {"2022-10-31", false, false}, {"2022-11-01", true, false}, {"2023-05-18", true, false},
      {"2023-05-19", true, true},   {"2025-03-31", true, true},  {"2025-04-01", false, false},
      {"2026-11-23", false, false},
  };
  for (const auto& e : expected) {
    const rule_set set = rule_set::in_force_on(on(e.day));
    EXPECT_EQ(set.has_prior_application(), e.prior_application) << e.day;
    EXPECT_EQ(set.has_special_measures(), e.special_measures) << e.day;
  }
}

TEST(rules, are_in_force_from_their_first_day_to_their_last) {
  rule r = rule_of(rule_id::V1);
  r.in_force_from = on("2024-08-01");
  r.in_force_until = on("2025-03-31");
  EXPECT_FALSE(r.in_force_on(on("2024-07-31")));
  EXPECT_TRUE(r.in_force_on(on("2024-08-01")));
  EXPECT_TRUE(r.in_force_on(on("2025-03-31")));
  EXPECT_FALSE(r.in_force_on(on("2025-04-01")));
}

// --- Lists of rules ---

TEST(a_list_of_rules, has_the_standing_of_its_weakest) {
  EXPECT_TRUE(rule_list{}.empty());
  EXPECT_EQ(rule_list{}.weakest_standing(), std::nullopt);
  for (const rule& a : all_rules()) {
    rule_list one;
    one.add(a.id);
    EXPECT_FALSE(one.empty());
    EXPECT_EQ(one.weakest_standing(), a.standing) << a.name;
    for (const rule& b : all_rules()) {
      rule_list two = one;
      two.add(b.id);
      EXPECT_EQ(two.weakest_standing(), std::max(a.standing, b.standing)) << a.name << " and " << b.name;
    }
  }
}

TEST(a_list_of_rules, holds_what_was_added_and_nothing_else) {
  for (const rule& added : all_rules()) {
    rule_list list;
    list.add(added.id);
    list.add(added.id);
    for (const rule& r : all_rules()) EXPECT_EQ(list.contains(r.id), r.id == added.id) << r.name;
  }
}

// --- Verdicts ---

// The verdicts of each rule: o official, s secondary, d the tool's own assumption.
struct verdicts_case {
  const char* rule;
  std::vector<std::pair<const char*, char>> verdicts;
};

const verdicts_case verdicts_of_rules[] = {
    {"C1", {{"classified", 'o'}, {"told_by_definition", 'o'}, {"open", 'o'}}},
    {"C2", {{"highest_taken", 'd'}, {"open", 'd'}}},
    {"C3", {{"classified", 's'}, {"told_by_definition", 'd'}, {"open", 's'}}},
    {"I1", {{"low", 'd'}, {"moderate", 'd'}, {"high", 'd'}, {"not_low", 'd'}, {"open", 'd'}}},
    {"S1",
     {{"list_in_principle", 'o'},
      {"list_by_analogy", 'd'},
      {"not_applicable", 'o'},
      {"open", 'o'},
      {"not_in_force", 'd'}}},
    {"S2",
     {{"no_list", 'o'}, {"no_list_by_analogy", 'd'}, {"no_list_before", 'd'}, {"not_applicable", 'o'}, {"open", 'o'}}},
    {"S3", {{"refer", 'd'}, {"refer_offline", 'd'}, {"not_applicable", 'd'}, {"open", 'd'}}},
    {"S4", {{"no_effect", 'd'}, {"not_applicable", 'd'}}},
    {"S5", {{"may_be_liu", 'o'}, {"not_saas", 'd'}, {"open", 'd'}, {"not_applicable", 'd'}, {"not_in_force", 'd'}}},
    {"S6",
     {{"conditions_met", 's'},
      {"not_target_work", 's'},
      {"not_low", 's'},
      {"neither", 's'},
      {"open", 's'},
      {"not_applicable", 's'},
      {"not_in_force", 's'}}},
    {"S7", {{"ismap_also", 'd'}, {"open", 'd'}, {"not_applicable", 'd'}, {"not_in_force", 'd'}}},
    {"S8",
     {{"binding", 'o'},
      {"binding_alpha_prime", 's'},
      {"advisory_local", 's'},
      {"model_unknown", 's'},
      {"advisory", 'd'},
      {"organisation_unknown", 'd'}}},
    {"S9", {{"before_lists", 'd'}, {"before_liu", 'd'}, {"both_lists", 'd'}, {"not_applicable", 'd'}}},
    {"S10", {{"refer", 'd'}, {"as_national", 'd'}, {"open", 'd'}, {"other_scale", 'd'}, {"not_applicable", 'd'}}},
};

TEST(verdicts, are_those_that_each_rule_can_give_with_the_standing_of_what_they_say) {
  std::size_t with_verdicts = 0;
  for (const verdicts_case& e : verdicts_of_rules) {
    const rule& r = *find_rule(e.rule);
    ++with_verdicts;
    ASSERT_EQ(r.verdicts.size(), e.verdicts.size()) << e.rule;
    for (std::size_t i = 0; i < e.verdicts.size(); ++i) {
      EXPECT_EQ(identifier(r.verdicts[i].verdict), e.verdicts[i].first) << e.rule;
      EXPECT_EQ(identifier(r.verdicts[i].standing).front(), e.verdicts[i].second) << e.rule << i;
      expect_both_languages(r.verdicts[i].wording, e.rule);
    }
  }
  for (const rule& r : all_rules()) EXPECT_EQ(r.verdicts.empty(), is_about_registrations(r)) << r.name;
  EXPECT_EQ(with_verdicts + 13, rule_count);
}

TEST(verdicts, are_found_in_the_rules_that_can_give_them_and_in_no_other) {
  for (std::size_t i = 0; i < verdict_count; ++i) {
    const auto v = static_cast<verdict>(i);
    std::size_t found = 0;
    for (const rule& r : all_rules()) {
      const rule_verdict* const in_rule = r.find(v);
      const auto place =
          std::find_if(r.verdicts.begin(), r.verdicts.end(), [v](const rule_verdict& e) { return e.verdict == v; });
      EXPECT_EQ(in_rule, place == r.verdicts.end() ? nullptr : &*place) << r.name << " " << identifier(v);
      found += in_rule != nullptr ? 1U : 0U;
    }
    EXPECT_GT(found, 0U) << identifier(v);
  }
}

TEST(rules, of_classification_and_selection_name_a_place_for_every_source) {
  for (const rule& r : all_rules()) {
    if (r.verdicts.empty()) continue;
    for (const rule_source& s : r.sources) EXPECT_FALSE(s.place.empty()) << r.name;
  }
}

TEST(verdicts, have_an_identifier_each) {
  EXPECT_EQ(identifier(verdict::not_applicable), "not_applicable");
  EXPECT_EQ(identifier(verdict::low), "low");
  EXPECT_EQ(identifier(verdict::other_scale), "other_scale");
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < verdict_count; ++i) names.push_back(identifier(static_cast<verdict>(i)));
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

// A rule has the standing of its weakest part. What it says of days before it was in force, or of bodies that it is not
// for, is no part of it.
TEST(verdicts, are_at_their_weakest_worth_what_their_rule_is) {
  for (const rule& r : all_rules()) {
    if (r.verdicts.empty()) continue;
    auto weakest = standing::official;
    for (const rule_verdict& e : r.verdicts) {
      const auto beyond = {verdict::not_in_force, verdict::no_list_before, verdict::list_by_analogy,
                           verdict::no_list_by_analogy};
      if (std::find(beyond.begin(), beyond.end(), e.verdict) != beyond.end()) continue;
      weakest = std::max(weakest, e.standing);
    }
    EXPECT_EQ(weakest, r.standing) << r.name;
  }
}

// --- Words ---

TEST(words, of_standings_schemes_and_results_are_those_of_the_data) {
  EXPECT_EQ(identifier(standing::official), "official");
  EXPECT_EQ(identifier(standing::secondary), "secondary");
  EXPECT_EQ(identifier(standing::tool_assumption), "default");
  EXPECT_EQ(identifier(scheme::ismap), "ismap");
  EXPECT_EQ(identifier(scheme::ismap_liu), "ismap_liu");
  EXPECT_EQ(identifier(scheme::isms), "isms");
  EXPECT_EQ(title(scheme::ismap), "ISMAP");
  EXPECT_EQ(title(scheme::ismap_liu), "ISMAP-LIU");
  EXPECT_EQ(title(scheme::isms), "ISMS");
  EXPECT_EQ(identifier(renewal_result::granted), "granted");
  EXPECT_EQ(identifier(renewal_result::refused), "refused");
  for (const auto s : {standing::official, standing::secondary, standing::tool_assumption}) {
    expect_both_languages(title(s), identifier(s));
  }
  for (const auto r : {renewal_result::granted, renewal_result::refused})
    expect_both_languages(title(r), identifier(r));
}

TEST(words, of_statuses_are_found_again_by_their_identifier) {
  constexpr const char* names[] = {"invalid",         "withdrawn", "upcoming", "superseded",
                                   "renewal_pending", "expired",   "expiring", "valid"};
  ASSERT_EQ(std::size(names), status_count);
  for (std::size_t i = 0; i < status_count; ++i) {
    const auto s = static_cast<status>(i);
    EXPECT_EQ(identifier(s), names[i]);
    EXPECT_EQ(find_status(names[i]), s);
    expect_both_languages(title(s), names[i]);
  }
  for (const char* name : {"", "Valid", "valid ", "val", "none"}) EXPECT_EQ(find_status(name), std::nullopt) << name;
}

}  // namespace
