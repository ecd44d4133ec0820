// What `ismap check` gives out, as CSV and as JSON: the bytes are made here, so that the page saves the same ones.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ismap/json.h"
#include "ismap/registration.h"
#include "ismap/table_output.h"

namespace ismap {

// How many rows came out how.
struct check_summary {
  std::uint64_t rows = 0;
  std::array<std::uint64_t, status_count> by_status{};
  std::array<std::uint64_t, finding_code_count> findings{};

  void add(const assessment& a);
  void add(const check_summary& other);
  [[nodiscard]] std::uint64_t count(status s) const { return by_status[static_cast<std::size_t>(s)]; }
};

// The columns that are appended: ismap_as_of and so on.
[[nodiscard]] std::span<const std::string_view> check_columns();

// The answers in the order of check_columns(), with delimiters between them.
// `as_of` is the day as text, which is the same for many rows.
void append_check_answers(const assessment& a, std::string_view as_of, char delimiter, std::string& out);

// One row: { source, line, input, result, findings }; `alone` adds as_of, versions and notice, as JSON Lines has it.
void append_json_row(json_writer& json, const row_origin& origin, const registration& r, const assessment& a,
                     const run_description& run, bool alone);

// The member after "rows".
void append_json_summary(json_writer& json, const check_summary& summary);

}  // namespace ismap
