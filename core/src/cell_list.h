// Several values in one cell.
#pragma once

#include <cstddef>
#include <string_view>

#include "unicode.h"

namespace ismap {

[[nodiscard]] constexpr bool is_semicolon(char32_t code) { return unicode::fold_width(code) == U';'; }

// The semicolon is what is asked for; people also write commas, ideographic ones too, and put one value a line. Only
// for values that none of these signs can be part of.
[[nodiscard]] constexpr bool separates_items(char32_t code) {
  constexpr char32_t ideographic_comma = 0x3001;
  return is_semicolon(code) || unicode::fold_width(code) == U',' || code == U'\n' || code == ideographic_comma;
}

// Calls take(text) for each value between characters that separates(code), without the spaces around it; it may be
// empty.
template <class Separates, class Take>
void for_each_item(std::string_view cell, Separates separates, Take take) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const unicode::character c = unicode::decode(cell, at);
    if (separates(c.code)) {
      take(unicode::trim(cell.substr(begin, at - begin)));
      begin = at + c.length;
    }
    at += c.length;
  }
  take(unicode::trim(cell.substr(begin)));
}

}  // namespace ismap
