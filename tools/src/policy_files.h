#pragma once

#include "ismap/policy.h"
#include "options.h"

namespace ismap::tool {

// The policies of --policy. Throws failure where one cannot be read or is broken, with all that is wrong with it.
[[nodiscard]] policies load_policies(const options& o);

}  // namespace ismap::tool
