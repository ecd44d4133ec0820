// JSON as it is written, parsed back by another implementation.
#include "ismap/json.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"

namespace {

using ismap::day;
using ismap::json_writer;
using ismap::test::exact_text;
using namespace std::string_literals;

std::string written(std::string_view text) {
  std::string out;
  json_writer{out}.value(exact_text{text}.view());
  return out;
}

TEST(json_text, escapes_every_control_character) {
  for (int c = 0; c < 0x80; ++c) {
    const std::string text = "a"s + static_cast<char>(c) + "b";
    const std::string out = written(text);
    EXPECT_EQ(nlohmann::json::parse(out).get<std::string>(), text) << c;
    const bool is_control = c < 0x20 || c == 0x7F;
    EXPECT_EQ(out.find('\\') == std::string::npos, !is_control && c != '"' && c != '\\') << c;
    EXPECT_EQ(out.find(static_cast<char>(c)) == std::string::npos, is_control) << c;
  }
}

TEST(json_text, is_written_in_the_usual_way) {
  EXPECT_EQ(written(""), R"("")");
  EXPECT_EQ(written("a/b'c"), R"("a/b'c")");
  EXPECT_EQ(written("\"\\"), R"("\"\\")");
  EXPECT_EQ(written("\n\r\t"), R"("\n\r\t")");
  EXPECT_EQ(written("\0\x01\x08\x0C\x1F\x7F"s), R"("\u0000\u0001\u0008\u000c\u001f\u007f")");
  EXPECT_EQ(written("\u3042\U0001F600\u00E9"), "\"\u3042\U0001F600\u00E9\"");
}

TEST(json_text, has_the_replacement_character_for_each_malformed_byte) {
  EXPECT_EQ(written("\x80"), "\"\uFFFD\"");
  EXPECT_EQ(written("a\xFF"
                    "b"),
            "\"a\uFFFDb\"");
  EXPECT_EQ(written("\xE3\x81"), "\"\uFFFD\uFFFD\"");
  EXPECT_EQ(written("\xC0\x80"), "\"\uFFFD\uFFFD\"");
  EXPECT_EQ(written("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
  EXPECT_EQ(written("\xE3\"\n"), "\"\uFFFD\\\"\\n\"");
}

TEST(json_text, is_valid_whatever_bytes_it_is_made_of) {
  std::mt19937 random{20240331};
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 12, ' ');
    for (char& c : text) c = static_cast<char>(random() % 2 == 0 ? random() % 256 : 0x78 + random() % 0x50);
    const nlohmann::json parsed = nlohmann::json::parse(written(text), nullptr, false);
    ASSERT_TRUE(parsed.is_string()) << testing::PrintToString(text);
  }
}

TEST(json_number, is_written_as_it_is) {
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{365}, std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max()}) {
    std::string out;
    json_writer{out}.value(number);
    EXPECT_EQ(out, std::to_string(number));
  }
}

TEST(json_day, is_written_as_iso_8601_or_null) {
  std::string out;
  json_writer json{out};
  json.begin_array();
  json.value(std::optional<day>{date::year{2024} / 2 / 29});
  json.value(std::optional<day>{ismap::first_readable_day});
  json.value(std::optional<day>{});
  json.value(std::optional<day>{ismap::last_readable_day});
  json.end_array();
  EXPECT_EQ(out, R"(["2024-02-29","1873-01-01",null,"2999-12-31"])");
}

TEST(json_writer, puts_commas_between_values_and_nowhere_else) {
  std::string out = "before ";
  json_writer json{out};
  json.begin_object();
  json.key("empty");
  json.begin_object();
  json.end_object();
  json.key("list");
  json.begin_array();
  json.begin_array();
  json.end_array();
  json.begin_array();
  json.value("x");
  json.value(std::int64_t{1});
  json.value(true);
  json.value(false);
  json.null();
  json.end_array();
  json.begin_object();
  json.member("a", std::string{"b"});
  json.member("c", std::int64_t{2});
  json.end_object();
  json.begin_object();
  json.end_object();
  json.end_array();
  json.member("last", true);
  json.end_object();
  EXPECT_EQ(out, R"(before {"empty":{},"list":[[],["x",1,true,false,null],{"a":"b","c":2},{}],"last":true})");
}

TEST(json_writer, escapes_the_names_of_members) {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.member("a\"b\n\xFF", "c");
  json.member("", "d");
  json.end_object();
  EXPECT_EQ(nlohmann::json::parse(out), (nlohmann::json{{"a\"b\n\uFFFD", "c"}, {"", "d"}}));
}

TEST(json_writer, puts_values_on_lines_of_their_own_where_asked) {
  std::string out;
  json_writer json{out};
  json.begin_array();
  for (const std::int64_t number : {1, 2, 3}) {
    json.new_line();
    json.value(number);
  }
  json.end_array();
  EXPECT_EQ(out, "[\n1,\n2,\n3]");
}

TEST(json_writer, nests_as_deeply_as_it_is_told) {
  std::string out;
  json_writer json{out};
  for (int i = 0; i < 200; ++i) json.begin_array();
  for (int i = 0; i < 200; ++i) json.end_array();
  EXPECT_EQ(out, std::string(200, '[') + std::string(200, ']'));
}

}  // namespace
