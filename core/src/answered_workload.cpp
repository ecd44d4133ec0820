#include "ismap/answered_workload.h"

#include <algorithm>

#include "ismap/value_text.h"

namespace ismap {

namespace {

// A table needs a column; this one holds no answer.
std::vector<given_answer> at_least_one(std::span<const given_answer> answers) {
  if (answers.empty()) return {{std::string{identifier(column::workload_id)}, ""}};
  return {answers.begin(), answers.end()};
}

table_reader::options how_to_read(const column_vocabulary& vocabulary, std::size_t max_record) {
  table_reader::options o{&vocabulary};
  o.max_record = max_record;
  o.delimiter = ',';
  o.judges_blank_rows = true;
  o.lines_above = 0;
  return o;
}

void fill(table_reader& reader, std::string_view table) {
  const std::span<char> room = reader.room(table.size());
  std::copy(table.begin(), table.end(), room.begin());
  reader.added(table.size());
  reader.finish();
}

}  // namespace

answered_workload::answered_workload(std::string_view name, std::span<const given_answer> answers,
                                     const classify_settings& s)
    : settings_(s),
      name_(name),
      vocabulary_(vocabulary_of_workloads(*s.of_user)),
      reader_(how_to_read(vocabulary_, std::max(s.max_record, csv::options{}.max_record))),
      judge_(s) {
  fill(reader_, table_of(at_least_one(answers)));
  if (reader_.next() != table_event::header) return;
  header_ = &reader_.header();
  if (reader_.next() == table_event::row) kept_ = csv::kept_record{reader_.record()};
  record_ = kept_.view();
  judge_.judge(record_, {name_, header_, ',', &utf8_encoding(), nullptr, false});
}

std::string answered_workload::problem() const {
  const header_problem& p = reader_.problem();
  const std::string_view meant = p.meant ? vocabulary_.identifier(*p.meant) : "";
  return message_of_answer_twice(meant, p.first, p.second, settings_.run.language);
}

void answered_workload::append_json(std::string& out) const {
  json_writer json{out};
  json.begin_object();
  json.key("row");
  append_json_workload_row(json, {name_, record_, *header_, utf8_encoding(), false}, judge_.row().content,
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
    json.member("title", rule_of(r.rule).title.in(l));
    json.member("standing", title(standing_of(r.rule, r.verdict)).in(l));
    json.member("values", values_text(r.values, w, result().facts, of_user, l));
    json.end_object();
  }
  for (const policy_reason& r : result().policy_reasons) {
    const policy& from = of_user.all()[r.policy];
    json.begin_object();
    json.member("title", from.id);
    json.member("standing", "");
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
  const std::string id = text_of(column::workload_id, record_, *header_, utf8_encoding());
  const std::string name = text_of(column::workload_name, record_, *header_, utf8_encoding());
  const auto answers = written_answers(record_, *header_, utf8_encoding());
  ismap::append_record({id, name, answers, judge_.row().content, result(), *settings_.of_user}, settings_.run.language,
                       out);
}

}  // namespace ismap
