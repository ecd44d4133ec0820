#include "kept_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ismap/date_text.h"

namespace ismap::tool {

namespace {

// What a row sorts by: a number or a text, or nothing.
struct sort_value {
  bool missing = true;
  std::int64_t number = 0;
  std::string text;

  friend auto operator<=>(const sort_value&, const sort_value&) = default;
};

sort_value of_number(std::optional<std::int64_t> number) { return {!number, number.value_or(0), {}}; }
sort_value of_text(std::string_view text) { return {text.empty(), 0, std::string{text}}; }

std::optional<std::int64_t> number_of(const std::optional<day>& d) {
  return d ? std::optional<std::int64_t>{d->time_since_epoch().count()} : std::nullopt;
}

sort_value value_of(const kept_row& row, sort_key key) {
  const assessment& a = row.result;
  switch (key) {
    case sort_key::none:
    case sort_key::line: return of_number(static_cast<std::int64_t>(row.record.line));
    case sort_key::registration_number: return of_text(normalised_number(row.row.content.registration_number));
    case sort_key::service_name: return of_text(row.row.content.service_name);
    case sort_key::provider: return of_text(text_of(column::provider, row.record, row.from->header, *row.encoding));
    case sort_key::expires_on: return of_number(number_of(a.expires_on));
    case sort_key::valid_until:
      return of_number(number_of(a.valid_until.is_open ? last_readable_day : a.valid_until.last_day));
    case sort_key::days_left: return of_number(a.days_left);
    case sort_key::status: return of_number(static_cast<std::int64_t>(a.status));
  }
  return {};
}

}  // namespace

kept_row& kept_rows::add(const open_table& from, const csv::record& r, const text_encoding& encoding) {
  kept_row& kept = rows_.emplace_back();
  kept.from = &from;
  kept.keep(r, encoding);
  kept.parts = std::exchange(parts_, {});
  return kept;
}

std::vector<const kept_row*> kept_rows::sorted(sort_key key, bool descending) const {
  std::vector<const kept_row*> rows;
  for (const kept_row& row : rows_) rows.push_back(&row);
  if (key == sort_key::none) return rows;
  std::vector<std::pair<sort_value, std::size_t>> keyed;
  for (std::size_t i = 0; i < rows.size(); ++i) keyed.emplace_back(value_of(*rows[i], key), i);
  std::sort(keyed.begin(), keyed.end(), [descending](const auto& a, const auto& b) {
    if (a.first.missing != b.first.missing) return b.first.missing;
    if (a.first != b.first) return descending ? b.first < a.first : a.first < b.first;
    return a.second < b.second;
  });
  std::vector<const kept_row*> sorted;
  for (const auto& [value, index] : keyed) sorted.push_back(rows[index]);
  return sorted;
}

}  // namespace ismap::tool
