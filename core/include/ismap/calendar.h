// Days and terms of months, as the Civil Code counts them.
//
// Use this header to ask "when does a term of N months that starts on this day end?". To read a day from text or to
// write one, use date_text.h; to ask whether offices are closed on a day, use closed_days.h.
//
// The hard case: a term that starts on the 31st. Article 143(2) of the Civil Code (Act No. 89 of 1896) ends a term
// that does not start at the beginning of a month on the day BEFORE the day of its last month that corresponds to
// the first day; only where the last month has no corresponding day does the term end on that month's LAST day, and
// then nothing is taken off. So sixteen months
//
//     from 2023-10-01 have the corresponding day 2025-02-01 and end on 2025-01-31;
//     from 2023-10-31 would have the corresponding day 2025-02-31, which does not exist, and end on 2025-02-28;
//     from 2020-07-31 would have 2021-11-31, which does not exist, and end on 2021-11-30.
//
// Clamping to the month's end first and taking a day off afterwards says 2021-11-29 for the last one: a day too early.
// A term is counted in one step: one month sixteen times over gives other days, because each clamping is forgotten.
#pragma once

#include <date/date.h>

#include <optional>

namespace ismap {

// A civil day of the Gregorian calendar. Days differ by `date::days`; a number of months cannot be added to one:
// that question is last_day_of_term's.
using day = date::sys_days;

// The length of a term. Whole months, 1 or more.
using date::months;

// The days this library reads and writes: from the day Japan took the Gregorian calendar to a bound that keeps every
// computed day within four digits of year. Both inclusive.
inline constexpr day first_readable_day{date::year{1873} / 1 / 1};
inline constexpr day last_readable_day{date::year{2999} / 12 / 31};

// The day of the term's last month that has the number of `first_day` (Civil Code art. 143(2)), or nothing where that
// month is too short to have one.
[[nodiscard]] std::optional<day> corresponding_day(day first_day, months length);

// The last day, inclusive, of a term of `length` that counts its first day (Civil Code art. 140 proviso: it starts at
// the beginning of `first_day`) and ends by art. 141 and 143.
[[nodiscard]] day last_day_of_term(day first_day, months length);

}  // namespace ismap
