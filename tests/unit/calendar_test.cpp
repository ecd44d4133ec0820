#include "ismap/calendar.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>

#include "ismap/date_text.h"

namespace {

using ismap::corresponding_day;
using ismap::day;
using ismap::format_day;
using ismap::last_day_of_term;
using ismap::months;

constexpr date::days one_day{1};
constexpr months registration_term{16};

constexpr day on(int year, unsigned month, unsigned number) {
  return day{date::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

std::string written(const std::optional<day>& d) { return d ? format_day(*d) : "none"; }

unsigned number_of(day d) { return static_cast<unsigned>(date::year_month_day{d}.day()); }

day last_of_month(date::year_month month) { return day{month / date::last}; }

date::year_month month_of(day d) {
  const date::year_month_day ymd{d};
  return ymd.year() / ymd.month();
}

// `d` with its month moved on, taken back to the month's last day where the month is too short.
day clamped(day d, months length) {
  const date::year_month_day moved = date::year_month_day{d} + length;
  return moved.ok() ? day{moved} : last_of_month(moved.year() / moved.month());
}

// The first wrong way of V4: sixteen months counted from the audit period's end itself.
day audit_end_and_sixteen_months(day audit_end) { return clamped(audit_end, registration_term); }

// The second: back to the month's end, then a day off even where there was no corresponding day.
day clamp_then_minus_one(day first_day) { return clamped(first_day, registration_term) - one_day; }

day expiry_after(day audit_end) { return last_day_of_term(audit_end + one_day, registration_term); }

struct row_of_v4 {
  day audit_end;
  day starts;
  std::string corresponding;
  std::string expires;
};

const std::array<row_of_v4, 6> table_of_v4{{
    {on(2023, 9, 30), on(2023, 10, 1), "2025-02-01", "2025-01-31"},
    {on(2024, 2, 29), on(2024, 3, 1), "2025-07-01", "2025-06-30"},
    {on(2024, 5, 15), on(2024, 5, 16), "2025-09-16", "2025-09-15"},
    {on(2023, 10, 30), on(2023, 10, 31), "none", "2025-02-28"},
    {on(2020, 7, 30), on(2020, 7, 31), "none", "2021-11-30"},
    {on(2022, 10, 28), on(2022, 10, 29), "2024-02-29", "2024-02-28"},
}};

TEST(table_of_rule_v4, starts_each_term_on_the_day_after_the_audit_period) {
  for (const auto& row : table_of_v4) EXPECT_EQ(format_day(row.audit_end + one_day), format_day(row.starts));
}

TEST(table_of_rule_v4, names_the_corresponding_day_sixteen_months_on) {
  for (const auto& row : table_of_v4) {
    EXPECT_EQ(written(corresponding_day(row.starts, registration_term)), row.corresponding) << format_day(row.starts);
  }
}

TEST(table_of_rule_v4, expires_on_the_day_stated) {
  for (const auto& row : table_of_v4) {
    EXPECT_EQ(format_day(last_day_of_term(row.starts, registration_term)), row.expires) << format_day(row.starts);
  }
}

TEST(last_day_of_term, ends_on_the_month_end_where_no_day_corresponds) {
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 1, 31), months{1})), "2024-02-29");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 1, 30), months{1})), "2024-02-29");
  EXPECT_EQ(format_day(last_day_of_term(on(2023, 1, 29), months{1})), "2023-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 3, 31), months{1})), "2024-04-30");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 2, 29), months{12})), "2025-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(1899, 2, 28) + one_day, months{12})), "1900-02-28");
}

TEST(last_day_of_term, ends_on_the_eve_of_the_corresponding_day) {
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 1, 29), months{1})), "2024-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(2023, 1, 28), months{1})), "2023-02-27");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 2, 29), months{48})), "2028-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 12, 31), months{1})), "2025-01-30");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 1, 1), months{12})), "2024-12-31");
  EXPECT_EQ(format_day(last_day_of_term(on(2024, 2, 1), months{1})), "2024-02-29");
}

TEST(last_day_of_term, is_counted_in_one_step_and_not_month_by_month) {
  day begins = on(2023, 8, 30);
  for (int i = 0; i < 16; ++i) begins = last_day_of_term(begins, months{1}) + one_day;
  EXPECT_EQ(format_day(begins - one_day), "2024-12-31");
  EXPECT_EQ(format_day(last_day_of_term(on(2023, 8, 30), registration_term)), "2024-12-29");
}

TEST(sixteen_months_from_the_audit_end_itself, are_wrong_on_40_of_2922_days_all_month_ends) {
  int all = 0;
  int wrong = 0;
  for (day end = on(2020, 1, 1); end <= on(2027, 12, 31); end += one_day, ++all) {
    if (audit_end_and_sixteen_months(end) == expiry_after(end)) continue;
    ++wrong;
    EXPECT_EQ(number_of(end + one_day), 1u) << format_day(end);
    EXPECT_LT(audit_end_and_sixteen_months(end), expiry_after(end)) << format_day(end);
  }
  EXPECT_EQ(all, 2922);
  EXPECT_EQ(wrong, 40);
}

TEST(clamping_and_then_taking_a_day_off, is_one_day_short_on_229_of_14458_start_days) {
  int all = 0;
  int wrong = 0;
  for (day start = on(2020, 6, 1); start <= on(2059, 12, 31); start += one_day, ++all) {
    const day right = last_day_of_term(start, registration_term);
    if (clamp_then_minus_one(start) == right) continue;
    ++wrong;
    EXPECT_EQ(format_day(clamp_then_minus_one(start)), format_day(right - one_day)) << format_day(start);
    EXPECT_FALSE(corresponding_day(start, registration_term)) << format_day(start);
  }
  EXPECT_EQ(all, 14458);
  EXPECT_EQ(wrong, 229);
}

// A2: each date is a term from its own anchor. Counting on from one to the next forgets that a month was too short.
TEST(chaining_twelve_three_and_one_months, lands_after_the_expiry_for_200_of_14610_audit_ends) {
  int all = 0;
  int late = 0;
  for (day end = on(2020, 1, 1); end <= on(2059, 12, 31); end += one_day, ++all) {
    const day audit = last_day_of_term(end + one_day, months{12});
    const day report = last_day_of_term(audit + one_day, months{3});
    const day application = last_day_of_term(report + one_day, months{1});
    EXPECT_GE(application, expiry_after(end)) << format_day(end);
    if (application > expiry_after(end)) ++late;
  }
  EXPECT_EQ(all, 14610);
  EXPECT_EQ(late, 200);
}

TEST(expiry, never_moves_back_as_the_audit_ends_later) {
  for (day end = on(1873, 1, 1); end < on(2199, 12, 31); end += one_day) {
    ASSERT_LE(expiry_after(end), expiry_after(end + one_day)) << format_day(end);
  }
}

TEST(corresponding_day, has_the_number_of_the_first_day_in_the_last_month) {
  for (day start = on(2019, 1, 1); start <= on(2028, 12, 31); start += one_day) {
    for (int length = 1; length <= 48; ++length) {
      const auto corresponding = corresponding_day(start, months{length});
      const date::year_month last_month = month_of(start) + months{length};
      const bool is_long_enough = number_of(last_of_month(last_month)) >= number_of(start);
      ASSERT_EQ(corresponding.has_value(), is_long_enough) << format_day(start) << ' ' << length;
      if (!corresponding) continue;
      ASSERT_EQ(month_of(*corresponding), last_month) << format_day(start) << ' ' << length;
      ASSERT_EQ(number_of(*corresponding), number_of(start)) << format_day(start) << ' ' << length;
    }
  }
}

TEST(last_day_of_term, lies_within_that_many_months_and_uses_them_up) {
  for (day start = on(2019, 1, 1); start <= on(2028, 12, 31); start += one_day) {
    for (int length = 1; length <= 48; ++length) {
      const day last = last_day_of_term(start, months{length});
      const date::year_month last_month = month_of(start) + months{length};
      // A term from the 1st fills whole months; any other one reaches into its last month.
      const date::year_month ends_in = number_of(start) == 1 ? last_month - months{1} : last_month;
      ASSERT_EQ(month_of(last), ends_in) << format_day(start) << ' ' << length;
      ASSERT_TRUE(number_of(last + one_day) == number_of(start) || last == last_of_month(last_month))
          << format_day(start) << ' ' << length;
    }
  }
}

TEST(last_day_of_term, moves_on_with_every_month_and_never_back_with_the_start) {
  for (day start = on(2019, 1, 1); start <= on(2028, 12, 31); start += one_day) {
    for (int length = 1; length <= 48; ++length) {
      const day last = last_day_of_term(start, months{length});
      ASSERT_GT(last_day_of_term(start, months{length + 1}), last) << format_day(start) << ' ' << length;
      ASSERT_GE(last_day_of_term(start + one_day, months{length}), last) << format_day(start) << ' ' << length;
    }
  }
}

TEST(last_day_of_term, keeps_to_the_calendar_over_the_centuries) {
  EXPECT_EQ(format_day(last_day_of_term(on(1898, 10, 31), registration_term)), "1900-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(1998, 10, 31), registration_term)), "2000-02-29");
  EXPECT_EQ(format_day(last_day_of_term(on(2098, 10, 29), registration_term)), "2100-02-28");
  EXPECT_EQ(format_day(last_day_of_term(on(2098, 10, 1), registration_term)), "2100-01-31");
}

}  // namespace
