// Periods of two days as people write them.
#include <cstddef>
#include <optional>
#include <string_view>

#include "date_text_parts.h"
#include "ismap/date_text.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr char32_t wave_dash = U'\u301C';
constexpr std::string_view from_sign = "\xE3\x81\x8B\xE3\x82\x89";   // "kara"
constexpr std::string_view until_sign = "\xE3\x81\xBE\xE3\x81\xA7";  // "made"

// A place where a period could be cut in two.
struct cut {
  std::size_t offset = 0;
  std::size_t length = 0;
};

bool is_dash(char32_t code) { return unicode::fold_width(code) == U'-' || unicode::looks_like_hyphen(code); }

bool is_at_dash(std::string_view text, const cut& c) { return is_dash(unicode::decode(text, c.offset).code); }

std::optional<cut> next_cut(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    if (text.substr(at).starts_with(from_sign)) return cut{at, from_sign.size()};
    const auto [code, length] = unicode::decode(text, at);
    if (is_dash(code) || unicode::fold_width(code) == U'~' || code == wave_dash) return cut{at, length};
    at += length;
  }
  return std::nullopt;
}

result<period, date_problem> read_halves(std::string_view text, const cut& c) {
  const std::size_t second = c.offset + c.length;
  const auto first_day = parse_day(text.substr(0, c.offset));
  if (!first_day) {
    const bool missing = first_day.error().code == date_error::empty;
    return missing ? date_problem{date_error::not_a_date, c.offset, c.length} : first_day.error();
  }
  const auto last_day = parse_day(text.substr(second));
  if (!last_day) {
    date_problem problem = shifted(last_day.error(), second);
    if (problem.code == date_error::empty) problem.code = date_error::period_end_expected;
    return problem;
  }
  return period{*first_day, *last_day};
}

std::string_view without_until(std::string_view text) {
  text =
      text.substr(0, static_cast<std::size_t>(unicode::trim(text).data() - text.data()) + unicode::trim(text).size());
  return text.ends_with(until_sign) ? text.substr(0, text.size() - until_sign.size()) : text;
}

}  // namespace

result<period, date_problem> parse_period(std::string_view text) {
  if (unicode::trim(text).empty()) return date_problem{date_error::empty, 0, text.size()};
  constexpr int most_cuts = 8;  // two days written with hyphens have four, and one stands between them
  const std::string_view days = without_until(text);
  std::optional<date_problem> first_problem;
  int cuts = 0;
  for (auto c = next_cut(days, 0); c && cuts < most_cuts; c = next_cut(days, c->offset + c->length), ++cuts) {
    const auto read = read_halves(days, *c);
    if (read) return read;
    // A dash may belong to one of the days: it is meant as a cut only where a whole day stands before it.
    const bool is_meant = !is_at_dash(days, *c) || parse_day(days.substr(0, c->offset));
    if (is_meant && !first_problem) first_problem = read.error();
  }
  if (first_problem) return *first_problem;
  const auto alone = parse_day(days);
  if (!alone) return alone.error();
  return date_problem{date_error::period_end_expected, days.size(), 0};
}

result<period, date_problem> parse_ordered_period(std::string_view text) {
  const auto read = parse_period(text);
  if (read && read->last < read->first) return date_problem{date_error::period_reversed, 0, text.size()};
  return read;
}

}  // namespace ismap
