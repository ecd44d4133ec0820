#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "classified_row.h"
#include "commands.h"
#include "failure.h"
#include "ismap/closed_days.h"
#include "output.h"
#include "policy_files.h"
#include "row_messages.h"
#include "texts.h"
#include "workload_source.h"

namespace ismap::tool {

namespace {

std::vector<std::string> names_of(const policies& of_user) {
  std::vector<std::string> names;
  for (const policy& p : of_user.all()) names.push_back(p.id);
  return names;
}

// A question that the assessment does not have would be passed over like an unknown column of a file.
void expect_known_questions(const options& o, const policies& of_user, const column_vocabulary& vocabulary) {
  for (const given_answer& a : o.answers) {
    if (vocabulary.find(a.header)) continue;
    std::vector<std::string> known;
    for (const impact_question& q : of_user.assessment().questions) known.push_back(q.id);
    fail_usage(say(o.language, texts::usage_unknown_question, a.header.substr(std::string_view{"impact_"}.size()),
                   fmt::join(known, ", ")));
  }
}

// One run of `ismap classify` over all its workloads.
class classify_run final : public table_visitor {
 public:
  explicit classify_run(const options& o)
      : o_(o),
        policies_(load_policies(o)),
        vocabulary_(vocabulary_of_workloads(policies_)),
        rules_(rule_set::in_force_on(o.as_of)),
        run_{o.as_of, holiday_calendar::bundled().version(), o.language, names_of(policies_)},
        sources_(workload_sources(o)),
        out_(o.output_path, o.language),
        sink_(make_sink_for_programs<classified_row>(o.format, classify_columns(), run_, out_)),
        messages_(o) {
    if (!sink_) sink_ = make_classify_table(o, run_, out_);
  }

  exit_status run() {
    expect_known_questions(o_, policies_, vocabulary_);
    sink_->begin();
    read_tables(sources_, {&vocabulary_, required_of_workloads(policies_), aliases_of(o_, vocabulary_), o_.max_record},
                o_, *this, read_);
    status_ = weightier(status_, read_.status);
    sink_->end(summary_);
    if (read_.is_worth_keeping(o_)) out_.commit();
    if (read_.readable > 0) report_summary();
    return status_;
  }

  void header(const open_table& from) override {
    if (!from.has_lines) report_unused_names(from);
    sink_->header(from, from.reader.record());
  }

  void row(const open_table& from) override {
    const csv::record& record = from.reader.record();
    read_workload(record, from.reader.header(), utf8_encoding(), policies_, o_.max_record, row_);
    selection result = select(row_.content, o_.as_of, rules_, policies_);
    if (!row_.findings.empty()) add_findings(result, std::move(row_.findings));
    summary_.add(result);
    note_status(result);
    messages_.report(from, record, result.findings);
    if (is_shown(result)) sink_->row({from, record, row_, result, policies_, run_});
  }

  void blank(const open_table& from) override {
    if (!o_.only_outcomes) sink_->blank(from, from.reader.record());
  }

  void part(const open_table& from) override {
    if (shows_unread()) sink_->part(from.reader.record().bytes);
  }

 private:
  // A file of many columns may well have some of its owner's own; in one workload an unknown name is a slip.
  void report_unused_names(const open_table& from) const {
    const table_header& header = from.reader.header();
    for (std::size_t i = 0; i < header.headers().size() && !o_.quiet; ++i) {
      if (!header.meaning_of(i)) tell(say(o_.language, texts::unused_name, from.name, header.headers()[i]) + "\n");
    }
  }

  // Nothing is read of a row that is given out in parts, so all of them are shown or none.
  [[nodiscard]] bool shows_unread() {
    if (!shows_unread_) shows_unread_ = is_shown(select({}, o_.as_of, rules_, policies_));
    return *shows_unread_;
  }

  [[nodiscard]] bool is_shown(const selection& s) const {
    return !o_.only_outcomes || contains(*o_.only_outcomes, s.determined());
  }

  static bool contains(const std::vector<shown_outcome>& list, const std::optional<outcome>& o) {
    return std::find(list.begin(), list.end(), shown_outcome{o}) != list.end();
  }

  void note_status(const selection& s) {
    if (has_cause_of_invalid(s.findings)) status_ = weightier(status_, exit_status::row_invalid);
    if (contains(o_.fail_on_outcomes, s.determined()) || o_.fails_on(s.findings)) {
      status_ = weightier(status_, exit_status::something_found);
    }
  }

  void report_summary() const {
    if (o_.quiet) return;
    messages_.report_rest();
    summary_line line{summary_.rows, o_.language};
    for (std::size_t i = 0; i < outcome_count; ++i) line.add(title(static_cast<outcome>(i)), summary_.by_outcome[i]);
    line.add(undetermined_title(), summary_.undetermined);
    line.tell_with(o_, run_);
  }

  const options& o_;
  policies policies_;
  column_vocabulary vocabulary_;
  rule_set rules_;
  run_description run_;
  std::vector<table_source> sources_;
  output out_;
  std::unique_ptr<row_sink<classified_row>> sink_;
  invalid_row_messages messages_;
  tables_read read_;
  workload_row row_;
  std::optional<bool> shows_unread_;
  classify_summary summary_;
  exit_status status_ = exit_status::nothing_found;
};

}  // namespace

exit_status run_classify(const options& o) { return classify_run{o}.run(); }

}  // namespace ismap::tool
