// Names by which answers and headers mean the entries of a list, none of which may mean two things.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ismap {

class claimed_names {
 public:
  using folding = std::string (*)(std::string_view);

  // Names that `fold` makes equal are the same name.
  explicit claimed_names(folding fold) : fold_(fold) {}

  // What the name means already, if it is not `meaning`; else nothing, and it means that from now on.
  std::optional<std::string> claim(std::string_view name, std::string_view meaning) {
    const auto [at, is_new] = meanings_.emplace(fold_(name), meaning);
    return is_new || at->second == meaning ? std::nullopt : std::optional{at->second};
  }

 private:
  folding fold_;
  std::map<std::string, std::string> meanings_;
};

}  // namespace ismap
