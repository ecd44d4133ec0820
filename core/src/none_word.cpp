#include "none_word.h"

#include <algorithm>
#include <array>
#include <string>

#include "ismap/workload.h"
#include "unicode.h"

namespace ismap {

namespace {

// "nashi" in kana, in kanji with and without its ending, and "gaito nashi" with that kanji.
constexpr std::array<std::string_view, 5> words{"\xE3\x81\xAA\xE3\x81\x97", "\xE3\x83\x8A\xE3\x82\xB7",
                                                "\xE7\x84\xA1\xE3\x81\x97", "\xE7\x84\xA1",
                                                "\xE8\xA9\xB2\xE5\xBD\x93\xE7\x84\xA1\xE3\x81\x97"};

// Lines of tables, typed for dashes.
constexpr bool is_box_line(char32_t code) { return code == 0x2500 || code == 0x2501; }

bool has_only_dashes(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const unicode::character c = unicode::decode(word, at);
    if (c.code != U'-' && !unicode::looks_like_hyphen(c.code) && !is_box_line(c.code)) return false;
    at += c.length;
  }
  return !word.empty();
}

}  // namespace

bool says_none(std::string_view cell) {
  const std::string word = unicode::fold(cell);
  const bool is_word = std::find(words.begin(), words.end(), word) != words.end();
  return is_word || has_only_dashes(word) || means_not_listed(word);
}

}  // namespace ismap
