#include "ismap/columns.h"

#include <algorithm>
#include <array>
#include <string>

#include "unicode.h"

namespace ismap {

namespace {

struct column_entry {
  column value;
  std::string_view name;
  text title;
};

struct header_entry {
  std::string_view header;
  column value;
};

#include "columns.inc"

static_assert(column_entries.size() == column_count);

consteval bool columns_in_order() {
  for (std::size_t i = 0; i < column_entries.size(); ++i) {
    if (static_cast<std::size_t>(column_entries[i].value) != i) return false;
  }
  return true;
}

static_assert(columns_in_order());

}  // namespace

std::string_view identifier(column c) { return column_entries[static_cast<std::size_t>(c)].name; }
text title(column c) { return column_entries[static_cast<std::size_t>(c)].title; }

std::optional<column> find_column(std::string_view header) {
  const std::string wanted = unicode::fold_header(header);
  for (const header_entry& e : header_entries) {
    if (unicode::fold_header(e.header) == wanted) return e.value;
  }
  return std::nullopt;
}

std::span<const column> register_template() { return template_columns; }

}  // namespace ismap
