#include "ismap/link.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cell_list.h"
#include "certificates.h"
#include "cycles.h"
#include "none_word.h"
#include "unicode.h"

namespace ismap {

namespace {

// Rows of one scheme and number, from the first generation to the last.
using generations = std::vector<linked_row>;

using service_key = std::pair<std::string, scheme>;

bool is_invalid(const linked_row& row) { return row.result->status == status::invalid; }

bool is_live(const linked_row& row) {
  const status s = row.result->status;
  return s == status::valid || s == status::expiring || s == status::renewal_pending;
}

// Orders generations. Where the audit period's end is not stated, the expiry less a year and four months stands in.
std::optional<day> order_key(const registration& r, const assessment& a, const rule_set& rules) {
  const bool isms = r.scheme.value() == scheme::isms;
  const auto& own = isms ? r.registered_on.value() : r.audit_period_end.value();
  if (own || !a.expires_on) return own;
  const auto before = date::year_month_day{*a.expires_on} - rules.validity_term(*r.scheme.value());
  return day{before.ok() ? before : before.year() / before.month() / date::last};
}

void add(const linked_row& row, finding f) { row.result->findings.push_back(std::move(f)); }

// The audit period follows on the one before without a hole and without touching it (A1).
void check_audit_periods(const linked_row& before, const linked_row& after) {
  const auto& end = before.content->audit_period_end.value();
  const auto& start = after.content->audit_period_start.value();
  if (!end || !start || after.content->scheme.value() == scheme::isms) return;
  const auto found = [&](finding_code code) {
    add(after, {.code = code, .where = column::audit_period_start, .first = start, .second = end});
  };
  if (*start > *end + date::days{1}) found(finding_code::audit_period_gap);
  if (*start <= *end) found(finding_code::audit_period_overlap);
}

// Between the last day of all generations before and a registration there is no day without one. A renewal that is
// pending holds until the Committee decides (V2), as it does at the latest by registering what follows.
void check_validity(const generations& rows) {
  std::optional<day> last;
  bool is_open = false;
  for (const linked_row& row : rows) {
    const auto& registered = row.content->registered_on.value();
    if (registered && is_open) {
      last = std::max(last, std::optional{*registered - date::days{1}});
      is_open = false;
    } else if (last && registered && *registered > *last + date::days{1}) {
      add(row,
          {.code = finding_code::validity_gap, .where = column::registered_on, .first = registered, .second = last});
    }
    const validity_end& end = row.result->valid_until;
    if (!end.is_open && !end.last_day) return;  // not known
    is_open = is_open || end.is_open;
    last = std::max(last, end.last_day);
  }
}

bool is_registered_by(const linked_row& row, day as_of) {
  return !is_invalid(row) && row.result->status != status::upcoming &&
         (!row.content->registered_on.value() || *row.content->registered_on.value() <= as_of);
}

void supersede(const linked_row& row) {
  status& s = row.result->status;
  if (s != status::invalid && s != status::withdrawn && s != status::upcoming) s = status::superseded;
}

void check_successors(const generations& rows, const std::vector<day>& keys, day as_of) {
  std::optional<day> last_known;
  std::optional<day> last_registered;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_invalid(rows[i])) last_known = keys[i];
    if (is_registered_by(rows[i], as_of)) last_registered = keys[i];
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (last_known > keys[i]) {
      std::erase_if(rows[i].result->findings,
                    [](const finding& f) { return f.code == finding_code::renewed_period_missing; });
    }
    if (last_registered > keys[i]) supersede(rows[i]);
  }
}

// A row with its place in the order of generations; rows that end on one day stay as they stood in the register.
struct keyed_row {
  day key;
  std::size_t index;
  linked_row row;
};

std::vector<keyed_row> in_order(std::span<const linked_row> rows, const rule_set& rules) {
  std::vector<keyed_row> keyed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (const auto key = order_key(*rows[i].content, *rows[i].result, rules)) keyed.push_back({*key, i, rows[i]});
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const keyed_row& a, const keyed_row& b) { return a.key != b.key ? a.key < b.key : a.index < b.index; });
  return keyed;
}

void check_generations(std::span<const linked_row> rows, day as_of, const rule_set& rules) {
  generations ordered;
  std::vector<day> keys;
  for (const keyed_row& each : in_order(rows, rules)) {
    keys.push_back(each.key);
    ordered.push_back(each.row);
  }
  for (std::size_t i = 1; i < ordered.size(); ++i) check_audit_periods(ordered[i - 1], ordered[i]);
  check_validity(ordered);
  check_successors(ordered, keys, as_of);
}

// Registrations by number, whatever their scheme; certificates are no service to rest on.
using services = std::map<std::string, std::vector<linked_row>>;

std::vector<std::string> underlying_numbers(const registration& r) {
  std::vector<std::string> numbers;
  for_each_item(r.depends_on, separates_items, [&numbers](std::string_view item) {
    std::string number = normalised_number(item);
    if (!number.empty() && !says_none(number)) numbers.push_back(std::move(number));
  });
  return numbers;
}

// The day after which the service is certain to be without a registration, as far as the rows tell: it has none now,
// or all that it has end by a withdrawal or a refusal. Nothing where no lapse is known.
struct lapse {
  std::optional<day> last_day;  // nothing where the service has not been registered yet
};

std::optional<lapse> known_lapse(const std::vector<linked_row>& rows) {
  lapse found;
  bool live = false;
  bool ends_for_certain = true;
  for (const linked_row& row : rows) {
    if (is_invalid(row)) return std::nullopt;
    if (row.result->status == status::upcoming || row.result->status == status::superseded) continue;
    found.last_day = std::max(found.last_day, row.result->valid_until.last_day);
    if (!is_live(row)) continue;
    live = true;
    const bool refused = row.result->rules.contains(rule_id::V2) &&  // so that a day here is that of a known decision
                         row.content->renewal_result.value() == renewal_result::refused;
    const bool ends = row.result->valid_until.last_day && (refused || row.content->withdrawn_on.value());
    ends_for_certain = ends_for_certain && ends;
  }
  if (live && !ends_for_certain) return std::nullopt;
  return found;
}

bool outlasts(const linked_row& upper, const lapse& below, day as_of) {
  if (!below.last_day || *below.last_day < as_of) return true;
  const validity_end& end = upper.result->valid_until;
  return end.is_open || (end.last_day && *end.last_day > *below.last_day);
}

// Lapses by number of those services that rows rest on; many may rest on one.
using lapses = std::map<std::string, std::optional<lapse>>;

const std::optional<lapse>& lapse_of(const services::value_type& service, lapses& known) {
  const auto [at, is_new] = known.try_emplace(service.first);
  if (is_new) at->second = known_lapse(service.second);
  return at->second;
}

void check_underlying(const linked_row& row, const services& known, lapses& known_lapses, day as_of) {
  for (const std::string& number : underlying_numbers(*row.content)) {
    const auto found = known.find(number);
    if (found == known.end()) {
      add(row, {.code = finding_code::underlying_service_unknown, .where = column::depends_on, .read = number});
      continue;
    }
    if (!is_live(row)) continue;
    const auto& below = lapse_of(*found, known_lapses);
    if (!below || !outlasts(row, *below, as_of)) continue;
    add(row, {.code = finding_code::underlying_service_lapses,
              .where = column::depends_on,
              .read = number,
              .first = below->last_day});
  }
}

void check_cycles(std::span<const linked_row> rows) {
  std::map<std::string, std::vector<std::string>> edges;
  for (const linked_row& row : rows) {
    const auto below = underlying_numbers(*row.content);
    const std::string number = number_if_any(row.content->registration_number);
    if (below.empty() || number.empty()) continue;
    auto& from = edges[number];
    from.insert(from.end(), below.begin(), below.end());
  }
  const auto cycles = find_cycles(edges);
  if (cycles.empty()) return;
  for (const linked_row& row : rows) {
    const auto found = cycles.find(number_if_any(row.content->registration_number));
    if (found == cycles.end() || row.content->depends_on.empty()) continue;
    add(row, {.code = finding_code::underlying_service_cycle, .where = column::depends_on, .read = found->second});
  }
}

}  // namespace

void link(std::span<const linked_row> rows, day as_of, const rule_set& rules) {
  std::map<service_key, std::vector<linked_row>> by_service;
  services by_number;
  for (const linked_row& row : rows) {
    std::string number = number_if_any(row.content->registration_number);
    const auto& scheme = row.content->scheme.value();
    if (number.empty() || !scheme) continue;
    by_service[{number, *scheme}].push_back(row);
    if (*scheme != ismap::scheme::isms) by_number[std::move(number)].push_back(row);
  }
  for (const auto& [key, group] : by_service) check_generations(group, as_of, rules);
  lapses known_lapses;
  for (const linked_row& row : rows) {
    if (!row.content->depends_on.empty()) check_underlying(row, by_number, known_lapses, as_of);
  }
  check_cycles(rows);
  if (rules.in_force(rule_id::A4)) check_certificates(rows, as_of, rules);
  for (const linked_row& row : rows) sort_findings(row.result->findings);
}

}  // namespace ismap
