// Days as people write them, read and written.
//
// `parse_day` reads one day in any of the forms below; `parse_period` reads "first day ～ last day". Both work on UTF-8
// and fold full-width characters first, so a date typed in a Japanese input method reads like any other. `format_day`
// writes ISO 8601; `format_day_in` writes any form that can say the day.
//
//   2024-03-31  2024/3/31  2024.3.31  20240331  2024年3月31日
//   令和6年3月31日  令和元年5月1日  令和6.3.31  令6.3.31  R6.3.31  R6/3/31  (so for 平成 昭和 大正 明治)
//
// The weekday may follow in brackets, "(日)" or "（日曜日）", and must be the day's own; then a time of zero ("2024/3/31
// 0:00", as spreadsheets add it). An era date must lie within the days of its era: 平成31年5月1日 does not exist. 明治 is
// read from 1873-01-01 (明治6年), the first day of the Gregorian calendar in Japan. Years of two western digits are not
// read, since nobody can tell which century they mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ismap/calendar.h"
#include "ismap/result.h"

namespace ismap {

// Why a text is not a day.
enum class date_error : unsigned char {
  empty,                // nothing but spaces
  not_utf8,             // bytes that are not UTF-8
  not_a_date,           // something else than a digit or an era where the year should be
  era_unknown,          // letters where an era could be, but no era of that name
  two_digit_year,       // 24/3/31: the century is not stated
  year_malformed,       // a western year that has not four digits, an era year that is no number from 1
  year_out_of_range,    // before 1873 or after 2999
  separator_expected,   // after the year or month: no "-", "/", "." or 年 / 月, or another one than before
  month_expected,       // no digit where the month should be
  month_out_of_range,   // not 1 to 12
  day_expected,         // no digit where the day should be
  day_out_of_range,     // not 1 to 31
  day_not_in_month,     // 2024-02-30
  outside_era,          // a day on which that era had not begun or had ended
  day_sign_expected,    // 年 and 月, but no 日 at the end
  time_not_zero,        // a time of day other than zero
  trailing_text,        // a whole date, then something else
  period_end_expected,  // of a period: one whole day, and no second one
  period_reversed,      // of a period: its last day is before its first
  spreadsheet_number,   // five digits: a spreadsheet's own number of a day
  spreadsheet_sign,     // ####, #N/A: what a spreadsheet shows in place of a day
  weekday_differs,      // a whole date, then a weekday that is not that day's
};
inline constexpr std::size_t date_error_count = 22;

// Where and why reading stopped. `offset` counts bytes of the text as given, from 0; `length` is the length of what
// was read there, 0 at the end of the text.
struct date_problem {
  date_error code{};
  std::size_t offset = 0;
  std::size_t length = 0;

  friend bool operator==(const date_problem&, const date_problem&) = default;
};

// 2024-03-31 and nothing else, as programs write days; nothing for any other text.
[[nodiscard]] std::optional<day> parse_iso_day(std::string_view text);

// Reads one day, UTF-8, spaces around it allowed.
[[nodiscard]] result<day, date_problem> parse_day(std::string_view text);

// A first and a last day, both inclusive. `last` may be before `first`: whether that makes sense is the caller's.
struct period {
  day first;
  day last;

  friend bool operator==(const period&, const period&) = default;
};

// Reads "2023/4/1～2024/3/31": two days in any form, between them ～ 〜 ~ から or a dash of any kind, after them まで or nothing.
[[nodiscard]] result<period, date_problem> parse_period(std::string_view text);

// The same, where no other column could tell what was meant: a last day before the first is a problem.
[[nodiscard]] result<period, date_problem> parse_ordered_period(std::string_view text);

enum class date_form : unsigned char {
  iso,            // 2024-03-31
  slashed,        // 2024/3/31
  dotted,         // 2024.3.31
  compact,        // 20240331
  kanji,          // 2024年3月31日
  era,            // 令和6年3月31日, 令和元年5月1日
  era_dotted,     // 令和6.3.31
  era_kanji_dot,  // 令6.3.31
  era_letter,     // R6.3.31
  era_slashed,    // R6/3/31
};

// 2024-03-31. `d` lies between first_readable_day and last_readable_day.
[[nodiscard]] std::string format_day(day d);

// The same, into ten bytes that the caller owns; returns the end.
char* format_day_to(char* out, day d);

// `d` in one form. Era forms name the era that `d` lies in; on the day an era changes, the new one.
[[nodiscard]] std::string format_day_in(date_form form, day d);

}  // namespace ismap
