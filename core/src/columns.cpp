#include "ismap/columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "unicode.h"

namespace ismap {

struct known_header {
  std::string_view header;
  column value;
};

namespace {

struct column_entry {
  column value;
  std::string_view name;
  text title;
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

// A header as it is compared. What people add to its name, in brackets or as an asterisk, is no part of it; other words
// in brackets are: (from) and (to) tell two columns apart.
std::string compared(std::string_view header) {
  std::string word = unicode::fold_header(header);
  for (const std::string_view note : header_notes) {
    if (const auto at = word.find(note); at != std::string::npos) word.erase(at, note.size());
  }
  std::erase_if(word, [](char c) { return std::string_view{"()[]*"}.find(c) != std::string_view::npos; });
  return word;
}

}  // namespace

std::string_view identifier(column c) { return column_entries[static_cast<std::size_t>(c)].name; }
text title(column c) { return column_entries[static_cast<std::size_t>(c)].title; }

column_vocabulary::column_vocabulary(std::span<const column> columns, std::span<const column> in_template,
                                     std::span<const known_header> headers, std::vector<extra_column_names> extras)
    : columns_(columns.begin(), columns.end()), template_(in_template), extras_(std::move(extras)) {
  for (const known_header& each : headers) headers_.push_back({compared(each.header), each.value});
  for (std::size_t i = 0; i < extras_.size(); ++i) {
    columns_.push_back(extra_column(i));
    for (const std::string& header : {extras_[i].identifier, extras_[i].ja, extras_[i].en}) {
      std::string folded = compared(header);
      if (!folded.empty()) headers_.push_back({std::move(folded), extra_column(i)});
    }
  }
}

const column_vocabulary& column_vocabulary::of_register() {
  static const column_vocabulary made{register_columns, register_template, register_headers, {}};
  return made;
}

column_vocabulary column_vocabulary::of_workloads(std::vector<extra_column_names> extras) {
  return {workloads_columns, workloads_template, workloads_headers, std::move(extras)};
}

std::optional<column> column_vocabulary::find(std::string_view header) const {
  const std::string wanted = compared(header);
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
