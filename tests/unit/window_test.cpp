#include "ismap/window.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "ismap/date_text.h"

namespace {

using ismap::closure;
using ismap::day;
using ismap::format_day;
using ismap::months;
using ismap::rule_id;
using ismap::scheme;
using ismap::validity_window;

constexpr day on(int year, unsigned month, unsigned number) {
  return day{date::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

const ismap::rule_set& rules() {
  static const ismap::rule_set set = ismap::rule_set::in_force_on(on(2025, 4, 1));
  return set;
}

validity_window after_audit(day audit_period_end, scheme s = scheme::ismap) {
  return window_after_audit(audit_period_end, s, rules(), ismap::holiday_calendar::bundled());
}

validity_window after_certification(day certified_on) {
  return window_after_certification(certified_on, rules(), ismap::holiday_calendar::bundled());
}

std::string written(const std::optional<day>& d) { return d ? format_day(*d) : "none"; }

std::string names(const ismap::rule_list& list) {
  std::string joined;
  for (const ismap::rule& r : ismap::all_rules()) {
    if (list.contains(r.id)) joined += std::string{joined.empty() ? "" : " "} + std::string{r.name};
  }
  return joined;
}

TEST(window_after_audit, states_every_day_that_follows_from_an_audit_period_ending_on_2024_03_31) {
  const validity_window w = after_audit(on(2024, 3, 31));
  EXPECT_EQ(w.scheme, scheme::ismap);
  EXPECT_EQ(format_day(w.anchor), "2024-03-31");
  EXPECT_EQ(format_day(w.term_starts_on), "2024-04-01");
  EXPECT_EQ(w.term, months{16});
  EXPECT_EQ(written(w.corresponding), "2025-08-01");
  EXPECT_EQ(format_day(w.expires_on), "2025-07-31");
  EXPECT_EQ(w.expires_on_closure, closure::open);
  EXPECT_EQ(written(w.last_open_day), "2025-07-31");
  ASSERT_TRUE(w.next);
  EXPECT_EQ(format_day(w.next->starts_on), "2024-04-01");
  EXPECT_EQ(format_day(w.next->ends_at_earliest), "2024-06-30");
  EXPECT_EQ(format_day(w.next->ends_at_latest), "2025-03-31");
  EXPECT_EQ(format_day(w.next->report_due_on), "2025-06-30");
  EXPECT_EQ(format_day(w.application_due_on), "2025-07-31");
  EXPECT_EQ(names(w.rules), "V1 V2 V4 V5 A1 A2");
}

TEST(window_after_audit, has_no_corresponding_day_after_an_audit_period_ending_on_2023_10_30) {
  const validity_window w = after_audit(on(2023, 10, 30));
  EXPECT_EQ(format_day(w.term_starts_on), "2023-10-31");
  EXPECT_EQ(written(w.corresponding), "none");
  EXPECT_EQ(format_day(w.expires_on), "2025-02-28");
  EXPECT_EQ(w.expires_on_closure, closure::open);
  EXPECT_EQ(written(w.last_open_day), "2025-02-28");
  ASSERT_TRUE(w.next);
  EXPECT_EQ(format_day(w.next->starts_on), "2023-10-31");
  EXPECT_EQ(format_day(w.next->ends_at_earliest), "2024-01-30");
  EXPECT_EQ(format_day(w.next->ends_at_latest), "2024-10-30");
  EXPECT_EQ(format_day(w.next->report_due_on), "2025-01-30");
  EXPECT_EQ(format_day(w.application_due_on), "2025-02-28");
}

// A2: the application is due on the expiry, never a month after the report. Here the two differ: the report's term is
// cut short by February, and a month counted from it would run past the expiry.
TEST(window_after_audit, counts_every_date_from_its_own_anchor) {
  const validity_window w = after_audit(on(2023, 11, 29));
  ASSERT_TRUE(w.next);
  EXPECT_EQ(format_day(w.next->ends_at_latest), "2024-11-29");
  EXPECT_EQ(format_day(w.next->report_due_on), "2025-02-28");
  EXPECT_EQ(format_day(w.expires_on), "2025-03-29");
  EXPECT_EQ(format_day(w.application_due_on), "2025-03-29");
  EXPECT_EQ(format_day(ismap::last_day_of_term(w.next->report_due_on + date::days{1}, months{1})), "2025-03-31");
}

TEST(window_after_audit, does_not_move_an_expiry_on_a_closed_day_but_names_the_last_open_one) {
  const validity_window year_end = after_audit(on(2023, 8, 31));
  EXPECT_EQ(format_day(year_end.expires_on), "2024-12-31");
  EXPECT_EQ(year_end.expires_on_closure, closure::year_end);
  EXPECT_EQ(written(year_end.last_open_day), "2024-12-27");
  EXPECT_EQ(format_day(year_end.application_due_on), "2024-12-31");
  const validity_window weekend = after_audit(on(2024, 4, 30));
  EXPECT_EQ(format_day(weekend.expires_on), "2025-08-31");
  EXPECT_EQ(weekend.expires_on_closure, closure::sunday);
  EXPECT_EQ(written(weekend.last_open_day), "2025-08-29");
  const validity_window holiday = after_audit(on(2025, 5, 22));
  EXPECT_EQ(format_day(holiday.expires_on), "2026-09-22");
  EXPECT_EQ(holiday.expires_on_closure, closure::holiday);
  EXPECT_EQ(written(holiday.last_open_day), "2026-09-18");
}

TEST(window_after_audit, does_not_guess_the_last_open_day_of_a_year_without_holidays) {
  const validity_window w = after_audit(on(2059, 3, 31));
  EXPECT_EQ(format_day(w.expires_on), "2060-07-31");
  EXPECT_EQ(w.expires_on_closure, closure::saturday);
  EXPECT_EQ(written(w.last_open_day), "none");
  EXPECT_EQ(after_audit(on(2058, 3, 31)).expires_on_closure, closure::unknown);
}

TEST(window_after_audit, rests_on_rule_v3_for_ismap_liu) {
  const validity_window w = after_audit(on(2024, 3, 31), scheme::ismap_liu);
  EXPECT_EQ(w.scheme, scheme::ismap_liu);
  EXPECT_EQ(w.term, months{16});
  EXPECT_EQ(format_day(w.expires_on), "2025-07-31");
  EXPECT_TRUE(w.next);
  EXPECT_EQ(names(w.rules), "V2 V3 V4 V5 A1 A2");
}

TEST(window_after_certification, runs_36_months_from_the_day_of_certification_itself) {
  const validity_window w = after_certification(on(2023, 4, 15));
  EXPECT_EQ(w.scheme, scheme::isms);
  EXPECT_EQ(format_day(w.anchor), "2023-04-15");
  EXPECT_EQ(format_day(w.term_starts_on), "2023-04-15");
  EXPECT_EQ(w.term, months{36});
  EXPECT_EQ(written(w.corresponding), "2026-04-15");
  EXPECT_EQ(format_day(w.expires_on), "2026-04-14");
  EXPECT_EQ(w.expires_on_closure, closure::open);
  EXPECT_EQ(written(w.last_open_day), "2026-04-14");
  EXPECT_FALSE(w.next);
  EXPECT_EQ(format_day(w.application_due_on), "2026-04-14");
  EXPECT_EQ(names(w.rules), "V4 V5 V7");
}

TEST(window_after_certification, ends_on_the_month_end_after_a_leap_day) {
  const validity_window w = after_certification(on(2024, 2, 29));
  EXPECT_EQ(written(w.corresponding), "none");
  EXPECT_EQ(format_day(w.expires_on), "2027-02-28");
  EXPECT_EQ(w.expires_on_closure, closure::sunday);
  EXPECT_EQ(written(w.last_open_day), "2027-02-26");
}

TEST(every_window, keeps_its_days_in_order) {
  for (day end = on(2020, 1, 1); end <= on(2047, 12, 31); end += date::days{1}) {
    const validity_window w = after_audit(end);
    ASSERT_TRUE(w.next) << format_day(end);
    ASSERT_EQ(w.term_starts_on, end + date::days{1}) << format_day(end);
    ASSERT_EQ(w.next->starts_on, w.term_starts_on) << format_day(end);
    ASSERT_LT(w.next->ends_at_earliest, w.next->ends_at_latest) << format_day(end);
    ASSERT_LT(w.next->ends_at_latest, w.next->report_due_on) << format_day(end);
    ASSERT_LT(w.next->report_due_on, w.expires_on) << format_day(end);
    ASSERT_EQ(w.application_due_on, w.expires_on) << format_day(end);
    ASSERT_TRUE(w.last_open_day) << format_day(end);
    ASSERT_LE(*w.last_open_day, w.expires_on) << format_day(end);
    ASSERT_EQ(*w.last_open_day == w.expires_on, w.expires_on_closure == closure::open) << format_day(end);
  }
}

}  // namespace
