#include "ismap/result.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using ismap::result;

TEST(result, holds_either_a_value_or_the_reason_why_there_is_none) {
  const result<int, std::string> value{42};
  const result<int, std::string> error{std::string{"no number"}};
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 42);
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error(), "no number");
}

}  // namespace
