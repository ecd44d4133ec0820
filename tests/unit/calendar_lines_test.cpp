#include "calendar_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "read_calendar.h"
#include "unicode.h"

namespace {

using ismap::calendar_text;

std::string line(const std::string& name, const std::string& value) {
  std::string out;
  ismap::append_content_line(out, name, value);
  return out;
}

TEST(a_content_line, is_folded_only_where_it_is_longer_than_75_bytes) {
  EXPECT_EQ(line("A", std::string(73, 'x')), "A:" + std::string(73, 'x') + "\r\n");
  EXPECT_EQ(line("A", std::string(74, 'x')), "A:" + std::string(73, 'x') + "\r\n x\r\n");
  EXPECT_EQ(line("A", ""), "A:\r\n");
}

TEST(a_content_line, goes_on_after_a_space_that_counts) {
  const std::string folded = line("A", std::string(73 + 74 + 1, 'x'));
  EXPECT_EQ(folded, "A:" + std::string(73, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
}

TEST(a_content_line, is_never_folded_within_a_character) {
  for (const std::string character : {"\xC2\xB7", "\xE6\x9C\x9F", "\xF0\x9F\x93\x85"}) {
    for (std::size_t before = 0; before < 80; ++before) {
      std::string value(before, 'x');
      for (int i = 0; i < 60; ++i) value += character;
      const std::string folded = line("SUMMARY", value);
      std::string_view rest = folded;
      for (auto end = rest.find("\r\n"); end != std::string_view::npos; end = rest.find("\r\n")) {
        const std::string_view one = rest.substr(0, end);
        EXPECT_EQ(ismap::unicode::first_malformed(one), one.size());
        EXPECT_GT(one.size() + 4, end == rest.size() - 2 ? 0u : 75u) << "folded too early";
        rest.remove_prefix(end + 2);
      }
      EXPECT_EQ(ismap_test::content_lines(folded), std::vector<std::string>{"SUMMARY:" + value});
    }
  }
}

TEST(calendar_text, escapes_what_means_something_else) {
  EXPECT_EQ(calendar_text("a,b;c\\d:e\"f"), "a\\,b\\;c\\\\d:e\"f");
  EXPECT_EQ(calendar_text("one\ntwo\r\nthree\rfour"), "one\\ntwo\\nthree\\nfour");
  EXPECT_EQ(calendar_text("end\r"), "end\\n");
}

TEST(calendar_text, holds_no_control_but_the_tab_and_nothing_that_is_not_utf8) {
  EXPECT_EQ(calendar_text(std::string_view{"a\0b\x01\x1F\x7F\tc", 8}), "a b   \tc");
  EXPECT_EQ(calendar_text("a\x82\xA0z"), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
  EXPECT_EQ(calendar_text("\xE6\x9C\x9F"), "\xE6\x9C\x9F");
}

TEST(days_of_a_calendar, are_dates_and_mornings_in_japan) {
  const ismap::day d = date::year{2027} / 7 / 31;
  EXPECT_EQ(ismap::calendar_date(d), "20270731");
  EXPECT_EQ(ismap::calendar_morning(d), "20270731T000000Z");  // 09:00 at UTC+9
}

}  // namespace
