// Columns that nothing is read from: a header that is not known hides dates from whoever relies on the answer.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "options.h"
#include "tables.h"

namespace ismap::tool {

// Tells on standard error which columns of the table are not used, and on which line its header stands; nothing where
// all are, and nothing of those that `appended` names, which an earlier run left. Not with --quiet.
void report_unused_columns(const open_table& from, std::uint64_t header_line,
                           std::span<const std::string_view> appended, const options& o);

}  // namespace ismap::tool
