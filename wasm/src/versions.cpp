// What is at work here, by version.
#include <emscripten/bind.h>

#include <string>

#include "arguments.h"
#include "ismap/closed_days.h"
#include "ismap/findings.h"
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

// On no day, where it cannot be read.
bool are_old(const std::string& today) {
  const auto on = day_of(today);
  return on && rules_are_old(*on);
}

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_versions) {
  emscripten::function("versions", &versions);
  emscripten::function("rules_are_old", &are_old);
}

}  // namespace ismap::wasm
