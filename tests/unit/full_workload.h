// A workload with an answer in every column, as the row of a table that each test changes.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "open_workloads.h"
#include "workload_columns.h"

namespace ismap::test {

struct cell_of {
  std::string header;
  std::string other_header;  // in Japanese
  std::string cell;
  std::string answer;
};

// A row with an answer in every column.
inline std::vector<cell_of> full_row() {
  std::vector<cell_of> row{
      {"organisation_type", "機関種別", "local_government", "local_government"},
      {"network_model", "ネットワークモデル", "β′", "beta_prime"},
      {"service_model", "サービス形態", "PaaS", "PaaS"},
      {"confidentiality", "機密性", "3B;1", "1;3B"},
      {"integrity", "完全性", "2", "2"},
      {"availability", "可用性", "1;2", "1;2"},
      {"is_secret_document", "秘密文書", "いいえ", "no"},
      {"is_probably_non_disclosable", "不開示情報の蓋然性", "はい", "yes"},
      {"impact_confidentiality", "機密性影響度", "高位", "high"},
      {"impact_integrity", "完全性影響度", "重大", "moderate: serious"},
      {"impact_availability", "可用性影響度", "low", "low"},
      {"target_work", "対象業務", "policy-coordination", "policy-coordination"},
      {"contract_start", "契約開始日", "2026-04-01", ""},
      {"contract_end", "契約終了日", "令和9年3月31日", ""},
  };
  constexpr std::array<std::array<const char*, 2>, 4> degrees{{{"negligible", "low: negligible"},
                                                               {"限定的", "low: limited"},
                                                               {"serious", "moderate: serious"},
                                                               {"高位", "high"}}};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& [cell, answer] = degrees[i % 4 == 0 ? i / 4 : i % 4];
    row.push_back({questions[i][0], questions[i][1], cell, answer});
  }
  return row;
}

inline std::string table_of(const std::vector<cell_of>& row) {
  std::string header = "memo";
  std::string cells = "x";
  for (const cell_of& c : row) {
    header.append(",").append(in_quotes(c.header));
    cells.append(",").append(in_quotes(c.cell));
  }
  return header + "\n" + cells + "\n";
}

inline answers expected_of(const std::vector<cell_of>& row) {
  answers all;
  for (const cell_of& c : row) {
    if (!c.answer.empty()) all[c.header] = c.answer;
  }
  return all;
}

}  // namespace ismap::test
