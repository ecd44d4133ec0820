// Every way of finding marks that this machine has finds what the plain one does.
#include "structure.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace {

using namespace ismap::csv;
using offsets = std::vector<std::uint32_t>;

offsets plain_marks(const std::string& text, std::size_t from, char delimiter) {
  offsets marks(text.size());
  marks.resize(find_marks_plainly(text.data(), from, text.size(), delimiter, marks.data()));
  return marks;
}

offsets marks_by(const marking_way& way, const std::string& text, std::size_t from, char delimiter) {
  offsets marks(text.size() - from);
  marks.resize(find_marks_by(way, text.data(), from, text.size(), delimiter, marks.data()));
  return marks;
}

TEST(marks, are_delimiters_quotes_and_line_feeds_and_nothing_else) {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  EXPECT_EQ(plain_marks(every, 0, ';'), (offsets{'\n', '"', ';'}));
  EXPECT_EQ(plain_marks(every, 11, '\t'), (offsets{'"'}));
  EXPECT_EQ(plain_marks(every, 0, '\t'), (offsets{'\t', '\n', '"'}));
}

TEST(marks, are_found_alike_in_every_way) {
  ASSERT_EQ(marking_ways().back().name, "plain");
  std::mt19937 random{4};
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 300, ' ');
    const std::size_t share = 1 + random() % 40;
    for (char& c : text) c = random() % share == 0 ? ",;\t\"\n\r"[random() % 6] : static_cast<char>(random());
    const std::size_t from = random() % (text.size() + 1);
    const char delimiter = ",;\t"[random() % 3];
    for (const marking_way& way : marking_ways()) {
      ASSERT_EQ(marks_by(way, text, from, delimiter), plain_marks(text, from, delimiter))
          << way.name << " of " << text.size() << " bytes from " << from;
    }
  }
}

// More groups than are compared at once, all of them full.
TEST(marks, are_found_in_long_texts_of_nothing_else) {
  const std::string text(100'000, ',');
  for (const marking_way& way : marking_ways()) {
    const offsets marks = marks_by(way, text, 3, ',');
    ASSERT_EQ(marks.size(), text.size() - 3) << way.name;
    for (std::size_t i = 0; i < marks.size(); ++i) ASSERT_EQ(marks[i], i + 3) << way.name;
  }
}

}  // namespace
