// On which days the administration's offices are closed.
//
// Closed are Saturdays, Sundays, national holidays and 29 December to 3 January (Act on Holidays of Administrative
// Organs, Act No. 91 of 1988, art. 1; rule V5). Weekends and the year's end are known for any year. Holidays are known
// only for the years that a list covers; outside them a weekday is `unknown`, never `open`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/calendar.h"
#include "ismap/language.h"
#include "ismap/result.h"

namespace ismap {

enum class closure : std::uint8_t {
  open,
  saturday,
  sunday,
  holiday,   // national holiday, substitute holidays included
  year_end,  // 29 December to 3 January
  unknown    // a weekday of a year without holiday data
};

[[nodiscard]] constexpr bool is_closed(closure c) { return c != closure::open && c != closure::unknown; }

// "yes", "no" or "unknown": whether the offices are closed.
[[nodiscard]] std::string_view closed_word(closure c);

struct holiday {
  day on;
  text name;  // empty where the list gave none
};

// Why a list of holidays cannot be used.
struct holiday_list_problem {
  std::size_t line = 0;  // counted from 1; 0 where the list holds no holiday at all
  std::string read;      // what stands where a day should
};

// The holidays of a range of whole years.
class holiday_calendar {
 public:
  // The list that comes with the program: 1970 to 2050, equinoxes not yet announced being predictions.
  [[nodiscard]] static const holiday_calendar& bundled();

  // Reads a list as the Cabinet Office publishes it: one holiday a line, its day (any form of parse_day) before the
  // first comma, what follows left alone, a heading line allowed. Covers all years from the first holiday's to the
  // last one's. `version` names the list in results.
  [[nodiscard]] static result<holiday_calendar, holiday_list_problem> read(std::string_view list, std::string version);

  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] bool covers(day d) const { return d >= first_covered_ && place_of(d) < days_covered_.size(); }

  [[nodiscard]] closure closure_of(day d) const {
    return covers(d) ? days_covered_[place_of(d)].what : closure_outside(d);
  }

  // The holiday on `d`, or null.
  [[nodiscard]] const holiday* find(day d) const;

  // The last open day on or before `d`; nothing where that cannot be known.
  [[nodiscard]] std::optional<day> last_open_day(day d) const {
    if (!covers(d) || days_covered_[place_of(d)].after_open == not_known) return last_open_day_by_search(d);
    return d - date::days{days_covered_[place_of(d)].after_open};
  }

 private:
  holiday_calendar(std::vector<holiday> days, std::string version);

  // What is looked up of every row of a register, worked out once.
  struct day_covered {
    closure what;
    std::uint8_t after_open;  // how many days after the last open one, or not_known
  };
  static constexpr std::uint8_t not_known = 255;

  [[nodiscard]] std::size_t place_of(day d) const { return static_cast<std::size_t>((d - first_covered_).count()); }
  void note_open_days();

  // Of a day that is not covered.
  [[nodiscard]] static closure closure_outside(day d);
  [[nodiscard]] std::optional<day> last_open_day_by_search(day d) const;

  std::vector<holiday> days_;  // in order, at least one
  std::vector<day_covered> days_covered_;
  day first_covered_;
  std::string version_;
};

// That of holiday_calendar::bundled(), for programs that need no list.
[[nodiscard]] std::string_view bundled_holidays_version();

// What a reader is told of a day: its weekday's name, "Sunday" and so on.
[[nodiscard]] text weekday_name(day d);

// Why the day is closed, for a reader: the holiday's own name where it has one.
[[nodiscard]] text closure_name(const holiday_calendar& holidays, day d);

}  // namespace ismap
