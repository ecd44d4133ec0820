// A row that `ismap check` has judged.
#pragma once

#include <memory>
#include <string>

#include "ismap/check_output.h"
#include "ismap/date_text.h"
#include "ismap/register_judge.h"
#include "options.h"
#include "output.h"
#include "row_sinks.h"
#include "tables.h"

namespace ismap::tool {

// The references live as long as the call that the row is handed to.
struct checked_row {
  using summary_type = check_summary;

  const open_table& from;
  const csv::record& record;
  const text_encoding* encoding;
  const registration& content;
  const assessment& result;
  const run_description& run;

  void append_answers(char delimiter, std::string& out) const {
    append_check_answers(result, format_day(run.as_of), delimiter, out);
  }

  void append_json(json_writer& json, bool alone) const {
    append_json_row(json, {from.name, record, from.header, *encoding}, content, result, run, alone);
  }
};

// Events for calendar programs.
[[nodiscard]] std::unique_ptr<row_sink<checked_row>> make_check_calendar(const options& o, const check_settings& s,
                                                                         std::string& out);

// A table for readers, with the findings under it.
[[nodiscard]] std::unique_ptr<row_sink<checked_row>> make_check_table(const options& o, const run_description& run,
                                                                      std::string& out);

}  // namespace ismap::tool
