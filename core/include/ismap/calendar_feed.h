// Registrations as a calendar (iCalendar, RFC 5545): what runs out when, for the calendar programs people have anyway.
//
// Use this header to give a register's days, or those of one window.h, to a calendar program. Call begin(), add() for
// each registration, end(); what is written goes to a string that the caller may empty between the calls. Whoever wants
// the days themselves finds them in registration.h and window.h.
//
// Events are all-day ones (DTSTART;VALUE=DATE, section 3.8.2.4; the end, DTEND, is the day after and exclusive, section
// 3.8.2.2) that leave a day free (TRANSP:TRANSPARENT, section 3.8.2.7):
//
//   the expiry                      the last day with the registration, inclusive (V1, V3, V4, V6, V7)
//   the last open day before it     only where the expiry is a closed day (V5)
//   the next audit period           its first day, its earliest and its latest last day (A1); not for ISMS
//   its report                      the last day, counted from the latest end (A2); not for ISMS
//   the renewal application         on the expiry itself (V2, A2); not for ISMS
//
// Each is announced 120, 60, 30 and 7 days before at 09:00 in Japan (VALARM with TRIGGER;VALUE=DATE-TIME in UTC,
// section 3.8.6.3), unless that lies before the day of the assessment. The application has no alarms of its own: its
// day is the expiry's, and two reminders of one day are one too many.
//
// The hard case: a calendar remembers. Someone imports the feed in January; in March renewal is applied for, and the
// alarms of January must not go off. An event therefore has a UID (section 3.8.4.7) that depends on nothing but whose
// it is and what it is about: the scheme, the registration number, the audit period's end (so that two generations of
// one number stay apart; without one, the day of registration, else the expiry) and the kind of event. Its SEQUENCE and
// DTSTAMP come from the day of the assessment: a later run takes an earlier one's place, and one day gives one text.
// By status:
//
//   valid, expiring, upcoming   all events. Once renewal is applied for, or a withdrawal is announced, only the expiry
//                               (moved to the last day before the withdrawal) still asks for something.
//   renewal_pending             the expiry is tentative and without alarms: the registration does not end on it.
//   expired, withdrawn          the expiry, which says so.
//   superseded                  nothing asks for anything.
//   invalid                     the expiry, tentative, as far as one can be computed; with alarms, since an alarm too
//                               many is better than none because of a slip in another cell.
//
// A day that asks for nothing any more is given as STATUS:CANCELLED without alarms (section 3.8.1.11) while it lies
// ahead, which takes back what was imported before; past ones are left out.
//
// A number that is more than letters, digits and hyphens, and the name of a service without number, enter a UID as a
// hash. Two rows of one UID that say the same are one event; where they differ each has its own, by their order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ismap/closed_days.h"
#include "ismap/registration.h"
#include "ismap/rules.h"
#include "ismap/table_output.h"
#include "ismap/window.h"

namespace ismap {

struct event_owner;

// What became of a registration in the calendar.
enum class feed_row : std::uint8_t {
  given,         // it has events
  repeated,      // they are the same as those of one before
  without_event  // its end is not known, or it is superseded and over
};

class calendar_feed {
 public:
  // Appends to `out`. The arguments must outlive this; `rules` and `holidays` are those that the registrations were
  // assessed with on run.as_of. What is remembered of a registration, to tell repeated ones, takes some 50 bytes.
  calendar_feed(const run_description& run, const rule_set& rules, const holiday_calendar& holidays, std::string& out)
      : run_(run), rules_(rules), holidays_(holidays), out_(out) {}

  // What stands before the events (section 3.4 and 3.6): version, program, the calendar's name.
  void begin();

  feed_row add(const registration& r, const assessment& a);

  // The days of a window, as of a registration of which nothing else is known but perhaps its service's name (UTF-8).
  // `w` comes from the feed's own rules and holidays.
  feed_row add(const validity_window& w, std::string_view service_name = {});

  // What stands after them.
  void end();

 private:
  feed_row add_events_of(const event_owner& of);

  const run_description& run_;
  const rule_set& rules_;
  const holiday_calendar& holidays_;
  std::string& out_;
  std::unordered_multimap<std::uint64_t, std::uint64_t> given_;  // hashes: of whose the events are, of what they say
};

}  // namespace ismap
