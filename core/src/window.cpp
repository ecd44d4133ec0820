#include "ismap/window.h"

namespace ismap {

namespace {

validity_window term_window(scheme s, day anchor, day starts_on, const rule_set& rules,
                            const holiday_calendar& holidays) {
  validity_window w{};
  w.scheme = s;
  w.anchor = anchor;
  w.term_starts_on = starts_on;
  w.term = rules.validity_term(s);
  w.corresponding = corresponding_day(starts_on, w.term);
  w.expires_on = last_day_of_term(starts_on, w.term);
  w.expires_on_closure = holidays.closure_of(w.expires_on);
  w.last_open_day = holidays.last_open_day(w.expires_on);
  w.application_due_on = w.expires_on;
  w.rules.add(rule_set::validity_rule(s));
  w.rules.add(rule_id::V4);
  w.rules.add(rule_id::V5);
  return w;
}

}  // namespace

validity_window window_after_audit(day audit_period_end, scheme s, const rule_set& rules,
                                   const holiday_calendar& holidays) {
  const day following = audit_period_end + date::days{1};
  validity_window w = term_window(s, audit_period_end, following, rules, holidays);
  next_audit next{};
  next.starts_on = following;
  next.ends_at_earliest = last_day_of_term(following, rules.shortest_audit_period());
  next.ends_at_latest = last_day_of_term(following, rules.longest_audit_period());
  next.report_due_on = last_day_of_term(next.ends_at_latest + date::days{1}, rules.audit_report_term());
  w.next = next;
  w.rules.add(rule_id::V2);
  w.rules.add(rule_id::A1);
  w.rules.add(rule_id::A2);
  return w;
}

validity_window window_after_certification(day certified_on, const rule_set& rules, const holiday_calendar& holidays) {
  return term_window(scheme::isms, certified_on, certified_on, rules, holidays);
}

}  // namespace ismap
