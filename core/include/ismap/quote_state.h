// Whether a byte of CSV stands within quotes, told from the bytes before it, one after another.
#pragma once

namespace ismap::csv {

// What the bytes before a place say of it.
struct quote_state {
  bool is_open = false;  // it is within quotes
  bool may_open = true;  // a quote here opens them: a field begins, or the first of two quotes stands before it

  // Goes on behind this byte.
  constexpr void pass(char c, char delimiter) {
    if (c != '"') {
      if (!is_open) may_open = c == delimiter || c == '\n';
    } else if (is_open) {
      is_open = false;
      may_open = true;
    } else {
      is_open = may_open;
      may_open = false;
    }
  }
};

}  // namespace ismap::csv
