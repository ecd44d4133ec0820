// Judges workloads row by row, for row_engine.h and for whoever needs the results themselves.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/classify_output.h"
#include "ismap/row_batch.h"
#include "ismap/selection.h"
#include "ismap/workload_table.h"

namespace ismap {

// An outcome that rows are picked by; nothing: undetermined.
struct shown_outcome {
  std::optional<outcome> determined;

  friend bool operator==(const shown_outcome&, const shown_outcome&) = default;
};

struct classify_settings {
  rule_set rules;  // those in force on run.as_of
  const policies* of_user = &policies::none();
  std::size_t max_record = 0;                        // for the message on a row that is too long
  std::optional<std::vector<shown_outcome>> only{};  // rows of another outcome are counted, but not given out
  run_description run;
  bool changes = true;  // whether they are looked for; CSV has no place for them
};

class workload_judge {
 public:
  using summary_type = classify_summary;

  // `s` must outlive this.
  explicit workload_judge(const classify_settings& s);

  void judge(const csv::record& r, const table_view& from);

  // The last row judged. Its texts are views of the record's bytes and of this.
  [[nodiscard]] const workload_row& row() const { return row_; }
  [[nodiscard]] const selection& result() const { return result_; }
  [[nodiscard]] const std::vector<finding>& findings() const { return result_.findings; }
  [[nodiscard]] bool is_shown() const { return shows(result_); }
  void append_answers(char delimiter, std::string& out) const;
  void append_json(json_writer& json, const table_view& from, const csv::record& r) const;
  void add_to(classify_summary& summary) const { summary.add(result_); }

  [[nodiscard]] static std::span<const std::string_view> columns() { return classify_columns(); }
  [[nodiscard]] bool escapes_formulas() const { return s_->run.escapes_formulas; }
  [[nodiscard]] bool shows_blank() const { return !s_->only; }
  // Nothing is read of a row that is given out in parts, so all of them are shown or none.
  [[nodiscard]] bool shows_unread() const { return shows_unread_; }

 private:
  [[nodiscard]] bool shows(const selection& result) const;

  const classify_settings* s_;
  std::string as_of_;
  bool shows_unread_;
  workload_row row_;
  selection result_;
};

}  // namespace ismap
