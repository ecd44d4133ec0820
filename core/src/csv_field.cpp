#include "ismap/csv_field.h"

#include <cstddef>

namespace ismap::csv {

std::string_view unquoted(std::string_view raw, std::string& scratch) {
  if (!is_quoted(raw)) return raw;
  const auto close = raw.find('"', 1);
  if (close == raw.size() - 1) return raw.substr(1, raw.size() - 2);
  scratch.clear();
  bool inside = true;
  for (std::size_t i = 1; i < raw.size(); ++i) {
    if (inside && raw[i] == '"') {
      inside = i + 1 < raw.size() && raw[i + 1] == '"';
      if (!inside) continue;
      ++i;
    }
    scratch += raw[i];
  }
  return scratch;
}

void append_field(std::string& out, std::string_view text, char delimiter) {
  const bool quote = text.find_first_of(std::string{delimiter, '"', '\n', '\r'}) != std::string_view::npos;
  if (!quote) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace ismap::csv
