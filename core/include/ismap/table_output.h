// What the outputs of all commands share: a table's rows with answers appended as CSV, and the parts of a JSON
// document.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/calendar.h"
#include "ismap/csv.h"
#include "ismap/csv_field.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/json.h"
#include "ismap/language.h"
#include "ismap/table_header.h"

namespace ismap {

// What every output says about how it came about.
struct run_description {
  day as_of;
  std::string_view holidays_version;
  ismap::language language = language::en;
  std::vector<std::string> policies{};  // by name
  bool escapes_formulas = false;        // of the user's cells in CSV; those that are added never are one
};

// A table's rows with answers appended. A row's own bytes stay as they are; columns of the same names, which an
// earlier run appended, are replaced.
class csv_output {
 public:
  // `appended` are the names of the columns that are added; they must outlive this.
  // `escapes_formulas`: cells that a spreadsheet would run get an apostrophe before them.
  csv_output(const table_header& header, char delimiter, std::span<const std::string_view> appended,
             bool escapes_formulas = false);

  // The header.
  void append_header(const csv::record& r, std::string& out) const;

  // `answers` are the appended fields, with delimiters between them.
  void append_row(const csv::record& r, std::string_view answers, std::string& out) const;

  // The same in two steps, for a caller who appends the answers between them. Most rows are given out as they stand.
  void append_row_before_answers(const csv::record& r, std::string& out) const {
    stays_as_it_is(r) ? void(out += r.bytes) : append_own(r, out);
    out += delimiter_;
  }
  void append_row_after_answers(const csv::record& r, std::string& out) const {
    if (r.surplus_fields > 0) append_surplus(r, out);
    out += r.line_end;
  }

  // A blank row keeps its shape: delimiters are added where it has any.
  void append_blank(const csv::record& r, std::string& out) const;

  [[nodiscard]] char delimiter() const { return delimiter_; }

 private:
  [[nodiscard]] bool stays_as_it_is(const csv::record& r) const {
    return keeps_bytes_ && r.field_count() == width_ && r.surplus_fields == 0;
  }
  void append_own(const csv::record& r, std::string& out) const;
  void append_whole(const csv::record& r, std::string& out) const;
  void append_open(const csv::record& r, std::string_view own, std::string& out) const;
  void append_surplus(const csv::record& r, std::string& out) const;
  void append_field(std::string_view raw, std::string& out) const {
    escapes_formulas_ ? csv::append_safe_field(out, raw) : void(out += raw);
  }

  char delimiter_;
  std::span<const std::string_view> appended_;
  std::size_t width_;
  std::vector<bool> kept_;
  std::size_t kept_width_ = 0;
  bool keeps_bytes_ = true;        // all columns stay, and none of their cells is made safe
  bool ends_in_appended_ = false;  // the header does: the table is what an earlier run gave out
  bool escapes_formulas_;
};

// What a row is read from, for JSON: all texts UTF-8.
struct row_origin {
  std::string_view source;  // the file's name
  const csv::record& record;
  const table_header& header;
  const text_encoding& encoding;
  bool has_lines = true;
};

// The members that a row begins with: source, line, and where it stands `alone`, as in JSON Lines, the versions and the
// day; then input.
void append_json_origin(json_writer& json, const row_origin& origin, const run_description& run, bool alone);

// The findings of a row; `standing` and `words` tell each one's.
template <class Standing, class Words>
void append_json_findings(json_writer& json, const std::vector<finding>& findings, const table_header& header,
                          Standing standing, Words words);

// How many findings there are of each severity, of the counts by code.
void append_json_counts(json_writer& json, const std::array<std::uint64_t, finding_code_count>& findings);

template <std::size_t Count>
void add_counts(std::array<std::uint64_t, Count>& to, const std::array<std::uint64_t, Count>& more) {
  for (std::size_t i = 0; i < Count; ++i) to[i] += more[i];
}

// One finding, with its standing and its words.
void append_json_finding(json_writer& json, const finding& f, const table_header& header,
                         const std::optional<standing>& of_finding, std::string_view words);

// The members before "rows".
void append_json_head(json_writer& json, const run_description& run);

template <class Standing, class Words>
void append_json_findings(json_writer& json, const std::vector<finding>& findings, const table_header& header,
                          Standing standing, Words words) {
  json.key("findings");
  json.begin_array();
  for (const finding& f : findings) append_json_finding(json, f, header, standing(f), words(f));
  json.end_array();
}

}  // namespace ismap
