// What `ismap classify` gives out as JSON.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ismap/classify_output.h"
#include "ismap/findings.h"

namespace ismap {

namespace {

// A value, several that remain possible, or null where all do.
template <class Enum, std::size_t Count, class Name>
void append_possible(json_writer& json, const possible<Enum, Count>& values, std::size_t count, Name name) {
  if (values.is_known()) return json.value(name(values.least()));
  if (values.size() == count) return json.null();
  json.begin_array();
  for (std::size_t i = 0; i < Count; ++i) {
    if (values.contains(static_cast<Enum>(i))) json.value(name(static_cast<Enum>(i)));
  }
  json.end_array();
}

constexpr std::array<std::string_view, 3> class_digits{"1", "2", "3"};

void append_class(json_writer& json, const possible_classes& c, std::size_t count) {
  append_possible(json, c, count, [](workload_class each) { return class_digits[static_cast<std::size_t>(each)]; });
}

void append_level(json_writer& json, const possible_levels& l) {
  append_possible(json, l, impact_level_count, [](impact_level each) { return identifier(each); });
}

template <class Enum>
void append_answer(json_writer& json, const std::optional<Enum>& answer) {
  answer ? json.value(identifier(*answer)) : json.null();
}

void append_answer(json_writer& json, const std::optional<bool>& answer) { answer ? json.value(*answer) : json.null(); }

void append_items(json_writer& json, const item_classes& items) {
  json.begin_array();
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto each = static_cast<information_class>(i);
    if (items.contains(each)) json.value(identifier(each));
  }
  if (items.has_unknown()) json.null();
  json.end_array();
}

void append_target_work(json_writer& json, const std::optional<target_work_answer>& answer, const policies& of_user) {
  if (!answer) return json.null();
  answer->is_listed() ? json.value(of_user.target_work()[answer->row()].id) : json.value("none");
}

void append_impact_answer(json_writer& json, const impact_answer& a, const impact_assessment& assessment) {
  a.degree ? json.value(assessment.degrees[*a.degree].id) : json.value(identifier(*a.level));
}

void append_impact_answers(json_writer& json, const workload& w, const policies& of_user) {
  const impact_assessment& assessment = of_user.assessment();
  json.begin_object();
  for (std::size_t a = 0; a < aspect_count; ++a) {
    if (!w.impact_by_aspect[a].level) continue;
    json.key(identifier(aspect_columns[a]));
    append_impact_answer(json, w.impact_by_aspect[a], assessment);
  }
  for (std::size_t i = 0; i < assessment.questions.size(); ++i) {
    if (!w.impact_by_question[i].level) continue;
    json.key(assessment.questions[i].column());
    append_impact_answer(json, w.impact_by_question[i], assessment);
  }
  json.end_object();
}

void append_value(json_writer& json, fact name, const workload& w, const facts& f, const policies& of_user) {
  switch (name) {
    case fact::as_of: return json.value(std::optional{f.as_of});
    case fact::organisation_type: return append_answer(json, f.organisation_type);
    case fact::network_model: return append_answer(json, f.network_model);
    case fact::service_model: return append_answer(json, f.service_model);
    case fact::confidentiality: return append_class(json, f.classes.confidentiality, 3);
    case fact::integrity: return append_class(json, f.classes.integrity, 2);
    case fact::availability: return append_class(json, f.classes.availability, 2);
    case fact::confidentiality_items: return append_items(json, w.confidentiality);
    case fact::integrity_items: return append_items(json, w.integrity);
    case fact::availability_items: return append_items(json, w.availability);
    case fact::is_secret_document: return append_answer(json, w.is_secret_document);
    case fact::is_probably_non_disclosable: return append_answer(json, w.is_probably_non_disclosable);
    case fact::target_work: return append_target_work(json, f.target_work, of_user);
    case fact::impact: return append_level(json, f.impact.overall());
    case fact::impact_confidentiality: return append_level(json, f.impact.by_aspect[0]);
    case fact::impact_integrity: return append_level(json, f.impact.by_aspect[1]);
    case fact::impact_availability: return append_level(json, f.impact.by_aspect[2]);
    case fact::impact_answers: return append_impact_answers(json, w, of_user);
  }
}

void append_values(json_writer& json, const fact_set& values, const workload& w, const facts& f,
                   const policies& of_user) {
  json.key("values");
  json.begin_object();
  for (std::size_t i = 0; i < fact_count; ++i) {
    const auto each = static_cast<fact>(i);
    if (!values.contains(each)) continue;
    json.key(identifier(each));
    append_value(json, each, w, f, of_user);
  }
  json.end_object();
}

void append_reason(json_writer& json, const reason& r, const workload& w, const selection& s, const policies& of_user,
                   language l) {
  const rule& of = rule_of_selection(r.rule);
  const rule_verdict& said = *of.find(r.verdict);
  json.begin_object();
  json.member("rule", of.name);
  json.key("policy");
  json.null();
  json.member("standing", identifier(said.standing));
  json.member("source", source_text(r, w, of_user, l));
  json.member("verdict", identifier(r.verdict));
  json.member("decides", r.decides);
  json.member("text", said.wording.in(l));
  append_values(json, r.values, w, s.facts, of_user);
  json.end_object();
}

std::string_view policy_verdict(const std::optional<bool>& applies) {
  if (!applies) return "open";
  return *applies ? "applies" : "does_not_apply";
}

void append_policy_reason(json_writer& json, const policy_reason& r, const workload& w, const selection& s,
                          const policies& of_user, language l) {
  const policy& p = of_user.all()[r.policy];
  const policy_rule& of = p.rules[r.rule];
  json.begin_object();
  json.member("rule", of.id);
  json.member("policy", p.id);
  json.member("standing", "policy");
  json.member("source", source_text(of.source, l));
  json.member("verdict", policy_verdict(r.applies));
  json.member("decides", r.decides);
  json.member("text", of.wording.in(l));
  append_values(json, r.values, w, s.facts, of_user);
  json.end_object();
}

void append_change(json_writer& json, const change& c, const policies& of_user) {
  json.begin_object();
  json.member("answer", answer_identifier(c.answer, of_user));
  json.key("values");
  json.begin_array();
  if (c.answer == column::service_model) {
    json.value(identifier(service_model::saas));
  } else if (c.answer != column::target_work) {
    json.value(identifier(impact_level::low));
  }
  for (const std::size_t row : c.rows) json.value(of_user.target_work()[row].id);
  json.end_array();
  json.end_object();
}

void append_changes(json_writer& json, const selection& s, const policies& of_user) {
  json.key("changes");
  json.begin_array();
  for (const change_set& set : s.changes) {
    json.begin_array();
    for (const change& c : set) append_change(json, c, of_user);
    json.end_array();
  }
  json.end_array();
  json.key("no_changes_because");
  s.why_no_change == no_change::none ? json.null() : json.value(identifier(s.why_no_change));
}

void append_protection(json_writer& json, const information_classes& c) {
  json.key("needs_protection");
  json.begin_object();
  const auto member = [&json](std::string_view name, const std::optional<bool>& needed) {
    json.key(name);
    append_answer(json, needed);
  };
  member("confidentiality", c.needs_confidentiality());
  member("integrity", c.needs_integrity());
  member("availability", c.needs_availability());
  member("any", c.needs_protection());
  json.end_object();
}

void append_classes(json_writer& json, const information_classes& c) {
  json.key("classes");
  json.begin_object();
  json.key("confidentiality");
  append_class(json, c.confidentiality, 3);
  json.key("integrity");
  append_class(json, c.integrity, 2);
  json.key("availability");
  append_class(json, c.availability, 2);
  json.end_object();
  append_protection(json, c);
}

void append_impact(json_writer& json, const impact& i) {
  json.member("impact", level_identifier(i.overall()));
  json.key("impact_by_aspect");
  json.begin_object();
  for (std::size_t a = 0; a < aspect_count; ++a) {
    json.key(identifier(static_cast<aspect>(a)));
    append_level(json, i.by_aspect[a]);
  }
  json.end_object();
}

template <class Range, class Name>
void append_names(json_writer& json, std::string_view key, const Range& range, Name name) {
  json.key(key);
  json.begin_array();
  for (const auto& each : range) json.value(name(each));
  json.end_array();
}

void append_outcome(json_writer& json, const selection& s, const policies& of_user) {
  json.member("outcome", outcome_identifier(s.outcomes));
  json.key("possible_outcomes");
  json.begin_array();
  for (std::size_t i = 0; i < outcome_count; ++i) {
    if (s.outcomes.contains(static_cast<outcome>(i))) json.value(identifier(static_cast<outcome>(i)));
  }
  json.end_array();
  json.member("binding", identifier(s.binding));
  json.key("next_question");
  s.next_question ? json.value(answer_identifier(*s.next_question, of_user)) : json.null();
}

}  // namespace

void append_json_selection(json_writer& json, const workload& w, const selection& s, const policies& of_user,
                           language l) {
  json.begin_object();
  append_classes(json, s.facts.classes);
  append_impact(json, s.facts.impact);
  append_outcome(json, s, of_user);
  json.key("rules");
  json.begin_array();
  for (const reason& r : s.reasons) {
    if (r.decides) json.value(identifier(r.rule));
  }
  json.end_array();
  json.member("standing", identifier(s.shown_standing()));
  append_names(json, "policies", s.policies, [&](std::size_t p) { return of_user.all()[p].id; });
  json.key("reasons");
  json.begin_array();
  for (const reason& r : s.reasons) append_reason(json, r, w, s, of_user, l);
  for (const policy_reason& r : s.policy_reasons) append_policy_reason(json, r, w, s, of_user, l);
  json.end_array();
  append_changes(json, s, of_user);
  json.end_object();
}

void append_json_workload_row(json_writer& json, const row_origin& origin, const workload& w, const selection& s,
                              const policies& of_user, const run_description& run, bool alone) {
  json.begin_object();
  append_json_origin(json, origin, run, alone);
  json.key("result");
  append_json_selection(json, w, s, of_user, run.language);
  append_json_findings(
      json, s.findings, origin.header, [](const finding& f) { return standing_of(f.code); },
      [&run](const finding& f) { return message_of_workload(f, run.language); });
  if (alone) json.member("notice", notice().in(run.language));
  json.end_object();
}

void append_json_summary(json_writer& json, const classify_summary& summary) {
  const auto member = [&json](std::string_view name, std::uint64_t count) {
    json.member(name, static_cast<std::int64_t>(count));
  };
  json.key("summary");
  json.begin_object();
  member("rows", summary.rows);
  member("invalid", summary.invalid);
  json.key("outcomes");
  json.begin_object();
  for (std::size_t i = 0; i < outcome_count; ++i) member(identifier(static_cast<outcome>(i)), summary.by_outcome[i]);
  member(undetermined_identifier(), summary.undetermined);
  json.end_object();
  append_json_counts(json, summary.findings);
  json.end_object();
}

}  // namespace ismap
