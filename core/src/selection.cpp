#include "ismap/selection.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "changes.h"
#include "message_table.h"
#include "next_question.h"
#include "outcomes.h"
#include "policy_outcomes.h"

namespace ismap {

namespace {

// Builds one selection, part by part.
class selector {
 public:
  selector(const workload& w, day as_of, const rule_set& rules, const policies& of_user, selection& to)
      : w_(w), rules_(rules), of_user_(of_user), s_(to) {
    clear();
    s_.facts = facts_of(w, as_of, of_user.assessment());
  }

  void run() {
    by_rule_ = try_rules(s_.facts, rules_);
    const possible_outcomes by_rules = ismap::outcomes_of(by_rule_);
    s_.outcomes = raised_by_policies(by_rules, s_.facts, rules_, of_user_);
    add_reasons();
    for (const reason& r : s_.reasons) {
      if (r.decides) s_.rules.add(r.rule);
    }
    s_.binding = binding_by(verdict_of(rule_id::S8));
    add_policy_reasons(w_, rules_, of_user_, by_rules.least(), s_);
    add_findings_of_classes();
    add_findings_of_impact();
    add_findings_of_day();
    if (!s_.outcomes.is_known()) s_.next_question = next_question(w_, s_.facts, rules_, of_user_, s_.outcomes);
  }

 private:
  void clear() {
    s_.reasons.clear();
    s_.policy_reasons.clear();
    s_.rules = {};
    s_.policies.clear();
    s_.next_question.reset();
    s_.changes.clear();
    s_.why_no_change = no_change::undetermined;
    s_.findings.clear();
  }

  // Of S1 to S10.
  [[nodiscard]] verdict verdict_of(rule_id id) const {
    return by_rule_[static_cast<std::size_t>(id) - static_cast<std::size_t>(rule_id::S1)].verdict;
  }

  static ismap::binding binding_by(verdict v) {
    switch (v) {
      case verdict::binding:
      case verdict::binding_alpha_prime: return ismap::binding::yes;
      case verdict::advisory:
      case verdict::advisory_local: return ismap::binding::advisory;
      default: return ismap::binding::unknown;
    }
  }

  // How the classes and the impact came about stands before the rules that use them.
  void add_reasons() {
    s_.reasons.reserve(by_rule_.size() + 3);
    const reason classes = reason_of_classes();
    const auto highest = reason_of_highest();
    if (classes.rule == rule_id::C1) s_.reasons.push_back(classes);
    if (highest) s_.reasons.push_back(*highest);
    if (classes.rule == rule_id::C3) s_.reasons.push_back(classes);
    s_.reasons.push_back(reason_of_impact());
    s_.reasons.insert(s_.reasons.end(), by_rule_.begin(), by_rule_.end());
  }

  [[nodiscard]] bool is_local() const { return verdict_of(rule_id::S10) != verdict::not_applicable; }

  [[nodiscard]] reason reason_of_classes() const {
    const bool local = is_local() && verdict_of(rule_id::S10) != verdict::other_scale;
    fact_set values{fact::confidentiality_items, fact::integrity_items, fact::availability_items};
    reason r{local ? rule_id::C3 : rule_id::C1, verdict::classified, true, values};
    if (!w_.confidentiality.has_unknown() && has_classes_of_its_scale(w_)) return r;
    r.values.add(fact::is_secret_document);
    r.values.add(fact::is_probably_non_disclosable);
    workload without = w_;
    without.is_secret_document.reset();
    without.is_probably_non_disclosable.reset();
    if (!s_.facts.classes.confidentiality.is_known()) {
      r.verdict = verdict::open;
    } else if (!classes_of(without).confidentiality.is_known()) {
      r.verdict = verdict::told_by_definition;
    }
    return r;
  }

  [[nodiscard]] std::optional<reason> reason_of_highest() const {
    fact_set values;
    if (w_.confidentiality.count() > 1) values.add(fact::confidentiality_items);
    if (w_.integrity.count() > 1) values.add(fact::integrity_items);
    if (w_.availability.count() > 1) values.add(fact::availability_items);
    if (values == fact_set{}) return std::nullopt;
    const bool several = w_.confidentiality.count() > 1;
    const bool open = several && !s_.facts.classes.confidentiality.is_known();
    return reason{rule_id::C2, open ? verdict::open : verdict::highest_taken, several, values};
  }

  [[nodiscard]] reason reason_of_impact() const {
    const fact_set values{fact::impact_answers, fact::impact_confidentiality, fact::impact_integrity,
                          fact::impact_availability};
    const possible_levels overall = s_.facts.impact.overall();
    const verdict s6 = verdict_of(rule_id::S6);
    const bool used = s6 == verdict::not_low || s6 == verdict::neither;
    const bool decides =
        used || verdict_of(rule_id::S7) == verdict::ismap_also || verdict_of(rule_id::S7) == verdict::open;
    return {rule_id::I1, verdict_of(overall), decides, values};
  }

  static verdict verdict_of(const possible_levels& overall) {
    if (const auto known = overall.known()) {
      constexpr std::array by_level{verdict::low, verdict::moderate, verdict::high};
      return by_level[static_cast<std::size_t>(*known)];
    }
    return overall.contains(impact_level::low) ? verdict::open : verdict::not_low;
  }

  // The class of a workload whose items all have one, against what the definitions of the classes say.
  void add_finding_of_definition() {
    if (w_.confidentiality.has_unknown() || !has_classes_of_its_scale(w_)) return;
    const std::size_t told = w_.is_secret_document == true ? 3 : w_.is_probably_non_disclosable == true ? 2 : 1;
    const std::size_t given = static_cast<std::size_t>(s_.facts.classes.confidentiality.least()) + 1;
    if (given >= told) return;
    s_.findings.push_back({.code = finding_code::class_below_definition,
                           .where = column::confidentiality,
                           .read = std::string{identifier(*w_.confidentiality.highest())},
                           .number = told});
  }

  void add_findings_of_classes() {
    if (verdict_of(rule_id::S10) == verdict::other_scale) {
      s_.findings.push_back({.code = finding_code::class_of_other_scale,
                             .where = column::confidentiality,
                             .read = std::string{identifier(*w_.confidentiality.highest())}});
    }
    add_finding_of_definition();
    const possible_levels& loss = s_.facts.impact.by_aspect[static_cast<std::size_t>(aspect::confidentiality)];
    if (s_.facts.classes.confidentiality == possible_classes{workload_class::one} &&
        !loss.contains(impact_level::low)) {
      s_.findings.push_back(
          {.code = finding_code::class_and_impact_disagree, .where = column::confidentiality, .read = "1"});
    }
  }

  // An aspect's own answer against the highest of its questions.
  void add_findings_of_impact() {
    const auto is_answered = [](const impact_answer& a) { return a.level.has_value(); };
    const auto has_any = [&is_answered](std::span<const impact_answer> answers) {
      return std::any_of(answers.begin(), answers.end(), is_answered);
    };
    const std::span questions{w_.impact_by_question.data(), of_user_.assessment().questions.size()};
    if (!has_any(w_.impact_by_aspect) || !has_any(questions)) return;
    const impact by_questions = impact_of({}, w_.impact_by_question, of_user_.assessment());
    for (std::size_t a = 0; a < aspect_count; ++a) {
      const auto& own = w_.impact_by_aspect[a].level;
      const possible_levels& others = by_questions.by_aspect[a];
      if (!own || others.contains(*own)) continue;
      s_.findings.push_back({.code = finding_code::impact_conflict,
                             .where = aspect_columns[a],
                             .read = std::string{title(*own).ja} + " (" + std::string{identifier(*own)} + ")",
                             .detail = title(others.least())});
    }
  }

  void add_findings_of_day() {
    if (!s_.outcomes.contains(outcome::ismap_or_liu)) return;
    if (rules_.has_prior_application()) {
      s_.findings.push_back(
          {.code = finding_code::prior_application_period, .first = rules_.prior_application_until()});
    }
    if (rules_.has_special_measures()) {
      s_.findings.push_back({.code = finding_code::special_measures_period,
                             .first = rules_.special_measures_from(),
                             .second = rules_.special_measures_until()});
    }
  }

  const workload& w_;
  const rule_set& rules_;
  const policies& of_user_;
  std::array<reason, selection_rule_count> by_rule_{};
  selection& s_;
};

}  // namespace

std::string_view identifier(binding b) { return binding_entries[static_cast<std::size_t>(b)].name; }
text title(binding b) { return binding_entries[static_cast<std::size_t>(b)].title; }
std::string_view identifier(no_change n) { return no_change_entries[static_cast<std::size_t>(n)].name; }
text title(no_change n) { return no_change_entries[static_cast<std::size_t>(n)].title; }

std::optional<standing> selection::standing() const {
  std::optional<ismap::standing> weakest;
  for (const reason& r : reasons) {
    if (!r.decides) continue;
    const ismap::standing own = standing_of(r.rule, r.verdict);
    if (!weakest || own > *weakest) weakest = own;
  }
  return weakest;
}

answer_standing selection::shown_standing() const {
  const auto decides = [](const policy_reason& r) { return r.decides; };
  return {standing().value_or(ismap::standing::official),
          std::any_of(policy_reasons.begin(), policy_reasons.end(), decides)};
}

std::string_view identifier(const answer_standing& s) {
  return s.is_official_but_for_policies() ? "policy" : identifier(s.weakest);
}

text title(const answer_standing& s) {
  return s.is_official_but_for_policies() ? policy_standing_text : title(s.weakest);
}

selection select(const workload& w, day as_of, const rule_set& rules, const policies& of_user) {
  selection made;
  select(w, as_of, rules, of_user, made);
  return made;
}

void select(const workload& w, day as_of, const rule_set& rules, const policies& of_user, selection& to, bool changes) {
  selector{w, as_of, rules, of_user, to}.run();
  if (changes) find_changes(w, rules, of_user, to);
}

void add_findings(selection& s, const std::vector<finding>& found) {
  s.findings.insert(s.findings.end(), found.begin(), found.end());
  sort_findings(s.findings);
}

}  // namespace ismap
