// The JSON reader held against another one, nlohmann::json. Both take and refuse the same texts, but for these:
//
//   * refused on purpose: a name twice in one object, and nesting deeper than deepest_json;
//   * refused as RFC 8259 has it: NUL outside a string, which the other reader takes for the end of the text;
//   * taken: a number too large for a double, since numbers are kept as they are spelled.
#include <gtest/gtest.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/json_reader.h"
#include "json_texts.h"

namespace {

using ismap::json_kind;
using ismap::json_value;
using ismap::test::exact_text;
using nlohmann::json;

bool is_taken(std::string_view text) { return static_cast<bool>(ismap::read_json(exact_text{text}.view())); }

// What the other reader finds in a text.
class other_reader : public json::json_sax_t {
 public:
  explicit other_reader(std::string_view text) { accepts = json::sax_parse(text.begin(), text.end(), this); }

  bool accepts = false;
  bool has_duplicate_name = false;
  bool has_number_too_large = false;
  std::size_t depth = 0;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(json::number_integer_t) override { return true; }
  bool number_unsigned(json::number_unsigned_t) override { return true; }
  bool number_float(json::number_float_t, const json::string_t&) override { return true; }
  bool string(json::string_t&) override { return true; }
  bool binary(json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }
  bool key(json::string_t& name) override {
    has_duplicate_name |= !names_.back().insert(name).second;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception& e) override {
    constexpr int out_of_range = 406;
    has_number_too_large = e.id == out_of_range;
    return false;
  }

 private:
  bool open() {
    names_.emplace_back();
    depth = std::max(depth, names_.size());
    return true;
  }
  bool close() {
    names_.pop_back();
    return true;
  }

  std::vector<std::set<std::string>> names_;
};

json converted(const json_value& v) {
  json out;
  switch (v.kind) {
    case json_kind::null: break;
    case json_kind::boolean: out = v.truth; break;
    case json_kind::number: out = json::parse(v.text); break;
    case json_kind::string: out = v.text; break;
    case json_kind::array:
      out = json::array();
      for (const json_value& item : v.items) out.push_back(converted(item));
      break;
    case json_kind::object:
      out = json::object();
      for (const auto& m : v.members) out[m.name] = converted(m.value);
      break;
  }
  return out;
}

// --- Texts by hand ---

TEST(json_texts, that_are_json_are_taken_by_both_readers_with_the_same_value) {
  for (const std::string_view text : ismap::test::json_texts) {
    EXPECT_TRUE(other_reader{text}.accepts) << testing::PrintToString(text);
    const auto read = ismap::read_json(exact_text{text}.view());
    ASSERT_TRUE(read) << testing::PrintToString(text) << identifier(read.error().code);
    EXPECT_EQ(converted(*read), json::parse(text)) << testing::PrintToString(text);
  }
}

TEST(json_texts, that_are_not_json_are_refused_by_both_readers) {
  for (const std::string_view text : ismap::test::not_json_texts) {
    EXPECT_FALSE(other_reader{text}.accepts) << testing::PrintToString(text);
    EXPECT_FALSE(is_taken(text)) << testing::PrintToString(text);
  }
}

TEST(json_texts, are_enough_to_stand_for_their_classes) {
  EXPECT_GE(std::size(ismap::test::json_texts) + std::size(ismap::test::not_json_texts), 150U);
}

TEST(json_texts, that_would_lose_something_or_nest_too_deep_are_refused_by_ours_alone) {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  for (const std::string_view text :
       {std::string_view{R"({"a":1,"a":1})"}, std::string_view{R"({"a":1,"\u0061":2})"}, std::string_view{deep}}) {
    EXPECT_TRUE(other_reader{text}.accepts) << text;
    EXPECT_FALSE(is_taken(text)) << text;
  }
}

TEST(json_texts, that_go_on_after_a_nul_are_refused_by_ours_alone) {
  constexpr std::string_view text{"[1]\0x", 5};
  EXPECT_TRUE(other_reader{text}.accepts);
  EXPECT_FALSE(is_taken(text));
}

TEST(json_texts, with_numbers_too_large_for_a_double_are_taken_by_ours_alone) {
  for (const std::string_view text : {"1e400", "[-1e400]", R"({"a": 0.4e00669999999999999999})"}) {
    EXPECT_TRUE(other_reader{text}.has_number_too_large) << text;
    EXPECT_TRUE(is_taken(text)) << text;
  }
}

// --- Texts at random ---

class mutator {
 public:
  std::string next() {
    std::string text{any_of(ismap::test::json_texts)};
    if (text.size() < 8) text = "{\"a\": [" + text + ", " + std::string{any_of(ismap::test::json_texts)} + "]}";
    for (std::size_t i = 1 + random_() % 3; i > 0; --i) change(text);
    return text;
  }

 private:
  template <class Range>
  std::string_view any_of(const Range& range) {
    return range[random_() % std::size(range)];
  }

  std::string_view piece() {
    static constexpr std::string_view pieces[] = {
        "{",      "}",      "[",        "]",    ",",  ":", "\"",   "\\",   " ",    "\n",      "\t",      "0",
        "1",      "-",      "+",        ".",    "e",  "E", "true", "null", "\\u",  "\\ud83d", "\\ude00", "\\u12",
        "\"a\"",  ",1",     "\"a\":1,", "//",   "'",  "a", "\x01", "\x7F", "\x80", "\xE3",    "\u3042",  "\xED\xA0\x80",
        "\uFEFF", "\u3000", {"\0", 1},  "e999", "[]", "{}"};
    return any_of(pieces);
  }

  void change(std::string& text) {
    const std::size_t at = random_() % (text.size() + 1);
    const std::size_t size = random_() % 4;
    switch (random_() % 5) {
      case 0: text.erase(at, 1); break;
      case 1: text.erase(at, size); break;
      case 2: text.insert(at, piece()); break;
      case 3: text.replace(at, size, piece()); break;
      default: text.insert(at, text.substr(random_() % (text.size() + 1), size + 1)); break;
    }
  }

  std::mt19937_64 random_{20240331};
};

TEST(json_mutations, are_taken_or_refused_by_both_readers_alike) {
  mutator texts;
  int taken = 0;
  int compared = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    const other_reader other{text};
    if (other.has_number_too_large) continue;
    ++compared;
    const bool ours_only = other.has_duplicate_name || other.depth > ismap::deepest_json;
    const bool expected = other.accepts && !ours_only && text.find('\0') == std::string::npos;
    const auto read = ismap::read_json(exact_text{text}.view());
    ASSERT_EQ(static_cast<bool>(read), expected) << testing::PrintToString(text);
    if (!read) continue;
    ++taken;
    ASSERT_EQ(converted(*read), json::parse(text)) << testing::PrintToString(text);
  }
  EXPECT_GT(compared, 19'000);
  EXPECT_GT(taken, 2'000);
  EXPECT_GT(compared - taken, 2'000);
}

}  // namespace
