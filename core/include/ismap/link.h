// Rows of a register held against one another: generations of one service, services that rest on others, and
// certificates that should cover an audit.
//
// Call `link` after every row was assessed on the same day. It adds findings, and turns rows with a registered later
// generation `superseded`. Rows are one service's generations if their scheme and number agree, in order of the audit
// period's end (ISMS: of certification); what is no number (number_if_any) never groups. Invalid rows supersede nothing
// and prove nothing.
#pragma once

#include <span>

#include "ismap/registration.h"

namespace ismap {

struct linked_row {
  const registration* content;
  assessment* result;
};

void link(std::span<const linked_row> rows, day as_of, const rule_set& rules);

}  // namespace ismap
