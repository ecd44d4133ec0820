// A window in words and as JSON and CSV: the bytes are made here, so that the tool and the page give the same ones.
//
// Nothing is computed here: all days are those of window.h.
#pragma once

#include <string>
#include <vector>

#include "ismap/closed_days.h"
#include "ismap/language.h"
#include "ismap/rules.h"
#include "ismap/table_output.h"
#include "ismap/window.h"

namespace ismap {

// One line of the explanation: what, when, why, by which rules.
struct window_step {
  std::string what;
  std::string when;  // the day with its weekday, or why there is none
  std::string why;
  std::vector<rule_id> rules;
  bool is_expiry = false;
};

// "ISMAP: registration on an audit period that ends on 2024-03-31 (Sunday)".
[[nodiscard]] std::string window_title(const validity_window& w, language l);

// From the term's start to the renewal's application. `holidays` are those that the window was computed with.
[[nodiscard]] std::vector<window_step> window_steps(const validity_window& w, const holiday_calendar& holidays,
                                                    language l);

// A document: what every output says, "window" with the days, "steps" with the explanation.
void append_window_json(const validity_window& w, const holiday_calendar& holidays, const run_description& run,
                        std::string& out);

// A window and the service whose registration it belongs to; "" where no name is given.
struct named_window {
  std::string service_name;
  validity_window window;
};

// A header and one row each; with `service_name` first where any of them has a name, which no spreadsheet
// takes for a formula.
void append_windows_csv(const std::vector<named_window>& windows, const run_description& run, std::string& out);

}  // namespace ismap
