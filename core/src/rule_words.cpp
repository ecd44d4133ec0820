// A file of its own: a program that explains no rule is linked without these words, the longest that there are.
#include <array>

#include "ismap/rules.h"

namespace ismap {

namespace {

struct rule_words {
  rule_id id;
  text wording;
  std::span<const rule_change> history;
};

#include "rule_words.inc"

consteval bool words_in_order() {
  for (std::size_t i = 0; i < rule_words_table.size(); ++i) {
    if (static_cast<std::size_t>(rule_words_table[i].id) != i) return false;
  }
  return true;
}

static_assert(rule_words_table.size() == rule_count && words_in_order());

const rule_words& words_of(rule_id id) { return rule_words_table[static_cast<std::size_t>(id)]; }

}  // namespace

text wording(rule_id id) { return words_of(id).wording; }

std::span<const rule_change> history(rule_id id) { return words_of(id).history; }

}  // namespace ismap
