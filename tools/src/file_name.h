// The names of files.
#pragma once

#include <algorithm>
#include <string_view>

namespace ismap::tool {

// Whether a file's name ends so, in either case: "x.JSON" has the ending ".json".
[[nodiscard]] inline bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  const std::string_view own = name.substr(name.size() - ending.size());
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(own.begin(), own.end(), ending.begin(), [&](char a, char b) { return lower(a) == b; });
}

}  // namespace ismap::tool
