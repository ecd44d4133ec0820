// What `ismap classify` gives out, as CSV and as JSON: the bytes are made here, so that the page saves the same ones.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ismap/json.h"
#include "ismap/language.h"
#include "ismap/policy.h"
#include "ismap/selection.h"
#include "ismap/table_output.h"
#include "ismap/workload.h"

namespace ismap {

// The columns that are appended: ismap_as_of and so on.
[[nodiscard]] std::span<const std::string_view> classify_columns();

// "low", "moderate", "high", "unknown".
[[nodiscard]] std::string_view level_identifier(const possible_levels& l);

// "ismap" and so on, or "undetermined".
[[nodiscard]] std::string_view outcome_identifier(const possible_outcomes& o);

// The answers in the order of classify_columns(), by the delimiter.
// `as_of` is the day as text, which is the same for many rows.
void append_classify_answers(const selection& s, std::string_view as_of, const policies& of_user, char delimiter,
                             std::string& out);

// The result of one row as an object.
void append_json_selection(json_writer& json, const workload& w, const selection& s, const policies& of_user,
                           language l);

// One row: { source, line, input, result, findings }; `alone` adds as_of, versions and notice, as JSON Lines has it.
void append_json_workload_row(json_writer& json, const row_origin& origin, const workload& w, const selection& s,
                              const policies& of_user, const run_description& run, bool alone);

// The identifier of an answer: a column's, or impact_ and the id of a question.
[[nodiscard]] std::string answer_identifier(column c, const policies& of_user);

// Where a rule is stated, for one that was tried on a workload: where the row of target work or the assessment that it
// looked at comes from a policy, the policy is named.
[[nodiscard]] std::string source_text(const reason& r, const workload& w, const policies& of_user, language l);

// What a policy put into a rule's verdict: the row of target work with its source, or the assessment; else empty.
[[nodiscard]] std::string policy_share(const reason& r, const workload& w, const policies& of_user, language l);

// How many rows came out how.
struct classify_summary {
  std::uint64_t rows = 0;
  std::uint64_t invalid = 0;
  std::array<std::uint64_t, outcome_count> by_outcome{};
  std::uint64_t undetermined = 0;
  std::array<std::uint64_t, finding_code_count> findings{};

  void add(const selection& s);
  void add(const classify_summary& other);
};

// The member after "rows".
void append_json_summary(json_writer& json, const classify_summary& summary);

}  // namespace ismap
