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

#include "ismap/csv_field.h"
#include "ismap/quote_state.h"

namespace ismap::csv {

enum class problem : std::uint8_t { none, unclosed_quote, too_long };

// Where the fields of a record stand: field i begins at byte begins[i] after `origin` and ends a byte before
// begins[i + 1], where its delimiter, the line end or nothing stands.
struct field_places {
  const char* origin = nullptr;
  const std::uint32_t* begins = nullptr;  // one more than there are fields; may be null where there are none
  std::size_t count = 0;
};

// One row. The views live until the next call of the reader that gave them.
struct record {
  std::string_view bytes;     // without the line end; of a row that came in parts, its last part
  std::string_view line_end;  // "\n", "\r\n", or "" at the end of input
  // At most max_fields; with unclosed_quote those before the quote; none of a row in parts.
  field_places fields;
  std::size_t surplus_fields = 0;  // how many more there are
  std::size_t surplus_begin = 0;   // where the delimiter before them stands in `bytes`
  std::uint64_t line = 1;          // the line on which the row begins, from 1
  std::uint64_t offset = 0;        // the byte of the input at which the row begins, from 0
  csv::problem problem = problem::none;
  std::size_t open_field = 0;  // with unclosed_quote: the field that the quote opens, from 0
  bool in_parts = false;

  [[nodiscard]] std::size_t field_count() const { return fields.count; }

  // A field's bytes, quotes included.
  [[nodiscard]] std::string_view raw(std::size_t index) const {
    const std::uint32_t begin = fields.begins[index];
    return {fields.origin + begin, fields.begins[index + 1] - 1 - begin};
  }

  // Where in `bytes` the field ends.
  [[nodiscard]] std::size_t field_end(std::size_t index) const {
    return static_cast<std::size_t>(fields.origin + fields.begins[index + 1] - 1 - bytes.data());
  }
};

// A record that outlives its reader's next call.
class kept_record {
 public:
  kept_record() = default;
  explicit kept_record(const record& r);

  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  // Views of this.
  [[nodiscard]] record view() const;

 private:
  record record_;
  std::string bytes_;                  // with the line end
  std::vector<std::uint32_t> begins_;  // in bytes_
};

// The value of a field (csv_field.h).
[[nodiscard]] inline std::string_view value(const record& r, std::size_t index, std::string& scratch) {
  return unquoted(r.raw(index), scratch);
}

struct options {
  char delimiter = '\0';  // '\0': the one of comma, tab and semicolon that the first line has most of
  std::size_t max_record = std::size_t{1} << 20;          // in bytes; at most 1 GiB
  std::size_t max_fields = static_cast<std::size_t>(-1);  // fields past it are counted, not listed
  std::uint64_t offset = 0;                               // of the first byte that is given, in the input
  std::uint64_t line = 1;                                 // of that byte
};

enum class event : std::uint8_t {
  record,      // a whole row
  part,        // bytes of a row that is too long to hold; its record comes when its line ends
  need_input,  // no whole row yet: fill room() and call added(), or call finish()
  end
};

// Whole records, one after another, and what must be known to read them by themselves.
struct stretch {
  std::string_view bytes{};
  std::uint64_t line = 1;    // of the first
  std::uint64_t offset = 0;  // of the first
  std::size_t records = 0;
  options how{};
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
  [[nodiscard]] bool has_finished() const { return finished_; }

  // The next event; `r` is filled for record and part.
  [[nodiscard]] event next(record& r);

  // Passes over the whole records at hand, at most so many and none that begins at byte `end` of the input or after it;
  // the stretch lives until the next room(). `then` is what stopped it other than that: need_input, end, or an event of
  // a row in parts, for which `r` is filled.
  [[nodiscard]] stretch pass(std::uint64_t end, std::size_t most, record& r, std::optional<event>& then);

  // Reads these records in place of any input; the bytes must outlive the reading.
  void open(const stretch& s);

  void set_max_fields(std::size_t count) { options_.max_fields = count; }

  // How the next records are read: with their fields; without, for one who only passes over them; or so on the promise
  // that no quotes hold line breaks.
  enum class care : std::uint8_t { fields, records, lines };
  void set_care(care c);

  // Where the next record begins in the input; nothing within one that is given out in parts.
  [[nodiscard]] std::optional<std::uint64_t> offset() const {
    return in_parts_ ? std::nullopt : std::optional{buffer_offset_ + record_begin_};
  }

  // The bytes at hand from that record on.
  [[nodiscard]] std::string_view unread() const { return {bytes_ + record_begin_, filled_ - record_begin_}; }

  // The line on which that record begins.
  [[nodiscard]] std::uint64_t line() const { return record_line_; }

  // Reads on as if the input began here, but for line numbers and offsets: '\0' tells the delimiter from this line.
  void begin_table(char delimiter) {
    options_.delimiter = delimiter;
    begun_ = false;
  }

  // Gives the bytes of the stretches since the last room() away, so that they go on living: `bytes` takes them, and its
  // own memory is used from now on. The record that is incomplete begins anew.
  void release(std::vector<char>& bytes);

  // Known after the first record.
  [[nodiscard]] char delimiter() const { return options_.delimiter; }

  // Whether the input began with a UTF-8 byte order mark, which belongs to no record.
  [[nodiscard]] bool has_byte_order_mark() const { return byte_order_mark_; }

 private:
  // What the parts of a row and the record after them say of it.
  struct parts {
    bool has_started = false;
    csv::problem problem = csv::problem::none;
    std::size_t open_field = 0;
    std::uint64_t line = 1;
    std::uint64_t offset = 0;
  };

  [[nodiscard]] bool begin_input();
  [[nodiscard]] bool take_whole(record& r);
  [[nodiscard]] std::optional<bool> take_marked(record& r);
  [[nodiscard]] bool take_split(record& r, std::size_t stop);
  [[nodiscard]] bool scan(record& r);
  [[nodiscard]] std::size_t pass_whole(std::uint64_t end, std::size_t most);
  [[nodiscard]] std::size_t pass_stretch(std::uint64_t end, std::size_t most);
  [[nodiscard]] std::size_t pass_at_hand(std::uint64_t end, std::size_t most);
  [[nodiscard]] bool can_find_whole() const;
  [[nodiscard]] bool find_more();
  [[nodiscard]] std::uint32_t* marks() { return marks_.data() + 1; }
  [[nodiscard]] std::size_t mark_at(std::size_t place) const { return marks_[place + 1] - std::size_t{1}; }
  void forget_marks();
  [[nodiscard]] std::size_t next_stop();
  void pass_delimiters(std::size_t last);
  [[nodiscard]] bool find_open_quote();
  void end_field(record& r, std::size_t at);
  void add_surplus_field(record& r) const;
  event take(record& r, std::size_t end, std::size_t line_breaks);
  [[nodiscard]] event take_unclosed(record& r);
  [[nodiscard]] std::size_t fields_before(std::size_t at) const;
  [[nodiscard]] event take_part(record& r);
  void start_parts();
  void describe_parts(record& r) const;
  [[nodiscard]] std::size_t count_line_breaks(std::size_t end) const;
  [[nodiscard]] std::size_t quoted_line_breaks(std::size_t end) const {
    return has_quoted_line_breaks_ ? find_line_breaks(end) : 0;
  }
  [[nodiscard]] std::size_t find_line_breaks(std::size_t end) const;
  void begin_record(std::size_t at);
  void drop_before_record();
  [[nodiscard]] std::size_t find_line_end(std::size_t from) const;

  options options_;
  care care_ = care::fields;
  bool finished_ = false;
  bool begun_ = false;
  bool byte_order_mark_ = false;

  std::vector<char> buffer_;
  const char* bytes_ = nullptr;       // what is read: the buffer, or a stretch
  std::uint64_t buffer_offset_ = 0;   // of the first byte of bytes_ in the input
  std::size_t filled_ = 0;            // how many of them there are
  std::vector<std::uint32_t> marks_;  // where delimiters and LFs stand, plus 1; before them a place to spare
  std::size_t mark_ = 0;              // those at hand are [mark_, mark_end_) of marks()
  std::size_t mark_end_ = 0;
  std::vector<std::uint32_t> stops_;  // places in marks() of LFs; those at hand are [stop_, stop_end_)
  std::size_t stop_ = 0;
  std::size_t stop_end_ = 0;
  std::size_t marked_ = 0;               // the bytes before it have been searched for marks
  quote_state quotes_;                   // at marked_
  bool has_quoted_line_breaks_ = false;  // there may be some before it

  // The present record; places are in bytes_.
  std::uint64_t record_line_ = 1;
  std::size_t record_begin_ = 0;
  std::size_t field_begin_ = 0;
  std::size_t field_index_ = 0;
  bool is_fresh_ = true;                  // nothing of it has been scanned
  std::vector<std::uint32_t> begins_{0};  // of its fields, in the record, where it was not taken at one go

  bool in_parts_ = false;  // the present row is given out in parts
  parts parts_;
};

// The bytes of each of the surplus fields; a quote that is never closed begins the last of them.
[[nodiscard]] std::vector<std::string_view> surplus_fields(const record& r, char delimiter);

}  // namespace ismap::csv
