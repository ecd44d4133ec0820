#include "calendar_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "ismap/date_text.h"
#include "ismap/findings.h"
#include "ismap/version.h"
#include "unicode.h"
#include "wording.h"

namespace ismap {

namespace {

namespace texts {

#include "calendar_texts.inc"

}  // namespace texts

constexpr std::array<text, 7> kind_titles{texts::event_expiry,
                                          texts::event_last_open_day,
                                          texts::event_next_audit_starts,
                                          texts::event_next_audit_ends_earliest,
                                          texts::event_next_audit_ends_latest,
                                          texts::event_audit_report,
                                          texts::event_renewal_application};

// A cell on one line and not longer than a reader wants it; malformed bytes stay, calendar_text sees to them.
std::string shown_cell(std::string_view cell) {
  constexpr std::size_t longest = 300;
  std::string out;
  cell = unicode::trim(cell);
  for (std::size_t at = 0; at < cell.size();) {
    const unicode::character c = unicode::decode(cell, at);
    if (at + c.length > longest) return out + "...";
    if (c.code >= 0x20) out += cell.substr(at, c.length);
    if (c.code < 0x20 && !out.ends_with(' ')) out += ' ';
    at += c.length;
  }
  return out;
}

class event_words {
 public:
  event_words(const calendar_event& e, const event_owner& of, const run_description& run)
      : e_(e), r_(of.content), a_(of.result), has_status_(of.has_status), run_(run), l_(run.language) {}

  [[nodiscard]] std::string summary() const {
    const std::string state = state_in_summary();
    return state.empty() ? say(texts::summary, {title(), who()})
                         : say(texts::summary_with_state, {title(), who(), state});
  }

  std::string description() {
    line(say(texts::line_day, {title(), format_day(e_.on), in(weekday_name(e_.on))}));
    add_owner();
    add_notes();
    if (e_.kind == event_kind::expiry) add_findings();
    add_rules();
    line(feed_words(run_));
    out_.pop_back();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string in(const text& t) const { return std::string{t.in(l_)}; }

  [[nodiscard]] std::string say(const text& t, std::initializer_list<std::string> values) const {
    return filled(t.in(l_), [&values](std::string_view number) { return values.begin()[number[0] - '0']; });
  }

  void line(const std::string& words) { out_.append(words).append("\n"); }
  void labelled(const text& label, const std::string& value) { line(say(texts::line, {in(label), value})); }

  [[nodiscard]] bool ends_by_withdrawal() const {
    const auto& withdrawn = r_.withdrawn_on.value();
    return e_.kind == event_kind::expiry && withdrawn && e_.on == *withdrawn - date::days{1};
  }

  [[nodiscard]] std::string title() const {
    return in(ends_by_withdrawal() ? texts::event_withdrawal : kind_titles[static_cast<std::size_t>(e_.kind)]);
  }

  [[nodiscard]] std::string scheme_name() const {
    const auto& s = r_.scheme.value();
    return s ? std::string{ismap::title(*s)} : in(texts::scheme_unknown);
  }

  // Name and number, as far as there are any.
  [[nodiscard]] std::string who() const {
    std::string name = shown_cell(r_.service_name);
    const std::string number = shown_cell(r_.registration_number);
    if (!name.empty() && !number.empty()) name += ' ';
    name += number;
    if (!name.empty()) return say(texts::who, {name, scheme_name()});
    const auto& audit_end = r_.audit_period_end.value();
    const auto& registered = r_.registered_on.value();
    if (r_.scheme.value() == scheme::isms && registered) {
      return say(texts::who_of_certificate, {format_day(*registered), scheme_name()});
    }
    return audit_end ? say(texts::who_of_audit, {format_day(*audit_end), scheme_name()})
                     : say(texts::who_unnamed, {scheme_name()});
  }

  // Only what keeps the day from being an ordinary one.
  [[nodiscard]] std::string state_in_summary() const {
    if (e_.state == event_state::cancelled) return in(texts::no_longer_applies);
    const bool is_ordinary =
        a_.status == status::valid || a_.status == status::expiring || a_.status == status::upcoming;
    return is_ordinary ? "" : in(ismap::title(a_.status));
  }

  void add_owner() {
    if (const std::string name = shown_cell(r_.service_name); !name.empty()) labelled(texts::label_service, name);
    if (const std::string number = shown_cell(r_.registration_number); !number.empty()) {
      labelled(texts::label_number, number);
    }
    labelled(texts::label_scheme, scheme_name());
    if (!has_status_) return;
    line(say(texts::line, {say(texts::label_status, {format_day(run_.as_of)}), in(ismap::title(a_.status))}));
  }

  void add_notes() {
    if (e_.state == event_state::cancelled) return line(in(texts::note_cancelled));
    if (e_.state == event_state::tentative) {
      line(in(a_.status == status::invalid ? texts::note_invalid : texts::note_pending));
    }
    if (ends_by_withdrawal()) line(say(texts::note_withdrawal, {format_day(*r_.withdrawn_on.value())}));
    if (e_.kind == event_kind::renewal_application) line(in(texts::note_application));
  }

  void add_findings() {
    for (const finding& f : a_.findings) {
      line(say(texts::line, {in(ismap::title(severity_of(f.code))), message(f, l_)}));
    }
  }

  [[nodiscard]] standing standing_of(const rule& r) const {
    return r_.scheme.value() ? r.standing_for(*r_.scheme.value()) : r.standing;
  }

  void add_rules() {
    standing weakest = standing::official;
    for (const rule& each : all_rules()) {
      if (!e_.rules.contains(each.id)) continue;
      weakest = std::max(weakest, standing_of(each));
      line(say(texts::line_rule,
               {std::string{each.name}, in(each.title), in(ismap::title(standing_of(each))), source_text(each, l_)}));
    }
    line(say(texts::line_standing, {in(ismap::title(weakest))}));
  }

  const calendar_event& e_;
  const registration& r_;
  const assessment& a_;
  bool has_status_;
  const run_description& run_;
  language l_;
  std::string out_;
};

}  // namespace

std::string event_summary(const calendar_event& e, const event_owner& of, const run_description& run) {
  return event_words{e, of, run}.summary();
}

std::string event_description(const calendar_event& e, const event_owner& of, const run_description& run) {
  return event_words{e, of, run}.description();
}

std::string alarm_words(int days, std::string_view summary, language l) {
  return filled(texts::alarm.in(l),
                [&](std::string_view number) { return number == "0" ? std::to_string(days) : std::string{summary}; });
}

text feed_name() { return texts::feed_name; }

std::string feed_words(const run_description& run) {
  const std::array<std::string, 4> values{std::string{program_version()}, format_day(run.as_of),
                                          std::string{rules_version()}, std::string{run.holidays_version}};
  return filled(texts::feed_run.in(run.language),
                [&values](std::string_view number) { return values[static_cast<std::size_t>(number[0] - '0')]; }) +
         "\n" + std::string{notice().in(run.language)};
}

}  // namespace ismap
