// Markdown text, as GitHub and pandoc read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ismap {

// The text with everything that Markdown would make something of made plain, on one line.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

// Appends a table; every row has as many cells as there are headers. Cells are escaped. `right` tells the columns that
// are aligned to the right; those that it does not reach are not.
void append_markdown_table(std::string& out, const std::vector<std::string>& headers,
                           const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& right = {});

}  // namespace ismap
