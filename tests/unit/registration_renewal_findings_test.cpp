// What looks wrong in a renewal, and what is not known of it yet on the day of the assessment.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

struct renewal_facts {
  const char* applied_on = "";
  const char* decided_on = "";
  stated<renewal_result> result{};
};

stated<day> cell(std::string_view iso_day) {
  if (iso_day.empty()) return no_day;
  return iso_day == "?" ? unreadable_day : stated<day>{on(iso_day)};
}

registration renewing(scheme s, const renewal_facts& facts) {
  registration r = row_of(s);
  r.renewal_applied_on = cell(facts.applied_on);
  r.renewal_decided_on = cell(facts.decided_on);
  r.renewal_result = facts.result;
  return r;
}

struct renewal_case {
  const char* what;
  renewal_facts facts;
  const char* as_of;
  const char* found;
};

// Rows that are registered on 2024-06-03 and expire on 2025-07-31.
void expect_found(const std::vector<renewal_case>& cases) {
  for (const scheme s : {scheme::ismap, scheme::ismap_liu}) {
    for (const renewal_case& c : cases) {
      EXPECT_EQ(found_on(renewing(s, c.facts), on(c.as_of)), c.found) << c.what << ", " << identifier(s);
    }
  }
}

TEST(renewal_findings, say_that_the_application_was_late) {
  expect_found({
      {"on the last day", {"2025-07-31"}, "2025-08-04", ""},
      {"a day late", {"2025-08-01"}, "2025-08-04", "renewal_applied_late"},
      {"a day late, that day", {"2025-08-01"}, "2025-08-01", "renewal_applied_late"},
      {"not known yet", {"2025-08-01"}, "2025-07-31", ""},
  });
}

TEST(renewal_findings, say_that_the_application_was_before_the_registration) {
  expect_found({
      {"on the first day", {"2024-06-03"}, "2024-07-01", ""},
      {"a day early", {"2024-06-02"}, "2024-07-01", "renewal_applied_before_registration"},
      {"not known yet", {"2024-06-02"}, "2024-06-01", ""},
  });
}

TEST(renewal_findings, say_that_the_decision_was_before_the_application) {
  expect_found({
      {"on the same day", {"2025-06-02", "2025-06-02"}, "2025-06-10", ""},
      {"a day before", {"2025-06-02", "2025-06-01"}, "2025-06-10", "decided_before_applied"},
      {"a day before, that day", {"2025-06-02", "2025-06-01"}, "2025-06-02", "decided_before_applied"},
      {"also beside a late application",
       {"2025-08-02", "2025-08-01"},
       "2025-08-10",
       "renewal_applied_late;decided_before_applied"},
  });
}

TEST(renewal_findings, say_that_a_decision_has_no_application) {
  expect_found({
      {"none", {"", "2025-06-02"}, "2025-06-02", "decision_without_application"},
      {"decision not known yet", {"", "2025-06-02"}, "2025-06-01", ""},
      {"application not known yet", {"2025-06-03", "2025-06-02"}, "2025-06-02", "decision_without_application"},
      {"application cannot be read", {"?", "2025-06-02"}, "2025-06-10", ""},
      {"decision cannot be read", {"", "?"}, "2025-06-10", ""},
  });
}

TEST(renewal_findings, say_that_a_result_has_no_decision) {
  expect_found({
      {"granted", {"2025-06-02", "", renewal_result::granted}, "2025-06-10", "result_without_decision"},
      {"refused", {"", "", renewal_result::refused}, "2025-06-10", "result_without_decision"},
      {"with one", {"2025-06-02", "2025-06-03", renewal_result::refused}, "2025-06-10", ""},
      {"with one not known yet", {"2025-06-02", "2025-06-11", renewal_result::refused}, "2025-06-10", ""},
      {"with one that cannot be read", {"2025-06-02", "?", renewal_result::refused}, "2025-06-10", ""},
      {"a result that cannot be read", {"", "", stated<renewal_result>::unreadable()}, "2025-06-10", ""},
  });
}

// Six months from the day after the application, counted by V4.
TEST(renewal_findings, say_that_a_decision_is_overdue_after_the_last_day_of_six_months) {
  expect_found({
      {"the last day", {"2025-06-02"}, "2025-12-02", ""},
      {"the day after", {"2025-06-02"}, "2025-12-03", "decision_overdue"},
      {"month without that day, last day", {"2024-08-30"}, "2025-02-28", ""},
      {"month without that day, after", {"2024-08-30"}, "2025-03-01", "decision_overdue"},
      {"from a month's last day", {"2025-06-30"}, "2025-12-31", ""},
      {"from a month's last day, after", {"2025-06-30"}, "2026-01-01", "decision_overdue"},
      {"decided that day", {"2025-06-02", "2025-12-03"}, "2025-12-03", ""},
      {"decision not known yet", {"2025-06-02", "2025-12-04"}, "2025-12-03", "decision_overdue"},
      {"decision ignored", {"2025-06-02", "2025-06-01"}, "2025-12-03", "decided_before_applied;decision_overdue"},
      {"decision cannot be read", {"2025-06-02", "?"}, "2025-12-03", ""},
      {"application does not count", {"2025-08-01"}, "2026-12-03", "renewal_applied_late"},
  });
}

TEST(renewal_findings, say_that_the_renewed_period_is_missing_once_the_decided_row_has_run_out) {
  const stated<renewal_result> unknown;
  const auto unreadable = stated<renewal_result>::unreadable();
  expect_found({
      {"on the decision", {"2025-06-02", "2025-09-10", renewal_result::granted}, "2025-09-10", ""},
      {"after it", {"2025-06-02", "2025-09-10", renewal_result::granted}, "2025-09-11", "renewed_period_missing"},
      {"result unknown", {"2025-06-02", "2025-09-10", unknown}, "2025-09-11", "renewed_period_missing"},
      {"result unreadable", {"2025-06-02", "2025-09-10", unreadable}, "2025-09-11", "renewed_period_missing"},
      {"refused", {"2025-06-02", "2025-09-10", renewal_result::refused}, "2025-09-11", ""},
      {"decided early, last day", {"2025-06-02", "2025-07-10", renewal_result::granted}, "2025-07-31", ""},
      {"decided early, after",
       {"2025-06-02", "2025-07-10", renewal_result::granted},
       "2025-08-01",
       "renewed_period_missing"},
      {"never applied", {}, "2025-08-01", ""},
      {"applied late", {"2025-08-01", "2025-08-02"}, "2025-09-11", "renewal_applied_late"},
  });
}

TEST(renewal_findings, say_nothing_of_a_renewed_period_of_a_withdrawn_registration) {
  registration r = renewing(scheme::ismap, {"2025-06-02", "2025-09-10", renewal_result::granted});
  r.withdrawn_on = on("2025-10-01");
  EXPECT_EQ(found_on(r, on("2025-09-30")), "renewed_period_missing");
  EXPECT_EQ(found_on(r, on("2025-10-01")), "");
}

// --- ISMS ---

TEST(renewal_findings, of_isms_say_only_that_a_renewal_does_not_extend_it) {
  const renewal_case cases[] = {
      {"known", {"2025-06-02"}, "2025-06-02", "renewal_does_not_extend"},
      {"not known yet", {"2025-06-02"}, "2025-06-01", ""},
      {"late", {"2025-08-01"}, "2025-08-01", "renewal_does_not_extend"},
      {"early", {"2024-06-02"}, "2025-06-01", "renewal_does_not_extend"},
      {"overdue", {"2025-06-02"}, "2026-06-02", "renewal_does_not_extend"},
      {"decided", {"2025-06-02", "2025-09-10", renewal_result::granted}, "2025-12-02", "renewal_does_not_extend"},
      {"decided before", {"2025-06-02", "2025-06-01"}, "2025-12-02", "renewal_does_not_extend"},
      {"decided only", {"", "2025-06-01"}, "2025-12-02", ""},
      {"result only", {"", "", renewal_result::granted}, "2025-12-02", ""},
      {"unreadable", {"?"}, "2025-12-02", ""},
  };
  for (const renewal_case& c : cases) {
    EXPECT_EQ(found_on(renewing(scheme::isms, c.facts), on(c.as_of)), c.found) << c.what;
  }
}

// --- What each one tells ---

struct content_case {
  scheme of;
  renewal_facts facts;
  const char* as_of;
  finding expected;
};

TEST(renewal_findings, tell_the_column_the_day_and_the_day_it_is_held_against) {
  using enum finding_code;
  const content_case cases[] = {
      {scheme::ismap,
       {"2025-08-01"},
       "2025-08-01",
       {.code = renewal_applied_late,
        .where = column::renewal_applied_on,
        .first = on("2025-08-01"),
        .second = on("2025-07-31")}},
      {scheme::ismap,
       {"2024-06-02"},
       "2025-08-01",
       {.code = renewal_applied_before_registration,
        .where = column::renewal_applied_on,
        .first = on("2024-06-02"),
        .second = on("2024-06-03")}},
      {scheme::isms,
       {"2025-06-02"},
       "2025-06-02",
       {.code = renewal_does_not_extend, .where = column::renewal_applied_on, .first = on("2025-06-02")}},
      {scheme::ismap,
       {"2025-06-02", "2025-06-01"},
       "2025-06-02",
       {.code = decided_before_applied,
        .where = column::renewal_decided_on,
        .first = on("2025-06-01"),
        .second = on("2025-06-02")}},
      {scheme::ismap,
       {"", "2025-06-01"},
       "2025-06-02",
       {.code = decision_without_application, .where = column::renewal_decided_on, .first = on("2025-06-01")}},
      {scheme::ismap,
       {"", "", renewal_result::refused},
       "2025-06-02",
       {.code = result_without_decision, .where = column::renewal_result}},
      {scheme::ismap,
       {"2025-06-02"},
       "2025-12-03",
       {.code = decision_overdue,
        .where = column::renewal_applied_on,
        .first = on("2025-06-02"),
        .second = on("2025-12-02")}},
      {scheme::ismap,
       {"2025-06-02", "2025-09-10"},
       "2025-09-11",
       {.code = renewed_period_missing, .where = column::renewal_decided_on, .first = on("2025-09-10")}},
  };
  for (const content_case& c : cases) {
    const assessment a = assess_on(renewing(c.of, c.facts), on(c.as_of));
    const finding* const found = find_in(a, c.expected.code);
    ASSERT_NE(found, nullptr) << identifier(c.expected.code);
    EXPECT_EQ(*found, c.expected) << message(*found, language::en) << "\n" << message(c.expected, language::en);
  }
}

// --- Knowledge ---

// The row as it was known on a day: without the application and the decision that are dated after it.
registration as_known_on(registration r, day as_of) {
  if (r.renewal_applied_on.value() && *r.renewal_applied_on.value() > as_of) r.renewal_applied_on = no_day;
  if (r.renewal_decided_on.value() && *r.renewal_decided_on.value() > as_of) {
    r.renewal_decided_on = no_day;
    r.renewal_result = stated<renewal_result>{};
  }
  return r;
}

TEST(renewal_findings, and_all_else_stay_the_same_whatever_happens_after_the_day_of_the_assessment) {
  const char* const days[] = {"2024-06-02", "2024-06-03", "2025-01-15", "2025-07-30", "2025-07-31",
                              "2025-08-01", "2025-09-10", "2026-02-02", "2026-02-03"};
  for (const scheme s : all_schemes) {
    for (const char* applied : days) {
      for (const char* decided : days) {
        for (const char* as_of : days) {
          const registration r = renewing(s, {applied, decided, renewal_result::refused});
          const assessment told = assess_on(r, on(as_of));
          const assessment known = assess_on(as_known_on(r, on(as_of)), on(as_of));
          EXPECT_EQ(told.status, known.status) << applied << " " << decided << " " << as_of;
          EXPECT_EQ(told.valid_until, known.valid_until) << applied << " " << decided << " " << as_of;
          EXPECT_EQ(told.findings, known.findings)
              << applied << " " << decided << " " << as_of << ": " << found_in(told) << " / " << found_in(known);
        }
      }
    }
  }
}

}  // namespace
