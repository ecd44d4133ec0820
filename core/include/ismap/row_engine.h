// Judges the rows of a table, a batch at a time: rows in, bytes of answered rows out.
//
// An engine opens no file, starts no thread and has memory of its own only, so that a command line tool runs one in
// each thread and a page runs one in its worker, with the same bytes as their result. Read a table with table_reader,
// hand every batch to an engine, write what it made in the order of the batches.
//
// A `Judge` (register_judge, workload_judge) judges one row after another: judge(record, table), then findings(),
// is_shown(), append_answers(delimiter, out), append_json(json, table, record) and add_to(summary) tell of that row.
// shows_blank() and shows_unread() tell what becomes of what stands between rows and of rows too long to be read;
// columns() are the names of what is appended, escapes_formulas() tells whether the row's own cells are made safe.
#pragma once

#include <cstdint>
#include <string>

#include "ismap/combined_table.h"
#include "ismap/json.h"
#include "ismap/row_batch.h"
#include "ismap/table_output.h"

namespace ismap {

// The formats that give out row after row.
enum class row_format : std::uint8_t { csv, json_lines };

// What an engine made of one batch.
template <class Summary>
struct answered_rows {
  std::string bytes;
  Summary summary;
  row_problems problems;

  void clear() {
    bytes.clear();
    summary = {};
    problems = {};
  }
};

template <class Judge>
class row_engine {
 public:
  // `s` are the judge's settings, which must outlive this.
  template <class Settings>
  row_engine(const Settings& s, row_format format) : judge_(s), format_(format) {}

  // `to` is cleared first; its memory is used again.
  void answer(table_view table, const row_batch& rows, answered_rows<typename Judge::summary_type>& to) {
    to.clear();
    table.is_text = table.encoding->first_malformed(rows.bytes()) == rows.bytes().size();
    const csv_output csv{*table.header, table.delimiter, judge_.columns(), judge_.escapes_formulas()};
    rows.for_each(reader_, [&](row_batch::kind what, const csv::record& r) {
      switch (what) {
        case row_batch::kind::row: take(table, r, csv, to); break;
        case row_batch::kind::blank:
          if (keeps_bytes(table) && judge_.shows_blank()) csv.append_blank(r, to.bytes);
          break;
        case row_batch::kind::part:
          if (keeps_bytes(table) && judge_.shows_unread()) to.bytes += r.bytes;
          break;
      }
    });
  }

 private:
  [[nodiscard]] bool is_csv() const { return format_ == row_format::csv; }
  [[nodiscard]] bool keeps_bytes(const table_view& table) const { return is_csv() && table.combined == nullptr; }

  void take(const table_view& table, const csv::record& r, const csv_output& csv,
            answered_rows<typename Judge::summary_type>& to) {
    judge_.judge(r, table);
    judge_.add_to(to.summary);
    to.problems.add(r.line, judge_.findings());
    if (!judge_.is_shown()) return;
    if (is_csv() && table.combined != nullptr) {
      append_combined_cells(r, table, judge_.escapes_formulas(), to.bytes);
      judge_.append_answers(',', to.bytes);
      append_combined_end(r, table, judge_.escapes_formulas(), to.bytes);
    } else if (is_csv()) {
      csv.append_row_before_answers(r, to.bytes);
      judge_.append_answers(table.delimiter, to.bytes);
      csv.append_row_after_answers(r, to.bytes);
    } else {
      json_writer json{to.bytes};
      judge_.append_json(json, table, r);
      to.bytes += '\n';
    }
  }

  Judge judge_;
  row_format format_;
  csv::reader reader_;
};

}  // namespace ismap
