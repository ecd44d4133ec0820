// What looks wrong in a row, as data: a code, a severity, and what is needed to say it in either language.
//
// Every code stands once in core/rules/messages.json, with its severity, its rule and its wording.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/columns.h"
#include "ismap/date_text.h"
#include "ismap/language.h"
#include "ismap/rules.h"

namespace ismap {

enum class severity : std::uint8_t { info, warning, error };
inline constexpr std::size_t severity_count = 3;

// "info", "warning", "error".
[[nodiscard]] std::string_view identifier(severity s);
[[nodiscard]] text title(severity s);

// In the order in which a row lists them.
enum class finding_code : std::uint8_t {
  audit_period_too_long,
  audit_period_too_short,
  registered_before_audit_end,
  registered_after_expiry,
  registered_on_missing,
  renewal_applied_late,
  renewal_applied_before_registration,
  renewal_does_not_extend,
  decided_before_applied,
  decision_without_application,
  result_without_decision,
  renewal_result_unknown,
  decision_overdue,
  renewed_period_missing,
  expiry_differs_from_rule,
  expiry_assumed,
  last_day_is_closed,
  closed_days_unknown,
  registration_number_malformed,
  scheme_not_in_force,
  too_many_fields,
  audit_period_gap,
  audit_period_overlap,
  validity_gap,
  underlying_service_lapses,
  underlying_service_unknown,
  underlying_service_cycle,
  certificate_does_not_cover_audit,
  date_unreadable,
  scheme_unknown,
  required_missing,
  period_reversed,
  period_conflict,
  number_unreadable,
  unclosed_quote,
  record_too_long,
  bytes_unreadable,
  value_unreadable,
  class_of_other_scale,
  class_below_definition,
  class_and_impact_disagree,
  impact_conflict,
  target_work_unknown,
  prior_application_period,
  special_measures_period
};
inline constexpr std::size_t finding_code_count = 45;

// "audit_period_too_long" and so on.
[[nodiscard]] std::string_view identifier(finding_code c);
[[nodiscard]] std::optional<finding_code> find_finding_code(std::string_view name);
[[nodiscard]] severity severity_of(finding_code c);

// Whether it makes its row invalid: a status cannot be told.
[[nodiscard]] bool is_cause_of_invalid(finding_code c);

// The rule behind the code; nothing for a plain fact about the file.
[[nodiscard]] std::optional<rule_id> rule_behind(finding_code c);

// That of the rule behind the code.
[[nodiscard]] std::optional<standing> standing_of(finding_code c);

// The same as it applies to a row of that scheme (to any, where the scheme is not known).
[[nodiscard]] std::optional<standing> standing_of(finding_code c, const std::optional<scheme>& s);

// One finding. The members beside `code` are what its wording speaks of; which it uses stands in messages.json.
struct finding {
  finding_code code{};
  std::optional<column> where{};  // the column that it is about
  std::string read{};             // what stands there, or another name it speaks of
  std::optional<day> first{};     // the day it is about
  std::optional<day> second{};    // the day it is held against
  std::size_t number = 0;         // a count, or a byte offset
  text detail{};                  // a part of the wording: why a date cannot be read, why offices are closed

  friend bool operator==(const finding&, const finding&) = default;
};

// Whether one of them makes its row invalid.
[[nodiscard]] bool has_cause_of_invalid(const std::vector<finding>& findings);

// The finding in words: what was read, what was expected, how to mend it. Where it stands (file, line, column) is the
// caller's to say.
[[nodiscard]] std::string message(const finding& f, language l);

// The same for a finding that a workload can have (`of_workloads` in messages.json): a program that judges no
// registration carries no other wording.
[[nodiscard]] std::string message_of_workload(const finding& f, language l);

// What message() fills in: {read}, {first}, {second}, {number} and {detail} stand for the members of that name.
[[nodiscard]] text wording(finding_code c);

// Why a date cannot be read, in words: "that month has no such day".
[[nodiscard]] text wording(date_error e);

namespace detail {
void sort_several(std::vector<finding>& findings);
}

// Puts findings into the order of finding_code, keeping the order of equal codes.
inline void sort_findings(std::vector<finding>& findings) {
  if (findings.size() > 1) detail::sort_several(findings);  // few rows have as many
}

// What every output says: that it is not an official judgement.
[[nodiscard]] text notice();

}  // namespace ismap
