#include "ismap/explanation.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "ismap/date_text.h"
#include "ismap/findings.h"
#include "ismap/impact.h"
#include "ismap/json.h"
#include "ismap/policy.h"
#include "ismap/rules.h"
#include "ismap/subjects.h"
#include "ismap/version.h"
#include "wording.h"

namespace ismap {

namespace {

namespace texts {

#include "explanation_texts.inc"

}  // namespace texts

std::string in(const text& t, language l) { return std::string{t.in(l)}; }

std::string in_brackets(const text& t, language l) { return std::string{" ("}.append(t.in(l)).append(")"); }

std::string in_force(const rule& r, language l) {
  std::vector<std::string> bounds;
  if (r.in_force_from) bounds.push_back(filled_by_number(texts::in_force_from.in(l), {format_day(*r.in_force_from)}));
  if (r.in_force_until)
    bounds.push_back(filled_by_number(texts::in_force_until.in(l), {format_day(*r.in_force_until)}));
  return bounds.empty() ? in(texts::in_force_unknown, l) : joined(bounds, " ");
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
    if (r.standing_for(s) != r.standing) names.back() += in_brackets(title(r.standing_for(s)), l);
  }
  return joined(names, ", ");
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
  return rule ? std::string{identifier(*rule)} : "";
}

topic list_of_rules(language l) {
  topic t{"rules",
          in(texts::rules, l),
          {"id", "title", "standing"},
          {in(texts::id, l), in(texts::title, l), in(texts::standing, l)},
          {}};
  for (const rule& r : all_rules()) t.rows.push_back({std::string{r.name}, in(r.title, l), in(title(r.standing), l)});
  return t;
}

std::vector<topic> assessment(language l) {
  const impact_assessment& bundled = impact_assessment::bundled();
  const std::vector<std::string> names{"id", "text"};
  const std::vector<std::string> headers{in(texts::id, l), in(texts::title, l)};
  topic questions{"questions",
                  filled_by_number(texts::questions.in(l), {in(title(standing_of(rule_id::I1)), l)}),
                  names,
                  headers,
                  {}};
  for (const impact_question& q : bundled.questions) questions.rows.push_back({q.column(), std::string{q.wording(l)}});
  topic degrees{"degrees", in(texts::degrees, l), names, headers, {}};
  for (const impact_degree& d : bundled.degrees) {
    degrees.rows.push_back({d.id, std::string{d.title(l)} + in_brackets(title(d.level), l)});
  }
  return {std::move(questions), std::move(degrees)};
}

topic target_work(language l) {
  topic t{"target-work", in(texts::target_work, l), {"id", "text", "source"}, {}, {}};
  t.headers = {in(texts::id, l), in(texts::title, l), in(texts::sources, l)};
  for (const target_work_row& row : policies::none().target_work()) {
    t.rows.push_back(
        {row.id, std::string{row.title.in(l)} + ": " + std::string{row.wording.in(l)}, source_text(row.source, l)});
  }
  return t;
}

topic list_of_subjects(language l) {
  topic t{"subjects", in(texts::subjects, l), {"id", "title"}, {in(texts::id, l), in(texts::title, l)}, {}};
  t.rows.push_back({"schemes", in(texts::compared, l)});
  t.rows.push_back({"questions", assessment(l).front().title});
  t.rows.push_back({"target-work", target_work(l).title});
  for (const subject& s : all_subjects()) t.rows.push_back({std::string{s.name}, in(s.title, l)});
  return t;
}

topic list_of_findings(language l) {
  topic t{"findings",
          in(texts::findings, l),
          {"id", "severity", "rule"},
          {in(texts::id, l), in(texts::severity, l), in(texts::rule, l)},
          {}};
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const auto code = static_cast<finding_code>(i);
    t.rows.push_back({std::string{identifier(code)}, in(title(severity_of(code)), l), rule_name(code)});
  }
  return t;
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

std::vector<topic> overview(language l) { return {list_of_rules(l), list_of_subjects(l), list_of_findings(l)}; }

topic about(const rule& r, language l) {
  topic t{std::string{r.name}, std::string{r.name} + " " + in(r.title, l), {"what", "text"}, {"", ""}, {}};
  t.rows.push_back({in(texts::wording, l), in(wording(r.id), l)});
  t.rows.push_back({in(texts::standing, l), in(title(r.standing), l)});
  for (const rule_source& s : r.sources) {
    t.rows.push_back({in(texts::sources, l), source_text(s.title.in(l), s.clause, s.place)});
  }
  if (!r.schemes.empty()) t.rows.push_back({in(texts::schemes, l), scheme_names(r, l)});
  for (const rule_parameter& p : r.parameters) {
    t.rows.push_back({in(texts::parameters, l), std::string{p.name} + " = " + value_text(p)});
  }
  t.rows.push_back({in(texts::in_force, l), in_force(r, l)});
  for (const rule_verdict& v : r.verdicts) {
    t.rows.push_back({in(texts::verdicts, l), std::string{identifier(v.verdict)} + in_brackets(title(v.standing), l) +
                                                  ": " + in(v.wording, l)});
  }
  for (const rule_change& c : history(r.id)) {
    t.rows.push_back({in(texts::history, l), std::string{c.version} + ": " + in(c.change, l)});
  }
  return t;
}

topic about(const subject& s, language l) {
  topic t{std::string{s.name},
          in(s.title, l),
          {"topic", "text", "standing", "source"},
          {"", "", in(texts::standing, l), in(texts::sources, l)},
          {}};
  for (const subject_fact& f : s.facts) {
    t.rows.push_back(
        {in(f.topic_title, l), in(f.wording, l), in(title(f.standing), l), source_text(f.source.in(l), "", f.place)});
  }
  return t;
}

topic about(finding_code code, language l) {
  topic t{std::string{identifier(code)}, std::string{identifier(code)}, {"what", "text"}, {"", ""}, {}};
  t.rows.push_back({in(texts::wording, l), wording_with_blanks(code, l)});
  t.rows.push_back({in(texts::severity, l), in(title(severity_of(code)), l)});
  const auto rule = rule_behind(code);
  t.rows.push_back({in(texts::rule, l),
                    rule ? rule_name(code) + " " + in(rule_of(*rule).title, l) + " (" + standing_of_code(code, l) + ")"
                         : in(texts::no_rule, l)});
  return t;
}

topic comparison(language l) {
  constexpr std::array names{"ismap", "ismap-liu", "isms"};
  topic t{"schemes", in(texts::compared, l), {"topic"}, {""}, {}};
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
      row.push_back(own == nullptr ? "" : in(own->wording, l) + " [" + in(title(own->standing), l) + "]");
    }
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace

std::vector<topic> explain(std::string_view name, language l) {
  if (name.empty()) return overview(l);
  if (name == "schemes") return {comparison(l)};
  if (name == "questions") return assessment(l);
  if (name == "target-work") return {target_work(l)};
  if (const rule* const r = find_rule(name)) return {about(*r, l)};
  if (const subject* const s = find_subject(name)) return {about(*s, l)};
  if (const auto code = find_finding_code(name)) return {about(*code, l)};
  return {};
}

void append_explanation_json(const std::vector<topic>& topics, language l, std::string& out) {
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

}  // namespace ismap
