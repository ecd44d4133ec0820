#include "ismap/outcome.h"

#include "message_table.h"

namespace ismap {

std::string_view identifier(outcome o) { return outcome_entries[static_cast<std::size_t>(o)].name; }
text title(outcome o) { return outcome_entries[static_cast<std::size_t>(o)].title; }

std::optional<outcome> find_outcome(std::string_view name) {
  for (const outcome_entry& e : outcome_entries) {
    if (e.name == name) return e.value;
  }
  return std::nullopt;
}

std::string_view undetermined_identifier() { return "undetermined"; }
text undetermined_title() { return undetermined_text; }

}  // namespace ismap
