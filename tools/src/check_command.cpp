#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checked_row.h"
#include "commands.h"
#include "engine_worker.h"
#include "holidays.h"
#include "ismap/link.h"
#include "ismap/register_judge.h"
#include "kept_rows.h"
#include "output.h"
#include "row_messages.h"
#include "table_encodings.h"
#include "unused_columns.h"

namespace ismap::tool {

namespace {

[[nodiscard]] bool keeps_rows(const options& o) { return o.link || o.sort != sort_key::none; }

// The format in which each row stands for itself in the output; nothing where none does.
[[nodiscard]] std::optional<row_format> row_format_of(const options& o) {
  return keeps_rows(o) ? std::nullopt : format_of_rows(o.format);
}

// One run of `ismap check` over all its registers. Rows go out in one of three ways: by an engine a thread, where each
// row stands for itself in the output; one after another, where the output has a form of its own; or all at the end,
// where rows are linked or sorted.
class check_run final : public table_visitor {
 public:
  explicit check_run(const options& o)
      : o_(o),
        holidays_(load_holidays(o)),
        settings_{rule_set::in_force_on(o.as_of),
                  &holidays_,
                  o.within,
                  {o.scheme, o.max_record, !row_format_of(o)},
                  o.only,
                  {o.as_of, holidays_.version(), o.language, {}, o.escapes_formulas}},
        judge_(settings_),
        out_(o.output_path, o.language),
        sink_(make_sink_for_programs<checked_row>(o.format, check_columns(), settings_.run, out_.buffer())),
        crew_(settings_, row_format_of(o), o.threads),
        messages_(o) {
    if (!sink_) {
      sink_ = o.format == output_format::ics ? make_check_calendar(o, settings_, out_.buffer())
                                             : make_check_table(o, settings_.run, out_.buffer());
    }
    encode_output(o, out_);
  }

  exit_status run() {
    std::vector<table_source> sources;
    for (const std::string& path : o_.files) sources.push_back({path});
    const auto one_of = required_of_registers();
    const table_reader::options how{&column_vocabulary::of_register(),
                                    {one_of.begin(), one_of.end()},
                                    aliases_of(o_, column_vocabulary::of_register()),
                                    o_.max_record};
    sink_->begin();
    if (o_.combines_tables()) begin_combined(sources, how, check_columns(), o_, read_, out_);
    read_tables(sources, how, o_, crew_.workers(), *this, read_);
    if (keeps_rows(o_)) give_out_kept();
    sink_->end(summary_);
    if (read_.is_worth_keeping(o_)) out_.commit();
    report_encodings(read_, o_);
    if (read_.readable > 0) report_summary();
    return weightier(read_.status, status_of_rows());
  }

  void header(const open_table& from, const csv::record& record) override {
    report_unused_columns(from, record.line, check_columns(), o_);
    encode_rows_of(from, o_, out_);
    if (o_.gives_header()) sink_->header(from, record);
  }

  void batch(const table_batch& b, std::size_t worker) override {
    if (o_.format == output_format::csv && !read_.combined) out_.set_encoding_of_content(b.file_encoding);
    if (crew_.has_engines()) {
      give_out_made(b, crew_.made(worker));
    } else {
      b.rows.for_each(reader_, [&](row_batch::kind what, const csv::record& r) {
        keeps_rows(o_) ? keep(b, what, r) : take(b, what, r);
      });
    }
    out_.flush_if_large();
  }

 private:
  void give_out_made(const table_batch& b, const answered_rows<check_summary>& made) {
    summary_.add(made.summary);
    messages_.report(*b.from, made.problems, true);
    out_.write(made.bytes);
  }

  void take(const table_batch& b, row_batch::kind what, const csv::record& r) {
    switch (what) {
      case row_batch::kind::row:
        judge_.judge(r, b.view());
        give_out({*b.from, r, b.encoding, judge_.content(), judge_.result(), settings_.run});
        break;
      case row_batch::kind::blank:
        if (judge_.shows_blank()) sink_->blank(*b.from, r);
        break;
      case row_batch::kind::part:
        if (judge_.shows_unread()) sink_->part(r.bytes);
        break;
    }
  }

  void keep(const table_batch& b, row_batch::kind what, const csv::record& r) {
    switch (what) {
      case row_batch::kind::row: {
        kept_row& kept = kept_.add(*b.from, r, *b.encoding);
        judge_registration(settings_, kept.record, b.view(), kept.row, kept.result);
        break;
      }
      case row_batch::kind::blank:
        if (o_.sort == sort_key::none) kept_.add_blank(*b.from, r, *b.encoding);
        break;
      case row_batch::kind::part: kept_.add_part(r.bytes); break;
    }
  }

  void give_out_kept() {
    if (o_.link) {
      std::vector<linked_row> rows;
      for (kept_row& each : kept_.rows()) {
        if (!each.is_blank) rows.push_back({&each.row.content, &each.result});
      }
      link(rows, o_.as_of, settings_.rules);
    }
    for (const kept_row* const each : kept_.sorted(o_.sort, o_.sort_descending)) {
      if (each->is_blank) {
        if (judge_.shows_blank()) sink_->blank(*each->from, each->record);
        continue;
      }
      if (judge_.shows(each->result.status) && !each->parts.empty()) sink_->part(each->parts);
      give_out({*each->from, each->record, each->encoding, each->row.content, each->result, settings_.run});
      out_.flush_if_large();
    }
  }

  void give_out(const checked_row& row) {
    summary_.add(row.result);
    row_problems problems;
    if (row.result.status == status::invalid) problems.add(row.record.line, row.result.findings);
    const bool is_shown = judge_.shows(row.result.status);
    messages_.report(row.from, problems, is_shown);
    if (is_shown) sink_->row(row);
  }

  [[nodiscard]] exit_status status_of_rows() const {
    if (summary_.count(status::invalid) > 0) return exit_status::row_invalid;
    const auto occurs = [this](status s) { return summary_.count(s) > 0; };
    const bool found =
        std::any_of(o_.fail_on_statuses.begin(), o_.fail_on_statuses.end(), occurs) || has_found(o_, summary_.findings);
    return found ? exit_status::something_found : exit_status::nothing_found;
  }

  void report_summary() const {
    if (o_.quiet) return;
    messages_.report_rest();
    summary_line line{summary_.rows, o_.language};
    for (std::size_t i = 0; i < status_count; ++i) line.add(title(static_cast<status>(i)), summary_.by_status[i]);
    line.tell_with(o_, settings_.run);
  }

  const options& o_;
  holiday_calendar holidays_;
  check_settings settings_;
  register_judge judge_;
  csv::reader reader_;
  output out_;
  std::unique_ptr<row_sink<checked_row>> sink_;
  row_crew<register_judge> crew_;
  invalid_row_messages messages_;
  tables_read read_;
  kept_rows kept_;
  check_summary summary_;
};

}  // namespace

exit_status run_check(const options& o) { return check_run{o}.run(); }

}  // namespace ismap::tool
