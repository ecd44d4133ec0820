// A register checked a few rows at a time, for whoever must not be held up: the worker of a page, between whose steps
// the user may cancel.
//
// Give it the file as a byte_source and call open(), then step() until it says false. What it keeps of a row is its
// place in the file and what it sorts by (register_entry), so that memory stays at some bytes a row; a row that is to
// be shown is read again. Then there are three more passes over the file, each with a step of its own: searching, and
// giving out what `ismap check` gives out as CSV and as JSON, byte for byte. With `links` the rows themselves are kept,
// since each must be held against all others (link.h).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/byte_source.h"
#include "ismap/file_encoding.h"
#include "ismap/kept_registration.h"
#include "ismap/register_judge.h"
#include "ismap/row_engine.h"
#include "ismap/table_reader.h"

namespace ismap {

// What is kept of a judged row.
struct register_entry {
  static constexpr std::int32_t no_day = -2147483647 - 1;

  std::uint64_t offset = 0;          // of its first byte in the file
  std::uint32_t length = 0;          // in bytes of the file, without the line end; 0: too long to be read again
  std::uint32_t line = 1;            // on which it begins, from 1
  std::int32_t expires_on = no_day;  // days since 1970-01-01
  ismap::status status{};
  severity worst = severity::info;  // of its findings
  bool has_findings = false;
  bool matches = true;  // what was searched for last
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

  // Reads the header. False where it is of no use: header_problem() tells why, and nothing else is to be called.
  [[nodiscard]] bool open();
  [[nodiscard]] const header_problem& problem() const;
  [[nodiscard]] const table_header& header() const;
  [[nodiscard]] file_encoding encoding() const { return encoding_; }

  // Judges the next rows. False once all are judged.
  [[nodiscard]] bool step();

  [[nodiscard]] const std::vector<register_entry>& entries() const { return entries_; }
  [[nodiscard]] const check_summary& summary() const { return summary_; }

  // How many rows expire in which month, "2027-07": those that are not superseded, withdrawn or invalid.
  [[nodiscard]] std::map<std::string, std::uint32_t> months() const;

  // The numbers of the rows to show, in their order; rows that compare equal stay in the file's order.
  [[nodiscard]] std::vector<std::uint32_t> ordered(const entry_order& o) const;

  // One row as in the JSON of `ismap check`. `bytes` are those of its entry, read again from the file; nobody looks at
  // them where rows are kept.
  void append_row(std::uint32_t row, std::string_view bytes, std::string& out);

  // Begins to look for rows whose text holds `wanted`, however wide and in whichever case it is written; "" is in all.
  void begin_search(std::string_view wanted);
  [[nodiscard]] bool step_search();

  // Begins to give out the register, as `ismap check` does in that format.
  enum class form : std::uint8_t { csv, json };
  void begin_output(form f);
  // Puts the next bytes in the place of `out`. False once these are the last ones.
  [[nodiscard]] bool step_output(std::string& out);

 private:
  struct pass;
  struct output_state;

  void begin_pass();
  [[nodiscard]] table_view view() const;
  void take(row_batch::kind what, const csv::record& r, const table_view& from);
  void keep(row_batch::kind what, const csv::record& r, const table_view& from);
  void add_entry(const csv::record& r, const assessment& a);
  void move_on(const csv::record& r);
  [[nodiscard]] std::uint64_t file_size_of(std::string_view text) const;
  void link_kept();
  [[nodiscard]] bool append_kept_rows();
  [[nodiscard]] bool append_read_rows();

  session_settings s_;
  byte_source& in_;
  register_judge judge_;
  csv::reader reader_;
  std::unique_ptr<pass> pass_;
  file_encoding encoding_ = file_encoding::utf8;
  std::optional<table_header> header_;
  char delimiter_ = ',';
  std::vector<register_entry> entries_;
  std::uint64_t file_offset_ = 0;            // of the next row in a UTF-16 file
  std::vector<std::uint64_t> text_offsets_;  // of a UTF-16 file's rows in its text as UTF-8, by which messages count
  std::deque<kept_registration> kept_;
  std::vector<kept_registration*> kept_rows_;  // those that are rows, by number
  std::string parts_;
  check_summary summary_;
  std::string wanted_;
  std::size_t at_ = 0;  // the next row of the pass
  std::unique_ptr<output_state> output_;
};

}  // namespace ismap
