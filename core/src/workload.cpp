#include "ismap/workload.h"

#include <algorithm>
#include <string>

#include "message_table.h"
#include "unicode.h"
#include "workload_texts.h"

namespace ismap {

namespace {

constexpr std::array<std::string_view, information_class_count> class_names{"1", "2", "3", "3A", "3B", "3C"};

template <class Table>
const auto& entry_of(const Table& table, auto value) {
  return table[static_cast<std::size_t>(value)];
}

// By identifier or title; as in headers, underscores and spaces make no difference.
template <class Table>
auto parse_word(const Table& table, std::string_view word) -> std::optional<decltype(table[0].value)> {
  for (const auto& e : table) {
    if (word == e.name || word == e.title.ja) return e.value;
  }
  for (const auto& e : table) {
    if (unicode::same_header(word, e.name) || unicode::same_header(word, e.title.ja) ||
        unicode::same_header(word, e.title.en)) {
      return e.value;
    }
  }
  return std::nullopt;
}

bool is_word(std::string_view read, const text& word) { return read == word.ja || unicode::same_folded(read, word.en); }

// U+2032 prime, U+2019 right quotation mark, U+00B4 acute accent, and the apostrophe.
bool is_prime(char32_t code) { return code == 0x2032 || code == 0x2019 || code == 0xB4 || code == U'\''; }

// "a", "a_prime", "b" ... for the Greek letters with or without a prime; the word itself otherwise.
std::string spelled_model(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const unicode::character c = unicode::decode(word, at);
    const char32_t code = unicode::fold_width(c.code);
    if (code == 0x3B1 || code == 0x391) {
      out += "ALPHA";
    } else if (code == 0x3B2 || code == 0x392) {
      out += "BETA";
    } else if (is_prime(code)) {
      out += "PRIME";
    } else {
      out += word.substr(at, c.length);
    }
    at += c.length;
  }
  return out;
}

}  // namespace

std::string_view identifier(organisation_type o) { return entry_of(organisation_type_entries, o).name; }
std::string_view identifier(network_model m) { return entry_of(network_model_entries, m).name; }
std::string_view identifier(service_model m) { return entry_of(service_model_entries, m).name; }
std::string_view identifier(information_class c) { return class_names[static_cast<std::size_t>(c)]; }
std::string_view identifier(impact_level l) { return entry_of(impact_level_entries, l).name; }
std::string_view identifier(aspect a) { return entry_of(aspect_entries, a).name; }

text title(organisation_type o) { return entry_of(organisation_type_entries, o).title; }
text title(network_model m) { return entry_of(network_model_entries, m).title; }
text title(service_model m) { return entry_of(service_model_entries, m).title; }
text title(impact_level l) { return entry_of(impact_level_entries, l).title; }
text title(aspect a) { return entry_of(aspect_entries, a).title; }

std::optional<organisation_type> parse_organisation_type(std::string_view word) {
  return parse_word(organisation_type_entries, word);
}

std::optional<network_model> parse_network_model(std::string_view word) {
  const auto plain = std::find_if(network_model_entries.begin(), network_model_entries.end(),
                                  [word](const network_model_entry& e) { return e.name == word; });
  if (plain != network_model_entries.end()) return plain->value;
  return parse_word(network_model_entries, spelled_model(word));
}

std::optional<service_model> parse_service_model(std::string_view word) {
  return parse_word(service_model_entries, word);
}

std::optional<impact_level> parse_impact_level(std::string_view word) { return parse_word(impact_level_entries, word); }

std::optional<bool> parse_yes_or_no(std::string_view word) {
  if (is_word(word, yes_word) || unicode::same_folded(word, "true")) return true;
  if (is_word(word, no_word) || unicode::same_folded(word, "false")) return false;
  return std::nullopt;
}

bool means_unknown(std::string_view word) {
  return word.empty() || is_word(word, unknown_word) || is_word(word, undecided_word);
}

bool means_not_listed(std::string_view word) { return is_word(word, not_listed_word); }

std::optional<information_class> parse_information_class(std::string_view word) {
  const auto find = [](std::string_view name) -> std::optional<information_class> {
    for (std::size_t i = 0; i < class_names.size(); ++i) {
      if (class_names[i] == name) return static_cast<information_class>(i);
    }
    return std::nullopt;
  };
  if (const auto plain = find(word)) return plain;
  return find(unicode::fold(word));
}

std::optional<information_class> item_classes::highest() const {
  for (std::size_t i = information_class_count; i-- > 0;) {
    if (contains(static_cast<information_class>(i))) return static_cast<information_class>(i);
  }
  return std::nullopt;
}

}  // namespace ismap
