// Where answered rows go: one sink a format, for the rows of any command.
//
// A `Row` has the table it is from, its record, and says its answers: append_answers(delimiter, out) for CSV,
// append_json(json, alone) for JSON; `Row::summary_type` is the summary of its command, which append_json_summary
// writes.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ismap/csv_field.h"
#include "ismap/table_output.h"
#include "options.h"
#include "output.h"
#include "tables.h"

namespace ismap::tool {

template <class Row>
class row_sink {
 public:
  virtual ~row_sink() = default;

  virtual void begin() {}
  // The header record of a table, before its first row.
  virtual void header(const open_table& /*from*/, const csv::record& /*record*/) {}
  virtual void row(const Row& row) = 0;
  // What stands between rows; only a format that keeps the input's bytes cares.
  virtual void blank(const open_table& /*from*/, const csv::record& /*record*/) {}
  virtual void part(std::string_view /*bytes*/) {}
  virtual void end(const typename Row::summary_type& /*summary*/) {}
};

template <class Row>
class csv_sink final : public row_sink<Row> {
 public:
  csv_sink(std::span<const std::string_view> appended, const run_description& run, std::string& out)
      : appended_(appended), run_(run), out_(out) {}

  void header(const open_table& from, const csv::record& record) override {
    if (!from.combined.empty()) return;
    format_.emplace(from.header, from.delimiter, appended_, run_.escapes_formulas);
    if (from.has_byte_order_mark) out_ += "\xEF\xBB\xBF";
    out_ += run_.escapes_formulas ? csv::safe_lines(from.above_header, from.delimiter) : from.above_header;
    format_->append_header(record, out_);
    line_end_ = record.line_end;
  }

  void row(const Row& row) override {
    if (!row.from.combined.empty()) return combined_row(row);
    if (!row.record.in_parts) end_line();
    answers_.clear();
    row.append_answers(format_->delimiter(), answers_);
    format_->append_row(row.record, answers_, out_);
    lacks_line_end_ = row.record.line_end.empty();
  }

  void blank(const open_table& from, const csv::record& record) override {
    if (!from.combined.empty()) return;
    end_line();
    format_->append_blank(record, out_);
  }

  void part(std::string_view bytes) override {
    if (!format_) return;
    end_line();
    out_ += bytes;
  }

 private:
  void combined_row(const Row& row) {
    const table_view view{row.from.name, &row.from.header, row.from.delimiter, row.encoding, &row.from.combined};
    append_combined_cells(row.record, view, run_.escapes_formulas, out_);
    row.append_answers(',', out_);
    append_combined_end(row.record, view, run_.escapes_formulas, out_);
  }

  // The input's last row may lack a line end; where it is sorted to before others, it gets the header's.
  void end_line() {
    if (lacks_line_end_) out_ += line_end_;
    lacks_line_end_ = false;
  }

  std::span<const std::string_view> appended_;
  const run_description& run_;
  std::string& out_;
  std::optional<csv_output> format_;
  std::string line_end_;
  std::string answers_;
  bool lacks_line_end_ = false;
};

template <class Row>
class json_lines_sink final : public row_sink<Row> {
 public:
  explicit json_lines_sink(std::string& out) : out_(out) {}

  void row(const Row& row) override {
    json_writer json{out_};
    row.append_json(json, true);
    out_ += '\n';
  }

 private:
  std::string& out_;
};

template <class Row>
class json_sink final : public row_sink<Row> {
 public:
  json_sink(const run_description& run, std::string& out) : run_(run), out_(out), json_(out) {}

  void begin() override {
    json_.begin_object();
    append_json_head(json_, run_);
    json_.key("rows");
    json_.begin_array();
  }

  void row(const Row& row) override {
    json_.new_line();
    row.append_json(json_, false);
  }

  void end(const typename Row::summary_type& summary) override {
    json_.end_array();
    append_json_summary(json_, summary);
    json_.end_object();
    out_ += '\n';
  }

 private:
  const run_description& run_;
  std::string& out_;
  json_writer json_;
};

// The sink of a format that rows of any command can be in; null for one whose shape is the command's own.
template <class Row>
std::unique_ptr<row_sink<Row>> make_sink_for_programs(output_format format, std::span<const std::string_view> appended,
                                                      const run_description& run, std::string& out) {
  switch (format) {
    case output_format::csv: return std::make_unique<csv_sink<Row>>(appended, run, out);
    case output_format::json: return std::make_unique<json_sink<Row>>(run, out);
    case output_format::jsonl: return std::make_unique<json_lines_sink<Row>>(out);
    case output_format::table:
    case output_format::markdown:
    case output_format::ics: break;
  }
  return nullptr;
}

}  // namespace ismap::tool
