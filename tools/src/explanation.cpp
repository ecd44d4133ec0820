#include "explanation.h"

#include <algorithm>
#include <array>
#include <variant>

#include "ismap/check_output.h"
#include "ismap/csv.h"
#include "ismap/date_text.h"
#include "ismap/impact.h"
#include "ismap/json.h"
#include "ismap/markdown.h"
#include "ismap/policy.h"
#include "ismap/version.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

std::string in(const text& t, language l) { return std::string{t.in(l)}; }

std::string in_force(const rule& r, language l) {
  std::vector<std::string> bounds;
  if (r.in_force_from) bounds.push_back(say(l, texts::explain_in_force_from, format_day(*r.in_force_from)));
  if (r.in_force_until) bounds.push_back(say(l, texts::explain_in_force_until, format_day(*r.in_force_until)));
  return bounds.empty() ? say(l, texts::explain_in_force_unknown) : fmt::format("{}", fmt::join(bounds, " "));
}

std::string value_text(const rule_parameter& p) {
  if (const day* const d = std::get_if<day>(&p.value)) return format_day(*d);
  return std::to_string(std::get<int>(p.value));
}

// The schemes, each with its standing where applying the rule to it is less sure than the rule.
std::string scheme_names(const rule& r, language l) {
  std::vector<std::string> names;
  for (const scheme s : r.schemes) {
    names.emplace_back(title(s));
    if (r.standing_for(s) != r.standing) names.back() += fmt::format(" ({})", in(title(r.standing_for(s)), l));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string standing_of_code(finding_code code, language l) {
  const auto standing = standing_of(code);
  return standing ? in(title(*standing), l) : "";
}

// A finding's wording with dots where a row's own values go.
std::string wording_with_blanks(finding_code code, language l) {
  std::string out;
  bool inside = false;
  for (const char c : wording(code).in(l)) {
    if (c == '{') out += "...";
    inside = c == '{' || (inside && c != '}');
    if (!inside && c != '}') out += c;
  }
  return out;
}

std::string rule_name(finding_code code) {
  const auto rule = rule_behind(code);
  return rule ? std::string{rule_of(*rule).name} : "";
}

topic list_of_rules(language l) {
  topic t{"rules",
          say(l, texts::explain_rules),
          {"id", "title", "standing"},
          {say(l, texts::explain_id), say(l, texts::explain_title), say(l, texts::explain_standing)},
          {}};
  for (const rule& r : all_rules()) t.rows.push_back({std::string{r.name}, in(r.title, l), in(title(r.standing), l)});
  return t;
}

topic list_of_subjects(language l) {
  topic t{"subjects",
          say(l, texts::explain_subjects),
          {"id", "title"},
          {say(l, texts::explain_id), say(l, texts::explain_title)},
          {}};
  t.rows.push_back({"schemes", say(l, texts::explain_compared)});
  t.rows.push_back({"questions", assessment(l).front().title});
  t.rows.push_back({"target-work", target_work(l).title});
  for (const subject& s : all_subjects()) t.rows.push_back({std::string{s.name}, in(s.title, l)});
  return t;
}

topic list_of_findings(language l) {
  topic t{"findings",
          say(l, texts::explain_findings),
          {"id", "severity", "rule"},
          {say(l, texts::explain_id), say(l, texts::explain_severity), say(l, texts::explain_rule)},
          {}};
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const auto code = static_cast<finding_code>(i);
    t.rows.push_back({std::string{identifier(code)}, in(title(severity_of(code)), l), rule_name(code)});
  }
  return t;
}

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

void append_topic(json_writer& json, const topic& t) {
  json.begin_object();
  json.member("id", t.id);
  json.member("title", t.title);
  json.key("entries");
  json.begin_array();
  for (const auto& row : t.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) json.member(t.names[i], row[i]);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void append_json(std::string& out, const std::vector<topic>& topics, language l) {
  json_writer json{out};
  json.begin_object();
  json.member("program", "ismap");
  json.member("version", program_version());
  json.member("rules_version", rules_version());
  json.member("notice", notice().in(l));
  json.key("topics");
  json.begin_array();
  for (const topic& t : topics) append_topic(json, t);
  json.end_array();
  json.end_object();
  out += '\n';
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

}  // namespace

std::vector<topic> overview(language l) { return {list_of_rules(l), list_of_subjects(l), list_of_findings(l)}; }

topic about(const rule& r, language l) {
  topic t{std::string{r.name}, fmt::format("{} {}", r.name, in(r.title, l)), {"what", "text"}, {"", ""}, {}};
  t.rows.push_back({say(l, texts::explain_wording), in(r.wording, l)});
  t.rows.push_back({say(l, texts::explain_standing), in(title(r.standing), l)});
  for (const rule_source& s : r.sources) {
    t.rows.push_back({say(l, texts::explain_sources), source_text(s.title.in(l), s.clause, s.place)});
  }
  if (!r.schemes.empty()) t.rows.push_back({say(l, texts::explain_schemes), scheme_names(r, l)});
  for (const rule_parameter& p : r.parameters) {
    t.rows.push_back({say(l, texts::explain_parameters), fmt::format("{} = {}", p.name, value_text(p))});
  }
  t.rows.push_back({say(l, texts::explain_in_force), in_force(r, l)});
  for (const rule_verdict& v : r.verdicts) {
    t.rows.push_back({say(l, texts::explain_verdicts),
                      fmt::format("{} ({}): {}", identifier(v.verdict), in(title(v.standing), l), in(v.wording, l))});
  }
  for (const rule_change& c : r.history) {
    t.rows.push_back({say(l, texts::explain_history), fmt::format("{}: {}", c.version, in(c.change, l))});
  }
  return t;
}

topic about(const subject& s, language l) {
  topic t{std::string{s.name},
          in(s.title, l),
          {"topic", "text", "standing", "source"},
          {"", "", say(l, texts::explain_standing), say(l, texts::explain_sources)},
          {}};
  for (const subject_fact& f : s.facts) {
    t.rows.push_back(
        {in(f.topic_title, l), in(f.wording, l), in(title(f.standing), l), source_text(f.source.in(l), "", f.place)});
  }
  return t;
}

topic about(finding_code code, language l) {
  topic t{std::string{identifier(code)}, std::string{identifier(code)}, {"what", "text"}, {"", ""}, {}};
  t.rows.push_back({say(l, texts::explain_wording), wording_with_blanks(code, l)});
  t.rows.push_back({say(l, texts::explain_severity), in(title(severity_of(code)), l)});
  const auto rule = rule_behind(code);
  t.rows.push_back(
      {say(l, texts::explain_rule),
       rule ? fmt::format("{} {} ({})", rule_of(*rule).name, in(rule_of(*rule).title, l), standing_of_code(code, l))
            : say(l, texts::explain_no_rule)});
  return t;
}

std::vector<topic> assessment(language l) {
  const impact_assessment& bundled = impact_assessment::bundled();
  const std::vector<std::string> names{"id", "text"};
  const std::vector<std::string> headers{say(l, texts::explain_id), say(l, texts::explain_title)};
  topic questions{
      "questions", say(l, texts::explain_questions, in(title(rule_of(rule_id::I1).standing), l)), names, headers, {}};
  for (const impact_question& q : bundled.questions) questions.rows.push_back({q.column(), std::string{q.wording(l)}});
  topic degrees{"degrees", say(l, texts::explain_degrees), names, headers, {}};
  for (const impact_degree& d : bundled.degrees) {
    degrees.rows.push_back({d.id, fmt::format("{} ({})", d.title(l), in(title(d.level), l))});
  }
  return {std::move(questions), std::move(degrees)};
}

topic target_work(language l) {
  topic t{"target-work", say(l, texts::explain_target_work), {"id", "text", "source"}, {}, {}};
  t.headers = {say(l, texts::explain_id), say(l, texts::explain_title), say(l, texts::explain_sources)};
  for (const target_work_row& row : policies::none().target_work()) {
    t.rows.push_back({row.id, fmt::format("{}: {}", row.title.in(l), row.wording.in(l)), source_text(row.source, l)});
  }
  return t;
}

topic comparison(language l) {
  constexpr std::array names{"ismap", "ismap-liu", "isms"};
  topic t{"schemes", say(l, texts::explain_compared), {"topic"}, {""}, {}};
  std::vector<const subject*> subjects;
  for (const char* const name : names) {
    subjects.push_back(find_subject(name));
    t.names.emplace_back(name);
    t.headers.push_back(in(subjects.back()->title, l));
  }
  for (const subject_fact& f : subjects.front()->facts) {
    std::vector<std::string> row{in(f.topic_title, l)};
    for (const subject* const s : subjects) {
      const subject_fact* const own = s->find(f.topic);
      row.push_back(own == nullptr ? "" : fmt::format("{} [{}]", in(own->wording, l), in(title(own->standing), l)));
    }
    t.rows.push_back(std::move(row));
  }
  return t;
}

void append(std::string& out, const std::vector<topic>& topics, const options& o) {
  switch (o.format) {
    case output_format::csv: return append_csv(out, topics);
    case output_format::json:
    case output_format::jsonl: return append_json(out, topics, o.language);
    case output_format::markdown:
      for (const topic& t : topics) append_markdown(out, t);
      break;
    case output_format::ics:  // refused when the command line was read
    case output_format::table: append_text(out, topics, o); break;
  }
  out += say(o.language, texts::explain_run, program_version(), rules_version()) + "\n";
  out += in(notice(), o.language) + "\n";
}

}  // namespace ismap::tool
