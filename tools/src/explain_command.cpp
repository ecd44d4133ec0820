#include <algorithm>
#include <string>
#include <vector>

#include "commands.h"
#include "failure.h"
#include "ismap/csv_field.h"
#include "ismap/explanation.h"
#include "ismap/findings.h"
#include "ismap/markdown.h"
#include "ismap/version.h"
#include "output.h"
#include "table_encodings.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

void append_plain(std::string& out, const topic& t, bool color) {
  text_table table{t.headers};
  for (const auto& row : t.rows) {
    std::vector<cell> cells;
    for (const std::string& each : row) cells.push_back({each});
    table.add(std::move(cells));
  }
  table.append_to(out, color);
}

// A topic of few columns reads best as a table, one of long texts as a list.
void append_list(std::string& out, const topic& t) {
  for (const auto& row : t.rows) {
    out += row.front() + "\n";
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      out += t.headers[i].empty() ? "    " + row[i] + "\n" : "    " + t.headers[i] + ": " + row[i] + "\n";
    }
  }
}

void append_markdown(std::string& out, const topic& t) {
  out += "## " + markdown_escaped(t.title) + "\n\n";
  text_table table{t.headers};
  for (const auto& row : t.rows) {
    std::vector<cell> cells;
    for (const std::string& each : row) cells.push_back({each});
    table.add(std::move(cells));
  }
  table.append_markdown_to(out);
  out += "\n";
}

void append_csv(std::string& out, const std::vector<topic>& topics) {
  for (const topic& t : topics) {
    out += fmt::format("{}\n", fmt::join(t.names, ","));
    for (const auto& row : t.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        csv::append_field(out, row[i], ',');
      }
      out += "\n";
    }
  }
}

void append_text(std::string& out, const std::vector<topic>& topics, const options& o) {
  constexpr std::size_t widest_cell = 70;
  const auto is_long = [](const topic& t) {
    return std::any_of(t.rows.begin(), t.rows.end(), [](const auto& row) {
      return std::any_of(row.begin(), row.end(), [](const std::string& c) { return display_width(c) > widest_cell; });
    });
  };
  for (const topic& t : topics) {
    out += t.title + "\n\n";
    is_long(t) ? append_list(out, t) : append_plain(out, t, o.color);
    out += "\n";
  }
}

void append(std::string& out, const std::vector<topic>& topics, const options& o) {
  switch (o.format) {
    case output_format::csv: return append_csv(out, topics);
    case output_format::json:
    case output_format::jsonl: return append_explanation_json(topics, o.language, out);
    case output_format::markdown:
      for (const topic& t : topics) append_markdown(out, t);
      break;
    case output_format::ics:  // refused when the command line was read
    case output_format::table: append_text(out, topics, o); break;
  }
  out += say(o.language, texts::explain_run, program_version(), rules_version()) + "\n";
  out += std::string{notice().in(o.language)} + "\n";
}

}  // namespace

exit_status run_explain(const options& o) {
  const std::vector<topic> topics = explain(o.name, o.language);
  if (topics.empty()) fail_usage(say(o.language, texts::usage_unknown_subject, o.name));
  output out{o.output_path, o.language};
  encode_output(o, out);
  append(out.buffer(), topics, o);
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
