// What `ismap check` gives out, as CSV and as JSON: the bytes are made here, so that the page saves the same ones.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/json.h"
#include "ismap/language.h"
#include "ismap/register.h"
#include "ismap/registration.h"

namespace ismap {

// The version of the program: 0.1.0.
[[nodiscard]] std::string_view program_version();

// What every output says about how it came about.
struct run_description {
  day as_of;
  std::string_view holidays_version;
  ismap::language language = language::en;
};

// How many rows came out how.
struct check_summary {
  std::uint64_t rows = 0;
  std::array<std::uint64_t, status_count> by_status{};
  std::array<std::uint64_t, 3> findings_by_severity{};

  void add(const assessment& a);
  [[nodiscard]] std::uint64_t count(status s) const { return by_status[static_cast<std::size_t>(s)]; }
};

// The columns that are appended: ismap_as_of and so on.
[[nodiscard]] std::span<const std::string_view> appended_columns();

// A register's rows with the answers appended. A row's own bytes stay as they are; columns that an earlier run
// appended are replaced.
class csv_output {
 public:
  csv_output(const register_header& header, char delimiter, day as_of);

  // The bytes before the first row: the byte order mark, if the input had one, and the header.
  void append_header(const csv::record& r, bool byte_order_mark, std::string& out) const;
  void append_row(const csv::record& r, const assessment& a, std::string& out) const;

  // A blank row keeps its shape: delimiters are added where it has any.
  void append_blank(const csv::record& r, std::string& out) const;

 private:
  void append_own(const csv::record& r, std::string& out) const;
  void append_answers(const assessment& a, std::string& out) const;

  char delimiter_;
  std::string as_of_;
  std::size_t width_;
  std::vector<bool> kept_;
  bool keeps_all_ = true;
};

// What a row is read from, for JSON: all texts UTF-8.
struct row_origin {
  std::string_view source;  // the file's name
  const csv::record& record;
  const register_header& header;
  const text_encoding& encoding;
};

// One row: { source, line, input, result, findings }; `alone` adds as_of, versions and notice, as JSON Lines has it.
void append_json_row(json_writer& json, const row_origin& origin, const registration& r, const assessment& a,
                     const run_description& run, bool alone);

// The members before "rows" and those after it; the caller writes the object's and the array's brackets.
void append_json_head(json_writer& json, const run_description& run);
void append_json_summary(json_writer& json, const check_summary& summary);

}  // namespace ismap
