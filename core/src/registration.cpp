#include "ismap/registration.h"

#include <algorithm>
#include <utility>

#include "ismap/audit_period.h"
#include "message_table.h"
#include "unicode.h"

namespace ismap {

namespace {

// A renewal as far as it is known on the day of the assessment.
struct renewal {
  const day* applied = nullptr;  // in time, or it does not count
  const day* decided = nullptr;  // of one that counts

  [[nodiscard]] bool counts() const { return applied != nullptr; }
  [[nodiscard]] bool is_pending_on(day d) const { return counts() && (decided == nullptr || d <= *decided); }
};

std::optional<day> optional(const day* d) { return d == nullptr ? std::nullopt : std::optional{*d}; }

// One assessment in the making.
class assessor {
 public:
  assessor(const registration& r, day as_of, const rule_set& rules, const holiday_calendar& holidays, int within,
           assessment& to)
      : r_(r),
        as_of_(as_of),
        rules_(rules),
        holidays_(holidays),
        within_(within),
        is_isms_(is(scheme::isms)),
        concerns_audit_(is(scheme::ismap) || is(scheme::ismap_liu)),
        a_(to) {}

  void assess() {
    clear();
    check_required();
    if (concerns_audit_) check_audit_period();
    set_expiry();
    check_registered_on();
    check_number();
    set_renewal();
    set_valid_until();
    a_.status = status_on_day();
    check_renewed_period();
    check_closed_days();
    sort_findings(a_.findings);
  }

 private:
  void clear() {
    a_.status = status::invalid;
    a_.expires_on.reset();
    a_.computed_expiry.reset();
    a_.valid_until = {};
    a_.days_left.reset();
    a_.rules = {};
    a_.findings.clear();
  }

  [[nodiscard]] bool is(scheme s) const { return r_.scheme.has_value() && *r_.scheme == s; }

  void find(finding f) { a_.findings.push_back(std::move(f)); }

  // A fact that is dated after the day of the assessment is not known yet.
  [[nodiscard]] const day* known(const stated<day>& d) const { return d.has_value() && *d <= as_of_ ? &*d : nullptr; }

  [[nodiscard]] bool lacks_required() const {
    if (!r_.expires_on.is_absent()) return false;
    if (is_isms_) return r_.registered_on.is_absent();
    return concerns_audit_ && r_.audit_period_end.is_absent();
  }

  void check_required() {
    const column wanted = is_isms_ ? column::registered_on : column::audit_period_end;
    if (lacks_required()) find({.code = finding_code::required_missing, .where = wanted});
  }

  [[nodiscard]] bool is_reversed() const {
    const auto& start = r_.audit_period_start;
    const auto& end = r_.audit_period_end;
    return concerns_audit_ && start.has_value() && end.has_value() && *end < *start;
  }

  void check_audit_period() {
    const auto& start = r_.audit_period_start;
    const auto& end = r_.audit_period_end;
    if (!start.has_value() || !end.has_value()) return;
    const auto found = [&](finding_code code, day held_against) {
      find({.code = code, .where = column::audit_period_end, .first = *end, .second = held_against});
    };
    if (is_reversed()) return found(finding_code::period_reversed, *start);
    if (const auto broken = broken_limit_of_audit(*start, *end, rules_)) found(broken->code, broken->last_day);
  }

  void compute_expiry() {
    const auto& anchor = is_isms_ ? r_.registered_on : r_.audit_period_end;
    if (!r_.scheme.has_value() || !anchor.has_value()) return;
    a_.computed_expiry.emplace(is_isms_ ? last_day_of_term(*anchor, rules_.validity_term(scheme::isms))
                                        : expiry_of_audit_period(*anchor, *r_.scheme, rules_));
  }

  void set_expiry() {
    compute_expiry();
    const bool is_stated = r_.expires_on.has_value();
    if (!is_stated && !a_.computed_expiry) return;
    a_.expires_on.emplace(is_stated ? *r_.expires_on : *a_.computed_expiry);
    if (is_stated) {
      a_.rules.add(is_isms_ ? rule_id::V7 : rule_id::V6);
    } else {
      a_.rules.add(rule_set::validity_rule(*r_.scheme));
      a_.rules.add(rule_id::V4);
    }
    check_stated_expiry();
  }

  void check_stated_expiry() {
    const auto& stated = r_.expires_on;
    if (stated.has_value() && a_.computed_expiry && concerns_audit_ && *stated != *a_.computed_expiry) {
      find({.code = finding_code::expiry_differs_from_rule,
            .where = column::expires_on,
            .first = *stated,
            .second = a_.computed_expiry});
    }
    if (!stated.has_value() && is_isms_) {
      find({.code = finding_code::expiry_assumed,
            .where = column::expires_on,
            .first = r_.registered_on.value(),
            .second = a_.expires_on});
    }
  }

  void check_registered_on() {
    const auto& registered = r_.registered_on;
    const auto found = [&](finding_code code, std::optional<day> held_against) {
      find({.code = code, .where = column::registered_on, .first = registered.value(), .second = held_against});
    };
    if (r_.registered_on.is_absent()) found(finding_code::registered_on_missing, std::nullopt);
    if (!registered.has_value()) return;
    const auto& audit_end = r_.audit_period_end;
    if (concerns_audit_ && audit_end.has_value() && *registered <= *audit_end) {
      found(finding_code::registered_before_audit_end, *audit_end);
    }
    if (a_.expires_on && *registered > *a_.expires_on) found(finding_code::registered_after_expiry, a_.expires_on);
    if (!r_.scheme.has_value()) return;
    const auto& first = rules_.first_registration_day(*r_.scheme);
    if (first && *registered < *first) found(finding_code::scheme_not_in_force, first);
  }

  void check_number() {
    if (!is(scheme::ismap) || has_known_number_form(r_.registration_number)) return;
    if (unicode::trim(r_.registration_number).empty()) return;
    find({.code = finding_code::registration_number_malformed,
          .where = column::registration_number,
          .read = std::string{r_.registration_number}});
  }

  void set_renewal() {
    if (is_isms_) {
      if (known(r_.renewal_applied_on) != nullptr) {
        find({.code = finding_code::renewal_does_not_extend,
              .where = column::renewal_applied_on,
              .first = r_.renewal_applied_on.value()});
      }
      return;
    }
    const day* const decided = usable_decision();
    if (!application_counts()) return;
    renewal_ = {&*r_.renewal_applied_on, decided};
    a_.rules.add(rule_id::V2);
    if (decided == nullptr && !r_.renewal_decided_on.is_unreadable()) check_overdue();
  }

  // The decision, where an application precedes it; what cannot be used is reported.
  const day* usable_decision() {
    if (r_.renewal_result.has_value() && r_.renewal_decided_on.is_absent()) {
      find({.code = finding_code::result_without_decision, .where = column::renewal_result});
    }
    const day* const decided = known(r_.renewal_decided_on);
    if (decided == nullptr) return nullptr;
    const day* const applied = known(r_.renewal_applied_on);
    const auto found = [&](finding_code code) {
      find({.code = code, .where = column::renewal_decided_on, .first = *decided, .second = optional(applied)});
    };
    if (applied == nullptr && !r_.renewal_applied_on.is_unreadable()) {
      return found(finding_code::decision_without_application), nullptr;
    }
    if (applied != nullptr && *decided < *applied) return found(finding_code::decided_before_applied), nullptr;
    return decided;
  }

  // Applied for between the registration and the expiry, both days included.
  bool application_counts() {
    const day* const applied = known(r_.renewal_applied_on);
    if (applied == nullptr || !a_.expires_on) return false;
    const auto found = [&](finding_code code, std::optional<day> held_against) {
      find({.code = code, .where = column::renewal_applied_on, .first = *applied, .second = held_against});
    };
    const auto& registered = r_.registered_on;
    if (registered.has_value() && *applied < *registered) {
      found(finding_code::renewal_applied_before_registration, *registered);
      return false;
    }
    if (*applied > *a_.expires_on) {
      found(finding_code::renewal_applied_late, a_.expires_on);
      return false;
    }
    return true;
  }

  void check_overdue() {
    const day last = last_day_of_term(*renewal_.applied + date::days{1}, rules_.decision_term());
    if (as_of_ <= last) return;
    find({.code = finding_code::decision_overdue,
          .where = column::renewal_applied_on,
          .first = *renewal_.applied,
          .second = last});
  }

  // Whether a cell that cannot be read, or a scheme that is not known, could move the end.
  [[nodiscard]] bool end_is_uncertain() const {
    const bool application_unreadable = r_.renewal_applied_on.is_unreadable() && !is_isms_;
    const bool renewal_uncertain = renewal_.counts() && (r_.renewal_decided_on.is_unreadable() ||
                                                         r_.registered_on.is_unreadable() || r_.scheme.is_unreadable());
    return r_.expires_on.is_unreadable() || r_.withdrawn_on.is_unreadable() || application_unreadable ||
           renewal_uncertain;
  }

  void set_valid_until() {
    if (!a_.expires_on || end_is_uncertain()) return;
    validity_end& end = a_.valid_until;
    if (renewal_.counts() && renewal_.decided == nullptr) {
      end.is_open = true;
    } else {
      end.last_day = renewal_.decided != nullptr ? std::max(*a_.expires_on, *renewal_.decided) : *a_.expires_on;
    }
    if (r_.withdrawn_on.has_value()) {
      const day last_with_registration = *r_.withdrawn_on - date::days{1};
      if (end.is_open || *end.last_day > last_with_registration) end = {last_with_registration, false};
    }
    a_.days_left = static_cast<int>((end.last_day.value_or(*a_.expires_on) - as_of_).count());
  }

  [[nodiscard]] bool is_invalid() const {
    const bool unreadable =
        r_.scheme.is_unreadable() || r_.audit_period_start.is_unreadable() || r_.audit_period_end.is_unreadable() ||
        r_.registered_on.is_unreadable() || r_.expires_on.is_unreadable() || r_.renewal_applied_on.is_unreadable() ||
        r_.renewal_decided_on.is_unreadable() || r_.withdrawn_on.is_unreadable() || r_.alert_days.is_unreadable();
    return unreadable || is_reversed() || lacks_required() || !a_.expires_on;
  }

  [[nodiscard]] bool is_upcoming() const {
    if (r_.registered_on.has_value()) return as_of_ < *r_.registered_on;
    return concerns_audit_ && r_.audit_period_end.has_value() && as_of_ <= *r_.audit_period_end;
  }

  [[nodiscard]] status status_on_day() const {
    if (is_invalid()) return status::invalid;
    if (r_.withdrawn_on.has_value() && as_of_ >= *r_.withdrawn_on) return status::withdrawn;
    if (is_upcoming()) return status::upcoming;
    if (renewal_.is_pending_on(as_of_)) return status::renewal_pending;
    if (*a_.days_left < 0) return status::expired;
    return *a_.days_left <= (r_.alert_days.has_value() ? *r_.alert_days : within_) ? status::expiring : status::valid;
  }

  void check_renewed_period() {
    if (a_.status != status::expired || renewal_.decided == nullptr) return;
    if (r_.renewal_result.value() == renewal_result::refused) return;
    find({.code = finding_code::renewed_period_missing,
          .where = column::renewal_decided_on,
          .first = *renewal_.decided});
  }

  void check_closed_days() {
    if (!a_.expires_on) return;
    const closure c = holidays_.closure_of(*a_.expires_on);
    if (c == closure::open) return;
    const auto last_open = holidays_.last_open_day(*a_.expires_on);
    if (is_closed(c)) find_closed(last_open);
    if (!last_open) {
      find({.code = finding_code::closed_days_unknown, .where = column::expires_on, .first = a_.expires_on});
    }
  }

  // Nearly every other row has this one, so it is put together where it stays.
  void find_closed(std::optional<day> last_open) {
    finding& f = a_.findings.emplace_back();
    f.code = finding_code::last_day_is_closed;
    f.where = column::expires_on;
    f.first = *a_.expires_on;
    if (last_open) f.second = *last_open;
    f.detail = closure_name(holidays_, *a_.expires_on);
  }

  const registration& r_;
  day as_of_;
  const rule_set& rules_;
  const holiday_calendar& holidays_;
  int within_;
  bool is_isms_;         // a certificate, which no renewal extends
  bool concerns_audit_;  // audit periods never concern ISMS
  renewal renewal_;
  assessment& a_;
};

bool has_form(std::string_view number) {
  constexpr std::string_view form = "C00-0000-0";
  if (number.size() != form.size()) return false;
  bool fits = true;
  for (std::size_t i = 0; i < form.size(); ++i) {
    fits = fits && (form[i] == '0' ? number[i] >= '0' && number[i] <= '9' : number[i] == form[i]);
  }
  return fits;
}

}  // namespace

std::string_view identifier(status s) { return status_entries[static_cast<std::size_t>(s)].name; }
text title(status s) { return status_entries[static_cast<std::size_t>(s)].title; }

std::optional<status> find_status(std::string_view name) {
  for (const status_entry& e : status_entries) {
    if (e.name == name) return e.value;
  }
  return std::nullopt;
}

std::string_view identifier(renewal_result r) { return renewal_result_entries[static_cast<std::size_t>(r)].name; }
text title(renewal_result r) { return renewal_result_entries[static_cast<std::size_t>(r)].title; }

day expiry_of_audit_period(day audit_period_end, scheme s, const rule_set& rules) {
  return last_day_of_term(audit_period_end + date::days{1}, rules.validity_term(s));
}

assessment assess(const registration& r, day as_of, const rule_set& rules, const holiday_calendar& holidays,
                  int within) {
  assessment made;
  assess(r, as_of, rules, holidays, within, made);
  return made;
}

void assess(const registration& r, day as_of, const rule_set& rules, const holiday_calendar& holidays, int within,
            assessment& to) {
  assessor{r, as_of, rules, holidays, within, to}.assess();
}

void add_findings(assessment& a, const std::vector<finding>& found) {
  if (has_cause_of_invalid(found)) a.status = status::invalid;
  a.findings.insert(a.findings.end(), found.begin(), found.end());
  sort_findings(a.findings);
}

bool has_known_number_form(std::string_view registration_number) {
  return has_form(registration_number) || has_form(normalised_number(registration_number));
}

std::string normalised_number(std::string_view registration_number) {
  const std::string folded = unicode::fold(registration_number);
  if (std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return folded;
  }
  std::string number;
  for (std::size_t at = 0; at < folded.size();) {
    const unicode::character c = unicode::decode(folded, at);
    number += unicode::looks_like_hyphen(c.code) ? "-" : folded.substr(at, c.length);
    at += c.length;
  }
  return number;
}

std::string number_if_any(std::string_view registration_number) {
  std::string number = normalised_number(registration_number);
  const bool has_digit = number.find_first_of("123456789") != std::string::npos;
  const bool has_other = number.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.") != std::string::npos;
  if (!has_digit || has_other || number.find("XX") != std::string::npos) number.clear();
  return number;
}

}  // namespace ismap
