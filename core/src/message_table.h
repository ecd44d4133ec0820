// The wording of what a user reads (core/rules/messages.json), by identifier.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "ismap/findings.h"
#include "ismap/registration.h"

namespace ismap {

template <class Enum>
struct named_entry {
  Enum value;
  std::string_view name;
  text title;
};

using standing_entry = named_entry<standing>;
using severity_entry = named_entry<severity>;
using status_entry = named_entry<status>;
using renewal_result_entry = named_entry<renewal_result>;
using date_error_entry = named_entry<date_error>;

struct finding_entry {
  finding_code code;
  std::string_view name;
  ismap::severity severity;
  std::optional<rule_id> rule;
  bool invalidates;
  text wording;
};

#include "messages.inc"

// A table is looked up by the enumerator's number, so it must hold every enumerator in order.
template <class Table>
consteval bool in_order(const Table& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].value) != i) return false;
  }
  return true;
}

static_assert(in_order(standing_entries) && in_order(severity_entries) && in_order(renewal_result_entries));
static_assert(in_order(status_entries) && status_entries.size() == status_count);
static_assert(in_order(date_error_entries));
static_assert(date_error_entries.size() == static_cast<std::size_t>(date_error::period_end_expected) + 1);

}  // namespace ismap
