// A register checked a few rows at a time, for whoever must not be held up: the worker of a page, between whose steps
// the user may cancel.
//
// Give it the file as a byte_source and call open(), then step() until it says false. What it keeps of a row is its
// place in the file and what it sorts by (register_entry), so that memory stays at some bytes a row; a row that is to
// be shown is read again. Then there are three more passes over the file, each with a step of its own: searching, and
// giving out what `ismap check` gives out as CSV and as JSON, byte for byte. With `links` the rows themselves are kept,
// since each must be held against all others (link.h).
//
// Several sessions, each with a thread of its own, may share a large file: each takes the rows that begin in its range
// of bytes, and the first one takes the others' results over. Where a row begins is guessed by the others; the first
// one, which knows where the range before ended, sees whether the guess was right.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/byte_source.h"
#include "ismap/file_encoding.h"
#include "ismap/kept_registration.h"
#include "ismap/month_counts.h"
#include "ismap/register_judge.h"
#include "ismap/row_engine.h"
#include "ismap/table_reader.h"

namespace ismap {

// What is kept of a judged row: 16 bytes, since there may be millions.
struct register_entry {
  static constexpr std::uint64_t max_offset = (std::uint64_t{1} << 40) - 1;
  static constexpr std::uint64_t max_length = (std::uint64_t{1} << 24) - 1;
  static constexpr std::uint32_t no_day = (std::uint32_t{1} << 24) - 1;

  std::uint64_t offset : 40 = 0;           // of its first byte in the file
  std::uint64_t length : 24 = 0;           // in bytes of the file, without the line end; 0: too long to be read again
  std::uint32_t line = 1;                  // on which it begins, from 1
  std::uint32_t expires_on : 24 = no_day;  // days since first_readable_day
  ismap::status status : 4 {};
  severity worst : 2 = severity::info;  // of its findings
  bool has_findings : 1 = false;
  bool matches : 1 = true;  // what was searched for last
};
static_assert(sizeof(register_entry) == 16);

// The rows in their order. It grows without moving what it has: memory that was never used before is what costs.
using register_entries = std::deque<register_entry>;

// What a session has found of the rows that begin in a range of the file, but for their entries.
struct register_part {
  std::uint64_t begins_at = 0;  // the byte of the file at which the first row was taken to begin
  std::uint64_t ends_at = 0;    // the byte at which the next row after the last one begins
  std::uint64_t lines = 0;      // between the two
  check_summary summary;
  month_counts months;
};

// What stands in the file before a part of it.
struct preceding_part {
  std::uint64_t lines = 0;
  bool has_rows = false;
};

// What rows can be sorted by.
enum class entry_key : std::uint8_t { line, status, expires_on, severity };

// Which rows of a register are shown, and in which order.
struct entry_order {
  std::uint32_t statuses = ~std::uint32_t{0};  // one bit each, by its number
  bool only_matching = false;
  entry_key key = entry_key::line;
  bool descending = false;
};

struct session_settings {
  check_settings check;                      // its texts and holidays outlive the session
  std::string name;                          // the file's, for results
  std::optional<file_encoding> encoding{};   // nothing: told from the file
  std::optional<std::size_t> lines_above{};  // the header; nothing: as many as are found
  bool links = false;
};

class register_session {
 public:
  // `in` must outlive this and be at the file's first byte; it must be able to seek.
  register_session(session_settings s, byte_source& in);
  ~register_session();
  register_session(const register_session&) = delete;
  register_session& operator=(const register_session&) = delete;

  // Reads the header. False where it is of no use: problem() tells why, and nothing else is to be called.
  [[nodiscard]] bool open();
  [[nodiscard]] const header_problem& problem() const;
  [[nodiscard]] const table_header& header() const;
  [[nodiscard]] file_encoding encoding() const { return encoding_; }

  // Whether the file may be shared, which is known after open() and some steps: not while its encoding may still be
  // told by what others read, not in UTF-16, whose bytes are not those that rows are counted by, and not with links.
  [[nodiscard]] bool can_share() const;

  // From now on no row is judged that begins at that byte of the file or after it; nothing: all are.
  void stop_at(std::optional<std::uint64_t> offset) { end_ = offset; }

  // Judges, in place of the file's first rows, those from the first one on that seems to begin at that byte or after
  // it. To be called after open(), before step(), on a file that may be shared.
  void start_at(std::uint64_t offset);

  // Judges the next rows. False once all are judged.
  [[nodiscard]] bool step();

  // How many lines of the file precede the row after those judged, once step() has said false.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

  // The result of a session that was started somewhere, once step() has said false; its entries() belong to it.
  [[nodiscard]] register_part part() const;

  // Takes over what another session has found of the rows after this one's, once step() has said false. Where the guess
  // of that session was wrong nothing happens, and false is returned: stop_at() the end of its range, and step() on.
  // Counts are right from then on; the entries are to follow before rows of that part are asked for, ordered or searched,
  // and before the next step().
  [[nodiscard]] bool append(const register_part& next);

  // The next entries of a part that was appended; `lines_before` is what lines() was before that.
  void append_entries(std::span<const register_entry> some, std::uint64_t lines_before);

  [[nodiscard]] const register_entries& entries() const { return entries_; }
  [[nodiscard]] const check_summary& summary() const { return summary_; }

  // When rows expire: those that are not superseded, withdrawn or invalid.
  [[nodiscard]] const month_counts& months() const { return months_; }

  // The numbers of the rows to show, in their order; rows that compare equal stay in the file's order.
  [[nodiscard]] std::vector<std::uint32_t> ordered(const entry_order& o) const;

  // One row as in the JSON of `ismap check`. `bytes` are those of its entry, read again from the file; nobody looks at
  // them where rows are kept.
  void append_row(std::uint32_t row, std::string_view bytes, std::string& out);

  // Begins to look for rows whose text holds `wanted`, however wide and in whichever case it is written; "" is in all.
  void begin_search(std::string_view wanted);
  [[nodiscard]] bool step_search();

  // Begins to give out the register, as `ismap check` does in that format: what stands above the rows, and the rows.
  // A session that was started somewhere gives its rows only, and `before` says what precedes them.
  enum class form : std::uint8_t { csv, json };
  void begin_output(form f, preceding_part before = {});
  // Puts the next bytes in the place of `out`. False once these are the last rows.
  [[nodiscard]] bool step_output(std::string& out);
  // Then, when all rows are given out: puts what follows them in the place of `out`.
  void end_output(std::string& out);

 private:
  struct pass;
  struct output_state;

  void begin_pass();
  [[nodiscard]] table_view view_of(std::string_view bytes) const;
  void take(table_event what, const csv::record& r, const table_view& from);
  void keep(table_event what, const csv::record& r, const table_view& from);
  void add_entry(const csv::record& r, const assessment& a);
  void move_on(const csv::record& r);
  [[nodiscard]] std::uint64_t file_size_of(std::string_view text) const;
  void link_kept();
  [[nodiscard]] bool append_kept_rows();
  [[nodiscard]] bool append_read_rows();
  void give_output(std::string& out);

  session_settings s_;
  byte_source& in_;
  register_judge judge_;
  csv::reader reader_;
  std::unique_ptr<pass> pass_;
  file_encoding encoding_ = file_encoding::utf8;
  std::optional<table_header> header_;
  char delimiter_ = ',';
  register_entries entries_;
  std::uint64_t file_offset_ = 0;            // of the next row in a UTF-16 file
  std::vector<std::uint64_t> text_offsets_;  // of a UTF-16 file's rows in its text as UTF-8, by which messages count
  std::deque<kept_registration> kept_;
  std::vector<kept_registration*> kept_rows_;  // those that are rows, by number
  std::string parts_;
  check_summary summary_;
  month_counts months_;
  std::uint64_t begin_ = 0;           // of the first row, where the session was started somewhere
  std::optional<std::uint64_t> end_;  // no row is judged from there on
  std::uint64_t ends_at_ = 0;         // where the row after those judged begins
  std::uint64_t lines_ = 0;           // before that row
  bool has_appended_ = false;         // so that the pass is not at that row
  std::string wanted_;
  std::size_t at_ = 0;  // the next row of the pass
  std::unique_ptr<output_state> output_;
};

}  // namespace ismap
