// What is at work here, by version, and the day that it is.
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
  json.member("rules_digest", rules_digest());
  json.member("holidays_version", bundled_holidays_version());
  json.key("notice");
  json.begin_object();
  json.member("ja", notice().ja);
  json.member("en", notice().en);
  json.end_object();
  json.end_object();
  return out;
}

// Milliseconds since 1970 in UTC; Japan is nine hours ahead and has no summer time.
std::string today(double epoch_milliseconds) {
  const std::chrono::milliseconds since{static_cast<std::int64_t>(epoch_milliseconds)};
  return format_day(date::floor<date::days>(date::sys_time<std::chrono::milliseconds>{since} + std::chrono::hours{9}));
}

// On no day, where it cannot be read.
bool are_old(const std::string& today) {
  const auto on = parse_iso_day(today);
  return on && rules_are_old(*on);
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* ismap_versions() { return given(versions()); }

EMSCRIPTEN_KEEPALIVE const char* ismap_today(double epoch_milliseconds) { return given(today(epoch_milliseconds)); }

EMSCRIPTEN_KEEPALIVE bool ismap_is_day(const char* text) { return parse_iso_day(text).has_value(); }

EMSCRIPTEN_KEEPALIVE bool ismap_rules_are_old(const char* today) { return are_old(today); }
}

}  // namespace ismap::wasm
