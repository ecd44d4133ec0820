#include "ismap/file_encoding.h"

#include <algorithm>
#include <string>

namespace ismap {

namespace {

struct folded_name {
  std::string_view name;
  file_encoding meant;
};

constexpr folded_name folded_names[] = {
    {"utf8", file_encoding::utf8},        {"cp932", file_encoding::cp932},     {"ms932", file_encoding::cp932},
    {"windows31j", file_encoding::cp932}, {"sjis", file_encoding::cp932},      {"shiftjis", file_encoding::cp932},
    {"utf16", file_encoding::utf16le},    {"utf16le", file_encoding::utf16le}, {"utf16be", file_encoding::utf16be},
};

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '-' || c == '_') continue;
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return out;
}

}  // namespace

std::string_view identifier(file_encoding e) {
  switch (e) {
    case file_encoding::utf8: return "UTF-8";
    case file_encoding::cp932: return "CP932";
    case file_encoding::utf16le: return "UTF-16LE";
    case file_encoding::utf16be: return "UTF-16BE";
  }
  return "";
}

std::optional<file_encoding> parse_file_encoding(std::string_view name) {
  const std::string wanted = folded(name);
  const auto* const found = std::find_if(std::begin(folded_names), std::end(folded_names),
                                         [&wanted](const folded_name& n) { return n.name == wanted; });
  return found == std::end(folded_names) ? std::nullopt : std::optional{found->meant};
}

}  // namespace ismap
