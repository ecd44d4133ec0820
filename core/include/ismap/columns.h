// The columns of a register, by the names that people give them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ismap/language.h"

namespace ismap {

enum class column : std::uint8_t {
  registration_number,
  scheme,
  service_name,
  provider,
  service_model,
  audit_period_start,
  audit_period_end,
  audit_period,
  registered_on,
  expires_on,
  renewal_applied_on,
  renewal_decided_on,
  renewal_result,
  withdrawn_on,
  depends_on,
  alert_days
};
inline constexpr std::size_t column_count = 16;

// "registration_number" and so on: the English header, the JSON key and the NAME of --column.
[[nodiscard]] std::string_view identifier(column c);

// The header to write into an empty register.
[[nodiscard]] text title(column c);

// The column that a header names; case, full-width letters, spaces, line breaks and underscores are folded.
[[nodiscard]] std::optional<column> find_column(std::string_view header);

// The columns of an empty register, in the order in which one fills them in.
[[nodiscard]] std::span<const column> register_template();

}  // namespace ismap
