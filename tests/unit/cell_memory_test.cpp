#include "ismap/cell_memory.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace {

using ismap::cell_memory;
using ismap::column;

std::optional<int> recalled(const cell_memory& m, column c, std::string_view bytes) {
  int value = 0;
  return m.recall(c, bytes, value) ? std::optional{value} : std::nullopt;
}

TEST(cell_memory, recalls_what_was_kept_for_the_column_and_the_bytes) {
  cell_memory m;
  EXPECT_EQ(recalled(m, column::scheme, "SaaS"), std::nullopt);
  EXPECT_EQ(recalled(m, column::scheme, ""), std::nullopt);
  m.keep(column::scheme, "SaaS", 3);
  EXPECT_EQ(recalled(m, column::scheme, "SaaS"), 3);
  EXPECT_EQ(recalled(m, column::provider, "SaaS"), std::nullopt);
  EXPECT_EQ(recalled(m, column::scheme, "SAaS"), std::nullopt);
  EXPECT_EQ(recalled(m, column::scheme, "Saa"), std::nullopt);
  m.keep(column::scheme, "SaaS", 4);
  EXPECT_EQ(recalled(m, column::scheme, "SaaS"), 4);
  m.forget();
  EXPECT_EQ(recalled(m, column::scheme, "SaaS"), std::nullopt);
}

TEST(cell_memory, keeps_no_long_cells) {
  cell_memory m;
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string cell(length, 'x');
    m.keep(column::scheme, cell, static_cast<int>(length));
    EXPECT_EQ(recalled(m, column::scheme, cell).has_value(), length <= 40) << length;
  }
}

// More words than there are places: one may be forgotten, never mistaken for another.
TEST(cell_memory, never_gives_the_value_of_another_word) {
  cell_memory m;
  int kept = 0;
  for (int i = 0; i < 20'000; ++i) {
    m.keep(static_cast<column>(i % 40), std::to_string(i), i);
    for (int other = std::max(0, i - 50); other <= i; ++other) {
      const auto value = recalled(m, static_cast<column>(other % 40), std::to_string(other));
      if (!value) continue;
      ++kept;
      ASSERT_EQ(*value, other);
    }
  }
  EXPECT_GT(kept, 20'000);
}

}  // namespace
