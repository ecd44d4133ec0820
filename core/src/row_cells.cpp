#include "row_cells.h"

#include "unicode.h"

namespace ismap {

namespace {

// Spreadsheets fill rows up with empty cells.
bool is_nothing(std::string_view surplus) { return surplus.find_first_not_of(",;\t \"") == std::string_view::npos; }

}  // namespace

void row_cells::check_closely(std::size_t max_record, bool is_text, std::vector<finding>& found) const {
  if (r_.problem == csv::problem::unclosed_quote) {
    found.push_back({.code = finding_code::unclosed_quote, .number = r_.open_field + 1});
  }
  if (r_.problem == csv::problem::too_long) {
    found.push_back({.code = finding_code::record_too_long, .number = max_record});
  }
  if (r_.in_parts) return;  // what is here may begin within a character
  if (r_.surplus_fields > 0 && !is_nothing(r_.bytes.substr(r_.surplus_begin)))
    found.push_back({.code = finding_code::too_many_fields, .number = r_.surplus_fields});
  if (is_text) return;
  const std::size_t malformed = encoding_.first_malformed(r_.bytes);
  if (malformed < r_.bytes.size()) {
    found.push_back({.code = finding_code::bytes_unreadable,
                     .where = column_at(malformed),
                     .number = static_cast<std::size_t>(r_.offset) + malformed,
                     .detail = encoding_.name()});
  }
}

std::optional<column> row_cells::column_at(std::size_t byte) const {
  for (std::size_t i = 0; i < r_.field_count(); ++i) {
    if (byte < r_.field_end(i)) return header_.meaning_of(i);
  }
  return std::nullopt;
}

std::string text_of(column c, const csv::record& r, const table_header& header, const text_encoding& encoding) {
  std::string scratch;
  return std::string{row_cells{r, header, encoding}.cell(c, scratch).value_or("")};
}

std::optional<std::string_view> row_cells::decoded(std::size_t position, std::string& scratch) {
  if (position >= r_.field_count()) {
    // A quote that is never closed, or a row that was not held, leaves cells unread that may hold something.
    return r_.problem != csv::problem::none ? std::nullopt : std::optional<std::string_view>{""};
  }
  const std::string_view raw = csv::value(r_, position, unescaped_);
  std::string_view text = encoding_.to_utf8(raw, scratch);
  if (!unescaped_.empty() && text.data() == unescaped_.data()) {
    scratch = unescaped_;
    text = scratch;
  }
  return unicode::trim(text);
}

}  // namespace ismap
