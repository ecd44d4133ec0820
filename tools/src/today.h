#pragma once

#include "ismap/calendar.h"

namespace ismap::tool {

// The day that it is in Japan, whatever the time zone of this machine. Japan Standard Time has no summer time.
[[nodiscard]] inline day today_in_japan() {
  return date::floor<date::days>(std::chrono::system_clock::now() + std::chrono::hours{9});
}

}  // namespace ismap::tool
