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

// Puts the day into `to`, where the text is such a one in ASCII and lies within the readable days; false for any other
// text, which parse_day may still read. To give it back as an optional takes longer: it is written in two parts and
// read as one.
[[nodiscard]] inline bool read_plain_day(std::string_view text, day& to) {
  if (text.size() != 10) return false;
#ifndef ISMAP_MADE_SMALL
  if (read_day_of_century(text.data(), to)) return true;
#endif
  // What a digit leaves of itself is its value, and a hyphen nothing. Added to, all else shows in a byte's highest bit.
  const std::uint64_t year_and_month = word_of<std::uint64_t>(text.data()) ^ 0x2D30'302D'3030'3030;
  const unsigned tens = static_cast<unsigned char>(text[8]) ^ unsigned { '0' };
  const unsigned ones = static_cast<unsigned char>(text[9]) ^ unsigned { '0' };
  const std::uint64_t high_bits = (year_and_month + 0x7F76'767F'7676'7676) | year_and_month;
  if ((high_bits & 0x8080'8080'8080'8080) != 0 || tens > 9 || ones > 9) return false;
  // Each byte becomes ten times itself and the next one: numbers of two digits, of which every other is wanted.
  const std::uint64_t pairs = year_and_month * 10 + (year_and_month >> 8);
  const int year = static_cast<int>((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF));
  const int month_of_year = static_cast<int>(pairs >> 40 & 0xFF);
  const int number = static_cast<int>(tens * 10 + ones);
  constexpr int first_year = static_cast<int>(date::year_month_day{first_readable_day}.year());
  constexpr int last_year = static_cast<int>(date::year_month_day{last_readable_day}.year());
  if (year < first_year || year > last_year || month_of_year < 1 || month_of_year > 12) return false;
  const int month = month_table::month_of(year, month_of_year);
  if (number < 1 || number > month_table::length(month)) return false;
  to = month_table::day_before(month) + date::days{number};
  return true;
}

}  // namespace ismap
