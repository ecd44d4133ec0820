#include "ismap/check_output.h"

#include <algorithm>
#include <charconv>

#include "ismap/date_text.h"

#ifndef ISMAP_VERSION
#error "the build defines ISMAP_VERSION"
#endif

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

// A code once, however many findings have it.
std::string joined_codes(const std::vector<finding>& findings) {
  std::string codes;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (i > 0 && findings[i].code == findings[i - 1].code) continue;
    if (!codes.empty()) codes += ';';
    codes += identifier(findings[i].code);
  }
  return codes;
}

std::size_t field_count(const csv::record& r) {
  if (r.problem == csv::problem::unclosed_quote) return r.open_field + 1;
  return r.problem == csv::problem::too_long ? 0 : r.fields.size();
}

void append_input(json_writer& json, const row_origin& origin) {
  std::string unescaped;
  std::string utf8;
  json.begin_object();
  for (std::size_t i = 0; i < origin.record.fields.size(); ++i) {
    json.member(origin.header.keys()[i], origin.encoding.to_utf8(csv::value(origin.record, i, unescaped), utf8));
  }
  json.end_object();
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

void append_finding(json_writer& json, const finding& f, const std::optional<scheme>& s, language l) {
  json.begin_object();
  json.member("code", identifier(f.code));
  json.member("severity", identifier(severity_of(f.code)));
  json.member("message", message(f, l));
  json.key("standing");
  const auto standing = standing_of(f.code, s);
  standing ? json.value(identifier(*standing)) : json.null();
  json.key("rule");
  const auto rule = rule_behind(f.code);
  rule ? json.value(rule_of(*rule).name) : json.null();
  json.key("column");
  f.where ? json.value(identifier(*f.where)) : json.null();
  json.end_object();
}

void append_versions(json_writer& json, const run_description& run) {
  json.member("version", program_version());
  json.member("rules_version", rules_version());
  json.member("holidays_version", run.holidays_version);
  json.member("as_of", std::optional{run.as_of});
}

}  // namespace

std::string_view program_version() { return ISMAP_VERSION; }

std::span<const std::string_view> appended_columns() { return appended; }

void check_summary::add(const assessment& a) {
  ++rows;
  ++by_status[static_cast<std::size_t>(a.status)];
  for (const finding& f : a.findings) ++findings_by_severity[static_cast<std::size_t>(severity_of(f.code))];
}

csv_output::csv_output(const register_header& header, char delimiter, day as_of)
    : delimiter_(delimiter), as_of_(format_day(as_of)), width_(header.headers().size()) {
  for (const std::string& h : header.headers()) {
    const bool replaced = std::find(appended.begin(), appended.end(), h) != appended.end();
    kept_.push_back(!replaced);
    keeps_all_ = keeps_all_ && !replaced;
  }
}

void csv_output::append_header(const csv::record& r, bool byte_order_mark, std::string& out) const {
  if (byte_order_mark) out += "\xEF\xBB\xBF";
  append_own(r, out);
  for (const std::string_view name : appended) {
    out += delimiter_;
    out += name;
  }
  out += r.line_end;
}

void csv_output::append_row(const csv::record& r, const assessment& a, std::string& out) const {
  append_own(r, out);
  append_answers(a, out);
  if (r.surplus_fields > 0) out += r.bytes.substr(r.surplus_begin);
  out += r.line_end;
}

void csv_output::append_blank(const csv::record& r, std::string& out) const {
  if (!r.bytes.empty()) {
    append_own(r, out);
    out.append(appended.size(), delimiter_);
    if (r.surplus_fields > 0) out += r.bytes.substr(r.surplus_begin);
  }
  out += r.line_end;
}

// The row's own fields, as many as the header has; missing ones are empty.
void csv_output::append_own(const csv::record& r, std::string& out) const {
  const std::size_t count = field_count(r);
  if (keeps_all_ || r.problem != csv::problem::none) {
    out += r.surplus_fields > 0 ? r.bytes.substr(0, r.surplus_begin) : r.bytes;
    if (count < width_) out.append(width_ - std::max<std::size_t>(count, 1), delimiter_);
    return;
  }
  bool first = true;
  for (std::size_t i = 0; i < width_; ++i) {
    if (!kept_[i]) continue;
    if (!first) out += delimiter_;
    first = false;
    if (i < count) out += r.bytes.substr(r.fields[i].begin, r.fields[i].end - r.fields[i].begin);
  }
}

void csv_output::append_answers(const assessment& a, std::string& out) const {
  out += delimiter_;
  out += as_of_;
  out += delimiter_;
  append_day(out, a.expires_on);
  out += delimiter_;
  if (a.valid_until.is_open) out += "open";
  append_day(out, a.valid_until.last_day);
  out += delimiter_;
  out += identifier(a.status);
  out += delimiter_;
  if (a.days_left) append_number(out, *a.days_left);
  out += delimiter_;
  if (const auto standing = a.standing()) out += identifier(*standing);
  out += delimiter_;
  csv::append_field(out, joined_codes(a.findings), delimiter_);
}

void append_json_row(json_writer& json, const row_origin& origin, const registration& r, const assessment& a,
                     const run_description& run, bool alone) {
  json.begin_object();
  json.member("source", origin.source);
  json.member("line", static_cast<std::int64_t>(origin.record.line));
  if (alone) append_versions(json, run);
  json.key("input");
  append_input(json, origin);
  json.key("result");
  append_result(json, r, a);
  json.key("findings");
  json.begin_array();
  for (const finding& f : a.findings) append_finding(json, f, r.scheme.value(), run.language);
  json.end_array();
  if (alone) json.member("notice", notice().in(run.language));
  json.end_object();
}

void append_json_head(json_writer& json, const run_description& run) {
  json.member("program", "ismap");
  append_versions(json, run);
  json.member("notice", notice().in(run.language));
  json.key("policies");
  json.begin_array();
  json.end_array();
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
  json.key("findings");
  json.begin_object();
  for (std::size_t i = 0; i < summary.findings_by_severity.size(); ++i) {
    json.member(identifier(static_cast<severity>(i)), static_cast<std::int64_t>(summary.findings_by_severity[i]));
  }
  json.end_object();
  json.end_object();
}

}  // namespace ismap
