// Rows of a table, a batch at a time: what one thread reads and another judges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/table_header.h"

namespace ismap {

// Rows that were read and what stands between them, with the bytes that they are views of.
class row_batch {
 public:
  enum class kind : std::uint8_t {
    row,    // record is a row
    blank,  // record holds nothing but delimiters and spaces: it is passed on and not judged
    part    // record.bytes are a piece of a row too long to hold; the row follows
  };

  struct entry {
    kind what{};
    csv::record record;
  };

  [[nodiscard]] std::span<const entry> entries() const { return {entries_.data(), count_}; }
  void clear() { count_ = 0; }

  // All bytes of the entries and of the line ends between them.
  [[nodiscard]] std::string_view bytes() const {
    if (count_ == 0) return {};
    const std::string_view last = entries_[count_ - 1].record.bytes;
    const char* const begin = entries_.front().record.bytes.data();
    return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
  }

 private:
  friend class table_reader;

  std::vector<entry> entries_;  // those past `count_` only keep their memory
  std::size_t count_ = 0;
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
