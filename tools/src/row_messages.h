// What is said of rows beside the results: where something stands, what is wrong there, and the lines at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ismap/findings.h"
#include "ismap/table_output.h"
#include "options.h"
#include "tables.h"

namespace ismap::tool {

// Where something stands, for a program that opens files at a place: "register.csv:5:7".
[[nodiscard]] std::string place_of(const open_table& from, std::uint64_t line, const finding& f);

// The same for a reader: "line 5, expires_on", with the file's name before it where there are several.
[[nodiscard]] std::string place_in_words(const open_table& from, const csv::record& record, const finding& f,
                                         bool with_name, language l);

// Severity, wording and code of a finding.
[[nodiscard]] std::string sentence_of(const finding& f, language l);

[[nodiscard]] inline bool is_for_programs(output_format f) {
  return f != output_format::table && f != output_format::markdown;
}

// A list under a heading, such as the findings under a table; nothing where it is empty.
void append_list(std::string& out, output_format format, std::string_view heading,
                 const std::vector<std::string>& items);

// "ismap 0.1.0, as of ..., rules ..., holidays ...".
[[nodiscard]] std::string run_line(const run_description& run);

// Whether one of the findings counted is in --fail-on.
[[nodiscard]] bool has_found(const options& o, const std::array<std::uint64_t, finding_code_count>& findings);

// The formats for programs hold codes; why a row is invalid is said on standard error in words, and not without end.
class invalid_row_messages {
 public:
  explicit invalid_row_messages(const options& o) : o_(o) {}

  // A table for readers has the findings of the rows it shows under it, so there only others are told.
  void report(const open_table& from, const row_problems& problems, bool is_shown);

  // How many more there were, if there were too many.
  void report_rest() const;

 private:
  [[nodiscard]] std::uint64_t lines_before(const open_table& from);

  const options& o_;
  std::uint64_t count_ = 0;
  std::optional<std::uint64_t> lines_before_;
};

// The counts of a summary, "3 rows: 2 valid, 1 expired", then, for the formats for programs, versions and notice.
class summary_line {
 public:
  summary_line(std::size_t rows, language l);

  void add(const text& title, std::size_t count);
  void tell_with(const options& o, const run_description& run) const;

 private:
  language l_;
  std::string line_;
  std::string_view between_;
};

}  // namespace ismap::tool
