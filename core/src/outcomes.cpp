#include "outcomes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "ismap/selection.h"

namespace ismap {

namespace {

constexpr std::array deciding_rules{rule_id::S2, rule_id::S3, rule_id::S5, rule_id::S6, rule_id::S9, rule_id::S10};

class verdicts {
 public:
  void set(rule_id id, verdict v) { by_rule_[static_cast<std::size_t>(id)] = v; }
  [[nodiscard]] verdict of(rule_id id) const { return by_rule_[static_cast<std::size_t>(id)]; }
  [[nodiscard]] bool is(rule_id id, verdict a, verdict b) const { return of(id) == a || of(id) == b; }

 private:
  std::array<verdict, rule_count> by_rule_{};
};

// Class 2 where both lists exist: ISMAP-LIU where both conditions hold, ISMAP where one fails, both while one is open.
void add_by_conditions(const verdicts& v, possible_outcomes& to) {
  const bool saas = v.of(rule_id::S5) == verdict::may_be_liu;
  const bool low_risk = v.of(rule_id::S6) == verdict::conditions_met;
  const bool may_be_saas = saas || v.of(rule_id::S5) == verdict::open;
  const bool may_be_low_risk = low_risk || v.of(rule_id::S6) == verdict::open;
  if (may_be_saas && may_be_low_risk) to.add(outcome::ismap_or_liu);
  if (!saas || !low_risk) to.add(outcome::ismap);
}

possible_outcomes combined(const verdicts& v) {
  possible_outcomes out = possible_outcomes::none();
  if (v.of(rule_id::S2) != verdict::not_applicable) out.add(outcome::no_list_required);
  if (v.of(rule_id::S9) == verdict::before_lists) out.add(outcome::refer);
  if (v.of(rule_id::S9) == verdict::before_liu) out.add(outcome::ismap);
  if (v.of(rule_id::S9) == verdict::both_lists) add_by_conditions(v, out);
  if (v.of(rule_id::S3) != verdict::not_applicable || v.is(rule_id::S10, verdict::refer, verdict::open)) {
    out.add(outcome::refer);
  }
  return out;
}

possible_outcomes outcomes_by_rules(const facts& f, const rule_set& rules) {
  verdicts v;
  for (const rule_id id : deciding_rules) v.set(id, try_rule(id, f, rules).verdict);
  return combined(v);
}

possible_outcomes at_least(const possible_outcomes& outcomes, outcome floor) {
  possible_outcomes raised = possible_outcomes::none();
  for (std::size_t i = 0; i < outcome_count; ++i) {
    const auto o = static_cast<outcome>(i);
    if (outcomes.contains(o)) raised.add(std::max(o, floor));
  }
  return raised;
}

possible_outcomes joined(possible_outcomes a, const possible_outcomes& b) {
  for (std::size_t i = 0; i < outcome_count; ++i) {
    if (b.contains(static_cast<outcome>(i))) a.add(static_cast<outcome>(i));
  }
  return a;
}

// Whether a condition holds, and where that is open, the fact whose answer would tell.
struct condition_state {
  std::optional<bool> holds;
  fact open_on{};
};

template <class Enum>
condition_state of_answer(const policy_condition& c, const std::optional<Enum>& answer) {
  if (!answer) return {std::nullopt, c.field};
  return {c.allows(static_cast<std::size_t>(*answer)), c.field};
}

template <class Enum, std::size_t Count>
condition_state of_possible(const policy_condition& c, const possible<Enum, Count>& values, fact open_on) {
  bool some = false;
  bool all = true;
  for (std::size_t i = 0; i < Count; ++i) {
    if (!values.contains(static_cast<Enum>(i))) continue;
    some = some || c.allows(i);
    all = all && c.allows(i);
  }
  if (all) return {true, open_on};
  return {some ? std::nullopt : std::optional{false}, open_on};
}

// Only a local government has a network model.
condition_state of_network_model(const policy_condition& c, const facts& f) {
  if (!f.organisation_type) return {std::nullopt, fact::organisation_type};
  if (*f.organisation_type != organisation_type::local_government) return {false, c.field};
  return of_answer(c, f.network_model);
}

condition_state of_target_work(const policy_condition& c, const facts& f) {
  if (!f.target_work) return {std::nullopt, c.field};
  return {f.target_work->is_listed() ? c.allows(f.target_work->row()) : c.none, c.field};
}

constexpr std::array aspect_facts{fact::impact_confidentiality, fact::impact_integrity, fact::impact_availability};

fact first_open_aspect(const impact& i) {
  std::size_t a = 0;
  while (a + 1 < aspect_count && i.by_aspect[a].is_known()) ++a;
  return aspect_facts[a];
}

condition_state state_of(const policy_condition& c, const facts& f) {
  switch (c.field) {
    case fact::organisation_type: return of_answer(c, f.organisation_type);
    case fact::network_model: return of_network_model(c, f);
    case fact::service_model: return of_answer(c, f.service_model);
    case fact::confidentiality: return of_possible(c, f.classes.confidentiality, c.field);
    case fact::integrity: return of_possible(c, f.classes.integrity, c.field);
    case fact::availability: return of_possible(c, f.classes.availability, c.field);
    case fact::target_work: return of_target_work(c, f);
    case fact::impact_confidentiality: return of_possible(c, f.impact.by_aspect[0], c.field);
    case fact::impact_integrity: return of_possible(c, f.impact.by_aspect[1], c.field);
    case fact::impact_availability: return of_possible(c, f.impact.by_aspect[2], c.field);
    default: return of_possible(c, f.impact.overall(), first_open_aspect(f.impact));
  }
}

condition_state state_of(const policy_rule& r, const facts& f) {
  condition_state whole{true, {}};
  for (const policy_condition& c : r.when) {
    const condition_state one = state_of(c, f);
    if (one.holds == false) return one;
    if (!one.holds) whole = one;
  }
  return whole;
}

template <class Enum>
void set_each(std::vector<facts>& to, const facts& f, std::optional<Enum> facts::* member, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    to.push_back(f);
    to.back().*member = static_cast<Enum>(i);
  }
}

template <class Enum, std::size_t Count, class Member>
void set_each(std::vector<facts>& to, const facts& f, const possible<Enum, Count>& values, Member member) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (!values.contains(static_cast<Enum>(i))) continue;
    to.push_back(f);
    member(to.back()) = {static_cast<Enum>(i)};
  }
}

void set_each_target_work(std::vector<facts>& to, const facts& f, const policies& of_user) {
  to.push_back(f);
  to.back().target_work = target_work_answer::none();
  for (const std::size_t row : of_user.distinct_target_work()) {
    to.push_back(f);
    to.back().target_work = target_work_answer::listed(row);
  }
}

void set_each_level(std::vector<facts>& to, const facts& f, aspect of) {
  const auto a = static_cast<std::size_t>(of);
  set_each(to, f, f.impact.by_aspect[a], [a](facts& g) -> auto& { return g.impact.by_aspect[a]; });
}

// The facts with every value that the open one, on which a condition waits, could have.
std::vector<facts> split(const facts& f, fact open_on, const policies& of_user) {
  std::vector<facts> all;
  switch (open_on) {
    case fact::organisation_type: set_each(all, f, &facts::organisation_type, organisation_type_count); break;
    case fact::network_model: set_each(all, f, &facts::network_model, network_model_count); break;
    case fact::service_model: set_each(all, f, &facts::service_model, service_model_count); break;
    case fact::confidentiality:
      set_each(all, f, f.classes.confidentiality, [](facts& g) -> auto& { return g.classes.confidentiality; });
      break;
    case fact::integrity:
      set_each(all, f, f.classes.integrity, [](facts& g) -> auto& { return g.classes.integrity; });
      break;
    case fact::availability:
      set_each(all, f, f.classes.availability, [](facts& g) -> auto& { return g.classes.availability; });
      break;
    case fact::target_work: set_each_target_work(all, f, of_user); break;
    case fact::impact_confidentiality: set_each_level(all, f, aspect::confidentiality); break;
    case fact::impact_integrity: set_each_level(all, f, aspect::integrity); break;
    case fact::impact_availability: set_each_level(all, f, aspect::availability); break;
    case fact::as_of:
    case fact::confidentiality_items:
    case fact::integrity_items:
    case fact::availability_items:
    case fact::is_secret_document:
    case fact::is_probably_non_disclosable:
    case fact::impact:
    case fact::impact_answers: break;  // no condition waits on these
  }
  return all;
}

}  // namespace

possible_outcomes outcomes_of(std::span<const reason> reasons) {
  verdicts v;
  for (const reason& r : reasons) v.set(r.rule, r.verdict);
  return combined(v);
}

possible_outcomes outcomes_of(const facts& f, const rule_set& rules, const policies& of_user) {
  return raised_by_policies(outcomes_by_rules(f, rules), f, rules, of_user);
}

// A policy's rule that is open is split on the answer that it waits for; one that could raise nothing is passed over.
// Their order decides which answer is split first, not what comes of it.
possible_outcomes raised_by_policies(possible_outcomes outcomes, const facts& f, const rule_set& rules,
                                     const policies& of_user) {
  std::optional<fact> open_on;
  for (const policy& p : of_user.all()) {
    for (const policy_rule& r : p.rules) {
      const condition_state state = state_of(r, f);
      if (state.holds == true) outcomes = at_least(outcomes, r.at_least);
      if (!state.holds && r.at_least > outcomes.least()) open_on = state.open_on;
    }
  }
  if (!open_on) return outcomes;
  possible_outcomes all = possible_outcomes::none();
  for (const facts& each : split(f, *open_on, of_user)) all = joined(all, outcomes_of(each, rules, of_user));
  return all;
}

std::optional<bool> applies(const policy_rule& r, const facts& f) { return state_of(r, f).holds; }

fact_set facts_seen_by(const policy_rule& r) {
  fact_set seen;
  for (const policy_condition& c : r.when) seen.add(c.field);
  return seen;
}

}  // namespace ismap
