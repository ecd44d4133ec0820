#include "ismap/columns.h"

#include <algorithm>
#include <array>
#include <utility>

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

column_vocabulary::column_vocabulary(std::span<const column> columns, std::span<const column> in_template,
                                     std::vector<extra_column_names> extras)
    : columns_(columns.begin(), columns.end()), template_(in_template), extras_(std::move(extras)) {
  for (const header_entry& e : header_entries) {
    if (std::find(columns.begin(), columns.end(), e.value) == columns.end()) continue;
    headers_.push_back({unicode::fold_header(e.header), e.value});
  }
  for (std::size_t i = 0; i < extras_.size(); ++i) {
    columns_.push_back(extra_column(i));
    for (const std::string& header : {extras_[i].identifier, extras_[i].ja, extras_[i].en}) {
      std::string folded = unicode::fold_header(header);
      if (!folded.empty()) headers_.push_back({std::move(folded), extra_column(i)});
    }
  }
}

const column_vocabulary& column_vocabulary::of_register() {
  static const column_vocabulary made{register_columns, register_template, {}};
  return made;
}

column_vocabulary column_vocabulary::of_workloads(std::vector<extra_column_names> extras) {
  return {workloads_columns, workloads_template, std::move(extras)};
}

std::optional<column> column_vocabulary::find(std::string_view header) const {
  const std::string wanted = unicode::fold_header(header);
  for (const folded_header& each : headers_) {
    if (each.header == wanted) return each.meaning;
  }
  return std::nullopt;
}

std::optional<column> column_vocabulary::find_identifier(std::string_view name) const {
  for (const column c : columns_) {
    if (identifier(c) == name) return c;
  }
  return std::nullopt;
}

std::string_view column_vocabulary::identifier(column c) const {
  const auto extra = extra_index(c);
  return extra ? std::string_view{extras_[*extra].identifier} : ismap::identifier(c);
}

}  // namespace ismap
