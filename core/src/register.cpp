#include "ismap/register.h"

#include <algorithm>
#include <array>
#include <utility>

#include "message_table.h"
#include "none_word.h"
#include "plain_day.h"
#include "row_cells.h"
#include "unicode.h"
#include "word.h"

namespace ismap {

namespace {

// Reads the cells of one row.
class row_reader {
 public:
  row_reader(const csv::record& r, const table_header& header, const text_encoding& encoding,
             const reading_options& options, registration_row& row)
      : cells_(r, header, encoding), options_(options), row_(row) {}

  void read(bool is_text) {
    registration& to = row_.content;
    row_.findings.clear();
    cells_.check(options_.max_record, is_text, row_.findings);
    to.registration_number = cell(column::registration_number).value_or("");
    to.service_name = options_.names ? cell(column::service_name).value_or("") : "";
    to.depends_on = options_.names ? cell(column::depends_on).value_or("") : "";
    read_scheme();
    read_day(column::audit_period_start, to.audit_period_start);
    read_day(column::audit_period_end, to.audit_period_end);
    read_audit_period();
    read_day(column::registered_on, to.registered_on);
    read_day(column::expires_on, to.expires_on);
    read_day(column::renewal_applied_on, to.renewal_applied_on);
    read_day(column::renewal_decided_on, to.renewal_decided_on);
    read_day(column::withdrawn_on, to.withdrawn_on);
    read_renewal_result();
    read_alert_days();
  }

 private:
  void find(finding f) { row_.findings.push_back(std::move(f)); }

  std::optional<std::string_view> cell(column c) { return cells_.cell(c, row_.scratch[static_cast<std::size_t>(c)]); }

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

  // Most cells of days are empty, and most of the others hold a plain day: that much is done without a call.
  [[gnu::always_inline]] void read_day(column c, stated<day>& to) {
    const std::string_view raw = cells_.raw(c);
    day plain;
    if (raw.empty() && cells_.is_whole()) {
      to = {};
    } else if (read_usual_day(raw, plain)) {
      to = plain;
    } else {
      read_other_day(c, to);
    }
  }

  [[gnu::noinline]] void read_other_day(column c, stated<day>& to) {
    const auto text = cell(c);
    to = text && text->empty() ? stated<day>{} : stated<day>::unreadable();
    if (!text || text->empty()) return;
    const auto read = parse_day(*text);
    if (read) {
      to = *read;
    } else if (says_none(*text)) {
      to = {};
    } else {
      date_unreadable(c, *text, read.error());
    }
  }

  void read_audit_period() {
    if (cells_.raw(column::audit_period).empty() && cells_.is_whole()) return;
    const auto text = cell(column::audit_period);
    registration& to = row_.content;
    if (!text) {
      if (to.audit_period_end.is_absent()) to.audit_period_end = stated<day>::unreadable();
      return;
    }
    if (text->empty()) return;
    const auto read = parse_period(*text);
    if (!read && says_none(*text)) return;
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
    row_.content.renewal_result = {};
    if (cells_.raw(column::renewal_result).empty()) return;
    const auto text = cell(column::renewal_result);
    if (!text || text->empty()) return;
    if (const auto read = parse_renewal_result(*text)) {
      row_.content.renewal_result = *read;
      return;
    }
    if (says_none(*text)) return;
    row_.content.renewal_result = stated<renewal_result>::unreadable();
    find({.code = finding_code::renewal_result_unknown, .where = column::renewal_result, .read = std::string{*text}});
  }

  void read_alert_days() {
    row_.content.alert_days = {};
    if (cells_.raw(column::alert_days).empty() && cells_.is_whole()) return;
    const auto text = cell(column::alert_days);
    if (!text) {
      row_.content.alert_days = stated<int>::unreadable();
    } else if (!text->empty() && !says_none(*text)) {
      const auto read = parse_days(*text);
      row_.content.alert_days = read ? stated<int>{*read} : stated<int>::unreadable();
      if (!read)
        find({.code = finding_code::number_unreadable, .where = column::alert_days, .read = std::string{*text}});
    }
  }

  row_cells cells_;
  const reading_options& options_;
  registration_row& row_;
};

constexpr std::array date_columns{column::audit_period_end, column::audit_period, column::expires_on,
                                  column::registered_on};

}  // namespace

std::span<const column> required_of_registers() { return date_columns; }

void read_registration(const csv::record& r, const table_header& header, const text_encoding& encoding,
                       const reading_options& options, registration_row& row, bool is_text) {
  row_reader{r, header, encoding, options, row}.read(is_text);
}

std::optional<scheme> parse_scheme(std::string_view text) {
  if (is_literal(text, "ISMAP")) return scheme::ismap;
  if (is_literal(text, "ISMAP-LIU")) return scheme::ismap_liu;
  if (is_literal(text, "ISMS")) return scheme::isms;
  std::string word = unicode::fold(text);
  std::replace(word.begin(), word.end(), '_', '-');
  if (word == "ISMAP") return scheme::ismap;
  if (word == "ISMAP-LIU" || word == "LIU") return scheme::ismap_liu;
  if (word == "ISMS" || word == "ISO/IEC27001") return scheme::isms;
  return std::nullopt;
}

std::optional<renewal_result> parse_renewal_result(std::string_view text) {
  for (const renewal_result_entry& e : renewal_result_entries) {
    if (text == e.name || text == e.title.ja) return e.value;
  }
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
