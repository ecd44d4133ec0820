// Days as people write them.
#pragma once

#include <string>

#include "arguments.h"
#include "ismap/audit_period.h"
#include "ismap/day_output.h"
#include "ismap/json.h"

namespace ismap::wasm {

inline std::string read_day(const std::string& text, const std::string& lang) {
  std::string out;
  json_writer json{out};
  const auto read = parse_day(text);
  read ? append_day(json, *read, holiday_calendar::bundled(), language_of(lang))
       : append_date_problem(json, read.error(), language_of(lang));
  return out;
}

inline std::string read_period(const std::string& text, const std::string& lang) {
  const language l = language_of(lang);
  std::string out;
  json_writer json{out};
  const auto read = parse_ordered_period(text);
  if (!read) {
    append_date_problem(json, read.error(), l);
    return out;
  }
  json.begin_object();
  json.key("first");
  append_day(json, read->first, holiday_calendar::bundled(), l);
  json.key("last");
  append_day(json, read->last, holiday_calendar::bundled(), l);
  const auto broken = broken_limit_of_audit(read->first, read->last, rule_set::in_force_on(read->last));
  json.key("breaks");
  broken ? json.value(identifier(broken->code)) : json.null();
  json.member("limit", broken ? std::optional{broken->last_day} : std::nullopt);
  json.end_object();
  return out;
}

}  // namespace ismap::wasm
