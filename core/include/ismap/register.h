// A register: CSV rows become registrations, by the names of the columns.
//
// `register_header::read` makes sense of the first row; `read_registration` reads any other row against it. What
// cannot be read is a finding and leaves the other cells of the row readable.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/columns.h"
#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/registration.h"
#include "ismap/result.h"

namespace ismap {

// --column NAME=HEADER: a header of the file's own for a column.
struct column_alias {
  column meant;
  std::string header;  // compared as headers are
};

// Why a header row cannot be used.
struct header_problem {
  enum class kind {
    empty,           // the input has no row at all
    unreadable,      // it is no text in the encoding, or a quote in it is not closed, or it is too long
    no_date_column,  // no column that an expiry could come from; `read` is the row
    bare_cr,         // its lines end in CR alone, so all of the input looks like one row
    column_twice,    // `first` and `second` (positions from 1) both mean `meant`
    alias_not_found  // no column has the header `read`
  };
  kind what{};
  std::string read{};
  std::optional<column> meant{};
  std::size_t first = 0;
  std::size_t second = 0;
};

// Which column of a file stands where.
class register_header {
 public:
  [[nodiscard]] static result<register_header, header_problem> read(const csv::record& r, const text_encoding& encoding,
                                                                    std::span<const column_alias> aliases);

  // From 0; nothing where the file has no such column.
  [[nodiscard]] std::optional<std::size_t> position_of(column c) const;

  // The headers as they stand in the file, UTF-8.
  [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }

  // What each of the file's columns is called in JSON: its column's identifier, else its own header, made unique.
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

  // The column that the file's column `position` means.
  [[nodiscard]] std::optional<column> meaning_of(std::size_t position) const { return meanings_[position]; }

 private:
  [[nodiscard]] std::optional<header_problem> find_columns(const csv::record& r, const text_encoding& encoding,
                                                           std::span<const column_alias> aliases);
  void name_keys();

  std::vector<std::string> headers_;
  std::vector<std::string> keys_;
  std::vector<std::optional<column>> meanings_;
  std::array<int, column_count> positions_{};  // -1: none
};

struct reading_options {
  scheme default_scheme = scheme::ismap;  // of a row that names none
  std::size_t max_record = 0;             // for the message on a row that is too long
};

// A row as read. Its texts are views of the record's bytes or of `scratch`.
struct registration_row {
  registration content;
  std::vector<finding> findings;
  std::array<std::string, column_count> scratch;
};

// Reads one row into `row`, whose memory is used again.
void read_registration(const csv::record& r, const register_header& header, const text_encoding& encoding,
                       const reading_options& options, registration_row& row);

// Whether nothing but delimiters, quotes and spaces stands in the row.
[[nodiscard]] bool is_blank(const csv::record& r, char delimiter);

// "ISMAP", "ISMAP-LIU", "LIU", "ISMS", "ISO/IEC 27001", folded; nothing for another word.
[[nodiscard]] std::optional<scheme> parse_scheme(std::string_view text);

// "granted", "refused" and their Japanese, folded; nothing for another word.
[[nodiscard]] std::optional<renewal_result> parse_renewal_result(std::string_view text);

// A whole number from 0; anything past a billion counts as a billion.
[[nodiscard]] std::optional<int> parse_days(std::string_view text);

}  // namespace ismap
