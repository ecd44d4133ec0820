// What the JSON reader refuses, and what it says of it.
#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "in_blocks.h"
#include "ismap/json_reader.h"

namespace {

using ismap::json_error;
using ismap::json_problem;
using ismap::language;
using ismap::test::exact_text;
using namespace std::string_view_literals;

constexpr std::size_t error_count = static_cast<std::size_t>(json_error::text_after_end) + 1;

std::string described(const json_problem& p) {
  std::string out{identifier(p.code)};
  out += " at " + std::to_string(p.offset) + " (" + std::to_string(p.place.line) + ":" + std::to_string(p.place.column);
  return out += ") in <" + p.pointer + "> read <" + p.read + ">";
}

std::string problem_of(std::string_view text) {
  const auto read = ismap::read_json(exact_text{text}.view());
  return read ? "none" : described(read.error());
}

struct malformed_text {
  std::string_view text;
  std::string_view problem;
};

constexpr malformed_text malformed[] = {
    {"", "empty at 0 (1:1) in <> read <>"},
    {" \t\r\n ", "empty at 5 (2:2) in <> read <>"},
    {"\xEF\xBB\xBF", "empty at 3 (1:1) in <> read <>"},

    {"\xFF\xFE{\0"sv, "not_utf8 at 0 (1:1) in <> read <0xFF>"},
    {"[\"\x82\xA0\"]", "not_utf8 at 2 (1:3) in </0> read <0x82>"},
    {"{\"a\": [1, \xE3\x81]}", "not_utf8 at 10 (1:11) in </a/1> read <0xE3>"},
    {"\"\xED\xA0\x80\"", "not_utf8 at 1 (1:2) in <> read <0xED>"},
    {"\"\xC0\xAF\"", "not_utf8 at 1 (1:2) in <> read <0xC0>"},
    {"\"a\xE3\x81", "not_utf8 at 2 (1:3) in <> read <0xE3>"},
    {"1 \x80", "not_utf8 at 2 (1:3) in <> read <0x80>"},

    {"[@]", "unexpected_character at 1 (1:2) in </0> read <@>"},
    {"{\"a\": <b>}", "unexpected_character at 6 (1:7) in </a> read <<>"},
    {"[\u00A01]", "unexpected_character at 1 (1:2) in </0> read <U+00A0>"},
    {"[1,\v2]", "unexpected_character at 3 (1:4) in </1> read <U+000B>"},
    {"\xEF\xBB\xBF\xEF\xBB\xBF[]", "unexpected_character at 3 (1:1) in <> read <U+FEFF>"},
    {"{\0\"\0"sv, "unexpected_character at 1 (1:2) in <> read <U+0000>"},
    {"{\"a\":1\u200B}", "unexpected_character at 6 (1:7) in <> read <U+200B>"},

    {"// c\n[]", "comment at 0 (1:1) in <> read <// c>"},
    {"[1, /* c */ 2]", "comment at 4 (1:5) in </1> read </* c */ 2]>"},
    {"{\n  # c\r\n  \"a\": 1}", "comment at 4 (2:3) in <> read <# c>"},
    {"{\"a\" // c\n: 1}", "comment at 5 (1:6) in </a> read <// c>"},
    {"{\"a\": 1, // c\n \"b\": 2}", "comment at 9 (1:10) in <> read <// c>"},
    {"[1] // c", "comment at 4 (1:5) in <> read <// c>"},

    {"['a']", "wrong_quote at 1 (1:2) in </0> read <'>"},
    {"{'a': 1}", "wrong_quote at 1 (1:2) in <> read <'>"},
    {"{\"a\": \u201Cb\u201D}", "wrong_quote at 6 (1:7) in </a> read <\u201C>"},
    {"\uFF02a\uFF02", "wrong_quote at 0 (1:1) in <> read <\uFF02>"},
    {"`a`", "wrong_quote at 0 (1:1) in <> read <`>"},

    {"\uFF5B\"a\": 1}", "full_width at 0 (1:1) in <> read <\uFF5B>"},
    {"{\"a\"\uFF1A1}", "full_width at 4 (1:5) in </a> read <\uFF1A>"},
    {"{\"a\":\u30001}", "full_width at 5 (1:6) in </a> read <U+3000>"},
    {"[\"\u3042\"\u3001 2]", "full_width at 6 (1:5) in <> read <\u3001>"},
    {"[\uFF11]", "full_width at 1 (1:2) in </0> read <\uFF11>"},

    {"]", "value_expected at 0 (1:1) in <> read <]>"},
    {"[,1]", "value_expected at 1 (1:2) in </0> read <,>"},
    {"[1,,2]", "value_expected at 3 (1:4) in </1> read <,>"},
    {"{\"a\": }", "value_expected at 6 (1:7) in </a> read <}>"},
    {"{\"a\":: 1}", "value_expected at 5 (1:6) in </a> read <:>"},

    {"True", "unknown_word at 0 (1:1) in <> read <True>"},
    {"[nul]", "unknown_word at 1 (1:2) in </0> read <nul>"},
    {"{\"a\": NaN}", "unknown_word at 6 (1:7) in </a> read <NaN>"},
    {"[truefalse]", "unknown_word at 1 (1:2) in </0> read <truefalse>"},
    {"{\"a\": \u306F\u3044}", "unknown_word at 6 (1:7) in </a> read <\u306F\u3044>"},

    {"[01]", "number_malformed at 1 (1:2) in </0> read <01>"},
    {"-", "number_malformed at 0 (1:1) in <> read <->"},
    {"[+1]", "number_malformed at 1 (1:2) in </0> read <+1>"},
    {"[.5]", "number_malformed at 1 (1:2) in </0> read <.5>"},
    {"[5.]", "number_malformed at 1 (1:2) in </0> read <5.>"},
    {"[1e]", "number_malformed at 1 (1:2) in </0> read <1e>"},
    {"[0x1F]", "number_malformed at 1 (1:2) in </0> read <0x1F>"},
    {"[-Infinity]", "number_malformed at 1 (1:2) in </0> read <-Infinity>"},
    {"{\"on\": 2024-03-31}", "number_malformed at 7 (1:8) in </on> read <2024-03-31>"},
    {"{\"on\": 2024/3/31}", "number_malformed at 7 (1:8) in </on> read <2024/3/31>"},
    {"[12\u6708]", "number_malformed at 1 (1:2) in </0> read <12\u6708>"},

    {"{,}", "name_expected at 1 (1:2) in <> read <,>"},
    {"{\"a\": 1,, \"b\": 2}", "name_expected at 8 (1:9) in <> read <,>"},
    {"{: 1}", "name_expected at 1 (1:2) in <> read <:>"},
    {"[{[]: 1}]", "name_expected at 2 (1:3) in </0> read <[>"},

    {"{a:1}", "name_not_quoted at 1 (1:2) in <> read <a>"},
    {"{\"a\": 1, b_2: 2}", "name_not_quoted at 9 (1:10) in <> read <b_2>"},
    {"{1:2}", "name_not_quoted at 1 (1:2) in <> read <1>"},
    {"{\u540D: 1}", "name_not_quoted at 1 (1:2) in <> read <\u540D>"},

    {"{\"a\": 1,\n \"a\": 2}", "duplicate_name at 10 (2:2) in </a> read <\"a\">"},
    {"[{\"a/b\": 1, \"c\": 2, \"a\\u002Fb\": 2}]", "duplicate_name at 20 (1:21) in </0/a~1b> read <\"a\\u002Fb\">"},
    {"{\"\":1,\"\":1}", "duplicate_name at 6 (1:7) in </> read <\"\">"},

    {"{\"a\" 1}", "colon_expected at 5 (1:6) in </a> read <1>"},
    {"{\"a\" = 1}", "colon_expected at 5 (1:6) in </a> read <=>"},
    {"{\"a\"}", "colon_expected at 4 (1:5) in </a> read <}>"},
    {"{\"a\", 1}", "colon_expected at 4 (1:5) in </a> read <,>"},

    {"[1 2]", "comma_expected at 3 (1:4) in <> read <2>"},
    {"[1; 2]", "comma_expected at 2 (1:3) in <> read <;>"},
    {"{\"a\": {\"b\": 1\n \"c\": 2}}", "comma_expected at 15 (2:2) in </a> read <\">"},
    {"[\"he said \"hi\"\"]", "comma_expected at 11 (1:12) in <> read <hi>"},
    {"{\n  \"months\": [12, 24,\n  \"note\": \"the last month is missing\"\n}",
     "comma_expected at 31 (3:9) in </months> read <:>"},

    {"[1,]", "trailing_comma at 2 (1:3) in <> read <,>"},
    {"{\"a\": [1\n,\n\n]}", "trailing_comma at 9 (2:1) in </a> read <,>"},
    {"{\"a\": 1,}", "trailing_comma at 7 (1:8) in <> read <,>"},
    {"[1,}", "trailing_comma at 2 (1:3) in <> read <,>"},

    {"[}", "wrong_bracket at 1 (1:2) in <> read <}>"},
    {"{]", "wrong_bracket at 1 (1:2) in <> read <]>"},
    {"{\"a\": [1}", "wrong_bracket at 8 (1:9) in </a> read <}>"},
    {"[{\"a\": 1]", "wrong_bracket at 8 (1:9) in </0> read <]>"},

    {"[", "unclosed_array at 0 (1:1) in <> read <[>"},
    {"{\"a\":\n [1", "unclosed_array at 7 (2:2) in </a> read <[>"},
    {"{\"a\": [1, ", "unclosed_array at 6 (1:7) in </a> read <[>"},
    {"[{", "unclosed_object at 1 (1:2) in </0> read <{>"},
    {"[1, {\"a\"", "unclosed_object at 4 (1:5) in </1> read <{>"},
    {"[1, {\"a\": ", "unclosed_object at 4 (1:5) in </1> read <{>"},
    {"{\"a\": 1", "unclosed_object at 0 (1:1) in <> read <{>"},
    {"{\"a\": 1,\n", "unclosed_object at 0 (1:1) in <> read <{>"},

    {"\"", "unclosed_string at 0 (1:1) in <> read <\">"},
    {"[\"abc]", "unclosed_string at 1 (1:2) in </0> read <\"abc]>"},
    {"{\"a\": \"b\n}", "unclosed_string at 6 (1:7) in </a> read <\"b>"},
    {"{\"a\r\n\": 1}", "unclosed_string at 1 (1:2) in <> read <\"a>"},
    {"\"a\\", "unclosed_string at 0 (1:1) in <> read <\"a\\>"},
    {"\"a\\\nb\"", "unclosed_string at 0 (1:1) in <> read <\"a\\>"},

    {"[\"a\tb\"]", "control_character at 3 (1:4) in </0> read <U+0009>"},
    {"\"\0\""sv, "control_character at 1 (1:2) in <> read <U+0000>"},
    {"{\"\x1F\": 1}", "control_character at 2 (1:3) in <> read <U+001F>"},

    {R"({"path": "C:\windows"})", "escape_malformed at 12 (1:13) in </path> read <\\w>"},
    {R"(["\'"])", "escape_malformed at 2 (1:3) in </0> read <\\'>"},
    {R"("\x41")", "escape_malformed at 1 (1:2) in <> read <\\x>"},
    {R"("\U0041")", "escape_malformed at 1 (1:2) in <> read <\\U>"},
    {"\"\\\u3042\"", "escape_malformed at 1 (1:2) in <> read <\\\u3042>"},
    {R"("\u12")", "escape_malformed at 1 (1:2) in <> read <\\u12>"},
    {R"("\u00g0")", "escape_malformed at 1 (1:2) in <> read <\\u00>"},
    {R"("\u-123")", "escape_malformed at 1 (1:2) in <> read <\\u>"},
    {R"("\u)", "escape_malformed at 1 (1:2) in <> read <\\u>"},
    {R"("\u004)", "escape_malformed at 1 (1:2) in <> read <\\u004>"},

    {R"(["\ud83d"])", "lone_surrogate at 2 (1:3) in </0> read <\\ud83d>"},
    {R"("a\uDE00")", "lone_surrogate at 2 (1:3) in <> read <\\uDE00>"},
    {R"("\ud83d\ud83d")", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},
    {R"("\ud83d\ue000")", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},
    {R"("\ud83d\u0041")", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},
    {R"("\ud83d\n")", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},
    {R"("\ud83d\ude0")", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},
    {R"("\ud83d)", "lone_surrogate at 1 (1:2) in <> read <\\ud83d>"},

    {"{} {}", "text_after_end at 3 (1:4) in <> read <{>"},
    {"[1]\n]", "text_after_end at 4 (2:1) in <> read <]>"},
    {"1,", "text_after_end at 1 (1:2) in <> read <,>"},
    {"null null", "text_after_end at 5 (1:6) in <> read <null>"},
};

TEST(json_problem, says_what_is_wrong_and_where) {
  for (const malformed_text& m : malformed) EXPECT_EQ(problem_of(m.text), m.problem) << testing::PrintToString(m.text);
}

TEST(json_problem, of_nesting_is_at_the_first_bracket_that_is_too_deep) {
  const std::string at_limit(ismap::deepest_json, '[');
  std::string pointer;
  for (std::size_t i = 0; i < ismap::deepest_json; ++i) pointer += "/0";
  const std::string expected = "too_deep at 64 (1:65) in <" + pointer + "> read <";
  EXPECT_EQ(problem_of(at_limit + "[1" + std::string(65, ']')), expected + "[>");
  EXPECT_EQ(problem_of(at_limit + "{\"a"), expected + "{>");
  EXPECT_EQ(problem_of(std::string(1'000'000, '[')), expected + "[>");
}

TEST(json_problem, shows_no_more_than_a_line_of_what_it_read) {
  const std::string text = "[" + std::string(1000, 'x') + "]";
  EXPECT_EQ(problem_of(text), "unknown_word at 1 (1:2) in </0> read <" + std::string(60, 'x') + "...>");
  EXPECT_EQ(problem_of("[] //\ta\x1B[31mb\x80"), "comment at 3 (1:4) in <> read <// a [31mb\uFFFD>");
}

TEST(json_problem, has_the_pointer_of_the_value_however_deep) {
  EXPECT_EQ(problem_of(R"({"x": [0], "rules": [{"id": "V1"}, {"a/b~c": [true, {"": 1, "n": +1}]}]})"),
            "number_malformed at 65 (1:66) in </rules/1/a~1b~0c/1/n> read <+1>");
  EXPECT_EQ(problem_of("[0,1,2,3,4,5,6,7,8,9,[],x]"), "unknown_word at 24 (1:25) in </11> read <x>");
}

TEST(json_problem, is_there_for_every_text_that_ends_too_soon) {
  const std::string_view whole = R"( {"a": [1.5, true, null, {"b": "\u3042\ud83d\ude00\n"}, "x"], "c": {}})";
  EXPECT_EQ(problem_of(whole), "none");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(problem_of(whole.substr(0, size)), "none") << whole.substr(0, size);
  }
}

TEST(json_problem, has_a_case_here_for_every_kind) {
  std::set<std::string_view> seen{"too_deep"};
  for (const malformed_text& m : malformed) seen.insert(m.problem.substr(0, m.problem.find(' ')));
  EXPECT_EQ(seen.size(), error_count);
  for (std::size_t e = 0; e < error_count; ++e) {
    EXPECT_TRUE(seen.contains(identifier(static_cast<json_error>(e)))) << identifier(static_cast<json_error>(e));
  }
}

TEST(json_problem, has_a_wording_of_its_own_in_both_languages) {
  std::set<std::string_view> seen;
  for (std::size_t e = 0; e < error_count; ++e) {
    const ismap::text words = wording(static_cast<json_error>(e));
    EXPECT_TRUE(words.in(language::ja).ends_with("\u3002")) << words.ja;
    EXPECT_TRUE(words.in(language::en).ends_with('.')) << words.en;
    EXPECT_TRUE(seen.insert(words.ja).second) << words.ja;
    EXPECT_TRUE(seen.insert(words.en).second) << words.en;
  }
}

TEST(json_problem, of_nesting_names_the_limit_that_holds) {
  const ismap::text words = wording(json_error::too_deep);
  EXPECT_NE(words.ja.find(std::to_string(ismap::deepest_json)), std::string_view::npos);
  EXPECT_NE(words.en.find(std::to_string(ismap::deepest_json)), std::string_view::npos);
}

}  // namespace
