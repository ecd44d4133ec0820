// A row of a register that is kept in memory, with what was read and what was found: for rows that are held against
// others before they are given out.
#pragma once

#include <string>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/register.h"

namespace ismap {

// It stays where it was made, for its texts are views of itself.
struct kept_registration {
  kept_registration() = default;
  kept_registration(const kept_registration&) = delete;
  kept_registration& operator=(const kept_registration&) = delete;

  // Keeps the bytes of `r`, and reads nothing of it.
  void keep(const csv::record& r, const text_encoding& as) {
    kept = csv::kept_record{r};
    record = kept.view();
    encoding = &as;
  }

  csv::kept_record kept;
  std::string parts;   // of a row that came in parts: all but the last
  csv::record record;  // a view of `kept`
  const text_encoding* encoding = nullptr;
  registration_row row;
  assessment result;
  bool is_blank = false;  // nothing but delimiters and spaces: passed on and not judged
};

}  // namespace ismap
