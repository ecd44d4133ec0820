#include "text_table.h"

#include <utf8proc.h>

#include <algorithm>

#include "ismap/markdown.h"

namespace ismap::tool {

namespace {

constexpr std::string_view gap = "  ";

// Calls `use` with each character and its bytes; a malformed byte counts as one character of its own.
template <class Use>
void for_each_character(std::string_view text, Use use) {
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    const auto length = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    const std::size_t taken = length > 0 ? static_cast<std::size_t>(length) : 1;
    use(length > 0 ? code : 0xFFFD, text.substr(at, taken));
    at += taken;
  }
}

void append_padded(std::string& out, const cell& c, std::size_t width, bool color, bool last) {
  const std::string padding(width - display_width(c.text), ' ');
  if (c.right_aligned) out += padding;
  const bool colored = color && !c.color.empty();
  if (colored) out.append("\x1b[").append(c.color).append("m");
  out += c.text;
  if (colored) out += "\x1b[0m";
  if (!c.right_aligned && !last) out += padding;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for_each_character(utf8, [&width](utf8proc_int32_t code, std::string_view) {
    width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
  });
  return width;
}

std::string on_one_line(std::string_view utf8) {
  std::string out;
  for_each_character(utf8, [&out](utf8proc_int32_t code, std::string_view bytes) {
    if (code == 0xFFFD) {
      out += "\xEF\xBF\xBD";
    } else {
      out += utf8proc_category(code) == UTF8PROC_CATEGORY_CC ? " " : bytes;
    }
  });
  return out;
}

void text_table::append_to(std::string& out, bool color) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    widths.push_back(display_width(headers_[i]));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], display_width(row[i].text));
  }
  const auto append_row = [&](const std::vector<cell>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += gap;
      append_padded(out, row[i], widths[i], color, i + 1 == row.size());
    }
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  };
  std::vector<cell> heads;
  std::vector<cell> rules;
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    const bool right = !rows_.empty() && rows_.front()[i].right_aligned;
    heads.push_back({headers_[i], "1", right});
    rules.push_back({std::string(widths[i], '-')});
  }
  const bool has_headers = std::any_of(headers_.begin(), headers_.end(), [](const auto& h) { return !h.empty(); });
  if (has_headers) {
    append_row(heads);
    append_row(rules);
  }
  for (const auto& row : rows_) append_row(row);
}

void text_table::append_markdown_to(std::string& out) const {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : rows_) {
    rows.emplace_back();
    for (const cell& c : row) rows.back().push_back(c.text);
  }
  std::vector<bool> right;
  for (std::size_t i = 0; i < headers_.size() && !rows_.empty(); ++i) right.push_back(rows_.front()[i].right_aligned);
  append_markdown_table(out, headers_, rows, right);
}

}  // namespace ismap::tool
