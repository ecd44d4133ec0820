// A table of workloads by a user's own questions, degrees and target work.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "open_workloads.h"
#include "workload_columns.h"

namespace {

using namespace ismap;
using namespace ismap::test;

policies made_up_policy() {
  const std::string path = std::string{ISMAP_TESTS_FOLDER} + "/data/policies.json";
  policies all;
  EXPECT_TRUE(all.add(nlohmann::json::parse(std::ifstream{path})["good"].dump()).empty());
  return all;
}

TEST(workload_table, of_a_policy_has_its_questions_degrees_and_target_work) {
  const policies own = made_up_policy();
  for (const char* column : {"impact_leak", "impact_error", "impact_outage", "impact_confidentiality"}) {
    expect_read(
        {
            {column, "low: none_at_all", {"none_at_all", "None at all", "NONE_AT_ALL", "なし"}},
            {column, "moderate: some", {"some", "Some", "ある"}},
            {column, "high: much", {"much", "ＭＵＣＨ", "大きい"}},
            {column, "high", {"high", "高位"}},
        },
        own);
  }
  expect_read({{"target_work", "survey", {"survey", "Survey", "公表する調査", "Published surveys"}},
               {"target_work", "policy-coordination", {"policy-coordination"}},
               {"target_work", "none", {"none", "該当なし"}}},
              own);
}

TEST(workload_table, of_a_policy_has_the_headings_of_its_questions) {
  const policies own = made_up_policy();
  for (const auto& [heading, column] : {std::pair{"漏えいの影響は", "impact_leak"},
                                        {"What would a leak do", "impact_leak"},
                                        {"誤りの影響", "impact_error"},
                                        {"what would an outage do", "impact_outage"}}) {
    EXPECT_EQ(with_cell(heading, "much", own).given, (answers{{column, "high: much"}})) << heading;
    EXPECT_EQ(found_in(with_cell(heading, "?", own), own), unreadable(column, "?"));
  }
}

TEST(workload_table, of_a_policy_has_the_bundled_questions_and_degrees_no_more) {
  const policies own = made_up_policy();
  for (const auto& [column, heading] : questions) {
    for (const char* const header : {column, heading}) {
      const row_read read = only_row(joined({"integrity,", header, "\n2,?\n"}), own);
      EXPECT_EQ(found_in(read, own), texts{}) << header;
    }
  }
  for (const std::string cell : {"negligible", "重大", "severe"}) {
    const row_read read = with_cell("impact_error", cell, own);
    EXPECT_EQ(read.given, answers{});
    EXPECT_EQ(found_in(read, own), unreadable("impact_error", cell));
  }
}

}  // namespace
