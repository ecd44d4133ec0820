#include "ismap/table_header.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ismap/csv_field.h"
#include "unicode.h"

namespace ismap {

namespace {

std::string decoded_field(const csv::record& r, std::size_t index, const text_encoding& encoding) {
  std::string unescaped;
  std::string utf8;
  return std::string{encoding.to_utf8(csv::value(r, index, unescaped), utf8)};
}

std::string decoded_row(const csv::record& r, const text_encoding& encoding) {
  std::string utf8;
  return std::string{encoding.to_utf8(r.bytes, utf8)};
}

// A CR within quotes breaks a line of the header; outside them it ends lines, which only old files do.
bool has_bare_cr(const csv::record& r) {
  for (std::size_t i = 0; i < r.field_count(); ++i) {
    if (!csv::is_quoted(r.raw(i)) && r.raw(i).find('\r') != std::string_view::npos) return true;
  }
  return false;
}

header_problem::kind or_not_text(header_problem::kind otherwise, std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos ? otherwise : header_problem::kind::not_text;
}

const column_alias* find_alias(std::span<const column_alias> aliases, std::string_view header) {
  const auto same = [header](const column_alias& a) {
    return unicode::fold_header(a.header) == unicode::fold_header(header);
  };
  const auto found = std::find_if(aliases.begin(), aliases.end(), same);
  return found == aliases.end() ? nullptr : &*found;
}

bool has_alias(std::span<const column_alias> aliases, column c) {
  return std::any_of(aliases.begin(), aliases.end(), [c](const column_alias& a) { return a.meant == c; });
}

// A header of --column means what it says there; the column's usual headers then mean nothing.
std::optional<column> meaning(std::string_view header, const column_vocabulary& vocabulary,
                              std::span<const column_alias> aliases) {
  if (const column_alias* const alias = find_alias(aliases, header)) return alias->meant;
  const auto found = vocabulary.find(header);
  return found && !has_alias(aliases, *found) ? found : std::nullopt;
}

}  // namespace

result<table_header, header_problem> table_header::read(const csv::record& r, const text_encoding& encoding,
                                                        const column_vocabulary& vocabulary,
                                                        std::span<const column> one_of,
                                                        std::span<const column_alias> aliases) {
  using kind = header_problem::kind;
  if (r.problem == csv::problem::too_long) return header_problem{.what = or_not_text(kind::too_long, r.bytes)};
  if (r.problem != csv::problem::none || encoding.first_malformed(r.bytes) < r.bytes.size()) {
    return header_problem{.what = or_not_text(kind::unreadable, r.bytes)};
  }
  if (has_bare_cr(r)) return header_problem{.what = kind::bare_cr};
  table_header header;
  header.vocabulary_ = &vocabulary;
  header.read_headers(r, encoding);
  std::vector<column_alias> wanted;
  std::copy_if(aliases.begin(), aliases.end(), std::back_inserter(wanted),
               [&header](const column_alias& a) { return !a.may_lack || header.has(a.header); });
  if (auto problem = header.find_columns(wanted)) return *std::move(problem);
  for (const column_alias& a : wanted) {
    if (header.position_of(a.meant)) continue;
    return header_problem{.what = kind::alias_not_found, .read = a.header, .meant = a.meant};
  }
  const auto is_there = [&header](column c) { return header.position_of(c).has_value(); };
  if (!one_of.empty() && std::none_of(one_of.begin(), one_of.end(), is_there)) {
    return header_problem{.what = or_not_text(kind::no_usable_column, r.bytes), .read = decoded_row(r, encoding)};
  }
  header.name_keys();
  return header;
}

void table_header::read_headers(const csv::record& r, const text_encoding& encoding) {
  for (std::size_t i = 0; i < r.field_count(); ++i) headers_.push_back(decoded_field(r, i, encoding));
}

bool table_header::has(std::string_view header) const {
  const auto is_same = [wanted = unicode::fold_header(header)](const std::string& h) {
    return unicode::fold_header(h) == wanted;
  };
  return std::any_of(headers_.begin(), headers_.end(), is_same);
}

std::vector<std::string> table_header::unused_headers(std::span<const std::string_view> appended) const {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    const bool is_appended = std::find(appended.begin(), appended.end(), headers_[i]) != appended.end();
    if (!meanings_[i] && !is_appended && !unicode::trim(headers_[i]).empty()) unused.push_back(headers_[i]);
  }
  return unused;
}

// Sets what the headers mean; a column that two of them mean is a problem.
std::optional<header_problem> table_header::find_columns(std::span<const column_alias> aliases) {
  positions_.assign(vocabulary_->size(), -1);
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    const auto means = meaning(headers_[i], *vocabulary_, aliases);
    meanings_.push_back(means);
    if (!means) continue;
    int& position = positions_[static_cast<std::size_t>(*means)];
    if (position >= 0) {
      return header_problem{.what = header_problem::kind::column_twice,
                            .read = headers_[i],
                            .meant = means,
                            .first = static_cast<std::size_t>(position) + 1,
                            .second = i + 1};
    }
    position = static_cast<int>(i);
    has_extra_ = has_extra_ || extra_index(*means).has_value();
  }
  return std::nullopt;
}

// Known columns have their identifiers, whatever another header says.
void table_header::name_keys() {
  std::set<std::string> taken;
  for (const auto& means : meanings_) {
    keys_.push_back(means ? std::string{vocabulary_->identifier(*means)} : "");
    if (means) taken.insert(keys_.back());
  }
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (meanings_[i]) continue;
    const std::string position = std::to_string(i + 1);
    std::string key = headers_[i].empty() ? "column " + position : headers_[i];
    while (!taken.insert(key).second) key += " (" + position + ")";
    keys_[i] = std::move(key);
  }
}

bool detail::is_blank_throughout(const csv::record& r, char delimiter) {
  if (r.problem != csv::problem::none) return false;
  return std::all_of(r.bytes.begin(), r.bytes.end(),
                     [delimiter](char c) { return c == delimiter || c == ' ' || c == '"'; });
}

}  // namespace ismap
