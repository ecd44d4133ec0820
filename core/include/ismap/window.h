// One audit period's end, and every day that follows from it.
//
// `window_after_audit` is for ISMAP and ISMAP-LIU, `window_after_certification` for ISMS. Each member names the rule it
// comes from, so that a caller can show the steps without computing any.
#pragma once

#include <optional>

#include "ismap/calendar.h"
#include "ismap/closed_days.h"
#include "ismap/rules.h"

namespace ismap {

// The audit period that follows (A1) and what is due after it (A2).
struct next_audit {
  day starts_on;         // the day after the last period's end
  day ends_at_earliest;  // the last day of the shortest period allowed
  day ends_at_latest;    // the last day of the longest
  day report_due_on;     // within which the audit report is due, counted from ends_at_latest
};

struct validity_window {
  ismap::scheme scheme;
  day anchor;          // the audit period's last day; ISMS: the day of certification
  day term_starts_on;  // V1, V3: the day after the anchor; V7: the anchor itself
  months term;
  std::optional<day> corresponding;  // V4: the term's last month's day of the same number; nothing where it has none
  day expires_on;                    // inclusive
  closure expires_on_closure;        // V5
  std::optional<day> last_open_day;  // on or before expires_on; nothing where unknown
  std::optional<next_audit> next;    // not for ISMS
  day application_due_on;            // V2, A2: the expiry itself
  rule_list rules;
};

// The window of a registration that rests on an audit period ending on `audit_period_end`. `s` is not isms.
[[nodiscard]] validity_window window_after_audit(day audit_period_end, scheme s, const rule_set& rules,
                                                 const holiday_calendar& holidays);

// The window of a certificate without a stated expiry, certified on `certified_on` (V7).
[[nodiscard]] validity_window window_after_certification(day certified_on, const rule_set& rules,
                                                         const holiday_calendar& holidays);

}  // namespace ismap
