#include "calendar_events.h"

#include "ismap/window.h"

namespace ismap {

namespace {

rule_list with(rule_list rules, rule_id more) {
  rules.add(more);
  return rules;
}

rule_list only(rule_id id) { return with({}, id); }

class event_finder {
 public:
  event_finder(const registration& r, const assessment& a, day as_of, const rule_set& rules,
               const holiday_calendar& holidays, std::vector<calendar_event>& to)
      : r_(r), a_(a), as_of_(as_of), rules_(rules), holidays_(holidays), to_(to) {}

  void find() {
    to_.clear();
    if (!a_.expires_on) return;
    add_expiry();
    if (a_.status == status::invalid) return;
    add_last_open_day();
    const auto& s = r_.scheme.value();
    if (s && *s != scheme::isms) add_renewal(*s);
  }

 private:
  void add_expiry() {
    const bool may_move = a_.status == status::invalid || a_.status == status::renewal_pending;
    const event_state state = a_.status == status::superseded ? event_state::cancelled
                              : may_move                      ? event_state::tentative
                                                              : event_state::confirmed;
    const day on = a_.valid_until.last_day.value_or(*a_.expires_on);
    if (state == event_state::cancelled && on < as_of_) return;
    const bool has_alarms = state != event_state::cancelled && a_.status != status::renewal_pending;
    to_.push_back({event_kind::expiry, on, state, has_alarms, a_.rules});
  }

  // Whether the registration is one that still runs towards its expiry and has to be renewed before it. V2 is among the
  // rules where renewal was applied for in time.
  [[nodiscard]] bool asks_for_renewal() const {
    const bool runs = a_.status == status::valid || a_.status == status::expiring || a_.status == status::upcoming;
    return runs && !a_.rules.contains(rule_id::V2) && !r_.withdrawn_on.value();
  }

  void add(event_kind kind, day on, const rule_list& rules, bool has_alarms = true) {
    if (asks_for_renewal()) {
      to_.push_back({kind, on, event_state::confirmed, has_alarms, rules});
    } else if (on >= as_of_) {
      to_.push_back({kind, on, event_state::cancelled, false, rules});
    }
  }

  void add_last_open_day() {
    const auto last_open = holidays_.last_open_day(*a_.expires_on);
    if (last_open && *last_open != *a_.expires_on) {
      add(event_kind::last_open_day, *last_open, with(a_.rules, rule_id::V5));
    }
  }

  void add_renewal(scheme s) {
    if (const auto& audit_end = r_.audit_period_end.value()) {
      const next_audit next = *window_after_audit(*audit_end, s, rules_, holidays_).next;
      add(event_kind::next_audit_starts, next.starts_on, only(rule_id::A1));
      add(event_kind::next_audit_ends_earliest, next.ends_at_earliest, with(only(rule_id::A1), rule_id::V4));
      add(event_kind::next_audit_ends_latest, next.ends_at_latest, with(only(rule_id::A1), rule_id::V4));
      add(event_kind::audit_report, next.report_due_on, with(only(rule_id::A2), rule_id::V4));
    }
    const rule_list rules = with(with(a_.rules, rule_id::V2), rule_id::A2);
    add(event_kind::renewal_application, *a_.expires_on, rules, false);
  }

  const registration& r_;
  const assessment& a_;
  day as_of_;
  const rule_set& rules_;
  const holiday_calendar& holidays_;
  std::vector<calendar_event>& to_;
};

}  // namespace

void find_events(const registration& r, const assessment& a, day as_of, const rule_set& rules,
                 const holiday_calendar& holidays, std::vector<calendar_event>& to) {
  event_finder{r, a, as_of, rules, holidays, to}.find();
}

}  // namespace ismap
