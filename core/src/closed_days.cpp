#include "ismap/closed_days.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ismap/date_text.h"
#include "message_table.h"
#include "rule_table.h"
#include "unicode.h"

namespace ismap {

namespace {

// By how many days it is after the one before: as days, the list would be the largest part of a page's module.
struct listed_holiday {
  unsigned char days_later;
  unsigned char name;
};

#include "holidays.inc"

date::year year_of(day d) { return date::year_month_day{d}.year(); }

// Of the days that begin in one year and end in the next.
constexpr date::month_day year_end_first{date::month{number_of(rule_id::V5, "year_end_first_month")},
                                         date::day{number_of(rule_id::V5, "year_end_first_day")}};
constexpr date::month_day year_end_last{date::month{number_of(rule_id::V5, "year_end_last_month")},
                                        date::day{number_of(rule_id::V5, "year_end_last_day")}};

bool in_year_end(day d) {
  const date::year_month_day ymd{d};
  const date::month_day at{ymd.month(), ymd.day()};
  return at >= year_end_first || at <= year_end_last;
}

closure closure_on(date::weekday weekday) {
  if (weekday == date::Saturday) return closure::saturday;
  return weekday == date::Sunday ? closure::sunday : closure::open;
}

// What is known of a day without a list of holidays.
closure closure_by_calendar(day d) { return in_year_end(d) ? closure::year_end : closure_on(date::weekday{d}); }

// The part of a line that should be a day: what stands before the first comma, without quotes around it.
std::string_view first_field(std::string_view line) {
  std::string_view field = unicode::trim(line.substr(0, line.find(',')));
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"') field = field.substr(1, field.size() - 2);
  return field;
}

// A heading has words; a first line that begins with a digit was meant as a day.
bool begins_with_digit(std::string_view field) { return !field.empty() && field[0] >= '0' && field[0] <= '9'; }

bool has_byte_order_mark(std::string_view text) { return text.starts_with("\xEF\xBB\xBF"); }

}  // namespace

holiday_calendar::holiday_calendar(std::vector<holiday> days, std::string version)
    : days_(std::move(days)),
      first_covered_(day{year_of(days_.front().on) / date::January / 1}),
      version_(std::move(version)) {
  const date::year last_year = year_of(days_.back().on);
  const auto count = static_cast<std::size_t>((day{last_year / date::December / 31} - first_covered_).count() + 1);
  days_covered_.reserve(count);
  for (date::weekday w{first_covered_}; days_covered_.size() < count; ++w) {
    days_covered_.push_back({closure_on(w), not_known});
  }
  const auto set = [this](day d, closure c) {
    if (covers(d)) days_covered_[place_of(d)].what = c;
  };
  for (date::year y = year_of(first_covered_) - date::years{1}; y <= last_year; ++y) {
    const day last{(y + date::years{1}) / year_end_last};
    for (day d{y / year_end_first}; d <= last; d += date::days{1}) set(d, closure::year_end);
  }
  for (const holiday& h : days_) {
    if (closure_of(h.on) == closure::open) set(h.on, closure::holiday);
  }
  note_open_days();
}

void holiday_calendar::note_open_days() {
  std::uint8_t after_open = not_known;
  for (day_covered& each : days_covered_) {
    if (each.what == closure::open) {
      after_open = 0;
    } else if (after_open != not_known) {
      ++after_open;
    }
    each.after_open = after_open;
  }
}

std::string_view bundled_holidays_version() { return holidays_version; }

const holiday_calendar& holiday_calendar::bundled() {
  static const holiday_calendar calendar = [] {
    std::vector<holiday> days;
    days.reserve(listed_holidays.size());
    day on = first_listed_holiday;
    for (const listed_holiday& h : listed_holidays) {
      on += date::days{h.days_later};
      days.push_back({on, holiday_names[h.name]});
    }
    return holiday_calendar{std::move(days), std::string{holidays_version}};
  }();
  return calendar;
}

result<holiday_calendar, holiday_list_problem> holiday_calendar::read(std::string_view list, std::string version) {
  if (has_byte_order_mark(list)) list.remove_prefix(3);
  std::vector<holiday> days;
  for (std::size_t line_number = 1; !list.empty(); ++line_number) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    std::string_view line = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (unicode::trim(line).empty()) continue;
    const auto read = parse_day(first_field(line));
    if (read) {
      days.push_back({*read, {}});
    } else if (line_number > 1 || begins_with_digit(first_field(line))) {
      return holiday_list_problem{line_number, std::string{first_field(line)}};
    }
  }
  if (days.empty()) return holiday_list_problem{};
  std::sort(days.begin(), days.end(), [](const holiday& a, const holiday& b) { return a.on < b.on; });
  return holiday_calendar{std::move(days), std::move(version)};
}

const holiday* holiday_calendar::find(day d) const {
  const auto at = std::lower_bound(days_.begin(), days_.end(), d, [](const holiday& h, day x) { return h.on < x; });
  return at != days_.end() && at->on == d ? &*at : nullptr;
}

closure holiday_calendar::closure_outside(day d) {
  const closure c = closure_by_calendar(d);
  return c == closure::open ? closure::unknown : c;
}

std::optional<day> holiday_calendar::last_open_day_by_search(day d) const {
  closure c = closure_of(d);
  for (; is_closed(c); c = closure_of(d)) d -= date::days{1};
  return c == closure::open ? std::optional{d} : std::nullopt;
}

std::string_view closed_word(closure c) {
  if (c == closure::unknown) return "unknown";
  return is_closed(c) ? "yes" : "no";
}

text weekday_name(day d) { return weekday_names[date::weekday{d}.c_encoding()]; }

text closure_name(const holiday_calendar& holidays, day d) {
  const closure c = holidays.closure_of(d);
  if (c == closure::year_end) return year_end_closure;
  if (c != closure::holiday) return weekday_name(d);
  const holiday* const found = holidays.find(d);
  return found->name.ja.empty() ? holiday_closure : found->name;
}

}  // namespace ismap
