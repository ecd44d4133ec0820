// The fields of CSV: what their bytes mean, how text becomes one, and how one is kept from being a formula.
//
// Use this header to write CSV; use csv.h to read it.
#pragma once

#include <string>
#include <string_view>

namespace ismap::csv {

// Whether a field's bytes begin with a quote that holds delimiters and line breaks together.
[[nodiscard]] inline bool is_quoted(std::string_view raw) { return !raw.empty() && raw.front() == '"'; }

// A field's value, from its bytes: without its quotes, doubled ones single. Unescaping, where needed, happens in
// `scratch`.
[[nodiscard]] std::string_view unquoted(std::string_view raw, std::string& scratch);

// Appends `text` as one field: quoted where it holds the delimiter, a quote or a line break.
void append_field(std::string& out, std::string_view text, char delimiter);

// Whether a spreadsheet would take the cell, in UTF-8 or CP932, for a formula: by its first character, full-width ones
// too, unless it is a number or a sign.
[[nodiscard]] bool is_formula(std::string_view cell);

// Appends a field's bytes; where a spreadsheet would take it for a formula, with an apostrophe that keeps it text.
void append_safe_field(std::string& out, std::string_view raw);

// The same for every field of the lines.
[[nodiscard]] std::string safe_lines(std::string_view lines, char delimiter);

}  // namespace ismap::csv
