// The rules as data: each is there once, says where it comes from, and is what assess computes with.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ismap/window.h"
#include "registration_rows.h"

namespace {

using namespace ismap_test;

constexpr const char* rule_names[] = {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "A1", "A2", "A3", "A4", "A5", "A6"};

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
  }
}

TEST(rules, say_in_both_languages_what_they_are_and_where_they_come_from) {
  for (const rule& r : all_rules()) {
    expect_both_languages(r.title, r.name);
    expect_both_languages(r.wording, r.name);
    EXPECT_FALSE(r.sources.empty()) << r.name;
    for (const rule_source& s : r.sources) expect_both_languages(s.title, r.name);
    EXPECT_FALSE(r.schemes.empty()) << r.name;
    EXPECT_FALSE(r.history.empty()) << r.name;
    for (const rule_change& c : r.history) expect_both_languages(c.change, r.name);
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
      {"A6", standing::secondary},
  };
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
    for (const rule_change& c : r.history) {
      const auto day_of_change = parse_day(c.version);
      ASSERT_TRUE(day_of_change) << c.version;
      EXPECT_EQ(format_day(*day_of_change), c.version);
      latest = std::max(latest, c.version);
    }
  }
  EXPECT_EQ(rules_version(), latest);
}

// --- Finding one ---

TEST(rules, are_found_by_name_with_case_width_and_spaces_folded) {
  for (const rule& r : all_rules()) EXPECT_EQ(find_rule(r.name), &r);
  for (const char* name : {"v1", " V1 ", "V 1", "\uFF36\uFF11", "\uFF56\uFF11\u3000"}) {  // full-width V1 and v1
    ASSERT_NE(find_rule(name), nullptr) << name;
    EXPECT_EQ(find_rule(name)->id, rule_id::V1) << name;
  }
  for (const char* name : {"", "V", "1", "V8", "V0", "V11", "A7", "S1", "V1;V2"}) {
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

TEST(rules, are_in_force_on_any_day_but_the_one_that_has_a_first_day) {
  for (const rule& r : all_rules()) {
    const bool always = r.id != rule_id::A4;
    EXPECT_EQ(r.in_force_on(first_readable_day), always) << r.name;
    EXPECT_EQ(r.in_force_on(on("2024-07-31")), always) << r.name;
    EXPECT_TRUE(r.in_force_on(on("2024-08-01"))) << r.name;
    EXPECT_TRUE(r.in_force_on(last_readable_day)) << r.name;
    EXPECT_EQ(rule_set::in_force_on(on("2024-07-31")).in_force(r.id), always) << r.name;
    EXPECT_TRUE(rule_set::in_force_on(on("2024-08-01")).in_force(r.id)) << r.name;
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
