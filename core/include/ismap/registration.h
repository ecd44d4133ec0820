// One registration on one day: until when it runs, what its status is, what looks wrong.
//
// `assess` is the door. Fill a `registration` with what the register states; nothing needs to be right: what cannot be
// used makes the answer `invalid` and what can still be computed is given beside it. To read a registration from a CSV
// row use register.h; to judge rows against one another (generations, underlying services) use link.h afterwards.
//
// The day is always an argument. What happens after it is not known yet: an application or a decision dated later is
// ignored; only a withdrawal counts as soon as it is announced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/calendar.h"
#include "ismap/closed_days.h"
#include "ismap/findings.h"
#include "ismap/rules.h"

namespace ismap {

// What a register states in one place: nothing, something that cannot be read, or a value.
template <class T>
class stated {
 public:
  constexpr stated() = default;
  constexpr stated(T value) : value_(value), what_(what::value) {}

  [[nodiscard]] static constexpr stated unreadable() {
    stated s;
    s.what_ = what::unreadable;
    return s;
  }

  [[nodiscard]] constexpr bool is_absent() const { return what_ == what::nothing; }
  [[nodiscard]] constexpr bool is_unreadable() const { return what_ == what::unreadable; }
  [[nodiscard]] constexpr bool has_value() const { return what_ == what::value; }
  [[nodiscard]] constexpr const T& operator*() const { return value_; }  // where there is one
  [[nodiscard]] constexpr std::optional<T> value() const { return has_value() ? std::optional{value_} : std::nullopt; }

  friend bool operator==(const stated&, const stated&) = default;

 private:
  enum class what : std::uint8_t { nothing, unreadable, value };

  T value_{};
  what what_ = what::nothing;
};

enum class renewal_result : std::uint8_t { granted, refused };

// "granted", "refused".
[[nodiscard]] std::string_view identifier(renewal_result r);
[[nodiscard]] text title(renewal_result r);

// A registration as the register states it. Texts are UTF-8 and belong to the caller.
struct registration {
  std::string_view registration_number;
  std::string_view service_name;
  std::string_view depends_on;  // registration numbers, separated by ";"
  stated<ismap::scheme> scheme = ismap::scheme::ismap;
  stated<day> audit_period_start;  // inclusive
  stated<day> audit_period_end;    // inclusive
  stated<day> registered_on;       // first day of the registration; ISMS: day of certification
  stated<day> expires_on;          // last day, inclusive
  stated<day> renewal_applied_on;
  stated<day> renewal_decided_on;
  stated<ismap::renewal_result> renewal_result;
  stated<day> withdrawn_on;  // first day WITHOUT the registration
  stated<int> alert_days;    // how many days before its end a registration counts as expiring, 0 or more
};

// The first that applies, in this order.
enum class status : std::uint8_t {
  invalid,
  withdrawn,
  upcoming,
  superseded,
  renewal_pending,
  expired,
  expiring,
  valid
};
inline constexpr std::size_t status_count = 8;

// "invalid" and so on.
[[nodiscard]] std::string_view identifier(status s);
[[nodiscard]] text title(status s);
[[nodiscard]] std::optional<status> find_status(std::string_view name);

// Until when a registration can be relied on: a last day, no end yet (a renewal is pending), or not known.
struct validity_end {
  std::optional<day> last_day;  // inclusive
  bool is_open = false;         // then last_day is empty

  friend bool operator==(const validity_end&, const validity_end&) = default;
};

inline constexpr int default_alert_days = 120;

struct assessment {
  ismap::status status = status::invalid;
  std::optional<day> expires_on;       // stated, else computed; inclusive
  std::optional<day> computed_expiry;  // by rule V1, V3 or V7, where it can be computed
  validity_end valid_until;
  std::optional<int> days_left;   // 0 on the last day, negative after it
  rule_list rules;                // that the answer rests on
  std::vector<finding> findings;  // in the order of finding_code

  [[nodiscard]] std::optional<ismap::standing> standing() const { return rules.weakest_standing(); }
};

// The last day, inclusive, of a registration under ISMAP or ISMAP-LIU that rests on an audit period ending on
// `audit_period_end` (V1, V3; counted by V4 from the day after it).
[[nodiscard]] day expiry_of_audit_period(day audit_period_end, scheme s, const rule_set& rules);

// The registration on the day `as_of`. `within` is the threshold in days for `expiring` where the row states none.
[[nodiscard]] assessment assess(const registration& r, day as_of, const rule_set& rules,
                                const holiday_calendar& holidays, int within = default_alert_days);

// The same into `to`, whose memory is used again: for one row after another.
void assess(const registration& r, day as_of, const rule_set& rules, const holiday_calendar& holidays, int within,
            assessment& to);

// Adds what was found while reading the row; a cause of `invalid` among it makes the assessment invalid.
void add_findings(assessment& a, const std::vector<finding>& found);

// Whether the text, normalised, has the form of every known number: C21-0004-2.
[[nodiscard]] bool has_known_number_form(std::string_view registration_number);

// The number for comparing: full-width and case folded, spaces left out, whatever looks like a hyphen as one.
[[nodiscard]] std::string normalised_number(std::string_view registration_number);

// The same where there is a number: letters A to Z, digits and "-", "/" or ".", a digit other than 0 among them, no two
// Xs in a row. Anything else is empty: it is a dash, a word for none or for not yet, a place kept free ("C25-XXXX-2"), and
// the same one may stand for many services.
[[nodiscard]] std::string number_if_any(std::string_view registration_number);

}  // namespace ismap
