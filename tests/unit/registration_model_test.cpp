// The whole of one row's assessment against a second one, written from the contract alone: slow, flat and naive.
//
// The model shares nothing with the core but the holiday list. It counts terms by walking from day to day. What the
// contract leaves open about unreadable cells is settled so: a cell that cannot be read is not an empty one, and what
// it could change is not said.
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

// --- The model ---

// A cell: empty, unreadable, or a value.
template <class T>
struct cell {
  enum { empty, unreadable, read } kind = empty;
  T value{};

  [[nodiscard]] bool is_read() const { return kind == read; }
};

enum class model_scheme { ismap, liu, isms, unreadable };

struct model_row {
  model_scheme scheme = model_scheme::ismap;
  cell<day> start, end, registered, expires, applied, decided, withdrawn;
  cell<int> alert;
  char result = ' ';  // g, r, ? (unreadable) or none
  std::string number;
};

struct model_answer {
  std::string status;
  std::string expires_on = "none";
  std::string valid_until = "none";
  std::string days_left = "none";
  std::set<std::string> findings;
};

std::string text_of(day d) {
  const date::year_month_day ymd{d};
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                static_cast<unsigned>(ymd.day()));
  return out;
}

// Walks on from the first day to the day of the same number `length` months on, or past a month that has none.
day term_end(day first, int length) {
  const unsigned number = static_cast<unsigned>(date::year_month_day{first}.day());
  int months_passed = 0;
  for (day d = first;; d += one_day) {
    if (months_passed == length && static_cast<unsigned>(date::year_month_day{d}.day()) == number) return d - one_day;
    if (static_cast<unsigned>(date::year_month_day{d + one_day}.day()) == 1 && ++months_passed > length) return d;
  }
}

bool is_closed_day(day d) {
  const date::year_month_day ymd{d};
  const unsigned number = 100 * static_cast<unsigned>(ymd.month()) + static_cast<unsigned>(ymd.day());
  const auto weekday = (d.time_since_epoch().count() % 7 + 7 + 4) % 7;  // 1970-01-01 was a Thursday, 4
  return weekday == 0 || weekday == 6 || number >= 1229 || number <= 103 ||
         holiday_calendar::bundled().find(d) != nullptr;
}

bool closed_days_are_known(day d) {
  while (is_closed_day(d)) d -= one_day;
  const int year = static_cast<int>(date::year_month_day{d}.year());
  return year >= 1970 && year <= 2050;
}

bool is_well_formed(const std::string& number) {
  if (number.size() != 10 || number[0] != 'C' || number[3] != '-' || number[8] != '-') return false;
  for (const std::size_t digit : {1u, 2u, 4u, 5u, 6u, 7u, 9u}) {
    if (number[digit] < '0' || number[digit] > '9') return false;
  }
  return true;
}

model_answer judge(const model_row& r, day as_of, int within) {
  model_answer out;
  const auto found = [&out](const char* code) { out.findings.insert(code); };
  const bool isms = r.scheme == model_scheme::isms;
  const bool ismap = r.scheme == model_scheme::ismap || r.scheme == model_scheme::liu;

  // Causes of invalid.
  bool invalid = r.scheme == model_scheme::unreadable || r.alert.kind == cell<int>::unreadable;
  for (const cell<day>* c : {&r.start, &r.end, &r.registered, &r.expires, &r.applied, &r.decided, &r.withdrawn}) {
    if (c->kind == cell<day>::unreadable) invalid = true;
  }
  const bool missing = r.expires.kind == cell<day>::empty &&
                       ((isms && r.registered.kind == cell<day>::empty) || (ismap && r.end.kind == cell<day>::empty));
  if (missing) found("required_missing"), invalid = true;

  // The audit period never concerns ISMS.
  if (ismap && r.start.is_read() && r.end.is_read()) {
    if (r.end.value < r.start.value) {
      found("period_reversed"), invalid = true;
    } else {
      if (r.end.value > term_end(r.start.value, 12)) found("audit_period_too_long");
      if (r.end.value < term_end(r.start.value, 3)) found("audit_period_too_short");
    }
  }

  // Expiry: stated, else computed.
  std::optional<day> computed;
  if (ismap && r.end.is_read()) computed = term_end(r.end.value + one_day, 16);
  if (isms && r.registered.is_read()) computed = term_end(r.registered.value, 36);
  std::optional<day> expires = computed;
  if (r.expires.is_read()) expires = r.expires.value;
  if (expires) {
    out.expires_on = text_of(*expires);
    if (ismap && r.expires.is_read() && computed && *computed != *expires) found("expiry_differs_from_rule");
    if (isms && !r.expires.is_read()) found("expiry_assumed");
    if (is_closed_day(*expires)) found("last_day_is_closed");
    if (!closed_days_are_known(*expires)) found("closed_days_unknown");
  }

  // Registration.
  if (r.registered.kind == cell<day>::empty) found("registered_on_missing");
  if (r.registered.is_read()) {
    const day registered = r.registered.value;
    if (ismap && r.end.is_read() && registered <= r.end.value) found("registered_before_audit_end");
    if (expires && registered > *expires) found("registered_after_expiry");
    if (r.scheme == model_scheme::ismap && text_of(registered) < "2021-03-01") found("scheme_not_in_force");
    if (r.scheme == model_scheme::liu && text_of(registered) < "2022-11-01") found("scheme_not_in_force");
  }
  if (r.scheme == model_scheme::ismap && !r.number.empty() && !is_well_formed(r.number)) {
    found("registration_number_malformed");
  }

  // Renewal, as far as known. It never extends ISMS.
  const bool applied = r.applied.is_read() && r.applied.value <= as_of;
  const bool decision_known = r.decided.is_read() && r.decided.value <= as_of;
  const bool unreadable_application = r.applied.kind == cell<day>::unreadable;
  const bool unreadable_decision = r.decided.kind == cell<day>::unreadable;
  bool counts = false;
  bool decided = false;
  if (isms) {
    if (applied) found("renewal_does_not_extend");
  } else {
    if (applied && expires) {
      const bool early = r.registered.is_read() && r.applied.value < r.registered.value;
      const bool late = !early && r.applied.value > *expires;
      if (early) found("renewal_applied_before_registration");
      if (late) found("renewal_applied_late");
      counts = !early && !late;
    }
    if (decision_known && !applied && !unreadable_application) found("decision_without_application");
    if (decision_known && applied && r.decided.value < r.applied.value) found("decided_before_applied");
    if ((r.result == 'g' || r.result == 'r') && r.decided.kind == cell<day>::empty) found("result_without_decision");
    decided = counts && decision_known && r.decided.value >= r.applied.value;
    if (counts && !decided && !unreadable_decision && as_of > term_end(r.applied.value + one_day, 6)) {
      found("decision_overdue");
    }
  }
  const bool pending = counts && (!decided || as_of <= r.decided.value);

  // Valid until, unless an unreadable cell could move it.
  bool uncertain = r.expires.kind == cell<day>::unreadable || r.withdrawn.kind == cell<day>::unreadable;
  if (!isms && unreadable_application) uncertain = true;
  if (counts && (unreadable_decision || r.registered.kind == cell<day>::unreadable)) uncertain = true;
  if (counts && r.scheme == model_scheme::unreadable) uncertain = true;
  std::optional<day> until;
  bool open = false;
  if (expires && !uncertain) {
    until = *expires;
    if (decided && r.decided.value > *until) until = r.decided.value;
    open = counts && !decided;
    if (r.withdrawn.is_read() && (open || r.withdrawn.value <= *until)) {
      until = r.withdrawn.value - one_day;
      open = false;
    }
    out.valid_until = open ? "open" : text_of(*until);
    out.days_left = std::to_string(((open ? *expires : *until) - as_of).count());
  }

  // Status.
  const int threshold = r.alert.is_read() ? r.alert.value : within;
  if (invalid) {
    out.status = "invalid";
  } else if (r.withdrawn.is_read() && as_of >= r.withdrawn.value) {
    out.status = "withdrawn";
  } else if (r.registered.is_read() ? as_of < r.registered.value : ismap && r.end.is_read() && as_of <= r.end.value) {
    out.status = "upcoming";
  } else if (pending) {
    out.status = "renewal_pending";
  } else if (as_of > *until) {
    out.status = "expired";
    if (decided && r.result != 'r') found("renewed_period_missing");
  } else {
    out.status = std::stoi(out.days_left) <= threshold ? "expiring" : "valid";
  }
  return out;
}

// --- Random rows ---

// Days that mean something to one another, their neighbours, and a few far away.
const std::vector<day>& pool() {
  static const std::vector<day> days = [] {
    std::vector<day> all;
    for (const char* d : {"2023-03-31", "2024-03-31", "2024-06-30", "2025-07-31", "2025-08-30", "2026-02-28",
                          "2021-03-01", "2022-11-01", "2027-06-30", "2024-12-30", "2050-12-29"}) {
      for (const int shift : {-1, 0, 1}) all.push_back(on(d) + date::days{shift});
    }
    for (const char* d : {"1969-12-31", "2051-01-05"}) all.push_back(on(d));
    return all;
  }();
  return days;
}

using generator = std::mt19937;

std::uint32_t pick(generator& random, std::uint32_t count) {
  return std::uniform_int_distribution<std::uint32_t>{0, count - 1}(random);
}

day some_day(generator& random) { return pool()[pick(random, static_cast<std::uint32_t>(pool().size()))]; }

// Out of 40 cells, one cannot be read and `empty` are empty.
cell<day> some_cell(generator& random, std::uint32_t empty) {
  const std::uint32_t chance = pick(random, 40);
  if (chance == 0) return {cell<day>::unreadable, {}};
  if (chance <= empty) return {};
  return {cell<day>::read, some_day(random)};
}

cell<int> some_alert(generator& random) {
  const std::uint32_t chance = pick(random, 40);
  if (chance == 0) return {cell<int>::unreadable, 0};
  if (chance < 20) return {};
  constexpr int choices[] = {0, 1, 30, 31, 92, 396};
  return {cell<int>::read, choices[pick(random, 6)]};
}

model_row some_row(generator& random) {
  constexpr const char* numbers[] = {"C21-0004-2", "", "C21-0004", "C2100004-2", "D21-0004-2", "C21-0004-X"};
  model_row r;
  r.scheme = pick(random, 40) == 0 ? model_scheme::unreadable : static_cast<model_scheme>(pick(random, 3));
  r.start = some_cell(random, 20);
  r.end = some_cell(random, 8);
  r.registered = some_cell(random, 12);
  r.expires = some_cell(random, 20);
  r.applied = some_cell(random, 16);
  r.decided = some_cell(random, 20);
  r.withdrawn = some_cell(random, 28);
  r.alert = some_alert(random);
  r.result = " gr?"[pick(random, 4)];
  r.number = numbers[pick(random, 6)];
  return r;
}

template <class T>
stated<T> as_stated(const cell<T>& c) {
  if (c.kind == cell<T>::unreadable) return stated<T>::unreadable();
  return c.is_read() ? stated<T>{c.value} : stated<T>{};
}

registration as_registration(const model_row& r) {
  registration out;
  out.registration_number = r.number;
  out.scheme = r.scheme == model_scheme::unreadable ? stated<scheme>::unreadable()
               : r.scheme == model_scheme::ismap    ? scheme::ismap
               : r.scheme == model_scheme::liu      ? scheme::ismap_liu
                                                    : scheme::isms;
  out.audit_period_start = as_stated(r.start);
  out.audit_period_end = as_stated(r.end);
  out.registered_on = as_stated(r.registered);
  out.expires_on = as_stated(r.expires);
  out.renewal_applied_on = as_stated(r.applied);
  out.renewal_decided_on = as_stated(r.decided);
  out.withdrawn_on = as_stated(r.withdrawn);
  out.alert_days = as_stated(r.alert);
  if (r.result == 'g') out.renewal_result = renewal_result::granted;
  if (r.result == 'r') out.renewal_result = renewal_result::refused;
  if (r.result == '?') out.renewal_result = stated<renewal_result>::unreadable();
  return out;
}

model_answer answer_of(const assessment& a) {
  model_answer out{std::string{identifier(a.status)}, iso(a.expires_on), iso(a.valid_until), "none", {}};
  if (a.days_left) out.days_left = std::to_string(*a.days_left);
  for (const finding& f : a.findings) out.findings.emplace(identifier(f.code));
  return out;
}

std::string shown(const model_answer& answer) {
  std::string out =
      answer.status + ", expires " + answer.expires_on + ", until " + answer.valid_until + ", left " + answer.days_left;
  for (const std::string& f : answer.findings) out += " " + f;
  return out;
}

std::string shown(const char* name, const cell<day>& c) {
  if (c.kind == cell<day>::empty) return "";
  return std::string{" "} + name + "=" + (c.is_read() ? text_of(c.value) : "?");
}

std::string shown(const model_row& r, day as_of) {
  return "scheme " + std::to_string(static_cast<int>(r.scheme)) + shown("start", r.start) + shown("end", r.end) +
         shown("registered", r.registered) + shown("expires", r.expires) + shown("applied", r.applied) +
         shown("decided", r.decided) + shown("withdrawn", r.withdrawn) + " result " + r.result + " number " + r.number +
         (r.alert.kind == cell<int>::empty ? ""
          : r.alert.is_read()              ? " alert=" + std::to_string(r.alert.value)
                                           : " alert=?") +
         " on " + text_of(as_of);
}

TEST(registration_model, and_the_core_agree_on_200_000_random_rows) {
  generator random{20241202};
  std::set<std::string> statuses;
  std::set<std::string> codes;
  for (int i = 0; i < 200'000; ++i) {
    const model_row row = some_row(random);
    const day as_of = some_day(random);
    const int within = pick(random, 2) == 0 ? default_alert_days : 30;
    const model_answer expected = judge(row, as_of, within);
    const assessment a = assess_on(as_registration(row), as_of, within);
    ASSERT_EQ(shown(answer_of(a)), shown(expected)) << shown(row, as_of) << " within " << within;
    ASSERT_EQ(a.findings.size(), expected.findings.size()) << "a code twice: " << shown(row, as_of);
    for (std::size_t f = 1; f < a.findings.size(); ++f) ASSERT_LT(a.findings[f - 1].code, a.findings[f].code);
    statuses.insert(expected.status);
    codes.insert(expected.findings.begin(), expected.findings.end());
  }
  EXPECT_EQ(statuses.size(), 7u);  // all but superseded
  EXPECT_EQ(codes.size(), 21u);    // every code that assess can find
}

}  // namespace
