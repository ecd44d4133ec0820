#include "ismap/policy.h"

#include <algorithm>
#include <map>
#include <utility>

#include "impact_table.h"
#include "policy_outcomes.h"
#include "policy_reader.h"
#include "unicode.h"

namespace ismap {

namespace {

policy_text owned(const text& t) { return {std::string{t.ja}, std::string{t.en}}; }

// What a rule says but for its target work, as text to find it by.
std::string key_of(const joint_rule& r) {
  std::string key{r.has_work ? 'w' : '-'};
  key += static_cast<char>('0' + static_cast<int>(r.at_least));
  for (const policy_condition& c : r.when) {
    key.append(" ").append(identifier(c.field)).append("=");
    for (const bool holds : c.values) key += holds ? '1' : '0';
  }
  return key;
}

void take_work(const policy_condition& c, joint_rule& to) {
  to.has_work = true;
  to.others = c.others;
  to.none = c.none;
  for (std::size_t row = c.first; row < c.values.size(); ++row) {
    if (c.values[row]) to.rows.add(row);
  }
}

// Parts the kinds of rows that `rows` has some of and not all. A row's kind is a number; `kinds` is how many there are.
void part(const row_set& rows, std::vector<std::size_t>& kind, std::size_t& kinds) {
  std::map<std::size_t, std::size_t> parted;
  const bool side = !rows.contains(0);  // the one that seldom has most of the rows
  for (std::size_t row = 0; row < kind.size(); ++row) {
    if (rows.contains(row) == side) kind[row] = parted.try_emplace(kind[row], kinds + parted.size()).first->second;
  }
  kinds += parted.size();
}

}  // namespace

policies::policies() : assessment_(impact_assessment::bundled()) {
  for (const bundled_work& w : bundled_target_work) {
    policy_source source{owned(w.source.title), std::string{w.source.clause}, std::string{w.source.place}};
    add_target_work({std::string{w.id}, owned(w.title), owned(w.wording), std::move(source), std::nullopt});
  }
  tell_target_work_apart();
}

const policies& policies::none() {
  static const policies bundled;
  return bundled;
}

std::string source_text(const policy_source& s, language l) { return source_text(s.title.in(l), s.clause, s.place); }

std::vector<policy_problem> policies::add(std::string_view json) {
  read_policy_file file = read_policy(json, *this);
  if (!file.problems.empty()) return std::move(file.problems);
  for (target_work_row& row : file.target_work) {
    row.policy = policies_.size();
    add_target_work(std::move(row));
  }
  if (file.questions) assessment_.questions = *std::move(file.questions);
  if (file.degrees) assessment_.degrees = *std::move(file.degrees);
  for (const policy_rule& r : file.content.rules) join(r);
  policies_.push_back(std::move(file.content));
  judging_ = &judging_by_policies;
  tell_target_work_apart();
  return {};
}

// Under every name as it stands, which is what most people write, and folded.
void policies::add_target_work(target_work_row row) {
  for (const std::string_view name :
       {std::string_view{row.id}, std::string_view{row.title.ja}, std::string_view{row.title.en}}) {
    if (name.empty()) continue;
    work_by_name_.emplace(name, target_work_.size());
    work_by_name_.emplace(unicode::fold(name), target_work_.size());
  }
  for (joint_rule& r : joint_rules_) {
    if (r.others) r.rows.add(target_work_.size());
  }
  target_work_.push_back(std::move(row));
}

void policies::join(const policy_rule& r) {
  joint_rule joint{.when = {}, .rows = {}, .at_least = r.at_least};
  for (const policy_condition& c : r.when) c.field == fact::target_work ? take_work(c, joint) : joint.when.push_back(c);
  std::sort(joint.when.begin(), joint.when.end(),
            [](const policy_condition& a, const policy_condition& b) { return a.field < b.field; });
  const auto [at, is_new] = joint_by_key_.emplace(key_of(joint), joint_rules_.size());
  if (is_new) return joint_rules_.push_back(std::move(joint));
  joint_rule& same = joint_rules_[at->second];
  same.rows.unite(joint.rows);
  same.others = same.others || joint.others;
  same.none = same.none || joint.none;
}

void policies::tell_target_work_apart() {
  std::vector<std::size_t> kind(target_work_.size());
  std::size_t kinds = 1;
  for (const joint_rule& r : joint_rules_) {
    if (r.has_work) part(r.rows, kind, kinds);
  }
  first_alike_.clear();
  distinct_work_.clear();
  std::map<std::size_t, std::size_t> first;
  for (std::size_t row = 0; row < kind.size(); ++row) {
    first_alike_.push_back(first.emplace(kind[row], row).first->second);
    if (first_alike_.back() == row) distinct_work_.push_back(row);
  }
}

std::optional<std::size_t> policies::find_target_work(std::string_view word) const {
  auto found = work_by_name_.find(word);
  if (found == work_by_name_.end()) found = work_by_name_.find(unicode::fold(word));
  return found == work_by_name_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace ismap
