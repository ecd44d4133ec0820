// Rows kept in memory, for --link and --sort.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/register.h"
#include "options.h"
#include "tables.h"

namespace ismap::tool {

// A row with bytes of its own; it stays where it was made, for its texts are views of itself.
struct kept_row {
  kept_row() = default;
  kept_row(const kept_row&) = delete;
  kept_row& operator=(const kept_row&) = delete;

  const open_table* from = nullptr;
  csv::kept_record kept;
  std::string parts;   // of a row that came in parts: all but the last
  csv::record record;  // a view of `kept`
  const text_encoding* encoding = nullptr;
  registration_row row;
  assessment result;
  bool is_blank = false;
};

class kept_rows {
 public:
  kept_row& add(const open_table& from, const csv::record& r, const text_encoding& encoding);
  void add_blank(const open_table& from, const csv::record& r, const text_encoding& encoding) {
    add(from, r, encoding).is_blank = true;
  }
  void add_part(std::string_view bytes) { parts_ += bytes; }

  [[nodiscard]] std::deque<kept_row>& rows() { return rows_; }

  // By the key, rows without a value last; rows that compare equal stay in order.
  [[nodiscard]] std::vector<const kept_row*> sorted(sort_key key, bool descending) const;

 private:
  std::deque<kept_row> rows_;
  std::string parts_;
};

}  // namespace ismap::tool
