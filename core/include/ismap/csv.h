// CSV as RFC 4180 has it and as spreadsheets write it, read record by record in constant memory.
//
// Bytes go in as they come, in blocks of any size; records come out as views of those bytes, so that a caller can
// write a row back exactly as it was. Nothing is dropped and nothing is an exception:
//
//   * a line end is LF or CRLF; a CR alone is part of a field, and so is NUL;
//   * a field that begins with a quote runs to the quote that closes it, line breaks and delimiters included; "" in it
//     is one quote; what follows the closing quote up to the delimiter belongs to the field as it stands;
//   * a quote inside a field that does not begin with one is a character like any other;
//   * a quote still open after `max_record` bytes or at the end of input ends its row at the end of the line on which
//     it opened (`unclosed_quote`), and reading goes on at the line after;
//   * an unquoted row longer than `max_record` comes out in parts (`too_long`).
//
// Splitting looks for delimiters, quotes and LF only, so it works on every encoding that keeps these bytes for
// themselves, as UTF-8 and CP932 do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ismap::csv {

enum class problem : std::uint8_t { none, unclosed_quote, too_long };

// One row. The views live until the next call of the reader that gave them.
struct record {
  std::string_view bytes;     // without the line end; of a row that came in parts, its last part
  std::string_view line_end;  // "\n", "\r\n", or "" at the end of input
  // Where in `bytes` each field ends, quotes included; the next one begins after the delimiter there. At most
  // max_fields; with unclosed_quote those before the quote; none of a row in parts.
  std::vector<std::uint32_t> field_ends;
  std::size_t surplus_fields = 0;  // how many more there are
  std::size_t surplus_begin = 0;   // where the delimiter before them stands in `bytes`
  std::uint64_t line = 1;          // the line on which the row begins, from 1
  std::uint64_t offset = 0;        // the byte of the input at which the row begins, from 0
  csv::problem problem = problem::none;
  std::size_t open_field = 0;  // with unclosed_quote: the field that the quote opens, from 0
  bool in_parts = false;

  [[nodiscard]] std::size_t field_count() const { return field_ends.size(); }

  // A field's bytes, quotes included.
  [[nodiscard]] std::string_view raw(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : field_ends[index - 1] + 1;
    return {bytes.data() + begin, field_ends[index] - begin};
  }
};

// Whether a field's bytes begin with a quote that holds delimiters and line breaks together.
[[nodiscard]] inline bool is_quoted(std::string_view raw) { return !raw.empty() && raw.front() == '"'; }

// A field's value: without its quotes, doubled ones single. Unescaping, where needed, happens in `scratch`.
[[nodiscard]] std::string_view value(const record& r, std::size_t index, std::string& scratch);

struct options {
  char delimiter = '\0';  // '\0': the one of comma, tab and semicolon that the first line has most of
  std::size_t max_record = std::size_t{1} << 20;          // in bytes; at most 1 GiB
  std::size_t max_fields = static_cast<std::size_t>(-1);  // fields past it are counted, not listed
  std::uint64_t offset = 0;                               // of the first byte that is given, in the input
};

enum class event : std::uint8_t {
  record,      // a whole row
  part,        // bytes of a row that is too long to hold; its record comes when its line ends
  need_input,  // no whole row yet: fill room() and call added(), or call finish()
  end
};

class reader {
 public:
  explicit reader(options o = {});

  // A place for at least `size` more bytes of input. Ends the life of the views given before.
  [[nodiscard]] std::span<char> room(std::size_t size);

  // `count` bytes have been put into room().
  void added(std::size_t count) { filled_ += count; }

  // The input has ended.
  void finish() { finished_ = true; }

  // The next event; `r` is filled for record and part.
  [[nodiscard]] event next(record& r);

  void set_max_fields(std::size_t count) { options_.max_fields = count; }

  // How the next records are read: with their fields; without, for one who only passes over them; or so on the promise
  // that no quotes hold line breaks.
  enum class care : std::uint8_t { fields, records, lines };
  void set_care(care c);

  // Where the next record begins in the input; nothing within one that is given out in parts.
  [[nodiscard]] std::optional<std::uint64_t> offset() const {
    return in_parts_ ? std::nullopt : std::optional{buffer_offset_ + record_begin_};
  }

  // Reads on as if the input began here, but for line numbers and offsets: '\0' tells the delimiter from this line.
  void begin_table(char delimiter) {
    options_.delimiter = delimiter;
    begun_ = false;
  }

  // Gives the bytes of the records since the last room() away, so that their views go on living: `bytes` takes them,
  // and its own memory is used from now on. The record that is incomplete begins anew.
  void release(std::vector<char>& bytes);

  // Known after the first record.
  [[nodiscard]] char delimiter() const { return options_.delimiter; }

  // Whether the input began with a UTF-8 byte order mark, which belongs to no record.
  [[nodiscard]] bool has_byte_order_mark() const { return byte_order_mark_; }

 private:
  [[nodiscard]] bool begin_input();
  [[nodiscard]] bool take_plain(record& r);
  [[nodiscard]] bool scan(record& r);
  [[nodiscard]] bool has_mark();
  void forget_marks();
  [[nodiscard]] std::size_t next_stop();
  void pass_delimiters(record& r, std::size_t last);
  void pass_quote(std::size_t at, std::size_t last);
  void open_quote(std::size_t at);
  void end_field(record& r, std::size_t at);
  void add_surplus_field(record& r) const;
  event take(record& r, std::size_t end);
  [[nodiscard]] event take_unclosed(record& r);
  [[nodiscard]] event take_part(record& r);
  void start_parts();
  void describe_parts(record& r) const;
  [[nodiscard]] std::size_t count_line_breaks(std::size_t end) const;
  void begin_record(std::size_t at);
  void drop_before_record();
  [[nodiscard]] std::size_t find_line_end(std::size_t from) const;

  options options_;
  care care_ = care::fields;
  bool finished_ = false;
  bool begun_ = false;
  bool byte_order_mark_ = false;

  std::vector<char> buffer_;
  std::uint64_t buffer_offset_ = 0;   // of the buffer's first byte in the input
  std::size_t filled_ = 0;            // bytes in the buffer
  std::vector<std::uint32_t> marks_;  // delimiters, quotes and LFs in the buffer; those at hand are
  std::size_t mark_ = 0;              // [mark_, mark_end_)
  std::size_t mark_end_ = 0;
  std::vector<std::uint32_t> stops_;  // places in marks_ of quotes and LFs; those at hand are [stop_, stop_end_)
  std::size_t stop_ = 0;
  std::size_t stop_end_ = 0;
  std::size_t marked_ = 0;  // the bytes before it have been searched for marks

  // The present record; places are in the buffer.
  std::uint64_t record_line_ = 1;
  std::size_t record_begin_ = 0;
  std::size_t field_begin_ = 0;
  std::size_t field_index_ = 0;
  bool is_fresh_ = true;         // nothing of it has been scanned
  bool is_quoted_ = false;       // within the quotes of the present field
  std::size_t line_breaks_ = 0;  // within its quotes
  std::size_t doubled_end_ = 0;  // after the second of two quotes that are one quote of the field

  bool in_parts_ = false;  // the present row is given out in parts
  bool parts_started_ = false;
  problem parts_problem_ = problem::none;
  std::size_t parts_open_field_ = 0;
  std::uint64_t parts_line_ = 1;
  std::uint64_t parts_offset_ = 0;
};

// Whether a spreadsheet would take the cell for a formula: by its first character, unless it is a number or a sign.
[[nodiscard]] bool is_formula(std::string_view cell);

// Appends `text` as one field: quoted where it holds the delimiter, a quote or a line break.
void append_field(std::string& out, std::string_view text, char delimiter);

}  // namespace ismap::csv
