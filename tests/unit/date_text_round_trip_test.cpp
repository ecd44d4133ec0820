// Every day that can be written is read back: in every form, half- and full-width, alone and with a time of zero.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/date_text.h"

namespace {

using ismap::date_form;
using ismap::day;
using ismap::format_day;
using ismap::format_day_in;
using ismap::format_day_to;
using ismap::parse_day;
using ismap::parse_period;

constexpr std::array forms{
    date_form::iso, date_form::slashed,    date_form::dotted,        date_form::compact,    date_form::kanji,
    date_form::era, date_form::era_dotted, date_form::era_kanji_dot, date_form::era_letter, date_form::era_slashed};

constexpr date::days one_day{1};
constexpr day first_tried{date::year{1873} / 1 / 1};
constexpr day last_tried{date::year{2199} / 12 / 31};

constexpr day on(int year, unsigned month, unsigned number) {
  return day{date::year{year} / static_cast<int>(month) / static_cast<int>(number)};
}

std::vector<char> exact_copy(std::string_view text) { return {text.begin(), text.end()}; }

std::string_view view(const std::vector<char>& bytes) { return {bytes.data(), bytes.size()}; }

// All ASCII characters of `text` as a Japanese input method writes them.
std::string full_width(std::string_view text) {
  std::string wide;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      wide += "\xE3\x80\x80";
    } else if (byte < 0x80) {
      const unsigned code = 0xFF00u + byte - 0x20u;  // U+FF01 is "!"
      wide += static_cast<char>(0xE0 | (code >> 12));
      wide += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      wide += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      wide += c;
    }
  }
  return wide;
}

// What reading an exact-size copy of `text` gives.
std::string read_back(std::string_view text) {
  const std::vector<char> bytes = exact_copy(text);
  const auto read = parse_day(view(bytes));
  return read ? format_day(*read) : "problem " + std::to_string(static_cast<int>(read.error().code));
}

bool reads_as(std::string_view text, day d) {
  const std::vector<char> bytes = exact_copy(text);
  const auto read = parse_day(view(bytes));
  return read && *read == d;
}

class every_day_in : public testing::TestWithParam<date_form> {};

TEST_P(every_day_in, is_read_back) {
  for (day d = first_tried; d <= last_tried; d += one_day) {
    const std::string text = format_day_in(GetParam(), d);
    ASSERT_TRUE(reads_as(text, d)) << text;
  }
}

TEST_P(every_day_in, is_read_back_in_full_width) {
  for (day d = first_tried; d <= last_tried; d += one_day) {
    const std::string text = full_width(format_day_in(GetParam(), d));
    ASSERT_TRUE(reads_as(text, d)) << text;
  }
}

TEST_P(every_day_in, is_read_back_with_a_time_of_zero_after_it) {
  for (day d = first_tried; d <= last_tried; d += one_day) {
    const std::string text = format_day_in(GetParam(), d) + " 0:00";
    ASSERT_TRUE(reads_as(text, d)) << text;
    ASSERT_TRUE(reads_as(full_width(text), d)) << text;
  }
}

TEST_P(every_day_in, is_read_back_as_either_end_of_a_period) {
  for (day d = first_tried; d <= last_tried; d += date::days{97}) {
    for (const date_form other : forms) {
      const std::string text = format_day_in(GetParam(), d) + "～" + format_day_in(other, d + one_day);
      const std::vector<char> bytes = exact_copy(text);
      const auto read = parse_period(view(bytes));
      ASSERT_TRUE(read) << text;
      ASSERT_EQ(*read, (ismap::period{d, d + one_day})) << text;
    }
  }
}

TEST_P(every_day_in, is_an_iso_day_in_that_form_alone) {
  for (day d = first_tried; d <= last_tried; d += date::days{97}) {
    const auto read = ismap::parse_iso_day(format_day_in(GetParam(), d));
    ASSERT_EQ(read, GetParam() == date_form::iso ? std::optional{d} : std::nullopt) << format_day(d);
  }
}

INSTANTIATE_TEST_SUITE_P(form, every_day_in, testing::ValuesIn(forms));

TEST(parse_day, reads_the_bounds_of_what_is_readable) {
  for (const date_form form : forms) {
    EXPECT_EQ(read_back(format_day_in(form, ismap::first_readable_day)), "1873-01-01");
    EXPECT_EQ(read_back(format_day_in(form, ismap::last_readable_day)), "2999-12-31");
  }
}

TEST(parse_iso_day, reads_readable_days_and_nothing_that_looks_like_one) {
  for (const std::string_view text : {"1873-01-01", "1899-12-31", "1999-12-31", "2000-01-01", "2099-12-31",
                                      "2100-01-01", "2999-12-31", "2024-02-29", "2000-02-29"}) {
    const auto read = ismap::parse_iso_day(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(format_day(*read), text);
  }
  for (const std::string_view text : {"1872-12-31",
                                      "3000-01-01",
                                      "0000-01-01",
                                      "9999-12-31",
                                      "2023-02-29",
                                      "2100-02-29",
                                      "2024-00-10",
                                      "2024-13-10",
                                      "2024-04-00",
                                      "2024-04-31",
                                      "2024-04-32",
                                      ":024-04-30",
                                      "2/24-04-30",
                                      "20:4-04-30",
                                      "202/-04-30",
                                      "2024/04-30",
                                      "2024-04/30",
                                      "2024-0:-30",
                                      "2024-04-3:",
                                      "2024-04-3",
                                      "2024-04-300",
                                      "2024\xAD"
                                      "04-30",
                                      "202\xB4-04-30",
                                      ""}) {
    EXPECT_FALSE(ismap::parse_iso_day(text)) << testing::PrintToString(text);
  }
}

// What parse_iso_day does, from its description alone.
std::optional<day> plainly_read(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() != form.size()) return std::nullopt;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool fits = form[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == form[i];
    if (!fits) return std::nullopt;
  }
  const auto number = [text](std::size_t begin, std::size_t length) {
    return std::stoi(std::string{text.substr(begin, length)});
  };
  const date::year_month_day read{date::year{number(0, 4)}, date::month{static_cast<unsigned>(number(5, 2))},
                                  date::day{static_cast<unsigned>(number(8, 2))}};
  const bool is_readable = read.ok() && day{read} >= ismap::first_readable_day && day{read} <= ismap::last_readable_day;
  return is_readable ? std::optional{day{read}} : std::nullopt;
}

TEST(parse_iso_day, reads_every_day_of_three_centuries) {
  for (day d = day{date::year{1899} / 1 / 1}; d < day{date::year{2201} / 1 / 1}; d += one_day) {
    const std::string text = format_day(d);
    ASSERT_EQ(plainly_read(text), d) << text;
    ASSERT_EQ(ismap::parse_iso_day(text), d) << text;
  }
}

TEST(parse_iso_day, takes_no_other_bytes_for_a_day) {
  for (day d = day{date::year{1998} / 1 / 1}; d < day{date::year{2103} / 1 / 1}; d += date::days{67}) {
    const std::string text = format_day(d);
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string other = text;
      for (int byte = 0; byte < 256; ++byte) {
        other[at] = static_cast<char>(byte);
        ASSERT_EQ(ismap::parse_iso_day(other), plainly_read(other)) << testing::PrintToString(other);
      }
    }
  }
}

TEST(parse_day, reads_an_era_in_one_character_and_spaces_between_kanji) {
  const std::pair<std::string_view, std::string_view> days[] = {
      {"\u32FF7年3月31日", "2025-03-31"},    {"\u337B31年4月30日", "2019-04-30"}, {"\u337C64.1.7", "1989-01-07"},
      {"\u337D元年7月30日", "1912-07-30"},   {"\u337E45/7/29", "1912-07-29"},     {"令和 7年 3月31日", "2025-03-31"},
      {"令和　7年　3月　1日", "2025-03-01"}, {"2025年 3月 1日", "2025-03-01"},
  };
  for (const auto& [text, iso] : days) EXPECT_EQ(read_back(std::string{text}), iso) << text;
}

TEST(format_day, writes_iso_8601_into_ten_bytes) {
  EXPECT_EQ(format_day(on(2024, 3, 31)), "2024-03-31");
  EXPECT_EQ(format_day(on(1873, 1, 1)), "1873-01-01");
  EXPECT_EQ(format_day(on(2999, 12, 31)), "2999-12-31");
  std::vector<char> ten(10);
  for (day d = first_tried; d <= last_tried; d += one_day) {
    ASSERT_EQ(format_day_to(ten.data(), d), ten.data() + ten.size());
    const date::year_month_day ymd{d};
    const auto number = [&](std::size_t first, std::size_t count) {
      return static_cast<unsigned>(std::stoul(std::string{view(ten).substr(first, count)}));
    };
    ASSERT_EQ(static_cast<int>(number(0, 4)), static_cast<int>(ymd.year()));
    ASSERT_EQ(number(5, 2), static_cast<unsigned>(ymd.month()));
    ASSERT_EQ(number(8, 2), static_cast<unsigned>(ymd.day()));
    ASSERT_EQ(ten[4], '-');
    ASSERT_EQ(ten[7], '-');
    ASSERT_EQ(format_day(d), view(ten));
    ASSERT_EQ(format_day_in(date_form::iso, d), view(ten));
  }
}

TEST(format_day_in, writes_each_form) {
  const day d = on(2024, 3, 31);
  EXPECT_EQ(format_day_in(date_form::iso, d), "2024-03-31");
  EXPECT_EQ(format_day_in(date_form::slashed, d), "2024/3/31");
  EXPECT_EQ(format_day_in(date_form::dotted, d), "2024.3.31");
  EXPECT_EQ(format_day_in(date_form::compact, d), "20240331");
  EXPECT_EQ(format_day_in(date_form::kanji, d), "2024年3月31日");
  EXPECT_EQ(format_day_in(date_form::era, d), "令和6年3月31日");
  EXPECT_EQ(format_day_in(date_form::era_dotted, d), "令和6.3.31");
  EXPECT_EQ(format_day_in(date_form::era_kanji_dot, d), "令6.3.31");
  EXPECT_EQ(format_day_in(date_form::era_letter, d), "R6.3.31");
  EXPECT_EQ(format_day_in(date_form::era_slashed, d), "R6/3/31");
}

struct era_bounds {
  day first;
  std::string_view first_written;
  std::string_view first_letter;
  day last;
  std::string_view last_written;
  std::string_view last_letter;
};

const std::array<era_bounds, 5> eras{{
    {on(1873, 1, 1), "明治6年1月1日", "M6.1.1", on(1912, 7, 29), "明治45年7月29日", "M45.7.29"},
    {on(1912, 7, 30), "大正元年7月30日", "T1.7.30", on(1926, 12, 24), "大正15年12月24日", "T15.12.24"},
    {on(1926, 12, 25), "昭和元年12月25日", "S1.12.25", on(1989, 1, 7), "昭和64年1月7日", "S64.1.7"},
    {on(1989, 1, 8), "平成元年1月8日", "H1.1.8", on(2019, 4, 30), "平成31年4月30日", "H31.4.30"},
    {on(2019, 5, 1), "令和元年5月1日", "R1.5.1", on(2999, 12, 31), "令和981年12月31日", "R981.12.31"},
}};

TEST(format_day_in, names_the_era_that_the_day_lies_in_from_its_first_day_to_its_last) {
  for (const auto& e : eras) {
    EXPECT_EQ(format_day_in(date_form::era, e.first), e.first_written);
    EXPECT_EQ(format_day_in(date_form::era, e.last), e.last_written);
    EXPECT_EQ(format_day_in(date_form::era_letter, e.first), e.first_letter);
    EXPECT_EQ(format_day_in(date_form::era_letter, e.last), e.last_letter);
  }
}

TEST(parse_day, reads_the_first_and_the_last_day_of_every_era) {
  for (const auto& e : eras) {
    EXPECT_EQ(read_back(e.first_written), format_day(e.first));
    EXPECT_EQ(read_back(e.first_letter), format_day(e.first));
    EXPECT_EQ(read_back(e.last_written), format_day(e.last));
    EXPECT_EQ(read_back(e.last_letter), format_day(e.last));
  }
}

TEST(parse_day, reads_the_examples_of_the_contract) {
  for (const std::string_view text :
       {"2024-03-31", "2024/3/31", "2024.3.31", "20240331", "2024年3月31日", "令和6年3月31日", "令和6.3.31", "令6.3.31",
        "R6.3.31", "R6/3/31", "２０２４－０３－３１", "２０２４年３月３１日", "Ｒ６．３．３１"}) {
    EXPECT_EQ(read_back(text), "2024-03-31") << text;
  }
  EXPECT_EQ(read_back("令和元年5月1日"), "2019-05-01");
}

TEST(parse_day, takes_one_digit_or_two_for_months_and_days_and_small_letters_for_eras) {
  for (const std::string_view text :
       {"2024-3-1", "2024/03/01", "2024.3.01", "2024年03月1日", "令和06年03月01日", "R06.03.01", "r6.3.1",
        "ｒ６／３／１", "令06/3/01", "R6-3-1", "R6年3月1日", "令和6-03-01"}) {
    EXPECT_EQ(read_back(text), "2024-03-01") << text;
  }
}

TEST(parse_day, takes_the_first_year_of_an_era_as_a_word_or_as_a_number) {
  for (const std::string_view text :
       {"令和元年5月1日", "令和1年5月1日", "令和元.5.1", "令元.5.1", "R元.5.1", "R1/5/1"}) {
    EXPECT_EQ(read_back(text), "2019-05-01") << text;
  }
  EXPECT_EQ(read_back("平成元年1月8日"), "1989-01-08");
  EXPECT_EQ(read_back("昭和元年12月31日"), "1926-12-31");
  EXPECT_EQ(read_back("大正元年12月31日"), "1912-12-31");
}

TEST(parse_day, passes_over_spaces_around_and_a_time_of_zero) {
  for (const std::string_view text :
       {"  2024-03-31", "2024-03-31  ", "\t2024-03-31\t",
        "\xC2\xA0"
        "2024-03-31\xC2\xA0",
        "　2024-03-31　", "2024-03-31 0:00", "2024-03-31 00:00", "2024-03-31 00:00:00", "2024-03-31T00:00",
        "2024-03-31T00:00:00.000", "2024-03-31  0:00 ", "2024-03-31　０：００", "20240331 0:00",
        "2024年3月31日 0:00:00", "R6.3.31 0:00"}) {
    EXPECT_EQ(read_back(text), "2024-03-31") << text;
  }
}

// 2024-03-31 was a Sunday.
TEST(parse_day, takes_a_weekday_in_brackets_where_it_is_the_day_s_own) {
  for (const std::string_view text : {"2024-03-31(日)", "2024/3/31（日）", "2024年3月31日 (日曜)",
                                      "令和6年3月31日（日曜日）", "R6.3.31（日） 0:00"}) {
    EXPECT_EQ(read_back(text), "2024-03-31") << text;
  }
  constexpr std::array<std::string_view, 7> from_monday{"月", "火", "水", "木", "金", "土", "日"};
  for (std::size_t i = 0; i < from_monday.size(); ++i) {
    const day d{date::year{2024} / 4 / static_cast<int>(1 + i)};
    EXPECT_EQ(read_back(format_day(d) + "(" + std::string{from_monday[i]} + ")"), format_day(d));
    EXPECT_NE(read_back(format_day(d + one_day) + "(" + std::string{from_monday[i]} + ")"), format_day(d + one_day));
  }
}

TEST(parse_day, knows_leap_years) {
  EXPECT_EQ(read_back("2024-02-29"), "2024-02-29");
  EXPECT_EQ(read_back("2000-02-29"), "2000-02-29");
  EXPECT_EQ(read_back("2400年2月29日"), "2400-02-29");
  EXPECT_EQ(read_back("昭和63年2月29日"), "1988-02-29");
  EXPECT_EQ(read_back("M29.2.29"), "1896-02-29");
}

}  // namespace
