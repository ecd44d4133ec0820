#include "ismap/findings.h"

#include <algorithm>

#include "message_table.h"
#include "unicode.h"
#include "wording.h"

namespace ismap {

namespace {

consteval bool findings_in_order() {
  for (std::size_t i = 0; i < finding_entries.size(); ++i) {
    if (static_cast<std::size_t>(finding_entries[i].code) != i) return false;
  }
  return true;
}

static_assert(finding_entries.size() == finding_code_count && findings_in_order());

// What every program needs of all codes, apart from their wording.
struct finding_outline {
  std::string_view name;
  ismap::severity severity;
  std::optional<rule_id> rule;
  bool invalidates;
};

constexpr std::array finding_outlines = [] {
  std::array<finding_outline, finding_code_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const finding_entry& e = finding_entries[i];
    all[i] = {e.name, e.severity, e.rule, e.invalidates};
  }
  return all;
}();

consteval auto wordings(bool of_workloads_alone) {
  std::array<text, finding_code_count> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!of_workloads_alone || finding_entries[i].of_workloads) all[i] = finding_entries[i].wording;
  }
  return all;
}

constexpr std::array all_wordings = wordings(false);
constexpr std::array wordings_of_workloads = wordings(true);

const finding_outline& outline_of(finding_code c) { return finding_outlines[static_cast<std::size_t>(c)]; }

std::string shown(const std::optional<day>& d, language l) {
  return d ? format_day(*d) : std::string{unknown_word.in(l)};
}

std::string value_of(std::string_view name, const finding& f, language l) {
  if (name == "read") return unicode::shown(f.read);
  if (name == "first") return shown(f.first, l);
  if (name == "second") return shown(f.second, l);
  if (name == "number") return std::to_string(f.number);
  return std::string{f.detail.in(l)};
}

std::string message(const finding& f, const text& wording, language l) {
  return filled(wording.in(l), [&](std::string_view name) { return value_of(name, f, l); });
}

}  // namespace

std::string_view identifier(severity s) { return severity_entries[static_cast<std::size_t>(s)].name; }
text title(severity s) { return severity_entries[static_cast<std::size_t>(s)].title; }

std::string_view identifier(finding_code c) { return outline_of(c).name; }
severity severity_of(finding_code c) { return outline_of(c).severity; }
bool is_cause_of_invalid(finding_code c) { return outline_of(c).invalidates; }
std::optional<rule_id> rule_behind(finding_code c) { return outline_of(c).rule; }

std::optional<standing> standing_of(finding_code c) {
  const auto rule = rule_behind(c);
  return rule ? std::optional{standing_of(*rule)} : std::nullopt;
}

std::optional<standing> standing_of(finding_code c, const std::optional<scheme>& s) {
  const auto rule = rule_behind(c);
  return rule && s ? rule_of(*rule).standing_for(*s) : standing_of(c);
}

std::optional<finding_code> find_finding_code(std::string_view name) {
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    if (finding_outlines[i].name == name) return static_cast<finding_code>(i);
  }
  return std::nullopt;
}

bool has_cause_of_invalid(const std::vector<finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const finding& f) { return is_cause_of_invalid(f.code); });
}

// A period is written otherwise than a day.
std::string message(const finding& f, language l) {
  const bool is_period = f.code == finding_code::date_unreadable && f.where == column::audit_period;
  return message(f, is_period ? period_unreadable_wording : wording(f.code), l);
}

std::string message_of_workload(const finding& f, language l) {
  return message(f, wordings_of_workloads[static_cast<std::size_t>(f.code)], l);
}

text wording(finding_code c) { return all_wordings[static_cast<std::size_t>(c)]; }

text wording(date_error e) { return date_error_entries[static_cast<std::size_t>(e)].title; }

// An insertion sort: the lists are short, mostly in order already, and equal codes stay as they were.
void detail::sort_several(std::vector<finding>& findings) {
  const auto before = [](const finding& a, const finding& b) { return a.code < b.code; };
  for (auto each = findings.begin(); each != findings.end(); ++each) {
    std::rotate(std::upper_bound(findings.begin(), each, *each, before), each, each + 1);
  }
}

text notice() { return notice_text; }

}  // namespace ismap
