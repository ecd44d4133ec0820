// Which list a workload's service must come from: one workload, answered in a form.
#include <emscripten/bind.h>

#include <string>
#include <vector>

#include "arguments.h"
#include "ismap/answered_workload.h"
#include "ismap/json.h"
#include "ismap/policy.h"
#include "ismap/questions.h"
#include "ismap/workload_answers.h"

namespace ismap::wasm {

namespace {

void append_problem(json_writer& json, const policy_problem& p) {
  json.begin_object();
  json.member("pointer", p.pointer);
  json.member("line", static_cast<std::int64_t>(p.line));
  json.member("column", static_cast<std::int64_t>(p.column));
  json.member("read", p.read);
  json.key("message");
  json.begin_object();
  json.member("ja", p.ja);
  json.member("en", p.en);
  json.end_object();
  json.end_object();
}

// A user's own policies, one file after another.
class policy_list {
 public:
  // What is wrong with the policy in `text`: an array, empty where it was added.
  std::string add(const std::string& text) {
    std::string out;
    json_writer json{out};
    json.begin_array();
    for (const policy_problem& p : all_.add(text)) append_problem(json, p);
    json.end_array();
    return out;
  }

  // Their ids, an array.
  [[nodiscard]] std::string ids() const {
    std::string out;
    json_writer json{out};
    json.begin_array();
    for (const policy& p : all_.all()) json.value(p.id);
    json.end_array();
    return out;
  }

  [[nodiscard]] const policies& all() const { return all_; }

 private:
  policies all_;
};

classify_settings settings_on(day as_of, const policy_list& of_user, language l) {
  classify_settings s{rule_set::in_force_on(as_of), &of_user.all(), 0, {}, run_on(as_of, l), true};
  for (const policy& p : of_user.all().all()) s.run.policies.push_back(p.id);
  return s;
}

std::string problem(const std::string& message, const json_place& place) {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.key("problem");
  json.begin_object();
  json.member("message", message);
  json.member("line", static_cast<std::int64_t>(place.line));
  json.member("column", static_cast<std::int64_t>(place.column));
  json.end_object();
  json.end_object();
  return out;
}

// Calls give(workload) where the answers are JSON that can be read.
template <class Give>
std::string with_workload(const std::string& name, const std::string& answers, const policy_list& of_user,
                          const std::string& as_of, const std::string& lang, Give give) {
  const language l = language_of(lang);
  const auto on = day_of(as_of);
  if (!on) return {};
  const auto read = read_answers(answers);
  if (!read && answers != "{}") return problem(message(read.error(), l), read.error().place);
  const classify_settings settings = settings_on(*on, of_user, l);
  const answered_workload w{name, read ? *read : std::vector<given_answer>{}, settings};
  if (!w.is_readable()) return problem(w.problem(), {});
  return give(w);
}

std::string classify(const std::string& name, const std::string& answers, const policy_list& of_user,
                     const std::string& as_of, const std::string& lang) {
  return with_workload(name, answers, of_user, as_of, lang, [](const answered_workload& w) {
    std::string out;
    w.append_json(out);
    return out;
  });
}

std::string record(const std::string& answers, const policy_list& of_user, const std::string& as_of,
                   const std::string& lang) {
  return with_workload("", answers, of_user, as_of, lang, [](const answered_workload& w) {
    std::string out;
    w.append_record(out);
    return out;
  });
}

std::string questions(const policy_list& of_user, const std::string& lang) {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.key("questions");
  append_questions(json, of_user.all(), language_of(lang));
  json.key("target_work");
  append_target_work(json, of_user.all(), language_of(lang));
  json.end_object();
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_selection) {
  emscripten::class_<policy_list>("Policies")
      .constructor()
      .function("add", &policy_list::add)
      .function("ids", &policy_list::ids);
  emscripten::function("classify", &classify);
  emscripten::function("record", &record);
  emscripten::function("questions", &questions);
}

}  // namespace ismap::wasm
