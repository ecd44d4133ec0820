// A day as JSON, for whoever shows one: its forms, its weekday, whether offices are closed on it.
#pragma once

#include <string_view>

#include "ismap/calendar.h"
#include "ismap/closed_days.h"
#include "ismap/date_text.h"
#include "ismap/json.h"
#include "ismap/language.h"

namespace ismap {

// An object: "day" (2024-03-31), "forms" (each date_form by name), "weekday", "closed" ("yes", "no" or "unknown") and
// "closed_because" (what it is: the holiday's name, the weekday, ...).
void append_day(json_writer& json, day d, const holiday_calendar& holidays, language l);

// An object: "problem" with "message", and "offset" and "length" of what was read there, in bytes of the text.
void append_date_problem(json_writer& json, const date_problem& p, language l);

}  // namespace ismap
