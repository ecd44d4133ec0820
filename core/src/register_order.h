// The rows of a register put in order by what is kept of them.
#pragma once

#include <cstdint>
#include <vector>

#include "ismap/register_session.h"

namespace ismap {

// As register_session::ordered has it.
[[nodiscard]] std::vector<std::uint32_t> in_order(const register_entries& entries, const entry_order& o);

}  // namespace ismap
