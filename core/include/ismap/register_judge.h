// Judges registrations row by row, for row_engine.h and for whoever needs the results themselves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/check_output.h"
#include "ismap/date_text.h"
#include "ismap/register.h"
#include "ismap/row_batch.h"

namespace ismap {

struct check_settings {
  rule_set rules;  // those in force on run.as_of
  const holiday_calendar* holidays = nullptr;
  int within = default_alert_days;
  reading_options reading;
  std::optional<std::vector<status>> only{};  // rows of another status are counted, but not given out
  run_description run;
};

// Reads and judges one row; `row` and `to` are used again.
void judge_registration(const check_settings& s, const csv::record& r, const table_view& from, registration_row& row,
                        assessment& to);

class register_judge {
 public:
  using summary_type = check_summary;

  // `s` must outlive this.
  explicit register_judge(const check_settings& s) : s_(&s), as_of_(format_day(s.run.as_of)) {}

  void judge(const csv::record& r, const table_view& from);

  // The last row judged. Its texts are views of the record's bytes and of this.
  [[nodiscard]] const registration& content() const { return row_.content; }
  [[nodiscard]] const assessment& result() const { return result_; }
  [[nodiscard]] const std::vector<finding>& findings() const { return result_.findings; }
  [[nodiscard]] bool is_shown() const { return shows(result_.status); }
  void append_answers(char delimiter, std::string& out) const;
  void append_json(json_writer& json, const table_view& from, const csv::record& r) const;
  void add_to(check_summary& summary) const { summary.add(result_); }

  [[nodiscard]] static std::span<const std::string_view> columns() { return check_columns(); }
  [[nodiscard]] bool escapes_formulas() const { return s_->run.escapes_formulas; }
  [[nodiscard]] bool shows_blank() const { return !s_->only; }
  [[nodiscard]] bool shows_unread() const { return shows(status::invalid); }
  [[nodiscard]] bool shows(status s) const;

 private:
  const check_settings* s_;
  std::string as_of_;
  registration_row row_;
  assessment result_;
};

}  // namespace ismap
