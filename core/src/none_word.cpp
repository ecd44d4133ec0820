#include "none_word.h"

#include <string>

#include "ismap/workload.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::string_view in_kana = "\xE3\x81\xAA\xE3\x81\x97";
constexpr std::string_view in_kanji = "\xE7\x84\xA1\xE3\x81\x97";

bool has_only_dashes(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const unicode::character c = unicode::decode(word, at);
    if (c.code != U'-' && !unicode::looks_like_hyphen(c.code)) return false;
    at += c.length;
  }
  return !word.empty();
}

}  // namespace

bool says_none(std::string_view cell) {
  const std::string word = unicode::fold(cell);
  return word == in_kana || word == in_kanji || has_only_dashes(word) || means_not_listed(word);
}

}  // namespace ismap
