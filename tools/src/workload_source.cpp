#include "workload_source.h"

#include "failure.h"
#include "file_name.h"
#include "input.h"
#include "ismap/workload_answers.h"
#include "texts.h"

namespace ismap::tool {

namespace {

std::string table_of_json(const options& o, const std::string& path) {
  const auto answers = read_answers(read_file(path, o.language));
  if (answers) return table_of(*answers);
  const answers_problem& p = answers.error();
  fail_io(say(o.language, texts::workload_json_broken, path, p.place.line, p.place.column, message(p, o.language)));
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
