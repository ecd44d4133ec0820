// Which list a workload's service must come from, with no policy of the user's.
#include <string>
#include <utility>
#include <vector>

#include "given.h"
#include "workload.h"

namespace ismap::wasm {

namespace {

// Answers that were told, until the next classification takes them.
std::vector<given_answer> told;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* ismap_answer(const char* column, const char* answer) {
  told.push_back({column, answer});
  return "";
}

EMSCRIPTEN_KEEPALIVE const char* ismap_classify(const char* name, const char* as_of, const char* lang) {
  return given(classification(name, std::exchange(told, {}), policies::none(), as_of, lang));
}

EMSCRIPTEN_KEEPALIVE const char* ismap_questions(const char* lang) {
  return given(questions_of(policies::none(), lang));
}
}

}  // namespace ismap::wasm
