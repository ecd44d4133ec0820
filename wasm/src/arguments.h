// What JavaScript hands over, as the core takes it.
#pragma once

#include <optional>
#include <string>

#include "ismap/calendar.h"
#include "ismap/closed_days.h"
#include "ismap/date_text.h"
#include "ismap/language.h"
#include "ismap/table_output.h"

namespace ismap::wasm {

// "ja", or anything else for English.
[[nodiscard]] inline language language_of(const std::string& name) {
  return name == "ja" ? language::ja : language::en;
}

// A day in any form; nothing where it is none.
[[nodiscard]] inline std::optional<day> day_of(const std::string& text) {
  const auto read = parse_day(text);
  return read ? std::optional{*read} : std::nullopt;
}

// A run on that day with the bundled holidays.
[[nodiscard]] inline run_description run_on(day as_of, language l) { return {as_of, bundled_holidays_version(), l}; }

}  // namespace ismap::wasm
