// Rows of a table, a batch at a time: what one thread reads and another judges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/table_header.h"

namespace ismap {

// Rows and what stands between them, as bytes: they are read where they are judged, so that it costs one thread little
// to hand them out to others.
class row_batch {
 public:
  enum class kind : std::uint8_t {
    row,    // a row
    blank,  // a record of nothing but delimiters and spaces: it is passed on and not judged
    part    // the record's bytes are a piece of a row too long to hold; the row follows
  };

  // Calls take(kind, record) for all of them, in their order. `by` may be any reader that reads nothing else.
  template <class Take>
  void for_each(csv::reader& by, Take take) const {
    csv::record r;
    by.open(whole_);
    while (by.next(r) == csv::event::record) {
      take(!judges_blank_rows_ && is_blank(r, whole_.how.delimiter) ? kind::blank : kind::row, r);
    }
    if (after_) take(after_is_part_ ? kind::part : kind::row, *after_);
  }

  // How many there are.
  [[nodiscard]] std::size_t count() const { return whole_.records + (after_ ? 1 : 0); }

  void clear() {
    whole_ = {};
    after_.reset();
  }

  // The bytes of all whole records.
  [[nodiscard]] std::string_view bytes() const { return whole_.bytes; }

 private:
  friend class table_reader;

  csv::stretch whole_;
  std::optional<csv::record> after_;  // of a row in parts, behind the whole ones
  bool after_is_part_ = false;
  bool judges_blank_rows_ = false;
  std::vector<char> bytes_;
};

// A table as those see it who judge its rows.
struct table_view {
  std::string_view name;  // the file's name, for results
  const table_header* header = nullptr;
  char delimiter = ',';
  const text_encoding* encoding = nullptr;
  const std::vector<int>* combined = nullptr;  // of a table that is given out with others: combined_table.h
  bool has_lines = true;                       // of a file; not so where the rows are made of something else
  bool is_text = false;                        // whether all bytes of the batch are known to be text
};

// Causes of rows' being invalid, to tell a reader: the first ones, and how many there are.
struct row_problems {
  struct one {
    std::uint64_t line = 0;
    finding what;
  };

  static constexpr std::size_t most = 50;

  std::vector<one> first;
  std::uint64_t count = 0;

  void add(std::uint64_t line, const std::vector<finding>& findings) {
    for (const finding& f : findings) {
      if (is_cause_of_invalid(f.code) && ++count <= most) first.push_back({line, f});
    }
  }
};

}  // namespace ismap
