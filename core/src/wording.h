// Filling texts of data files in, and joining names.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ismap {

// The wording with what `value_of(name)` gives in place of every {name}.
template <class ValueOf>
std::string filled(std::string_view wording, ValueOf value_of) {
  std::string out;
  for (auto open = wording.find('{'); open != std::string_view::npos; open = wording.find('{')) {
    const auto close = wording.find('}', open);
    out += wording.substr(0, open);
    out += value_of(wording.substr(open + 1, close - open - 1));
    wording.remove_prefix(close + 1);
  }
  return out += wording;
}

// The same of a wording whose names are the values' numbers: {0}, {1} ...
inline std::string filled_by_number(std::string_view wording, std::initializer_list<std::string> values) {
  return filled(wording, [&values](std::string_view number) { return values.begin()[number[0] - '0']; });
}

template <class Range>
std::string joined(const Range& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace ismap
