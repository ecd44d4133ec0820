#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/date_text.h"

namespace {

using ismap::date_error;
using ismap::date_problem;
using ismap::parse_period;

constexpr std::string_view first_to_last = "2023-04-01 to 2024-03-31";

// What reading an exact-size copy of `text` gives: two days, or the problem's code, offset and length.
std::string read(std::string_view text) {
  const std::vector<char> bytes{text.begin(), text.end()};
  const auto p = parse_period({bytes.data(), bytes.size()});
  if (p) return ismap::format_day(p->first) + " to " + ismap::format_day(p->last);
  return std::to_string(static_cast<int>(p.error().code)) + ' ' + std::to_string(p.error().offset) + ' ' +
         std::to_string(p.error().length);
}

std::string problem(date_error code, std::size_t offset, std::size_t length) {
  return std::to_string(static_cast<int>(code)) + ' ' + std::to_string(offset) + ' ' + std::to_string(length);
}

// The full-width tilde U+FF5E and hyphen U+FF0D, the wave dash U+301C, the en dash U+2013.
constexpr std::array<std::string_view, 7> separators{"\xEF\xBD\x9E", "\xE3\x80\x9C", "~",   "-",
                                                     "\xEF\xBC\x8D", "\xE2\x80\x93", "から"};

constexpr std::array<std::string_view, 12> first_days{
    "2023-04-01", "2023/4/1", "2023.4.1", "20230401", "2023年4月1日",         "令和5年4月1日",
    "令和5.4.1",  "令5.4.1",  "R5.4.1",   "R5/4/1",   "２０２３－０４－０１", "Ｒ５．４．１"};

constexpr std::array<std::string_view, 12> last_days{
    "2024-03-31", "2024/3/31", "2024.3.31", "20240331", "2024年3月31日",        "令和6年3月31日",
    "令和6.3.31", "令6.3.31",  "R6.3.31",   "R6/3/31",  "２０２４－０３－３１", "Ｒ６．３．３１"};

TEST(parse_period, reads_every_form_on_both_sides_of_every_separator) {
  for (const std::string_view separator : separators) {
    for (const std::string_view first : first_days) {
      for (const std::string_view last : last_days) {
        const std::string text = std::string{first} + std::string{separator} + std::string{last};
        EXPECT_EQ(read(text), first_to_last) << text;
      }
    }
  }
}

TEST(parse_period, takes_spaces_anywhere_around_the_days_and_until_at_the_end) {
  for (const std::string_view separator : separators) {
    for (const std::string_view space : {" ", "  ", "　", "\t", "\xC2\xA0"}) {
      for (const std::string_view until : {"", "まで", " まで", "まで ", "　まで　"}) {
        const std::string text = std::string{space} + "2023-04-01" + std::string{space} + std::string{separator} +
                                 std::string{space} + "2024年3月31日" + std::string{until};
        EXPECT_EQ(read(text), first_to_last) << text;
      }
    }
  }
}

TEST(parse_period, finds_the_hyphen_that_parts_the_days) {
  for (const std::string_view text :
       {"2023-04-01-2024-03-31", "2023-4-1-2024-3-31", "2023-04-01 - 2024-03-31", "20230401-20240331",
        "2023-04-01-20240331", "20230401-2024-03-31", "2023/4/1-2024/3/31", "2023/4/1-2024-03-31",
        "2023-04-01-2024/3/31", "R5-4-1-R6-3-31", "R5-4-1-2024-03-31", "２０２３－４－１－２０２４－３－３１"}) {
    EXPECT_EQ(read(text), first_to_last) << text;
  }
}

TEST(parse_period, takes_whatever_is_typed_for_a_dash) {
  for (const std::string dash : {"‐", "‑", "‒", "–", "—", "―", "−", "ー", "ｰ"}) {
    EXPECT_EQ(read("2023/4/1" + dash + "2024/3/31"), first_to_last) << dash;
    EXPECT_EQ(read("R5.4.1（土）" + dash + "2024-03-31(日)"), first_to_last) << dash;
  }
}

TEST(parse_period, takes_times_of_zero_after_either_day) {
  EXPECT_EQ(read("2023/4/1 0:00～2024/3/31 0:00"), first_to_last);
  EXPECT_EQ(read("2023-04-01 0:00 - 2024-03-31 0:00"), first_to_last);
}

TEST(parse_period, leaves_it_to_the_caller_whether_the_days_are_in_order) {
  EXPECT_EQ(read("2024/3/31～2023/4/1"), "2024-03-31 to 2023-04-01");
  EXPECT_EQ(read("2024/3/31～2024/3/31"), "2024-03-31 to 2024-03-31");
}

TEST(parse_ordered_period, takes_no_last_day_before_the_first) {
  const std::string_view reversed = "R7.3.31～R6.4.1";
  const auto p = ismap::parse_ordered_period(reversed);
  ASSERT_FALSE(p);
  EXPECT_EQ(p.error(), (date_problem{date_error::period_reversed, 0, reversed.size()}));
  EXPECT_TRUE(ismap::parse_ordered_period("2024/3/31～2024/3/31"));
  EXPECT_EQ(ismap::parse_ordered_period("2024/3/31").error().code, date_error::period_end_expected);
}

TEST(parse_period, says_that_a_text_of_spaces_is_empty) {
  EXPECT_EQ(read(""), problem(date_error::empty, 0, 0));
  EXPECT_EQ(read("  "), problem(date_error::empty, 0, 2));
  EXPECT_EQ(read("　"), problem(date_error::empty, 0, 3));
}

TEST(parse_period, misses_the_last_day_where_there_is_only_one) {
  EXPECT_EQ(read("2024-03-31"), problem(date_error::period_end_expected, 10, 0));
  EXPECT_EQ(read("2024/3/31"), problem(date_error::period_end_expected, 9, 0));
  EXPECT_EQ(read("令和6年3月31日"), problem(date_error::period_end_expected, 19, 0));
  EXPECT_EQ(read(" 2024/3/31 "), problem(date_error::period_end_expected, 10, 0));
  EXPECT_EQ(read("2024/3/31まで"), problem(date_error::period_end_expected, 9, 0));
}

// A form in use for "still running". It was once called empty, which it is not.
TEST(parse_period, misses_the_last_day_where_nothing_follows_the_separator) {
  EXPECT_EQ(read("2023/4/1～"), problem(date_error::period_end_expected, 11, 0));
  EXPECT_EQ(read("2023/4/1～ "), problem(date_error::period_end_expected, 11, 0));
  EXPECT_EQ(read("2023/4/1から"), problem(date_error::period_end_expected, 14, 0));
  EXPECT_EQ(read("2023/4/1~まで"), problem(date_error::period_end_expected, 9, 0));
  EXPECT_EQ(read("2023/4/1-"), problem(date_error::period_end_expected, 9, 0));
  EXPECT_EQ(read("2023-04-01-"), problem(date_error::period_end_expected, 11, 0));
  EXPECT_EQ(read("2023-04-01 – "), problem(date_error::period_end_expected, 14, 0));
}

TEST(parse_period, misses_the_first_day_where_nothing_precedes_the_separator) {
  EXPECT_EQ(read("～2024/3/31"), problem(date_error::not_a_date, 0, 3));
  EXPECT_EQ(read(" ~2024/3/31"), problem(date_error::not_a_date, 1, 1));
  EXPECT_EQ(read("-2024/3/31"), problem(date_error::not_a_date, 0, 1));
  EXPECT_EQ(read("から2024/3/31まで"), problem(date_error::not_a_date, 0, 6));
}

TEST(parse_period, names_the_place_in_the_first_half) {
  EXPECT_EQ(read("2023/2/29～2024/3/31"), problem(date_error::day_not_in_month, 7, 2));
  EXPECT_EQ(read("2023-02-29-2024-03-31"), problem(date_error::day_not_in_month, 8, 2));
  EXPECT_EQ(read("2023-13-01 - 2024-03-31"), problem(date_error::month_out_of_range, 5, 2));
  EXPECT_EQ(read("23/4/1～24/3/31"), problem(date_error::two_digit_year, 0, 2));
  EXPECT_EQ(read("平成31年5月1日～令和2年4月30日"), problem(date_error::outside_era, 0, 19));
  EXPECT_EQ(read("2023/4-2024/3"), problem(date_error::separator_expected, 6, 1));
  EXPECT_EQ(read("2023年4月～2024年3月"), problem(date_error::day_expected, 11, 0));
  EXPECT_EQ(read("2023/4/1 9:00～2024/3/31"), problem(date_error::time_not_zero, 8, 5));
  EXPECT_EQ(read("\xFF～2024/3/31"), problem(date_error::not_utf8, 0, 1));
}

TEST(parse_period, names_the_place_in_the_second_half) {
  EXPECT_EQ(read("2023/4/1～2024/2/30"), problem(date_error::day_not_in_month, 18, 2));
  EXPECT_EQ(read("2023/4/1～ 24/3/31"), problem(date_error::two_digit_year, 12, 2));
  EXPECT_EQ(read("2023年4月1日から2024年13月1日まで"), problem(date_error::month_out_of_range, 28, 2));
  EXPECT_EQ(read("2023-04-01~2024-03"), problem(date_error::separator_expected, 18, 0));
  EXPECT_EQ(read("2023-04-01～平成36年3月31日"), problem(date_error::outside_era, 13, 20));
  EXPECT_EQ(read("2023/4/1~2024/3/31 9:00"), problem(date_error::time_not_zero, 18, 5));
  EXPECT_EQ(read("2023/4/1~2024/3/31まで有効"), problem(date_error::trailing_text, 18, 12));
  EXPECT_EQ(read("2023/4/1~\xFF"), problem(date_error::not_utf8, 9, 1));
}

// Once, a bad day behind a hyphen was reported as text that trails the first day.
TEST(parse_period, takes_a_hyphen_after_a_whole_day_as_the_one_that_parts_the_days) {
  EXPECT_EQ(read("2023/4/1-2024/2/30"), problem(date_error::day_not_in_month, 16, 2));
  EXPECT_EQ(read("2023-04-01-2024-02-30"), problem(date_error::day_not_in_month, 19, 2));
  EXPECT_EQ(read("2023-04-01 - 24/3/31"), problem(date_error::two_digit_year, 13, 2));
  EXPECT_EQ(read("20230401-x"), problem(date_error::not_a_date, 9, 1));
}

TEST(parse_period, holds_to_the_first_of_two_separators) {
  EXPECT_EQ(read("2023/4/1～～2024/3/31"), problem(date_error::not_a_date, 11, 3));
  EXPECT_EQ(read("2023/4/1～2024/2/30～"), problem(date_error::day_not_in_month, 18, 2));
  EXPECT_EQ(read("2023/4/1から～2024/3/31"), problem(date_error::not_a_date, 14, 3));
}

TEST(parse_period, reads_no_other_separators) {
  EXPECT_EQ(read("2023/4/1、2024/3/31"), problem(date_error::trailing_text, 8, 12));
  EXPECT_EQ(read("2023/4/1 2024/3/31"), problem(date_error::trailing_text, 8, 10));
  EXPECT_EQ(read("2023/4/1 to 2024/3/31"), problem(date_error::trailing_text, 8, 13));
  EXPECT_EQ(read("2023/4/1→2024/3/31"), problem(date_error::trailing_text, 8, 12));
}

// As many places to cut as there are hyphens: each of them tried would take hours.
TEST(parse_period, gives_up_on_a_text_of_very_many_hyphens) {
  const std::string text = "20240331" + std::string(100'000, ' ') + std::string(100'000, '-');
  EXPECT_FALSE(parse_period(text));
}

}  // namespace
