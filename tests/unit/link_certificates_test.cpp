// Whether a service's ISO/IEC 27001 certificates cover its audit period (rule A4, in force from 2024-08-01).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

using rows = std::vector<registration>;

// The audited service: its audit period is 2023-04-01 to 2024-03-31.
registration audited_row() {
  registration r = ismap_row();
  r.service_name = "Cloud";
  return r;
}

registration certificate(const char* certified_on, const char* expires_on) {
  registration r = isms_row();
  r.registered_on = on(certified_on);
  r.expires_on = on(expires_on);
  return r;
}

std::string found_with(const rows& certificates, const char* as_of = "2024-12-02") {
  rows all{audited_row()};
  all.insert(all.end(), certificates.begin(), certificates.end());
  return found_in(linked_on(all, on(as_of))[0]);
}

constexpr const char* uncovered = "certificate_does_not_cover_audit";

struct cover_case {
  const char* what;
  rows certificates;
  const char* found;
};

TEST(certificates, cover_an_audit_period_from_its_first_to_its_last_day) {
  const cover_case cases[] = {
      {"exactly", {certificate("2023-04-01", "2024-03-31")}, ""},
      {"amply", {certificate("2022-04-01", "2025-03-31")}, ""},
      {"from a day late", {certificate("2023-04-02", "2025-03-31")}, uncovered},
      {"to a day early", {certificate("2022-04-01", "2024-03-30")}, uncovered},
      {"long before", {certificate("2019-04-01", "2022-03-31")}, uncovered},
      {"long after", {certificate("2024-09-02", "2027-09-01")}, uncovered},
      {"none at all", {}, ""},
  };
  for (const cover_case& c : cases) EXPECT_EQ(found_with(c.certificates), c.found) << c.what;
}

TEST(certificates, cover_an_audit_period_together_only_without_a_hole) {
  const cover_case cases[] = {
      {"on the next day", {certificate("2021-10-01", "2023-09-30"), certificate("2023-10-01", "2026-09-30")}, ""},
      {"in the other order", {certificate("2023-10-01", "2026-09-30"), certificate("2021-10-01", "2023-09-30")}, ""},
      {"a day without", {certificate("2021-10-01", "2023-09-30"), certificate("2023-10-02", "2026-09-30")}, uncovered},
      {"overlapping", {certificate("2021-10-01", "2023-09-30"), certificate("2023-06-01", "2026-09-30")}, ""},
      {"one within another", {certificate("2021-10-01", "2026-09-30"), certificate("2023-06-01", "2023-08-31")}, ""},
      {"three",
       {certificate("2023-12-01", "2026-09-30"), certificate("2021-10-01", "2023-06-30"),
        certificate("2023-07-01", "2023-11-30")},
       ""},
      {"a hole before the last",
       {certificate("2021-10-01", "2023-06-30"), certificate("2023-07-01", "2023-11-29"),
        certificate("2023-12-01", "2026-09-30")},
       uncovered},
      {"a last day missing",
       {certificate("2021-10-01", "2023-06-30"), certificate("2023-07-01", "2024-03-30")},
       uncovered},
  };
  for (const cover_case& c : cases) EXPECT_EQ(found_with(c.certificates), c.found) << c.what;
}

TEST(certificates, tell_the_audit_period_that_they_do_not_cover) {
  const rows all{audited_row(), certificate("2023-04-02", "2025-03-31")};
  const auto results = linked_on(all, on("2024-12-02"));
  ASSERT_EQ(results[0].findings.size(), 1u);
  const finding expected{.code = finding_code::certificate_does_not_cover_audit,
                         .where = column::audit_period_start,
                         .first = on("2023-04-01"),
                         .second = on("2024-03-31")};
  EXPECT_EQ(results[0].findings[0], expected);
  EXPECT_EQ(found_in(results[1]), "");
}

// A certificate that would not cover it is one of another service.
TEST(certificates, do_not_belong_to_a_service_by_a_word_for_none) {
  for (const char* none : {"-", "\uFF0D", "\u306A\u3057"}) {  // the last: "nashi"
    rows all{audited_row(), certificate("2019-04-01", "2022-03-31")};
    for (registration& r : all) r.registration_number = r.service_name = none;
    EXPECT_EQ(found_in(linked_on(all, on("2024-12-02"))[0]), "registration_number_malformed") << none;
  }
}

TEST(certificates, are_asked_for_only_from_the_day_the_rule_is_in_force) {
  const rows late{certificate("2023-04-02", "2025-03-31")};
  EXPECT_EQ(found_with(late, "2024-07-31"), "");
  EXPECT_EQ(found_with(late, "2024-08-01"), uncovered);
}

// --- A renewal that is to be expected ---

// The audit period is that of 2024-04-01 to 2025-03-31, the certificate runs to 2024-12-31.
std::string found_with_renewal(const char* applied, const char* decided = "", renewal_result result = {},
                               const char* audit_end = "2025-03-31") {
  registration service = audited_row();
  service.audit_period_start = on("2024-04-01");
  service.audit_period_end = on(audit_end);
  registration c = certificate("2022-01-01", "2024-12-31");
  c.renewal_applied_on = on(applied);
  if (*decided != '\0') {
    c.renewal_decided_on = on(decided);
    c.renewal_result = result;
  }
  return found_in(linked_on(rows{service, c}, on("2040-01-01"))[0]);
}

bool is_uncovered(const std::string& found) { return found.find(uncovered) != std::string::npos; }

TEST(certificates, that_are_to_be_renewed_run_for_one_more_term) {
  EXPECT_FALSE(is_uncovered(found_with_renewal("2024-12-31")));
  EXPECT_TRUE(is_uncovered(found_with_renewal("2025-01-01"))) << "applied for too late";
  EXPECT_FALSE(is_uncovered(found_with_renewal("2024-12-31", "", {}, "2027-12-31")));
  EXPECT_TRUE(is_uncovered(found_with_renewal("2024-12-31", "", {}, "2028-01-01"))) << "three years and a day";
}

TEST(certificates, are_not_to_be_renewed_by_an_application_from_before_they_began) {
  EXPECT_FALSE(is_uncovered(found_with_renewal("2022-01-01")));
  EXPECT_TRUE(is_uncovered(found_with_renewal("2021-12-31")));
}

TEST(certificates, are_not_renewed_where_that_was_refused_after_it_was_applied_for) {
  EXPECT_TRUE(is_uncovered(found_with_renewal("2024-11-15", "2024-11-15", renewal_result::refused)));
  EXPECT_FALSE(is_uncovered(found_with_renewal("2024-11-15", "2024-11-15", renewal_result::granted)));
  EXPECT_FALSE(is_uncovered(found_with_renewal("2024-11-15", "2024-11-14", renewal_result::refused)));
}

// --- Whose certificate it is ---

TEST(certificates, belong_to_a_service_by_number_or_by_name) {
  registration late = certificate("2023-04-02", "2025-03-31");
  late.service_name = "Another";
  EXPECT_EQ(found_with({late}), uncovered) << "by number";
  late.registration_number = "";
  EXPECT_EQ(found_with({late}), "") << "by neither";
  late.service_name = "Cloud";
  EXPECT_EQ(found_with({late}), uncovered) << "by name";
  late.service_name = " \uFF23LOUD ";  // full-width C
  EXPECT_EQ(found_with({late}), uncovered) << "by name, folded";
}

TEST(certificates, do_not_belong_to_a_service_because_both_lack_a_name_or_a_number) {
  registration service = audited_row();
  registration late = certificate("2023-04-02", "2025-03-31");
  service.service_name = late.service_name = "";
  service.registration_number = "";
  EXPECT_EQ(found_in(linked_on(rows{service, late}, on("2024-12-02"))[0]), "");
  late.registration_number = "";
  EXPECT_EQ(found_in(linked_on(rows{service, late}, on("2024-12-02"))[0]), "");
}

TEST(certificates, found_by_number_and_by_name_count_together) {
  registration by_number = certificate("2021-10-01", "2023-09-30");
  by_number.service_name = "Another";
  registration by_name = certificate("2023-10-01", "2026-09-30");
  by_name.registration_number = "";
  EXPECT_EQ(found_with({by_number}), uncovered);
  EXPECT_EQ(found_with({by_name}), uncovered);
  EXPECT_EQ(found_with({by_number, by_name}), "");
}

TEST(certificates, that_are_invalid_prove_nothing) {
  registration broken = certificate("2022-04-01", "2025-03-31");
  broken.alert_days = stated<int>::unreadable();
  EXPECT_EQ(found_with({broken}), "");
  EXPECT_EQ(found_with({broken, certificate("2023-04-02", "2025-03-31")}), uncovered);
}

TEST(certificates, are_held_against_no_row_without_an_audit_period_and_no_certificate) {
  registration service = audited_row();
  const registration late = certificate("2023-04-02", "2025-03-31");
  service.audit_period_start = no_day;
  EXPECT_EQ(found_in(linked_on(rows{service, late}, on("2024-12-02"))[0]), "");
  service = audited_row();
  service.audit_period_end = no_day;
  service.expires_on = on("2025-07-31");
  EXPECT_EQ(found_in(linked_on(rows{service, late}, on("2024-12-02"))[0]), "");
  service = audited_row();
  service.scheme = stated<scheme>::unreadable();
  EXPECT_EQ(found_in(linked_on(rows{service, late}, on("2024-12-02"))[0]), "");
  registration other = certificate("2023-05-01", "2025-03-31");
  other.audit_period_start = on("2023-04-01");
  other.audit_period_end = on("2024-03-29");
  EXPECT_EQ(found_in(linked_on(rows{other, late}, on("2024-12-02"))[0]), "");
}

// --- How long one is relied on ---

TEST(certificates, count_as_valid_from_ever_where_their_first_day_is_not_known) {
  registration r = certificate("2023-04-02", "2024-03-31");
  r.registered_on = no_day;
  EXPECT_EQ(found_with({r}), "");
  r.expires_on = on("2024-03-30");
  EXPECT_EQ(found_with({r}), uncovered);
}

TEST(certificates, without_a_stated_expiry_run_three_years) {
  registration r = certificate("2021-04-01", "2024-03-31");
  r.expires_on = no_day;
  EXPECT_EQ(found_with({r}), "");
  r.registered_on = on("2021-03-31");
  EXPECT_EQ(found_with({r}), uncovered);
}

TEST(certificates, that_were_withdrawn_end_on_the_day_before) {
  registration r = certificate("2022-04-01", "2025-03-31");
  r.withdrawn_on = on("2024-04-01");
  EXPECT_EQ(found_with({r}), "");
  r.withdrawn_on = on("2024-03-31");
  EXPECT_EQ(found_with({r}), uncovered);
}

struct renewal_case {
  const char* what;
  const char* applied_on;
  const char* decided_on;
  renewal_result result;
  const char* found;
};

// A certificate that ends a month before the audit period, seen on 2024-12-02.
TEST(certificates, are_expected_to_be_renewed_where_that_was_applied_for_in_time_and_not_refused) {
  const renewal_case cases[] = {
      {"on the last day", "2024-02-29", "", renewal_result::granted, ""},
      {"a day late", "2024-03-01", "", renewal_result::granted, uncovered},
      {"granted", "2024-02-01", "2024-02-20", renewal_result::granted, ""},
      {"refused", "2024-02-01", "2024-02-20", renewal_result::refused, uncovered},
      {"refused on the day of the assessment", "2024-02-01", "2024-12-02", renewal_result::refused, uncovered},
      {"refusal not known yet", "2024-02-01", "2024-12-03", renewal_result::refused, ""},
      {"refusal without a day is ignored", "2024-02-01", "", renewal_result::refused, ""},
  };
  for (const renewal_case& c : cases) {
    registration r = certificate("2021-03-01", "2024-02-29");
    r.renewal_applied_on = on(c.applied_on);
    if (*c.decided_on != '\0') r.renewal_decided_on = on(c.decided_on);
    r.renewal_result = c.result;
    EXPECT_EQ(found_with({r}), c.found) << c.what;
  }
}

TEST(certificates, are_not_expected_to_be_renewed_by_an_application_that_is_not_known_yet) {
  registration service = audited_row();
  service.audit_period_start = on("2024-04-01");
  service.audit_period_end = on("2025-03-31");
  service.registered_on = on("2025-05-01");
  registration r = certificate("2022-03-01", "2025-02-28");
  r.renewal_applied_on = on("2024-12-03");
  EXPECT_EQ(found_in(linked_on(rows{service, r}, on("2024-12-02"))[0]), uncovered);
  EXPECT_EQ(found_in(linked_on(rows{service, r}, on("2024-12-03"))[0]), "");
  r.withdrawn_on = on("2025-03-31");
  EXPECT_EQ(found_in(linked_on(rows{service, r}, on("2024-12-03"))[0]), uncovered) << "withdrawn all the same";
}

}  // namespace
