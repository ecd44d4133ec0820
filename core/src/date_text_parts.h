// What the files that read and write days as text share.
#pragma once

#include <cstddef>

#include "ismap/date_text.h"

namespace ismap {

inline constexpr char32_t year_sign = U'\u5E74';
inline constexpr char32_t month_sign = U'\u6708';
inline constexpr char32_t day_sign = U'\u65E5';
inline constexpr char32_t first_year_sign = U'\u5143';

// A problem in a part of a text that begins so many bytes after the whole.
[[nodiscard]] inline date_problem shifted(date_problem problem, std::size_t by) {
  problem.offset += by;
  return problem;
}

}  // namespace ismap
