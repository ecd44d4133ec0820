// A register that a test opens from text, all of it at hand, to look at its header and its rows one by one.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/register_reader.h"

namespace ismap::test {

class open_register {
 public:
  explicit open_register(std::string_view input, register_reader::options o = {},
                         const text_encoding& encoding = utf8_encoding())
      : reader_(std::move(o), encoding) {
    const exact_text bytes{input};
    const auto room = reader_.room(input.size());
    std::copy(bytes.view().begin(), bytes.view().end(), room.begin());
    reader_.added(input.size());
    reader_.finish();
    opened_ = reader_.next();
  }

  // header, or unusable_header.
  [[nodiscard]] register_event opened() const { return opened_; }
  [[nodiscard]] const register_reader& reader() const { return reader_; }
  [[nodiscard]] const register_header& header() const { return reader_.header(); }

  [[nodiscard]] register_event next() { return reader_.next(); }

  // The next row, read; what it was given last lives until then.
  const registration_row& row() {
    register_event event = reader_.next();
    while (event == register_event::part) event = reader_.next();
    EXPECT_EQ(event, register_event::row);
    reader_.read(reader_.record(), row_);
    return row_;
  }

 private:
  register_reader reader_;
  register_event opened_;
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
