// A table read from a stream of bytes: header, rows, and what stands between them.
//
// Fill `room()`, say how much with `added()`, and take events until `need_input`; after the last byte call `finish()`.
// Memory stays at the size of a block and one row, whatever the size of the table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/row_batch.h"
#include "ismap/table_header.h"

namespace ismap {

enum class table_event : std::uint8_t {
  header,  // record() and header() are set
  row,     // record() is a row
  blank,   // record() holds nothing but delimiters and spaces: it is passed on and not judged
  part,    // record().bytes are a piece of a row too long to hold; the row follows
  need_input,
  unusable_header,  // problem() tells why; nothing can be read
  end
};

class table_reader {
 public:
  struct options {
    const column_vocabulary* vocabulary = &column_vocabulary::of_register();  // outlives the reader
    std::vector<column> one_of{};  // the columns of which there must be one; none: any row will do as a header
    std::vector<column_alias> aliases{};
    std::size_t max_record = csv::options{}.max_record;  // in bytes
    char delimiter = '\0';                               // '\0': told from the header
    bool judges_blank_rows = false;                      // whether a row of empty cells is a row
    std::optional<std::size_t> lines_above{};            // the header; nothing: as many as are found
    std::uint64_t offset = 0;                            // of the first byte that is given, in the input
    std::uint64_t line = 1;                              // of that byte
  };

  explicit table_reader(options o, const text_encoding& encoding = utf8_encoding());

  // The encoding of the header, where it is known only once its bytes are there.
  void set_encoding(const text_encoding& encoding) { encoding_ = &encoding; }

  [[nodiscard]] std::span<char> room(std::size_t size) { return reader_.room(size); }
  void added(std::size_t count) { reader_.added(count); }
  void finish() { reader_.finish(); }

  [[nodiscard]] table_event next();

  // The whole lines at hand: next() gives no other rows before it asks for input.
  [[nodiscard]] std::string_view lines_at_hand() const;

  // In place of next(), once the header is there: the rows of the next block of input, at most so many, with their
  // bytes. `read` puts bytes where it is told and gives their number, 0 at the end. False where no row is left.
  [[nodiscard]] bool fill(row_batch& batch, const std::function<std::size_t(std::span<char>)>& read,
                          std::size_t block_size, std::size_t most = 4096);

  // Passes over the rows that begin before byte `offset` of the input, at the speed at which line ends can be found.
  // `has_quoted_line_breaks`: whether quotes may hold line ends. To be used before the first fill().
  void skip_to(std::uint64_t offset, const std::function<std::size_t(std::span<char>)>& read, std::size_t block_size,
               bool has_quoted_line_breaks);

  // From now on no row is given that begins at byte `offset` of the input or after it; nothing: all are.
  void end_at(std::optional<std::uint64_t> offset) { end_ = offset; }

  // Where the next row begins: the byte of the input, and the line. To be asked between rows.
  [[nodiscard]] std::uint64_t offset() const { return reader_.offset().value_or(0); }
  [[nodiscard]] std::uint64_t line() const { return reader_.line(); }

  // In place of the header: rows alone follow, of a table with this one.
  void begin_rows(table_header header, char delimiter);

  [[nodiscard]] const csv::record& record() const { return record_; }
  [[nodiscard]] const table_header& header() const { return *header_; }
  [[nodiscard]] const header_problem& problem() const { return problem_; }
  [[nodiscard]] char delimiter() const { return reader_.delimiter(); }
  [[nodiscard]] bool has_byte_order_mark() const { return reader_.has_byte_order_mark(); }

  // The bytes of the lines above the header: titles, blank lines, the "sep=" line by which spreadsheets tell the
  // delimiter.
  [[nodiscard]] const std::string& above_header() const { return above_header_; }

 private:
  [[nodiscard]] table_event event_after_header(csv::event event) const;
  [[nodiscard]] std::optional<table_event> take_line();
  [[nodiscard]] result<table_header, header_problem> read_header() const;
  void pass_line_above();
  void read_lines_above();
  [[nodiscard]] bool passes_on(const csv::record& r) const;
  [[nodiscard]] bool has_passed(std::uint64_t offset) const { return reader_.offset().value_or(0) >= offset; }

  options options_;
  const text_encoding* encoding_;
  csv::reader reader_;
  csv::record record_;
  std::optional<table_header> header_;
  header_problem problem_{.what = header_problem::kind::empty};
  bool has_problem_ = false;
  std::optional<std::uint64_t> end_;
  std::string above_header_;
  std::size_t lines_above_ = 0;
};

}  // namespace ismap
