// A row that `ismap classify` has judged.
#pragma once

#include <memory>
#include <string>

#include "ismap/classify_output.h"
#include "ismap/date_text.h"
#include "ismap/workload_table.h"
#include "options.h"
#include "output.h"
#include "row_sinks.h"
#include "tables.h"

namespace ismap::tool {

// The references live as long as the call that the row is handed to.
struct classified_row {
  using summary_type = classify_summary;

  const open_table& from;
  const csv::record& record;
  const text_encoding* encoding;
  const workload_row& row;
  const selection& result;
  const policies& of_user;
  const run_description& run;

  // What the row calls its workload.
  [[nodiscard]] std::string id() const { return text_of(column::workload_id, record, from.header, *encoding); }
  [[nodiscard]] std::string name() const { return text_of(column::workload_name, record, from.header, *encoding); }

  void append_answers(char delimiter, std::string& out) const {
    append_classify_answers(result, format_day(run.as_of), of_user, delimiter, out);
  }

  void append_json(json_writer& json, bool alone) const {
    append_json_workload_row(json, {from.name, record, from.header, *encoding, from.has_lines}, row.content, result,
                             of_user, run, alone);
  }
};

// For readers: the record of a single workload where the format is Markdown and there is just one, else a table with
// the findings under it.
[[nodiscard]] std::unique_ptr<row_sink<classified_row>> make_classify_table(const options& o,
                                                                            const run_description& run,
                                                                            std::string& out);

}  // namespace ismap::tool
