// A ministry's own file: rows of the list of target work, its own questions and degrees, and rules that make an outcome
// stricter, never more lenient.
//
// `policies::add` reads one file (JSON) and reports all that is wrong with it at once, each with its place and how to
// mend it; a file with a problem adds nothing. A condition on a class or a level must hold for every higher one as well
// (`ge` says so), so that more sensitive information never gets the more lenient answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/facts.h"
#include "ismap/impact.h"
#include "ismap/language.h"
#include "ismap/outcome.h"
#include "ismap/row_set.h"
#include "ismap/rules.h"
#include "ismap/workload.h"

namespace ismap {

// A text of the user's, in one language at least.
struct policy_text {
  std::string ja;
  std::string en;

  // In that language, else in the other.
  [[nodiscard]] std::string_view in(language l) const {
    const std::string& wanted = l == language::ja ? ja : en;
    return !wanted.empty() ? wanted : l == language::ja ? en : ja;
  }
};

struct policy_source {
  policy_text title;
  std::string clause;  // may be empty
  std::string place;
};

// Title, clause and place.
[[nodiscard]] std::string source_text(const policy_source& s, language l);

// A row of the list of work for which ISMAP-LIU may be used.
struct target_work_row {
  std::string id;
  policy_text title;
  policy_text wording;  // what work it is; may be empty
  policy_source source;
  std::optional<std::size_t> policy;  // which brought it; nothing for a bundled row
};

// One condition: the fact is one of the values. Values are the numbers of the enumerators; of target_work the rows.
struct policy_condition {
  fact field{};
  std::vector<bool> values;  // by number, whether it holds
  bool others = false;       // of target_work: whether it holds for rows that policies added later bring
  bool none = false;         // of target_work: whether it holds for work that is not listed
  std::size_t first = 0;     // the first of the values for which it holds, or how many values there are

  [[nodiscard]] bool allows(std::size_t value) const { return value < values.size() ? values[value] : others; }
};

// Where all conditions hold, the outcome is `at_least`.
struct policy_rule {
  std::string id;
  policy_text wording;
  policy_source source;
  std::vector<policy_condition> when;  // one a fact at most
  outcome at_least = outcome::refer;
};

// What rules that differ in their target work alone say together: there may be one for each of thousands of rows.
struct joint_rule {
  std::vector<policy_condition> when;  // on other facts, in their order
  bool has_work = false;               // whether it looks at the target work
  row_set rows;                        // for which it holds then
  bool others = false;                 // whether it holds for rows that policies added later bring
  bool none = false;                   // whether it holds for work that is not listed
  outcome at_least = outcome::refer;
};

struct policy {
  std::string id;  // by which results name it
  policy_text title;
  std::vector<policy_rule> rules;
  bool has_questions = false;  // whether it replaced them
  bool has_degrees = false;
};

// What can be wrong with a policy file.
enum class policy_error : std::uint8_t {
  not_json,              // the text is not JSON; `detail` tells why
  wrong_kind,            // another kind of value than the one of `detail`
  member_unknown,        // a name that this object does not have; `detail` lists those it has
  member_missing,        // `detail` is its name
  list_empty,            // a list that needs an entry
  list_too_long,         // `detail` is the most that it may hold
  text_missing,          // neither Japanese nor English
  text_empty,            // nothing but spaces
  id_malformed,          // an id is lower-case letters, digits, - and _, beginning with a letter
  name_taken,            // an id or a title that means something else already, which is `detail`
  word_unknown,          // none of the words of `detail`
  order_needed,          // ge on something that has no order
  would_relax,           // a condition that more sensitive information would not meet
  degrees_not_rising,    // a degree that is lower than the one before it
  degrees_without_high,  // none of them means a high impact, so nothing ever could be
  replaced_twice         // another policy in use has replaced the questions or the degrees already
};
inline constexpr std::size_t policy_error_count = 16;

[[nodiscard]] std::string_view identifier(policy_error e);

// Something wrong in a policy file.
struct policy_problem {
  policy_error code{};
  std::string pointer;  // RFC 6901: the place within the file; empty: the whole
  std::size_t line = 1;
  std::size_t column = 1;
  std::string read;  // what stands there
  std::string ja;    // what was expected and how to mend it
  std::string en;

  [[nodiscard]] std::string_view message(language l) const { return l == language::ja ? ja : en; }
};

struct policy_judging;

// The policies in use, and what they make of the questions, the degrees and the list of target work.
class policies {
 public:
  policies();

  // No policy: all as bundled.
  [[nodiscard]] static const policies& none();

  // Adds the policy in `json`. Returns what is wrong with it; then nothing was added.
  [[nodiscard]] std::vector<policy_problem> add(std::string_view json);

  [[nodiscard]] std::span<const policy> all() const { return policies_; }
  [[nodiscard]] const impact_assessment& assessment() const { return assessment_; }
  [[nodiscard]] std::span<const target_work_row> target_work() const { return target_work_; }

  // All the rules of the policies, as few as say the same of every workload.
  [[nodiscard]] std::span<const joint_rule> joint_rules() const { return joint_rules_; }

  // How workloads are held against them; null while there are none.
  [[nodiscard]] const policy_judging* judging() const { return judging_; }

  // The row of that id or title; case, width and spaces make no difference.
  [[nodiscard]] std::optional<std::size_t> find_target_work(std::string_view word) const;

  // The first row of target work that no rule of the policies tells from `row`: they have one outcome.
  [[nodiscard]] std::size_t first_alike(std::size_t row) const { return first_alike_[row]; }

  // Those rows, one of every kind.
  [[nodiscard]] std::span<const std::size_t> distinct_target_work() const { return distinct_work_; }

 private:
  void add_target_work(target_work_row row);
  void join(const policy_rule& r);
  void tell_target_work_apart();

  std::vector<policy> policies_;
  const policy_judging* judging_ = nullptr;
  impact_assessment assessment_;
  std::vector<target_work_row> target_work_;
  std::map<std::string, std::size_t, std::less<>> work_by_name_;
  std::vector<joint_rule> joint_rules_;
  std::map<std::string, std::size_t> joint_by_key_;
  std::vector<std::size_t> first_alike_;
  std::vector<std::size_t> distinct_work_;
};

}  // namespace ismap
