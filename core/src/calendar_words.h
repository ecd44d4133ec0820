// What a calendar says of an event, in a reader's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar_events.h"
#include "ismap/language.h"
#include "ismap/registration.h"
#include "ismap/table_output.h"

namespace ismap {

// Whose events they are. Texts are UTF-8 or what a register had in its place.
struct event_owner {
  const registration& content;
  const assessment& result;
  bool has_status = true;  // not so for a window, of which nothing but a day is known
};

// "Expires: Google Cloud C21-0004-2 (ISMAP)".
[[nodiscard]] std::string event_summary(const calendar_event& e, const event_owner& of, const run_description& run);

// The day, whose it is, what it means, rules with sources and standing, findings, versions and the notice; a line each.
[[nodiscard]] std::string event_description(const calendar_event& e, const event_owner& of, const run_description& run);

// "In 30 days", and the summary.
[[nodiscard]] std::string alarm_words(int days, std::string_view summary, language l);

// The calendar's name, and what it says of itself: the versions, the day and the notice.
[[nodiscard]] text feed_name();
[[nodiscard]] std::string feed_words(const run_description& run);

}  // namespace ismap
