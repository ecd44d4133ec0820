// Which list a workload's service must come from under a user's own policies, and the record of it to be filed.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <vector>

#include "workload.h"

namespace ismap::wasm {

namespace {

using emscripten::val;

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

// Pairs of a column and what was answered.
std::vector<given_answer> answers_of(const val& pairs) {
  std::vector<given_answer> answers(pairs["length"].as<std::size_t>());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const val pair = pairs[i];
    answers[i] = {pair[0].as<std::string>(), pair[1].as<std::string>()};
  }
  return answers;
}

std::string classify(const std::string& name, const val& answers, const policy_list& of_user, const std::string& as_of,
                     const std::string& lang) {
  return classification(name, answers_of(answers), of_user.all(), as_of, lang);
}

std::string record(const val& answers, const policy_list& of_user, const std::string& as_of, const std::string& lang) {
  return with_workload("", answers_of(answers), of_user.all(), as_of, lang,
                       [](const answered_workload& w, std::string& out) { w.append_record(out); });
}

std::string questions(const policy_list& of_user, const std::string& lang) { return questions_of(of_user.all(), lang); }

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_filing) {
  emscripten::class_<policy_list>("Policies")
      .constructor()
      .function("add", &policy_list::add)
      .function("ids", &policy_list::ids);
  emscripten::function("classify", &classify);
  emscripten::function("record", &record);
  emscripten::function("questions", &questions);
}

}  // namespace ismap::wasm
