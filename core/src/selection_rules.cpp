// The rules S1 to S10, each a function of the facts.
#include <array>

#include "ismap/selection.h"
#include "outcomes.h"

namespace ismap {

namespace {

using enum verdict;
using enum workload_class;

// What several rules ask of the facts.
class situation {
 public:
  situation(const facts& facts_seen, const rule_set& rules_in_force)
      : f(facts_seen), rules(rules_in_force), is_low_(facts_seen.impact.is_low()) {}

  [[nodiscard]] const possible_classes& c() const { return f.classes.confidentiality; }
  [[nodiscard]] bool may_be_class_2() const { return c().contains(two); }

  // 3A to 3C, where no organisation is named, can only be a local government's.
  [[nodiscard]] bool is_local() const {
    return f.organisation_type ? *f.organisation_type == organisation_type::local_government : f.names_local_class;
  }

  // The Common Standards are for national and incorporated agencies and designated corporations (1.1(1)). While the
  // organisation is not known, S8 says so.
  [[nodiscard]] bool has_standards() const {
    return !f.organisation_type || *f.organisation_type <= organisation_type::designated_corporation;
  }

  // The facts by which is_local() tells.
  [[nodiscard]] fact_set tells_local() const {
    return f.organisation_type ? fact_set{fact::organisation_type}
                               : fact_set{fact::organisation_type, fact::confidentiality_items};
  }

  [[nodiscard]] bool has_class_of_other_scale() const { return f.names_local_class && !is_local(); }
  [[nodiscard]] bool is_before_lists() const { return !rules.has_lists(); }
  [[nodiscard]] bool is_before_liu() const { return !rules.has_liu(); }

  [[nodiscard]] std::optional<bool> is_saas() const {
    return f.service_model ? std::optional{*f.service_model == service_model::saas} : std::nullopt;
  }

  [[nodiscard]] std::optional<bool> is_target_work() const {
    return f.target_work ? std::optional{f.target_work->is_listed()} : std::nullopt;
  }

  [[nodiscard]] const std::optional<bool>& is_low() const { return is_low_; }

  // Whether ISMAP-LIU is still open to a workload of class 2.
  [[nodiscard]] bool may_be_liu() const {
    return may_be_class_2() && !is_before_liu() && is_saas() != false && is_target_work() != false && is_low() != false;
  }

  const facts& f;
  const rule_set& rules;

 private:
  std::optional<bool> is_low_;
};

// A rule's verdict on the situation, with the values that it rests on. A rule that does not bear on the workload rests
// on the value that tells so.
struct tried {
  ismap::verdict verdict;
  bool decides;
  fact_set values;
};

constexpr tried not_for_its_class{not_applicable, false, {fact::confidentiality}};
constexpr tried not_on_this_day{not_in_force, false, {fact::as_of}};

tried try_s1(const situation& s) {
  if (!s.rules.in_force(rule_id::S1)) return not_on_this_day;
  if (s.c() == possible_classes{one}) return not_for_its_class;
  if (s.c().contains(one)) return {open, true, {fact::confidentiality}};
  if (!s.has_standards()) {
    return {list_by_analogy, s.may_be_class_2(), {fact::organisation_type, fact::confidentiality}};
  }
  return {list_in_principle, s.may_be_class_2(), {fact::confidentiality}};
}

inline tried try_s2(const situation& s) {
  if (!s.c().contains(one)) return not_for_its_class;
  if (!s.c().is_known()) return {open, true, {fact::confidentiality}};
  if (!s.rules.in_force(rule_id::S2)) return {no_list_before, true, {fact::as_of, fact::confidentiality}};
  if (!s.has_standards()) return {no_list_by_analogy, true, {fact::organisation_type, fact::confidentiality}};
  return {no_list, true, {fact::confidentiality}};
}

bool asks_for_offline_devices(const std::optional<organisation_type>& o) {
  return o == organisation_type::incorporated_agency || o == organisation_type::designated_corporation;
}

inline tried try_s3(const situation& s) {
  if (s.is_local()) return {not_applicable, false, s.tells_local()};
  if (!s.c().contains(three)) return not_for_its_class;
  if (!s.c().is_known()) return {open, true, {fact::confidentiality}};
  if (!asks_for_offline_devices(s.f.organisation_type)) return {refer, true, {fact::confidentiality}};
  return {refer_offline, true, {fact::organisation_type, fact::confidentiality}};
}

tried try_s4(const situation& s) {
  if (!s.c().contains(one)) return not_for_its_class;
  const fact_set values{fact::confidentiality, fact::integrity, fact::availability};
  const bool has_others = s.f.classes.integrity.contains(two) || s.f.classes.availability.contains(two);
  return has_others ? tried{no_effect, true, values} : tried{not_applicable, false, values};
}

inline tried try_s5(const situation& s) {
  if (!s.may_be_class_2()) return not_for_its_class;
  if (!s.rules.in_force(rule_id::S5)) return not_on_this_day;
  const auto saas = s.is_saas();
  if (saas == false) return {not_saas, true, {fact::service_model}};
  return {saas ? may_be_liu : open, s.may_be_liu(), {fact::service_model}};
}

inline tried try_s6(const situation& s) {
  if (!s.may_be_class_2()) return not_for_its_class;
  if (!s.rules.in_force(rule_id::S6)) return not_on_this_day;
  const fact_set values{fact::target_work, fact::impact};
  const auto work = s.is_target_work();
  const auto low = s.is_low();
  if (work == false) return {low == false ? neither : not_target_work, true, values};
  if (low == false) return {not_low, true, values};
  return {work && low ? conditions_met : open, s.may_be_liu(), values};
}

tried try_s7(const situation& s) {
  if (!s.may_be_class_2()) return not_for_its_class;
  if (!s.rules.in_force(rule_id::S7)) return not_on_this_day;
  const fact_set values{fact::service_model, fact::target_work, fact::impact};
  if (!s.may_be_liu()) return {not_applicable, false, values};
  return {s.is_saas() && s.is_target_work() && s.is_low() ? ismap_also : open, true, values};
}

tried try_s8(const situation& s) {
  const fact_set organisation{fact::organisation_type};
  if (!s.f.organisation_type) return {organisation_unknown, true, organisation};
  switch (*s.f.organisation_type) {
    case organisation_type::national_agency:
    case organisation_type::incorporated_agency:
    case organisation_type::designated_corporation: return {binding, true, organisation};
    case organisation_type::other: return {advisory, true, organisation};
    case organisation_type::local_government: break;
  }
  const fact_set model{fact::organisation_type, fact::network_model};
  if (!s.f.network_model) return {model_unknown, true, model};
  return {*s.f.network_model == network_model::alpha_prime ? binding_alpha_prime : advisory_local, true, model};
}

inline tried try_s9(const situation& s) {
  if (!s.may_be_class_2()) return not_for_its_class;
  if (s.is_before_lists()) return {before_lists, true, {fact::as_of}};
  return {s.is_before_liu() ? before_liu : both_lists, s.is_before_liu(), {fact::as_of}};
}

inline tried try_s10(const situation& s) {
  if (s.has_class_of_other_scale()) return {other_scale, true, {fact::organisation_type, fact::confidentiality_items}};
  if (!s.is_local()) return {not_applicable, false, s.tells_local()};
  fact_set values = s.tells_local();
  values.add(fact::confidentiality);
  if (!s.c().contains(three)) return {as_national, true, values};
  return {s.c().is_known() ? refer : open, true, values};
}

using rule_function = tried (*)(const situation&);

struct rule_entry {
  rule_id id;
  rule_function on;
};

constexpr std::array<rule_entry, selection_rule_count> rule_entries{{{rule_id::S1, try_s1},
                                                                     {rule_id::S2, try_s2},
                                                                     {rule_id::S3, try_s3},
                                                                     {rule_id::S4, try_s4},
                                                                     {rule_id::S5, try_s5},
                                                                     {rule_id::S6, try_s6},
                                                                     {rule_id::S7, try_s7},
                                                                     {rule_id::S8, try_s8},
                                                                     {rule_id::S9, try_s9},
                                                                     {rule_id::S10, try_s10}}};

reason reason_by(const rule_entry& e, const situation& s) {
  const tried t = e.on(s);
  return {e.id, t.verdict, t.decides, t.values};
}

}  // namespace

std::array<reason, selection_rule_count> try_rules(const facts& f, const rule_set& rules) {
  const situation s{f, rules};
  std::array<reason, selection_rule_count> reasons;
  for (std::size_t i = 0; i < reasons.size(); ++i) reasons[i] = reason_by(rule_entries[i], s);
  return reasons;
}

possible_outcomes outcomes_by_rules(const facts& f, const rule_set& rules) {
  const situation s{f, rules};
  return outcomes_by({try_s2(s).verdict, try_s3(s).verdict, try_s5(s).verdict, try_s6(s).verdict, try_s9(s).verdict,
                      try_s10(s).verdict});
}

}  // namespace ismap
