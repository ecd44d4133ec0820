// What can be wrong with a policy file, in words (core/rules/policy_messages.json).
#pragma once

#include <array>

#include "ismap/json_reader.h"
#include "ismap/policy.h"
#include "named_entry.h"

namespace ismap {

using policy_error_entry = named_entry<policy_error>;
using json_kind_entry = named_entry<json_kind>;

#include "policy_messages.inc"

static_assert(in_order(policy_error_entries) && policy_error_entries.size() == policy_error_count);
static_assert(in_order(json_kind_entries) &&
              json_kind_entries.size() == static_cast<std::size_t>(json_kind::object) + 1);

}  // namespace ismap
