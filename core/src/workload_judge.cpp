#include "ismap/workload_judge.h"

#include <algorithm>

#include <utility>
#include "ismap/date_text.h"

namespace ismap {

workload_judge::workload_judge(const classify_settings& s)
    : s_(&s), as_of_(format_day(s.run.as_of)), shows_unread_(shows(select({}, s.run.as_of, s.rules, *s.of_user))) {}

void workload_judge::judge(const csv::record& r, const table_view& from) {
  read_workload(r, *from.header, *from.encoding, *s_->of_user, s_->max_record, row_, from.is_text);
  select(row_.content, s_->run.as_of, s_->rules, *s_->of_user, result_, s_->changes);
  if (!row_.findings.empty()) add_findings(result_, row_.findings);
}

void workload_judge::append_answers(char delimiter, std::string& out) const {
  append_classify_answers(result_, as_of_, *s_->of_user, delimiter, out);
}

void workload_judge::append_json(json_writer& json, const table_view& from, const csv::record& r) const {
  append_json_workload_row(json, {from.name, r, *from.header, *from.encoding, from.has_lines}, row_.content, result_,
                           *s_->of_user, s_->run, true);
}

bool workload_judge::shows(const selection& result) const {
  if (!s_->only) return true;
  return std::find(s_->only->begin(), s_->only->end(), shown_outcome{result.determined()}) != s_->only->end();
}

}  // namespace ismap
