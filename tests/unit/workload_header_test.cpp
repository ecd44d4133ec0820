// The headers of a table of workloads: which column answers what.
#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "full_workload.h"
#include "open_workloads.h"
#include "workload_columns.h"

namespace {

using namespace ismap;
using namespace ismap::test;

TEST(workload_header, of_every_column_is_known_in_both_languages) {
  const std::vector<cell_of> row = full_row();
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::vector<cell_of> renamed = row;
    renamed[i].header = row[i].other_header;
    const row_read read = only_row(table_of(renamed));
    EXPECT_EQ(read.given, expected_of(row)) << row[i].other_header;
  }
  std::vector<cell_of> japanese = row;
  for (cell_of& c : japanese) c.header = c.other_header;
  EXPECT_EQ(only_row(table_of(japanese)).given, expected_of(row));
}

TEST(workload_header, is_folded) {
  const std::vector<std::pair<const char*, texts>> cases{
      {"organisation_type",
       {"Organisation Type", "ORGANISATION_TYPE", "ｏｒｇａｎｉｓａｔｉｏｎ＿ｔｙｐｅ", "機関 種別"}},
      {"network_model", {"Network model", "ネットワーク　モデル"}},
      {"service_model", {"service\nmodel", "サービス\n形態", " サービス形態 "}},
      {"confidentiality", {"CONFIDENTIALITY", "機密性の格付け", "機密性の 格付け"}},
      {"integrity", {"Integrity", "完全性の格付け"}},
      {"availability", {"Availability", "可用性の格付け"}},
      {"is_secret_document", {"Is Secret Document", "秘密 文書"}},
      {"is_probably_non_disclosable", {"IS_PROBABLY_NON_DISCLOSABLE", "不開示情報の\r\n蓋然性"}},
      {"impact_confidentiality", {"Impact Confidentiality", "機密性 影響度"}},
      {"impact_integrity_work", {"Impact Integrity Work", "完全性影響度(業務)", "完全性影響度 （業務）"}},
      {"impact_availability_assets",
       {"ＩＭＰＡＣＴ＿ＡＶＡＩＬＡＢＩＬＩＴＹ＿ＡＳＳＥＴＳ", "可用性影響度(資産・財政)"}},
      {"target_work", {"Target work", "対象 業務"}},
  };
  for (const auto& [column, headers] : cases) {
    for (const std::string& header : headers) {
      const bool of_work = std::string_view{column} == "target_work";
      const texts expected = of_work ? texts{"target_work_unknown target_work [?!]"} : unreadable(column, "?!");
      EXPECT_EQ(found_in(with_cell(header, "?!")), expected) << header;
    }
  }
}

TEST(workload_header, knows_where_the_columns_without_answers_stand) {
  const std::vector<std::pair<column, texts>> cases{
      {column::workload_id, {"workload_id", "業務ID", "業務ｉｄ"}},
      {column::workload_name, {"workload_name", "業務名"}},
      {column::registration_number, {"registration_number", "登録番号", "Registration Number"}},
      {column::contract_start, {"contract_start", "契約開始日"}},
      {column::contract_end, {"contract_end", "契約終了日"}},
  };
  for (const auto& [meant, headers] : cases) {
    for (const std::string& header : headers) {
      open_workloads table{"confidentiality,memo," + header + "\n"};
      ASSERT_EQ(table.opened(), table_event::header);
      EXPECT_EQ(table.header().position_of(meant), 2u) << header;
    }
  }
}

TEST(workload_header, needs_one_column_of_answers_whichever_it_is) {
  texts needed = answer_columns();
  needed.emplace_back("target_work");
  for (const std::string& header : needed) {
    EXPECT_EQ(open_workloads{"memo," + header + "\n"}.opened(), table_event::header) << header;
  }
  for (const char* header : {"memo", "workload_id,workload_name,registration_number,contract_start,contract_end",
                             "audit_period_end,registered_on,expires_on", "impact", "impact_integrity_money"}) {
    EXPECT_EQ(open_workloads{std::string{header} + "\n"}.opened(), table_event::unusable_header) << header;
  }
}

TEST(workload_header, of_a_register_alone_means_nothing) {
  const std::vector<std::pair<column, texts>> cases{
      {column::scheme, {"scheme", "制度"}},
      {column::service_name, {"service_name", "サービス名"}},
      {column::audit_period_end, {"audit_period_end", "監査対象期間末日"}},
      {column::expires_on, {"expires_on", "有効期限"}},
      {column::alert_days, {"alert_days", "通知日数"}},
  };
  for (const auto& [meant, headers] : cases) {
    for (const std::string& header : headers) {
      open_workloads table{joined({"integrity,", header, "\n2,?!\n"})};
      EXPECT_EQ(table.header().position_of(meant), std::nullopt) << header;
      EXPECT_EQ(found_in(table.rows().at(0)), texts{}) << header;
    }
  }
}

}  // namespace
