// Registrations to start from, and short ways of asking about what was found.
//
// Each row below is clean: on 2024-12-01 it is valid and nothing is found about it. A test changes one thing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/date_text.h"
#include "ismap/link.h"
#include "ismap/registration.h"

namespace ismap_test {

using namespace ismap;

inline day on(std::string_view iso) { return *parse_day(iso); }

inline constexpr date::days one_day{1};

inline const stated<day> no_day;
inline const stated<day> unreadable_day = stated<day>::unreadable();

// Valid from 2024-06-03 to 2025-07-31 (V1 and V4), an open Thursday.
inline registration ismap_row() {
  registration r;
  r.registration_number = "C21-0004-2";
  r.service_name = "Cloud";
  r.scheme = scheme::ismap;
  r.audit_period_start = on("2023-04-01");
  r.audit_period_end = on("2024-03-31");
  r.registered_on = on("2024-06-03");
  return r;
}

inline registration liu_row() {
  registration r = ismap_row();
  r.scheme = scheme::ismap_liu;
  return r;
}

// Certified on 2024-06-03, valid to 2025-07-31 as stated, so that all three rows end on one day.
inline registration isms_row() {
  registration r;
  r.registration_number = "C21-0004-2";
  r.service_name = "Cloud";
  r.scheme = scheme::isms;
  r.registered_on = on("2024-06-03");
  r.expires_on = on("2025-07-31");
  return r;
}

inline registration row_of(scheme s) {
  if (s == scheme::isms) return isms_row();
  return s == scheme::ismap ? ismap_row() : liu_row();
}

inline constexpr scheme all_schemes[] = {scheme::ismap, scheme::ismap_liu, scheme::isms};

inline assessment assess_on(const registration& r, day as_of, int within = default_alert_days) {
  return assess(r, as_of, rule_set::in_force_on(as_of), holiday_calendar::bundled(), within);
}

inline std::string status_on(const registration& r, day as_of, int within = default_alert_days) {
  return std::string{identifier(assess_on(r, as_of, within).status)};
}

inline std::vector<finding_code> codes_of(const assessment& a) {
  std::vector<finding_code> codes;
  for (const finding& f : a.findings) codes.push_back(f.code);
  return codes;
}

// The names of what was found, in order, joined by ";": what a failing test shows.
inline std::string found_in(const assessment& a) {
  std::string names;
  for (const finding& f : a.findings) {
    if (!names.empty()) names += ';';
    names += identifier(f.code);
  }
  return names;
}

inline std::string found_on(const registration& r, day as_of) { return found_in(assess_on(r, as_of)); }

inline const finding* find_in(const assessment& a, finding_code code) {
  for (const finding& f : a.findings) {
    if (f.code == code) return &f;
  }
  return nullptr;
}

inline bool has(const assessment& a, finding_code code) { return find_in(a, code) != nullptr; }

inline std::string iso(const std::optional<day>& d) { return d ? format_day(*d) : "none"; }

inline std::string iso(const validity_end& end) { return end.is_open ? "open" : iso(end.last_day); }

// Rows assessed on one day and linked.
inline std::vector<assessment> linked_on(std::span<const registration> rows, day as_of) {
  std::vector<assessment> results;
  for (const registration& r : rows) results.push_back(assess_on(r, as_of));
  std::vector<linked_row> linked;
  for (std::size_t i = 0; i < rows.size(); ++i) linked.push_back({&rows[i], &results[i]});
  link(linked, as_of, rule_set::in_force_on(as_of));
  return results;
}

}  // namespace ismap_test
