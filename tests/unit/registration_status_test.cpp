// Which status a registration has on a day: the order of precedence, and the day on which each status turns.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

using change = std::function<void(registration&)>;

registration changed(registration r, const change& edit) {
  edit(r);
  return r;
}

// --- The order of precedence ---

// What makes each status true, one bit a condition, so that any of them can hold at once.
enum condition : unsigned {
  is_invalid = 1,
  is_withdrawn = 2,
  is_upcoming = 4,
  has_successor = 8,
  is_pending = 16,
  is_past_expiry = 32,
  is_near_expiry = 64
};
constexpr unsigned all_conditions = 127;

const day today = on("2025-03-05");

// Until when an upcoming row is not registered: a row without registered_on is upcoming up to its audit period's end,
// so that an application can already count. ISMS knows no such end.
void make_upcoming(registration& r) {
  if (r.scheme.value() == scheme::isms) {
    r.registered_on = today + one_day;
  } else {
    r.registered_on = no_day;
    r.audit_period_end = today;
  }
}

registration row_with(scheme s, unsigned conditions) {
  registration r = row_of(s);
  r.audit_period_start = no_day;
  r.expires_on = today + date::days{conditions & is_past_expiry ? -1 : 200};
  if (conditions & is_invalid) r.audit_period_start = unreadable_day;
  if (conditions & is_withdrawn) r.withdrawn_on = today;
  if (conditions & is_upcoming) make_upcoming(r);
  if (conditions & is_pending) r.renewal_applied_on = today - date::days{5};
  if (conditions & is_near_expiry) r.alert_days = 200;
  return r;
}

// The table of the contract, read from its top.
std::string first_that_applies(scheme s, unsigned conditions) {
  if (conditions & is_invalid) return "invalid";
  if (conditions & is_withdrawn) return "withdrawn";
  if (conditions & is_upcoming) return "upcoming";
  if (conditions & has_successor) return "superseded";
  if (conditions & is_pending && s != scheme::isms) return "renewal_pending";
  if (conditions & is_past_expiry) return "expired";
  return conditions & is_near_expiry ? "expiring" : "valid";
}

std::string status_with(scheme s, unsigned conditions) {
  std::vector<registration> rows{row_with(s, conditions)};
  if (conditions & has_successor) {
    registration later = row_of(s);
    later.audit_period_start = no_day;
    later.audit_period_end = today + one_day;
    later.registered_on = today;
    later.expires_on = on("2029-12-28");
    rows.push_back(later);
  }
  return std::string{identifier(linked_on(rows, today)[0].status)};
}

TEST(registration_status, is_the_first_that_applies_whatever_else_is_true) {
  for (const scheme s : all_schemes) {
    for (unsigned conditions = 0; conditions <= all_conditions; ++conditions) {
      EXPECT_EQ(status_with(s, conditions), first_that_applies(s, conditions))
          << identifier(s) << " with conditions " << conditions;
    }
  }
}

TEST(registration_status, is_renewal_pending_before_the_expiry_and_after_it) {
  registration r = ismap_row();
  r.renewal_applied_on = on("2025-06-30");
  EXPECT_EQ(status_on(r, on("2025-07-31")), "renewal_pending");
  EXPECT_EQ(status_on(r, on("2025-08-01")), "renewal_pending");
  EXPECT_EQ(status_on(r, on("2035-08-01")), "renewal_pending");
}

// --- The day on which a status turns ---

struct turning_point {
  const char* what;
  day at;
  change edit;
  const char* before;
  const char* on_the_day;
  const char* after;
};

void expect_turning(scheme s, const turning_point& point) {
  const registration r = changed(row_of(s), point.edit);
  EXPECT_EQ(status_on(r, point.at - one_day), point.before) << identifier(s) << ", the day before: " << point.what;
  EXPECT_EQ(status_on(r, point.at), point.on_the_day) << identifier(s) << ", on the day: " << point.what;
  EXPECT_EQ(status_on(r, point.at + one_day), point.after) << identifier(s) << ", the day after: " << point.what;
}

TEST(registration_status, turns_on_the_same_days_under_every_scheme) {
  const auto unchanged = [](registration&) {};
  const turning_point points[] = {
      {"registered", on("2024-06-03"), unchanged, "upcoming", "valid", "valid"},
      {"the threshold of 120 days", on("2025-04-02"), unchanged, "valid", "expiring", "expiring"},
      {"the computed expiry", on("2025-07-31"), unchanged, "expiring", "expiring", "expired"},
      {"the stated expiry", on("2025-05-30"), [](registration& r) { r.expires_on = on("2025-05-30"); }, "expiring",
       "expiring", "expired"},
      {"withdrawn", on("2025-02-03"), [](registration& r) { r.withdrawn_on = on("2025-02-03"); }, "expiring",
       "withdrawn", "withdrawn"},
      {"withdrawn on the day after the expiry", on("2025-08-01"),
       [](registration& r) { r.withdrawn_on = on("2025-08-01"); }, "expiring", "withdrawn", "withdrawn"},
      {"withdrawn on the day of the registration", on("2024-06-03"),
       [](registration& r) { r.withdrawn_on = on("2024-06-03"); }, "upcoming", "withdrawn", "withdrawn"},
      {"registered after the expiry", on("2025-08-20"), [](registration& r) { r.registered_on = on("2025-08-20"); },
       "upcoming", "expired", "expired"},
  };
  for (const scheme s : all_schemes) {
    for (const turning_point& point : points) expect_turning(s, point);
  }
}

TEST(registration_status, without_a_registration_day_turns_after_the_audit_period_and_never_for_isms) {
  const auto unregistered = [](registration& r) {
    r.registered_on = no_day;
    r.audit_period_end = on("2024-03-31");
  };
  const turning_point audited{"audited", on("2024-03-31"), unregistered, "upcoming", "upcoming", "valid"};
  expect_turning(scheme::ismap, audited);
  expect_turning(scheme::ismap_liu, audited);
  expect_turning(scheme::isms, {"audited", on("2024-03-31"), unregistered, "valid", "valid", "valid"});
}

TEST(registration_status, looks_at_the_audit_period_only_where_there_is_no_registration_day) {
  const auto early = [](registration& r) { r.registered_on = on("2024-03-29"); };
  expect_turning(scheme::ismap, {"audited", on("2024-03-31"), early, "valid", "valid", "valid"});
}

TEST(registration_status, without_either_day_is_not_upcoming) {
  registration r = ismap_row();
  r.audit_period_end = no_day;
  r.registered_on = no_day;
  r.expires_on = on("2025-07-31");
  EXPECT_EQ(status_on(r, on("1990-01-04")), "valid");
}

void applied(registration& r, const char* day) { r.renewal_applied_on = on(day); }

void renewed(registration& r, const char* applied_on, const char* decided_on) {
  r.renewal_applied_on = on(applied_on);
  r.renewal_decided_on = on(decided_on);
}

const std::vector<turning_point>& renewals() {
  static const std::vector<turning_point> points{
      {"applied", on("2025-06-02"), [](registration& r) { applied(r, "2025-06-02"); }, "expiring", "renewal_pending",
       "renewal_pending"},
      {"applied on the last day", on("2025-07-31"), [](registration& r) { applied(r, "2025-07-31"); }, "expiring",
       "renewal_pending", "renewal_pending"},
      {"applied a day late", on("2025-08-01"), [](registration& r) { applied(r, "2025-08-01"); }, "expiring", "expired",
       "expired"},
      {"applied on the first day", on("2024-06-03"), [](registration& r) { applied(r, "2024-06-03"); }, "upcoming",
       "renewal_pending", "renewal_pending"},
      {"applied a day before the registration", on("2024-06-03"), [](registration& r) { applied(r, "2024-06-02"); },
       "upcoming", "valid", "valid"},
      {"decided after the expiry", on("2025-09-10"), [](registration& r) { renewed(r, "2025-06-02", "2025-09-10"); },
       "renewal_pending", "renewal_pending", "expired"},
      {"decided on the last day", on("2025-07-31"), [](registration& r) { renewed(r, "2025-06-02", "2025-07-31"); },
       "renewal_pending", "renewal_pending", "expired"},
      {"decided before the expiry", on("2025-07-10"), [](registration& r) { renewed(r, "2025-06-02", "2025-07-10"); },
       "renewal_pending", "renewal_pending", "expiring"},
      {"decided long before the expiry", on("2024-10-10"),
       [](registration& r) { renewed(r, "2024-09-02", "2024-10-10"); }, "renewal_pending", "renewal_pending", "valid"},
      {"decided on the day of the application", on("2025-06-02"),
       [](registration& r) { renewed(r, "2025-06-02", "2025-06-02"); }, "expiring", "renewal_pending", "expiring"},
      {"decided the day before the application", on("2025-06-02"),
       [](registration& r) { renewed(r, "2025-06-02", "2025-06-01"); }, "expiring", "renewal_pending",
       "renewal_pending"},
      {"decided early, then expired", on("2025-07-31"), [](registration& r) { renewed(r, "2025-06-02", "2025-07-10"); },
       "expiring", "expiring", "expired"},
      {"decided after a late application", on("2025-08-20"),
       [](registration& r) { renewed(r, "2025-08-01", "2025-08-20"); }, "expired", "expired", "expired"},
  };
  return points;
}

TEST(registration_status, turns_with_a_renewal_under_ismap_and_ismap_liu) {
  for (const turning_point& point : renewals()) {
    expect_turning(scheme::ismap, point);
    expect_turning(scheme::ismap_liu, point);
  }
}

// The rule is one of ISMAP's Steering Committee (V2).
TEST(registration_status, of_isms_is_what_it_would_be_without_the_renewal) {
  for (const turning_point& point : renewals()) {
    const registration renewing = changed(isms_row(), point.edit);
    for (int shift = -1; shift <= 1; ++shift) {
      const day d = point.at + date::days{shift};
      EXPECT_EQ(status_on(renewing, d), status_on(isms_row(), d)) << point.what;
    }
  }
}

TEST(registration_status, a_pending_renewal_ends_with_the_withdrawal) {
  const auto pending_and_withdrawn = [](registration& r) {
    applied(r, "2025-06-02");
    r.withdrawn_on = on("2025-08-20");
  };
  expect_turning(scheme::ismap,
                 {"withdrawn", on("2025-08-20"), pending_and_withdrawn, "renewal_pending", "withdrawn", "withdrawn"});
}

// --- The threshold ---

struct threshold_case {
  stated<int> alert_days;
  int within;
  int threshold;
};

TEST(registration_status, turns_to_expiring_at_the_rows_own_alert_days_before_those_of_the_run) {
  const threshold_case cases[] = {
      {{}, default_alert_days, 120},
      {{}, 60, 60},
      {{}, 0, 0},
      {30, default_alert_days, 30},
      {30, 60, 30},
      {90, 60, 90},
      {0, 60, 0},
      {0, default_alert_days, 0},
      {200, 0, 200},
      {1, 120, 1},
      {{}, 365, 365},
  };
  for (const scheme s : all_schemes) {
    for (const threshold_case& c : cases) {
      registration r = row_of(s);
      r.alert_days = c.alert_days;
      const day turns = on("2025-07-31") - date::days{c.threshold};
      EXPECT_EQ(status_on(r, turns - one_day, c.within), "valid") << identifier(s) << ", " << c.threshold;
      EXPECT_EQ(status_on(r, turns, c.within), "expiring") << identifier(s) << ", " << c.threshold;
    }
  }
}

TEST(registration_status, is_expiring_on_the_last_day_even_at_a_threshold_of_zero_and_expired_after_it) {
  registration r = ismap_row();
  r.alert_days = 0;
  EXPECT_EQ(status_on(r, on("2025-07-30")), "valid");
  EXPECT_EQ(status_on(r, on("2025-07-31")), "expiring");
  EXPECT_EQ(status_on(r, on("2025-08-01")), "expired");
}

TEST(registration_status, uses_120_days_where_nothing_else_is_said) {
  const registration r = ismap_row();
  const day turns = on("2025-04-02");
  const auto& holidays = holiday_calendar::bundled();
  EXPECT_EQ(assess(r, turns - one_day, rule_set::in_force_on(turns), holidays).status, status::valid);
  EXPECT_EQ(assess(r, turns, rule_set::in_force_on(turns), holidays).status, status::expiring);
}

// --- Invalid rows ---

TEST(registration_status, is_invalid_for_any_cell_that_is_written_and_cannot_be_read) {
  const change edits[] = {
      [](registration& r) { r.scheme = stated<scheme>::unreadable(); },
      [](registration& r) { r.audit_period_start = unreadable_day; },
      [](registration& r) { r.audit_period_end = unreadable_day; },
      [](registration& r) { r.registered_on = unreadable_day; },
      [](registration& r) { r.expires_on = unreadable_day; },
      [](registration& r) { r.renewal_applied_on = unreadable_day; },
      [](registration& r) { r.renewal_decided_on = unreadable_day; },
      [](registration& r) { r.withdrawn_on = unreadable_day; },
      [](registration& r) { r.alert_days = stated<int>::unreadable(); },
  };
  for (const scheme s : all_schemes) {
    for (std::size_t i = 0; i < std::size(edits); ++i) {
      EXPECT_EQ(status_on(changed(row_of(s), edits[i]), on("2024-12-02")), "invalid")
          << identifier(s) << ", cell " << i;
    }
  }
}

TEST(registration_status, is_not_invalid_for_a_renewal_result_that_cannot_be_read) {
  registration r = ismap_row();
  r.renewal_result = stated<renewal_result>::unreadable();
  EXPECT_EQ(status_on(r, on("2024-12-02")), "valid");
}

struct required_case {
  scheme of;
  bool audit_period_end;
  bool registered_on;
  bool expires_on;
  bool is_complete;
};

TEST(registration_status, is_invalid_without_any_day_that_says_when_it_expires) {
  const required_case cases[] = {
      {scheme::ismap, false, false, false, false},    {scheme::ismap, false, true, false, false},
      {scheme::ismap, true, false, false, true},      {scheme::ismap, false, false, true, true},
      {scheme::ismap_liu, false, true, false, false}, {scheme::ismap_liu, true, false, false, true},
      {scheme::ismap_liu, false, false, true, true},  {scheme::isms, false, false, false, false},
      {scheme::isms, true, false, false, false},      {scheme::isms, false, true, false, true},
      {scheme::isms, false, false, true, true},
  };
  for (const required_case& c : cases) {
    registration r;
    r.scheme = c.of;
    if (c.audit_period_end) r.audit_period_end = on("2024-03-31");
    if (c.registered_on) r.registered_on = on("2024-06-03");
    if (c.expires_on) r.expires_on = on("2025-07-31");
    const assessment a = assess_on(r, on("2024-12-02"));
    EXPECT_EQ(a.status, c.is_complete ? status::valid : status::invalid) << identifier(c.of);
    EXPECT_EQ(has(a, finding_code::required_missing), !c.is_complete) << identifier(c.of);
  }
}

TEST(registration_status, is_invalid_for_a_period_that_ends_before_it_starts_but_audit_periods_never_concern_isms) {
  for (const scheme s : all_schemes) {
    registration r = row_of(s);
    r.audit_period_end = on("2024-03-31");
    r.audit_period_start = on("2024-03-31");
    EXPECT_EQ(status_on(r, on("2024-12-02")), "valid") << identifier(s);
    r.audit_period_start = on("2024-04-01");
    EXPECT_EQ(status_on(r, on("2024-12-02")), s == scheme::isms ? "valid" : "invalid") << identifier(s);
  }
}

TEST(registration_status, turns_invalid_by_what_was_found_while_reading_only_if_that_is_a_cause) {
  assessment a = assess_on(ismap_row(), on("2024-12-02"));
  add_findings(a, {{.code = finding_code::renewal_result_unknown, .read = "?"}});
  EXPECT_EQ(a.status, status::valid);
  add_findings(a, {{.code = finding_code::too_many_fields, .number = 1}});
  EXPECT_EQ(a.status, status::invalid);
  EXPECT_EQ(found_in(a), "renewal_result_unknown;too_many_fields");
}

}  // namespace
