// CSV read byte by byte with all of the input at hand: what ismap/csv.h says of records, written down as plainly as can
// be. The reader of the core finds marks many bytes at a time, goes over the borders of blocks and never holds all of
// the input; it must give the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/csv.h"

namespace ismap::test {

class plain_csv_reader {
 public:
  // `o.delimiter` must be given.
  plain_csv_reader(std::string_view input, const csv::options& o) : in_(input), o_(o) {
    if (in_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::vector<row> read() {
    std::vector<row> all;
    while (at_ < in_.size()) all.push_back(next());
    return all;
  }

 private:
  // Where its fields begin, whether the last of them is in quotes that are still open, and where that became certain.
  struct split {
    std::vector<std::size_t> begins;
    bool quoted = false;
    std::size_t end = 0;
  };

  // Goes on from `begin` to the line end, the input's end, or the byte `last`, whichever is first.
  [[nodiscard]] split split_from(std::size_t begin, std::size_t last) const {
    split s{{begin}};
    for (s.end = begin; s.end < in_.size() && s.end <= last && (s.quoted || in_[s.end] != '\n'); ++s.end) {
      const char c = in_[s.end];
      if (s.quoted && c == '"') {
        const bool doubled = s.end < last && s.end + 1 < in_.size() && in_[s.end + 1] == '"';
        doubled ? void(++s.end) : void(s.quoted = false);
      } else if (!s.quoted && c == '"') {
        s.quoted = s.end == s.begins.back();
      } else if (!s.quoted && c == o_.delimiter) {
        s.begins.push_back(s.end + 1);
      }
    }
    return s;
  }

  row next() {
    const std::size_t begin = at_;
    const std::size_t last = begin + std::min(o_.max_record, in_.size());  // a line end past it comes too late
    const split s = split_from(begin, last);
    if (!s.quoted && s.end <= last) return whole(s.begins, s.end);
    if (!s.quoted) return in_parts(line_end(begin + o_.max_record + 1), csv::problem::too_long);
    return unclosed(s.begins);
  }

  row whole(const std::vector<std::size_t>& begins, std::size_t end) {
    row r = taken(end);
    for (std::size_t f = 0; f < std::min(begins.size(), o_.max_fields); ++f) {
      const bool is_last = f + 1 == begins.size();
      r.values.push_back(value(begins[f], is_last ? begins[0] + r.bytes.size() : begins[f + 1] - 1));
    }
    set_surplus(r, begins);
    return r;
  }

  // The quote that opens the last of the fields is never closed: the row ends where the quote's line does.
  row unclosed(const std::vector<std::size_t>& begins) {
    const std::size_t end = line_end(begins.back());
    const bool is_long = end - begins[0] > o_.max_record;
    row r = is_long ? in_parts(end, csv::problem::unclosed_quote) : taken(end);
    r.problem = csv::problem::unclosed_quote;
    r.open_field = begins.size() - 1;
    if (is_long) return r;
    for (std::size_t f = 0; f < std::min(begins.size() - 1, o_.max_fields); ++f) {
      r.values.push_back(value(begins[f], begins[f + 1] - 1));
    }
    set_surplus(r, begins);
    return r;
  }

  row in_parts(std::size_t end, csv::problem p) {
    row r = taken(end);
    r.problem = p;
    r.in_parts = true;
    return r;
  }

  void set_surplus(row& r, const std::vector<std::size_t>& begins) const {
    if (begins.size() <= o_.max_fields) return;
    r.surplus_fields = begins.size() - o_.max_fields;
    r.surplus = r.bytes.substr(begins[o_.max_fields] - begins[0] - 1);
  }

  // What stands in the quotes that a field begins with, and after them.
  [[nodiscard]] std::string value(std::size_t begin, std::size_t end) const {
    const std::string_view field = in_.substr(begin, end - begin);
    if (!field.starts_with('"')) return std::string{field};
    std::string out;
    bool quoted = true;
    for (std::size_t i = 1; i < field.size(); ++i) {
      if (!quoted || field[i] != '"') {
        out += field[i];
      } else if (i + 1 < field.size() && field[i + 1] == '"') {
        out += field[i++];
      } else {
        quoted = false;
      }
    }
    return out;
  }

  // The bytes up to `end`, where an LF stands or the input ends; reading goes on after that.
  row taken(std::size_t end) {
    row r;
    r.offset = at_;
    r.line = line_;
    r.bytes = in_.substr(at_, end - at_);
    if (end < in_.size()) {
      r.line_end = r.bytes.ends_with('\r') ? "\r\n" : "\n";
      if (r.bytes.ends_with('\r')) r.bytes.pop_back();
    }
    const std::size_t next = std::min(end + 1, in_.size());
    const std::string_view passed = in_.substr(at_, next - at_);
    line_ += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    at_ = next;
    return r;
  }

  [[nodiscard]] std::size_t line_end(std::size_t from) const { return std::min(in_.find('\n', from), in_.size()); }

  std::string_view in_;
  csv::options o_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace ismap::test
