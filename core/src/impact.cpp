#include "ismap/impact.h"

#include <algorithm>

#include "impact_table.h"
#include "unicode.h"

namespace ismap {

namespace {

workload_class class_of(information_class c) {
  return c >= information_class::three ? workload_class::three : static_cast<workload_class>(c);
}

// What the definitions leave possible of an item whose class is not known (Common Standards FY2025, 1.2(1)).
possible_classes told_by_definition(const workload& w) {
  if (w.is_secret_document == true) return {workload_class::three};
  possible_classes told{workload_class::one, workload_class::two};
  if (w.is_probably_non_disclosable) {
    told = {*w.is_probably_non_disclosable ? workload_class::two : workload_class::one};
  }
  if (!w.is_secret_document) told.add(workload_class::three);
  return told;
}

// The highest of the items that are known and of those that are not.
possible_classes with_highest(const possible_classes& unknown_items, workload_class known_items) {
  possible_classes result{std::max(known_items, unknown_items.least())};
  for (const workload_class c : {workload_class::two, workload_class::three}) {
    if (unknown_items.contains(c)) result.add(std::max(known_items, c));
  }
  return result;
}

possible_classes confidentiality_of(const workload& w) {
  const bool own_scale = has_classes_of_its_scale(w);
  workload_class highest = workload_class::one;
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto c = static_cast<information_class>(i);
    const bool counts = c <= information_class::three || own_scale;
    if (counts && w.confidentiality.contains(c)) highest = std::max(highest, class_of(c));
  }
  if (!w.confidentiality.has_unknown() && own_scale) return {highest};
  return with_highest(told_by_definition(w), highest);
}

possible_classes two_step_class(const item_classes& items) {
  if (items.contains(information_class::two)) return {workload_class::two};
  return items.has_unknown() ? possible_classes{workload_class::one, workload_class::two}
                             : possible_classes{workload_class::one};
}

std::optional<bool> is_above_one(const possible_classes& c) {
  if (!c.contains(workload_class::one)) return true;
  return c.is_known() ? std::optional{false} : std::nullopt;
}

impact_assessment make_bundled() {
  impact_assessment made;
  for (const bundled_question& q : bundled_questions) {
    made.questions.push_back({std::string{q.id}, q.aspect, std::string{q.heading.ja}, std::string{q.heading.en},
                              std::string{q.wording.ja}, std::string{q.wording.en}});
  }
  for (const bundled_degree& d : bundled_degrees) {
    made.degrees.push_back({std::string{d.id}, std::string{d.title.ja}, std::string{d.title.en}, d.level});
  }
  return made;
}

}  // namespace

std::optional<bool> information_classes::needs_confidentiality() const { return is_above_one(confidentiality); }
std::optional<bool> information_classes::needs_integrity() const { return is_above_one(integrity); }
std::optional<bool> information_classes::needs_availability() const { return is_above_one(availability); }

std::optional<bool> information_classes::needs_protection() const {
  std::optional<bool> any = false;
  for (const auto& each : {needs_confidentiality(), needs_integrity(), needs_availability()}) {
    if (each == true) return true;
    if (!each) any.reset();
  }
  return any;
}

bool has_classes_of_its_scale(const workload& w) {
  return !w.confidentiality.contains_local() || !w.organisation_type ||
         *w.organisation_type == organisation_type::local_government;
}

information_classes classes_of(const workload& w) {
  return {confidentiality_of(w), two_step_class(w.integrity), two_step_class(w.availability)};
}

const impact_assessment& impact_assessment::bundled() {
  static const impact_assessment made = make_bundled();
  return made;
}

std::optional<std::uint8_t> impact_assessment::find_degree(std::string_view word) const {
  const auto index_of = [this](auto same) -> std::optional<std::uint8_t> {
    const auto found = std::find_if(degrees.begin(), degrees.end(), same);
    if (found == degrees.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - degrees.begin());
  };
  if (const auto plain = index_of([word](const impact_degree& d) { return word == d.id || word == d.ja; }))
    return plain;
  return index_of([word](const impact_degree& d) {
    return unicode::same_folded(word, d.id) || unicode::same_folded(word, d.ja) || unicode::same_folded(word, d.en);
  });
}

std::optional<impact_answer> impact_assessment::parse_answer(std::string_view word) const {
  if (const auto degree = find_degree(word)) return impact_answer{degrees[*degree].level, degree};
  if (const auto level = parse_impact_level(word)) return impact_answer{level, std::nullopt};
  return std::nullopt;
}

impact impact_of(const workload& w, const impact_assessment& assessment) {
  return impact_of(w.impact_by_aspect, w.impact_by_question, assessment);
}

impact impact_of(const std::array<impact_answer, aspect_count>& by_aspect,
                 const std::array<impact_answer, most_questions>& by_question, const impact_assessment& assessment) {
  std::array<impact_level, aspect_count> highest{};
  std::array<bool, aspect_count> complete{true, true, true};
  const auto raise = [&highest](std::size_t a, impact_level l) { highest[a] = std::max(highest[a], l); };
  for (std::size_t i = 0; i < assessment.questions.size(); ++i) {
    const auto a = static_cast<std::size_t>(assessment.questions[i].aspect);
    const auto& level = by_question[i].level;
    level ? raise(a, *level) : void(complete[a] = false);
  }
  impact result;
  for (std::size_t a = 0; a < aspect_count; ++a) {
    const auto& whole = by_aspect[a].level;
    if (whole) raise(a, *whole);
    result.by_aspect[a] = complete[a] || whole ? possible_levels{highest[a]} : possible_levels::from(highest[a]);
  }
  return result;
}

}  // namespace ismap
