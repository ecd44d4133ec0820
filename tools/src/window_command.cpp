#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "holidays.h"
#include "ismap/calendar_feed.h"
#include "ismap/date_text.h"
#include "ismap/json.h"
#include "ismap/table_output.h"
#include "ismap/version.h"
#include "ismap/window.h"
#include "output.h"
#include "table_encodings.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

// One line of the explanation: what, when, why, by which rules.
struct step {
  std::string what;
  std::string when;
  std::string why;
  std::vector<rule_id> rules;
};

// The window in words. Nothing is computed here: all days are the core's.
class explanation {
 public:
  explanation(const validity_window& w, const holiday_calendar& holidays, language l)
      : w_(w), holidays_(holidays), l_(l) {}

  std::vector<step> steps() {
    add_start();
    add_corresponding();
    add_expiry();
    add_open_day();
    if (w_.next) add_next_audit(*w_.next);
    return std::move(steps_);
  }

  [[nodiscard]] std::string title() const {
    const text& t = w_.scheme == scheme::isms ? texts::window_title_certificate : texts::window_title_audit;
    return say(l_, t, ismap::title(w_.scheme), with_weekday(w_.anchor));
  }

 private:
  [[nodiscard]] std::string with_weekday(day d) const {
    return fmt::format("{} ({})", format_day(d), weekday_name(d).in(l_));
  }

  void add(const text& what, const std::optional<day>& when, std::string why, std::vector<rule_id> rules) {
    steps_.push_back({std::string{what.in(l_)}, when ? with_weekday(*when) : "", std::move(why), std::move(rules)});
  }

  void add_start() {
    const text& why = w_.scheme == scheme::isms ? texts::window_start_certificate_why : texts::window_start_audit_why;
    add(texts::window_start, w_.term_starts_on, say(l_, why), {rule_set::validity_rule(w_.scheme)});
  }

  void add_corresponding() {
    if (w_.corresponding) {
      return add(texts::window_corresponding, w_.corresponding,
                 say(l_, texts::window_corresponding_why, w_.term.count()),
                 {rule_set::validity_rule(w_.scheme), rule_id::V4});
    }
    add(texts::window_corresponding, std::nullopt,
        say(l_, texts::window_corresponding_none_why, w_.term.count(), format_day(w_.expires_on).substr(0, 7),
            static_cast<unsigned>(date::year_month_day{w_.term_starts_on}.day())),
        {rule_id::V4});
    steps_.back().when = texts::window_corresponding_none.in(l_);
  }

  void add_expiry() {
    const text& why = w_.corresponding ? texts::window_expiry_before_why : texts::window_expiry_month_end_why;
    add(texts::window_expiry, w_.expires_on, say(l_, why), {rule_set::validity_rule(w_.scheme), rule_id::V4});
  }

  void add_open_day() {
    const text& why = is_closed(w_.expires_on_closure) ? texts::window_closed_why
                      : w_.last_open_day               ? texts::window_open_why
                                                       : texts::window_open_unknown_why;
    add(texts::window_open_day, w_.last_open_day, say(l_, why, closure_name(holidays_, w_.expires_on).in(l_)),
        {rule_id::V5});
    if (!w_.last_open_day) steps_.back().when = texts::window_unknown.in(l_);
  }

  void add_next_audit(const next_audit& n) {
    add(texts::window_next_start, n.starts_on, say(l_, texts::window_next_start_why), {rule_id::A1});
    add(texts::window_next_earliest, n.ends_at_earliest, say(l_, texts::window_next_earliest_why), {rule_id::A1});
    add(texts::window_next_latest, n.ends_at_latest, say(l_, texts::window_next_latest_why), {rule_id::A1});
    add(texts::window_report, n.report_due_on, say(l_, texts::window_report_why), {rule_id::A2});
    add(texts::window_application, w_.application_due_on, say(l_, texts::window_application_why),
        {rule_id::V2, rule_id::A2});
  }

  const validity_window& w_;
  const holiday_calendar& holidays_;
  language l_;
  std::vector<step> steps_;
};

std::string rules_of(const step& s, scheme applied_to, language l) {
  std::vector<std::string_view> names;
  standing weakest = standing::official;
  for (const rule_id id : s.rules) {
    names.push_back(rule_of(id).name);
    weakest = std::max(weakest, rule_of(id).standing_for(applied_to));
  }
  return fmt::format("{} ({})", fmt::join(names, ", "), title(weakest).in(l));
}

std::string remaining(const validity_window& w, const options& o) {
  const auto left = (w.expires_on - o.as_of).count();
  return left >= 0 ? say(o.language, texts::window_remaining, format_day(o.as_of), left)
                   : say(o.language, texts::window_over, format_day(o.as_of), -left);
}

void append_text(std::string& out, const validity_window& w, const holiday_calendar& holidays, const options& o) {
  const language l = o.language;
  const bool markdown = o.format == output_format::markdown;
  explanation explained{w, holidays, l};
  text_table table{
      {say(l, texts::window_step), say(l, texts::window_day), say(l, texts::window_why), say(l, texts::window_rule)}};
  for (const step& s : explained.steps()) {
    table.add(
        {{s.what}, {s.when, s.what == texts::window_expiry.in(l) ? "1" : ""}, {s.why}, {rules_of(s, w.scheme, l)}});
  }
  const std::string paragraph = markdown ? "\n\n" : "\n";
  out += (markdown ? "## " : "") + explained.title() + "\n\n";
  markdown ? table.append_markdown_to(out) : table.append_to(out, o.color);
  out += "\n" + remaining(w, o) + paragraph;
  if (w.scheme == scheme::isms) out += say(l, texts::window_note_isms) + paragraph;
  out += say(l, texts::standing_line, title(*w.rules.weakest_standing()).in(l)) + paragraph;
  out +=
      say(l, texts::run_line, program_version(), format_day(o.as_of), rules_version(), holidays.version()) + paragraph;
  out += std::string{notice().in(l)} + "\n";
}

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

std::string_view closed_word(closure c) {
  if (c == closure::unknown) return "unknown";
  return is_closed(c) ? "yes" : "no";
}

void append_json(std::string& out, const validity_window& w, const holiday_calendar& holidays, const options& o) {
  const language l = o.language;
  json_writer json{out};
  json.begin_object();
  append_json_head(json, {o.as_of, holidays.version(), l});
  json.key("window");
  json.begin_object();
  json.member("scheme", identifier(w.scheme));
  json.member("term_months", std::int64_t{w.term.count()});
  for (const member& m : members_of(w)) json.member(m.name, m.value);
  json.member("last_day_is_closed", closed_word(w.expires_on_closure));
  json.member("days_left", std::int64_t{(w.expires_on - o.as_of).count()});
  json.member("standing", identifier(*w.rules.weakest_standing()));
  json.end_object();
  json.key("steps");
  json.begin_array();
  for (const step& s : explanation{w, holidays, l}.steps()) {
    json.begin_object();
    json.member("what", s.what);
    json.member("when", s.when);
    json.member("why", s.why);
    json.key("rules");
    json.begin_array();
    for (const rule_id id : s.rules) json.value(rule_of(id).name);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
}

void append_csv(std::string& out, const validity_window& w, const options& o) {
  std::string values =
      fmt::format("{},{},{}", identifier(w.scheme), format_day(o.as_of), (w.expires_on - o.as_of).count());
  out += "scheme,as_of,days_left";
  for (const member& m : members_of(w)) {
    out.append(",").append(m.name);
    values += ',' + (m.value ? format_day(*m.value) : "");
  }
  out += ",last_day_is_closed,standing\n" + values;
  out += fmt::format(",{},{}\n", closed_word(w.expires_on_closure), identifier(*w.rules.weakest_standing()));
}

void append_calendar(std::string& out, const validity_window& w, const rule_set& rules,
                     const holiday_calendar& holidays, const options& o) {
  const run_description run{o.as_of, holidays.version(), o.language};
  calendar_feed feed{run, rules, holidays, out};
  feed.begin();
  feed.add(w);
  feed.end();
}

}  // namespace

exit_status run_window(const options& o) {
  const holiday_calendar holidays = load_holidays(o);
  const rule_set rules = rule_set::in_force_on(o.as_of);
  const validity_window w = o.scheme == scheme::isms ? window_after_certification(o.anchor, rules, holidays)
                                                     : window_after_audit(o.anchor, o.scheme, rules, holidays);
  output out{o.output_path, o.language};
  encode_output(o, out);
  switch (o.format) {
    case output_format::csv: append_csv(out.buffer(), w, o); break;
    case output_format::json:
    case output_format::jsonl: append_json(out.buffer(), w, holidays, o); break;
    case output_format::table:
    case output_format::markdown: append_text(out.buffer(), w, holidays, o); break;
    case output_format::ics: append_calendar(out.buffer(), w, rules, holidays, o); break;
  }
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
