#include "ismap/window_output.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "ismap/csv_field.h"
#include "ismap/date_text.h"
#include "ismap/json.h"
#include "wording.h"

namespace ismap {

namespace {

namespace texts {

#include "window_texts.inc"

}  // namespace texts

std::string with_weekday(day d, language l) { return format_day(d) + " (" + std::string{weekday_name(d).in(l)} + ")"; }

class explanation {
 public:
  explanation(const validity_window& w, const holiday_calendar& holidays, language l)
      : w_(w), holidays_(holidays), l_(l) {}

  std::vector<window_step> steps() {
    add_start();
    add_corresponding();
    add_expiry();
    add_open_day();
    if (w_.next) add_next_audit(*w_.next);
    return std::move(steps_);
  }

 private:
  void add(const text& what, const std::optional<day>& when, std::string why, std::vector<rule_id> rules) {
    steps_.push_back({std::string{what.in(l_)}, when ? with_weekday(*when, l_) : "", std::move(why), std::move(rules)});
  }

  [[nodiscard]] std::string say(const text& t) const { return std::string{t.in(l_)}; }
  [[nodiscard]] std::string say(const text& t, std::initializer_list<std::string> values) const {
    return filled_by_number(t.in(l_), values);
  }

  void add_start() {
    const text& why = w_.scheme == scheme::isms ? texts::start_certificate_why : texts::start_audit_why;
    add(texts::start, w_.term_starts_on, say(why), {rule_set::validity_rule(w_.scheme)});
  }

  void add_corresponding() {
    const std::string months = std::to_string(w_.term.count());
    if (w_.corresponding) {
      return add(texts::corresponding, w_.corresponding, say(texts::corresponding_why, {months}),
                 {rule_set::validity_rule(w_.scheme), rule_id::V4});
    }
    const auto number = static_cast<unsigned>(date::year_month_day{w_.term_starts_on}.day());
    add(texts::corresponding, std::nullopt,
        say(texts::corresponding_none_why, {months, format_day(w_.expires_on).substr(0, 7), std::to_string(number)}),
        {rule_id::V4});
    steps_.back().when = say(texts::corresponding_none);
  }

  void add_expiry() {
    const text& why = w_.corresponding ? texts::expiry_before_why : texts::expiry_month_end_why;
    add(texts::expiry, w_.expires_on, say(why), {rule_set::validity_rule(w_.scheme), rule_id::V4});
    steps_.back().is_expiry = true;
  }

  void add_open_day() {
    const text& why = is_closed(w_.expires_on_closure) ? texts::closed_why
                      : w_.last_open_day               ? texts::open_why
                                                       : texts::open_unknown_why;
    add(texts::open_day, w_.last_open_day, say(why, {std::string{closure_name(holidays_, w_.expires_on).in(l_)}}),
        {rule_id::V5});
    if (!w_.last_open_day) steps_.back().when = say(texts::unknown);
  }

  void add_next_audit(const next_audit& n) {
    add(texts::next_start, n.starts_on, say(texts::next_start_why), {rule_id::A1});
    add(texts::next_earliest, n.ends_at_earliest, say(texts::next_earliest_why), {rule_id::A1});
    add(texts::next_latest, n.ends_at_latest, say(texts::next_latest_why), {rule_id::A1});
    add(texts::report, n.report_due_on, say(texts::report_why), {rule_id::A2});
    add(texts::application, w_.application_due_on, say(texts::application_why), {rule_id::V2, rule_id::A2});
  }

  const validity_window& w_;
  const holiday_calendar& holidays_;
  language l_;
  std::vector<window_step> steps_;
};

// The members of JSON and the columns of CSV, in one order.
struct member {
  std::string_view name;
  std::optional<day> value;
};

std::vector<member> members_of(const validity_window& w) {
  const auto next = [&w](day next_audit::* which) { return w.next ? std::optional{(*w.next).*which} : std::nullopt; };
  return {{"anchor", w.anchor},
          {"term_starts_on", w.term_starts_on},
          {"corresponding_day", w.corresponding},
          {"expires_on", w.expires_on},
          {"last_open_day", w.last_open_day},
          {"next_audit_period_starts_on", next(&next_audit::starts_on)},
          {"next_audit_period_ends_at_earliest", next(&next_audit::ends_at_earliest)},
          {"next_audit_period_ends_at_latest", next(&next_audit::ends_at_latest)},
          {"audit_report_due_on", next(&next_audit::report_due_on)},
          {"renewal_application_due_on", w.next ? std::optional{w.application_due_on} : std::nullopt}};
}

std::int64_t days_left(const validity_window& w, day as_of) { return (w.expires_on - as_of).count(); }

void append_days(json_writer& json, const validity_window& w, day as_of) {
  json.key("window");
  json.begin_object();
  json.member("scheme", identifier(w.scheme));
  json.member("term_months", std::int64_t{w.term.count()});
  for (const member& m : members_of(w)) json.member(m.name, m.value);
  json.member("last_day_is_closed", closed_word(w.expires_on_closure));
  json.member("days_left", days_left(w, as_of));
  json.member("standing", identifier(*w.rules.weakest_standing()));
  json.end_object();
}

void append_step(json_writer& json, const window_step& s) {
  json.begin_object();
  json.member("what", s.what);
  json.member("when", s.when);
  json.member("why", s.why);
  json.key("rules");
  json.begin_array();
  for (const rule_id id : s.rules) json.value(identifier(id));
  json.end_array();
  json.end_object();
}

void append_csv_header(const validity_window& w, bool named, std::string& out) {
  out += named ? "service_name,scheme,as_of,days_left" : "scheme,as_of,days_left";
  for (const member& m : members_of(w)) out.append(",").append(m.name);
  out += ",last_day_is_closed,standing\n";
}

void append_csv_row(const validity_window& w, const run_description& run, std::string& out) {
  out.append(identifier(w.scheme)).append(",").append(format_day(run.as_of));
  out.append(",").append(std::to_string(days_left(w, run.as_of)));
  for (const member& m : members_of(w)) out.append(",").append(m.value ? format_day(*m.value) : "");
  out.append(",").append(closed_word(w.expires_on_closure));
  out.append(",").append(identifier(*w.rules.weakest_standing())).append("\n");
}

void append_name(const std::string& name, std::string& out) {
  std::string field;
  csv::append_field(field, name, ',');
  csv::append_safe_field(out, field);
  out += ',';
}

}  // namespace

std::string window_title(const validity_window& w, language l) {
  const text& t = w.scheme == scheme::isms ? texts::title_certificate : texts::title_audit;
  return filled_by_number(t.in(l), {std::string{title(w.scheme)}, with_weekday(w.anchor, l)});
}

std::vector<window_step> window_steps(const validity_window& w, const holiday_calendar& holidays, language l) {
  return explanation{w, holidays, l}.steps();
}

void append_window_json(const validity_window& w, const holiday_calendar& holidays, const run_description& run,
                        std::string& out) {
  json_writer json{out};
  json.begin_object();
  append_json_head(json, run);
  append_days(json, w, run.as_of);
  json.key("steps");
  json.begin_array();
  for (const window_step& s : window_steps(w, holidays, run.language)) append_step(json, s);
  json.end_array();
  json.end_object();
  out += '\n';
}

void append_windows_csv(const std::vector<named_window>& windows, const run_description& run, std::string& out) {
  const bool named = std::any_of(windows.begin(), windows.end(), [](const auto& w) { return !w.service_name.empty(); });
  if (!windows.empty()) append_csv_header(windows.front().window, named, out);
  for (const named_window& each : windows) {
    if (named) append_name(each.service_name, out);
    append_csv_row(each.window, run, out);
  }
}

}  // namespace ismap
