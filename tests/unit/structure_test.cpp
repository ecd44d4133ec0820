// Every way of finding marks that this machine has finds what the plain one does.
#include "structure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace {

using namespace ismap::csv;
using offsets = std::vector<std::uint32_t>;

struct found {
  offsets marks;
  offsets stops;
  bool has_quoted_line_feeds = false;
  bool is_open = false;  // behind the last byte
  bool may_open = false;

  friend bool operator==(const found&, const found&) = default;
};

// What `find` appends to what there is: a mark and a stop that belong to other bytes.
template <class Find>
found append_to_others(const std::string& text, std::size_t from, const marking& how, quote_state state, Find find) {
  const std::size_t most = text.size() - from + 1 + marks_to_spare;
  found f{offsets(most, 7), offsets(most, 7)};
  mark_counts counts{1, 1};
  find(state, f.marks.data(), f.stops.data(), counts);
  EXPECT_EQ(f.marks[0], 7u);
  EXPECT_EQ(f.stops[0], 7u);
  f.marks.resize(counts.marks);
  f.stops.resize(counts.stops);
  f.marks.erase(f.marks.begin());
  f.stops.erase(f.stops.begin());
  f.has_quoted_line_feeds = counts.has_quoted_line_feeds;
  f.is_open = state.is_open;
  f.may_open = how.has_quotes && !state.is_open && state.may_open;  // else it says nothing
  return f;
}

found plainly(const std::string& text, std::size_t from, const marking& how, quote_state before = {}) {
  return append_to_others(text, from, how, before,
                          [&](quote_state& state, std::uint32_t* marks, std::uint32_t* stops, mark_counts& counts) {
                            find_marks_plainly(text.data(), from, text.size(), how, state, marks, stops, counts);
                          });
}

found by(const marking_way& way, const std::string& text, std::size_t from, const marking& how,
         quote_state before = {}) {
  return append_to_others(text, from, how, before,
                          [&](quote_state& state, std::uint32_t* marks, std::uint32_t* stops, mark_counts& counts) {
                            find_marks_by(way, text.data(), from, text.size(), how, state, marks, stops, counts);
                          });
}

TEST(marks, are_delimiters_and_line_feeds_and_nothing_else) {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  EXPECT_EQ(plainly(every, 0, {';'}).marks, (offsets{'\n' + 1, ';' + 1}));
  EXPECT_EQ(plainly(every, 0, {';'}).stops, (offsets{1}));
  EXPECT_EQ(plainly(every, 11, {'\t'}).marks, offsets{});
  EXPECT_EQ(plainly(every, 0, {'\t'}).marks, (offsets{'\t' + 1, '\n' + 1}));
  EXPECT_EQ(plainly(every, 0, {'\t'}).stops, (offsets{2}));
  EXPECT_EQ(plainly(every, 0, {';', false}).marks, (offsets{'\n' + 1}));
  EXPECT_EQ(plainly(every, 0, {';', false}).stops, offsets{});
}

TEST(marks, do_not_stand_within_quotes) {
  const auto marks = [](const std::string& text) { return plainly(text, 0, {','}).marks; };
  EXPECT_EQ(marks("\"a,\n\",b\n"), (offsets{6, 8}));
  EXPECT_EQ(marks("\"a\"\",\",b"), (offsets{7}));  // two quotes are one
  EXPECT_EQ(marks("a\",b\",c"), (offsets{3, 6}));  // these begin no field
  EXPECT_EQ(marks("\"a\"b\",c"), (offsets{6}));    // nor the third, behind what follows quotes
  EXPECT_EQ(marks("\"\",\"\"\n"), (offsets{3, 6}));
  EXPECT_EQ(marks("a,\"b,c"), (offsets{2}));  // never closed
  EXPECT_EQ(plainly("\"a,b\",c", 0, {',', true, false}).marks, (offsets{3, 6}));
  EXPECT_TRUE(plainly("\"a\nb\"", 0, {','}).has_quoted_line_feeds);
  EXPECT_FALSE(plainly("\"a\"\nb", 0, {','}).has_quoted_line_feeds);
}

// Fields of all kinds. Only where no quote stands within a field, as nearly everywhere, are quotes told by their
// number.
std::string random_fields(std::mt19937& random, bool has_odd_quotes) {
  const std::array<std::string, 8> usual{"", "a", "2025-05-31", "\"a\"", "\"a,b\"", "\"\"", "\"a\nb\"", "\"a\"\",b\""};
  const std::array<std::string, 5> odd{"a\"b", "\"a\"b", "\"a\"b\"", "\"", "a\"\"b"};
  std::string text;
  for (std::size_t count = random() % 200; count > 0; --count) {
    text += has_odd_quotes && random() % 20 == 0 ? odd[random() % odd.size()] : usual[random() % usual.size()];
    text += random() % 9 == 0 ? "\n" : ",";
  }
  return text;
}

std::string random_bytes(std::mt19937& random) {
  std::string text(random() % 300, ' ');
  const std::size_t share = 1 + random() % 40;
  for (char& c : text) c = random() % share == 0 ? ",;\t\"\n\r"[random() % 6] : static_cast<char>(random());
  return text;
}

TEST(marks, are_found_alike_in_every_way) {
  ASSERT_EQ(marking_ways().back().name, "plain");
  std::mt19937 random{4};
  for (int i = 0; i < 30'000; ++i) {
    const std::string text = i % 3 == 0 ? random_bytes(random) : random_fields(random, i % 3 == 1);
    const std::size_t from = random() % 4 == 0 ? random() % (text.size() + 1) : 0;
    const marking how{",;\t"[random() % 3], random() % 2 == 0, random() % 8 != 0};
    const quote_state before{how.has_quotes && random() % 4 == 0, random() % 4 != 0};
    const found expected = plainly(text, from, how, before);
    for (const marking_way& way : marking_ways()) {
      ASSERT_TRUE(by(way, text, from, how, before) == expected)
          << way.name << " of " << text.size() << " bytes from " << from << ": " << text;
    }
  }
}

TEST(line_feeds, are_counted_as_they_are_found) {
  std::mt19937 random{5};
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = i % 3 == 0 ? random_bytes(random) : random_fields(random, i % 3 == 1);
    const std::size_t from = random() % (text.size() + 1);
    const marking how{',', false, random() % 8 != 0};
    const found expected = plainly(text, from, how);
    for (const marking_way& way : marking_ways()) {
      const line_feeds counted = count_line_feeds_by(way, text.data(), from, text.size(), how);
      ASSERT_EQ(counted.count, expected.marks.size()) << way.name << ": " << text;
      const std::size_t end = expected.marks.empty() ? from : expected.marks.back();
      ASSERT_EQ(counted.end, end) << way.name << ": " << text;
      const auto all = std::count(text.data() + from, text.data() + end, '\n');
      ASSERT_EQ(counted.count + counted.quoted, static_cast<std::size_t>(all)) << way.name << ": " << text;
    }
  }
}

// More groups than are compared at once, all of them full.
TEST(marks, are_found_in_long_texts_of_nothing_else) {
  const std::string text(100'000, ',');
  for (const marking_way& way : marking_ways()) {
    const offsets marks = by(way, text, 3, {','}).marks;
    ASSERT_EQ(marks.size(), text.size() - 3) << way.name;
    for (std::size_t i = 0; i < marks.size(); ++i) ASSERT_EQ(marks[i], i + 4) << way.name;
  }
}

}  // namespace
