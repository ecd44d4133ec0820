// The two languages of everything a user reads.
#pragma once

#include <string_view>

namespace ismap {

enum class language { ja, en };

// One text in both languages, UTF-8, of static storage duration.
struct text {
  std::string_view ja;
  std::string_view en;

  [[nodiscard]] constexpr std::string_view in(language l) const { return l == language::ja ? ja : en; }

  friend constexpr bool operator==(const text&, const text&) = default;
};

}  // namespace ismap
