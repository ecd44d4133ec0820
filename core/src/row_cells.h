// The cells of one row, whatever the table is of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/table_header.h"

namespace ismap {

class row_cells {
 public:
  row_cells(const csv::record& r, const table_header& header, const text_encoding& encoding)
      : r_(r),
        header_(header),
        encoding_(encoding),
        positions_(header.positions().data()),
        field_count_(r.field_count()),
        is_utf8_(encoding.is_utf8()) {}

  // Notes what is wrong with the row as a row; `max_record` is for the message on one that is too long. Whether its
  // bytes are text need not be looked at where it `is_text`.
  void check(std::size_t max_record, bool is_text, std::vector<finding>& found) const {
    const bool is_plain = is_text && r_.surplus_fields == 0 && r_.problem == csv::problem::none;
    if (!is_plain) check_closely(max_record, is_text, found);
  }

  // Whether the file has any of the vocabulary's extra columns.
  [[nodiscard]] bool has_extra() const { return header_.has_extra(); }

  // Whether the file has the column.
  [[nodiscard]] bool has(column c) const { return header_.position_of(c).has_value(); }

  // The cell's bytes as they stand; empty also where the file has no such column or the row does not reach it.
  [[nodiscard]] std::string_view raw(column c) const {
    const auto position = static_cast<std::size_t>(positions_[static_cast<std::size_t>(c)]);  // none is beyond all
    return position < field_count_ ? r_.raw(position) : std::string_view{};
  }

  // Whether an empty cell is empty: no quote or cut hides what follows.
  [[nodiscard]] bool is_whole() const { return r_.problem == csv::problem::none; }

  // The cell's text without the spaces around it; empty where the file has no such column, nothing where the row was
  // cut before it. A view of the record's bytes or of `scratch`.
  [[nodiscard]] std::optional<std::string_view> cell(column c, std::string& scratch) {
    const auto position = header_.position_of(c);
    if (!position) return "";
    if (*position < r_.field_count()) {
      const std::string_view raw = r_.raw(*position);
      if (raw.empty() || is_plain(raw)) return raw;
    }
    const auto text = decoded(*position, scratch);  // not given back as it is, so that what is raw needs no memory
    return text ? std::optional{std::string_view{text->data(), text->size()}} : std::nullopt;
  }

 private:
  // Whether the bytes are the text already: UTF-8, not quoted, without spaces around it.
  [[nodiscard]] bool is_plain(std::string_view raw) const {
    const auto is_visible = [](char c) { return c > ' ' && c < 0x7F; };
    return is_utf8_ && is_visible(raw.front()) && is_visible(raw.back()) && raw.front() != '"';
  }

  void check_closely(std::size_t max_record, bool is_text, std::vector<finding>& found) const;
  [[nodiscard]] std::optional<std::string_view> decoded(std::size_t position, std::string& scratch);
  [[nodiscard]] std::optional<column> column_at(std::size_t byte) const;

  const csv::record& r_;
  const table_header& header_;
  const text_encoding& encoding_;
  const int* positions_;
  std::size_t field_count_;
  bool is_utf8_;
  std::string unescaped_;
};

}  // namespace ismap
