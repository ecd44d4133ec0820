// Damaged rows of a table of workloads: what can be read of them, and that the row after them does not suffer.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "open_workloads.h"

namespace {

using namespace ismap;
using namespace ismap::test;

struct damage {
  const char* what;
  std::string row;
  answers given;
  texts found;
};

constexpr const char* damage_header = "workload_id,service_model,integrity,confidentiality,impact_integrity_work\n";

void expect_damage(const std::vector<damage>& cases, std::size_t max_record = csv::options{}.max_record) {
  for (const damage& c : cases) {
    std::vector<row_read> rows =
        open_workloads{damage_header + c.row + "W2,IaaS,,2\n", policies::none(), max_record}.rows();
    ASSERT_EQ(rows.size(), 2u) << c.what;
    EXPECT_EQ(rows[0].given, c.given) << c.what;
    EXPECT_EQ(found_in(rows[0]), c.found) << c.what;
    EXPECT_EQ(rows[1].given, (answers{{"service_model", "IaaS"}, {"confidentiality", "2"}})) << c.what;
    EXPECT_EQ(found_in(rows[1]), texts{}) << c.what;
  }
}

TEST(damaged_workload, that_is_short_or_has_fields_too_many_is_read) {
  expect_damage({
      {"short", "W1,SaaS\n", {{"service_model", "SaaS"}}, {}},
      {"one field too many",
       "W1,SaaS,2,1,severe,x\n",
       {{"service_model", "SaaS"},
        {"integrity", "2"},
        {"confidentiality", "1"},
        {"impact_integrity_work", "high: severe"}},
       {"too_many_fields 1"}},
      {"three, and a cell that cannot be read",
       "W1,SAS,2,,,x,\"y\n\",\n",
       {{"integrity", "2"}},
       {"too_many_fields 3", "value_unreadable service_model [SAS]"}},
  });
}

TEST(damaged_workload, with_an_open_quote_has_the_cells_before_it_and_none_after_it) {
  const std::string header{damage_header};
  const std::vector<damage> cases{
      {"in the second field", "W1,\"SaaS,2,3,severe\n", {}, {"unclosed_quote 2"}},
      {"in the third", "W1,SaaS,\"2,3,severe\n", {{"service_model", "SaaS"}}, {"unclosed_quote 3"}},
      {"after a cell that cannot be read",
       "W1,SAS,2,\"3,severe\n",
       {{"integrity", "2"}},
       {"unclosed_quote 4", "value_unreadable service_model [SAS]"}},
      {"in the last",
       "W1,SaaS,1,3,\"severe\n",
       {{"service_model", "SaaS"}, {"integrity", "1"}, {"confidentiality", "3"}},
       {"unclosed_quote 5"}},
  };
  expect_damage(cases);
  EXPECT_EQ(only_row(header + "W1,PaaS,\"1").given, (answers{{"service_model", "PaaS"}}));
}

TEST(damaged_workload, that_is_too_long_is_told_with_the_limit_and_nothing_of_it_is_read) {
  const std::string row = "W1,SaaS,2,3,severe" + std::string(100, ' ') + "\n";
  expect_damage({{"too long", row, {}, {"record_too_long 100"}}}, 100);
  const std::string open = "W1,SaaS,2,3,\"severe\n" + std::string(100, '\n') + "\"\n";
  const row_read read = open_workloads{damage_header + open, policies::none(), 100}.rows().at(0);
  EXPECT_EQ(read.given, (answers{{"service_model", "SaaS"}, {"integrity", "2"}, {"confidentiality", "3"}}));
  EXPECT_EQ(found_in(read), texts{"unclosed_quote 5"});
}

TEST(damaged_workload, whose_bytes_are_no_text_is_told_with_their_column_and_place) {
  const std::size_t start = std::string_view{damage_header}.size();
  expect_damage({
      {"in the id",
       "W\xFF,SaaS\n",
       {{"service_model", "SaaS"}},
       {"bytes_unreadable workload_id " + std::to_string(start + 1)}},
      {"in an answer",
       "W1,Saa\x83\x54,2\n",
       {{"integrity", "2"}},
       {"bytes_unreadable service_model " + std::to_string(start + 6), "value_unreadable service_model [Saa\x83\x54]"}},
      {"in one item of several",
       "W1,SaaS,2\xFF;1\n",
       {{"service_model", "SaaS"}, {"integrity", "1;?"}},
       {"bytes_unreadable integrity " + std::to_string(start + 9), "value_unreadable integrity [2\xFF]"}},
  });
}

}  // namespace
