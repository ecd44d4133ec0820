// What `ismap classify` gives out as CSV.
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "answer_writer.h"
#include "ismap/classify_output.h"
#include "ismap/findings.h"
#include "list_field.h"

namespace ismap {

namespace {

constexpr std::array<std::string_view, 10> appended{
    "ismap_as_of",         "ismap_impact", "ismap_outcome",  "ismap_possible_outcomes", "ismap_binding",
    "ismap_next_question", "ismap_rules",  "ismap_standing", "ismap_policies",          "ismap_findings"};

void put_outcomes(const possible_outcomes& o, answer_writer& to) {
  to.begin_list();
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto each = static_cast<outcome>(i);
    if (o.contains(each)) to.put_item(identifier(each));
  }
  to.end_list();
}

void append_rules(const selection& s, const policies& of_user, char delimiter, std::string& out) {
  list_field list{out, delimiter};
  for (const reason& r : s.reasons) {
    if (r.decides) list.add(identifier(r.rule));
  }
  for (const policy_reason& r : s.policy_reasons) {
    if (r.decides) list.add(of_user.all()[r.policy].rules[r.rule].id);
  }
  list.end();
}

void append_policies(const selection& s, const policies& of_user, char delimiter, std::string& out) {
  list_field list{out, delimiter};
  for (const std::size_t p : s.policies) list.add(of_user.all()[p].id);
  list.end();
}

// From the next question to the policies: a policy's names may have any length, for which no room suffices.
void append_named_answers(const selection& s, const policies& of_user, char delimiter, std::string& out) {
  if (s.next_question) out += answer_identifier(*s.next_question, of_user);
  out += delimiter;
  append_rules(s, of_user, delimiter, out);
  out += delimiter;
  out += identifier(s.shown_standing());
  out += delimiter;
  append_policies(s, of_user, delimiter, out);
  out += delimiter;
}

}  // namespace

std::span<const std::string_view> classify_columns() { return appended; }

std::string_view level_identifier(const possible_levels& l) {
  return l.is_known() ? identifier(l.least()) : std::string_view{"unknown"};
}

std::string_view outcome_identifier(const possible_outcomes& o) {
  return o.is_known() ? identifier(o.least()) : undetermined_identifier();
}

void append_classify_answers(const selection& s, std::string_view as_of, const policies& of_user, char delimiter,
                             std::string& out) {
  answer_room room;
  answer_writer to{room, delimiter};
  to.put(as_of);
  to.end_field();
  to.put(level_identifier(s.facts.impact.overall()));
  to.end_field();
  to.put(outcome_identifier(s.outcomes));
  to.end_field();
  put_outcomes(s.outcomes, to);
  to.end_field();
  to.put(identifier(s.binding));
  to.end_field();
  out += to.text();
  append_named_answers(s, of_user, delimiter, out);
  to = answer_writer{room, delimiter};
  to.put(s.findings);
  out += to.text();
}

}  // namespace ismap
