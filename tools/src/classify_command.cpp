#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "classified_row.h"
#include "commands.h"
#include "engine_worker.h"
#include "failure.h"
#include "ismap/closed_days.h"
#include "ismap/workload_judge.h"
#include "output.h"
#include "policy_files.h"
#include "row_messages.h"
#include "table_encodings.h"
#include "text_table.h"
#include "texts.h"
#include "unused_columns.h"
#include "workload_source.h"

namespace ismap::tool {

namespace {

std::vector<std::string> ids_of(const policies& of_user) {
  std::vector<std::string> names;
  for (const policy& p : of_user.all()) names.push_back(p.id);
  return names;
}

bool has(const std::vector<column>& columns, column c) {
  return std::find(columns.begin(), columns.end(), c) != columns.end();
}

[[noreturn]] void fail_of_unknown_question(const options& o, const policies& of_user, std::string_view question) {
  std::vector<std::string> known;
  for (const impact_question& q : of_user.assessment().questions) known.push_back(q.id);
  fail_usage(say(o.language, texts::usage_unknown_question, question, fmt::join(known, ", ")));
}

// Answers on the command line are a table of one row; what is wrong with them is told in the words of a command line.
void expect_usable_answers(const options& o, const policies& of_user, const column_vocabulary& vocabulary) {
  if (o.answers.empty()) return;
  std::vector<column> answered;
  for (const given_answer& a : o.answers) {
    const std::string_view question = std::string_view{a.header}.substr(a.header.starts_with("impact_") ? 7 : 0);
    const auto meant = vocabulary.find(a.header);
    if (!meant) fail_of_unknown_question(o, of_user, question);
    if (has(answered, *meant)) fail_usage(say(o.language, texts::usage_answer_twice, question));
    answered.push_back(*meant);
  }
  const auto required = required_of_workloads(of_user);
  if (std::none_of(answered.begin(), answered.end(), [&](column c) { return has(required, c); })) {
    fail_usage(say(o.language, texts::usage_no_workload));
  }
}

// One run of `ismap classify` over all its workloads: rows go out by an engine a thread, where each row stands for
// itself in the output, else one after another.
class classify_run final : public table_visitor {
 public:
  explicit classify_run(const options& o)
      : o_(o),
        policies_(load_policies(o)),
        vocabulary_(vocabulary_of_workloads(policies_)),
        settings_{rule_set::in_force_on(o.as_of),
                  &policies_,
                  o.max_record,
                  o.only_outcomes,
                  {o.as_of, holiday_calendar::bundled().version(), o.language, ids_of(policies_), o.escapes_formulas},
                  o.format != output_format::csv},
        judge_(settings_),
        out_(o.output_path, o.language),
        sink_(make_sink_for_programs<classified_row>(o.format, classify_columns(), settings_.run, out_.buffer())),
        crew_(settings_, format_of_rows(o.format), o.threads),
        messages_(o) {
    if (!sink_) sink_ = make_classify_table(o, settings_.run, out_.buffer());
    encode_output(o, out_);
  }

  exit_status run() {
    expect_usable_answers(o_, policies_, vocabulary_);
    const std::vector<table_source> sources = workload_sources(o_);
    const table_reader::options how{&vocabulary_, required_of_workloads(policies_), aliases_of(o_, vocabulary_),
                                    o_.max_record};
    sink_->begin();
    if (o_.combines_tables()) begin_combined(sources, how, classify_columns(), o_, read_, out_);
    read_tables(sources, how, o_, crew_.workers(), *this, read_);
    sink_->end(summary_);
    if (read_.is_worth_keeping(o_)) out_.commit();
    report_encodings(read_, o_);
    if (read_.readable > 0) report_summary();
    return weightier(read_.status, status_of_rows());
  }

  void header(const open_table& from, const csv::record& record) override {
    if (!from.has_lines) report_unused_names(from);
    if (from.has_lines) report_replaced_questions(from);
    if (from.has_lines) report_unused_columns(from, record.line, classify_columns(), o_);
    encode_rows_of(from, o_, out_);
    if (o_.gives_header()) sink_->header(from, record);
  }

  void batch(const table_batch& b, std::size_t worker) override {
    if (o_.format == output_format::csv && !read_.combined) out_.set_encoding_of_content(b.file_encoding);
    if (crew_.has_engines()) {
      const auto& made = crew_.made(worker);
      summary_.add(made.summary);
      messages_.report(*b.from, made.problems, true);
      out_.write(made.bytes);
    } else {
      b.rows.for_each(reader_, [&](row_batch::kind what, const csv::record& r) {
        if (what == row_batch::kind::row) take(b, r);  // only CSV has what stands between rows
      });
    }
    out_.flush_if_large();
  }

 private:
  void take(const table_batch& b, const csv::record& r) {
    judge_.judge(r, b.view());
    judge_.add_to(summary_);
    row_problems problems;
    problems.add(r.line, judge_.findings());
    messages_.report(*b.from, problems, judge_.is_shown());
    if (judge_.is_shown())
      sink_->row({*b.from, r, b.encoding, judge_.row(), judge_.result(), policies_, settings_.run});
  }

  // A file of many columns may well have some of its owner's own; in one workload an unknown name is a slip.
  void report_unused_names(const open_table& from) const {
    const table_header& header = from.header;
    for (std::size_t i = 0; i < header.headers().size() && !o_.quiet; ++i) {
      if (!header.meaning_of(i))
        tell(say(o_.language, texts::unused_name, from.name, on_one_line(header.headers()[i])) + "\n");
    }
  }

  // Answers to the bundled questions, where a policy has its own: a severe one would go unseen.
  void report_replaced_questions(const open_table& from) const {
    const auto own = [](const policy& p) { return p.has_questions; };
    const auto& all = policies_.all();
    if (o_.quiet || std::none_of(all.begin(), all.end(), own)) return;
    const column_vocabulary bundled = vocabulary_of_workloads(policies::none());
    const table_header& header = from.header;
    for (std::size_t i = 0; i < header.headers().size(); ++i) {
      const auto meant = header.meaning_of(i) ? std::nullopt : bundled.find(header.headers()[i]);
      if (!meant || !extra_index(*meant)) continue;
      tell(say(o_.language, texts::question_replaced, from.name, on_one_line(header.headers()[i])) + "\n");
    }
  }

  [[nodiscard]] exit_status status_of_rows() const {
    if (summary_.invalid > 0) return exit_status::row_invalid;
    const auto occurs = [this](const shown_outcome& o) {
      return (o.determined ? summary_.by_outcome[static_cast<std::size_t>(*o.determined)] : summary_.undetermined) > 0;
    };
    const bool found =
        std::any_of(o_.fail_on_outcomes.begin(), o_.fail_on_outcomes.end(), occurs) || has_found(o_, summary_.findings);
    return found ? exit_status::something_found : exit_status::nothing_found;
  }

  void report_summary() const {
    if (o_.quiet) return;
    messages_.report_rest();
    summary_line line{summary_.rows, o_.language};
    for (std::size_t i = 0; i < outcome_count; ++i) line.add(title(static_cast<outcome>(i)), summary_.by_outcome[i]);
    line.add(undetermined_title(), summary_.undetermined);
    line.tell_with(o_, settings_.run);
  }

  const options& o_;
  policies policies_;
  column_vocabulary vocabulary_;
  classify_settings settings_;
  workload_judge judge_;
  csv::reader reader_;
  output out_;
  std::unique_ptr<row_sink<classified_row>> sink_;
  row_crew<workload_judge> crew_;
  invalid_row_messages messages_;
  tables_read read_;
  classify_summary summary_;
};

}  // namespace

exit_status run_classify(const options& o) { return classify_run{o}.run(); }

}  // namespace ismap::tool
