// Every text of data/malformed_dates.tsv is refused with the code and at the place stated there; the file's own
// heading explains its columns. Each text lies in a buffer of its exact size, so that a sanitizer sees an overrun.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ismap/date_text.h"

namespace {

using ismap::date_error;
using ismap::date_problem;
using ismap::parse_day;
using ismap::parse_period;

constexpr std::array<std::string_view, 22> identifiers{"empty",
                                                       "not_utf8",
                                                       "not_a_date",
                                                       "era_unknown",
                                                       "two_digit_year",
                                                       "year_malformed",
                                                       "year_out_of_range",
                                                       "separator_expected",
                                                       "month_expected",
                                                       "month_out_of_range",
                                                       "day_expected",
                                                       "day_out_of_range",
                                                       "day_not_in_month",
                                                       "outside_era",
                                                       "day_sign_expected",
                                                       "time_not_zero",
                                                       "trailing_text",
                                                       "period_end_expected",
                                                       "period_reversed",
                                                       "spreadsheet_number",
                                                       "spreadsheet_sign",
                                                       "weekday_differs"};
static_assert(identifiers.size() == ismap::date_error_count);
static_assert(static_cast<std::size_t>(date_error::outside_era) == 13);

std::string_view identifier(date_error e) { return identifiers[static_cast<std::size_t>(e)]; }

struct malformed_date {
  std::size_t line = 0;
  std::string shown;  // as the table writes it
  std::vector<char> bytes;
  std::string error;
  std::size_t offset = 0;
  std::size_t length = 0;
};

std::vector<char> exact_copy(std::string_view text) { return {text.begin(), text.end()}; }

std::string_view view(const std::vector<char>& bytes) { return {bytes.data(), bytes.size()}; }

std::vector<char> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind != 'x') {
      out += kind == 't' ? '\t' : kind;
      continue;
    }
    unsigned value = 0;
    std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16);
    out += static_cast<char>(value);
    i += 2;
  }
  return exact_copy(out);
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in{line};
  for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
  return fields;
}

std::vector<malformed_date> read_table() {
  std::ifstream in{ISMAP_TESTS_FOLDER "/data/malformed_dates.tsv"};
  std::vector<malformed_date> table;
  std::size_t number = 0;
  bool in_heading = true;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    if (std::exchange(in_heading, false)) continue;
    const std::vector<std::string> fields = split(line);
    if (fields.size() != 4) {
      ADD_FAILURE() << "line " << number << " has " << fields.size() << " fields";
      continue;
    }
    table.push_back({number, fields[0], unescaped(fields[0]), fields[1], std::stoul(fields[2]), std::stoul(fields[3])});
  }
  return table;
}

const std::vector<malformed_date>& table() {
  static const std::vector<malformed_date> read = read_table();
  return read;
}

std::string described(std::string_view error, std::size_t offset, std::size_t length) {
  return std::string{error} + " at " + std::to_string(offset) + ", " + std::to_string(length) + " bytes";
}

std::string described(const date_problem& p) { return described(identifier(p.code), p.offset, p.length); }

// What reading `bytes` says, for a message.
std::string outcome(std::string_view bytes) {
  const auto read = parse_day(bytes);
  return read ? "the day " + ismap::format_day(*read) : described(read.error());
}

bool lies_within(const date_problem& p, std::string_view text) {
  return p.offset <= text.size() && p.length <= text.size() - p.offset;
}

TEST(table_of_malformed_dates, has_hundreds_of_lines_and_none_twice) {
  std::set<std::string> texts;
  for (const auto& entry : table()) {
    EXPECT_TRUE(texts.emplace(view(entry.bytes)).second) << "line " << entry.line << ": " << entry.shown;
  }
  EXPECT_GE(texts.size(), 600u);
}

TEST(table_of_malformed_dates, has_every_error_but_those_of_periods_many_times) {
  for (const std::string_view wanted : identifiers) {
    const auto count =
        std::count_if(table().begin(), table().end(), [wanted](const auto& entry) { return entry.error == wanted; });
    if (wanted.starts_with("period_")) {
      EXPECT_EQ(count, 0) << wanted;
    } else {
      EXPECT_GE(count, wanted == "empty" ? 8 : wanted.starts_with("spreadsheet_") ? 7 : 20) << wanted;
    }
  }
}

TEST(table_of_malformed_dates, names_no_error_that_does_not_exist) {
  for (const auto& entry : table()) {
    EXPECT_NE(std::find(identifiers.begin(), identifiers.end(), entry.error), identifiers.end())
        << "line " << entry.line << ": " << entry.error;
  }
}

TEST(parse_day, refuses_every_malformed_date_for_the_stated_reason_at_the_stated_place) {
  for (const auto& entry : table()) {
    EXPECT_EQ(outcome(view(entry.bytes)), described(entry.error, entry.offset, entry.length))
        << "line " << entry.line << ": " << entry.shown;
  }
}

// A full-width space has three bytes.
TEST(parse_day, counts_the_spaces_before_a_malformed_date_into_the_place) {
  for (const auto& entry : table()) {
    if (entry.error == "empty") continue;
    const std::vector<char> indented = exact_copy(" \xE3\x80\x80" + std::string{view(entry.bytes)});
    EXPECT_EQ(outcome(view(indented)), described(entry.error, entry.offset + 4, entry.length))
        << "line " << entry.line << ": " << entry.shown;
  }
}

// A problem in either half is named with its place in the whole text. Halves that begin or end at a place where a
// period could be cut are left out: there the cut is another one.
bool can_stand_beside_a_tilde(const malformed_date& entry) {
  const std::string_view text = view(entry.bytes);
  for (const std::string_view cut : {"~", "\xE3\x80\x9C", "\xEF\xBD\x9E", "\xE2\x80\x93", "\xE3\x81\xBE\xE3\x81\xA7"}) {
    if (text.find(cut) != std::string_view::npos) return false;
  }
  return entry.error != "empty" && !text.ends_with('-');
}

TEST(parse_period, refuses_a_malformed_last_day_at_its_place) {
  std::size_t tried = 0;
  for (const auto& entry : table()) {
    if (!can_stand_beside_a_tilde(entry)) continue;
    ++tried;
    const std::vector<char> whole = exact_copy("2023/4/1~" + std::string{view(entry.bytes)});
    const auto read = parse_period(view(whole));
    ASSERT_FALSE(read) << "line " << entry.line << ": " << entry.shown;
    EXPECT_EQ(described(read.error()), described(entry.error, entry.offset + 9, entry.length))
        << "line " << entry.line << ": " << entry.shown;
  }
  EXPECT_GE(tried, 500u);
}

TEST(parse_period, refuses_a_malformed_first_day_at_its_place) {
  std::size_t tried = 0;
  for (const auto& entry : table()) {
    if (!can_stand_beside_a_tilde(entry)) continue;
    ++tried;
    const std::vector<char> whole = exact_copy(std::string{view(entry.bytes)} + "~R6.3.31");
    const auto read = parse_period(view(whole));
    ASSERT_FALSE(read) << "line " << entry.line << ": " << entry.shown;
    EXPECT_EQ(described(read.error()), described(entry.error, entry.offset, entry.length))
        << "line " << entry.line << ": " << entry.shown;
  }
  EXPECT_GE(tried, 500u);
}

// Whatever is read, a day or a problem, and the problem's place lies within the text.
constexpr std::array<std::string_view, 8> well_formed{
    "2024-03-31",     "2024/3/31 0:00",           "20240331", "2024年3月31日",
    "令和元年5月1日", "Ｒ６．３．３１　０：００", "H31/4/30", "\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x94/3/1"};

TEST(parse_day, names_a_place_within_the_text_wherever_the_text_breaks_off) {
  for (const std::string_view text : well_formed) {
    ASSERT_TRUE(parse_day(text)) << text;
    for (std::size_t size = 0; size < text.size(); ++size) {
      const std::vector<char> part = exact_copy(text.substr(0, size));
      const auto read = parse_day(view(part));
      if (read) continue;
      EXPECT_TRUE(lies_within(read.error(), view(part))) << text << " cut at " << size;
    }
  }
}

TEST(parse_day, names_a_place_within_the_text_whichever_byte_is_spoilt) {
  for (const std::string_view text : well_formed) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::vector<char> spoilt = exact_copy(text);
      for (int byte = 0; byte < 256; ++byte) {
        spoilt[i] = static_cast<char>(byte);
        const auto read = parse_day(view(spoilt));
        if (read) continue;
        ASSERT_TRUE(lies_within(read.error(), view(spoilt))) << text << ", byte " << i << " is " << byte;
      }
    }
  }
}

TEST(parse_period, names_a_place_within_the_text_whichever_byte_is_spoilt) {
  for (const std::string_view text :
       {"2023-04-01 - 2024-03-31", "令和5年4月1日から令和6年3月31日まで", "20230401～R6.3.31"}) {
    for (std::size_t i = 0; i < std::string_view{text}.size(); ++i) {
      std::vector<char> spoilt = exact_copy(text);
      for (int byte = 0; byte < 256; ++byte) {
        spoilt[i] = static_cast<char>(byte);
        const auto read = parse_period(view(spoilt));
        if (read) continue;
        ASSERT_TRUE(lies_within(read.error(), view(spoilt))) << text << ", byte " << i << " is " << byte;
      }
    }
  }
}

}  // namespace
