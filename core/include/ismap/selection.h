// Which list a workload's cloud service must come from on a day, and why.
//
// `select` is the door: a workload, a day, the rules and the user's own policies give the outcomes that remain
// possible, every rule tried with its verdict and the values it saw, the question that would narrow the outcome most,
// and what would have to be otherwise for ISMAP-LIU to be possible. It always answers and never guesses: a missing
// answer leaves every outcome possible that one of its completions would give.
//
// The hard case is class 2, where both lists exist (rules S1, S5, S6): an ISMAP-LIU service may be used if the service
// is SaaS, the work is on the list of target work and the impact is low. One "no" settles it; only three times "yes"
// gives ismap_or_liu; anything else leaves both. Class 3 is referred whatever else is known or unknown (S3, S10), and
// class 1 needs no list (S2).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/calendar.h"
#include "ismap/columns.h"
#include "ismap/facts.h"
#include "ismap/findings.h"
#include "ismap/impact.h"
#include "ismap/language.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/rules.h"
#include "ismap/workload.h"

namespace ismap {

// Whether the body is bound by the lists (rule S8).
enum class binding : std::uint8_t { yes, advisory, unknown };
inline constexpr std::size_t binding_count = 3;

[[nodiscard]] std::string_view identifier(binding b);
[[nodiscard]] text title(binding b);

// One rule tried.
struct reason {
  rule_id rule{};
  ismap::verdict verdict{};
  bool decides = false;  // whether the answer rests on it
  fact_set values;       // what it looked at
};

// A rule of a policy, tried: `applies`, `does_not_apply` or `open`.
struct policy_reason {
  std::size_t policy = 0;
  std::size_t rule = 0;
  std::optional<bool> applies;  // nothing: an answer is missing
  bool decides = false;         // whether it raises an outcome that S1 to S10 leave possible, or may
  fact_set values;
};

// An answer that would have to be otherwise, and what it would have to be.
struct change {
  column answer{};                // service_model, target_work, impact_... or a question of the assessment
  std::vector<std::size_t> rows;  // of target_work: the listed rows, any of which would do
};

// All of these together would give ismap_or_liu; fewer of them would not. On impact, an aspect's own answer and those
// to its questions are one answer given in two ways: its questions are named where any of them is answered, else the
// aspect.
using change_set = std::vector<change>;

// Why there is no change set.
enum class no_change : std::uint8_t {
  none,          // there are some
  undetermined,  // the outcome is not determined
  not_ismap,     // the outcome is not ismap
  before_liu,    // the day is before ISMAP-LIU began
  class_not_2,   // a policy gave ismap to a class that may not be 2, for which alone there is ISMAP-LIU
  policy_rule    // a rule of a policy stands in the way, on facts that are fixed
};
inline constexpr std::size_t no_change_count = 6;

[[nodiscard]] std::string_view identifier(no_change n);
[[nodiscard]] text title(no_change n);

// What an answer rests on, as it is shown: the weakest standing of this program's rules; where that is official but a
// policy's rule bears on the answer too, it is the policy's.
struct answer_standing {
  ismap::standing weakest = ismap::standing::official;
  bool has_policy = false;

  [[nodiscard]] bool is_official_but_for_policies() const {
    return has_policy && weakest == ismap::standing::official;
  }
};

[[nodiscard]] std::string_view identifier(const answer_standing& s);
[[nodiscard]] text title(const answer_standing& s);

struct selection {
  ismap::facts facts;
  possible_outcomes outcomes;
  ismap::binding binding = ismap::binding::unknown;
  std::vector<reason> reasons;  // in the order of the rules
  std::vector<policy_reason> policy_reasons;
  rule_list rules;                      // that the answer rests on
  std::vector<std::size_t> policies;    // that touched the answer
  std::optional<column> next_question;  // nothing once the outcome is determined
  std::vector<change_set> changes;
  no_change why_no_change = no_change::undetermined;
  std::vector<finding> findings;  // in the order of finding_code

  // The outcome, once only one is left.
  [[nodiscard]] std::optional<outcome> determined() const { return outcomes.known(); }

  // That of the weakest verdict that the answer rests on. A policy's rules have none: they are its owner's.
  [[nodiscard]] std::optional<ismap::standing> standing() const;
  [[nodiscard]] answer_standing shown_standing() const;
};

// The workload on the day `as_of`. `rules` are those in force on that day.
[[nodiscard]] selection select(const workload& w, day as_of, const rule_set& rules,
                               const policies& of_user = policies::none());

// The same into `to`, whose memory is used again: for one workload after another. Without `changes` none are looked
// for.
void select(const workload& w, day as_of, const rule_set& rules, const policies& of_user, selection& to,
            bool changes = true);

inline constexpr std::size_t selection_rule_count = 10;

// What the rules of selection, S1 to S10 in this order, say of the facts.
[[nodiscard]] std::array<reason, selection_rule_count> try_rules(const facts& f, const rule_set& rules);

// The outcomes that the verdicts of S1 to S10 leave possible. With select's reasons this gives select's outcomes, but
// for the rules of policies.
[[nodiscard]] possible_outcomes outcomes_of(std::span<const reason> reasons);

// The questions that are not answered, those that narrow the outcome most first: by the number of outcomes that the
// worst answer leaves, then in the order of the rules file. None once the outcome is determined.
struct open_question {
  column question{};
  std::size_t outcomes_left = 0;
};
[[nodiscard]] std::vector<open_question> open_questions(const workload& w, day as_of, const rule_set& rules,
                                                        const policies& of_user = policies::none());

// Adds what was found while reading the workload.
void add_findings(selection& s, const std::vector<finding>& found);

}  // namespace ismap
