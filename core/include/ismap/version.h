// Which version of the program this is, as its results and `ismap --version` tell.
#pragma once

#include <string_view>

namespace ismap {

// The version of the program: 0.1.0.
[[nodiscard]] std::string_view program_version();

}  // namespace ismap
