// Content lines of iCalendar (RFC 5545), the values that stand in them, and the folding that they need.
#pragma once

#include <string>
#include <string_view>

#include "ismap/calendar.h"

namespace ismap {

// "NAME:value", folded where it is longer than 75 bytes (section 3.1) between characters, never within one, and ended
// by CRLF. The value is ASCII or what calendar_text gave.
void append_content_line(std::string& out, std::string_view name, std::string_view value);

// A value of type TEXT (section 3.3.11): backslash, semicolon, comma and line break escaped. Other controls, which it
// cannot hold, become spaces, and bytes that are not UTF-8 U+FFFD.
[[nodiscard]] std::string calendar_text(std::string_view text);

// A value of type DATE (section 3.3.4): 20270731.
[[nodiscard]] std::string calendar_date(day d);

// A value of type DATE-TIME in UTC (section 3.3.5, form 2): 09:00 in Japan on `d`, which is 00:00 UTC on the same day;
// Japan keeps one time all year.
[[nodiscard]] std::string calendar_morning(day d);

}  // namespace ismap
