// What looks wrong in one row: for every code a row that has it and its neighbour, a day off, that has not.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

using change = std::function<void(registration&)>;

registration row_with(scheme s, const change& edit) {
  registration r = row_of(s);
  edit(r);
  return r;
}

// A row and all that is found about it on a day, names joined by ";".
struct finding_case {
  const char* what;
  scheme of;
  change edit;
  const char* as_of;
  const char* found;
};

void expect_found(const std::vector<finding_case>& cases) {
  for (const finding_case& c : cases) {
    EXPECT_EQ(found_on(row_with(c.of, c.edit), on(c.as_of)), c.found)
        << c.what << ", " << identifier(c.of) << " on " << c.as_of;
  }
}

const auto unchanged = [](registration&) {};

TEST(registration_findings, are_none_for_a_clean_row) {
  for (const scheme s : all_schemes) expect_found({{"clean", s, unchanged, "2024-12-02", ""}});
}

// --- Audit period ---

change audited(const char* first, const char* last) {
  return [=](registration& r) {
    r.audit_period_start = on(first);
    r.audit_period_end = on(last);
    r.registered_on = on("2025-05-01");
    r.expires_on = no_day;
  };
}

TEST(registration_findings, say_that_an_audit_period_is_longer_than_a_year) {
  expect_found({
      {"a year", scheme::ismap, audited("2023-04-01", "2024-03-31"), "2025-05-02", ""},
      {"a day more", scheme::ismap, audited("2023-03-31", "2024-03-31"), "2025-05-02", "audit_period_too_long"},
      {"a year", scheme::ismap_liu, audited("2023-03-30", "2024-03-29"), "2025-05-02", ""},
      {"a day more", scheme::ismap_liu, audited("2023-03-29", "2024-03-29"), "2025-05-02", "audit_period_too_long"},
      {"from 29 February", scheme::ismap, audited("2024-02-29", "2025-02-28"), "2025-05-02", ""},
      {"from 29 February, a day more", scheme::ismap, audited("2024-02-29", "2025-03-01"), "2025-05-02",
       "audit_period_too_long"},
  });
}

TEST(registration_findings, say_that_an_audit_period_is_shorter_than_three_months) {
  expect_found({
      {"three months", scheme::ismap, audited("2024-01-01", "2024-03-31"), "2025-05-02", ""},
      {"a day less", scheme::ismap, audited("2024-01-02", "2024-03-31"), "2025-05-02", "audit_period_too_short"},
      {"from 30 November", scheme::ismap_liu, audited("2023-11-30", "2024-02-29"), "2025-05-02", ""},
      {"from 30 November, a day less", scheme::ismap_liu, audited("2023-11-30", "2024-02-28"), "2025-05-02",
       "audit_period_too_short;last_day_is_closed"},
      {"one day", scheme::ismap, audited("2024-03-29", "2024-03-29"), "2025-05-02", "audit_period_too_short"},
  });
}

TEST(registration_findings, say_that_an_audit_period_is_reversed_and_then_nothing_of_its_length) {
  expect_found(
      {{"reversed by a day", scheme::ismap, audited("2024-04-01", "2024-03-31"), "2025-05-02", "period_reversed"}});
}

TEST(registration_findings, never_speak_of_an_audit_period_of_isms) {
  for (const char* first : {"2020-04-01", "2024-03-30", "2024-04-01"}) {
    registration r = row_with(scheme::isms, audited(first, "2025-06-30"));
    r.expires_on = on("2026-07-31");
    EXPECT_EQ(found_on(r, on("2025-05-02")), "") << first;
  }
}

// --- Registration day, expiry ---

change registered(const char* day) {
  return [=](registration& r) { r.registered_on = on(day); };
}

TEST(registration_findings, say_that_a_registration_does_not_follow_its_audit) {
  expect_found({
      {"the day after", scheme::ismap, registered("2024-04-01"), "2024-12-02", ""},
      {"on the last day", scheme::ismap, registered("2024-03-31"), "2024-12-02", "registered_before_audit_end"},
      {"before it", scheme::ismap_liu, registered("2024-03-30"), "2024-12-02", "registered_before_audit_end"},
  });
}

TEST(registration_findings, say_that_a_registration_is_after_its_expiry) {
  for (const scheme s : all_schemes) {
    expect_found({
        {"on the expiry", s, registered("2025-07-31"), "2024-12-02", ""},
        {"the day after", s, registered("2025-08-01"), "2024-12-02", "registered_after_expiry"},
    });
  }
}

TEST(registration_findings, say_that_the_registration_day_is_missing_where_its_cell_is_empty) {
  for (const scheme s : all_schemes) {
    expect_found({
        {"empty", s, [](registration& r) { r.registered_on = no_day; }, "2024-12-02", "registered_on_missing"},
        {"unreadable", s, [](registration& r) { r.registered_on = unreadable_day; }, "2024-12-02", ""},
    });
  }
}

change expiring(const char* day) {
  return [=](registration& r) { r.expires_on = on(day); };
}

TEST(registration_findings, say_that_the_stated_expiry_is_not_the_one_of_the_rule) {
  expect_found({
      {"as computed", scheme::ismap, expiring("2025-07-31"), "2024-12-02", ""},
      {"a day later", scheme::ismap, expiring("2025-08-01"), "2024-12-02", "expiry_differs_from_rule"},
      {"a day earlier", scheme::ismap_liu, expiring("2025-07-30"), "2024-12-02", "expiry_differs_from_rule"},
      {"ISMS", scheme::isms, expiring("2025-07-30"), "2024-12-02", ""},
  });
}

TEST(registration_findings, say_that_an_expiry_is_assumed_for_isms_only) {
  const auto unstated = [](registration& r) { r.expires_on = no_day; };
  expect_found({
      {"unstated", scheme::isms, unstated, "2024-12-02", "expiry_assumed"},
      {"stated", scheme::isms, unchanged, "2024-12-02", ""},
      {"computed", scheme::ismap, unstated, "2024-12-02", ""},
      {"computed", scheme::ismap_liu, unstated, "2024-12-02", ""},
  });
}

TEST(registration_findings, say_that_the_last_day_is_closed) {
  expect_found({
      {"Friday", scheme::isms, expiring("2025-08-01"), "2024-12-02", ""},
      {"Saturday", scheme::isms, expiring("2025-08-02"), "2024-12-02", "last_day_is_closed"},
      {"Sunday", scheme::isms, expiring("2025-08-03"), "2024-12-02", "last_day_is_closed"},
      {"Monday", scheme::isms, expiring("2025-08-04"), "2024-12-02", ""},
      {"Marine Day", scheme::isms, expiring("2025-07-21"), "2024-12-02", "last_day_is_closed"},
      {"the day after", scheme::isms, expiring("2025-07-22"), "2024-12-02", ""},
      {"28 December, a Monday", scheme::isms, expiring("2026-12-28"), "2024-12-02", ""},
      {"29 December", scheme::isms, expiring("2026-12-29"), "2024-12-02", "last_day_is_closed"},
      {"3 January", scheme::isms, expiring("2028-01-03"), "2024-12-02", "last_day_is_closed"},
      {"4 January", scheme::isms, expiring("2028-01-04"), "2024-12-02", ""},
      {"computed", scheme::ismap, audited("2023-05-01", "2024-04-30"), "2025-05-02", "last_day_is_closed"},
      {"a day less", scheme::ismap, audited("2023-05-01", "2024-04-28"), "2025-05-02", ""},
  });
}

TEST(registration_findings, say_that_closed_days_are_not_known_around_the_last_day) {
  expect_found({
      {"in the last year known", scheme::isms, expiring("2050-12-28"), "2024-12-02", ""},
      {"still told by it", scheme::isms, expiring("2051-01-03"), "2024-12-02", "last_day_is_closed"},
      {"a weekday after it", scheme::isms, expiring("2051-01-04"), "2024-12-02", "closed_days_unknown"},
      {"a Saturday after it", scheme::isms, expiring("2051-01-07"), "2024-12-02",
       "last_day_is_closed;closed_days_unknown"},
  });
}

// --- Number, scheme ---

struct number_case {
  const char* number;
  bool is_known_form;
};

TEST(registration_findings, say_that_a_number_has_not_the_form_of_every_known_one) {
  const number_case cases[] = {
      {"C21-0004-2", true},
      {"C99-9999-9", true},
      {"C00-0000-0", true},
      {"c21-0004-2", true},
      {" C21-0004-2 ", true},
      {"", true},
      {"   ", true},
      {"\u3000", true},
      {"C2-0004-2", false},
      {"C210-0004-2", false},
      {"C21-004-2", false},
      {"C21-00040-2", false},
      {"C21-0004", false},
      {"C21-0004-", false},
      {"C21-0004-22", false},
      {"D21-0004-2", false},
      {"C21-0004-A", false},
      {"C21/0004/2", false},
      {"C2/-0004-2", false},
      {"C2:-0004-2", false},
      {"1", false},
      {"\uFF23\uFF12\uFF11\uFF0D\uFF10\uFF10\uFF10\uFF14\uFF0D\uFF12", true},  // full-width C21-0004-2
  };
  for (const number_case& c : cases) {
    for (const scheme s : all_schemes) {
      registration r = row_of(s);
      r.registration_number = c.number;
      const bool expected = s == scheme::ismap && !c.is_known_form;
      EXPECT_EQ(found_on(r, on("2024-12-02")), expected ? "registration_number_malformed" : "")
          << c.number << ", " << identifier(s);
    }
  }
}

TEST(registration_findings, say_that_the_scheme_was_not_in_force_on_the_registration_day) {
  const auto old = [](const char* day) {
    return [=](registration& r) {
      r.audit_period_start = no_day;
      r.audit_period_end = on("2020-03-31");
      r.registered_on = on(day);
      r.expires_on = no_day;
    };
  };
  const auto old_liu = [](const char* day) {
    return [=](registration& r) {
      r.audit_period_start = no_day;
      r.audit_period_end = on("2021-09-30");
      r.registered_on = on(day);
    };
  };
  expect_found({
      {"the first day", scheme::ismap, old("2021-03-01"), "2024-12-02", "last_day_is_closed"},
      {"the day before", scheme::ismap, old("2021-02-28"), "2024-12-02", "last_day_is_closed;scheme_not_in_force"},
      {"the first day", scheme::ismap_liu, old_liu("2022-11-01"), "2024-12-02", ""},
      {"the day before", scheme::ismap_liu, old_liu("2022-10-31"), "2024-12-02", "scheme_not_in_force"},
      {"certified long ago", scheme::isms, registered("1999-01-04"), "2024-12-02", ""},
  });
}

// --- What each one tells ---

struct content_case {
  scheme of;
  change edit;
  const char* as_of;
  finding expected;
};

TEST(registration_findings, tell_the_column_the_day_and_the_day_it_is_held_against) {
  using enum finding_code;
  const content_case cases[] = {
      {scheme::ismap,
       audited("2023-03-31", "2024-03-31"),
       "2025-05-02",
       {.code = audit_period_too_long,
        .where = column::audit_period_end,
        .first = on("2024-03-31"),
        .second = on("2024-03-30")}},
      {scheme::ismap,
       audited("2024-01-02", "2024-03-31"),
       "2025-05-02",
       {.code = audit_period_too_short,
        .where = column::audit_period_end,
        .first = on("2024-03-31"),
        .second = on("2024-04-01")}},
      {scheme::ismap,
       audited("2024-04-01", "2024-03-31"),
       "2025-05-02",
       {.code = period_reversed,
        .where = column::audit_period_end,
        .first = on("2024-03-31"),
        .second = on("2024-04-01")}},
      {scheme::ismap,
       registered("2024-03-31"),
       "2024-12-02",
       {.code = registered_before_audit_end,
        .where = column::registered_on,
        .first = on("2024-03-31"),
        .second = on("2024-03-31")}},
      {scheme::ismap,
       registered("2025-08-01"),
       "2024-12-02",
       {.code = registered_after_expiry,
        .where = column::registered_on,
        .first = on("2025-08-01"),
        .second = on("2025-07-31")}},
      {scheme::ismap,
       [](registration& r) { r.registered_on = no_day; },
       "2024-12-02",
       {.code = registered_on_missing, .where = column::registered_on}},
      {scheme::ismap,
       expiring("2025-08-01"),
       "2024-12-02",
       {.code = expiry_differs_from_rule,
        .where = column::expires_on,
        .first = on("2025-08-01"),
        .second = on("2025-07-31")}},
      {scheme::isms,
       [](registration& r) { r.expires_on = no_day; },
       "2024-12-02",
       {.code = expiry_assumed, .where = column::expires_on, .first = on("2024-06-03"), .second = on("2027-06-02")}},
      {scheme::isms,
       expiring("2025-08-03"),
       "2024-12-02",
       {.code = last_day_is_closed,
        .where = column::expires_on,
        .first = on("2025-08-03"),
        .second = on("2025-08-01"),
        .detail = weekday_name(on("2025-08-03"))}},
      {scheme::isms,
       expiring("2051-01-04"),
       "2024-12-02",
       {.code = closed_days_unknown, .where = column::expires_on, .first = on("2051-01-04")}},
      {scheme::ismap,
       [](registration& r) { r.registration_number = "x"; },
       "2024-12-02",
       {.code = registration_number_malformed, .where = column::registration_number, .read = "x"}},
      {scheme::ismap_liu,
       registered("2022-10-31"),
       "2024-12-02",
       {.code = scheme_not_in_force,
        .where = column::registered_on,
        .first = on("2022-10-31"),
        .second = on("2022-11-01")}},
  };
  for (const content_case& c : cases) {
    const assessment a = assess_on(row_with(c.of, c.edit), on(c.as_of));
    const finding* const found = find_in(a, c.expected.code);
    ASSERT_NE(found, nullptr) << identifier(c.expected.code);
    EXPECT_EQ(*found, c.expected) << message(*found, language::en) << "\n" << message(c.expected, language::en);
  }
}

TEST(registration_findings, name_the_column_of_the_required_day_that_is_missing) {
  for (const scheme s : all_schemes) {
    registration r;
    r.scheme = s;
    const assessment a = assess_on(r, on("2024-12-02"));
    const finding* const found = find_in(a, finding_code::required_missing);
    ASSERT_NE(found, nullptr) << identifier(s);
    EXPECT_EQ(found->where, s == scheme::isms ? column::registered_on : column::audit_period_end) << identifier(s);
  }
}

// --- Order ---

TEST(registration_findings, come_in_the_order_of_the_contract) {
  registration r = ismap_row();
  r.registration_number = "none";
  r.audit_period_start = on("2018-01-04");
  r.audit_period_end = on("2020-10-30");
  r.registered_on = on("2020-10-30");
  r.expires_on = on("2020-10-25");
  r.renewal_applied_on = on("2020-10-29");
  r.renewal_decided_on = on("2020-10-28");
  EXPECT_EQ(found_on(r, on("2024-12-02")),
            "audit_period_too_long;registered_before_audit_end;registered_after_expiry;"
            "renewal_applied_before_registration;decided_before_applied;expiry_differs_from_rule;last_day_is_closed;"
            "registration_number_malformed;scheme_not_in_force");
}

TEST(registration_findings, of_the_reader_take_their_place_in_that_order_and_equal_ones_stay_as_they_were) {
  registration r = ismap_row();
  r.registered_on = no_day;
  r.registration_number = "none";
  assessment a = assess_on(r, on("2024-12-02"));
  add_findings(a, {{.code = finding_code::date_unreadable, .read = "first"},
                   {.code = finding_code::renewal_result_unknown},
                   {.code = finding_code::date_unreadable, .read = "second"},
                   {.code = finding_code::too_many_fields}});
  EXPECT_EQ(found_in(a),
            "registered_on_missing;renewal_result_unknown;registration_number_malformed;too_many_fields;"
            "date_unreadable;date_unreadable");
  EXPECT_EQ(a.findings[4].read, "first");
  EXPECT_EQ(a.findings[5].read, "second");
}

}  // namespace
