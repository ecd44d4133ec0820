#include "changes.h"

#include <array>
#include <utility>

#include "outcomes.h"

namespace ismap {

namespace {

bool is_low(const impact_answer& a) { return a.level == impact_level::low; }

// Of each aspect, whether any of its questions is answered.
std::array<bool, aspect_count> answered_by_questions(const workload& w, const impact_assessment& assessment) {
  std::array<bool, aspect_count> answered{};
  for (std::size_t i = 0; i < assessment.questions.size(); ++i) {
    if (w.impact_by_question[i].level) answered[static_cast<std::size_t>(assessment.questions[i].aspect)] = true;
  }
  return answered;
}

// The answers on one aspect that are not low. Where nothing at all is answered, the aspect's own answer is the one.
void add_of_aspect(const workload& w, std::size_t a, bool by_questions, const impact_assessment& assessment,
                   change_set& to) {
  const bool whole = w.impact_by_aspect[a].level.has_value();
  if (whole ? !is_low(w.impact_by_aspect[a]) : !by_questions) to.push_back({aspect_columns[a], {}});
  for (std::size_t i = 0; i < assessment.questions.size() && by_questions; ++i) {
    if (static_cast<std::size_t>(assessment.questions[i].aspect) != a) continue;
    const impact_answer& answer = w.impact_by_question[i];
    const bool missing = !answer.level && !whole;
    if (missing || (answer.level && !is_low(answer))) to.push_back({extra_column(i), {}});
  }
}

// Whatever the target work: each of these stands in the way by itself, so each is in every set.
change_set needed_always(const workload& w, const impact_assessment& assessment) {
  change_set needed;
  needed.reserve(aspect_count + 2);
  if (w.service_model != service_model::saas) needed.push_back({column::service_model, {}});
  const auto answered = answered_by_questions(w, assessment);
  for (std::size_t a = 0; a < aspect_count; ++a) add_of_aspect(w, a, answered[a], assessment, needed);
  return needed;
}

facts with_needed(facts f) {
  f.service_model = service_model::saas;
  f.impact.by_aspect.fill(possible_levels{impact_level::low});
  return f;
}

}  // namespace

void find_changes(const workload& w, const rule_set& rules, const policies& of_user, selection& s) {
  if (!s.outcomes.is_known()) return void(s.why_no_change = no_change::undetermined);
  if (s.outcomes.least() != outcome::ismap) return void(s.why_no_change = no_change::not_ismap);
  if (!rules.has_liu()) return void(s.why_no_change = no_change::before_liu);
  if (s.facts.classes.confidentiality != possible_classes{workload_class::two}) {
    return void(s.why_no_change = no_change::class_not_2);
  }
  change_set set = needed_always(w, of_user.assessment());
  facts otherwise = with_needed(s.facts);
  const auto would_be_liu = [&] {
    return outcomes_of(otherwise, rules, of_user) == possible_outcomes{outcome::ismap_or_liu};
  };
  s.why_no_change = no_change::none;
  if (w.target_work && w.target_work->is_listed() && would_be_liu()) {
    s.changes.push_back(std::move(set));
    return;
  }
  change work{column::target_work, {}};
  std::vector<bool> would_do(of_user.target_work().size());
  for (std::size_t row = 0; row < would_do.size(); ++row) {
    otherwise.target_work = target_work_answer::listed(row);
    const std::size_t alike = of_user.first_alike(row);
    would_do[row] = alike == row ? would_be_liu() : would_do[alike];
    if (would_do[row]) work.rows.push_back(row);
  }
  if (work.rows.empty()) return void(s.why_no_change = no_change::policy_rule);
  set.push_back(std::move(work));
  s.changes.push_back(std::move(set));
}

}  // namespace ismap
