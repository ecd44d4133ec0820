// Rules, schemes and findings in words.
#include <emscripten/bind.h>

#include <string>

#include "arguments.h"
#include "ismap/explanation.h"
#include "ismap/json.h"

namespace ismap::wasm {

namespace {

std::string explain(const std::string& name, const std::string& lang) {
  const auto topics = ismap::explain(name, language_of(lang));
  std::string out;
  if (!topics.empty()) append_explanation_json(topics, language_of(lang), out);
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_explanation) { emscripten::function("explain", &explain); }

}  // namespace ismap::wasm
