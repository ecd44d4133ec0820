#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "checked_row.h"
#include "commands.h"
#include "holidays.h"
#include "ismap/link.h"
#include "kept_rows.h"
#include "output.h"
#include "row_messages.h"

namespace ismap::tool {

namespace {

// One run of `ismap check` over all its registers.
class check_run final : public table_visitor {
 public:
  explicit check_run(const options& o)
      : o_(o),
        holidays_(load_holidays(o)),
        rules_(rule_set::in_force_on(o.as_of)),
        run_{o.as_of, holidays_.version(), o.language},
        out_(o.output_path, o.language),
        sink_(make_sink_for_programs<checked_row>(o.format, check_columns(), run_, out_)),
        messages_(o) {
    if (!sink_) sink_ = make_check_table(o, run_, out_);
  }

  exit_status run() {
    std::vector<table_source> sources;
    for (const std::string& path : o_.files) sources.push_back({path});
    const auto one_of = required_of_registers();
    sink_->begin();
    read_tables(sources,
                {&column_vocabulary::of_register(),
                 {one_of.begin(), one_of.end()},
                 aliases_of(o_, column_vocabulary::of_register()),
                 o_.max_record},
                o_, *this, read_);
    status_ = weightier(status_, read_.status);
    if (keeps_rows()) give_out_kept();
    sink_->end(summary_);
    if (read_.is_worth_keeping(o_)) out_.commit();
    if (read_.readable > 0) report_summary();
    return status_;
  }

  void header(const open_table& from) override { sink_->header(from, from.reader.record()); }
  void row(const open_table& from) override { keeps_rows() ? keep(from) : check(from); }

  void blank(const open_table& from) override {
    if (!keeps_rows()) {
      if (!o_.only) sink_->blank(from, from.reader.record());
    } else if (o_.sort == sort_key::none) {
      kept_.add_blank(from, from.reader.record());
    }
  }

  void part(const open_table& from) override {
    const std::string_view bytes = from.reader.record().bytes;
    if (keeps_rows()) {
      kept_.add_part(bytes);
    } else if (is_shown(status::invalid)) {
      sink_->part(bytes);
    }
  }

 private:
  [[nodiscard]] bool keeps_rows() const { return o_.link || o_.sort != sort_key::none; }

  [[nodiscard]] bool is_shown(status s) const {
    return !o_.only || std::find(o_.only->begin(), o_.only->end(), s) != o_.only->end();
  }

  void read(const open_table& from, const csv::record& record, registration_row& to) const {
    read_registration(record, from.reader.header(), utf8_encoding(), {o_.scheme, o_.max_record}, to);
  }

  [[nodiscard]] assessment assess_row(registration_row& row) const {
    assessment a = assess(row.content, o_.as_of, rules_, holidays_, o_.within);
    if (!row.findings.empty()) add_findings(a, std::move(row.findings));
    return a;
  }

  void check(const open_table& from) {
    read(from, from.reader.record(), row_);
    const assessment a = assess_row(row_);
    give_out({from, from.reader.record(), row_.content, a, run_});
  }

  void keep(const open_table& from) {
    kept_row& kept = kept_.add(from, from.reader.record());
    read(from, kept.record, kept.row);
    kept.result = assess_row(kept.row);
  }

  void give_out_kept() {
    if (o_.link) {
      std::vector<linked_row> rows;
      for (kept_row& each : kept_.rows()) {
        if (!each.is_blank) rows.push_back({&each.row.content, &each.result});
      }
      link(rows, o_.as_of, rules_);
    }
    for (const kept_row* const each : kept_.sorted(o_.sort, o_.sort_descending)) {
      if (each->is_blank) {
        if (!o_.only) sink_->blank(*each->from, each->record);
        continue;
      }
      if (is_shown(each->result.status) && !each->parts.empty()) sink_->part(each->parts);
      give_out({*each->from, each->record, each->row.content, each->result, run_});
    }
  }

  void give_out(const checked_row& row) {
    summary_.add(row.result);
    note_status(row.result);
    if (row.result.status == status::invalid) messages_.report(row.from, row.record, row.result.findings);
    if (is_shown(row.result.status)) sink_->row(row);
  }

  void note_status(const assessment& a) {
    if (a.status == status::invalid) status_ = weightier(status_, exit_status::row_invalid);
    const auto& statuses = o_.fail_on_statuses;
    if (std::find(statuses.begin(), statuses.end(), a.status) != statuses.end() || o_.fails_on(a.findings)) {
      status_ = weightier(status_, exit_status::something_found);
    }
  }

  void report_summary() const {
    if (o_.quiet) return;
    messages_.report_rest();
    summary_line line{summary_.rows, o_.language};
    for (std::size_t i = 0; i < status_count; ++i) line.add(title(static_cast<status>(i)), summary_.by_status[i]);
    line.tell_with(o_, run_);
  }

  const options& o_;
  holiday_calendar holidays_;
  rule_set rules_;
  run_description run_;
  output out_;
  std::unique_ptr<row_sink<checked_row>> sink_;
  invalid_row_messages messages_;
  tables_read read_;
  kept_rows kept_;
  registration_row row_;
  check_summary summary_;
  exit_status status_ = exit_status::nothing_found;
};

}  // namespace

exit_status run_check(const options& o) { return check_run{o}.run(); }

}  // namespace ismap::tool
