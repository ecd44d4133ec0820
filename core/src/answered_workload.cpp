#include "ismap/answered_workload.h"

#include <algorithm>

#include "ismap/csv_field.h"
#include "ismap/value_text.h"
#include "message_table.h"

namespace ismap {

namespace {

constexpr char delimiter = ',';

// A table needs a column; this one holds no answer.
std::vector<given_answer> at_least_one(std::span<const given_answer> answers) {
  if (answers.empty()) return {{std::string{identifier(column::workload_id)}, ""}};
  return {answers.begin(), answers.end()};
}

}  // namespace

answered_workload::row::row(std::span<const given_answer> answers, std::string given_answer::*part,
                            std::uint64_t line) {
  record_.line = line;
  for (const given_answer& a : answers) {
    if (!begins_.empty()) bytes_ += delimiter;
    begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    csv::append_field(bytes_, a.*part, delimiter);
  }
  begins_.push_back(static_cast<std::uint32_t>(bytes_.size() + 1));
  record_.bytes = bytes_;
  record_.fields = {bytes_.data(), begins_.data(), answers.size()};
}

answered_workload::answered_workload(std::string_view name, std::span<const given_answer> answers,
                                     const classify_settings& s)
    : settings_(s), name_(name), vocabulary_(vocabulary_of_workloads(*s.of_user)), judge_(s) {
  const auto given = at_least_one(answers);
  const row headers{given, &given_answer::header, 1};
  auto header = table_header::read(headers.record(), utf8_encoding(), vocabulary_, {}, {});
  if (!header) {
    problem_ = header.error();
    return;
  }
  header_ = *std::move(header);
  row_.emplace(given, &given_answer::text, 2);
  judge_.judge(row_->record(), {name_, &*header_, delimiter, &utf8_encoding(), nullptr, false});
}

std::string answered_workload::problem() const {
  const std::string_view meant = problem_.meant ? vocabulary_.identifier(*problem_.meant) : "";
  return message_of_answer_twice(meant, problem_.first, problem_.second, settings_.run.language);
}

void answered_workload::append_json(std::string& out) const {
  json_writer json{out};
  json.begin_object();
  json.key("row");
  append_json_workload_row(json, {name_, row_->record(), *header_, utf8_encoding(), false}, judge_.row().content,
                           judge_.result(), *settings_.of_user, settings_.run, true);
  json.key("words");
  append_words(json);
  json.key("next_questions");
  append_next_questions(json);
  json.end_object();
}

void answered_workload::append_words(json_writer& json) const {
  const language l = settings_.run.language;
  const policies& of_user = *settings_.of_user;
  json.begin_object();
  json.key("result");
  json.begin_array();
  for (const written_answer& line : result_in_words(judge_.row().content, result(), of_user, l)) {
    json.begin_object();
    json.member("heading", line.heading);
    json.member("text", line.text);
    json.end_object();
  }
  json.end_array();
  json.member("outcome", result().outcomes.is_known() ? outcome_text(result().outcomes, l)
                                                      : std::string{undetermined_title().in(l)});
  json.member("possible_outcomes", outcome_text(result().outcomes, l));
  append_reasons(json);
  json.key("changes");
  json.begin_array();
  for (const change_set& set : result().changes) json.value(change_text(set, of_user, l));
  json.end_array();
  json.member("no_changes_because", title(result().why_no_change).in(l));
  json.end_object();
}

void answered_workload::append_reasons(json_writer& json) const {
  const language l = settings_.run.language;
  const policies& of_user = *settings_.of_user;
  const workload& w = judge_.row().content;
  json.key("reasons");
  json.begin_array();
  for (const reason& r : result().reasons) {
    json.begin_object();
    json.member("title", rule_of_selection(r.rule).title.in(l));
    json.member("standing", title(standing_of(r.rule, r.verdict)).in(l));
    json.member("values", values_text(r.values, w, result().facts, of_user, l));
    json.end_object();
  }
  for (const policy_reason& r : result().policy_reasons) {
    const policy& from = of_user.all()[r.policy];
    json.begin_object();
    json.member("title", from.id);
    json.member("standing", policy_standing_text.in(l));
    json.member("values", values_text(r.values, w, result().facts, of_user, l));
    json.end_object();
  }
  json.end_array();
}

void answered_workload::append_next_questions(json_writer& json) const {
  json.begin_array();
  for (const open_question& q :
       open_questions(judge_.row().content, settings_.run.as_of, settings_.rules, *settings_.of_user)) {
    json.begin_object();
    json.member("id", answer_identifier(q.question, *settings_.of_user));
    json.member("outcomes_left", static_cast<std::int64_t>(q.outcomes_left));
    json.end_object();
  }
  json.end_array();
}

void answered_workload::append_record(std::string& out) const {
  const std::string id = text_of(column::workload_id, row_->record(), *header_, utf8_encoding());
  const std::string name = text_of(column::workload_name, row_->record(), *header_, utf8_encoding());
  const auto answers =
      written_answers(row_->record(), *header_, utf8_encoding(), *settings_.of_user, settings_.run.language);
  ismap::append_record({id, name, answers, judge_.row().content, result(), *settings_.of_user}, settings_.run.language,
                       out);
}

}  // namespace ismap
