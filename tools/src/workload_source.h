// Where workloads come from other than a table: answers on the command line, or a JSON file with one workload. Both
// become a table of one row in memory, so that they are read as any other.
#pragma once

#include <string>
#include <vector>

#include "options.h"
#include "tables.h"

namespace ismap::tool {

// Files as they are, but for JSON ones. Throws failure where a JSON file is no workload.
[[nodiscard]] std::vector<table_source> workload_sources(const options& o);

}  // namespace ismap::tool
