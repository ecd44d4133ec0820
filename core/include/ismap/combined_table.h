// Several tables given out as one CSV table: where each row comes from, then the union of the tables' columns.
//
// Columns of one meaning are one column, whatever their headers; others are one where their headers are the same. The
// table is UTF-8 with commas, so cells are written anew where their own bytes are something else.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/row_batch.h"
#include "ismap/table_header.h"

namespace ismap {

class combined_columns {
 public:
  // `appended` are the columns that are added to each row; those of an earlier output are left out.
  explicit combined_columns(std::span<const std::string_view> appended) : appended_(appended) {}

  // Adds the columns of one more table.
  void add(const table_header& header);

  // "source", the columns, what is appended.
  void append_header(std::string& out) const;

  // Where the table has each of the columns; -1: nowhere. Nothing for a table with a column that was not added.
  [[nodiscard]] std::optional<std::vector<int>> positions_in(const table_header& header) const;

 private:
  [[nodiscard]] std::vector<std::string> keys_of(const table_header& header) const;

  std::span<const std::string_view> appended_;
  std::vector<std::string> headers_;
  std::map<std::string, std::size_t> by_key_;
};

// A row of `from` in the order of from.combined: its source and its cells, each with a comma after it. Of a row with a
// quote that is never closed, the open cell is all that follows. `escapes_formulas` concerns the cells; the source
// never is a formula.
void append_combined_cells(const csv::record& r, const table_view& from, bool escapes_formulas, std::string& out);

// The cells past the header, each with a comma before it, and the line's end.
void append_combined_end(const csv::record& r, const table_view& from, bool escapes_formulas, std::string& out);

}  // namespace ismap
