// Tables of text: for a terminal, and for Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ismap::tool {

// How many columns of a terminal the text takes: two for a full-width character, none for a combining one.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

// Control characters would break a table; they become spaces.
[[nodiscard]] std::string on_one_line(std::string_view utf8);

// An ANSI colour, such as "31"; empty for none.
struct cell {
  std::string text;
  std::string_view color = {};
  bool right_aligned = false;
};

class text_table {
 public:
  explicit text_table(std::vector<std::string> headers) : headers_(std::move(headers)) {}

  void add(std::vector<cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  // Columns padded with spaces, the headers underlined; without them where all are empty.
  void append_to(std::string& out, bool color) const;
  void append_markdown_to(std::string& out) const;

 private:
  std::vector<std::string> headers_;
  std::vector<std::vector<cell>> rows_;
};

}  // namespace ismap::tool
