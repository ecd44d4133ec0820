// What the files of the CSV reader share.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ismap/csv.h"

namespace ismap::csv {

// Appends the bytes of each field, with what an open quote begins as the last of them.
void append_fields(const record& r, std::vector<std::string_view>& to);

inline void clear_fields(record& r) {
  r.fields = {};
  r.surplus_fields = 0;
  r.surplus_begin = 0;
}

inline std::size_t length_without_cr(const char* begin, std::size_t length) {
  return length > 0 && begin[length - 1] == '\r' ? length - 1 : length;
}

}  // namespace ismap::csv
