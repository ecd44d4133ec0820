// A whole row of a table of workloads: what its cells answer together.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "full_workload.h"
#include "open_workloads.h"
#include "workload_columns.h"

namespace {

using namespace ismap;
using namespace ismap::test;

TEST(workload_row, with_every_answer_is_read_in_any_order_of_its_columns) {
  std::vector<cell_of> row = full_row();
  const answers expected = expected_of(row);
  ASSERT_EQ(expected.size(), 24u);
  for (std::size_t turn = 0; turn < row.size(); ++turn) {
    std::rotate(row.begin(), row.begin() + 1, row.end());
    const row_read read = only_row(table_of(row));
    EXPECT_EQ(read.given, expected);
    EXPECT_EQ(found_in(read), texts{});
  }
}

TEST(workload_row, with_one_cell_that_cannot_be_read_has_its_other_answers) {
  const std::vector<cell_of> row = full_row();
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::vector<cell_of> damaged = row;
    damaged[i].cell = "?!";
    damaged[i].answer = holds_items(row[i].header) ? "?" : "";
    const row_read read = only_row(table_of(damaged));
    const std::string code = row[i].header == "target_work" ? "target_work_unknown " : "value_unreadable ";
    EXPECT_EQ(found_in(read), texts{code + row[i].header + " [?!]"});
    EXPECT_EQ(read.given, expected_of(damaged)) << row[i].header;
  }
}

TEST(workload_row, tells_of_every_cell_that_cannot_be_read) {
  std::vector<cell_of> row = full_row();
  for (cell_of& c : row) c.cell = "?!";
  const row_read read = only_row(table_of(row));
  EXPECT_EQ(read.findings.size(), row.size());
  EXPECT_EQ(read.given, (answers{{"confidentiality", "?"}, {"integrity", "?"}, {"availability", "?"}}));
}

TEST(workload_row, keeps_an_answer_on_an_aspect_and_those_to_its_questions_apart) {
  const row_read read = only_row(
      "impact_integrity,impact_integrity_rights,impact_integrity_trust\n"
      "low,severe,不明\n");
  EXPECT_EQ(read.given, (answers{{"impact_integrity", "low"}, {"impact_integrity_rights", "high: severe"}}));
  EXPECT_EQ(found_in(read), texts{});
}

TEST(workload_row, has_its_id_and_its_name_without_the_spaces_around_them) {
  for (const char* header :
       {"workload_id,workload_name,integrity", "業務ID,業務名,integrity", "業務ｉｄ,業務 名,integrity"}) {
    const row_read read = only_row(std::string{header} + "\n W-1 ,\"　給与の \"\"計算\"\"、2 \",2\n");
    EXPECT_EQ(read.id, "W-1") << header;
    EXPECT_EQ(read.name, "給与の \"計算\"、2") << header;
  }
  EXPECT_EQ(only_row("integrity\n2\n").id, "");
  EXPECT_EQ(only_row("integrity\n2\n").name, "");
}

TEST(workload_row, leaves_nothing_behind_for_the_next_row) {
  std::vector<cell_of> full = full_row();
  full.insert(full.begin(), {"workload_name", "業務名", "\"quoted\"", ""});
  full.insert(full.begin(), {"workload_id", "業務ID", "W1", ""});
  std::vector<row_read> rows = open_workloads{table_of(full) + "\xFF,\"?\n" + "y\n"}.rows();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].id + " " + rows[0].name, "W1 \"quoted\"");
  EXPECT_EQ(rows[1].id + rows[1].name, "");
  EXPECT_EQ(rows[1].given, answers{});
  EXPECT_EQ(rows[2].id + rows[2].name, "");
  EXPECT_EQ(rows[2].given, answers{});
  EXPECT_EQ(found_in(rows[2]), texts{});
}

}  // namespace
