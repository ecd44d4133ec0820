// Days as people write them.
#include <string>

#include "arguments.h"
#include "given.h"
#include "ismap/day_output.h"
#include "ismap/json.h"

namespace ismap::wasm {

namespace {

// Milliseconds since 1970 in UTC; Japan is nine hours ahead and has no summer time.
std::string today(double epoch_milliseconds) {
  const std::chrono::milliseconds since{static_cast<std::int64_t>(epoch_milliseconds)};
  return format_day(date::floor<date::days>(date::sys_time<std::chrono::milliseconds>{since} + std::chrono::hours{9}));
}

std::string read_day(const std::string& text, const std::string& lang) {
  std::string out;
  json_writer json{out};
  const auto read = parse_day(text);
  read ? append_day(json, *read, holiday_calendar::bundled(), language_of(lang))
       : append_date_problem(json, read.error(), language_of(lang));
  return out;
}

std::string read_period(const std::string& text, const std::string& lang) {
  const language l = language_of(lang);
  std::string out;
  json_writer json{out};
  const auto read = parse_period(text);
  if (!read) {
    append_date_problem(json, read.error(), l);
    return out;
  }
  json.begin_object();
  json.key("first");
  append_day(json, read->first, holiday_calendar::bundled(), l);
  json.key("last");
  append_day(json, read->last, holiday_calendar::bundled(), l);
  json.end_object();
  return out;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* ismap_today(double epoch_milliseconds) { return given(today(epoch_milliseconds)); }

EMSCRIPTEN_KEEPALIVE const char* ismap_read_day(const char* text, const char* lang) {
  return given(read_day(text, lang));
}

EMSCRIPTEN_KEEPALIVE const char* ismap_read_period(const char* text, const char* lang) {
  return given(read_period(text, lang));
}
}

}  // namespace ismap::wasm
