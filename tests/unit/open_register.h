// A register that a test opens from text, all of it at hand, to look at its header and its rows one by one.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/register.h"
#include "ismap/table_reader.h"

namespace ismap::test {

// How a register is read, at first as the tool reads it.
struct register_options {
  scheme default_scheme = scheme::ismap;
  std::vector<column_alias> aliases{};
  std::size_t max_record = csv::options{}.max_record;
};

inline table_reader::options reader_options(const register_options& o) {
  const auto one_of = required_of_registers();
  return {&column_vocabulary::of_register(), {one_of.begin(), one_of.end()}, o.aliases, o.max_record};
}

inline void read_row(const table_reader& reader, const register_options& o, registration_row& row) {
  read_registration(reader.record(), reader.header(), utf8_encoding(), {o.default_scheme, o.max_record}, row);
}

class open_register {
 public:
  explicit open_register(std::string_view input, register_options o = {},
                         const text_encoding& encoding = utf8_encoding())
      : options_(std::move(o)), encoding_(encoding), reader_(reader_options(options_), encoding) {
    const exact_text bytes{input};
    const auto room = reader_.room(input.size());
    std::copy(bytes.view().begin(), bytes.view().end(), room.begin());
    reader_.added(input.size());
    reader_.finish();
    opened_ = reader_.next();
  }

  // header, or unusable_header.
  [[nodiscard]] table_event opened() const { return opened_; }
  [[nodiscard]] const table_reader& reader() const { return reader_; }
  [[nodiscard]] const table_header& header() const { return reader_.header(); }

  [[nodiscard]] table_event next() { return reader_.next(); }

  // The next row, read; what it was given last lives until then.
  const registration_row& row() {
    table_event event = reader_.next();
    while (event == table_event::part) event = reader_.next();
    EXPECT_EQ(event, table_event::row);
    read_registration(reader_.record(), reader_.header(), encoding_, {options_.default_scheme, options_.max_record},
                      row_);
    return row_;
  }

 private:
  register_options options_;
  const text_encoding& encoding_;
  table_reader reader_;
  table_event opened_;
  registration_row row_;
};

inline std::vector<finding_code> codes(const std::vector<finding>& findings) {
  std::vector<finding_code> all;
  for (const finding& f : findings) all.push_back(f.code);
  return all;
}

}  // namespace ismap::test

namespace ismap {

inline void PrintTo(finding_code c, std::ostream* out) { *out << identifier(c); }

inline void PrintTo(const finding& f, std::ostream* out) {
  *out << identifier(f.code) << " " << (f.where ? identifier(*f.where) : "") << " [" << f.read << "] " << f.number
       << " " << f.detail.en;
}

}  // namespace ismap
