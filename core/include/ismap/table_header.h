// The header of a table: what its first row makes of its columns.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ismap/columns.h"
#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/result.h"

namespace ismap {

// --column NAME=HEADER: a header of the file's own for a column.
struct column_alias {
  column meant;
  std::string header;     // compared as headers are
  bool may_lack = false;  // whether a table that has no such header keeps the column's usual ones
};

// Why a header row cannot be used.
struct header_problem {
  enum class kind {
    empty,             // the input has no row at all
    unreadable,        // it is no text in the encoding, or a quote in it is not closed
    too_long,          // its line ends past options.max_record
    no_usable_column,  // none of those of which there must be one; `read` is the row
    bare_cr,           // its lines end in CR alone, so all of the input looks like one row
    column_twice,      // `first` and `second` (positions from 1) both mean `meant`
    alias_not_found,   // no column has the header `read`
    too_few_lines,     // all lines, `first` of them, were to be passed over
    workbook,          // it begins as a spreadsheet's own file does, or as another archive
    not_text           // it holds bytes that no text has, as a picture does
  };
  kind what{};
  std::string read{};
  std::optional<column> meant{};
  std::size_t first = 0;
  std::size_t second = 0;
  std::uint64_t line = 1;  // of the row
};

// Which column of a file stands where.
class table_header {
 public:
  // `vocabulary` must outlive the header. One of the columns `one_of` must be there.
  [[nodiscard]] static result<table_header, header_problem> read(const csv::record& r, const text_encoding& encoding,
                                                                 const column_vocabulary& vocabulary,
                                                                 std::span<const column> one_of,
                                                                 std::span<const column_alias> aliases);

  // From 0; nothing where the file has no such column.
  [[nodiscard]] std::optional<std::size_t> position_of(column c) const {
    const auto number = static_cast<std::size_t>(c);
    const int position = number < positions_.size() ? positions_[number] : -1;
    return position < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(position)};
  }

  // The same for every column of the vocabulary, in its order; -1: nowhere.
  [[nodiscard]] const std::vector<int>& positions() const { return positions_; }

  // Whether the file has any of the vocabulary's extra columns.
  [[nodiscard]] bool has_extra() const { return has_extra_; }

  // Whether a column has that header, compared as headers are.
  [[nodiscard]] bool has(std::string_view header) const;

  // The headers as they stand in the file, UTF-8.
  [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }

  // The headers of columns that mean nothing here, each as it stands; without empty ones and those that `appended`
  // names.
  [[nodiscard]] std::vector<std::string> unused_headers(std::span<const std::string_view> appended) const;

  // What each of the file's columns is called in JSON: its column's identifier, else its own header, made unique.
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

  [[nodiscard]] const column_vocabulary& vocabulary() const { return *vocabulary_; }

  // The column that the file's column `position` means.
  [[nodiscard]] std::optional<column> meaning_of(std::size_t position) const { return meanings_[position]; }

 private:
  void read_headers(const csv::record& r, const text_encoding& encoding);
  [[nodiscard]] std::optional<header_problem> find_columns(std::span<const column_alias> aliases);
  void name_keys();

  const column_vocabulary* vocabulary_ = nullptr;
  std::vector<std::string> headers_;
  std::vector<std::string> keys_;
  std::vector<std::optional<column>> meanings_;
  std::vector<int> positions_;  // by column; -1: none
  bool has_extra_ = false;
};

// The text of a row's cell without the spaces around it; empty where there is none.
[[nodiscard]] std::string text_of(column c, const csv::record& r, const table_header& header,
                                  const text_encoding& encoding);

// Whether nothing but delimiters, quotes and spaces stands in the row.
[[nodiscard]] bool is_blank(const csv::record& r, char delimiter);

namespace detail {
[[nodiscard]] bool is_blank_throughout(const csv::record& r, char delimiter);
}

inline bool is_blank(const csv::record& r, char delimiter) {
  const bool begins_with_text = !r.bytes.empty() && r.bytes[0] > '"';  // as nearly all rows do
  return (!begins_with_text || r.bytes[0] == delimiter) && detail::is_blank_throughout(r, delimiter);
}

}  // namespace ismap
