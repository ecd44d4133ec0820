#include <ismap/date_text.h>
#include <ismap/registration.h>

#include <iostream>

int main() {
  const auto audit_period_end = ismap::parse_day("令和7年3月31日");
  if (!audit_period_end) return 1;

  ismap::registration r;
  r.audit_period_end = *audit_period_end;

  const ismap::day as_of = date::year{2026} / 4 / 1;
  const auto rules = ismap::rule_set::in_force_on(as_of);
  const auto a = ismap::assess(r, as_of, rules, ismap::holiday_calendar::bundled());

  std::cout << ismap::identifier(a.status) << ", expires on " << ismap::format_day(*a.expires_on) << '\n';
}
