// The tests of the tool have CP932 from where the tool has it.
#include <gtest/gtest.h>

#include "iconv_cp932.h"
#include "ismap/cp932.h"

namespace {

[[maybe_unused]] const bool is_supplied = [] {
  ismap::tool::take_cp932_from_iconv();
  return true;
}();

TEST(cp932_pairs, are_known_to_this_system) { EXPECT_TRUE(ismap::has_cp932()); }

}  // namespace
