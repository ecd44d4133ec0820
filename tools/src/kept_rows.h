// Rows kept in memory, for --link and --sort.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/kept_registration.h"
#include "options.h"
#include "tables.h"

namespace ismap::tool {

struct kept_row : kept_registration {
  const open_table* from = nullptr;
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
