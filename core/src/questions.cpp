#include "ismap/questions.h"

#include <string>
#include <string_view>
#include <vector>

#include "ismap/columns.h"
#include "ismap/value_text.h"
#include "ismap/workload.h"
#include "ismap/workload_table.h"
#include "message_table.h"
#include "workload_texts.h"

namespace ismap {

namespace {

struct option {
  std::string value;
  std::string title;
};

struct form {
  std::string_view kind;
  std::vector<option> options;
};

template <class Enum>
std::vector<option> options_of(std::size_t count, language l) {
  std::vector<option> all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto each = static_cast<Enum>(i);
    all.push_back({std::string{identifier(each)}, std::string{title(each).in(l)}});
  }
  return all;
}

std::vector<option> classes(std::initializer_list<information_class> which) {
  std::vector<option> all;
  for (const information_class c : which) all.push_back({std::string{identifier(c)}, std::string{identifier(c)}});
  return all;
}

std::vector<option> degrees(const policies& of_user, language l) {
  std::vector<option> all;
  for (const impact_degree& d : of_user.assessment().degrees) all.push_back({d.id, std::string{d.title(l)}});
  return all;
}

std::vector<option> degrees_and_levels(const policies& of_user, language l) {
  std::vector<option> all = degrees(of_user, l);
  for (option& each : options_of<impact_level>(impact_level_count, l)) all.push_back(std::move(each));
  return all;
}

form form_of(column c, const policies& of_user, language l) {
  using enum information_class;
  if (extra_index(c)) return {"level", degrees(of_user, l)};
  switch (c) {
    case column::organisation_type: return {"choice", options_of<organisation_type>(organisation_type_count, l)};
    case column::network_model: return {"choice", options_of<network_model>(network_model_count, l)};
    case column::service_model: return {"choice", options_of<service_model>(service_model_count, l)};
    case column::confidentiality: return {"choices", classes({one, two, three, three_a, three_b, three_c})};
    case column::integrity:
    case column::availability: return {"choices", classes({one, two})};
    case column::is_secret_document:
    case column::is_probably_non_disclosable:
      return {"choice", {{"yes", std::string{yes_word.in(l)}}, {"no", std::string{no_word.in(l)}}}};
    case column::impact_confidentiality:
    case column::impact_integrity:
    case column::impact_availability: return {"level", degrees_and_levels(of_user, l)};
    case column::target_work: return {"work", {{"none", std::string{not_listed_word.in(l)}}}};
    default: return {"text", {}};
  }
}

}  // namespace

void append_questions(json_writer& json, const policies& of_user, language l) {
  const column_vocabulary vocabulary = vocabulary_of_workloads(of_user);
  json.begin_array();
  for (const column c : vocabulary.columns()) {
    const form f = form_of(c, of_user, l);
    json.begin_object();
    json.member("id", vocabulary.identifier(c));
    json.member("title", answer_text(c, of_user, l));
    json.member("question", question_text(c, of_user, l));
    json.member("kind", f.kind);
    json.key("options");
    json.begin_array();
    for (const option& each : f.options) {
      json.begin_object();
      json.member("value", each.value);
      json.member("title", each.title);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

std::string answer_in_words(column c, std::string_view written, const policies& of_user, language l) {
  const form f = form_of(c, of_user, l);
  for (const option& each : f.options) {
    if (each.value == written) return each.title;
  }
  if (f.kind != "text" && written == unknown_word.en) return std::string{unknown_word.in(l)};
  if (c != column::target_work) return std::string{written};
  for (const target_work_row& row : of_user.target_work()) {
    if (row.id == written) return std::string{row.title.in(l)};
  }
  return std::string{written};
}

void append_target_work(json_writer& json, const policies& of_user, language l) {
  json.begin_array();
  for (const target_work_row& row : of_user.target_work()) {
    json.begin_object();
    json.member("id", row.id);
    json.member("title", row.title.in(l));
    json.member("wording", row.wording.in(l));
    json.member("source", source_text(row.source, l));
    json.end_object();
  }
  json.end_array();
}

}  // namespace ismap
