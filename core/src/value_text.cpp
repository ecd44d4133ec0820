#include "ismap/value_text.h"

#include <array>
#include <string_view>
#include <vector>

#include "message_table.h"
#include "wording.h"
#include "workload_texts.h"

namespace ismap {

namespace {

std::string listed(const std::vector<std::string>& parts, language l) { return joined(parts, list_separator.in(l)); }
std::string in(const text& t, language l) { return std::string{t.in(l)}; }

template <class Enum, std::size_t Count, class Name>
std::vector<std::string> names_of(const possible<Enum, Count>& values, Name name) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < Count; ++i) {
    if (values.contains(static_cast<Enum>(i))) names.push_back(name(static_cast<Enum>(i)));
  }
  return names;
}

// What remains possible: "unknown" where that is everything.
template <class Enum, std::size_t Count, class Name>
std::string possible_text(const possible<Enum, Count>& values, std::size_t count, language l, Name name) {
  if (values.size() == count) return in(unknown_word, l);
  return joined(names_of(values, name), or_word.in(l));
}

template <class Enum>
std::string answer_text(const std::optional<Enum>& answer, language l) {
  return in(answer ? title(*answer) : unknown_word, l);
}

std::string answer_text(const std::optional<bool>& answer, language l) {
  return in(!answer ? unknown_word : *answer ? yes_word : no_word, l);
}

std::string items_text(const item_classes& items, language l) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto each = static_cast<information_class>(i);
    if (items.contains(each)) parts.emplace_back(identifier(each));
  }
  if (items.has_unknown()) parts.push_back(in(unknown_word, l));
  return listed(parts, l);
}

std::string target_work_text(const std::optional<target_work_answer>& answer, const policies& of_user, language l) {
  if (!answer) return in(unknown_word, l);
  if (!answer->is_listed()) return in(not_listed_word, l);
  const target_work_row& row = of_user.target_work()[answer->row()];
  std::string out{row.title.in(l)};
  return out.append(" (").append(row.id).append(")");
}

std::string impact_answer_text(const impact_answer& a, const impact_assessment& assessment, language l) {
  return a.degree ? std::string{assessment.degrees[*a.degree].title(l)} : in(title(*a.level), l);
}

std::string impact_answers_text(const workload& w, const policies& of_user, language l) {
  const impact_assessment& assessment = of_user.assessment();
  std::vector<std::string> parts;
  const auto add = [&](column c, const impact_answer& a) {
    if (!a.level) return;
    parts.push_back(answer_text(c, of_user, l));
    parts.back().append(": ").append(impact_answer_text(a, assessment, l));
  };
  for (std::size_t a = 0; a < aspect_count; ++a) add(aspect_columns[a], w.impact_by_aspect[a]);
  for (std::size_t i = 0; i < assessment.questions.size(); ++i) add(extra_column(i), w.impact_by_question[i]);
  return parts.empty() ? in(unknown_word, l) : listed(parts, l);
}

}  // namespace

std::string class_text(const possible_classes& c, std::size_t class_count, language l) {
  return possible_text(c, class_count, l,
                       [](workload_class each) { return std::to_string(static_cast<std::size_t>(each) + 1); });
}

std::string level_text(const possible_levels& levels, language l) {
  return possible_text(levels, impact_level_count, l, [l](impact_level each) { return in(title(each), l); });
}

// "Or" is a word of the outcomes themselves.
std::string outcome_text(const possible_outcomes& outcomes, language l) {
  return joined(names_of(outcomes, [l](outcome each) { return in(title(each), l); }), " / ");
}

std::string value_text(fact name, const workload& w, const facts& f, const policies& of_user, language l) {
  switch (name) {
    case fact::as_of: return format_day(f.as_of);
    case fact::organisation_type: return answer_text(f.organisation_type, l);
    case fact::network_model: return answer_text(f.network_model, l);
    case fact::service_model: return answer_text(f.service_model, l);
    case fact::confidentiality: return class_text(f.classes.confidentiality, 3, l);
    case fact::integrity: return class_text(f.classes.integrity, 2, l);
    case fact::availability: return class_text(f.classes.availability, 2, l);
    case fact::confidentiality_items: return items_text(w.confidentiality, l);
    case fact::integrity_items: return items_text(w.integrity, l);
    case fact::availability_items: return items_text(w.availability, l);
    case fact::is_secret_document: return answer_text(w.is_secret_document, l);
    case fact::is_probably_non_disclosable: return answer_text(w.is_probably_non_disclosable, l);
    case fact::target_work: return target_work_text(f.target_work, of_user, l);
    case fact::impact: return level_text(f.impact.overall(), l);
    case fact::impact_confidentiality: return level_text(f.impact.by_aspect[0], l);
    case fact::impact_integrity: return level_text(f.impact.by_aspect[1], l);
    case fact::impact_availability: return level_text(f.impact.by_aspect[2], l);
    case fact::impact_answers: return impact_answers_text(w, of_user, l);
  }
  return {};
}

std::string values_text(const fact_set& values, const workload& w, const facts& f, const policies& of_user,
                        language l) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < fact_count; ++i) {
    const auto each = static_cast<fact>(i);
    if (!values.contains(each)) continue;
    parts.push_back(in(title(each), l));
    parts.back().append(": ").append(value_text(each, w, f, of_user, l));
  }
  return joined(parts, "; ");
}

// The columns of answers have the names of facts, which have titles in both languages.
std::string answer_text(column c, const policies& of_user, language l) {
  if (const auto question = extra_index(c)) return std::string{of_user.assessment().questions[*question].heading(l)};
  for (std::size_t i = 0; i < fact_count; ++i) {
    if (identifier(static_cast<fact>(i)) == identifier(c)) return in(title(static_cast<fact>(i)), l);
  }
  return in(title(c), l);
}

std::string question_text(column c, const policies& of_user, language l) {
  const auto question = extra_index(c);
  if (!question) return answer_text(c, of_user, l);
  std::string out = answer_text(c, of_user, l);
  return out.append(": ").append(of_user.assessment().questions[*question].wording(l));
}

std::string change_text(const change_set& set, const policies& of_user, language l) {
  std::vector<std::string> parts;
  for (const change& c : set) {
    std::vector<std::string> values;
    if (c.answer == column::service_model) values.push_back(in(title(service_model::saas), l));
    for (const std::size_t row : c.rows)
      values.push_back(target_work_text(target_work_answer::listed(row), of_user, l));
    if (values.empty()) values.push_back(in(title(impact_level::low), l));
    parts.push_back(answer_text(c.answer, of_user, l));
    parts.back().append(": ").append(joined(values, or_word.in(l)));
  }
  return joined(parts, "; ");
}

}  // namespace ismap
