// Where checked rows go: one sink a format.
#pragma once

#include <memory>
#include <string>

#include "ismap/check_output.h"
#include "ismap/register_reader.h"
#include "options.h"
#include "output.h"

namespace ismap::tool {

// One register while it is read and while its rows are given out.
struct open_register {
  std::string name;
  register_reader reader;
};

// A row and what came of it; the references live as long as the call they are handed to.
struct checked_row {
  const open_register& from;
  const csv::record& record;
  const registration& content;
  const assessment& result;
};

class check_sink {
 public:
  virtual ~check_sink() = default;

  virtual void begin() {}
  // The header record of a register, before its first row.
  virtual void header(const open_register& /*from*/, const csv::record& /*record*/) {}
  virtual void row(const checked_row& row) = 0;
  // What stands between rows; only a format that keeps the input's bytes cares.
  virtual void blank(const open_register& /*from*/, const csv::record& /*record*/) {}
  virtual void part(std::string_view /*bytes*/) {}
  virtual void end(const check_summary& /*summary*/) {}
};

[[nodiscard]] std::unique_ptr<check_sink> make_sink(const options& o, const run_description& run, output& out);

// Where something stands, for a reader: "register.csv:5:7", or "line 5".
[[nodiscard]] std::string place_of(const checked_row& row, const finding& f);

// Severity, wording and code of a finding.
[[nodiscard]] std::string sentence_of(const finding& f, language l);

}  // namespace ismap::tool
