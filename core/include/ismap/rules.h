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

// "ismap", "ismap_liu", "isms".
[[nodiscard]] std::string_view identifier(scheme s);

// "ISMAP", "ISMAP-LIU", "ISMS".
[[nodiscard]] std::string_view title(scheme s);

// The rules that the program applies. V: validity of a registration; A: audit periods and renewal.
enum class rule_id : std::uint8_t { V1, V2, V3, V4, V5, V6, V7, A1, A2, A3, A4, A5, A6 };
inline constexpr std::size_t rule_count = 13;

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

struct rule {
  rule_id id;
  std::string_view name;  // "V1"
  text title;
  text wording;  // what it says, whole
  ismap::standing standing;
  std::span<const scheme> schemes;      // the ones it concerns
  std::span<const scheme> assumed_for;  // those of them that it is applied to by our own assumption
  std::span<const rule_parameter> parameters;
  std::optional<day> in_force_from;   // inclusive; nothing where no first day is known
  std::optional<day> in_force_until;  // inclusive; nothing where no last day is known
  std::span<const rule_source> sources;
  std::span<const rule_change> history;

  [[nodiscard]] bool in_force_on(day d) const;

  // That of the rule, or tool_assumption where applying it to the scheme is ours.
  [[nodiscard]] ismap::standing standing_for(scheme s) const;
};

[[nodiscard]] std::span<const rule> all_rules();
[[nodiscard]] const rule& rule_of(rule_id id);

// By its name, letter case and full-width letters folded; null where there is none.
[[nodiscard]] const rule* find_rule(std::string_view name);

// The version of the rules' data: a day, YYYY-MM-DD.
[[nodiscard]] std::string_view rules_version();

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
  [[nodiscard]] months validity_term(scheme s) const;

  // The rule that validity_term comes from.
  [[nodiscard]] static rule_id validity_rule(scheme s);

  // A1: how long an audit period may and must be.
  [[nodiscard]] months longest_audit_period() const;
  [[nodiscard]] months shortest_audit_period() const;

  // A2: the time within which the audit report is due after the audit period's last day.
  [[nodiscard]] months audit_report_term() const;

  // A3: the time that the Steering Committee aims to decide in.
  [[nodiscard]] months decision_term() const;

  // A6: the first day on which a registration under the scheme was possible; nothing where none is known.
  [[nodiscard]] std::optional<day> first_registration_day(scheme s) const;

 private:
  rule_list in_force_;
};

}  // namespace ismap
