// What the JSON reader makes of texts that are JSON, and how it tells places. What it refuses: json_problem_test.cpp;
// how it compares with another reader: json_reader_oracle_test.cpp.
#include "ismap/json_reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/json.h"

namespace {

using ismap::json_kind;
using ismap::json_place;
using ismap::json_pointer_token;
using ismap::json_value;
using ismap::json_writer;
using ismap::place_of;
using ismap::test::exact_text;
using namespace std::string_literals;
using namespace std::string_view_literals;

// The value; a null with a failure where there is none.
json_value value_of(std::string_view text) {
  const auto read = ismap::read_json(exact_text{text}.view());
  if (read) return *read;
  ADD_FAILURE() << text << ": " << ismap::identifier(read.error().code);
  return {};
}

std::string string_of(std::string_view text) {
  const json_value v = value_of(text);
  EXPECT_TRUE(v.is_string()) << text;
  return v.text;
}

// --- Values ---

TEST(json_reader, tells_the_kinds_apart) {
  const std::pair<std::string_view, json_kind> kinds[] = {{"null", json_kind::null}, {"true", json_kind::boolean},
                                                          {"0", json_kind::number},  {"\"\"", json_kind::string},
                                                          {"[]", json_kind::array},  {"{}", json_kind::object}};
  for (const auto& [text, kind] : kinds) {
    const json_value v = value_of(text);
    EXPECT_EQ(v.kind, kind) << text;
    EXPECT_EQ(v.is_null(), kind == json_kind::null) << text;
    EXPECT_EQ(v.is_boolean(), kind == json_kind::boolean) << text;
    EXPECT_EQ(v.is_number(), kind == json_kind::number) << text;
    EXPECT_EQ(v.is_string(), kind == json_kind::string) << text;
    EXPECT_EQ(v.is_array(), kind == json_kind::array) << text;
    EXPECT_EQ(v.is_object(), kind == json_kind::object) << text;
  }
}

TEST(json_reader, tells_true_from_false) {
  EXPECT_TRUE(value_of("true").truth);
  EXPECT_FALSE(value_of("false").truth);
}

TEST(json_reader, keeps_numbers_as_they_are_spelled) {
  for (const std::string_view spelling :
       {"0", "-0", "12", "-3", "0.50", "1e400", "1E+02", "-1.5e-7", "0e0", "10", "123456789012345678901234567890"}) {
    EXPECT_EQ(value_of(spelling).text, spelling);
  }
}

TEST(json_reader, undoes_every_escape) {
  EXPECT_EQ(string_of(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(string_of(R"("a\u0000b")"), "a\0b"s);
  EXPECT_EQ(string_of(R"("\u007F\u0080\u07ff\u0800\uFFFF")"), "\x7F\u0080\u07FF\u0800\uFFFF");
  EXPECT_EQ(string_of(R"("\u3042\uD7FF\uE000")"), "\u3042\uD7FF\uE000");
}

TEST(json_reader, makes_one_character_of_two_surrogates) {
  EXPECT_EQ(string_of(R"("\ud83d\ude00")"), "\U0001F600");
  EXPECT_EQ(string_of(R"("\uD800\uDC00")"), "\U00010000");
  EXPECT_EQ(string_of(R"("\uDBFF\uDFFF!")"), "\U0010FFFF!");
}

TEST(json_reader, takes_in_strings_whatever_is_no_control_character) {
  EXPECT_EQ(string_of("\"\x7F\u00A0\u2028\u3000\uFEFF\U0010FFFF' // , ]\""),
            "\x7F\u00A0\u2028\u3000\uFEFF\U0010FFFF' // , ]");
}

TEST(json_reader, keeps_items_and_members_in_the_order_of_the_text) {
  const json_value v = value_of(R"( {"b": [1, "x", [], null], "a": {}, "": {"b": false}} )");
  ASSERT_EQ(v.members.size(), 3U);
  EXPECT_EQ(v.members[0].name, "b");
  EXPECT_EQ(v.members[1].name, "a");
  EXPECT_EQ(v.members[2].name, "");
  const json_value& list = v.members[0].value;
  ASSERT_EQ(list.items.size(), 4U);
  EXPECT_EQ(list.items[0].text, "1");
  EXPECT_EQ(list.items[1].text, "x");
  EXPECT_TRUE(list.items[2].is_array());
  EXPECT_TRUE(list.items[3].is_null());
  EXPECT_TRUE(v.members[2].value.members[0].value.is_boolean());
}

TEST(json_reader, finds_members_by_their_whole_name) {
  const json_value v = value_of(R"({"a": 1, "\u3042\n": 2, "": 3})");
  ASSERT_NE(v.find("a"), nullptr);
  EXPECT_EQ(v.find("a")->text, "1");
  ASSERT_NE(v.find("\u3042\n"), nullptr);
  EXPECT_EQ(v.find("\u3042\n")->text, "2");
  ASSERT_NE(v.find(""), nullptr);
  EXPECT_EQ(v.find(""), &v.members[2].value);
  for (const std::string_view name : {"A", "aa", "b", "1"}) EXPECT_EQ(v.find(name), nullptr) << name;
  EXPECT_EQ(value_of(R"(["a"])").find("a"), nullptr);
  EXPECT_EQ(value_of(R"("a")").find("a"), nullptr);
}

TEST(json_reader, allows_one_name_in_several_objects) {
  EXPECT_EQ(value_of(R"({"a": {"a": 1}, "b": {"a": 2}, "A": [{"a": 3}, {"a": 4}]})").members.size(), 3U);
}

TEST(json_reader, tells_where_every_value_and_name_begins) {
  const json_value v = value_of("\xEF\xBB\xBF {\"\u3042\" : [ 10,true ],\r\n\"b\":\"\"}");
  EXPECT_EQ(v.offset, 4U);
  EXPECT_EQ(v.members[0].offset, 5U);
  EXPECT_EQ(v.members[0].value.offset, 13U);
  EXPECT_EQ(v.members[0].value.items[0].offset, 15U);
  EXPECT_EQ(v.members[0].value.items[1].offset, 18U);
  EXPECT_EQ(v.members[1].offset, 27U);
  EXPECT_EQ(v.members[1].value.offset, 31U);
}

TEST(json_reader, passes_over_a_byte_order_mark) {
  EXPECT_EQ(value_of("\xEF\xBB\xBF[1]").items.size(), 1U);
  EXPECT_EQ(value_of("\xEF\xBB\xBF 1 ").text, "1");
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += "1";
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(json_reader, counts_only_open_brackets_as_depth) {
  EXPECT_TRUE(value_of(nested(ismap::deepest_json, "[", "]")).is_array());
  EXPECT_TRUE(value_of(nested(ismap::deepest_json, R"({"a":)", "}")).is_object());
  std::string wide = "[";
  for (int i = 0; i < 200; ++i) wide += "[],{},";
  wide += "[]]";
  EXPECT_EQ(value_of(wide).items.size(), 401U);
}

// --- Places ---

TEST(json_place_of, counts_lines_and_characters_from_one) {
  const std::string_view text = "ab\n\u3042\U0001F600c\r\n\r\nd\re";
  const std::pair<std::size_t, json_place> places[] = {{0, {1, 1}},  {1, {1, 2}},  {2, {1, 3}},  {3, {2, 1}},
                                                       {6, {2, 2}},  {10, {2, 3}}, {11, {2, 4}}, {13, {3, 1}},
                                                       {15, {4, 1}}, {16, {4, 2}}, {17, {5, 1}}, {18, {5, 2}}};
  const exact_text bytes{text};
  for (const auto& [offset, place] : places) {
    const json_place p = place_of(bytes.view(), offset);
    EXPECT_EQ(p, place) << offset << ": " << p.line << ':' << p.column;
  }
}

TEST(json_place_of, takes_the_bytes_of_a_character_for_one_place) {
  EXPECT_EQ(place_of("a\U0001F600", 4), (json_place{1, 2}));
  EXPECT_EQ(place_of("a\r\nb", 2), (json_place{1, 3}));
}

TEST(json_place_of, counts_a_byte_that_is_not_utf8_as_a_character) {
  EXPECT_EQ(place_of("\x82\xA0\xE3x", 3), (json_place{1, 4}));
}

TEST(json_place_of, gives_no_column_to_a_byte_order_mark) {
  EXPECT_EQ(place_of("\xEF\xBB\xBF[", 0), (json_place{1, 1}));
  EXPECT_EQ(place_of("\xEF\xBB\xBF[", 3), (json_place{1, 1}));
  EXPECT_EQ(place_of("\xEF\xBB\xBF[", 4), (json_place{1, 2}));
}

TEST(json_place_of, stays_at_the_end_of_the_text) {
  EXPECT_EQ(place_of("", 0), (json_place{1, 1}));
  EXPECT_EQ(place_of("a\n", 99), (json_place{2, 1}));
}

TEST(json_pointer, has_its_own_escapes) {
  EXPECT_EQ(json_pointer_token(""), "");
  EXPECT_EQ(json_pointer_token("a b\"\u3042"), "a b\"\u3042");
  EXPECT_EQ(json_pointer_token("~/~1/"), "~0~1~01~1");
}

// --- Round trip ---

void write(json_writer& json, const json_value& v) {
  switch (v.kind) {
    case json_kind::null: return json.null();
    case json_kind::boolean: return json.value(v.truth);
    case json_kind::number: return json.value(static_cast<std::int64_t>(std::stoll(v.text)));
    case json_kind::string: return json.value(v.text);
    case json_kind::array:
      json.begin_array();
      for (const json_value& item : v.items) write(json, item);
      return json.end_array();
    case json_kind::object:
      json.begin_object();
      for (const auto& m : v.members) {
        json.key(m.name);
        write(json, m.value);
      }
      return json.end_object();
  }
}

std::string written(const json_value& v) {
  std::string out;
  json_writer json{out};
  write(json, v);
  return out;
}

// Everything but the offsets, which white space and escapes change.
bool same(const json_value& a, const json_value& b) {
  if (a.kind != b.kind || a.truth != b.truth || a.text != b.text) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    if (a.members[i].name != b.members[i].name || !same(a.members[i].value, b.members[i].value)) return false;
  }
  return true;
}

class random_value {
 public:
  json_value make(int depth = 0) {
    json_value v;
    v.kind = static_cast<json_kind>(random_() % (depth < 5 ? 6 : 4));
    if (v.is_boolean()) v.truth = random_() % 2 == 0;
    if (v.is_number()) v.text = std::to_string(static_cast<std::int64_t>(random_()));
    if (v.is_string()) v.text = string();
    const std::size_t count = random_() % 5;
    for (std::size_t i = 0; v.is_array() && i < count; ++i) v.items.push_back(make(depth + 1));
    for (std::size_t i = 0; v.is_object() && i < count; ++i) {
      v.members.push_back({string() + std::to_string(i), make(depth + 1), 0});
    }
    return v;
  }

 private:
  std::string string() {
    constexpr std::string_view parts[] = {"a",    "\"",   "\\",     "/",          "\n", "\0"sv,
                                          "\x1F", "\x7F", "\u3042", "\U0001F600", "~",  "\\u"};
    std::string out;
    for (std::size_t i = random_() % 6; i > 0; --i) out += parts[random_() % std::size(parts)];
    return out;
  }

  std::mt19937_64 random_{20240331};
};

TEST(json_reader, reads_back_what_the_writer_writes) {
  random_value values;
  for (int i = 0; i < 3000; ++i) {
    const json_value v = values.make();
    const std::string text = written(v);
    ASSERT_TRUE(same(value_of(text), v)) << text;
  }
}

}  // namespace
