#include "workload_source.h"

#include "ascii.h"
#include "failure.h"
#include "input.h"
#include "ismap/csv.h"
#include "ismap/json_reader.h"
#include "texts.h"

namespace ismap::tool {

namespace {

// A table of one row. Empty texts are no answers.
std::string table_of(const std::vector<given_answer>& answers) {
  std::string header;
  std::string row;
  for (const given_answer& a : answers) {
    if (!header.empty()) header += ',', row += ',';
    csv::append_field(header, a.header, ',');
    csv::append_field(row, a.text, ',');
  }
  return header + "\n" + row + "\n";
}

[[noreturn]] void fail_at(const options& o, const std::string& path, const json_place& place, const std::string& why) {
  fail_io(say(o.language, texts::workload_json_broken, path, place.line, place.column, why));
}

// What a value would be as a cell: a list by ";", null as an empty one. Nothing for an object.
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

std::string table_of_json(const options& o, const std::string& path) {
  const std::string bytes = read_file(path, o.language);
  const auto read = read_json(bytes);
  if (!read) fail_at(o, path, read.error().place, std::string{wording(read.error().code).in(o.language)});
  if (!read->is_object() || read->members.empty()) {
    fail_at(o, path, place_of(bytes, read->offset), say(o.language, texts::workload_json_no_object));
  }
  std::vector<given_answer> answers;
  for (const json_member& m : read->members) {
    const auto cell = cell_of(m.value);
    if (!cell) fail_at(o, path, place_of(bytes, m.value.offset), say(o.language, texts::workload_json_value, m.name));
    answers.push_back({m.name, *cell});
  }
  return table_of(answers);
}

}  // namespace

std::vector<table_source> workload_sources(const options& o) {
  std::vector<table_source> sources;
  for (const std::string& path : o.files) {
    table_source source{path};
    if (has_ending(path, ".json")) source.make = [&o, path] { return table_of_json(o, path); };
    sources.push_back(std::move(source));
  }
  if (!o.answers.empty()) {
    sources.push_back({say(o.language, texts::command_line), [&o] { return table_of(o.answers); }});
  }
  return sources;
}

}  // namespace ismap::tool
