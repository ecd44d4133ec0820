// Names that lead back to themselves.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace ismap {

// For every name that can reach itself along `edges`, the names that it goes round with, from the first in order; of
// many, the first ones.
[[nodiscard]] std::map<std::string, std::string> find_cycles(
    const std::map<std::string, std::vector<std::string>>& edges);

}  // namespace ismap
