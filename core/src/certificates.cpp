#include "certificates.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ismap/workload.h"
#include "none_word.h"
#include "unicode.h"

namespace ismap {

namespace {

// The days on which a certificate can be relied on, both inclusive.
struct span_of_days {
  day first;
  day last;
};

using certificates_by_name = std::map<std::string, std::vector<span_of_days>>;

// Whether a renewal of the certificate is to be expected: applied for while it ran, and not refused, as far as is
// known. What is dated before what it follows on is ignored, as for every registration.
bool expects_renewal(const linked_row& row, day as_of) {
  const registration& r = *row.content;
  const auto known = [as_of](const stated<day>& d) { return d.has_value() && *d <= as_of; };
  if (!known(r.renewal_applied_on) || *r.renewal_applied_on > *row.result->expires_on) return false;
  if (r.registered_on.has_value() && *r.renewal_applied_on < *r.registered_on) return false;
  const bool is_decided = known(r.renewal_decided_on) && *r.renewal_decided_on >= *r.renewal_applied_on;
  return !is_decided || r.renewal_result.value() != renewal_result::refused;
}

// An unknown beginning counts against nobody; a renewal that is to be expected is one more term (A4, V7).
span_of_days certified_days(const linked_row& row, day as_of, const rule_set& rules) {
  const registration& r = *row.content;
  const day expiry = *row.result->expires_on;
  day last = expects_renewal(row, as_of) ? last_day_of_term(expiry + date::days{1}, rules.validity_term(scheme::isms))
                                         : expiry;
  if (r.withdrawn_on.has_value()) last = std::min(last, *r.withdrawn_on - date::days{1});
  return {r.registered_on.value().value_or(first_readable_day), last};
}

// In order, those that touch or overlap as one.
void join(std::vector<span_of_days>& spans) {
  std::sort(spans.begin(), spans.end(), [](const span_of_days& a, const span_of_days& b) { return a.first < b.first; });
  std::vector<span_of_days> joined;
  for (const span_of_days& s : spans) {
    if (joined.empty() || joined.back().last + date::days{1} < s.first) {
      joined.push_back(s);
    } else {
      joined.back().last = std::max(joined.back().last, s.last);
    }
  }
  spans = std::move(joined);
}

const std::vector<span_of_days>& known_of(const certificates_by_name& from, const std::string& name) {
  static const std::vector<span_of_days> none;
  const auto found = name.empty() ? from.end() : from.find(name);
  return found == from.end() ? none : found->second;
}

// For comparing; empty where the cell says that there is none, or none yet.
std::string name_if_any(std::string_view service_name) {
  const bool is_open = says_none(service_name) || means_unknown(service_name);
  return is_open ? std::string{} : unicode::fold(service_name);
}

// The first day from `d` on that none of the spans, which are joined, has.
day first_uncovered(const std::vector<span_of_days>& spans, day d) {
  const auto next =
      std::upper_bound(spans.begin(), spans.end(), d, [](day x, const span_of_days& s) { return x < s.first; });
  const bool is_covered = next != spans.begin() && std::prev(next)->last >= d;
  return is_covered ? std::prev(next)->last + date::days{1} : d;
}

bool cover(const std::vector<span_of_days>& a, const std::vector<span_of_days>& b, day first, day last) {
  day uncovered = first;
  for (day before = first - date::days{1}; before != uncovered && uncovered <= last;) {
    before = uncovered;
    uncovered = first_uncovered(b, first_uncovered(a, uncovered));
  }
  return uncovered > last;
}

}  // namespace

void check_certificates(std::span<const linked_row> rows, day as_of, const rule_set& rules) {
  certificates_by_name by_number;
  certificates_by_name by_service;
  for (const linked_row& row : rows) {
    if (row.content->scheme.value() != scheme::isms || row.result->status == status::invalid) continue;
    const span_of_days days = certified_days(row, as_of, rules);
    by_number[number_if_any(row.content->registration_number)].push_back(days);
    by_service[name_if_any(row.content->service_name)].push_back(days);
  }
  for (auto* const by_name : {&by_number, &by_service}) {
    for (auto& [name, spans] : *by_name) join(spans);
  }
  for (const linked_row& row : rows) {
    const registration& r = *row.content;
    const auto& start = r.audit_period_start.value();
    const auto& end = r.audit_period_end.value();
    if (!r.scheme.value() || r.scheme.value() == scheme::isms || !start || !end) continue;
    const auto& of_number = known_of(by_number, number_if_any(r.registration_number));
    const auto& of_service = known_of(by_service, name_if_any(r.service_name));
    if ((of_number.empty() && of_service.empty()) || cover(of_number, of_service, *start, *end)) continue;
    row.result->findings.push_back({.code = finding_code::certificate_does_not_cover_audit,
                                    .where = column::audit_period_start,
                                    .first = start,
                                    .second = end});
  }
}

}  // namespace ismap
