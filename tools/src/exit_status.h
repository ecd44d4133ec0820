// The tool's exit status: of several that apply, the weightiest.
#pragma once

#include <algorithm>
#include <array>

namespace ismap::tool {

// From the weightiest down.
enum class exit_status : int {
  io_failed = 4,  // input or output failed, or a header is of no use
  wrong_usage = 2,
  row_invalid = 3,
  something_found = 1,  // something in --fail-on
  nothing_found = 0
};

[[nodiscard]] inline exit_status weightier(exit_status a, exit_status b) {
  constexpr std::array order{exit_status::io_failed, exit_status::wrong_usage, exit_status::row_invalid,
                             exit_status::something_found, exit_status::nothing_found};
  return std::min(std::find(order.begin(), order.end(), a), std::find(order.begin(), order.end(), b))[0];
}

}  // namespace ismap::tool
