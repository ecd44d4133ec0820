#include "ismap/register.h"

#include <algorithm>
#include <set>
#include <utility>

#include "message_table.h"
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
  return std::any_of(r.fields.begin(), r.fields.end(), [&r](const csv::field& f) {
    return !f.quoted && r.bytes.substr(f.begin, f.end - f.begin).find('\r') != std::string_view::npos;
  });
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
std::optional<column> meaning(std::string_view header, std::span<const column_alias> aliases) {
  if (const column_alias* const alias = find_alias(aliases, header)) return alias->meant;
  const auto found = find_column(header);
  return found && !has_alias(aliases, *found) ? found : std::nullopt;
}

// Reads the cells of one row.
class row_reader {
 public:
  row_reader(const csv::record& r, const register_header& header, const text_encoding& encoding,
             const reading_options& options, registration_row& row)
      : r_(r), header_(header), encoding_(encoding), options_(options), row_(row) {}

  void read() {
    registration& to = row_.content;
    to = {};
    row_.findings.clear();
    check_record();
    to.registration_number = cell(column::registration_number).value_or("");
    to.service_name = cell(column::service_name).value_or("");
    to.depends_on = cell(column::depends_on).value_or("");
    read_scheme();
    to.audit_period_start = read_day(column::audit_period_start);
    to.audit_period_end = read_day(column::audit_period_end);
    read_audit_period();
    to.registered_on = read_day(column::registered_on);
    to.expires_on = read_day(column::expires_on);
    to.renewal_applied_on = read_day(column::renewal_applied_on);
    to.renewal_decided_on = read_day(column::renewal_decided_on);
    read_renewal_result();
    to.withdrawn_on = read_day(column::withdrawn_on);
    read_alert_days();
  }

 private:
  void find(finding f) { row_.findings.push_back(std::move(f)); }

  void check_record() {
    if (r_.problem == csv::problem::unclosed_quote) {
      find({.code = finding_code::unclosed_quote, .number = r_.open_field + 1});
    }
    if (r_.problem == csv::problem::too_long) {
      find({.code = finding_code::record_too_long, .number = options_.max_record});
    }
    if (r_.in_parts) return;  // what is here may begin within a character
    if (r_.surplus_fields > 0) find({.code = finding_code::too_many_fields, .number = r_.surplus_fields});
    const std::size_t malformed = encoding_.first_malformed(r_.bytes);
    if (malformed < r_.bytes.size()) {
      find({.code = finding_code::bytes_unreadable,
            .where = column_at(malformed),
            .number = static_cast<std::size_t>(r_.offset) + malformed});
    }
  }

  [[nodiscard]] std::optional<column> column_at(std::size_t byte) const {
    for (std::size_t i = 0; i < r_.fields.size(); ++i) {
      if (byte < r_.fields[i].end) return header_.meaning_of(i);
    }
    return std::nullopt;
  }

  // A quote that is never closed, or a row that was not held, leaves cells unread that may hold something.
  [[nodiscard]] bool is_cut() const { return r_.problem != csv::problem::none; }

  // The cell's text without the spaces around it; nothing where the row was cut before it.
  std::optional<std::string_view> cell(column c) {
    const auto position = header_.position_of(c);
    if (!position) return "";
    if (*position >= r_.fields.size()) return is_cut() ? std::nullopt : std::optional<std::string_view>{""};
    std::string& scratch = row_.scratch[static_cast<std::size_t>(c)];
    const std::string_view raw = csv::value(r_, *position, unescaped_);
    std::string_view text = encoding_.to_utf8(raw, scratch);
    if (!unescaped_.empty() && text.data() == unescaped_.data()) {
      scratch = unescaped_;
      text = scratch;
    }
    return unicode::trim(text);
  }

  void read_scheme() {
    const auto text = cell(column::scheme);
    stated<scheme>& to = row_.content.scheme;
    if (!text) {
      to = stated<scheme>::unreadable();
    } else if (text->empty()) {
      to = options_.default_scheme;
    } else if (const auto read = parse_scheme(*text)) {
      to = *read;
    } else {
      to = stated<scheme>::unreadable();
      find({.code = finding_code::scheme_unknown, .where = column::scheme, .read = std::string{*text}});
    }
  }

  void date_unreadable(column c, std::string_view text, const date_problem& problem) {
    find({.code = finding_code::date_unreadable,
          .where = c,
          .read = std::string{text},
          .number = problem.offset,
          .detail = wording(problem.code)});
  }

  stated<day> read_day(column c) {
    const auto text = cell(c);
    if (!text) return stated<day>::unreadable();
    if (text->empty()) return {};
    const auto read = parse_day(*text);
    if (read) return *read;
    date_unreadable(c, *text, read.error());
    return stated<day>::unreadable();
  }

  void read_audit_period() {
    const auto text = cell(column::audit_period);
    registration& to = row_.content;
    if (!text) {
      if (to.audit_period_end.is_absent()) to.audit_period_end = stated<day>::unreadable();
      return;
    }
    if (text->empty()) return;
    const auto read = parse_period(*text);
    if (!read) {
      date_unreadable(column::audit_period, *text, read.error());
      if (to.audit_period_start.is_absent()) to.audit_period_start = stated<day>::unreadable();
      if (to.audit_period_end.is_absent()) to.audit_period_end = stated<day>::unreadable();
      return;
    }
    reconcile(to.audit_period_start, read->first, *text);
    reconcile(to.audit_period_end, read->last, *text);
  }

  // What the period says and what the column of its own says must be one day.
  void reconcile(stated<day>& own, day from_period, std::string_view text) {
    if (own.is_absent()) own = from_period;
    if (!own.value() || *own.value() == from_period || row_.content.scheme.value() == scheme::isms) return;
    find({.code = finding_code::period_conflict,
          .where = column::audit_period,
          .read = std::string{text},
          .first = own.value()});
    own = stated<day>::unreadable();
  }

  void read_renewal_result() {
    const auto text = cell(column::renewal_result);
    if (!text || text->empty()) return;
    if (const auto read = parse_renewal_result(*text)) {
      row_.content.renewal_result = *read;
      return;
    }
    row_.content.renewal_result = stated<renewal_result>::unreadable();
    find({.code = finding_code::renewal_result_unknown, .where = column::renewal_result, .read = std::string{*text}});
  }

  void read_alert_days() {
    const auto text = cell(column::alert_days);
    if (!text) {
      row_.content.alert_days = stated<int>::unreadable();
    } else if (!text->empty()) {
      const auto read = parse_days(*text);
      row_.content.alert_days = read ? stated<int>{*read} : stated<int>::unreadable();
      if (!read)
        find({.code = finding_code::number_unreadable, .where = column::alert_days, .read = std::string{*text}});
    }
  }

  const csv::record& r_;
  const register_header& header_;
  const text_encoding& encoding_;
  const reading_options& options_;
  registration_row& row_;
  std::string unescaped_;
};

}  // namespace

result<register_header, header_problem> register_header::read(const csv::record& r, const text_encoding& encoding,
                                                              std::span<const column_alias> aliases) {
  using kind = header_problem::kind;
  if (r.problem != csv::problem::none || encoding.first_malformed(r.bytes) < r.bytes.size()) {
    return header_problem{.what = kind::unreadable};
  }
  if (has_bare_cr(r)) return header_problem{.what = kind::bare_cr};
  register_header header;
  if (auto problem = header.find_columns(r, encoding, aliases)) return *std::move(problem);
  for (const column_alias& a : aliases) {
    if (header.position_of(a.meant)) continue;
    return header_problem{.what = kind::alias_not_found, .read = a.header, .meant = a.meant};
  }
  for (const column c : {column::audit_period_end, column::audit_period, column::expires_on, column::registered_on}) {
    if (!header.position_of(c)) continue;
    header.name_keys();
    return header;
  }
  return header_problem{.what = kind::no_date_column, .read = decoded_row(r, encoding)};
}

// Sets the headers and what they mean; a column that two of them mean is a problem.
std::optional<header_problem> register_header::find_columns(const csv::record& r, const text_encoding& encoding,
                                                            std::span<const column_alias> aliases) {
  positions_.fill(-1);
  for (std::size_t i = 0; i < r.fields.size(); ++i) {
    headers_.push_back(decoded_field(r, i, encoding));
    const auto means = meaning(headers_.back(), aliases);
    meanings_.push_back(means);
    if (!means) continue;
    int& position = positions_[static_cast<std::size_t>(*means)];
    if (position >= 0) {
      return header_problem{.what = header_problem::kind::column_twice,
                            .read = headers_.back(),
                            .meant = means,
                            .first = static_cast<std::size_t>(position) + 1,
                            .second = i + 1};
    }
    position = static_cast<int>(i);
  }
  return std::nullopt;
}

// Known columns have their identifiers, whatever another header says.
void register_header::name_keys() {
  std::set<std::string> taken;
  for (const auto& means : meanings_) {
    keys_.push_back(means ? std::string{identifier(*means)} : "");
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

std::optional<std::size_t> register_header::position_of(column c) const {
  const int position = positions_[static_cast<std::size_t>(c)];
  return position < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(position)};
}

void read_registration(const csv::record& r, const register_header& header, const text_encoding& encoding,
                       const reading_options& options, registration_row& row) {
  row_reader{r, header, encoding, options, row}.read();
}

bool is_blank(const csv::record& r, char delimiter) {
  if (r.problem != csv::problem::none) return false;
  return std::all_of(r.bytes.begin(), r.bytes.end(),
                     [delimiter](char c) { return c == delimiter || c == ' ' || c == '"'; });
}

std::optional<scheme> parse_scheme(std::string_view text) {
  if (text == "ISMAP") return scheme::ismap;
  std::string word = unicode::fold(text);
  std::replace(word.begin(), word.end(), '_', '-');
  if (word == "ISMAP") return scheme::ismap;
  if (word == "ISMAP-LIU" || word == "LIU") return scheme::ismap_liu;
  if (word == "ISMS" || word == "ISO/IEC27001") return scheme::isms;
  return std::nullopt;
}

std::optional<renewal_result> parse_renewal_result(std::string_view text) {
  const std::string word = unicode::fold(text);
  for (const renewal_result_entry& e : renewal_result_entries) {
    if (word == unicode::fold(e.name) || word == e.title.ja) return e.value;
  }
  return std::nullopt;
}

std::optional<int> parse_days(std::string_view text) {
  constexpr int most = 1'000'000'000;
  int days = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::character c = unicode::decode(text, at);
    const char32_t digit = unicode::fold_width(c.code) - U'0';
    if (digit > 9) return std::nullopt;
    days = std::min<int>(most, days > most / 10 ? most : days * 10 + static_cast<int>(digit));
    at += c.length;
  }
  return text.empty() ? std::nullopt : std::optional{days};
}

}  // namespace ismap
