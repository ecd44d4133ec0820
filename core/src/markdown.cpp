#include "ismap/markdown.h"

namespace ismap {

namespace {

void append_row(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& each : cells) out.append(" ").append(markdown_escaped(each)).append(" |");
  out += '\n';
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view{"\\`*_{}[]<>|#~&^$@"}.find(c) != std::string_view::npos) out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

void append_markdown_table(std::string& out, const std::vector<std::string>& headers,
                           const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& right) {
  append_row(out, headers);
  out += '|';
  for (std::size_t i = 0; i < headers.size(); ++i) out += i < right.size() && right[i] ? " --: |" : " --- |";
  out += '\n';
  for (const auto& row : rows) append_row(out, row);
}

}  // namespace ismap
