// The rows of a register by what is kept of them: put in order, and counted by month.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ismap/register_session.h"

namespace ismap {

// As register_session::ordered has it.
[[nodiscard]] std::vector<std::uint32_t> in_order(const register_entries& entries, const entry_order& o);

// As register_session::months has it.
[[nodiscard]] std::map<std::string, std::uint32_t> months_of(const register_entries& entries);

}  // namespace ismap
