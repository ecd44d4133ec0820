// Cells that a spreadsheet would take for formulas.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "csv_record.h"
#include "ismap/csv.h"
#include "ismap/csv_field.h"

namespace ismap::csv {

namespace {

struct sign {
  char ascii;
  std::size_t size;  // of its bytes
};

// What the cell begins with. A full-width sign counts as that of ASCII, as Excel in Japanese takes it, in the bytes of
// UTF-8 or of CP932: what they are in the one is no character in the other.
sign first_sign(std::string_view cell) {
  struct full_width {
    std::string_view bytes;
    char ascii;
  };
  constexpr std::array<full_width, 8> signs{{{"\xEF\xBC\x9D", '='},
                                             {"\xEF\xBC\x8B", '+'},
                                             {"\xEF\xBC\x8D", '-'},
                                             {"\xEF\xBC\xA0", '@'},
                                             {"\x81\x81", '='},
                                             {"\x81\x7B", '+'},
                                             {"\x81\x7C", '-'},
                                             {"\x81\x97", '@'}}};
  for (const auto& [bytes, ascii] : signs) {
    if (cell.starts_with(bytes)) return {ascii, bytes.size()};
  }
  return {cell.front(), 1};
}

}  // namespace

bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  const auto [first, size] = first_sign(cell);
  constexpr std::string_view signs = "=+-@\t\r\n";
  if (signs.find(first) == std::string_view::npos) return false;
  const bool is_of_number = first == '+' || first == '-';
  return !is_of_number || cell.find_first_not_of("0123456789.,%\"", size) != std::string_view::npos;
}

void append_safe_field(std::string& out, std::string_view raw) {
  std::string scratch;
  if (!is_formula(unquoted(raw, scratch))) {
    out += raw;
    return;
  }
  const std::size_t opening = is_quoted(raw) ? 1 : 0;
  out += raw.substr(0, opening);
  out += '\'';
  out += raw.substr(opening);
}

std::string safe_lines(std::string_view lines, char delimiter) {
  std::string safe;
  reader apart;
  apart.open({.bytes = lines, .how = {.delimiter = delimiter, .max_record = lines.size()}});
  for (record r; apart.next(r) == event::record; safe += r.line_end) {
    std::vector<std::string_view> fields;
    append_fields(r, fields);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) safe += delimiter;
      append_safe_field(safe, fields[i]);
    }
  }
  return safe;
}

}  // namespace ismap::csv
