// The tool's own wording (tools/texts.json), and filling it in.
#pragma once

#include <fmt/format.h>

#include <string>

#include "ismap/language.h"

namespace ismap::tool::texts {

#include "texts.inc"

}  // namespace ismap::tool::texts

namespace ismap::tool {

// The text in one language, {0}, {1} ... replaced.
template <class... Args>
std::string say(language l, const text& t, const Args&... args) {
  return fmt::format(fmt::runtime(t.in(l)), args...);
}

}  // namespace ismap::tool
