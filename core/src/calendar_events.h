// Which days of a registration a calendar shows, decided apart from how they are written (ismap/calendar_feed.h tells
// which and why).
#pragma once

#include <cstdint>
#include <vector>

#include "ismap/closed_days.h"
#include "ismap/registration.h"
#include "ismap/rules.h"

namespace ismap {

enum class event_kind : std::uint8_t {
  expiry,
  last_open_day,
  next_audit_starts,
  next_audit_ends_earliest,
  next_audit_ends_latest,
  audit_report,
  renewal_application
};

enum class event_state : std::uint8_t {
  confirmed,
  tentative,  // the day may yet be another one
  cancelled   // the day asks for nothing any more
};

struct calendar_event {
  event_kind kind{};
  day on;
  event_state state = event_state::confirmed;
  bool has_alarms = true;
  rule_list rules;  // that the day rests on
};

// The events of a registration that was assessed on `as_of`, in the order of event_kind, into `to`, whose memory is
// used again. None where no end is known.
void find_events(const registration& r, const assessment& a, day as_of, const rule_set& rules,
                 const holiday_calendar& holidays, std::vector<calendar_event>& to);

// The days before an event on which it is announced.
inline constexpr int alarm_days[] = {120, 60, 30, 7};

}  // namespace ismap
