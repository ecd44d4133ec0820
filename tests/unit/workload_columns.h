// The columns of a table of workloads that answer something.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ismap::test {

inline constexpr std::array aspect_names{"impact_confidentiality", "impact_integrity", "impact_availability"};

// As section 2 of the contract lists them, in the order of their twelve columns.
inline constexpr std::array<std::array<const char*, 2>, 12> questions{{
    {"impact_confidentiality_rights", "機密性影響度（権利利益）"},
    {"impact_confidentiality_work", "機密性影響度（業務）"},
    {"impact_confidentiality_assets", "機密性影響度（資産・財政）"},
    {"impact_confidentiality_trust", "機密性影響度（信頼）"},
    {"impact_integrity_rights", "完全性影響度（権利利益）"},
    {"impact_integrity_work", "完全性影響度（業務）"},
    {"impact_integrity_assets", "完全性影響度（資産・財政）"},
    {"impact_integrity_trust", "完全性影響度（信頼）"},
    {"impact_availability_rights", "可用性影響度（権利利益）"},
    {"impact_availability_work", "可用性影響度（業務）"},
    {"impact_availability_assets", "可用性影響度（資産・財政）"},
    {"impact_availability_trust", "可用性影響度（信頼）"},
}};

// Every column of answers but target work, in which other words can stand too.
inline std::vector<std::string> answer_columns() {
  std::vector<std::string> all{"organisation_type",
                               "network_model",
                               "service_model",
                               "confidentiality",
                               "integrity",
                               "availability",
                               "is_secret_document",
                               "is_probably_non_disclosable",
                               "impact_confidentiality",
                               "impact_integrity",
                               "impact_availability"};
  for (const auto& [column, heading] : questions) all.emplace_back(column);
  return all;
}

inline bool holds_items(std::string_view column) {
  return column == "confidentiality" || column == "integrity" || column == "availability";
}

}  // namespace ismap::test
