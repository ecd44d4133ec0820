#pragma once

#include "ismap/closed_days.h"
#include "options.h"

namespace ismap::tool {

// The list of --holidays, or the one that comes with the program. Throws failure where it cannot be read.
[[nodiscard]] holiday_calendar load_holidays(const options& o);

}  // namespace ismap::tool
