// The cells of one row, whatever the table is of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/table_header.h"

namespace ismap {

class row_cells {
 public:
  row_cells(const csv::record& r, const table_header& header, const text_encoding& encoding)
      : r_(r), header_(header), encoding_(encoding) {}

  // Notes what is wrong with the row as a row; `max_record` is for the message on one that is too long.
  void check(std::size_t max_record, std::vector<finding>& found) const;

  // The cell's text without the spaces around it; empty where the file has no such column, nothing where the row was
  // cut before it. A view of the record's bytes or of `scratch`.
  [[nodiscard]] std::optional<std::string_view> cell(column c, std::string& scratch);

 private:
  [[nodiscard]] std::optional<column> column_at(std::size_t byte) const;

  const csv::record& r_;
  const table_header& header_;
  const text_encoding& encoding_;
  std::string unescaped_;
};

}  // namespace ismap
