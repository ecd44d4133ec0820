#include "ismap/table_output.h"

#include <algorithm>

#include "ismap/date_text.h"
#include "ismap/rules.h"
#include "ismap/version.h"

namespace ismap {

namespace {

std::size_t field_count(const csv::record& r) {
  if (r.problem == csv::problem::unclosed_quote) return r.open_field + 1;
  return r.problem == csv::problem::too_long ? 0 : r.field_count();
}

// A row whose fields cannot be told apart, as it was before an earlier run appended `count` answers, the first of them
// its day. Nothing where its end is no such thing: then it is the user's.
std::optional<std::string_view> without_answers(std::string_view bytes, char delimiter, std::size_t count) {
  std::size_t begin = bytes.size();
  std::size_t end = begin;
  for (; count > 0; --count) {
    end = begin;
    begin = bytes.rfind(delimiter, end - 1);
    if (begin == std::string_view::npos || begin == 0) return std::nullopt;
  }
  if (!parse_day(bytes.substr(begin + 1, end - begin - 1))) return std::nullopt;
  return bytes.substr(0, begin);
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

csv_output::csv_output(const table_header& header, char delimiter, std::span<const std::string_view> appended,
                       bool escapes_formulas)
    : delimiter_(delimiter), appended_(appended), width_(header.headers().size()), escapes_formulas_(escapes_formulas) {
  for (const std::string& h : header.headers()) {
    const bool replaced = std::find(appended_.begin(), appended_.end(), h) != appended.end();
    kept_.push_back(!replaced);
    kept_width_ += replaced ? 0 : 1;
    keeps_bytes_ = keeps_bytes_ && !replaced && !escapes_formulas;
  }
  ends_in_appended_ = width_ >= appended.size() && std::equal(appended.begin(), appended.end(),
                                                              header.headers().end() - std::ptrdiff_t(appended.size()));
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

void csv_output::append_blank(const csv::record& r, std::string& out) const {
  if (!r.bytes.empty()) {
    append_own(r, out);
    out.append(appended_.size(), delimiter_);
    if (r.surplus_fields > 0) append_surplus(r, out);
  }
  out += r.line_end;
}

// The row's own fields, as many as the header has; missing ones are empty.
void csv_output::append_own(const csv::record& r, std::string& out) const {
  const bool is_open = r.problem == csv::problem::unclosed_quote && r.open_field < width_;
  const bool is_whole = is_open || r.problem == csv::problem::too_long;
  if (keeps_bytes_ || is_whole) return append_whole(r, out);
  const std::size_t count = field_count(r);
  bool first = true;
  for (std::size_t i = 0; i < width_; ++i) {
    if (!kept_[i]) continue;
    if (!first) out += delimiter_;
    first = false;
    if (i < count) append_field(r.raw(i), out);
  }
}

// The row's bytes as they stand, and delimiters for the columns that it lacks.
void csv_output::append_whole(const csv::record& r, std::string& out) const {
  std::string_view own = r.bytes.substr(0, r.surplus_fields > 0 ? r.surplus_begin : r.bytes.size());
  std::size_t count = field_count(r);
  if (ends_in_appended_ && r.problem == csv::problem::unclosed_quote) {
    if (const auto without = without_answers(r.bytes, delimiter_, appended_.size())) {
      own = *without;
      count = kept_width_;
    }
  }
  if (escapes_formulas_ && r.problem == csv::problem::unclosed_quote) {
    append_open(r, own, out);
  } else {
    out += own;
  }
  if (count < kept_width_) out.append(kept_width_ - std::max<std::size_t>(count, 1), delimiter_);
}

// The fields before the open quote, and what follows it as one.
void csv_output::append_open(const csv::record& r, std::string_view own, std::string& out) const {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < r.field_count(); ++i) {
    append_field(r.raw(i), out);
    out += delimiter_;
    begin = r.field_end(i) + 1;
  }
  append_field(own.substr(begin), out);
}

void csv_output::append_surplus(const csv::record& r, std::string& out) const {
  if (!escapes_formulas_) {
    out += r.bytes.substr(r.surplus_begin);
    return;
  }
  for (const std::string_view raw : csv::surplus_fields(r, delimiter_)) {
    out += delimiter_;
    append_field(raw, out);
  }
}

void append_json_origin(json_writer& json, const row_origin& origin, const run_description& run, bool alone) {
  json.member("source", origin.source);
  json.key("line");
  origin.has_lines ? json.value(static_cast<std::int64_t>(origin.record.line)) : json.null();
  if (alone) append_versions(json, run);
  json.key("input");
  append_input(json, origin);
}

void append_json_finding(json_writer& json, const finding& f, const table_header& header,
                         const std::optional<standing>& of_finding, std::string_view words) {
  json.begin_object();
  json.member("code", identifier(f.code));
  json.member("severity", identifier(severity_of(f.code)));
  json.member("message", words);
  json.key("standing");
  of_finding ? json.value(identifier(*of_finding)) : json.null();
  json.key("rule");
  const auto rule = rule_behind(f.code);
  rule ? json.value(identifier(*rule)) : json.null();
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
