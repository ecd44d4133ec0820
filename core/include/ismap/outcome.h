// What comes of a selection: the list that a service must come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ismap/impact.h"
#include "ismap/language.h"

namespace ismap {

// What a workload's service must come from, from the most lenient to the strictest.
enum class outcome : std::uint8_t { no_list_required, ismap_or_liu, ismap, refer };
inline constexpr std::size_t outcome_count = 4;
using possible_outcomes = possible<outcome, outcome_count>;

// "no_list_required" and so on.
[[nodiscard]] std::string_view identifier(outcome o);
[[nodiscard]] text title(outcome o);
[[nodiscard]] std::optional<outcome> find_outcome(std::string_view name);

// "undetermined", for more than one possible outcome.
[[nodiscard]] std::string_view undetermined_identifier();
[[nodiscard]] text undetermined_title();

}  // namespace ismap
