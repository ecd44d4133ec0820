#include "ismap/table_output.h"

#include <algorithm>

#include "ismap/rules.h"
#include "ismap/version.h"
#include "list_field.h"

namespace ismap {

namespace {

std::size_t field_count(const csv::record& r) {
  if (r.problem == csv::problem::unclosed_quote) return r.open_field + 1;
  return r.problem == csv::problem::too_long ? 0 : r.field_count();
}

void append_input(json_writer& json, const row_origin& origin) {
  std::string unescaped;
  std::string utf8;
  json.begin_object();
  for (std::size_t i = 0; i < origin.record.field_count(); ++i) {
    json.member(origin.header.keys()[i], origin.encoding.to_utf8(csv::value(origin.record, i, unescaped), utf8));
  }
  json.end_object();
}

void append_versions(json_writer& json, const run_description& run) {
  json.member("version", program_version());
  json.member("rules_version", rules_version());
  json.member("holidays_version", run.holidays_version);
  json.member("as_of", std::optional{run.as_of});
}

}  // namespace

// A code once, however many findings have it. Only a ";" that is the delimiter too needs quotes.
void append_codes(const std::vector<finding>& findings, char delimiter, std::string& out) {
  list_field codes{out, delimiter};
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (i == 0 || findings[i].code != findings[i - 1].code) codes.add(identifier(findings[i].code));
  }
  codes.end();
}

csv_output::csv_output(const table_header& header, char delimiter, std::span<const std::string_view> appended,
                       bool escapes_formulas)
    : delimiter_(delimiter), appended_(appended), width_(header.headers().size()), escapes_formulas_(escapes_formulas) {
  for (const std::string& h : header.headers()) {
    const bool replaced = std::find(appended_.begin(), appended_.end(), h) != appended.end();
    kept_.push_back(!replaced);
    keeps_all_ = keeps_all_ && !replaced;
  }
}

void csv_output::append_header(const csv::record& r, std::string& out) const {
  append_own(r, out);
  for (const std::string_view name : appended_) {
    out += delimiter_;
    out += name;
  }
  out += r.line_end;
}

void csv_output::append_row(const csv::record& r, std::string_view answers, std::string& out) const {
  append_row_before_answers(r, out);
  out += answers;
  append_row_after_answers(r, out);
}

void csv_output::append_row_before_answers(const csv::record& r, std::string& out) const {
  append_own(r, out);
  out += delimiter_;
}

void csv_output::append_row_after_answers(const csv::record& r, std::string& out) const {
  if (r.surplus_fields > 0) out += r.bytes.substr(r.surplus_begin);
  out += r.line_end;
}

void csv_output::append_blank(const csv::record& r, std::string& out) const {
  if (!r.bytes.empty()) {
    append_own(r, out);
    out.append(appended_.size(), delimiter_);
    if (r.surplus_fields > 0) out += r.bytes.substr(r.surplus_begin);
  }
  out += r.line_end;
}

// The row's own fields, as many as the header has; missing ones are empty.
void csv_output::append_own(const csv::record& r, std::string& out) const {
  const std::size_t count = field_count(r);
  if ((keeps_all_ && !escapes_formulas_) || r.problem != csv::problem::none) {
    out += r.surplus_fields > 0 ? r.bytes.substr(0, r.surplus_begin) : r.bytes;
    if (count < width_) out.append(width_ - std::max<std::size_t>(count, 1), delimiter_);
    return;
  }
  bool first = true;
  for (std::size_t i = 0; i < width_; ++i) {
    if (!kept_[i]) continue;
    if (!first) out += delimiter_;
    first = false;
    if (i < count) append_field(r.raw(i), out);
  }
}

void csv_output::append_field(std::string_view raw, std::string& out) const {
  const bool quoted = csv::is_quoted(raw);
  if (!escapes_formulas_ || !csv::is_formula(raw.substr(quoted ? 1 : 0))) {
    out += raw;
    return;
  }
  if (quoted) out += '"';
  out += '\'';
  out += raw.substr(quoted ? 1 : 0);
}

void append_json_origin(json_writer& json, const row_origin& origin, const run_description& run, bool alone) {
  json.member("source", origin.source);
  json.member("line", static_cast<std::int64_t>(origin.record.line));
  if (alone) append_versions(json, run);
  json.key("input");
  append_input(json, origin);
}

void append_json_finding(json_writer& json, const finding& f, const table_header& header, language l,
                         const std::optional<standing>& of_finding) {
  json.begin_object();
  json.member("code", identifier(f.code));
  json.member("severity", identifier(severity_of(f.code)));
  json.member("message", message(f, l));
  json.key("standing");
  of_finding ? json.value(identifier(*of_finding)) : json.null();
  json.key("rule");
  const auto rule = rule_behind(f.code);
  rule ? json.value(rule_of(*rule).name) : json.null();
  json.key("column");
  f.where ? json.value(header.vocabulary().identifier(*f.where)) : json.null();
  json.end_object();
}

void append_json_counts(json_writer& json, const std::array<std::uint64_t, finding_code_count>& findings) {
  std::array<std::uint64_t, severity_count> by_severity{};
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    by_severity[static_cast<std::size_t>(severity_of(static_cast<finding_code>(i)))] += findings[i];
  }
  json.key("findings");
  json.begin_object();
  for (std::size_t i = 0; i < severity_count; ++i) {
    json.member(identifier(static_cast<severity>(i)), static_cast<std::int64_t>(by_severity[i]));
  }
  json.end_object();
}

void append_json_head(json_writer& json, const run_description& run) {
  json.member("program", "ismap");
  append_versions(json, run);
  json.member("notice", notice().in(run.language));
  json.key("policies");
  json.begin_array();
  for (const std::string& name : run.policies) json.value(name);
  json.end_array();
}

}  // namespace ismap
