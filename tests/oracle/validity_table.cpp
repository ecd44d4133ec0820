// Prints, for every day of three centuries, until when a registration runs that rests on it: what the library says, for
// validity_oracle.py to hold against its own arithmetic.
#include <cstdio>
#include <string>

#include "ismap/closed_days.h"
#include "ismap/date_text.h"
#include "ismap/registration.h"
#include "ismap/rules.h"
#include "ismap/window.h"

int main() {
  constexpr ismap::day first{date::year{1900} / 1 / 1};
  constexpr ismap::day last{date::year{2199} / 12 / 31};
  const auto rules = ismap::rule_set::in_force_on(ismap::day{date::year{2025} / 4 / 1});
  const auto& holidays = ismap::holiday_calendar::bundled();
  std::puts("day,ismap_audited_until,ismap_liu_audited_until,isms_certified_on");
  for (ismap::day d = first; d <= last; d += date::days{1}) {
    std::string line = ismap::format_day(d);
    for (const auto s : {ismap::scheme::ismap, ismap::scheme::ismap_liu}) {
      line += ',' + ismap::format_day(ismap::expiry_of_audit_period(d, s, rules));
    }
    line += ',' + ismap::format_day(ismap::window_after_certification(d, rules, holidays).expires_on);
    std::puts(line.c_str());
  }
  return std::ferror(stdout) != 0 || std::fflush(stdout) != 0 ? 1 : 0;
}
