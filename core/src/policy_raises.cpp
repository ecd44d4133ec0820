// Whether a policy's rule raises an outcome, seen where the missing answers are as mild as its conditions allow.
#include <algorithm>
#include <cstddef>

#include "outcomes.h"
#include "policy_outcomes.h"

namespace ismap {

namespace {

const policy_condition* condition_on(const policy_rule& r, fact f) {
  const auto found = std::find_if(r.when.begin(), r.when.end(), [f](const auto& c) { return c.field == f; });
  return found == r.when.end() ? nullptr : &*found;
}

// The mildest of the values that a rule's condition allows.
template <class Enum, std::size_t Count>
possible<Enum, Count> mildest(const possible<Enum, Count>& values, const policy_rule& r, fact f) {
  const policy_condition* const c = condition_on(r, f);
  for (std::size_t i = 0; i < Count; ++i) {
    if (values.contains(static_cast<Enum>(i)) && (c == nullptr || c->allows(i))) return {static_cast<Enum>(i)};
  }
  return values;
}

// A rule on the overall impact holds where the impact on one aspect is as high.
void set_mildest_impact(impact& i, const policy_rule& r) {
  const impact all = i;
  for (std::size_t a = 0; a < aspect_count; ++a) i.by_aspect[a] = mildest(all.by_aspect[a], r, aspect_facts[a]);
  const policy_condition* const c = condition_on(r, fact::impact);
  if (c == nullptr || c->first == 0 || i.overall().least() >= static_cast<impact_level>(c->first)) return;
  for (std::size_t a = 0; a < aspect_count; ++a) {
    const impact_level greatest = all.by_aspect[a].greatest();
    if (greatest >= static_cast<impact_level>(c->first)) return void(i.by_aspect[a] = {greatest});
  }
}

// The answers that are missing, as mild as the rule's conditions allow.
facts mildest(const facts& f, const policy_rule& r, const policies& of_user) {
  facts g = f;
  g.classes.confidentiality = mildest(f.classes.confidentiality, r, fact::confidentiality);
  set_mildest_impact(g.impact, r);
  const policy_condition* const service = condition_on(r, fact::service_model);
  if (!g.service_model) g.service_model = service_model::saas;
  if (!f.service_model && service != nullptr && !service->allows(static_cast<std::size_t>(service_model::saas))) {
    g.service_model = static_cast<service_model>(service->first);
  }
  const policy_condition* const work = condition_on(r, fact::target_work);
  if (g.target_work) return g;
  const bool is_listed = work == nullptr || work->first < work->values.size() ||
                         (work->others && of_user.target_work().size() > work->values.size());
  g.target_work = is_listed ? target_work_answer::listed(0) : target_work_answer::none();
  return g;
}

}  // namespace

bool raises(const policy_rule& r, const facts& f, const rule_set& rules, const policies& of_user) {
  return r.at_least > outcomes_by_rules(mildest(f, r, of_user), rules).least();
}

}  // namespace ismap
