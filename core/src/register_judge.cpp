#include "ismap/register_judge.h"

#include <algorithm>

namespace ismap {

void judge_registration(const check_settings& s, const csv::record& r, const table_view& from, registration_row& row,
                        assessment& to) {
  read_registration(r, *from.header, *from.encoding, s.reading, row, from.is_text);
  assess(row.content, s.run.as_of, s.rules, *s.holidays, s.within, to);
  if (!row.findings.empty()) add_findings(to, row.findings);
}

void register_judge::judge(const csv::record& r, const table_view& from) {
  judge_registration(*s_, r, from, row_, result_);
}

void register_judge::append_answers(char delimiter, std::string& out) const {
  append_check_answers(result_, as_of_, delimiter, out);
}

void register_judge::append_json(json_writer& json, const table_view& from, const csv::record& r) const {
  append_json_row(json, {from.name, r, *from.header, *from.encoding}, row_.content, result_, s_->run, true);
}

bool register_judge::shows(status s) const {
  return !s_->only || std::find(s_->only->begin(), s_->only->end(), s) != s_->only->end();
}

}  // namespace ismap
