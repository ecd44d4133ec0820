// 2024-03-31 and nothing else: how most days of a register are written.
#pragma once

#include <cstdint>
#include <string_view>

#include "ismap/calendar.h"
#include "month_table.h"
#include "month_texts.h"
#include "word.h"

namespace ismap {

#ifndef ISMAP_MADE_SMALL

// As below, of ten bytes and for the days of this century.
[[nodiscard]] inline bool read_day_of_century(const char* text, day& to) {
  const written_month& month = month_of_text(word_of<std::uint64_t>(text));
  const auto digits = word_of<std::uint16_t>(text + 8);
  const auto number = (digits & 0xFU) * 10 + (digits >> 8 & 0xFU);
  if (number - 1 >= month.length || two_digits[number] != digits) return false;
  to = month.day_before + date::days{static_cast<int>(number)};
  return true;
}

#endif

// As read_plain_day; a call where the day is of another century, or none.
[[nodiscard]] bool read_day_by_digits(std::string_view text, day& to);

// Puts the day into `to`, where the text is such a one in ASCII and lies within the readable days; false for any other
// text, which parse_day may still read. To give it back as an optional takes longer: it is written in two parts and
// read as one.
[[nodiscard]] inline bool read_plain_day(std::string_view text, day& to) {
  if (text.size() != 10) return false;
#ifndef ISMAP_MADE_SMALL
  if (read_day_of_century(text.data(), to)) return true;
#endif
  return read_day_by_digits(text, to);
}

// As read_plain_day, but that it may leave days of other centuries to it: no call is made here.
[[nodiscard]] inline bool read_usual_day(std::string_view text, day& to) {
#ifdef ISMAP_MADE_SMALL
  return read_plain_day(text, to);
#else
  return text.size() == 10 && read_day_of_century(text.data(), to);
#endif
}

}  // namespace ismap
