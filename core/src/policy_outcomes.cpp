#include "policy_outcomes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "outcomes.h"

namespace ismap {

namespace {

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

condition_state state_of(const std::vector<policy_condition>& when, const facts& f) {
  condition_state whole{true, {}};
  for (const policy_condition& c : when) {
    const condition_state one = state_of(c, f);
    if (one.holds == false) return one;
    if (!one.holds) whole = one;
  }
  return whole;
}

condition_state work_state_of(const joint_rule& r, const facts& f) {
  if (!r.has_work) return {true, {}};
  if (!f.target_work) return {std::nullopt, fact::target_work};
  return {f.target_work->is_listed() ? r.rows.contains(f.target_work->row()) : r.none, fact::target_work};
}

// Waits for the target work last, which can be many things.
condition_state state_of(const joint_rule& r, const facts& f) {
  const condition_state work = work_state_of(r, f);
  if (work.holds == false) return work;
  const condition_state others = state_of(r.when, f);
  return others.holds == true ? work : others;
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

void set_each_level(std::vector<facts>& to, const facts& f, aspect of) {
  const auto a = static_cast<std::size_t>(of);
  set_each(to, f, f.impact.by_aspect[a], [a](facts& g) -> auto& { return g.impact.by_aspect[a]; });
}

// The facts with every value that the open one, on which a condition waits, could have.
std::vector<facts> split(const facts& f, fact open_on) {
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
    case fact::impact_confidentiality: set_each_level(all, f, aspect::confidentiality); break;
    case fact::impact_integrity: set_each_level(all, f, aspect::integrity); break;
    case fact::impact_availability: set_each_level(all, f, aspect::availability); break;
    case fact::as_of:
    case fact::confidentiality_items:
    case fact::integrity_items:
    case fact::availability_items:
    case fact::is_secret_document:
    case fact::is_probably_non_disclosable:
    case fact::target_work:
    case fact::impact:
    case fact::impact_answers: break;  // none is split on these
  }
  return all;
}

bool has_all(const possible_outcomes& all, const possible_outcomes& some) { return joined(all, some) == all; }

// A rule that could raise an outcome, and the fact whose answer it waits for.
struct waiting_rule {
  const joint_rule* rule;
  fact open_on;
};

const joint_rule& rule_of(const joint_rule& r) { return r; }
const joint_rule& rule_of(const waiting_rule& w) { return *w.rule; }

// The outcomes of everything that the missing answers could be. Where no answer could bring an outcome that has not
// been seen yet, none is tried: four outcomes are soon seen, so of many rules few are ever held against one another.
class completions {
 public:
  completions(const rule_set& rules, const policies& of_user) : rules_(rules), of_user_(of_user) {}

  // `by_rules` are the outcomes of the facts by S1 to S10, `floor` is that of the policies' rules that hold already,
  // and `tried` are those that may.
  template <class Rules>
  void see(const facts& f, const possible_outcomes& by_rules, outcome floor, const Rules& tried) {
    std::vector<waiting_rule> waiting;
    for (const auto& each : tried) {
      const joint_rule& r = rule_of(each);
      const condition_state state = state_of(r, f);
      if (state.holds == true) floor = std::max(floor, r.at_least);
      if (!state.holds) waiting.push_back({&r, state.open_on});
    }
    const possible_outcomes outcomes = at_least(by_rules, floor);
    std::erase_if(waiting, [&](const waiting_rule& w) { return w.rule->at_least <= outcomes.least(); });
    if (has_all(seen_, within_reach(outcomes, waiting))) return;
    if (waiting.empty()) return add(outcomes);
    const fact open_on = most_waited_for(waiting);
    if (open_on == fact::target_work) return see_rows(f, floor, waiting);
    for (const facts& each : split(f, open_on)) see(each, outcomes_by_rules(each, rules_), floor, waiting);
  }

  [[nodiscard]] const possible_outcomes& seen() const { return seen_; }

 private:
  void add(const possible_outcomes& outcomes) { seen_ = joined(seen_, outcomes); }

  static possible_outcomes within_reach(const possible_outcomes& outcomes, const std::vector<waiting_rule>& waiting) {
    possible_outcomes all = outcomes;
    for (const waiting_rule& w : waiting) all = joined(all, at_least(outcomes, w.rule->at_least));
    return all;
  }

  // The target work only where nothing else is waited for.
  static fact most_waited_for(const std::vector<waiting_rule>& waiting) {
    std::array<std::size_t, fact_count> count{};
    for (const waiting_rule& w : waiting) ++count[static_cast<std::size_t>(w.open_on)];
    count[static_cast<std::size_t>(fact::target_work)] = 0;
    const auto most = std::max_element(count.begin(), count.end());
    return *most == 0 ? fact::target_work : static_cast<fact>(most - count.begin());
  }

  // All that the target work could be, where the rules wait for nothing else. To S1 to S10 one listed row is as good
  // as another.
  void see_rows(facts f, outcome floor, const std::vector<waiting_rule>& waiting) {
    f.target_work = target_work_answer::none();
    outcome floor_of_none = floor;
    for (const waiting_rule& w : waiting) {
      if (w.rule->none) floor_of_none = std::max(floor_of_none, w.rule->at_least);
    }
    add(at_least(outcomes_by_rules(f, rules_), floor_of_none));
    f.target_work = target_work_answer::listed(0);
    const possible_outcomes listed = outcomes_by_rules(f, rules_);
    row_set left = row_set::first(of_user_.target_work().size());
    for (std::size_t o = outcome_count; o-- > 1;) {
      row_set raised;
      for (const waiting_rule& w : waiting) {
        if (w.rule->at_least == static_cast<outcome>(o)) raised.unite(w.rule->rows);
      }
      if (left.remove(raised)) add(at_least(listed, std::max(floor, static_cast<outcome>(o))));
    }
    if (!left.is_empty()) add(at_least(listed, floor));
  }

  const rule_set& rules_;
  const policies& of_user_;
  possible_outcomes seen_ = possible_outcomes::none();
};

}  // namespace

possible_outcomes outcomes_raised_by_policies(const possible_outcomes& outcomes, const facts& f, const rule_set& rules,
                                              const policies& of_user) {
  if (of_user.joint_rules().empty()) return outcomes;
  completions all{rules, of_user};
  all.see(f, outcomes, outcome::no_list_required, of_user.joint_rules());
  return all.seen();
}

std::optional<bool> applies(const policy_rule& r, const facts& f) { return state_of(r.when, f).holds; }

fact_set facts_seen_by(const policy_rule& r) {
  fact_set seen;
  for (const policy_condition& c : r.when) seen.add(c.field);
  return seen;
}

}  // namespace ismap
