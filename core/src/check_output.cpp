#include "ismap/check_output.h"

#include "answer_writer.h"
#include "message_table.h"

namespace ismap {

namespace {

constexpr std::array<std::string_view, 7> appended{"ismap_as_of",   "ismap_expires_on", "ismap_valid_until",
                                                   "ismap_status",  "ismap_days_left",  "ismap_standing",
                                                   "ismap_findings"};

constexpr std::array status_names = names_of(status_entries);
constexpr std::array standing_names = names_of(standing_entries);

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
  answer_room room;
  answer_writer to{room, delimiter};
  to.put(as_of);
  to.end_field();
  to.put(a.expires_on);
  to.end_field();
  if (a.valid_until.is_open) to.put("open");
  to.put(a.valid_until.last_day);
  to.end_field();
  to.put(status_names[static_cast<std::size_t>(a.status)]);
  to.end_field();
  if (a.days_left) to.put(*a.days_left);
  to.end_field();
  if (const auto standing = a.standing()) to.put(standing_names[static_cast<std::size_t>(*standing)]);
  to.end_field();
  to.put(a.findings);
  out += to.text();
}

void append_json_row(json_writer& json, const row_origin& origin, const registration& r, const assessment& a,
                     const run_description& run, bool alone) {
  json.begin_object();
  append_json_origin(json, origin, run, alone);
  json.key("result");
  append_result(json, r, a);
  append_json_findings(
      json, a.findings, origin.header, [&r](const finding& f) { return standing_of(f.code, r.scheme.value()); },
      [&run](const finding& f) { return message(f, run.language); });
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
