// 2024-03-31 and nothing else: how most days of a register are written.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "ismap/calendar.h"
#include "month_table.h"

namespace ismap {

// The eight bytes "2024-03-" as one number, first byte lowest.
[[nodiscard]] inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (int i = 7; i >= 0; --i) word = word << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return word;
}

// The day, where the text is such a one in ASCII and lies within the readable days; nothing for any other text, which
// parse_day may still read.
[[nodiscard]] inline std::optional<day> plain_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  // What a digit leaves of itself is its value, and a hyphen nothing.
  const std::uint64_t year_and_month = eight_bytes(text.data()) ^ 0x2D30'302D'3030'3030;
  const unsigned tens = static_cast<unsigned char>(text[8]) ^ unsigned { '0' };
  const unsigned ones = static_cast<unsigned char>(text[9]) ^ unsigned { '0' };
  const bool has_others = ((year_and_month + 0x7676'7676'7676'7676) | year_and_month) & 0x8080'8080'8080'8080;
  const bool has_hyphens = (year_and_month & 0xFF00'00FF'0000'0000) == 0;
  if (has_others || !has_hyphens || tens > 9 || ones > 9) return std::nullopt;
  // Each byte becomes ten times itself and the next one: numbers of two digits, of which every other is wanted.
  const std::uint64_t pairs = year_and_month * 10 + (year_and_month >> 8);
  const int year = static_cast<int>((pairs & 0xFF) * 100 + (pairs >> 16 & 0xFF));
  const int month_of_year = static_cast<int>(pairs >> 40 & 0xFF);
  const int number = static_cast<int>(tens * 10 + ones);
  constexpr int first_year = static_cast<int>(date::year_month_day{first_readable_day}.year());
  constexpr int last_year = static_cast<int>(date::year_month_day{last_readable_day}.year());
  if (year < first_year || year > last_year || month_of_year < 1 || month_of_year > 12) return std::nullopt;
  const month_table& table = month_table::get();
  const int month = month_table::month_of(year, month_of_year);
  if (number < 1 || number > table.length(month)) return std::nullopt;
  return table.day_before(month) + date::days{number};
}

}  // namespace ismap
