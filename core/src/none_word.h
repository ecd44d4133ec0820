// What people write into a cell to say that there is nothing to state.
#pragma once

#include <string_view>

namespace ismap {

// Whether it says that there is none: dashes and nothing else, "nashi" (none) in kana or kanji, or what stands for no
// target work ("none"; "gaito nashi", none that applies). Not so what leaves open whether there is one.
[[nodiscard]] bool says_none(std::string_view cell);

}  // namespace ismap
