#include "register_order.h"

#include <algorithm>
#include <numeric>

namespace ismap {

namespace {

// The first and the last day that any row expires on; a span of one day where none does.
struct day_span {
  explicit day_span(const register_entries& entries) {
    for (const register_entry& e : entries) {
      if (e.expires_on == register_entry::no_day) continue;
      const std::uint32_t on = e.expires_on;
      first = has_any ? std::min(first, on) : on;
      last = has_any ? std::max(last, on) : on;
      has_any = true;
    }
  }

  [[nodiscard]] std::size_t size() const { return std::size_t{last - first} + 1; }
  [[nodiscard]] std::size_t place(std::uint32_t d) const { return d - first; }

  bool has_any = false;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// What rows sort by, as numbers from 0 to count() - 1: so few that they can be counted.
class ranking {
 public:
  ranking(const register_entries& entries, entry_order o) : order_(o), days_(entries) {}

  [[nodiscard]] std::size_t count() const { return value_count() + 1; }

  // Of a sort by expiry, rows without one come last in either direction.
  [[nodiscard]] std::size_t of(const register_entry& e) const {
    if (order_.key == entry_key::expires_on && e.expires_on == register_entry::no_day) return value_count();
    return order_.descending ? value_count() - 1 - value(e) : value(e);
  }

 private:
  [[nodiscard]] std::size_t value_count() const {
    switch (order_.key) {
      case entry_key::line: break;
      case entry_key::status: return status_count;
      case entry_key::severity: return 2 + static_cast<std::size_t>(severity::error);
      case entry_key::expires_on: return days_.size();
    }
    return 1;
  }

  [[nodiscard]] std::size_t value(const register_entry& e) const {
    switch (order_.key) {
      case entry_key::line: break;
      case entry_key::status: return static_cast<std::size_t>(e.status);
      case entry_key::severity: return e.has_findings ? 1 + static_cast<std::size_t>(e.worst) : 0;
      case entry_key::expires_on: return days_.place(e.expires_on);
    }
    return 0;
  }

  entry_order order_;
  day_span days_;
};

// Puts rows in the order of their ranks; those of one rank stay in theirs.
std::vector<std::uint32_t> sorted(const std::vector<std::uint32_t>& rows, const register_entries& entries,
                                  const ranking& ranks) {
  std::vector<std::uint32_t> next(ranks.count() + 1);  // the place of the next row of each rank
  for (const std::uint32_t row : rows) ++next[ranks.of(entries[row]) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> all(rows.size());
  for (const std::uint32_t row : rows) all[next[ranks.of(entries[row])]++] = row;
  return all;
}

}  // namespace

std::vector<std::uint32_t> in_order(const register_entries& entries, const entry_order& o) {
  std::vector<std::uint32_t> rows;
  rows.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const register_entry& e = entries[i];
    const bool has_status = ((o.statuses >> static_cast<unsigned>(e.status)) & 1U) != 0;
    if (has_status && (e.matches || !o.only_matching)) rows.push_back(i);
  }
  if (o.key == entry_key::line) {
    if (o.descending) std::reverse(rows.begin(), rows.end());
    return rows;
  }
  return sorted(rows, entries, ranking{entries, o});
}

}  // namespace ismap
