#include "ismap/check_output.h"

#include <algorithm>
#include <charconv>

#include "ismap/date_text.h"

namespace ismap {

namespace {

constexpr std::array<std::string_view, 7> appended{"ismap_as_of",   "ismap_expires_on", "ismap_valid_until",
                                                   "ismap_status",  "ismap_days_left",  "ismap_standing",
                                                   "ismap_findings"};

void append_day(std::string& out, const std::optional<day>& d) {
  if (!d) return;
  std::array<char, 10> digits{};
  out.append(digits.data(), format_day_to(digits.data(), *d));
}

void append_number(std::string& out, int number) {
  std::array<char, 12> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_result(json_writer& json, const registration& r, const assessment& a) {
  json.begin_object();
  json.key("scheme");
  r.scheme.value() ? json.value(identifier(*r.scheme.value())) : json.null();
  json.member("expires_on", a.expires_on);
  json.member("computed_expiry", a.computed_expiry);
  json.key("valid_until");
  a.valid_until.is_open ? json.value("open") : json.value(a.valid_until.last_day);
  json.member("status", identifier(a.status));
  json.key("days_left");
  a.days_left ? json.value(std::int64_t{*a.days_left}) : json.null();
  json.key("standing");
  a.standing() ? json.value(identifier(*a.standing())) : json.null();
  json.key("rules");
  json.begin_array();
  for (const rule& each : all_rules()) {
    if (a.rules.contains(each.id)) json.value(each.name);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::span<const std::string_view> check_columns() { return appended; }

void check_summary::add(const assessment& a) {
  ++rows;
  ++by_status[static_cast<std::size_t>(a.status)];
  for (const finding& f : a.findings) ++findings[static_cast<std::size_t>(f.code)];
}

void check_summary::add(const check_summary& other) {
  rows += other.rows;
  add_counts(by_status, other.by_status);
  add_counts(findings, other.findings);
}

void append_check_answers(const assessment& a, std::string_view as_of, char delimiter, std::string& out) {
  out += as_of;
  out += delimiter;
  const std::size_t expires_on = out.size();
  append_day(out, a.expires_on);
  const std::size_t length = out.size() - expires_on;
  out += delimiter;
  if (a.valid_until.is_open) {
    out += "open";
  } else if (a.valid_until.last_day == a.expires_on) {
    out.append(out, expires_on, length);
  } else {
    append_day(out, a.valid_until.last_day);
  }
  out += delimiter;
  out += identifier(a.status);
  out += delimiter;
  if (a.days_left) append_number(out, *a.days_left);
  out += delimiter;
  if (const auto standing = a.standing()) out += identifier(*standing);
  out += delimiter;
  append_codes(a.findings, delimiter, out);
}

void append_json_row(json_writer& json, const row_origin& origin, const registration& r, const assessment& a,
                     const run_description& run, bool alone) {
  json.begin_object();
  append_json_origin(json, origin, run, alone);
  json.key("result");
  append_result(json, r, a);
  append_json_findings(json, a.findings, origin.header, run.language,
                       [&r](const finding& f) { return standing_of(f.code, r.scheme.value()); });
  if (alone) json.member("notice", notice().in(run.language));
  json.end_object();
}

void append_json_summary(json_writer& json, const check_summary& summary) {
  json.key("summary");
  json.begin_object();
  json.member("rows", static_cast<std::int64_t>(summary.rows));
  json.key("statuses");
  json.begin_object();
  for (std::size_t i = 0; i < status_count; ++i) {
    json.member(identifier(static_cast<status>(i)), static_cast<std::int64_t>(summary.by_status[i]));
  }
  json.end_object();
  append_json_counts(json, summary.findings);
  json.end_object();
}

}  // namespace ismap
