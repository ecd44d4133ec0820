// An enumerator with its name and its title, as the generated tables hold them.
#pragma once

#include <cstddef>
#include <string_view>

#include "ismap/language.h"

namespace ismap {

template <class Enum>
struct named_entry {
  Enum value;
  std::string_view name;
  text title;
};

// A table is looked up by the enumerator's number, so it must hold every enumerator in order.
template <class Table>
consteval bool in_order(const Table& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].value) != i) return false;
  }
  return true;
}

}  // namespace ismap
