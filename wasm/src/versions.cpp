// What is at work here, by version.
#include <string>

#include "arguments.h"
#include "given.h"
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

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* ismap_versions() { return given(versions()); }

EMSCRIPTEN_KEEPALIVE bool ismap_rules_are_old(const char* today) { return are_old(today); }
}

}  // namespace ismap::wasm
