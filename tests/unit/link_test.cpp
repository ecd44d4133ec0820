// Rows of one service held against one another: which superseded which, and whether a day is missing between them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

// Audit periods a year apart; on schedule the next registration begins before the last one ends.
registration first_generation(scheme s = scheme::ismap) { return row_of(s); }

registration second_generation(scheme s = scheme::ismap) {
  registration r = row_of(s);
  r.registered_on = on("2025-06-02");
  if (s == scheme::isms) {
    r.expires_on = on("2028-06-01");
  } else {
    r.audit_period_start = on("2024-04-01");
    r.audit_period_end = on("2025-03-31");
  }
  return r;
}

registration third_generation() {
  registration r = ismap_row();
  r.audit_period_start = on("2025-04-01");
  r.audit_period_end = on("2026-03-30");  // the expiry is then an open day
  r.registered_on = on("2026-06-01");
  return r;
}

using rows = std::vector<registration>;

std::string statuses_on(const rows& register_rows, day as_of) {
  std::string names;
  for (const assessment& a : linked_on(register_rows, as_of)) {
    if (!names.empty()) names += ' ';
    names += identifier(a.status);
  }
  return names;
}

// --- Superseded ---

TEST(link, supersedes_a_generation_on_the_day_a_later_one_is_registered) {
  for (const scheme s : all_schemes) {
    const rows both{first_generation(s), second_generation(s)};
    EXPECT_EQ(statuses_on(both, on("2025-06-01")), "expiring upcoming") << identifier(s);
    EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid") << identifier(s);
    EXPECT_EQ(statuses_on(both, on("2025-08-01")), "superseded valid") << identifier(s);
  }
}

TEST(link, finds_nothing_about_generations_on_schedule) {
  for (const char* as_of : {"2024-12-02", "2025-06-02", "2025-08-01", "2026-06-01"}) {
    for (const assessment& a :
         linked_on(rows{first_generation(), second_generation(), third_generation()}, on(as_of))) {
      EXPECT_EQ(found_in(a), "") << as_of;
    }
  }
}

TEST(link, orders_generations_by_the_audit_periods_end_wherever_they_stand_in_the_file) {
  rows in_file{first_generation(), second_generation(), third_generation()};
  in_file[2].audit_period_start = on("2025-05-01");  // a gap of a month, found on the third generation alone
  std::vector<std::size_t> order{0, 1, 2};
  do {
    rows shuffled;
    for (const std::size_t i : order) shuffled.push_back(in_file[i]);
    const auto results = linked_on(shuffled, on("2026-06-01"));
    for (std::size_t at = 0; at < order.size(); ++at) {
      EXPECT_EQ(results[at].status, order[at] == 2 ? status::valid : status::superseded);
      EXPECT_EQ(found_in(results[at]), order[at] == 2 ? "audit_period_gap" : "");
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(link, orders_by_the_audit_periods_end_and_not_by_the_registration) {
  rows both{first_generation(), second_generation()};
  both[0].registered_on = on("2025-07-01");
  EXPECT_EQ(statuses_on(both, on("2025-07-15")), "superseded valid");
}

TEST(link, orders_by_the_audit_periods_end_and_not_by_the_stated_expiry) {
  rows both{first_generation(), second_generation()};
  both[0].expires_on = on("2027-07-30");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid");
}

TEST(link, leaves_out_a_row_without_any_day_to_order_it_by) {
  rows three{first_generation(), second_generation(), second_generation()};
  three[1].audit_period_end = no_day;
  EXPECT_EQ(statuses_on(three, on("2025-06-02")), "superseded invalid valid");
}

TEST(link, orders_certificates_by_their_certification) {
  rows both{first_generation(scheme::isms), second_generation(scheme::isms)};
  both[0].audit_period_end = on("2030-03-29");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid");
}

TEST(link, takes_a_generation_that_only_states_its_expiry_as_a_year_and_four_months_after_its_audit) {
  rows both{second_generation(), first_generation()};
  both[1].audit_period_start = no_day;
  both[1].audit_period_end = no_day;
  for (const char* expiry : {"2025-07-31", "2026-06-30", "2026-06-29"}) {
    both[1].expires_on = on(expiry);
    EXPECT_EQ(statuses_on(both, on("2025-06-02")), "valid superseded") << expiry;
  }
  both[1].expires_on = on("2026-08-31");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid");
}

TEST(link, takes_an_expiry_whose_day_the_month_of_the_audit_lacks_as_that_months_end) {
  rows both{second_generation(), second_generation()};
  both[0].audit_period_end = on("2024-09-30");
  both[0].audit_period_start = on("2024-04-01");
  both[1].audit_period_start = no_day;
  both[1].audit_period_end = no_day;
  both[1].expires_on = on("2026-01-31");  // 16 months before it would be 2024-09-31
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "valid valid") << "the same generation twice";
  both[0].audit_period_end = on("2024-09-29");
  both[1].expires_on = on("2026-01-31");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid");
}

TEST(link, leaves_withdrawn_upcoming_and_invalid_rows_what_they_are) {
  rows both{first_generation(), second_generation()};
  both[0].withdrawn_on = on("2025-05-01");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "withdrawn valid");
  both[0] = first_generation();
  both[0].alert_days = stated<int>::unreadable();
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "invalid valid");
  both[0] = first_generation();
  both[0].registered_on = on("2025-06-10");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "upcoming valid");
}

TEST(link, supersedes_a_row_whose_renewal_is_pending_and_one_that_has_expired) {
  rows both{first_generation(), second_generation()};
  both[0].renewal_applied_on = on("2025-04-01");
  EXPECT_EQ(statuses_on(both, on("2025-06-01")), "renewal_pending upcoming");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid");
  both[1].registered_on = on("2025-09-01");
  both[0].renewal_applied_on = no_day;
  EXPECT_EQ(statuses_on(both, on("2025-08-31")), "expired upcoming");
  EXPECT_EQ(statuses_on(both, on("2025-09-01")), "superseded valid");
}

TEST(link, does_not_let_an_invalid_row_supersede_another) {
  rows both{first_generation(), second_generation()};
  both[1].alert_days = stated<int>::unreadable();
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "expiring invalid");
}

TEST(link, lets_a_later_row_supersede_although_it_was_withdrawn_since_or_states_no_registration_day) {
  rows both{first_generation(), second_generation()};
  both[1].withdrawn_on = on("2025-06-05");
  EXPECT_EQ(statuses_on(both, on("2025-06-05")), "superseded withdrawn");
  both[1] = second_generation();
  both[1].registered_on = no_day;
  EXPECT_EQ(statuses_on(both, on("2025-03-31")), "valid upcoming");
  EXPECT_EQ(statuses_on(both, on("2025-04-01")), "superseded valid");
}

TEST(link, does_not_let_a_row_that_was_withdrawn_before_its_registration_supersede_before_that_day) {
  rows both{first_generation(), second_generation()};
  both[1].withdrawn_on = on("2025-05-01");
  EXPECT_EQ(statuses_on(both, on("2025-06-01")), "expiring withdrawn");
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded withdrawn");
}

TEST(link, does_not_let_rows_with_one_audit_end_supersede_each_other) {
  const rows twice{first_generation(), first_generation()};
  EXPECT_EQ(statuses_on(twice, on("2025-06-02")), "expiring expiring");
}

TEST(link, lets_any_registered_generation_supersede_those_before_it_past_an_upcoming_one) {
  rows three{first_generation(), second_generation(), third_generation()};
  EXPECT_EQ(statuses_on(three, on("2025-06-02")), "superseded valid upcoming");
  three[1].registered_on = on("2026-07-01");
  EXPECT_EQ(statuses_on(three, on("2026-06-01")), "superseded upcoming valid");
}

// --- Which rows are one service's ---

TEST(link, groups_by_scheme_and_number_only) {
  for (const scheme s : {scheme::ismap_liu, scheme::isms}) {
    rows both{first_generation(), second_generation(s)};
    EXPECT_EQ(statuses_on(both, on("2025-06-02")), "expiring valid") << identifier(s);
  }
  rows both{first_generation(), second_generation()};
  both[1].registration_number = "C21-0004-3";
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "expiring valid");
  both[1] = second_generation();
  both[1].scheme = stated<scheme>::unreadable();
  EXPECT_EQ(statuses_on(both, on("2025-06-02")), "expiring invalid");
}

TEST(link, never_groups_rows_without_a_number) {
  constexpr const char* none = "\u306A\u3057";               // "nashi"
  constexpr const char* applied_for = "\u7533\u8ACB\u4E2D";  // "shinseichu"
  for (const char* blank : {"", " ", "\u3000", "-", "\uFF0D", "\u2015", none, applied_for, "TBD", "0", "C25-xxxx-2",
                            "C25-\u3007\u3007\u3007\u3007-2", "R7\u7533\u8ACB\u4E2D"}) {
    rows both{first_generation(), second_generation()};
    both[0].registration_number = blank;
    both[1].registration_number = blank;
    EXPECT_EQ(statuses_on(both, on("2025-06-02")), "expiring valid") << blank;
  }
}

TEST(link, folds_width_case_and_spaces_of_numbers) {
  constexpr const char* full_width =
      "\uFF23\uFF12\uFF11\uFF0D\uFF10\uFF10\uFF10\uFF14\uFF0D\uFF12";  // C21-0004-2 in full width
  for (const char* number : {"c21-0004-2", " C21-0004-2 ", full_width}) {
    rows both{first_generation(), second_generation()};
    both[1].registration_number = number;
    EXPECT_EQ(statuses_on(both, on("2025-06-02")), "superseded valid") << number;
    EXPECT_EQ(normalised_number(number), "C21-0004-2");
  }
}

// --- Gap and overlap of audit periods ---

struct join_case {
  const char* starts_on;
  const char* found;
};

TEST(link, finds_a_gap_or_an_overlap_of_audit_periods_to_the_day) {
  const join_case cases[] = {
      {"2024-03-30", "audit_period_too_long;audit_period_overlap"},
      {"2024-03-31", "audit_period_too_long;audit_period_overlap"},
      {"2024-04-01", ""},
      {"2024-04-02", "audit_period_gap"},
      {"2024-04-03", "audit_period_gap"},
  };
  for (const scheme s : all_schemes) {
    for (const join_case& c : cases) {
      rows both{first_generation(s), second_generation(s)};
      both[0].audit_period_end = on("2024-03-31");
      both[1].audit_period_end = on("2025-03-31");
      both[1].audit_period_start = on(c.starts_on);
      const auto results = linked_on(both, on("2025-06-02"));
      EXPECT_EQ(found_in(results[0]), "") << c.starts_on;
      EXPECT_EQ(found_in(results[1]), s == scheme::isms ? "" : c.found) << c.starts_on << ", " << identifier(s);
    }
  }
}

TEST(link, tells_where_the_audit_period_starts_and_where_the_one_before_ends) {
  rows both{first_generation(), second_generation()};
  both[1].audit_period_start = on("2024-04-02");
  const auto results = linked_on(both, on("2025-06-02"));
  ASSERT_EQ(results[1].findings.size(), 1u);
  const finding expected{.code = finding_code::audit_period_gap,
                         .where = column::audit_period_start,
                         .first = on("2024-04-02"),
                         .second = on("2024-03-31")};
  EXPECT_EQ(results[1].findings[0], expected);
}

TEST(link, judges_no_gap_where_a_day_is_not_known) {
  rows both{first_generation(), second_generation()};
  both[1].audit_period_start = no_day;
  EXPECT_EQ(found_in(linked_on(both, on("2025-06-02"))[1]), "");
  both[1].audit_period_start = on("2024-09-01");
  both[0].audit_period_end = no_day;
  both[0].expires_on = on("2025-07-31");
  EXPECT_EQ(found_in(linked_on(both, on("2025-06-02"))[1]), "");
}

TEST(link, puts_what_it_finds_into_the_order_of_the_contract) {
  rows both{first_generation(), second_generation()};
  both[1].audit_period_start = on("2024-04-02");
  both[1].registration_number = "c21-0004-2 ";
  both[1].registered_on = on("2025-08-02");
  both[1].depends_on = "C99-0000-1";
  both[1].alert_days = stated<int>::unreadable();
  std::vector<assessment> results;
  for (const registration& r : both) results.push_back(assess_on(r, on("2025-08-04")));
  add_findings(results[1], {{.code = finding_code::number_unreadable}});
  const linked_row linked[] = {{&both[0], &results[0]}, {&both[1], &results[1]}};
  link(linked, on("2025-08-04"), rule_set::in_force_on(on("2025-08-04")));
  EXPECT_EQ(found_in(results[1]), "audit_period_gap;validity_gap;underlying_service_unknown;number_unreadable");
}

// --- Gap of validity ---

TEST(link, finds_days_without_a_registration_between_two_generations) {
  for (const scheme s : all_schemes) {
    rows both{first_generation(s), second_generation(s)};
    const join_case cases[] = {{"2025-07-31", ""}, {"2025-08-01", ""}, {"2025-08-02", "validity_gap"}};
    for (const join_case& c : cases) {
      both[1].registered_on = on(c.starts_on);
      for (const char* as_of : {"2025-07-01", "2025-09-01"}) {
        EXPECT_EQ(found_in(linked_on(both, on(as_of))[1]), c.found) << c.starts_on << ", " << identifier(s);
      }
    }
  }
}

TEST(link, finds_days_without_a_registration_after_a_withdrawal) {
  rows both{first_generation(), second_generation()};
  both[0].withdrawn_on = on("2025-06-02");
  EXPECT_EQ(found_in(linked_on(both, on("2025-06-02"))[1]), "");
  both[0].withdrawn_on = on("2025-06-01");
  const auto results = linked_on(both, on("2025-06-02"));
  ASSERT_EQ(found_in(results[1]), "validity_gap");
  const finding expected{.code = finding_code::validity_gap,
                         .where = column::registered_on,
                         .first = on("2025-06-02"),
                         .second = on("2025-05-31")};
  EXPECT_EQ(results[1].findings[0], expected);
}

TEST(link, finds_no_days_without_a_registration_while_the_renewal_before_is_or_was_pending) {
  rows both{first_generation(), second_generation()};
  both[0].renewal_applied_on = on("2025-06-30");
  both[1].registered_on = on("2025-09-11");
  EXPECT_EQ(found_in(linked_on(both, on("2025-09-11"))[1]), "");
  both[0].renewal_decided_on = on("2025-09-10");
  EXPECT_EQ(found_in(linked_on(both, on("2025-09-11"))[1]), "");
  both[0].renewal_decided_on = on("2025-09-09");
  EXPECT_EQ(found_in(linked_on(both, on("2025-09-11"))[1]), "validity_gap");
}

TEST(link, finds_no_days_without_a_registration_after_any_renewal_that_is_still_pending) {
  rows three{first_generation(), second_generation(), third_generation()};
  three[1].registered_on = on("2025-07-01");
  three[1].renewal_applied_on = on("2026-05-01");
  three[2].registered_on = on("2026-09-01");
  EXPECT_EQ(found_in(linked_on(three, on("2026-09-01"))[2]), "");
  three[1].renewal_applied_on = no_day;
  EXPECT_EQ(found_in(linked_on(three, on("2026-09-01"))[2]), "validity_gap");
}

TEST(link, takes_a_renewal_that_nobody_noted_the_end_of_as_decided_once_the_next_generation_is_registered) {
  rows three{first_generation(), second_generation(), third_generation()};
  three[0].renewal_applied_on = on("2025-05-01");  // no decision is noted, but the second generation followed
  three[2].registered_on = on("2026-08-02");       // the second one ran to 2026-07-31
  EXPECT_EQ(found_in(linked_on(three, on("2026-08-02"))[2]), "validity_gap");
  three[2].registered_on = on("2026-08-01");
  EXPECT_EQ(found_in(linked_on(three, on("2026-08-02"))[2]), "");
}

TEST(link, holds_a_registration_against_the_latest_end_of_all_generations_before) {
  rows three{first_generation(), second_generation(), third_generation()};
  three[1].withdrawn_on = on("2025-06-10");  // the first one runs on to 2025-07-31
  three[2].registered_on = on("2025-08-01");
  EXPECT_EQ(found_in(linked_on(three, on("2025-08-01"))[2]), "registered_before_audit_end");
  three[2].registered_on = on("2025-08-02");
  EXPECT_EQ(found_in(linked_on(three, on("2025-08-02"))[2]), "registered_before_audit_end;validity_gap");
}

TEST(link, judges_no_validity_gap_where_the_end_before_or_the_registration_is_not_known) {
  rows both{first_generation(), second_generation()};
  both[1].registered_on = on("2025-10-01");
  both[0].withdrawn_on = unreadable_day;
  EXPECT_EQ(found_in(linked_on(both, on("2025-10-01"))[1]), "");
  both[0].withdrawn_on = no_day;
  both[1].registered_on = no_day;
  EXPECT_EQ(found_in(linked_on(both, on("2025-10-01"))[1]), "registered_on_missing");
}

// --- The renewed period ---

TEST(link, takes_back_that_the_renewed_period_is_missing_where_a_later_generation_is_there) {
  registration renewed = first_generation();
  renewed.renewal_applied_on = on("2025-06-02");
  renewed.renewal_decided_on = on("2025-09-10");
  registration next = second_generation();
  next.registered_on = on("2025-09-11");
  const day after = on("2025-09-11");
  EXPECT_EQ(found_in(linked_on(rows{renewed}, after)[0]), "renewed_period_missing");
  EXPECT_EQ(found_in(linked_on(rows{renewed, next}, after)[0]), "");
  EXPECT_EQ(found_in(linked_on(rows{next, renewed}, after)[1]), "");
  next.registered_on = on("2025-12-01");
  EXPECT_EQ(found_in(linked_on(rows{renewed, next}, after)[0]), "") << "also where it is not registered yet";
}

TEST(link, leaves_it_missing_where_the_other_row_is_invalid_earlier_the_same_or_of_another_service) {
  registration renewed = second_generation();
  renewed.renewal_applied_on = on("2025-07-01");
  renewed.renewal_decided_on = on("2025-07-10");
  const day after = on("2026-08-01");
  registration broken = third_generation();
  broken.alert_days = stated<int>::unreadable();
  registration other = third_generation();
  other.registration_number = "C21-0005-2";
  for (const registration& beside : {broken, first_generation(), second_generation(), other}) {
    EXPECT_TRUE(has(linked_on(rows{renewed, beside}, after)[0], finding_code::renewed_period_missing));
  }
}

// A register in which all rows carry one number must not cost the square of its length.
TEST(link, is_quick_with_100_000_rows_of_one_number) {
  const rows same(100'000, first_generation());
  const auto results = linked_on(same, on("2025-06-02"));
  EXPECT_EQ(results.front().status, status::expiring);
  EXPECT_EQ(found_in(results.back()), "audit_period_overlap");
}

}  // namespace
