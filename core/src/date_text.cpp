#include "ismap/date_text.h"

#include <optional>
#include <string_view>

#include "date_text_parts.h"
#include "eras.h"
#include "plain_day.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr char32_t weekday_sign = U'\u66DC';
constexpr std::u32string_view weekdays = U"\u65E5\u6708\u706B\u6C34\u6728\u91D1\u571F";  // from Sunday
constexpr char32_t at_end = 0;

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Latin letters, kana and kanji; no brackets, quotation marks or dashes.
constexpr bool is_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0x3041 && c <= 0x9FFF);
}

// A run of digits as it stands in the text.
struct digits {
  int value = 0;  // stops growing at nine digits
  std::size_t count = 0;
  std::size_t offset = 0;
  std::size_t length = 0;  // in bytes: a full-width digit has three
};

// Walks over the text, width-folded, and remembers the first problem.
class reader {
 public:
  explicit reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] std::size_t rest() const { return text_.size() - at_; }

  [[nodiscard]] char32_t peek() const {
    return at_ < text_.size() ? unicode::fold_width(unicode::decode(text_, at_).code) : at_end;
  }

  void advance() { at_ += unicode::decode(text_, at_).length; }

  bool accept(char32_t wanted) {
    if (peek() != wanted || at_ == text_.size()) return false;
    advance();
    return true;
  }

  bool accept(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  bool skip_spaces() {
    const std::size_t before = at_;
    while (at_ < text_.size() && unicode::is_space(peek())) advance();
    return at_ != before;
  }

  digits read_digits() {
    digits run;
    run.offset = at_;
    for (; is_digit(peek()); advance(), ++run.count) {
      if (run.count < 9) run.value = run.value * 10 + static_cast<int>(peek() - U'0');
    }
    run.length = at_ - run.offset;
    return run;
  }

  [[nodiscard]] date_problem problem_here(date_error code) const {
    if (peek() == unicode::malformed) return {date_error::not_utf8, at_, 1};
    return {code, at_, rest() == 0 ? 0 : unicode::decode(text_, at_).length};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct era_year {
  const era* of = nullptr;  // none for a western year
  int year = 0;             // western
};

using day_or_problem = result<day, date_problem>;
using year_or_problem = result<era_year, date_problem>;

date_problem problem_at(date_error code, const digits& run) { return {code, run.offset, run.length}; }

bool year_is_readable(int year) {
  constexpr int first = static_cast<int>(date::year_month_day{first_readable_day}.year());
  constexpr int last = static_cast<int>(date::year_month_day{last_readable_day}.year());
  return year >= first && year <= last;
}

bool begins_year_of_era(char32_t c) { return is_digit(c) || c == first_year_sign; }

// An era by its name, which a space may follow; by its sign or letter only where a year follows, for many a word begins
// with one of those.
const era* accept_era(reader& in) {
  for (const era& e : eras) {
    if (in.accept(e.name) || in.accept(e.square)) {
      in.skip_spaces();
      return &e;
    }
    reader ahead = in;
    const char32_t letter = static_cast<unsigned char>(e.letter);
    const bool short_form = ahead.accept(e.sign) || ahead.accept(letter) || ahead.accept(letter - U'A' + U'a');
    if (!short_form || !begins_year_of_era(ahead.peek())) continue;
    in = ahead;
    return &e;
  }
  return nullptr;
}

// Names the trouble where a text begins neither with a digit nor with an era.
date_problem not_a_year(reader in) {
  if (in.peek() == U'#') return in.problem_here(date_error::spreadsheet_sign);
  const date_problem here = in.problem_here(date_error::not_a_date);
  std::size_t letters = 0;
  while (is_letter(in.peek()) && in.peek() != first_year_sign) {
    in.advance();
    ++letters;
  }
  const bool could_be_era = letters >= 1 && letters <= 2 && begins_year_of_era(in.peek());
  if (!could_be_era) return here;
  return {date_error::era_unknown, here.offset, in.offset() - here.offset};
}

year_or_problem read_era_year(reader& in, const era& of) {
  const std::size_t start = in.offset();
  digits run;
  if (in.accept(first_year_sign)) {
    run = {.value = 1, .count = 1, .offset = start, .length = in.offset() - start};
  } else {
    run = in.read_digits();
  }
  if (run.count == 0) return in.problem_here(date_error::year_malformed);
  if (run.value == 0 || run.count > 3) return problem_at(date_error::year_malformed, run);
  const int year = of.year_one + run.value - 1;
  if (!year_is_readable(year)) return problem_at(date_error::year_out_of_range, run);
  return era_year{&of, year};
}

year_or_problem check_western_year(const digits& run, const reader& in) {
  const char32_t next = in.peek();
  const bool separated = next == U'-' || next == U'/' || next == U'.' || next == year_sign;
  if (run.count == 2 && separated) return problem_at(date_error::two_digit_year, run);
  if (run.count == 5 && in.rest() == 0) return problem_at(date_error::spreadsheet_number, run);
  if (run.count != 4) return problem_at(date_error::year_malformed, run);
  if (!year_is_readable(run.value)) return problem_at(date_error::year_out_of_range, run);
  return era_year{nullptr, run.value};
}

// The day of month `month` and day `day_number`, checked; the runs say where each stands.
day_or_problem checked_day(int year, const digits& month, const digits& day_number) {
  if (month.count > 2 || month.value < 1 || month.value > 12) return problem_at(date_error::month_out_of_range, month);
  if (day_number.count > 2 || day_number.value < 1 || day_number.value > 31) {
    return problem_at(date_error::day_out_of_range, day_number);
  }
  const date::year_month_day candidate{date::year{year}, date::month{static_cast<unsigned>(month.value)},
                                       date::day{static_cast<unsigned>(day_number.value)}};
  if (!candidate.ok()) return problem_at(date_error::day_not_in_month, day_number);
  return day{candidate};
}

// Eight digits: each part is checked in place, at its own offset.
day_or_problem split_compact(const digits& run) {
  const std::size_t width = run.length / run.count;
  const bool uniform = run.length == 8 || run.length == 24;  // half- and full-width digits mixed: name the whole run
  const auto part = [&](int value, std::size_t first, std::size_t count) {
    return uniform ? digits{value, count, run.offset + first * width, count * width}
                   : digits{value, count, run.offset, run.length};
  };
  const digits year = part(run.value / 10000, 0, 4);
  if (!year_is_readable(year.value)) return problem_at(date_error::year_out_of_range, year);
  return checked_day(year.value, part(run.value / 100 % 100, 4, 2), part(run.value % 100, 6, 2));
}

// Between kanji people leave spaces, so that days stand in line.
day_or_problem read_month_and_day(reader& in, int year) {
  const char32_t separator = in.peek();
  const bool signs = separator == year_sign;
  if (!signs && separator != U'-' && separator != U'/' && separator != U'.') {
    return in.problem_here(date_error::separator_expected);
  }
  in.advance();
  if (signs) in.skip_spaces();
  const digits month = in.read_digits();
  if (month.count == 0) return in.problem_here(date_error::month_expected);
  if (month.count > 2 || month.value < 1 || month.value > 12) return problem_at(date_error::month_out_of_range, month);
  if (!in.accept(signs ? month_sign : separator)) return in.problem_here(date_error::separator_expected);
  if (signs) in.skip_spaces();
  const digits day_number = in.read_digits();
  if (day_number.count == 0) return in.problem_here(date_error::day_expected);
  const day_or_problem read = checked_day(year, month, day_number);
  if (read && signs && !in.accept(day_sign)) return in.problem_here(date_error::day_sign_expected);
  return read;
}

day_or_problem read_year_month_day(reader& in) {
  const std::size_t start = in.offset();
  if (is_digit(in.peek())) {
    const digits run = in.read_digits();
    if (run.count == 8) return split_compact(run);
    const year_or_problem year = check_western_year(run, in);
    if (!year) return year.error();
    return read_month_and_day(in, year->year);
  }
  const era* of = accept_era(in);
  if (of == nullptr) return not_a_year(in);
  const year_or_problem year = read_era_year(in, *of);
  if (!year) return year.error();
  const day_or_problem read = read_month_and_day(in, year->year);
  if (read && !of->contains(*read)) return date_problem{date_error::outside_era, start, in.offset() - start};
  return read;
}

// A weekday in brackets, which may follow a date. Nothing is returned where it is that day's, or no such thing stands
// here.
std::optional<date_problem> read_weekday(reader& in, day d) {
  reader ahead = in;
  ahead.skip_spaces();
  const std::size_t start = ahead.offset();
  if (!ahead.accept(U'(')) return std::nullopt;
  const char32_t sign = ahead.peek();
  if (weekdays.find(sign) == std::u32string_view::npos) return std::nullopt;
  ahead.advance();
  if (ahead.accept(weekday_sign)) ahead.accept(day_sign);
  if (!ahead.accept(U')')) return std::nullopt;
  in = ahead;
  if (sign == weekdays[date::weekday{d}.c_encoding()]) return std::nullopt;
  return date_problem{date_error::weekday_differs, start, in.offset() - start};
}

// What may follow a date: a time of zero. Nothing is returned where it does.
std::optional<date_problem> read_zero_time(reader& in) {
  const reader start = in;
  const auto problem = [&](date_error code) { return date_problem{code, start.offset(), start.rest()}; };
  if (!in.accept(U'T') && !in.skip_spaces()) return problem(date_error::trailing_text);
  int sum = 0;
  for (int part = 0; part < 3 && (part == 0 || in.accept(U':')); ++part) {
    const digits run = in.read_digits();
    const bool well_formed = part == 0 ? run.count == 1 || run.count == 2 : run.count == 2;
    if (!well_formed) return problem(date_error::trailing_text);
    sum += run.value;
    if (part == 0 && in.peek() != U':') return problem(date_error::trailing_text);
  }
  if (in.accept(U'.')) sum += in.read_digits().value;
  if (in.rest() != 0) return problem(date_error::trailing_text);
  if (sum != 0) return problem(date_error::time_not_zero);
  return std::nullopt;
}

}  // namespace

std::optional<day> parse_iso_day(std::string_view text) {
  day read;
  return read_plain_day(text, read) ? std::optional{read} : std::nullopt;
}

result<day, date_problem> parse_day(std::string_view text) {
  day plain;
  if (read_plain_day(text, plain)) return plain;
  const std::string_view trimmed = unicode::trim(text);
  if (trimmed.empty()) return date_problem{date_error::empty, 0, text.size()};
  const auto before = static_cast<std::size_t>(trimmed.data() - text.data());
  reader in{trimmed};
  const day_or_problem read = read_year_month_day(in);
  if (!read) return shifted(read.error(), before);
  if (const auto problem = read_weekday(in, *read)) return shifted(*problem, before);
  if (in.peek() == unicode::malformed) return shifted(in.problem_here(date_error::not_utf8), before);
  if (in.rest() == 0) return read;
  if (const auto problem = read_zero_time(in)) return shifted(*problem, before);
  return read;
}

}  // namespace ismap
