// Registrations as a calendar, taken apart again: which days it holds, what rings when, and what takes what's place.
#include "ismap/calendar_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "ismap/version.h"
#include "read_calendar.h"
#include "registration_rows.h"

namespace {

using namespace ismap_test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct feed_on {
  explicit feed_on(std::string_view as_of, language l = language::en)
      : run{.as_of = on(as_of), .holidays_version = "holidays 1", .language = l},
        rules(rule_set::in_force_on(run.as_of)),
        feed(run, rules, holiday_calendar::bundled(), text) {
    feed.begin();
  }
  feed_on(const feed_on&) = delete;
  feed_on& operator=(const feed_on&) = delete;

  feed_row add(const registration& r) { return feed.add(r, assess_on(r, run.as_of)); }

  std::vector<read_event> events() {
    feed.end();
    return read_events(text);
  }

  run_description run;
  rule_set rules;
  std::string text;
  calendar_feed feed;
};

std::vector<read_event> events_of(const registration& r, std::string_view as_of, language l = language::en) {
  feed_on f{as_of, l};
  f.add(r);
  return f.events();
}

std::vector<std::string> outlines_of(const registration& r, std::string_view as_of) {
  return outlines(events_of(r, as_of));
}

registration with(registration r, const std::function<void(registration&)>& change) {
  change(r);
  return r;
}

// Ends on Saturday 2026-01-31.
registration ending_on_a_saturday(scheme s = scheme::ismap) {
  registration r = row_of(s);
  r.audit_period_start = on("2023-10-01");
  r.audit_period_end = on("2024-09-30");
  r.registered_on = on("2024-12-02");
  if (s == scheme::isms) r.expires_on = on("2026-01-31");
  return r;
}

std::string uid_of(const registration& r, std::string_view as_of = "2024-12-01") {
  const auto events = events_of(r, as_of);
  return events.empty() ? "" : events.front()["UID"];
}

TEST(a_calendar, holds_the_expiry_and_the_dates_of_renewal) {
  EXPECT_THAT(
      outlines_of(ismap_row(), "2024-12-01"),
      ElementsAre("expiry 20250731, alarms 20250402 20250601 20250701 20250724", "next-audit-starts 20240401",
                  "next-audit-ends-earliest 20240630",
                  "next-audit-ends-latest 20250331, alarms 20241201 20250130 20250301 20250324",
                  "audit-report 20250630, alarms 20250302 20250501 20250531 20250623", "renewal-application 20250731"));
  EXPECT_EQ(outlines_of(liu_row(), "2024-12-01"), outlines_of(ismap_row(), "2024-12-01"));
  EXPECT_THAT(outlines_of(isms_row(), "2024-12-01"),
              ElementsAre("expiry 20250731, alarms 20250402 20250601 20250701 20250724"));
}

TEST(a_calendar, holds_the_last_open_day_only_before_a_closed_last_day) {
  EXPECT_THAT(outlines_of(ending_on_a_saturday(scheme::isms), "2025-02-03"),
              ElementsAre("expiry 20260131, alarms 20251003 20251202 20260101 20260124",
                          "last-open-day 20260130, alarms 20251002 20251201 20251231 20260123"));
  EXPECT_THAT(outlines_of(ending_on_a_saturday(), "2025-02-03"),
              testing::Contains("last-open-day 20260130, alarms 20251002 20251201 20251231 20260123"));
}

TEST(alarms, ring_at_nine_in_japan_from_the_day_of_the_assessment_on) {
  const auto alarms_on = [](std::string_view as_of) { return outlines_of(isms_row(), as_of).at(0); };
  EXPECT_EQ(events_of(isms_row(), "2025-04-02").at(0).alarms.front().at("TRIGGER;VALUE=DATE-TIME"), "20250402T000000Z");
  EXPECT_EQ(alarms_on("2025-04-02"), "expiry 20250731, alarms 20250402 20250601 20250701 20250724");
  EXPECT_EQ(alarms_on("2025-04-03"), "expiry 20250731, alarms 20250601 20250701 20250724");
  EXPECT_EQ(alarms_on("2025-07-24"), "expiry 20250731, alarms 20250724");
  EXPECT_EQ(alarms_on("2025-07-25"), "expiry 20250731");
}

TEST(alarms, say_how_many_days_are_left_in_the_language) {
  const auto english = events_of(ismap_row(), "2024-12-01").at(0);
  EXPECT_EQ(english.alarms.at(2).at("DESCRIPTION"), "In 30 days · Expires: Cloud C21-0004-2 (ISMAP)");
  EXPECT_EQ(english.alarms.at(2).at("ACTION"), "DISPLAY");
  const auto japanese = events_of(ismap_row(), "2024-12-01", language::ja).at(0);
  EXPECT_EQ(japanese.alarms.at(3).at("DESCRIPTION"), "あと7日 ・ 有効期限: Cloud C21-0004-2（ISMAP）");
}

TEST(a_pending_renewal, makes_the_expiry_tentative_and_takes_back_what_it_was_to_announce) {
  const registration r =
      with(ending_on_a_saturday(), [](registration& each) { each.renewal_applied_on = on("2025-11-04"); });
  EXPECT_THAT(outlines_of(r, "2025-11-10"),
              ElementsAre("expiry 20260131 TENTATIVE", "last-open-day 20260130 CANCELLED",
                          "audit-report 20251231 CANCELLED", "renewal-application 20260131 CANCELLED"));
  EXPECT_THAT(outlines_of(r, "2026-02-10"), ElementsAre("expiry 20260131 TENTATIVE"));
  const auto expiry = events_of(r, "2025-11-10").at(0);
  EXPECT_THAT(expiry["SUMMARY"], HasSubstr("[renewal pending]"));
  EXPECT_THAT(expiry["DESCRIPTION"], HasSubstr("does not end on this day"));
  EXPECT_THAT(expiry["DESCRIPTION"], HasSubstr("Rule V2"));
}

TEST(a_decided_renewal, leaves_the_expiry_with_its_alarms) {
  const registration r = with(ismap_row(), [](registration& each) {
    each.renewal_applied_on = on("2024-10-01");
    each.renewal_decided_on = on("2024-11-01");
    each.renewal_result = renewal_result::refused;
  });
  EXPECT_EQ(outlines_of(r, "2024-12-01").at(0), "expiry 20250731, alarms 20250402 20250601 20250701 20250724");
  EXPECT_EQ(outlines_of(r, "2024-12-01").back(), "renewal-application 20250731 CANCELLED");
}

TEST(an_announced_withdrawal, moves_the_expiry_to_the_last_day_before_it) {
  const registration r = with(ismap_row(), [](registration& each) { each.withdrawn_on = on("2025-02-01"); });
  EXPECT_THAT(
      outlines_of(r, "2024-12-01"),
      ElementsAre("expiry 20250131, alarms 20241202 20250101 20250124", "next-audit-ends-latest 20250331 CANCELLED",
                  "audit-report 20250630 CANCELLED", "renewal-application 20250731 CANCELLED"));
  const auto last = events_of(r, "2024-12-01").at(0);
  EXPECT_EQ(last["SUMMARY"], "Last day before the withdrawal: Cloud C21-0004-2 (ISMAP)");
  EXPECT_THAT(last["DESCRIPTION"], HasSubstr("withdrawn from 2025-02-01 on"));
  EXPECT_EQ(events_of(r, "2025-02-01").at(0)["SUMMARY"],
            "Last day before the withdrawal: Cloud C21-0004-2 (ISMAP) [withdrawn]");
}

TEST(an_expired_registration, keeps_the_day_it_expired_on) {
  EXPECT_THAT(outlines_of(ismap_row(), "2025-08-01"), ElementsAre("expiry 20250731"));
  EXPECT_EQ(events_of(ismap_row(), "2025-08-01").at(0)["SUMMARY"], "Expires: Cloud C21-0004-2 (ISMAP) [expired]");
}

TEST(a_registration_to_come, has_all_events) {
  EXPECT_EQ(outlines_of(ismap_row(), "2024-05-01").size(), 6u);
  EXPECT_EQ(outlines_of(ismap_row(), "2024-05-01").at(0),
            "expiry 20250731, alarms 20250402 20250601 20250701 20250724");
}

TEST(a_superseded_registration, asks_for_nothing_and_is_left_out_once_over) {
  const std::vector<registration> generations{ismap_row(), with(ismap_row(), [](registration& each) {
                                                each.audit_period_start = on("2024-04-01");
                                                each.audit_period_end = on("2025-03-31");
                                                each.registered_on = on("2025-06-02");
                                              })};
  const auto first_on = [&generations](std::string_view as_of, feed_row expected) {
    feed_on f{as_of};
    EXPECT_EQ(f.feed.add(generations[0], linked_on(generations, f.run.as_of)[0]), expected);
    return outlines(f.events());
  };
  EXPECT_THAT(first_on("2025-06-10", feed_row::given),
              ElementsAre("expiry 20250731 CANCELLED", "audit-report 20250630 CANCELLED",
                          "renewal-application 20250731 CANCELLED"));
  EXPECT_THAT(first_on("2025-08-01", feed_row::without_event), ElementsAre());
}

TEST(an_invalid_row, keeps_an_alarm_for_the_expiry_that_could_be_computed) {
  const registration r =
      with(ending_on_a_saturday(), [](registration& each) { each.alert_days = stated<int>::unreadable(); });
  EXPECT_THAT(outlines_of(r, "2025-02-03"),
              ElementsAre("expiry 20260131 TENTATIVE, alarms 20251003 20251202 20260101 20260124"));
  const auto expiry = events_of(r, "2025-02-03").at(0);
  EXPECT_THAT(expiry["SUMMARY"], HasSubstr("[invalid]"));
  EXPECT_THAT(expiry["DESCRIPTION"], HasSubstr("cannot be judged"));
}

TEST(a_row_without_any_end, is_told_to_have_no_event) {
  feed_on f{"2024-12-01"};
  EXPECT_EQ(f.add(registration{}), feed_row::without_event);
  EXPECT_TRUE(f.events().empty());
}

TEST(a_stated_expiry, is_the_day_of_the_expiry_and_of_the_application) {
  const registration r = with(ismap_row(), [](registration& each) { each.expires_on = on("2025-06-27"); });
  const auto lines = outlines_of(r, "2024-12-01");
  EXPECT_THAT(lines.front(), HasSubstr("expiry 20250627"));
  EXPECT_EQ(lines.back(), "renewal-application 20250627");
  const auto expiry = events_of(r, "2024-12-01").at(0);
  EXPECT_THAT(expiry["DESCRIPTION"], HasSubstr("Rule V6"));
  EXPECT_THAT(expiry["DESCRIPTION"], HasSubstr("warning: The stated expiry 2025-06-27 differs from 2025-07-31"));
}

TEST(an_expiry_without_an_audit_period, leaves_only_the_application) {
  const registration r = with(ismap_row(), [](registration& each) {
    each.audit_period_start = {};
    each.audit_period_end = {};
    each.expires_on = on("2025-06-27");
  });
  EXPECT_THAT(outlines_of(r, "2025-03-03"),
              ElementsAre("expiry 20250627, alarms 20250428 20250528 20250620", "renewal-application 20250627"));
}

TEST(an_event, is_of_a_whole_day_that_stays_free) {
  const auto e = events_of(ismap_row(), "2024-12-01").at(0);
  EXPECT_EQ(e["DTSTART;VALUE=DATE"], "20250731");
  EXPECT_EQ(e["DTEND;VALUE=DATE"], "20250801");
  EXPECT_EQ(e["TRANSP"], "TRANSPARENT");
}

TEST(an_event, says_whose_it_is_what_it_rests_on_and_that_it_is_not_official) {
  const auto e = events_of(ismap_row(), "2024-12-01").at(0);
  EXPECT_EQ(e["SUMMARY"], "Expires: Cloud C21-0004-2 (ISMAP)");
  for (const std::string part :
       {"Expires: 2025-07-31 (Thursday)\n", "Service: Cloud\n", "Registration number: C21-0004-2\n", "Scheme: ISMAP\n",
        "Status on 2024-12-01: valid\n", "Rule V1, How long a registration is valid (secondary). Source: ISMAP Basic",
        "Rule V4, How a term of months is counted (default). Source: Civil Code",
        "Standing of this date: default, that of the weakest rule", "holidays holidays 1\n",
        "This is not an official judgement."}) {
    EXPECT_THAT(e["DESCRIPTION"], HasSubstr(part));
  }
}

TEST(an_event, never_says_more_of_its_standing_than_its_weakest_rule_is_worth) {
  for (const scheme s : all_schemes) {
    for (const read_event& e : events_of(ending_on_a_saturday(s), "2025-02-03")) {
      const std::string said = e["DESCRIPTION"];
      const bool has_assumption = said.find("(default). Source") != std::string::npos;
      const bool has_secondary = said.find("(secondary). Source") != std::string::npos;
      const std::string expected = has_assumption ? "default" : has_secondary ? "secondary" : "official";
      EXPECT_THAT(said, HasSubstr("Standing of this date: " + expected + ",")) << e["UID"];
      EXPECT_THAT(said, HasSubstr("Rule "));
    }
  }
  // A1 is official for ISMAP; that it holds for ISMAP-LIU too is our own assumption.
  EXPECT_THAT(events_of(ismap_row(), "2024-12-01").at(1)["DESCRIPTION"], HasSubstr("Standing of this date: official"));
  EXPECT_THAT(events_of(liu_row(), "2024-12-01").at(1)["DESCRIPTION"], HasSubstr("Standing of this date: default"));
  EXPECT_THAT(events_of(ismap_row(), "2024-12-01").at(2)["DESCRIPTION"], HasSubstr("Standing of this date: default"));
}

std::string rules_named_in(std::string said) {
  std::string names;
  for (auto at = said.find("\nRule "); at != std::string::npos; at = said.find("\nRule ", at + 1)) {
    names.append(names.empty() ? "" : " ").append(said.substr(at + 6, 2));
  }
  return names;
}

// Days that are counted in months stand on V4, and those that come from the expiry on all that the expiry stands on.
TEST(an_event, names_every_rule_that_its_day_stands_on) {
  std::vector<std::string> rules;
  for (const read_event& e : events_of(ending_on_a_saturday(), "2025-02-03")) {
    rules.push_back(rules_named_in(e["DESCRIPTION"]));
  }
  EXPECT_THAT(rules, ElementsAre("V1 V4", "V1 V4 V5", "A1", "V4 A1", "V4 A1", "V4 A2", "V1 V2 V4 A2"));
}

TEST(an_event, comes_from_the_day_of_the_assessment_and_not_from_the_clock) {
  const auto earlier = events_of(ismap_row(), "2024-12-01").at(0);
  const auto later = events_of(ismap_row(), "2024-12-02").at(0);
  EXPECT_EQ(earlier["DTSTAMP"], "20241201T000000Z");
  EXPECT_EQ(later["DTSTAMP"], "20241202T000000Z");
  EXPECT_EQ(std::stoi(later["SEQUENCE"]), std::stoi(earlier["SEQUENCE"]) + 1);
  EXPECT_EQ(events_of(ismap_row(), "1873-01-01").at(0)["SEQUENCE"], "0");
}

TEST(a_uid, depends_on_scheme_number_audit_period_and_kind_alone) {
  EXPECT_EQ(uid_of(ismap_row()), "ismap.C21-0004-2.20240331.expiry@ismap");
  EXPECT_EQ(uid_of(ismap_row(), "2025-11-10"), uid_of(ismap_row()));
  const auto same = [](const std::function<void(registration&)>& change) {
    return uid_of(with(ismap_row(), change)) == uid_of(ismap_row());
  };
  EXPECT_TRUE(same([](registration& r) { r.service_name = "Another name"; }));
  EXPECT_TRUE(same([](registration& r) { r.registration_number = " Ｃ２１－０００４－２ "; }));
  EXPECT_TRUE(same([](registration& r) { r.expires_on = on("2025-06-27"); }));
  EXPECT_TRUE(same([](registration& r) { r.registered_on = {}; }));
  EXPECT_TRUE(same([](registration& r) { r.renewal_applied_on = on("2024-11-01"); }));
  EXPECT_FALSE(same([](registration& r) { r.registration_number = "C21-0004-3"; }));
  EXPECT_FALSE(same([](registration& r) { r.scheme = scheme::ismap_liu; }));
  EXPECT_FALSE(same([](registration& r) { r.audit_period_end = on("2024-03-30"); }));
}

TEST(a_uid, is_told_apart_by_the_day_of_registration_and_the_expiry_where_there_is_no_audit_period) {
  EXPECT_EQ(uid_of(isms_row()), "isms.C21-0004-2.20240603.expiry@ismap");
  EXPECT_EQ(uid_of(with(isms_row(), [](registration& r) { r.audit_period_end = on("2024-03-31"); })),
            uid_of(isms_row()));
  EXPECT_EQ(uid_of(with(isms_row(), [](registration& r) { r.registered_on = {}; })),
            "isms.C21-0004-2.20250731.expiry@ismap");
}

TEST(a_uid, is_that_of_the_service_where_there_is_no_number) {
  const auto named = [](std::string_view number, std::string_view name) {
    return uid_of(with(ismap_row(), [&](registration& r) {
      r.registration_number = number;
      r.service_name = name;
    }));
  };
  EXPECT_EQ(named("", "Cloud"), "ismap.name-498982f021bc145e.20240331.expiry@ismap");
  EXPECT_EQ(named(" ", "ｃｌｏｕｄ"), named("", "Cloud"));
  EXPECT_EQ(named("－", "Cloud"), named("", "Cloud"));
  EXPECT_EQ(named("申請中", "Cloud"), named("", "Cloud"));
  EXPECT_NE(named("", "Cloud 2"), named("", "Cloud"));
  EXPECT_EQ(named("", ""), "ismap.unnamed.20240331.expiry@ismap");
  EXPECT_THAT(named("C21/0004.2", "Cloud"),
              testing::MatchesRegex("ismap\\.number-[0-9a-f]+\\.20240331\\.expiry@ismap"));
  EXPECT_EQ(named(std::string(5000, '7'), "Cloud").size(), named("C21/", "Cloud").size());
}

TEST(the_uids, of_the_events_of_one_registration_differ) {
  std::set<std::string> uids;
  const auto events = events_of(ending_on_a_saturday(), "2025-02-03");
  for (const read_event& e : events) uids.insert(e["UID"]);
  EXPECT_EQ(events.size(), 7u);
  EXPECT_EQ(uids.size(), events.size());
}

TEST(a_row_that_says_the_same_as_another, has_its_events_once) {
  feed_on f{"2024-12-01"};
  EXPECT_EQ(f.add(ismap_row()), feed_row::given);
  EXPECT_EQ(f.add(ismap_row()), feed_row::repeated);
  EXPECT_EQ(f.add(liu_row()), feed_row::given);
  EXPECT_EQ(f.events().size(), 12u);
}

TEST(a_row_that_says_something_else_of_the_same_registration, has_events_of_its_own) {
  feed_on f{"2024-12-01"};
  const registration other = with(ismap_row(), [](registration& r) { r.expires_on = on("2025-06-27"); });
  EXPECT_EQ(f.add(ismap_row()), feed_row::given);
  EXPECT_EQ(f.add(other), feed_row::given);
  EXPECT_EQ(f.add(other), feed_row::repeated);
  std::set<std::string> uids;
  const auto events = f.events();
  for (const read_event& e : events) uids.insert(e["UID"]);
  EXPECT_EQ(events.size(), 12u);
  EXPECT_EQ(uids.size(), 12u);
  EXPECT_TRUE(uids.contains("ismap.C21-0004-2.20240331.2.expiry@ismap"));
}

TEST(a_window, has_the_events_of_a_registration_of_which_nothing_else_is_known) {
  for (const scheme s : all_schemes) {
    feed_on f{"2025-02-03", language::en};
    const holiday_calendar& holidays = holiday_calendar::bundled();
    f.feed.add(s == scheme::isms ? window_after_certification(on("2024-03-31"), f.rules, holidays)
                                 : window_after_audit(on("2024-09-30"), s, f.rules, holidays));
    const auto events = f.events();
    if (s == scheme::isms) {
      EXPECT_THAT(outlines(events), ElementsAre("expiry 20270330, alarms 20261130 20270129 20270228 20270323"));
      EXPECT_EQ(events.front()["SUMMARY"], "Expires: certificate of 2024-03-31 (ISMS)");
      EXPECT_THAT(events.front()["DESCRIPTION"], HasSubstr("info: No expiry is stated"));
    } else {
      EXPECT_EQ(events.size(), 7u);
      EXPECT_EQ(events.front().outline(), "expiry 20260131, alarms 20251003 20251202 20260101 20260124");
      EXPECT_THAT(events.front()["SUMMARY"], HasSubstr("registration on an audit period that ends on 2024-09-30"));
      EXPECT_THAT(events.front()["DESCRIPTION"], HasSubstr("warning: The last day, 2026-01-31, is closed (Saturday)"));
    }
    for (const read_event& e : events) {
      EXPECT_THAT(e["DESCRIPTION"], Not(HasSubstr("Status on")));
      EXPECT_THAT(e["DESCRIPTION"], Not(HasSubstr("No day of registration")));
    }
  }
}

TEST(a_window, that_is_over_keeps_its_days) {
  feed_on f{"2030-01-01"};
  f.feed.add(window_after_audit(on("2024-09-30"), scheme::ismap, f.rules, holiday_calendar::bundled()));
  EXPECT_THAT(outlines(f.events()),
              ElementsAre("expiry 20260131", "last-open-day 20260130", "next-audit-starts 20241001",
                          "next-audit-ends-earliest 20241231", "next-audit-ends-latest 20250930",
                          "audit-report 20251231", "renewal-application 20260131"));
}

TEST(what_a_register_holds, cannot_break_a_calendar) {
  const std::string number = "C21,0004;2\\";
  const std::string name = "a\r\nEND:VCALENDAR\r\n\x01" + std::string(1000, 'x') + "\x82";
  const registration r = with(ismap_row(), [&](registration& each) {
    each.registration_number = number;
    each.service_name = name;
  });
  const auto events = events_of(r, "2024-12-01");
  ASSERT_EQ(events.size(), 6u);
  EXPECT_THAT(events.front()["SUMMARY"], testing::StartsWith("Expires: a END:VCALENDAR xxx"));
  EXPECT_THAT(events.front()["SUMMARY"], HasSubstr("x... C21,0004;2\\ (ISMAP)"));
  EXPECT_LT(events.front()["SUMMARY"].size(), 400u);
}

TEST(a_calendar, begins_with_what_programs_look_for) {
  feed_on english{"2024-12-01"};
  feed_on japanese{"2024-12-01", language::ja};
  const auto lines = content_lines(english.text);
  EXPECT_EQ(lines.at(0), "BEGIN:VCALENDAR");
  EXPECT_EQ(lines.at(1), "VERSION:2.0");
  EXPECT_EQ(lines.at(2), "PRODID:-//ismap//ismap " + std::string{program_version()} + "//EN");
  EXPECT_EQ(lines.at(3), "CALSCALE:GREGORIAN");
  EXPECT_EQ(lines.at(4), "X-WR-CALNAME:Deadlines of cloud service registrations");
  EXPECT_THAT(lines.at(5), testing::StartsWith("X-WR-CALDESC:ismap "));
  EXPECT_THAT(lines.at(5), HasSubstr("as of 2024-12-01"));
  EXPECT_THAT(lines.at(5), testing::EndsWith("\\nThis is not an official judgement."));
  EXPECT_EQ(content_lines(japanese.text).at(4), "X-WR-CALNAME:クラウドサービスの登録の期限");
  english.feed.end();
  EXPECT_EQ(content_lines(english.text).back(), "END:VCALENDAR");
}

// RFC 5545, section 3.6: a calendar has one component at least.
TEST(a_calendar, without_events_still_has_a_component) {
  feed_on f{"2024-12-01"};
  f.feed.end();
  EXPECT_THAT(content_lines(f.text), testing::IsSupersetOf({"BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "END:VTIMEZONE"}));
}

}  // namespace
