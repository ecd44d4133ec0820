// Which list a workload's service must come from, with no policy of the user's.
#include <emscripten/bind.h>

#include <string>

#include "workload.h"

namespace ismap::wasm {

namespace {

std::string classify(const std::string& name, const std::string& answers, const std::string& as_of,
                     const std::string& lang) {
  return classification(name, answers, policies::none(), as_of, lang);
}

std::string questions(const std::string& lang) { return questions_of(policies::none(), lang); }

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_selection) {
  emscripten::function("classify", &classify);
  emscripten::function("questions", &questions);
}

}  // namespace ismap::wasm
