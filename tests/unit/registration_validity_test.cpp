// Until when a registration runs: its expiry, the end it can be relied on to, the days left, the rules behind them.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

using change = std::function<void(registration&)>;

const day midyear = on("2024-12-02");

// --- The expiry ---

struct audited_case {
  const char* audit_period_end;
  const char* expires_on;
};

TEST(registration_validity, expires_a_year_and_four_months_from_the_day_after_the_audit_period) {
  const audited_case cases[] = {
      {"2023-09-30", "2025-01-31"}, {"2024-02-29", "2025-06-30"}, {"2024-05-15", "2025-09-15"},
      {"2023-10-30", "2025-02-28"}, {"2020-07-30", "2021-11-30"}, {"2022-10-28", "2024-02-28"},
      {"2022-10-29", "2024-02-29"}, {"2022-10-30", "2024-02-29"}, {"2024-03-31", "2025-07-31"},
  };
  for (const scheme s : {scheme::ismap, scheme::ismap_liu}) {
    for (const audited_case& c : cases) {
      registration r;
      r.scheme = s;
      r.audit_period_end = on(c.audit_period_end);
      const assessment a = assess_on(r, midyear);
      EXPECT_EQ(iso(a.expires_on), c.expires_on) << c.audit_period_end;
      EXPECT_EQ(iso(a.computed_expiry), c.expires_on) << c.audit_period_end;
      EXPECT_EQ(iso(a.valid_until), c.expires_on) << c.audit_period_end;
      EXPECT_EQ(iso(expiry_of_audit_period(on(c.audit_period_end), s, rule_set::in_force_on(midyear))), c.expires_on);
    }
  }
}

TEST(registration_validity, does_not_move_with_the_registration_day) {
  for (const char* registered : {"2024-04-01", "2024-06-03", "2025-07-31"}) {
    registration r = ismap_row();
    r.registered_on = on(registered);
    EXPECT_EQ(iso(assess_on(r, midyear).expires_on), "2025-07-31") << registered;
  }
}

TEST(registration_validity, of_isms_without_a_stated_expiry_is_assumed_from_the_day_of_certification) {
  registration r = isms_row();
  r.expires_on = no_day;
  const assessment a = assess_on(r, midyear);
  EXPECT_EQ(iso(a.expires_on), "2027-06-02");
  EXPECT_EQ(iso(a.computed_expiry), "2027-06-02");
  EXPECT_EQ(found_in(a), "expiry_assumed");
  r.registered_on = on("2021-02-28");
  EXPECT_EQ(iso(assess_on(r, midyear).expires_on), "2024-02-27");
  r.registered_on = on("2024-02-29");  // February 2027 has no 29th
  EXPECT_EQ(iso(assess_on(r, midyear).expires_on), "2027-02-28");
}

TEST(registration_validity, of_isms_is_never_anchored_by_an_audit_period) {
  registration r = isms_row();
  r.audit_period_end = on("2024-03-31");
  r.registered_on = no_day;
  const assessment a = assess_on(r, midyear);
  EXPECT_EQ(iso(a.expires_on), "2025-07-31");
  EXPECT_EQ(iso(a.computed_expiry), "none");
  r.expires_on = no_day;
  EXPECT_EQ(iso(assess_on(r, midyear).expires_on), "none");
}

TEST(registration_validity, takes_the_stated_expiry_before_the_computed_one) {
  for (const scheme s : all_schemes) {
    registration r = row_of(s);
    r.expires_on = on("2025-06-27");
    const assessment a = assess_on(r, midyear);
    EXPECT_EQ(iso(a.expires_on), "2025-06-27") << identifier(s);
    EXPECT_EQ(iso(a.valid_until), "2025-06-27") << identifier(s);
    EXPECT_EQ(iso(a.computed_expiry), s == scheme::isms ? "2027-06-02" : "2025-07-31") << identifier(s);
  }
}

// --- The end that a registration can be relied on to ---

struct end_case {
  const char* what;
  change edit;
  const char* as_of;
  const char* valid_until;
  int days_left;
};

void renewed(registration& r, const char* applied_on, const char* decided_on) {
  r.renewal_applied_on = on(applied_on);
  if (*decided_on != '\0') r.renewal_decided_on = on(decided_on);
}

void expect_end(scheme s, const end_case& c) {
  registration r = row_of(s);
  c.edit(r);
  const assessment a = assess_on(r, on(c.as_of));
  EXPECT_EQ(iso(a.expires_on), "2025-07-31") << c.what;
  EXPECT_EQ(iso(a.valid_until), c.valid_until) << identifier(s) << ": " << c.what << " on " << c.as_of;
  EXPECT_EQ(a.days_left, c.days_left) << identifier(s) << ": " << c.what << " on " << c.as_of;
}

TEST(registration_validity, runs_to_the_expiry_and_counts_the_days_to_it) {
  const auto unchanged = [](registration&) {};
  const end_case cases[] = {
      {"long before", unchanged, "2024-07-31", "2025-07-31", 365},
      {"the day before", unchanged, "2025-07-30", "2025-07-31", 1},
      {"the last day", unchanged, "2025-07-31", "2025-07-31", 0},
      {"the day after", unchanged, "2025-08-01", "2025-07-31", -1},
      {"long after", unchanged, "2026-07-31", "2025-07-31", -365},
      {"not registered yet", unchanged, "2024-06-01", "2025-07-31", 425},
  };
  for (const scheme s : all_schemes) {
    for (const end_case& c : cases) expect_end(s, c);
  }
}

TEST(registration_validity, ends_on_the_day_before_the_withdrawal_if_that_is_earlier) {
  const end_case cases[] = {
      {"announced", [](registration& r) { r.withdrawn_on = on("2025-02-03"); }, "2024-12-02", "2025-02-02", 62},
      {"on the day", [](registration& r) { r.withdrawn_on = on("2025-02-03"); }, "2025-02-03", "2025-02-02", -1},
      {"on the expiry", [](registration& r) { r.withdrawn_on = on("2025-07-31"); }, "2024-12-02", "2025-07-30", 240},
      {"after the expiry", [](registration& r) { r.withdrawn_on = on("2025-08-01"); }, "2024-12-02", "2025-07-31", 241},
      {"long after", [](registration& r) { r.withdrawn_on = on("2026-08-01"); }, "2024-12-02", "2025-07-31", 241},
  };
  for (const scheme s : all_schemes) {
    for (const end_case& c : cases) expect_end(s, c);
  }
}

TEST(registration_validity, is_open_while_a_renewal_is_pending_and_then_runs_to_the_later_of_expiry_and_decision) {
  const auto pending = [](registration& r) { renewed(r, "2025-06-02", ""); };
  const auto decided_late = [](registration& r) { renewed(r, "2025-06-02", "2025-09-10"); };
  const auto decided_early = [](registration& r) { renewed(r, "2025-06-02", "2025-07-10"); };
  const auto decided_last_day = [](registration& r) { renewed(r, "2025-06-02", "2025-07-31"); };
  const auto decided_next_day = [](registration& r) { renewed(r, "2025-06-02", "2025-08-01"); };
  const auto applied_late = [](registration& r) { renewed(r, "2025-08-01", "2025-09-10"); };
  const auto applied_early = [](registration& r) { renewed(r, "2024-06-02", "2025-09-10"); };
  const auto decided_before = [](registration& r) { renewed(r, "2025-06-02", "2025-06-01"); };
  const auto decided_only = [](registration& r) { r.renewal_decided_on = on("2025-09-10"); };
  const end_case cases[] = {
      {"application not known yet", pending, "2025-06-01", "2025-07-31", 60},
      {"pending", pending, "2025-06-02", "open", 59},
      {"pending on the last day", pending, "2025-07-31", "open", 0},
      {"pending after the expiry", pending, "2025-08-10", "open", -10},
      {"decision not known yet", decided_late, "2025-09-09", "open", -40},
      {"decided late, on the day", decided_late, "2025-09-10", "2025-09-10", 0},
      {"decided late, afterwards", decided_late, "2025-09-11", "2025-09-10", -1},
      {"early decision not known yet", decided_early, "2025-07-09", "open", 22},
      {"decided early", decided_early, "2025-07-10", "2025-07-31", 21},
      {"decided on the last day", decided_last_day, "2025-07-31", "2025-07-31", 0},
      {"decided a day after", decided_next_day, "2025-08-01", "2025-08-01", 0},
      {"a late application extends nothing", applied_late, "2025-09-10", "2025-07-31", -41},
      {"an early application extends nothing", applied_early, "2025-09-10", "2025-07-31", -41},
      {"a decision before the application is ignored", decided_before, "2025-08-10", "open", -10},
      {"a decision alone is ignored", decided_only, "2025-09-10", "2025-07-31", -41},
  };
  for (const end_case& c : cases) {
    expect_end(scheme::ismap, c);
    expect_end(scheme::ismap_liu, c);
    registration r = isms_row();
    c.edit(r);
    EXPECT_EQ(iso(assess_on(r, on(c.as_of)).valid_until), "2025-07-31") << c.what;
  }
}

TEST(registration_validity, is_never_later_than_the_day_before_the_withdrawal_whatever_the_renewal) {
  const auto pending = [](registration& r) {
    renewed(r, "2025-06-02", "");
    r.withdrawn_on = on("2025-10-01");
  };
  const auto decided = [](registration& r) {
    renewed(r, "2025-06-02", "2025-09-10");
    r.withdrawn_on = on("2025-09-10");
  };
  const auto decided_in_time = [](registration& r) {
    renewed(r, "2025-06-02", "2025-09-10");
    r.withdrawn_on = on("2025-09-11");
  };
  const end_case cases[] = {
      {"pending, withdrawal announced", pending, "2025-08-10", "2025-09-30", 51},
      {"pending on its last day", pending, "2025-09-30", "2025-09-30", 0},
      {"withdrawn on the day of the decision", decided, "2025-09-10", "2025-09-09", -1},
      {"withdrawn on the day after the decision", decided_in_time, "2025-09-10", "2025-09-10", 0},
  };
  for (const end_case& c : cases) expect_end(scheme::ismap, c);
}

// --- The rules that the answer rests on ---

struct rules_case {
  scheme of;
  bool is_stated;
  const char* rules;
  standing weakest;
};

std::string rules_in(const assessment& a) {
  std::string names;
  for (const rule& r : all_rules()) {
    if (!a.rules.contains(r.id)) continue;
    if (!names.empty()) names += ';';
    names += r.name;
  }
  return names;
}

TEST(registration_validity, names_the_rules_it_rests_on_and_the_standing_of_the_weakest) {
  const rules_case cases[] = {
      {scheme::ismap, false, "V1;V4", standing::tool_assumption},
      {scheme::ismap, true, "V6", standing::tool_assumption},
      {scheme::ismap_liu, false, "V3;V4", standing::tool_assumption},
      {scheme::ismap_liu, true, "V6", standing::tool_assumption},
      {scheme::isms, false, "V4;V7", standing::tool_assumption},
      {scheme::isms, true, "V7", standing::secondary},
  };
  for (const rules_case& c : cases) {
    registration r = row_of(c.of);
    r.expires_on = c.is_stated ? stated<day>{on("2025-07-31")} : no_day;
    const assessment a = assess_on(r, midyear);
    EXPECT_EQ(rules_in(a), c.rules) << identifier(c.of);
    EXPECT_EQ(a.standing(), c.weakest) << identifier(c.of);
  }
}

TEST(registration_validity, rests_on_the_rule_of_renewal_only_where_one_counts) {
  registration r = ismap_row();
  r.renewal_applied_on = on("2025-06-02");
  EXPECT_EQ(rules_in(assess_on(r, on("2025-06-01"))), "V1;V4");
  EXPECT_EQ(rules_in(assess_on(r, on("2025-06-02"))), "V1;V2;V4");
  r.renewal_applied_on = on("2025-08-01");
  EXPECT_EQ(rules_in(assess_on(r, on("2025-08-01"))), "V1;V4");
  registration certificate = isms_row();
  certificate.renewal_applied_on = on("2025-06-02");
  EXPECT_EQ(rules_in(assess_on(certificate, on("2025-06-02"))), "V7");
}

TEST(registration_validity, rests_on_nothing_where_nothing_can_be_computed) {
  const assessment a = assess_on(registration{}, midyear);
  EXPECT_TRUE(a.rules.empty());
  EXPECT_EQ(a.standing(), std::nullopt);
  EXPECT_EQ(iso(a.expires_on), "none");
  EXPECT_EQ(iso(a.valid_until), "none");
  EXPECT_EQ(a.days_left, std::nullopt);
}

// --- Beside invalid: what can still be computed, and nothing that cannot ---

struct invalid_case {
  const char* what;
  change edit;
  const char* expires_on;
  const char* valid_until;
};

void expect_beside_invalid(scheme s, const invalid_case& c, day as_of) {
  registration r = row_of(s);
  c.edit(r);
  const assessment a = assess_on(r, as_of);
  EXPECT_EQ(a.status, status::invalid) << c.what;
  EXPECT_EQ(iso(a.expires_on), c.expires_on) << c.what;
  EXPECT_EQ(iso(a.valid_until), c.valid_until) << c.what;
  EXPECT_EQ(a.days_left.has_value(), std::string{c.valid_until} != "none") << c.what;
}

const auto with_application = [](registration& r) { r.renewal_applied_on = on("2024-11-01"); };

TEST(registration_validity, is_given_beside_invalid_where_the_unreadable_cell_cannot_move_it) {
  const invalid_case cases[] = {
      {"alert_days", [](registration& r) { r.alert_days = stated<int>::unreadable(); }, "2025-07-31", "2025-07-31"},
      {"audit_period_start", [](registration& r) { r.audit_period_start = unreadable_day; }, "2025-07-31",
       "2025-07-31"},
      {"reversed", [](registration& r) { r.audit_period_start = on("2024-04-01"); }, "2025-07-31", "2025-07-31"},
      {"registered_on", [](registration& r) { r.registered_on = unreadable_day; }, "2025-07-31", "2025-07-31"},
      {"registered_on, late application",
       [](registration& r) {
         r.expires_on = on("2024-10-31");
         r.registered_on = unreadable_day;
         with_application(r);
       },
       "2024-10-31", "2024-10-31"},
      {"decision without application", [](registration& r) { r.renewal_decided_on = unreadable_day; }, "2025-07-31",
       "2025-07-31"},
      {"audit_period_end beside a stated expiry",
       [](registration& r) {
         r.expires_on = on("2025-06-27");
         r.audit_period_end = unreadable_day;
       },
       "2025-06-27", "2025-06-27"},
      {"scheme beside a stated expiry",
       [](registration& r) {
         r.expires_on = on("2025-06-27");
         r.scheme = stated<scheme>::unreadable();
       },
       "2025-06-27", "2025-06-27"},
  };
  for (const invalid_case& c : cases) expect_beside_invalid(scheme::ismap, c, midyear);
}

TEST(registration_validity, is_withheld_beside_invalid_where_the_unreadable_cell_could_move_it) {
  const invalid_case cases[] = {
      {"expires_on", [](registration& r) { r.expires_on = unreadable_day; }, "2025-07-31", "none"},
      {"audit_period_end", [](registration& r) { r.audit_period_end = unreadable_day; }, "none", "none"},
      {"scheme", [](registration& r) { r.scheme = stated<scheme>::unreadable(); }, "none", "none"},
      {"withdrawn_on", [](registration& r) { r.withdrawn_on = unreadable_day; }, "2025-07-31", "none"},
      {"renewal_applied_on", [](registration& r) { r.renewal_applied_on = unreadable_day; }, "2025-07-31", "none"},
      {"renewal_decided_on after an application",
       [](registration& r) {
         with_application(r);
         r.renewal_decided_on = unreadable_day;
       },
       "2025-07-31", "none"},
      {"registered_on before an application",
       [](registration& r) {
         with_application(r);
         r.registered_on = unreadable_day;
       },
       "2025-07-31", "none"},
      {"scheme of a renewed registration",
       [](registration& r) {
         with_application(r);
         r.expires_on = on("2025-06-27");
         r.scheme = stated<scheme>::unreadable();
       },
       "2025-06-27", "none"},
  };
  for (const invalid_case& c : cases) expect_beside_invalid(scheme::ismap, c, midyear);
}

TEST(registration_validity, of_isms_is_given_beside_invalid_whatever_stands_in_the_renewal_columns) {
  const invalid_case cases[] = {
      {"renewal_applied_on", [](registration& r) { r.renewal_applied_on = unreadable_day; }, "2025-07-31",
       "2025-07-31"},
      {"renewal_decided_on",
       [](registration& r) {
         with_application(r);
         r.renewal_decided_on = unreadable_day;
       },
       "2025-07-31", "2025-07-31"},
      {"registered_on",
       [](registration& r) {
         with_application(r);
         r.registered_on = unreadable_day;
       },
       "2025-07-31", "2025-07-31"},
      {"withdrawn_on", [](registration& r) { r.withdrawn_on = unreadable_day; }, "2025-07-31", "none"},
  };
  for (const invalid_case& c : cases) expect_beside_invalid(scheme::isms, c, midyear);
}

TEST(registration_validity, of_isms_with_an_unreadable_expiry_shows_the_assumed_one_but_does_not_rely_on_it) {
  registration r = isms_row();
  r.expires_on = unreadable_day;
  const assessment a = assess_on(r, midyear);
  EXPECT_EQ(a.status, status::invalid);
  EXPECT_EQ(iso(a.expires_on), "2027-06-02");
  EXPECT_EQ(iso(a.valid_until), "none");
}

}  // namespace
