// What would have to be otherwise for ISMAP-LIU to be possible.
#pragma once

#include "ismap/policy.h"
#include "ismap/rules.h"
#include "ismap/selection.h"
#include "ismap/workload.h"

namespace ismap {

// Sets `changes` or `why_no_change`. The other members of the selection are there.
void find_changes(const workload& w, const rule_set& rules, const policies& of_user, selection& s);

}  // namespace ismap
