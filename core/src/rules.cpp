#include "ismap/rules.h"

#include <algorithm>

#include "message_table.h"
#include "rule_table.h"
#include "unicode.h"

namespace ismap {

namespace {

struct scheme_entry {
  scheme value;
  std::string_view name;
  std::string_view title;
};

constexpr std::array<scheme_entry, 3> schemes{{
    {scheme::ismap, "ismap", "ISMAP"},
    {scheme::ismap_liu, "ismap_liu", "ISMAP-LIU"},
    {scheme::isms, "isms", "ISMS"},
}};

consteval bool rules_in_order() {
  for (std::size_t i = 0; i < rule_table.size(); ++i) {
    if (static_cast<std::size_t>(rule_table[i].id) != i) return false;
  }
  return true;
}

static_assert(rules_in_order());

consteval bool verdicts_in_order() {
  for (std::size_t i = 0; i < named_verdicts.size(); ++i) {
    if (static_cast<std::size_t>(named_verdicts[i]) != i) return false;
  }
  return true;
}

static_assert(verdict_names.size() == verdict_count && verdicts_in_order());

consteval bool verdicts_are_unique(const rule& r) {
  for (auto each = r.verdicts.begin(); each != r.verdicts.end(); ++each) {
    for (auto other = r.verdicts.begin(); other != each; ++other) {
      if (other->verdict == each->verdict) return false;
    }
  }
  return true;
}

// What is said of days before a rule is in force, or of bodies that it is not for, is no part of it: there it says
// nothing, and the rest is ours.
consteval bool is_beyond_the_rule(verdict v) {
  return v == verdict::not_in_force || v == verdict::no_list_before || v == verdict::list_by_analogy ||
         v == verdict::no_list_by_analogy;
}

// A rule has the standing of its weakest part, and its verdicts are its parts.
consteval bool verdicts_have_the_standing_of(const rule& r) {
  auto weakest = standing::official;
  bool any = false;
  for (const rule_verdict& each : r.verdicts) {
    if (is_beyond_the_rule(each.verdict)) continue;
    any = true;
    if (each.standing > weakest) weakest = each.standing;
  }
  return !any || weakest == r.standing;
}

consteval bool verdicts_hold() {
  for (const rule& r : rule_table) {
    if (!verdicts_are_unique(r) || !verdicts_have_the_standing_of(r)) return false;
  }
  return true;
}

static_assert(verdicts_hold());

}  // namespace

std::string_view identifier(standing s) { return standing_entries[static_cast<std::size_t>(s)].name; }
text title(standing s) { return standing_entries[static_cast<std::size_t>(s)].title; }

std::string_view identifier(scheme s) { return schemes[static_cast<std::size_t>(s)].name; }
std::string_view title(scheme s) { return schemes[static_cast<std::size_t>(s)].title; }

std::string_view identifier(verdict v) { return verdict_names[static_cast<std::size_t>(v)]; }

namespace {

bool is_within(day d, const std::optional<day>& first, const std::optional<day>& last) {
  return (!first || d >= *first) && (!last || d <= *last);
}

}  // namespace

bool rule::in_force_on(day d) const { return is_within(d, in_force_from, in_force_until); }

standing rule::standing_for(scheme s) const {
  const bool assumed = std::find(assumed_for.begin(), assumed_for.end(), s) != assumed_for.end();
  return assumed ? standing::tool_assumption : standing;
}

const rule_verdict* rule::find(ismap::verdict v) const {
  for (const rule_verdict& each : verdicts) {
    if (each.verdict == v) return &each;
  }
  return nullptr;
}

standing standing_of(rule_id id, verdict v) {
  static constexpr auto table = [] {
    std::array<std::array<standing, verdict_count>, rule_count> standings{};
    for (const rule& r : rule_table) {
      for (const rule_verdict& each : r.verdicts) {
        standings[static_cast<std::size_t>(r.id)][static_cast<std::size_t>(each.verdict)] = each.standing;
      }
    }
    return standings;
  }();
  return table[static_cast<std::size_t>(id)][static_cast<std::size_t>(v)];
}

namespace {

// What every program needs of all rules, apart from what they say.
struct rule_outline {
  std::string_view name;
  ismap::standing standing;
  std::optional<day> in_force_from;
  std::optional<day> in_force_until;
};

constexpr std::array rule_outlines = [] {
  std::array<rule_outline, rule_count> all{};
  for (std::size_t i = 0; i < rule_count; ++i) {
    const rule& r = rule_table[i];
    all[i] = {r.name, r.standing, r.in_force_from, r.in_force_until};
  }
  return all;
}();

constexpr std::size_t first_of_selection = static_cast<std::size_t>(rule_id::C1);

constexpr std::array rules_of_selection = [] {
  std::array<rule, rule_count - first_of_selection> all{};
  std::copy(rule_table.begin() + first_of_selection, rule_table.end(), all.begin());
  return all;
}();

}  // namespace

std::span<const rule> all_rules() { return rule_table; }
const rule& rule_of(rule_id id) { return rule_table[static_cast<std::size_t>(id)]; }

const rule& rule_of_selection(rule_id id) {
  return rules_of_selection[static_cast<std::size_t>(id) - first_of_selection];
}

std::string_view identifier(rule_id id) { return rule_outlines[static_cast<std::size_t>(id)].name; }
standing standing_of(rule_id id) { return rule_outlines[static_cast<std::size_t>(id)].standing; }

const rule* find_rule(std::string_view name) {
  const std::string wanted = unicode::fold(name);
  for (const rule& r : rule_table) {
    if (r.name == wanted) return &r;
  }
  return nullptr;
}

std::string_view rules_version() { return latest_change; }
std::string_view rules_digest() { return digest_of_rules; }

bool rules_are_old(day today) {
  return today > last_day_of_term(day_of_latest_change, months{12}) + date::days{1};
}

namespace {

// As bits, in the order of standing.
constexpr std::array rules_of_standing = [] {
  std::array<std::uint32_t, 3> bits{};
  for (const rule& r : rule_table)
    bits[static_cast<std::size_t>(r.standing)] |= std::uint32_t{1} << static_cast<unsigned>(r.id);
  return bits;
}();

}  // namespace

std::optional<standing> rule_list::weakest_standing() const {
  for (const standing s : {standing::tool_assumption, standing::secondary, standing::official}) {
    if ((bits_ & rules_of_standing[static_cast<std::size_t>(s)]) != 0) return s;
  }
  return std::nullopt;
}

rule_set rule_set::in_force_on(day as_of) {
  rule_set set;
  for (std::size_t i = 0; i < rule_count; ++i) {
    const rule_outline& r = rule_outlines[i];
    if (is_within(as_of, r.in_force_from, r.in_force_until)) set.in_force_.add(static_cast<rule_id>(i));
  }
  set.validity_terms_ = {months_of(rule_id::V1, "term_months"), months_of(rule_id::V3, "term_months"),
                         months_of(rule_id::V7, "term_months")};
  set.longest_audit_period_ = months_of(rule_id::A1, "maximum_months");
  set.shortest_audit_period_ = months_of(rule_id::A1, "minimum_months");
  set.audit_report_term_ = months_of(rule_id::A2, "report_months");
  set.decision_term_ = months_of(rule_id::A3, "decision_months");
  set.first_registration_days_ = {day_of(rule_id::A6, "ismap_from"), day_of(rule_id::A6, "ismap_liu_from"),
                                  std::nullopt};
  set.has_lists_ = as_of >= day_of(rule_id::A6, "ismap_from");
  set.has_liu_ = as_of >= day_of(rule_id::A6, "ismap_liu_from");
  set.has_prior_application_ = set.has_liu_ && as_of <= prior_application_until();
  set.has_special_measures_ = as_of >= special_measures_from() && as_of <= special_measures_until();
  return set;
}

rule_id rule_set::validity_rule(scheme s) {
  switch (s) {
    case scheme::ismap: return rule_id::V1;
    case scheme::ismap_liu: return rule_id::V3;
    case scheme::isms: return rule_id::V7;
  }
  return rule_id::V1;
}

day rule_set::prior_application_until() { return day_of(rule_id::A6, "prior_application_until"); }
day rule_set::special_measures_from() { return day_of(rule_id::A6, "special_measures_from"); }
day rule_set::special_measures_until() { return day_of(rule_id::A6, "special_measures_until"); }

std::string source_text(std::string_view title, std::string_view clause, std::string_view place) {
  std::string out{title};
  if (!clause.empty()) out.append(", ").append(clause);
  const bool is_address = place.find("://") != std::string_view::npos;
  if (is_address) return out.append(" <").append(place).append(">");
  return place.empty() ? out : out.append(", ").append(place);
}

std::string source_text(const rule& r, language l) {
  std::string out;
  for (const rule_source& s : r.sources) {
    if (!out.empty()) out += "; ";
    out += source_text(s.title.in(l), s.clause, s.place);
  }
  return out;
}

}  // namespace ismap
