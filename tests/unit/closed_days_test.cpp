#include "ismap/closed_days.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/date_text.h"

namespace {

using ismap::closure;
using ismap::day;
using ismap::format_day;
using ismap::holiday_calendar;

constexpr date::days one_day{1};

constexpr day on(int year, unsigned month, unsigned number) {
  return day{date::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

const holiday_calendar& bundled() { return holiday_calendar::bundled(); }

closure bundled_closure(int year, unsigned month, unsigned number) {
  return bundled().closure_of(on(year, month, number));
}

std::string written(const std::optional<day>& d) { return d ? format_day(*d) : "unknown"; }

bool is_weekend(day d) { return date::weekday{d} == date::Saturday || date::weekday{d} == date::Sunday; }

// Reads from a buffer of the list's exact size.
ismap::result<holiday_calendar, ismap::holiday_list_problem> read(std::string_view list) {
  const std::vector<char> bytes{list.begin(), list.end()};
  return holiday_calendar::read({bytes.data(), bytes.size()}, "test list");
}

// "line N: what was read" of a list that is refused.
std::string refusal(std::string_view list) {
  const auto calendar = read(list);
  return calendar ? "accepted" : "line " + std::to_string(calendar.error().line) + ": " + calendar.error().read;
}

TEST(closure_of, knows_weekends_of_any_year) {
  EXPECT_EQ(bundled_closure(1900, 1, 6), closure::saturday);
  EXPECT_EQ(bundled_closure(1900, 1, 7), closure::sunday);
  EXPECT_EQ(bundled_closure(2024, 3, 30), closure::saturday);
  EXPECT_EQ(bundled_closure(2024, 3, 31), closure::sunday);
  EXPECT_EQ(bundled_closure(2199, 12, 21), closure::saturday);
  EXPECT_EQ(bundled_closure(2199, 12, 22), closure::sunday);
}

TEST(closure_of, knows_29_december_to_3_january_of_any_year) {
  for (const int year : {1900, 1999, 2024, 2051, 2199}) {
    EXPECT_NE(bundled_closure(year, 12, 28), closure::year_end) << year;
    for (const unsigned number : {29u, 30u, 31u}) EXPECT_EQ(bundled_closure(year, 12, number), closure::year_end);
    for (const unsigned number : {1u, 2u, 3u}) EXPECT_EQ(bundled_closure(year, 1, number), closure::year_end);
    EXPECT_NE(bundled_closure(year, 1, 4), closure::year_end) << year;
  }
}

TEST(closure_of, counts_the_year_end_before_weekends_and_weekends_before_holidays) {
  EXPECT_EQ(bundled_closure(2023, 12, 30), closure::year_end);  // a Saturday
  EXPECT_EQ(bundled_closure(2024, 1, 1), closure::year_end);    // New Year's Day
  EXPECT_EQ(bundled_closure(2020, 2, 23), closure::sunday);     // the Emperor's Birthday
  EXPECT_NE(bundled().find(on(2020, 2, 23)), nullptr);
}

TEST(closure_of, does_not_know_a_weekday_of_a_year_without_holidays) {
  EXPECT_EQ(bundled_closure(1900, 1, 8), closure::unknown);
  EXPECT_EQ(bundled_closure(1969, 12, 26), closure::unknown);
  EXPECT_EQ(bundled_closure(2051, 1, 4), closure::unknown);
  EXPECT_EQ(bundled_closure(2199, 12, 27), closure::unknown);
}

TEST(is_closed, is_neither_said_of_an_open_day_nor_of_an_unknown_one) {
  EXPECT_FALSE(is_closed(closure::open));
  EXPECT_FALSE(is_closed(closure::unknown));
  for (const closure c : {closure::saturday, closure::sunday, closure::holiday, closure::year_end}) {
    EXPECT_TRUE(is_closed(c));
  }
}

TEST(bundled_holidays, cover_1970_to_2050) {
  EXPECT_FALSE(bundled().covers(on(1969, 12, 31)));
  EXPECT_TRUE(bundled().covers(on(1970, 1, 1)));
  EXPECT_TRUE(bundled().covers(on(2050, 12, 31)));
  EXPECT_FALSE(bundled().covers(on(2051, 1, 1)));
  EXPECT_FALSE(bundled().version().empty());
  EXPECT_EQ(ismap::bundled_holidays_version(), bundled().version());
}

TEST(bundled_holidays, hold_what_the_cabinet_office_announced) {
  for (const day d :
       {on(1970, 1, 15), on(1973, 4, 30), on(1988, 5, 4),   on(1989, 2, 24),  on(1990, 11, 12), on(1993, 6, 9),
        on(2000, 1, 10), on(2015, 9, 22), on(2016, 8, 11),  on(2018, 12, 24), on(2019, 4, 30),  on(2019, 5, 1),
        on(2019, 5, 2),  on(2019, 5, 6),  on(2019, 10, 22), on(2020, 2, 24),  on(2020, 7, 23),  on(2020, 7, 24),
        on(2021, 7, 22), on(2021, 8, 9),  on(2024, 2, 12),  on(2024, 2, 23),  on(2025, 2, 24),  on(2025, 5, 6),
        on(2026, 5, 6),  on(2026, 9, 21), on(2026, 9, 22),  on(2026, 9, 23),  on(2032, 9, 21)}) {
    EXPECT_EQ(bundled().closure_of(d), closure::holiday) << format_day(d);
  }
}

TEST(bundled_holidays, leave_out_days_that_are_holidays_no_more_or_not_yet) {
  for (const day d : {on(1988, 5, 6), on(2001, 1, 15), on(2015, 8, 11), on(2019, 12, 23), on(2020, 10, 12),
                      on(2021, 7, 19), on(2021, 10, 11), on(2024, 2, 13), on(2025, 9, 22), on(2026, 9, 24)}) {
    EXPECT_EQ(bundled().closure_of(d), closure::open) << format_day(d);
    EXPECT_EQ(bundled().find(d), nullptr) << format_day(d);
  }
}

TEST(bundled_holidays, hold_the_holidays_of_fixed_day_every_year) {
  for (int year = 1970; year <= 2050; ++year) {
    for (const day d : {on(year, 1, 1), on(year, 2, 11), on(year, 4, 29), on(year, 5, 3), on(year, 5, 5),
                        on(year, 11, 3), on(year, 11, 23)}) {
      EXPECT_NE(bundled().find(d), nullptr) << format_day(d);
    }
  }
}

// The usual approximation of the equinoxes' days, good for 1980 to 2099.
int equinox(double in_1980, int year) {
  const int years = year - 1980;
  return static_cast<int>(in_1980 + 0.242194 * years) - years / 4;
}

TEST(bundled_holidays, hold_the_equinoxes_and_not_the_days_beside_them) {
  for (int year = 1980; year <= 2050; ++year) {
    const day spring = on(year, 3, static_cast<unsigned>(equinox(20.8431, year)));
    const day autumn = on(year, 9, static_cast<unsigned>(equinox(23.2488, year)));
    for (const day d : {spring, autumn}) EXPECT_NE(bundled().find(d), nullptr) << format_day(d);
    EXPECT_EQ(bundled().find(spring - one_day), nullptr) << format_day(spring);
  }
}

// Act on National Holidays art. 3(2), in force since 1973-04-12.
TEST(bundled_holidays, have_a_substitute_on_the_monday_after_a_sunday) {
  int sundays = 0;
  for (day d = on(1973, 4, 12); d < on(2050, 12, 31); d += one_day) {
    if (date::weekday{d} != date::Sunday || bundled().find(d) == nullptr) continue;
    ++sundays;
    EXPECT_NE(bundled().find(d + one_day), nullptr) << format_day(d);
  }
  EXPECT_GT(sundays, 100);
}

// Art. 3(3), in force since 1985-12-27: a weekday between two holidays is one.
TEST(bundled_holidays, leave_no_open_day_between_two_holidays) {
  for (day d = on(1986, 1, 2); d < on(2050, 12, 30); d += one_day) {
    const bool is_between = bundled().find(d - one_day) != nullptr && bundled().find(d + one_day) != nullptr;
    if (!is_between) continue;
    EXPECT_NE(bundled().closure_of(d), closure::open) << format_day(d);
  }
}

TEST(closure_of, is_open_on_every_other_weekday_and_only_there) {
  for (day d = on(1970, 1, 1); d <= on(2050, 12, 31); d += one_day) {
    const date::year_month_day ymd{d};
    const auto month = static_cast<unsigned>(ymd.month());
    const auto number = static_cast<unsigned>(ymd.day());
    const bool in_year_end = (month == 12 && number >= 29) || (month == 1 && number <= 3);
    const bool is_open = !is_weekend(d) && !in_year_end && bundled().find(d) == nullptr;
    ASSERT_EQ(bundled().closure_of(d) == closure::open, is_open) << format_day(d);
    ASSERT_EQ(is_closed(bundled().closure_of(d)), !is_open) << format_day(d);
  }
}

TEST(last_open_day, is_the_day_itself_where_it_is_open) {
  EXPECT_EQ(written(bundled().last_open_day(on(2025, 7, 31))), "2025-07-31");
  EXPECT_EQ(written(bundled().last_open_day(on(2024, 12, 27))), "2024-12-27");
}

TEST(last_open_day, lies_before_weekends_and_runs_of_holidays) {
  EXPECT_EQ(written(bundled().last_open_day(on(2024, 3, 31))), "2024-03-29");
  EXPECT_EQ(written(bundled().last_open_day(on(2024, 2, 12))), "2024-02-09");
  EXPECT_EQ(written(bundled().last_open_day(on(2024, 5, 6))), "2024-05-02");
  EXPECT_EQ(written(bundled().last_open_day(on(2019, 5, 6))), "2019-04-26");
  EXPECT_EQ(written(bundled().last_open_day(on(2026, 9, 23))), "2026-09-18");
}

TEST(last_open_day, lies_before_the_year_end) {
  EXPECT_EQ(written(bundled().last_open_day(on(2024, 12, 31))), "2024-12-27");
  EXPECT_EQ(written(bundled().last_open_day(on(2025, 1, 3))), "2024-12-27");
  EXPECT_EQ(written(bundled().last_open_day(on(2025, 1, 5))), "2024-12-27");
  EXPECT_EQ(written(bundled().last_open_day(on(2023, 1, 3))), "2022-12-28");
}

TEST(last_open_day, is_unknown_where_it_would_be_a_day_without_data) {
  EXPECT_EQ(written(bundled().last_open_day(on(2051, 1, 4))), "unknown");
  EXPECT_EQ(written(bundled().last_open_day(on(2051, 1, 7))), "unknown");
  EXPECT_EQ(written(bundled().last_open_day(on(1969, 12, 26))), "unknown");
  EXPECT_EQ(written(bundled().last_open_day(on(1970, 1, 4))), "unknown");
  EXPECT_EQ(written(bundled().last_open_day(on(1970, 1, 5))), "1970-01-05");
}

TEST(last_open_day, is_known_beyond_the_data_where_only_closed_days_lie_between) {
  EXPECT_EQ(written(bundled().last_open_day(on(2051, 1, 3))), "2050-12-28");
}

TEST(last_open_day, is_the_latest_open_day_for_every_day_with_data) {
  std::optional<day> latest;
  for (day d = on(1970, 1, 1); d <= on(2050, 12, 31); d += one_day) {
    if (bundled().closure_of(d) == closure::open) latest = d;
    ASSERT_EQ(written(bundled().last_open_day(d)), written(latest)) << format_day(d);
  }
}

// Three hundred days: more than are noted beside a day.
TEST(last_open_day, lies_before_any_run_of_holidays_that_a_list_has) {
  std::string list;
  for (day d = on(2024, 2, 1); d < on(2024, 2, 1) + date::days{300}; d += one_day) list += format_day(d) + "\n";
  const auto calendar = holiday_calendar::read(list, "made up");
  ASSERT_TRUE(calendar);
  for (day d = on(2024, 2, 1); d < on(2024, 2, 1) + date::days{300}; d += one_day) {
    ASSERT_EQ(written(calendar->last_open_day(d)), "2024-01-31") << format_day(d);
  }
  EXPECT_EQ(written(calendar->last_open_day(on(2024, 11, 27))), "2024-11-27");
}

TEST(closure_name, is_the_holidays_own_name_or_the_weekdays) {
  EXPECT_EQ(closure_name(bundled(), on(2024, 5, 3)).ja, "憲法記念日");
  EXPECT_EQ(closure_name(bundled(), on(2024, 5, 3)).en, "Constitution Memorial Day");
  EXPECT_NE(closure_name(bundled(), on(2024, 2, 12)).ja.find("振替休日"), std::string_view::npos);
  EXPECT_EQ(closure_name(bundled(), on(2024, 3, 31)), ismap::weekday_name(on(2024, 3, 31)));
  EXPECT_EQ(closure_name(bundled(), on(2024, 12, 31)), closure_name(bundled(), on(2051, 1, 3)));
  EXPECT_EQ(ismap::weekday_name(on(2024, 3, 31)).en, "Sunday");
  EXPECT_EQ(ismap::weekday_name(on(2024, 4, 1)).en, "Monday");
  EXPECT_EQ(ismap::weekday_name(on(2024, 4, 6)).en, "Saturday");
}

// The Cabinet Office's file: CP932, CRLF, a heading line.
TEST(holiday_calendar_read, takes_the_file_of_the_cabinet_office) {
  const auto calendar = read(
      "\x8D\x91\x96\xAF\x82\xCC\x8F\x6A\x93\xFA\x81\x45\x8B\x78\x93\xFA\x8C\x8E\x93\xFA,\x8D\x91\x96\xAF\r\n"
      "2024/1/1,\x8C\xB3\x93\xFA\r\n"
      "2024/1/8,\x90\xAC\x90\x6C\x82\xCC\x93\xFA\r\n"
      "2025/2/11,\x8C\x9A\x8D\x91\r\n");
  ASSERT_TRUE(calendar);
  EXPECT_EQ(calendar->version(), "test list");
  EXPECT_EQ(calendar->closure_of(on(2024, 1, 8)), closure::holiday);
  EXPECT_EQ(calendar->closure_of(on(2025, 2, 11)), closure::holiday);
  EXPECT_EQ(calendar->closure_of(on(2024, 1, 9)), closure::open);
  EXPECT_EQ(calendar->closure_of(on(2024, 2, 12)), closure::open);  // not in this list
  EXPECT_TRUE(calendar->find(on(2024, 1, 8))->name.ja.empty());
}

TEST(holiday_calendar_read, covers_whole_years_from_the_first_holiday_to_the_last) {
  const auto calendar = read("2024/11/4\n2026/1/12\n");
  ASSERT_TRUE(calendar);
  EXPECT_EQ(calendar->closure_of(on(2023, 12, 28)), closure::unknown);
  EXPECT_EQ(calendar->closure_of(on(2024, 1, 4)), closure::open);
  EXPECT_EQ(calendar->closure_of(on(2026, 12, 28)), closure::open);
  EXPECT_EQ(calendar->closure_of(on(2027, 1, 4)), closure::unknown);
}

TEST(holiday_calendar_read, names_a_holiday_without_a_name_in_general) {
  const auto calendar = read("2024/1/8\n");
  ASSERT_TRUE(calendar);
  EXPECT_FALSE(closure_name(*calendar, on(2024, 1, 8)).ja.empty());
  EXPECT_NE(closure_name(*calendar, on(2024, 1, 8)), ismap::weekday_name(on(2024, 1, 8)));
}

TEST(holiday_calendar_read, takes_byte_order_marks_quotes_blank_lines_any_order_and_any_form_of_a_day) {
  for (const std::string_view list :
       {"2024/1/8", "2024/1/8\n", "2024/1/8\r\n",
        "\xEF\xBB\xBF"
        "2024/1/8,成人の日\n",
        "\"2024/1/8\",\"成人の日\"\n", "\xEF\xBB\xBF\"2024-01-08\"\n",
        "国民の祝日・休日月日,名称\n2024年1月8日,成人の日\n", "date,name\n令和6年1月8日\n",
        "2024/5/3\n2024/1/8\n2024/2/23\n", "2024/1/8,a\n\n\r\n2024/5/3,b\n", "2024/1/8\n2024/1/8\n", " 2024/1/8 ,x\n",
        "20240108,\"a,b\"\n", "\n2024/1/8\n"}) {
    const auto calendar = read(list);
    ASSERT_TRUE(calendar) << list;
    EXPECT_EQ(calendar->closure_of(on(2024, 1, 8)), closure::holiday) << list;
    EXPECT_EQ(calendar->closure_of(on(2024, 1, 9)), closure::open) << list;
  }
}

TEST(holiday_calendar_read, names_the_line_that_holds_no_day_and_what_stands_there) {
  EXPECT_EQ(refusal("2024/1/8,a\n2024/2/30,b\n"), "line 2: 2024/2/30");
  EXPECT_EQ(refusal("date,name\r\n2024/1/8,a\r\nsoon,b\r\n"), "line 3: soon");
  EXPECT_EQ(refusal("date,name\n\n\n2024/1/8\n\"24/2/12\",x"), "line 5: 24/2/12");
  EXPECT_EQ(refusal("date\nname\n2024/1/8\n"), "line 2: name");
  EXPECT_EQ(refusal("2024/1/8,a\n,b\n"), "line 2: ");
  EXPECT_EQ(refusal("2024/1/8\n\xFF\n"), "line 2: \xFF");
}

TEST(holiday_calendar_read, refuses_a_list_without_a_holiday) {
  for (const std::string_view list : {"", "\n\n", "\xEF\xBB\xBF", "date,name\r\n", "\r\n \r\n"}) {
    EXPECT_EQ(refusal(list), "line 0: ");
  }
}

TEST(holiday_list, does_not_take_a_mistyped_first_day_for_a_heading) {
  const auto read = holiday_calendar::read("2024/13/1,x\n2024/1/8,y\n", "mistyped");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().line, 1u);
  EXPECT_EQ(read.error().read, "2024/13/1");
}

}  // namespace
