// Days, and what follows from an audit period's end.
#include <emscripten/bind.h>

#include <string>

#include "arguments.h"
#include "ismap/calendar_feed.h"
#include "ismap/day_output.h"
#include "ismap/json.h"
#include "ismap/register.h"
#include "ismap/window.h"
#include "ismap/window_output.h"

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

// Calls give(window, rules, run), or gives an empty text where a day or the scheme cannot be read.
template <class Give>
std::string with_window(const std::string& anchor, const std::string& scheme_name, const std::string& as_of,
                        const std::string& lang, Give give) {
  const auto from = day_of(anchor);
  const auto on = day_of(as_of);
  const auto under = parse_scheme(scheme_name);
  if (!from || !on || !under) return {};
  const rule_set rules = rule_set::in_force_on(*on);
  const holiday_calendar& holidays = holiday_calendar::bundled();
  const validity_window w = *under == scheme::isms ? window_after_certification(*from, rules, holidays)
                                                   : window_after_audit(*from, *under, rules, holidays);
  std::string out;
  give(w, rules, run_on(*on, language_of(lang)), out);
  return out;
}

std::string window(const std::string& anchor, const std::string& scheme, const std::string& as_of,
                   const std::string& lang) {
  return with_window(anchor, scheme, as_of, lang, [](const auto& w, const auto&, const auto& run, std::string& out) {
    append_window_json(w, holiday_calendar::bundled(), run, out);
  });
}

std::string window_csv(const std::string& anchor, const std::string& scheme, const std::string& as_of,
                       const std::string& lang) {
  return with_window(anchor, scheme, as_of, lang, [](const auto& w, const auto&, const auto& run, std::string& out) {
    append_window_csv(w, run, out);
  });
}

std::string window_calendar(const std::string& anchor, const std::string& scheme, const std::string& as_of,
                            const std::string& lang) {
  return with_window(anchor, scheme, as_of, lang,
                     [](const auto& w, const auto& rules, const auto& run, std::string& out) {
                       calendar_feed feed{run, rules, holiday_calendar::bundled(), out};
                       feed.begin();
                       feed.add(w);
                       feed.end();
                     });
}

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_calendar) {
  using emscripten::function;
  function("today", &today);
  function("read_day", &read_day);
  function("read_period", &read_period);
  function("window", &window);
  function("window_csv", &window_csv);
  function("window_calendar", &window_calendar);
}

}  // namespace ismap::wasm
