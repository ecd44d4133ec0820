#include "ismap/workload_answers.h"

#include <optional>

#include "ismap/csv_field.h"
#include "wording.h"
#include "workload_texts.h"

namespace ismap {

namespace {

// What a value would be as a cell. Nothing for an object.
std::optional<std::string> cell_of(const json_value& v) {
  switch (v.kind) {
    case json_kind::null: return "";
    case json_kind::boolean: return v.truth ? "true" : "false";
    case json_kind::number:
    case json_kind::string: return v.text;
    case json_kind::object: return std::nullopt;
    case json_kind::array: break;
  }
  std::string joined;
  for (const json_value& each : v.items) {
    const auto part = each.is_array() ? std::nullopt : cell_of(each);
    if (!part) return std::nullopt;
    if (&each != &v.items.front()) joined += ';';
    joined += *part;
  }
  return joined;
}

}  // namespace

std::string table_of(std::span<const given_answer> answers) {
  std::string header;
  std::string row;
  for (const given_answer& a : answers) {
    if (!header.empty()) header += ',', row += ',';
    csv::append_field(header, a.header, ',');
    csv::append_field(row, a.text, ',');
  }
  return header + "\n" + row + "\n";
}

result<std::vector<given_answer>, answers_problem> read_answers(std::string_view json) {
  using kind = answers_problem::kind;
  const auto read = read_json(json);
  if (!read) return answers_problem{kind::no_json, read.error().place, {}, wording(read.error().code)};
  if (!read->is_object() || read->members.empty())
    return answers_problem{kind::no_object, place_of(json, read->offset)};
  std::vector<given_answer> answers;
  for (const json_member& m : read->members) {
    const auto cell = cell_of(m.value);
    if (!cell) return answers_problem{kind::no_answer, place_of(json, m.value.offset), m.name};
    answers.push_back({m.name, *cell});
  }
  return answers;
}

std::string message(const answers_problem& p, language l) {
  switch (p.what) {
    case answers_problem::kind::no_json: return std::string{p.why.in(l)};
    case answers_problem::kind::no_object: return std::string{answers_no_object.in(l)};
    case answers_problem::kind::no_answer: return filled_by_number(answers_no_answer.in(l), {p.name});
  }
  return {};
}

std::string message_of_answer_twice(std::string_view meant, std::size_t first, std::size_t second, language l) {
  return filled_by_number(answers_twice.in(l), {std::string{meant}, std::to_string(first), std::to_string(second)});
}

}  // namespace ismap
