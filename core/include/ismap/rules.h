// The rules as data: what each says, from which source, of what standing, in force when.
//
// The files in core/rules/ are the one place where a rule's numbers, sources and wording stand; the build turns them
// into the constexpr tables behind this header. Ask `rule_set` when computing: it holds the parameters in force on a
// day, typed. Ask `all_rules` and `find_rule` when explaining.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "ismap/calendar.h"
#include "ismap/language.h"

namespace ismap {

// How far a source can be trusted, the most trustworthy first. Not to be confused with a registration's status.
enum class standing : std::uint8_t {
  official,        // text of the authority
  secondary,       // someone reporting or quoting it
  tool_assumption  // our own reading or inference; written "default" in data and output
};

// "official", "secondary", "default".
[[nodiscard]] std::string_view identifier(standing s);

// The word a reader sees, such as U+516C U+5F0F U+8CC7 U+6599 / "official".
[[nodiscard]] text title(standing s);

// What a service can be registered or certified under.
enum class scheme : std::uint8_t { ismap, ismap_liu, isms };
inline constexpr std::size_t scheme_count = 3;

// "ismap", "ismap_liu", "isms".
[[nodiscard]] std::string_view identifier(scheme s);

// "ISMAP", "ISMAP-LIU", "ISMS".
[[nodiscard]] std::string_view title(scheme s);

// The rules that the program applies. V: validity of a registration; A: audit periods and renewal; C: classes of
// information; I: impact; S: which list.
enum class rule_id : std::uint8_t {
  V1,
  V2,
  V3,
  V4,
  V5,
  V6,
  V7,
  A1,
  A2,
  A3,
  A4,
  A5,
  A6,
  C1,
  C2,
  C3,
  I1,
  S1,
  S2,
  S3,
  S4,
  S5,
  S6,
  S7,
  S8,
  S9,
  S10
};
inline constexpr std::size_t rule_count = 27;

// What a rule of classification or selection says of a workload once it has seen its values. Which verdicts a rule can
// give, with what wording and standing, stands in its data; one name means the same in every rule that has it.
enum class verdict : std::uint8_t {
  not_applicable,      // the rule does not bear on a workload like this
  not_in_force,        // not on this day
  open,                // an answer is missing
  classified,          // C1, C3: the classes were given
  told_by_definition,  // C1, C3: told from what the information is
  highest_taken,       // C2
  low,                 // I1, overall
  moderate,
  high,
  not_low,               // I1: not complete, but one answer already excludes low; S6: the second condition fails
  list_in_principle,     // S1
  list_by_analogy,       // S1, of a body that the Common Standards are not for
  no_list,               // S2
  no_list_by_analogy,    // S2, likewise
  no_list_before,        // S2, before the lists began
  refer,                 // S3, S10
  refer_offline,         // S3, with what the Common Standards ask of such bodies
  no_effect,             // S4
  may_be_liu,            // S5
  not_saas,              // S5
  conditions_met,        // S6
  not_target_work,       // S6: the first condition fails
  neither,               // S6: both fail
  ismap_also,            // S7
  binding,               // S8
  binding_alpha_prime,   // S8
  advisory_local,        // S8
  advisory,              // S8
  model_unknown,         // S8
  organisation_unknown,  // S8
  before_lists,          // S9
  before_liu,            // S9
  both_lists,            // S9
  as_national,           // S10
  other_scale            // S10: a class that this organisation does not have
};
inline constexpr std::size_t verdict_count = 35;

// "not_applicable" and so on.
[[nodiscard]] std::string_view identifier(verdict v);

struct rule_source {
  text title;
  std::string_view clause;  // may be empty
  std::string_view place;   // where it can be read
};

struct rule_parameter {
  std::string_view name;
  std::variant<int, day> value;
};

struct rule_change {
  std::string_view version;
  text change;
};

struct rule_verdict {
  ismap::verdict verdict;
  ismap::standing standing;  // of what is said here, which may be surer than the rule's weakest part
  text wording;              // a sentence of the reasons
};

struct rule {
  rule_id id;
  std::string_view name;  // "V1"
  text title;
  ismap::standing standing;
  std::span<const scheme> schemes;      // the ones it concerns
  std::span<const scheme> assumed_for;  // those of them that it is applied to by our own assumption
  std::span<const rule_parameter> parameters;
  std::optional<day> in_force_from;   // inclusive; nothing where no first day is known
  std::optional<day> in_force_until;  // inclusive; nothing where no last day is known
  std::span<const rule_source> sources;
  std::span<const rule_verdict> verdicts;  // those it can give; none for V and A

  [[nodiscard]] bool in_force_on(day d) const;

  // That of the rule, or tool_assumption where applying it to the scheme is ours.
  [[nodiscard]] ismap::standing standing_for(scheme s) const;

  // What the rule says with that verdict, or null where it cannot give it.
  [[nodiscard]] const rule_verdict* find(ismap::verdict v) const;
};

// That of what the rule says with that verdict, which must be one it can give.
[[nodiscard]] standing standing_of(rule_id id, verdict v);

[[nodiscard]] std::span<const rule> all_rules();
[[nodiscard]] const rule& rule_of(rule_id id);

// The same for a rule of classes, impact or selection (C, I, S): a program that judges no registration carries no other.
[[nodiscard]] const rule& rule_of_selection(rule_id id);

// "V1" and so on.
[[nodiscard]] std::string_view identifier(rule_id id);

// That of the rule as a whole: of its weakest part.
[[nodiscard]] standing standing_of(rule_id id);

// What the rule says, whole.
[[nodiscard]] text wording(rule_id id);

// What has changed in it, oldest first.
[[nodiscard]] std::span<const rule_change> history(rule_id id);

// By its name, letter case and full-width letters folded; null where there is none.
[[nodiscard]] const rule* find_rule(std::string_view name);

// The version of the rules' data: a day, YYYY-MM-DD.
[[nodiscard]] std::string_view rules_version();

// A digest of that data (the rules, the questions, the target work): twelve hexadecimal digits that no change leaves as
// they were, also one that keeps the version.
[[nodiscard]] std::string_view rules_digest();

// Whether on the day `today` that version is more than a year old, so that someone should see whether the schemes have
// changed: from the day after the same day of the next year.
[[nodiscard]] bool rules_are_old(day today);

// The rules that an answer rests on.
class rule_list {
 public:
  constexpr void add(rule_id id) { bits_ |= bit(id); }
  [[nodiscard]] constexpr bool contains(rule_id id) const { return (bits_ & bit(id)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

  // That of the weakest rule; nothing for an empty list.
  [[nodiscard]] std::optional<standing> weakest_standing() const;

 private:
  static constexpr std::uint32_t bit(rule_id id) { return std::uint32_t{1} << static_cast<unsigned>(id); }

  std::uint32_t bits_ = 0;
};

// The parameters of the rules as they apply on one day.
class rule_set {
 public:
  // The rules in force on `as_of`.
  [[nodiscard]] static rule_set in_force_on(day as_of);

  [[nodiscard]] bool in_force(rule_id id) const { return in_force_.contains(id); }

  // How long a registration runs: V1 (ISMAP) and V3 (ISMAP-LIU) from the day after the audit period, V7 (ISMS) from
  // the day of certification.
  [[nodiscard]] months validity_term(scheme s) const { return validity_terms_[static_cast<std::size_t>(s)]; }

  // The rule that validity_term comes from.
  [[nodiscard]] static rule_id validity_rule(scheme s);

  // A1: how long an audit period may and must be.
  [[nodiscard]] months longest_audit_period() const { return longest_audit_period_; }
  [[nodiscard]] months shortest_audit_period() const { return shortest_audit_period_; }

  // A2: the time within which the audit report is due after the audit period's last day.
  [[nodiscard]] months audit_report_term() const { return audit_report_term_; }

  // A3: the time that the Steering Committee aims to decide in.
  [[nodiscard]] months decision_term() const { return decision_term_; }

  // A6: the first day on which a registration under the scheme was possible; nothing where none is known.
  [[nodiscard]] const std::optional<day>& first_registration_day(scheme s) const {
    return first_registration_days_[static_cast<std::size_t>(s)];
  }

  // A6: whether there is a list to choose from on the day that the set is of, and whether ISMAP-LIU has begun.
  [[nodiscard]] bool has_lists() const { return has_lists_; }
  [[nodiscard]] bool has_liu() const { return has_liu_; }

  // A6: what LIU had for a time, on the day that the set is of, and the first and last days of that time, inclusive.
  [[nodiscard]] bool has_prior_application() const { return has_prior_application_; }
  [[nodiscard]] static day prior_application_until();
  [[nodiscard]] bool has_special_measures() const { return has_special_measures_; }
  [[nodiscard]] static day special_measures_from();
  [[nodiscard]] static day special_measures_until();

 private:
  rule_list in_force_;
  std::array<months, scheme_count> validity_terms_{};  // in the order of scheme
  months longest_audit_period_{};
  months shortest_audit_period_{};
  months audit_report_term_{};
  months decision_term_{};
  std::array<std::optional<day>, scheme_count> first_registration_days_{};
  bool has_lists_ = false;
  bool has_liu_ = false;
  bool has_prior_application_ = false;
  bool has_special_measures_ = false;
};

// Title, clause and place of a source; the last two may be empty. An address stands in angle brackets.
[[nodiscard]] std::string source_text(std::string_view title, std::string_view clause, std::string_view place);

// The same of all sources of a rule.
[[nodiscard]] std::string source_text(const rule& r, language l);

}  // namespace ismap
