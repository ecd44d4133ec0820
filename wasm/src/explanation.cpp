// Versions, rules, schemes and findings in words.
#include <emscripten/bind.h>

#include <string>

#include "arguments.h"
#include "ismap/explanation.h"
#include "ismap/json.h"
#include "ismap/rules.h"
#include "ismap/version.h"

namespace ismap::wasm {

namespace {

std::string versions() {
  std::string out;
  json_writer json{out};
  json.begin_object();
  json.member("program", "ismap");
  json.member("version", program_version());
  json.member("rules_version", rules_version());
  json.member("holidays_version", holiday_calendar::bundled().version());
  json.key("notice");
  json.begin_object();
  json.member("ja", notice().ja);
  json.member("en", notice().en);
  json.end_object();
  json.end_object();
  return out;
}

std::string explain(const std::string& name, const std::string& lang) {
  const auto topics = ismap::explain(name, language_of(lang));
  std::string out;
  if (!topics.empty()) append_explanation_json(topics, language_of(lang), out);
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_explanation) {
  emscripten::function("versions", &versions);
  emscripten::function("explain", &explain);
}

}  // namespace ismap::wasm
