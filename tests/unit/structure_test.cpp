// Every way of finding marks that this machine has finds what the plain one does.
#include "structure.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace {

using namespace ismap::csv;
using offsets = std::vector<std::uint32_t>;

struct found {
  offsets marks;
  offsets stops;

  friend bool operator==(const found&, const found&) = default;
};

// What `find` appends to what there is: a mark and a stop that belong to other bytes.
template <class Find>
found append_to_others(const std::string& text, std::size_t from, Find find) {
  const std::size_t most = text.size() - from + 1 + marks_to_spare;
  found f{offsets(most, 7), offsets(most, 7)};
  mark_counts counts{1, 1};
  find(f.marks.data(), f.stops.data(), counts);
  EXPECT_EQ(f.marks[0], 7u);
  EXPECT_EQ(f.stops[0], 7u);
  f.marks.resize(counts.marks);
  f.stops.resize(counts.stops);
  f.marks.erase(f.marks.begin());
  f.stops.erase(f.stops.begin());
  return f;
}

found plainly(const std::string& text, std::size_t from, char delimiter) {
  return append_to_others(text, from, [&](std::uint32_t* marks, std::uint32_t* stops, mark_counts& counts) {
    find_marks_plainly(text.data(), from, text.size(), delimiter, marks, stops, counts);
  });
}

found by(const marking_way& way, const std::string& text, std::size_t from, char delimiter) {
  return append_to_others(text, from, [&](std::uint32_t* marks, std::uint32_t* stops, mark_counts& counts) {
    find_marks_by(way, text.data(), from, text.size(), delimiter, marks, stops, counts);
  });
}

found without_stops(const marking_way& way, const std::string& text, std::size_t from, char delimiter) {
  return append_to_others(text, from, [&](std::uint32_t* marks, std::uint32_t*, mark_counts& counts) {
    counts.stops = 0;
    find_marks_by(way, text.data(), from, text.size(), delimiter, marks, nullptr, counts);
    EXPECT_EQ(counts.stops, 0u);
    counts.stops = 1;
  });
}

TEST(marks, are_delimiters_quotes_and_line_feeds_and_nothing_else) {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  EXPECT_EQ(plainly(every, 0, ';').marks, (offsets{'\n' + 1, '"' + 1, ';' + 1}));
  EXPECT_EQ(plainly(every, 0, ';').stops, (offsets{1, 2}));
  EXPECT_EQ(plainly(every, 11, '\t').marks, (offsets{'"' + 1}));
  EXPECT_EQ(plainly(every, 0, '\t').marks, (offsets{'\t' + 1, '\n' + 1, '"' + 1}));
  EXPECT_EQ(plainly(every, 0, '\t').stops, (offsets{2, 3}));
  EXPECT_EQ(plainly(every, 0, '\n').stops, (offsets{1, 2}));
}

TEST(marks, are_found_alike_in_every_way) {
  ASSERT_EQ(marking_ways().back().name, "plain");
  std::mt19937 random{4};
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 300, ' ');
    const std::size_t share = 1 + random() % 40;
    for (char& c : text) c = random() % share == 0 ? ",;\t\"\n\r"[random() % 6] : static_cast<char>(random());
    const std::size_t from = random() % (text.size() + 1);
    const char delimiter = ",;\t\n"[random() % 4];
    for (const marking_way& way : marking_ways()) {
      ASSERT_TRUE(by(way, text, from, delimiter) == plainly(text, from, delimiter))
          << way.name << " of " << text.size() << " bytes from " << from;
      ASSERT_EQ(without_stops(way, text, from, delimiter).marks, plainly(text, from, delimiter).marks) << way.name;
    }
  }
}

// More groups than are compared at once, all of them full.
TEST(marks, are_found_in_long_texts_of_nothing_else) {
  const std::string text(100'000, ',');
  for (const marking_way& way : marking_ways()) {
    const offsets marks = by(way, text, 3, ',').marks;
    ASSERT_EQ(marks.size(), text.size() - 3) << way.name;
    for (std::size_t i = 0; i < marks.size(); ++i) ASSERT_EQ(marks[i], i + 4) << way.name;
  }
}

}  // namespace
