// One workload, answered in a form, and the questions of that form: with a user's own policies or none.
#pragma once

#include <string>
#include <vector>

#include "arguments.h"
#include "ismap/answered_workload.h"
#include "ismap/json.h"
#include "ismap/policy.h"
#include "ismap/questions.h"
#include "ismap/workload_answers.h"

namespace ismap::wasm {

inline classify_settings settings_on(day as_of, const policies& of_user, language l) {
  classify_settings s{rule_set::in_force_on(as_of), &of_user, 0, {}, run_on(as_of, l), true};
  for (const policy& p : of_user.all()) s.run.policies.push_back(p.id);
  return s;
}

inline std::string problem(const std::string& message) {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.key("problem");
  json.begin_object();
  json.member("message", message);
  json.end_object();
  json.end_object();
  return out;
}

// Calls append(workload, out) where no two of the answers are one.
template <class Append>
std::string with_workload(const std::string& name, const std::vector<given_answer>& answers, const policies& of_user,
                          const std::string& as_of, const std::string& lang, Append append) {
  const auto on = parse_iso_day(as_of);
  if (!on) return {};
  const classify_settings settings = settings_on(*on, of_user, language_of(lang));
  const answered_workload w{name, answers, settings};
  if (!w.is_readable()) return problem(w.problem());
  std::string out;
  append(w, out);
  return out;
}

inline std::string classification(const std::string& name, const std::vector<given_answer>& answers,
                                  const policies& of_user, const std::string& as_of, const std::string& lang) {
  return with_workload(name, answers, of_user, as_of, lang,
                       [](const answered_workload& w, std::string& out) { w.append_json(out); });
}

inline std::string questions_of(const policies& of_user, const std::string& lang) {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.key("questions");
  append_questions(json, of_user, language_of(lang));
  json.key("target_work");
  append_target_work(json, of_user, language_of(lang));
  json.end_object();
  return out;
}

}  // namespace ismap::wasm
