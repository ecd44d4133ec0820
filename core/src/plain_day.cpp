#include "plain_day.h"

namespace ismap {

[[gnu::noinline]] bool read_day_by_digits(std::string_view text, day& to) {
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
