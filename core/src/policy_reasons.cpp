// What policies say of a workload, and which of them touched its result.
#include <algorithm>
#include <cstddef>

#include "policy_outcomes.h"

namespace ismap {

namespace {

// The impact is given out even where no outcome rests on it.
bool has_used_assessment_of(const policy& p, const workload& w, const selection& s) {
  if (s.rules.contains(rule_id::I1) && (p.has_questions || p.has_degrees)) return true;
  const auto is_answered = [](const impact_answer& a) { return a.level.has_value(); };
  const auto has_degree = [](const impact_answer& a) { return a.degree.has_value(); };
  const auto& questions = w.impact_by_question;
  const auto& aspects = w.impact_by_aspect;
  return (p.has_questions && std::any_of(questions.begin(), questions.end(), is_answered)) ||
         (p.has_degrees && (std::any_of(questions.begin(), questions.end(), has_degree) ||
                            std::any_of(aspects.begin(), aspects.end(), has_degree)));
}

bool has_used_row_of(std::size_t policy, const workload& w, const policies& of_user, const selection& s) {
  if (!w.target_work || !w.target_work->is_listed() || !s.rules.contains(rule_id::S6)) return false;
  return of_user.target_work()[w.target_work->row()].policy == policy;
}

}  // namespace

void reasons_of_policies(const workload& w, const rule_set& rules, const policies& of_user, outcome least,
                         selection& to) {
  for (std::size_t p = 0; p < of_user.all().size(); ++p) {
    const policy& each = of_user.all()[p];
    bool touched = has_used_assessment_of(each, w, to) || has_used_row_of(p, w, of_user, to);
    for (std::size_t r = 0; r < each.rules.size(); ++r) {
      const auto holds = applies(each.rules[r], to.facts);
      const bool decides =
          holds != false && each.rules[r].at_least > least && raises(each.rules[r], to.facts, rules, of_user);
      to.policy_reasons.push_back({p, r, holds, decides, facts_seen_by(each.rules[r])});
      touched = touched || decides;
    }
    if (touched) to.policies.push_back(p);
  }
}

constexpr policy_judging judging_by_policies{outcomes_raised_by_policies, reasons_of_policies};

}  // namespace ismap
