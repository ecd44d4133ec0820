#include <algorithm>
#include <string>
#include <vector>

#include "commands.h"
#include "holidays.h"
#include "ismap/calendar_feed.h"
#include "ismap/date_text.h"
#include "ismap/table_output.h"
#include "ismap/version.h"
#include "ismap/window.h"
#include "ismap/window_output.h"
#include "output.h"
#include "table_encodings.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

std::string rules_of(const window_step& s, scheme applied_to, language l) {
  std::vector<std::string_view> names;
  standing weakest = standing::official;
  for (const rule_id id : s.rules) {
    names.push_back(identifier(id));
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
  text_table table{
      {say(l, texts::window_step), say(l, texts::window_day), say(l, texts::window_why), say(l, texts::window_rule)}};
  for (const window_step& s : window_steps(w, holidays, l)) {
    table.add({{s.what}, {s.when, s.is_expiry ? "1" : ""}, {s.why}, {rules_of(s, w.scheme, l)}});
  }
  const std::string paragraph = markdown ? "\n\n" : "\n";
  out.append(markdown ? "## " : "").append(window_title(w, l)).append("\n\n");
  markdown ? table.append_markdown_to(out) : table.append_to(out, o.color);
  out.append("\n").append(remaining(w, o)).append(paragraph);
  if (w.scheme == scheme::isms) out += say(l, texts::window_note_isms) + paragraph;
  out += say(l, texts::standing_line, title(*w.rules.weakest_standing()).in(l)) + paragraph;
  out +=
      say(l, texts::run_line, program_version(), format_day(o.as_of), rules_version(), holidays.version()) + paragraph;
  out += std::string{notice().in(l)} + "\n";
}

void append_calendar(std::string& out, const validity_window& w, const rule_set& rules,
                     const holiday_calendar& holidays, const run_description& run) {
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
  const run_description run{o.as_of, holidays.version(), o.language};
  output out{o.output_path, o.language};
  encode_output(o, out);
  switch (o.format) {
    case output_format::csv: append_windows_csv({{"", w}}, run, out.buffer()); break;
    case output_format::json:
    case output_format::jsonl: append_window_json(w, holidays, run, out.buffer()); break;
    case output_format::table:
    case output_format::markdown: append_text(out.buffer(), w, holidays, o); break;
    case output_format::ics: append_calendar(out.buffer(), w, rules, holidays, run); break;
  }
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
