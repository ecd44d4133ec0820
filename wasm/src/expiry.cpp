// Days as people write them, and what follows from an audit period's end.
#include <emscripten/bind.h>

#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "ismap/calendar_feed.h"
#include "ismap/register.h"
#include "ismap/window.h"
#include "ismap/window_output.h"
#include "reading.h"

namespace ismap::wasm {

namespace {

// What follows from a scheme's anchor under the rules in force; nothing where the day or the scheme cannot be read.
std::optional<validity_window> window_from(const std::string& anchor, const std::string& scheme_name,
                                           const rule_set& rules) {
  const auto from = day_of(anchor);
  const auto under = parse_scheme(scheme_name);
  if (!from || !under) return std::nullopt;
  const holiday_calendar& holidays = holiday_calendar::bundled();
  return *under == scheme::isms ? window_after_certification(*from, rules, holidays)
                                : window_after_audit(*from, *under, rules, holidays);
}

std::string window(const std::string& anchor, const std::string& scheme, const std::string& as_of,
                   const std::string& lang) {
  std::string out;
  const auto on = day_of(as_of);
  if (!on) return out;
  const auto w = window_from(anchor, scheme, rule_set::in_force_on(*on));
  if (w) append_window_json(*w, holiday_calendar::bundled(), run_on(*on, language_of(lang)), out);
  return out;
}

// Several windows, to be saved in one file.
class windows {
 public:
  windows(const std::string& as_of, const std::string& lang)
      : run_(run_on(day_of(as_of).value_or(day{}), language_of(lang))),
        rules_(rule_set::in_force_on(run_.as_of)),
        is_open_(day_of(as_of).has_value()) {}

  bool add(const std::string& service_name, const std::string& anchor, const std::string& scheme) {
    const auto w = window_from(anchor, scheme, rules_);
    if (!w || !is_open_) return false;
    windows_.push_back({service_name, *w});
    return true;
  }

  [[nodiscard]] std::string csv() const {
    std::string out;
    append_windows_csv(windows_, run_, out);
    return out;
  }

  [[nodiscard]] std::string calendar() const {
    std::string out;
    calendar_feed feed{run_, rules_, holiday_calendar::bundled(), out};
    feed.begin();
    for (const named_window& each : windows_) feed.add(each.window, each.service_name);
    feed.end();
    return out;
  }

 private:
  run_description run_;
  rule_set rules_;
  bool is_open_;
  std::vector<named_window> windows_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_expiry) {
  emscripten::function("read_day", &read_day);
  emscripten::function("read_period", &read_period);
  emscripten::function("window", &window);
  emscripten::class_<windows>("Windows")
      .constructor<const std::string&, const std::string&>()
      .function("add", &windows::add)
      .function("csv", &windows::csv)
      .function("calendar", &windows::calendar);
}

}  // namespace ismap::wasm
