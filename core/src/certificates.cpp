#include "certificates.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "unicode.h"

namespace ismap {

namespace {

// The days on which a certificate can be relied on, both inclusive.
struct span_of_days {
  day first;
  day last;
};

using certificates_by_name = std::map<std::string, std::vector<span_of_days>>;

// An unknown beginning counts against nobody; a renewal that was applied for in time and not refused is expected to
// come.
span_of_days certified_days(const linked_row& row, day as_of) {
  const registration& r = *row.content;
  const auto& applied = r.renewal_applied_on.value();
  const auto& decided = r.renewal_decided_on.value();
  const day expiry = *row.result->expires_on;
  const bool in_time = applied && *applied <= std::min(as_of, expiry);
  const bool refused = decided && *decided <= as_of && r.renewal_result.value() == renewal_result::refused;
  day last = in_time && !refused ? last_readable_day : expiry;
  if (r.withdrawn_on.value()) last = std::min(last, *r.withdrawn_on.value() - date::days{1});
  return {r.registered_on.value().value_or(first_readable_day), last};
}

bool cover(std::vector<span_of_days> certificates, day first, day last) {
  std::sort(certificates.begin(), certificates.end(),
            [](const span_of_days& a, const span_of_days& b) { return a.first < b.first; });
  day uncovered = first;
  for (const span_of_days& c : certificates) {
    if (c.first <= uncovered && c.last >= uncovered) uncovered = c.last + date::days{1};
  }
  return uncovered > last;
}

void append_known(std::vector<span_of_days>& to, const certificates_by_name& from, const std::string& name) {
  const auto found = name.empty() ? from.end() : from.find(name);
  if (found != from.end()) to.insert(to.end(), found->second.begin(), found->second.end());
}

}  // namespace

void check_certificates(std::span<const linked_row> rows, day as_of) {
  certificates_by_name by_number;
  certificates_by_name by_service;
  for (const linked_row& row : rows) {
    if (row.content->scheme.value() != scheme::isms || row.result->status == status::invalid) continue;
    const span_of_days days = certified_days(row, as_of);
    by_number[normalised_number(row.content->registration_number)].push_back(days);
    by_service[unicode::fold(row.content->service_name)].push_back(days);
  }
  for (const linked_row& row : rows) {
    const registration& r = *row.content;
    const auto& start = r.audit_period_start.value();
    const auto& end = r.audit_period_end.value();
    if (!r.scheme.value() || r.scheme.value() == scheme::isms || !start || !end) continue;
    std::vector<span_of_days> own;
    append_known(own, by_number, normalised_number(r.registration_number));
    append_known(own, by_service, unicode::fold(r.service_name));
    if (own.empty() || cover(std::move(own), *start, *end)) continue;
    row.result->findings.push_back({.code = finding_code::certificate_does_not_cover_audit,
                                    .where = column::audit_period_start,
                                    .first = start,
                                    .second = end});
  }
}

}  // namespace ismap
