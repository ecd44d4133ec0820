// Input as the readers get it: in blocks, each in a heap buffer of exactly its size, so that AddressSanitizer sees a
// step past its end. What comes out is copied, so that it can be compared.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/csv.h"

namespace ismap::test {

// A copy of `text` in a heap buffer of exactly its size.
class exact_text {
 public:
  explicit exact_text(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    std::copy(text.begin(), text.end(), bytes_.get());
  }

  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

// Puts `input` into a reader block by block; `take` takes its events, up to need_input, after every block.
template <class Reader, class Take>
void feed(Reader& reader, std::string_view input, std::size_t block, Take take) {
  while (!input.empty()) {
    const exact_text bytes{input.substr(0, block)};
    const auto room = reader.room(bytes.view().size());
    ASSERT_EQ(room.size(), bytes.view().size());
    std::copy(bytes.view().begin(), bytes.view().end(), room.begin());
    reader.added(room.size());
    take();
    input.remove_prefix(room.size());
  }
  reader.finish();
  take();
}

// The sizes in which every input is given; the last one stands for all bytes at once.
inline constexpr std::array<std::size_t, 5> block_sizes{1, 2, 3, 7, std::string_view::npos};

}  // namespace ismap::test

namespace ismap::csv {

inline void PrintTo(problem p, std::ostream* out) {
  constexpr std::array names{"none", "unclosed_quote", "too_long"};
  *out << names[static_cast<std::size_t>(p)];
}

}  // namespace ismap::csv

namespace ismap::test {

// One row with all that its record says; of a row in parts, the parts put together.
struct row {
  std::vector<std::string> values;
  std::string bytes;
  std::string line_end;
  std::string surplus;  // from the delimiter before it
  std::size_t surplus_fields = 0;
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
  csv::problem problem = csv::problem::none;
  std::size_t open_field = 0;  // 0 but with unclosed_quote
  bool in_parts = false;

  friend bool operator==(const row&, const row&) = default;
};

inline void PrintTo(const row& r, std::ostream* out) {
  *out << "line " << r.line << " at " << r.offset << ": " << testing::PrintToString(r.values) << " of "
       << testing::PrintToString(r.bytes) << " + " << testing::PrintToString(r.line_end) << ", " << r.surplus_fields
       << " surplus " << testing::PrintToString(r.surplus) << ", " << testing::PrintToString(r.problem) << " "
       << r.open_field << (r.in_parts ? ", in parts" : "");
}

struct file {
  std::vector<row> rows;
  char delimiter = '\0';
  bool byte_order_mark = false;

  friend bool operator==(const file&, const file&) = default;

  // The input as the rows have it.
  [[nodiscard]] std::string bytes() const {
    std::string all = byte_order_mark ? "\xEF\xBB\xBF" : "";
    for (const row& r : rows) all += r.bytes + r.line_end;
    return all;
  }

  [[nodiscard]] std::vector<std::vector<std::string>> values() const {
    std::vector<std::vector<std::string>> all;
    for (const row& r : rows) all.push_back(r.values);
    return all;
  }
};

inline void PrintTo(const file& f, std::ostream* out) {
  *out << "delimiter " << testing::PrintToString(f.delimiter) << (f.byte_order_mark ? ", marked" : "");
  for (const row& r : f.rows) *out << "\n  " << testing::PrintToString(r);
}

inline row copy_of(const csv::record& r, const std::string& parts) {
  row copy;
  std::string scratch;
  for (std::size_t i = 0; i < r.field_count(); ++i) copy.values.emplace_back(csv::value(r, i, scratch));
  copy.bytes = parts + std::string{r.bytes};
  copy.line_end = r.line_end;
  copy.surplus_fields = r.surplus_fields;
  if (r.surplus_fields > 0) copy.surplus = r.bytes.substr(r.surplus_begin);
  copy.line = r.line;
  copy.offset = r.offset;
  copy.problem = r.problem;
  if (r.problem == csv::problem::unclosed_quote) copy.open_field = r.open_field;
  copy.in_parts = r.in_parts;
  return copy;
}

// `releases`: the bytes of the records are given away after each block, as those of a batch of rows are.
inline file read_in_blocks(std::string_view input, std::size_t block, const csv::options& options = {},
                           bool releases = false) {
  csv::reader reader{options};
  std::vector<char> given_away;
  csv::record record;
  file read;
  std::string parts;
  const auto take = [&] {
    for (;;) {
      const csv::event event = reader.next(record);
      if (event == csv::event::need_input && releases) reader.release(given_away);
      if (event == csv::event::need_input || event == csv::event::end) return;
      if (event == csv::event::part) {
        parts += record.bytes;
        continue;
      }
      EXPECT_TRUE(record.in_parts || parts.empty());
      read.rows.push_back(copy_of(record, parts));
      parts.clear();
    }
  };
  feed(reader, input, block, take);
  EXPECT_EQ(reader.next(record), csv::event::end);
  EXPECT_EQ(parts, "") << "a part without its record";
  read.delimiter = reader.delimiter();
  read.byte_order_mark = reader.has_byte_order_mark();
  return read;
}

// As a table is read by several: one passes over the records and hands them out, at most `most` at a time and none that
// begins at or behind a border, which moves on; another reads them apart from the rest. What it sees lies in a heap
// buffer of its own.
inline std::vector<row> read_in_stretches(std::string_view input, std::size_t block, const csv::options& options,
                                          std::size_t most) {
  csv::reader passing{options};
  passing.set_care(csv::reader::care::records);
  csv::reader reading;
  csv::record record;
  std::vector<char> given_away;
  std::vector<row> rows;
  std::string parts;
  const auto take = [&](const csv::record& r, bool is_part) {
    if (is_part) {
      parts += r.bytes;
      return;
    }
    rows.push_back(copy_of(r, parts));
    parts.clear();
  };
  const auto read_stretch = [&](const csv::stretch& passed) {
    const exact_text bytes{passed.bytes};
    csv::stretch apart = passed;
    apart.bytes = bytes.view();
    reading.open(apart);
    csv::record r;
    const std::size_t before = rows.size();
    while (reading.next(r) == csv::event::record) take(r, false);
    EXPECT_EQ(rows.size() - before, passed.records);
  };
  const auto take_all = [&] {
    for (std::optional<csv::event> then; then != csv::event::need_input && then != csv::event::end;) {
      const std::uint64_t end = passing.offset().value_or(0) + 1 + rows.size() * 37 % 5000;
      const csv::stretch passed = passing.pass(end, most, record, then);
      EXPECT_LE(passed.records, most);
      read_stretch(passed);
      EXPECT_TRUE(passed.records == 0 || rows.back().offset < end);
      if (then == csv::event::part || then == csv::event::record) take(record, then == csv::event::part);
      passing.release(given_away);
    }
  };
  feed(passing, input, block, take_all);
  EXPECT_EQ(parts, "") << "a part without its record";
  return rows;
}

// Reads the input in blocks of every size: what comes out must be the same, and all of the input.
inline file read(std::string_view input, const csv::options& options = {}) {
  const file whole = read_in_blocks(input, std::string_view::npos, options);
  EXPECT_EQ(whole.bytes(), input);
  for (const std::size_t size : block_sizes) {
    EXPECT_EQ(read_in_blocks(input, size, options), whole) << "in blocks of " << size;
  }
  return whole;
}

}  // namespace ismap::test
