// Where a reason is stated, and what of it comes from a policy.
#include <string>

#include "ismap/classify_output.h"

namespace ismap {

std::string answer_identifier(column c, const policies& of_user) {
  const auto question = extra_index(c);
  return question ? of_user.assessment().questions[*question].column() : std::string{identifier(c)};
}

std::string policy_share(const reason& r, const workload& w, const policies& of_user, language l) {
  std::string share;
  const auto add = [&share](const std::string& part) { share.append(share.empty() ? "" : "; ").append(part); };
  if (r.rule == rule_id::S6 && w.target_work && w.target_work->is_listed()) {
    const target_work_row& row = of_user.target_work()[w.target_work->row()];
    if (row.policy) add(of_user.all()[*row.policy].id + ": " + row.id + ": " + source_text(row.source, l));
  }
  for (const policy& p : of_user.all()) {
    if (r.rule == rule_id::I1 && (p.has_questions || p.has_degrees)) add(p.id + ": " + std::string{p.title.in(l)});
  }
  return share;
}

std::string source_text(const reason& r, const workload& w, const policies& of_user, language l) {
  const std::string share = policy_share(r, w, of_user, l);
  const std::string own = source_text(rule_of_selection(r.rule), l);
  return share.empty() ? own : own + "; " + share;
}

}  // namespace ismap
