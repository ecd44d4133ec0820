#include "ismap/combined_table.h"

#include <algorithm>

#include "ismap/csv.h"
#include "ismap/csv_field.h"
#include "unicode.h"

namespace ismap {

namespace {

void append_text(std::string_view text, bool escapes_formulas, std::string& out) {
  std::string safe;
  if (escapes_formulas && csv::is_formula(text)) text = safe.append("'").append(text);
  csv::append_field(out, text, ',');
}

void append_cell(std::string_view bytes, const table_view& from, bool escapes_formulas, std::string& out) {
  std::string utf8;
  append_text(from.encoding->to_utf8_as_far_as_text(bytes, utf8), escapes_formulas, out);
}

}  // namespace

// Nothing for a column that is left out. Headers may stand in a file twice: then it is the first, the second and so on.
std::vector<std::string> combined_columns::keys_of(const table_header& header) const {
  std::vector<std::string> keys;
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < header.headers().size(); ++i) {
    const std::string name = unicode::fold_header(header.headers()[i]);
    const auto means = header.meaning_of(i);
    if (std::find(appended_.begin(), appended_.end(), header.headers()[i]) != appended_.end()) {
      keys.emplace_back();
    } else if (means) {
      keys.push_back("column " + std::string{header.vocabulary().identifier(*means)});
    } else {
      keys.push_back("header " + std::to_string(++seen[name]) + " " + name);
    }
  }
  return keys;
}

void combined_columns::add(const table_header& header) {
  const std::vector<std::string> keys = keys_of(header);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty() || !by_key_.emplace(keys[i], headers_.size()).second) continue;
    headers_.push_back(header.headers()[i]);
  }
}

void combined_columns::append_header(std::string& out) const {
  out += "source";
  for (const std::string& name : headers_) {
    out += ',';
    csv::append_field(out, name, ',');
  }
  for (const std::string_view name : appended_) out.append(",").append(name);
  out += '\n';
}

std::optional<std::vector<int>> combined_columns::positions_in(const table_header& header) const {
  const std::vector<std::string> keys = keys_of(header);
  std::vector<int> positions(headers_.size(), -1);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty()) continue;
    const auto found = by_key_.find(keys[i]);
    if (found == by_key_.end()) return std::nullopt;
    positions[found->second] = static_cast<int>(i);
  }
  return positions;
}

void append_combined_cells(const csv::record& r, const table_view& from, bool escapes_formulas, std::string& out) {
  append_text(from.name, true, out);
  out += ',';
  std::string unescaped;
  for (const int position : *from.combined) {
    const auto index = static_cast<std::size_t>(position);
    if (position >= 0 && index < r.field_count()) {
      append_cell(csv::value(r, index, unescaped), from, escapes_formulas, out);
    } else if (position >= 0 && r.problem == csv::problem::unclosed_quote && index == r.open_field) {
      append_cell(r.bytes.substr(index == 0 ? 0 : r.field_end(index - 1) + 1), from, escapes_formulas, out);
    }
    out += ',';
  }
}

void append_combined_end(const csv::record& r, const table_view& from, bool escapes_formulas, std::string& out) {
  std::string unescaped;
  const std::vector<std::string_view> fields = csv::surplus_fields(r, from.delimiter);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_open = r.problem == csv::problem::unclosed_quote && i + 1 == fields.size();
    out += ',';
    append_cell(is_open ? fields[i] : csv::unquoted(fields[i], unescaped), from, escapes_formulas, out);
  }
  out += '\n';
}

}  // namespace ismap
