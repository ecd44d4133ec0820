#include "ismap/calendar_feed.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "calendar_events.h"
#include "calendar_lines.h"
#include "calendar_words.h"
#include "ismap/date_text.h"
#include "ismap/version.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::array<std::string_view, 7> kind_names{
    "expiry",       "last-open-day",      "next-audit-starts", "next-audit-ends-earliest", "next-audit-ends-latest",
    "audit-report", "renewal-application"};
constexpr std::array<std::string_view, 3> state_names{"CONFIRMED", "TENTATIVE", "CANCELLED"};

// FNV-1a, 64 bits. It makes UIDs, so it must never become another one.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::string hexadecimal(std::uint64_t number) {
  std::string digits(16, '0');
  for (std::size_t i = digits.size(); i > 0; number >>= 4U) digits[--i] = "0123456789abcdef"[number & 0xFU];
  return digits;
}

// Numbers are folded to upper case, so that no number can look like the hash of another.
std::string number_in_uid(std::string_view normalised) {
  constexpr std::size_t longest = 40;
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-'; };
  const bool stays = normalised.size() <= longest && std::all_of(normalised.begin(), normalised.end(), is_plain);
  return stays ? std::string{normalised} : "number-" + hexadecimal(hash_of(normalised));
}

std::string name_in_uid(const registration& r) {
  const std::string number = number_if_any(r.registration_number);
  if (!number.empty()) return number_in_uid(number);
  const std::string name = unicode::fold(r.service_name);
  return name.empty() ? "unnamed" : "name-" + hexadecimal(hash_of(name));
}

// The day that tells the generations of one number apart.
std::optional<day> generation_of(const registration& r) {
  const bool has_audits = r.scheme.value() != scheme::isms;
  if (has_audits && r.audit_period_end.value()) return r.audit_period_end.value();
  return r.registered_on.value() ? r.registered_on.value() : r.expires_on.value();
}

// Whose events they are: "ismap.C21-0004-2.20250331".
std::string owner_in_uid(const registration& r) {
  const auto generation = generation_of(r);
  std::string out{r.scheme.value() ? identifier(*r.scheme.value()) : "unknown"};
  out.append(".").append(name_in_uid(r)).append(".");
  return out += generation ? calendar_date(*generation) : "undated";
}

// Grows from day to day, which is all that SEQUENCE has to do (section 3.8.7.4).
std::string sequence_on(day as_of) { return std::to_string((as_of - first_readable_day).count()); }

class event_writer {
 public:
  event_writer(const event_owner& of, const run_description& run, std::string& out) : of_(of), run_(run), out_(out) {}

  // `owner` leads the UID.
  void write(const calendar_event& e, const std::string& owner) {
    const std::string summary = event_summary(e, of_, run_);
    line("BEGIN", "VEVENT");
    line("UID", owner + "." + std::string{kind_names[static_cast<std::size_t>(e.kind)]} + "@ismap");
    line("DTSTAMP", calendar_morning(run_.as_of));
    line("SEQUENCE", sequence_on(run_.as_of));
    line("DTSTART;VALUE=DATE", calendar_date(e.on));
    line("DTEND;VALUE=DATE", calendar_date(e.on + date::days{1}));
    line("SUMMARY", calendar_text(summary));
    line("DESCRIPTION", calendar_text(event_description(e, of_, run_)));
    line("STATUS", state_names[static_cast<std::size_t>(e.state)]);
    line("TRANSP", "TRANSPARENT");
    if (e.has_alarms) write_alarms(e.on, summary);
    line("END", "VEVENT");
  }

 private:
  void line(std::string_view name, std::string_view value) { append_content_line(out_, name, value); }

  void write_alarms(day on, const std::string& summary) {
    for (const int before : alarm_days) {
      const day rings_on = on - date::days{before};
      if (rings_on < run_.as_of) continue;
      line("BEGIN", "VALARM");
      line("ACTION", "DISPLAY");
      line("DESCRIPTION", calendar_text(alarm_words(before, summary, run_.language)));
      line("TRIGGER;VALUE=DATE-TIME", calendar_morning(rings_on));
      line("END", "VALARM");
    }
  }

  const event_owner& of_;
  const run_description& run_;
  std::string& out_;
};

std::string written(const std::vector<calendar_event>& events, const event_owner& of, const std::string& owner,
                    const run_description& run) {
  std::string out;
  event_writer writer{of, run, out};
  for (const calendar_event& e : events) writer.write(e, owner);
  return out;
}

}  // namespace

void calendar_feed::begin() {
  const bool is_japanese = run_.language == language::ja;
  const auto line = [this](std::string_view name, std::string_view value) { append_content_line(out_, name, value); };
  line("BEGIN", "VCALENDAR");
  line("VERSION", "2.0");
  line("PRODID", "-//ismap//ismap " + std::string{program_version()} + (is_japanese ? "//JA" : "//EN"));
  line("CALSCALE", "GREGORIAN");
  line("X-WR-CALNAME", calendar_text(feed_name().in(run_.language)));
  line("X-WR-CALDESC", calendar_text(feed_words(run_)));
  line("X-WR-TIMEZONE", "Asia/Tokyo");
  // No event needs it, but a calendar without any component is not allowed (section 3.6), and a register may be empty.
  line("BEGIN", "VTIMEZONE");
  line("TZID", "Asia/Tokyo");
  line("BEGIN", "STANDARD");
  line("DTSTART", "19700101T000000");
  line("TZOFFSETFROM", "+0900");
  line("TZOFFSETTO", "+0900");
  line("TZNAME", "JST");
  line("END", "STANDARD");
  line("END", "VTIMEZONE");
}

feed_row calendar_feed::add(const registration& r, const assessment& a) { return add_events_of({r, a}); }

feed_row calendar_feed::add(const validity_window& w, std::string_view service_name) {
  registration r;
  r.service_name = service_name;
  r.scheme = w.scheme;
  (w.scheme == scheme::isms ? r.registered_on : r.audit_period_end) = w.anchor;
  assessment a = assess(r, run_.as_of, rules_, holidays_);
  a.status = status::valid;
  a.findings.erase(std::remove_if(a.findings.begin(), a.findings.end(),
                                  [](const finding& f) { return f.code == finding_code::registered_on_missing; }),
                   a.findings.end());
  return add_events_of({r, a, false});
}

feed_row calendar_feed::add_events_of(const event_owner& of) {
  std::vector<calendar_event> events;
  find_events(of.content, of.result, run_.as_of, rules_, holidays_, events);
  if (events.empty()) return feed_row::without_event;
  const std::string owner = owner_in_uid(of.content);
  std::string made = written(events, of, owner, run_);
  const std::uint64_t whose = hash_of(owner);
  const std::uint64_t what = hash_of(made);
  const auto [first, last] = given_.equal_range(whose);
  if (std::any_of(first, last, [what](const auto& each) { return each.second == what; })) return feed_row::repeated;
  const auto before = std::distance(first, last);
  if (before > 0) made = written(events, of, owner + "." + std::to_string(before + 1), run_);
  given_.emplace(whose, what);
  out_ += made;
  return feed_row::given;
}

void calendar_feed::end() { append_content_line(out_, "END", "VCALENDAR"); }

}  // namespace ismap
