#include "ismap/policy.h"

#include <algorithm>
#include <utility>

#include "impact_table.h"
#include "policy_problems.h"
#include "policy_reader.h"
#include "unicode.h"

namespace ismap {

namespace {

policy_text owned(const text& t) { return {std::string{t.ja}, std::string{t.en}}; }

}  // namespace

policies::policies() : assessment_(impact_assessment::bundled()) {
  for (const bundled_work& w : bundled_target_work) {
    policy_source source{owned(w.source.title), std::string{w.source.clause}, std::string{w.source.place}};
    target_work_.push_back({std::string{w.id}, owned(w.title), owned(w.wording), std::move(source), std::nullopt});
  }
}

const policies& policies::none() {
  static const policies bundled;
  return bundled;
}

void append_place(std::string_view place, std::string& out) {
  const bool is_address = place.find("://") != std::string_view::npos;
  is_address ? out.append(" <").append(place).append(">") : out.append(", ").append(place);
}

std::string source_text(const policy_source& s, language l) {
  std::string out{s.title.in(l)};
  if (!s.clause.empty()) out.append(", ").append(s.clause);
  append_place(s.place, out);
  return out;
}

std::vector<policy_problem> policies::add(std::string_view json, std::string_view name) {
  read_policy_file file = read_policy(json, target_work_);
  const auto replaced = [this](bool policy::* part) {
    return std::any_of(policies_.begin(), policies_.end(), [part](const policy& p) { return p.*part; });
  };
  if (file.questions && replaced(&policy::has_questions)) file.problems.push_back(replaced_twice("/questions"));
  if (file.degrees && replaced(&policy::has_degrees)) file.problems.push_back(replaced_twice("/degrees"));
  if (!file.problems.empty()) return std::move(file.problems);
  for (target_work_row& row : file.target_work) {
    row.policy = policies_.size();
    target_work_.push_back(std::move(row));
  }
  if (file.questions) assessment_.questions = *std::move(file.questions);
  if (file.degrees) assessment_.degrees = *std::move(file.degrees);
  if (file.content.name.empty()) file.content.name = name;
  policies_.push_back(std::move(file.content));
  return {};
}

std::optional<std::size_t> policies::find_target_work(std::string_view word) const {
  const auto index_of = [this](auto same) -> std::optional<std::size_t> {
    const auto found = std::find_if(target_work_.begin(), target_work_.end(), same);
    if (found == target_work_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - target_work_.begin());
  };
  if (const auto plain = index_of([word](const target_work_row& r) { return word == r.id || word == r.title.ja; })) {
    return plain;
  }
  return index_of([word](const target_work_row& r) {
    return unicode::same_folded(word, r.id) || unicode::same_folded(word, r.title.ja) ||
           unicode::same_folded(word, r.title.en);
  });
}

}  // namespace ismap
