// What someone's own program does with the library: an expiry, and the list that a workload's service must come from.
#include <ismap/date_text.h>
#include <ismap/registration.h>
#include <ismap/selection.h>
#include <ismap/version.h>

#include <iostream>

int main() {
  const ismap::day as_of = date::year{2026} / 4 / 1;
  const auto rules = ismap::rule_set::in_force_on(as_of);

  ismap::registration r;
  const auto audit_period_end = ismap::parse_day("R7.3.31");
  if (!audit_period_end) return 1;
  r.audit_period_end = *audit_period_end;
  const auto a = ismap::assess(r, as_of, rules, ismap::holiday_calendar::bundled());

  ismap::workload w;
  w.service_model = ismap::service_model::paas;
  w.confidentiality.add(ismap::information_class::two);
  const auto chosen = ismap::select(w, as_of, rules).determined();
  if (!chosen) return 1;

  std::cout << "ismap " << ismap::program_version() << ": " << ismap::identifier(a.status) << ", expires on "
            << ismap::format_day(*a.expires_on) << "; " << ismap::identifier(*chosen) << '\n';
}
