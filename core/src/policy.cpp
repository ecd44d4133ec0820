#include "ismap/policy.h"

#include <map>
#include <utility>

#include "impact_table.h"
#include "policy_reader.h"
#include "unicode.h"

namespace ismap {

namespace {

policy_text owned(const text& t) { return {std::string{t.ja}, std::string{t.en}}; }

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
  policies_.push_back(std::move(file.content));
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
  target_work_.push_back(std::move(row));
}

void policies::tell_target_work_apart() {
  std::vector<const policy_condition*> conditions;
  for (const policy& p : policies_) {
    for (const policy_rule& r : p.rules) {
      for (const policy_condition& c : r.when) {
        if (c.field == fact::target_work) conditions.push_back(&c);
      }
    }
  }
  first_alike_.clear();
  distinct_work_.clear();
  std::map<std::vector<bool>, std::size_t> first;
  std::vector<bool> held(conditions.size());
  for (std::size_t row = 0; row < target_work_.size(); ++row) {
    for (std::size_t i = 0; i < conditions.size(); ++i) held[i] = conditions[i]->allows(row);
    first_alike_.push_back(first.emplace(held, row).first->second);
    if (first_alike_.back() == row) distinct_work_.push_back(row);
  }
}

std::optional<std::size_t> policies::find_target_work(std::string_view word) const {
  auto found = work_by_name_.find(word);
  if (found == work_by_name_.end()) found = work_by_name_.find(unicode::fold(word));
  return found == work_by_name_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace ismap
