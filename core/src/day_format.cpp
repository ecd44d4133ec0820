// Days written as text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "date_text_parts.h"
#include "day_text.h"
#include "eras.h"
#include "ismap/date_text.h"
#include "month_table.h"
#include "month_texts.h"
#include "unicode.h"

namespace ismap {

namespace {

day_text text_of(int year, int month_of_year, int number) {
  const auto digits = [](int value) { return std::uint64_t{two_digits[static_cast<std::size_t>(value)]}; };
  constexpr std::uint64_t hyphens = 0x2D00'002D'0000'0000;
  return {digits(year / 100) | digits(year % 100) << 16 | hyphens | digits(month_of_year) << 40,
          static_cast<std::uint16_t>(digits(number))};
}

}  // namespace

day_text text_of(day d) {
  if (month_table::covers(d)) {
    const auto [month, number] = month_table::find(d);
#ifndef ISMAP_MADE_SMALL
    const std::uint64_t text = text_of_month(month);
    if (text != 0) return {text, two_digits[static_cast<std::size_t>(number)]};
#endif
    return text_of(month_table::year_of(month), month_table::month_of_year(month), number);
  }
  const date::year_month_day ymd{d};
  return text_of(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                 static_cast<int>(static_cast<unsigned>(ymd.day())));
}

char* format_day_to(char* out, day d) { return text_of(d).put(out); }

std::string format_day(day d) {
  std::array<char, day_text::size> bytes{};
  return {bytes.data(), format_day_to(bytes.data(), d)};
}

namespace {

std::string with_signs(const std::string& year, const std::string& month, const std::string& day_number) {
  std::string out = year;
  unicode::append(out, year_sign);
  out += month;
  unicode::append(out, month_sign);
  out += day_number;
  unicode::append(out, day_sign);
  return out;
}

const era& era_of(day d) {
  for (const era& e : eras) {
    if (d >= e.first_day) return e;
  }
  return eras.back();
}

}  // namespace

std::string format_day_in(date_form form, day d) {
  const date::year_month_day ymd{d};
  const std::string year = std::to_string(static_cast<int>(ymd.year()));
  const std::string month = std::to_string(static_cast<unsigned>(ymd.month()));
  const std::string number = std::to_string(static_cast<unsigned>(ymd.day()));
  const era& e = era_of(d);
  const int era_number = static_cast<int>(ymd.year()) - e.year_one + 1;
  const std::string in_era = std::to_string(era_number);
  const auto joined = [&](const std::string& first, char separator) {
    return first + separator + month + separator + number;
  };
  switch (form) {
    case date_form::iso: return format_day(d);
    case date_form::slashed: return joined(year, '/');
    case date_form::dotted: return joined(year, '.');
    case date_form::compact: {
      std::string digits_only = format_day(d);
      std::erase(digits_only, '-');
      return digits_only;
    }
    case date_form::kanji: return with_signs(year, month, number);
    case date_form::era: {
      std::string first = std::string{e.name};
      if (era_number == 1) unicode::append(first, first_year_sign);
      return with_signs(era_number == 1 ? first : first + in_era, month, number);
    }
    case date_form::era_dotted: return joined(std::string{e.name} + in_era, '.');
    case date_form::era_kanji_dot: return joined(std::string{e.sign} + in_era, '.');
    case date_form::era_letter: return joined(e.letter + in_era, '.');
    case date_form::era_slashed: return joined(e.letter + in_era, '/');
  }
  return format_day(d);
}

}  // namespace ismap
