// Services that rest on others: numbers that nobody has, registrations that lapse below, and circles.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;

using rows = std::vector<registration>;

constexpr const char* upper_number = "C22-0001-1";
constexpr const char* base_number = "C21-0004-2";

// Valid from 2024-06-03 to 2025-07-31, and resting on another service.
registration upper_row(std::string_view depends_on = base_number) {
  registration r = ismap_row();
  r.registration_number = upper_number;
  r.service_name = "Upper";
  r.depends_on = depends_on;
  return r;
}

// Registered from 2024-06-03 to a day.
registration base_row(const char* expires_on = "2026-07-31") {
  registration r = ismap_row();
  r.audit_period_start = no_day;
  r.audit_period_end = no_day;
  r.expires_on = on(expires_on);
  return r;
}

std::string found_above(const rows& bases, const registration& upper, const char* as_of) {
  rows all{upper};
  all.insert(all.end(), bases.begin(), bases.end());
  return found_in(linked_on(all, on(as_of))[0]);
}

std::string found_above(const registration& base, const char* as_of) {
  return found_above(rows{base}, upper_row(), as_of);
}

// --- Unknown numbers ---

TEST(underlying_services, are_unknown_where_no_row_has_their_number) {
  const auto results = linked_on(rows{upper_row("C99-0000-1"), base_row()}, on("2024-12-02"));
  ASSERT_EQ(found_in(results[0]), "underlying_service_unknown");
  const finding expected{
      .code = finding_code::underlying_service_unknown, .where = column::depends_on, .read = "C99-0000-1"};
  EXPECT_EQ(results[0].findings[0], expected);
  EXPECT_EQ(found_in(results[1]), "");
}

struct number_list {
  const char* depends_on;
  std::vector<std::string> unknown;
};

TEST(underlying_services, are_listed_by_semicolon_with_width_case_and_spaces_folded) {
  const number_list lists[] = {
      {"", {}},
      {" ", {}},
      {";", {}},
      {"C21-0004-2", {}},
      {" c21-0004-2 ;", {}},
      {";;C21-0004-2;;X1", {"X1"}},
      {"X1;C21-0004-2;x2", {"X1", "X2"}},
      {"X1 ; X2;C21-0004-2", {"X1", "X2"}},
      {"\uFF38\uFF11\uFF1BC21-0004-2", {"X1"}},  // full-width X, 1 and semicolon
      {"C21-0004-2,X1", {"X1"}},
      {"C21-0004-2\nX1\r\nX2", {"X1", "X2"}},      // one a line, in one cell
      {"C21-0004-2\u3001X1", {"X1"}},              // an ideographic comma
      {"C21\u22120004\u22122", {}},                // minus signs
      {"C21\u20100004\u30FC2;X\u20131", {"X-1"}},  // a hyphen, a long vowel mark, a dash
      {"\u306A\u3057", {}},                        // "nashi", none
      {"\u8A72\u5F53\u306A\u3057", {}},            // "gaito nashi", none that applies
      {"None", {}},
      {"-", {}},
      {"\u2015", {}},
  };
  for (const number_list& list : lists) {
    std::vector<std::string> unknown;
    const auto results = linked_on(rows{upper_row(list.depends_on), base_row()}, on("2024-12-02"));
    for (const finding& f : results[0].findings) {
      EXPECT_EQ(f.code, finding_code::underlying_service_unknown) << list.depends_on;
      unknown.push_back(f.read);
    }
    EXPECT_EQ(unknown, list.unknown) << list.depends_on;
  }
}

TEST(underlying_services, may_be_of_the_other_list_but_no_certificate) {
  registration base = base_row();
  base.scheme = scheme::ismap_liu;
  EXPECT_EQ(found_above(base, "2024-12-02"), "");
  base.scheme = scheme::isms;
  EXPECT_EQ(found_above(base, "2024-12-02"), "underlying_service_unknown");
  base.scheme = stated<scheme>::unreadable();
  EXPECT_EQ(found_above(base, "2024-12-02"), "underlying_service_unknown");
}

TEST(underlying_services, are_unknown_also_to_a_row_that_has_run_out) {
  EXPECT_EQ(found_above(rows{}, upper_row(), "2025-09-01"), "underlying_service_unknown");
}

// --- Lapses ---

TEST(underlying_services, lapse_once_they_have_run_out) {
  const registration base = base_row("2025-01-31");
  EXPECT_EQ(found_above(base, "2025-01-31"), "") << "it may still be renewed";
  EXPECT_EQ(found_above(base, "2025-02-01"), "underlying_service_lapses");
}

TEST(underlying_services, tell_when_they_lapse) {
  const auto results = linked_on(rows{upper_row(), base_row("2025-01-31")}, on("2025-02-01"));
  ASSERT_EQ(results[0].findings.size(), 1u);
  const finding expected{.code = finding_code::underlying_service_lapses,
                         .where = column::depends_on,
                         .read = base_number,
                         .first = on("2025-01-31")};
  EXPECT_EQ(results[0].findings[0], expected);
  EXPECT_EQ(iso(results[0].valid_until), "2025-07-31") << "the upper validity is not shortened";
}

TEST(underlying_services, lapse_as_soon_as_a_withdrawal_within_the_upper_validity_is_announced) {
  registration base = base_row();
  const std::pair<const char*, const char*> cases[] = {
      {"2025-07-30", "underlying_service_lapses"},
      {"2025-07-31", "underlying_service_lapses"},  // the upper one runs to this day, the base to the one before
      {"2025-08-01", ""},
      {"2025-08-02", ""},
  };
  for (const auto& [withdrawn_on, found] : cases) {
    base.withdrawn_on = on(withdrawn_on);
    EXPECT_EQ(found_above(base, "2024-12-02"), found) << withdrawn_on;
  }
}

TEST(underlying_services, lapse_when_a_renewal_pending_below_is_withdrawn) {
  registration base = base_row("2025-01-31");
  base.renewal_applied_on = on("2024-11-01");
  EXPECT_EQ(found_above(base, "2025-03-03"), "") << "pending";
  base.withdrawn_on = on("2025-07-31");
  EXPECT_EQ(found_above(base, "2025-03-03"), "underlying_service_lapses");
  base.withdrawn_on = on("2025-08-01");
  EXPECT_EQ(found_above(base, "2025-03-03"), "");
}

registration refused_base(const char* expires_on, const char* decided_on) {
  registration base = base_row(expires_on);
  base.renewal_applied_on = on("2024-09-02");
  base.renewal_decided_on = on(decided_on);
  base.renewal_result = renewal_result::refused;
  return base;
}

TEST(underlying_services, lapse_when_a_refused_renewal_ends_them_within_the_upper_validity) {
  EXPECT_EQ(found_above(refused_base("2025-07-30", "2024-11-01"), "2024-12-02"), "underlying_service_lapses");
  EXPECT_EQ(found_above(refused_base("2025-07-31", "2024-11-01"), "2024-12-02"), "");
  registration granted = refused_base("2025-07-30", "2024-11-01");
  granted.renewal_result = renewal_result::granted;
  EXPECT_EQ(found_above(granted, "2024-12-02"), "");
}

TEST(underlying_services, do_not_lapse_by_a_refusal_that_is_not_known_yet) {
  const registration base = refused_base("2025-05-30", "2024-12-03");
  EXPECT_EQ(found_above(base, "2024-12-02"), "");
  EXPECT_EQ(found_above(base, "2024-12-03"), "underlying_service_lapses");
}

// A result without a decision, or of an application that does not count, is ignored.
TEST(underlying_services, do_not_lapse_by_a_refusal_that_is_ignored) {
  registration undecided = base_row("2025-05-30");
  undecided.renewal_result = renewal_result::refused;
  EXPECT_EQ(found_above(undecided, "2024-12-02"), "");
  registration early = refused_base("2025-05-30", "2024-11-01");
  early.renewal_applied_on = on("2024-06-02");
  EXPECT_EQ(found_above(early, "2024-12-02"), "");
  registration reversed = refused_base("2025-05-30", "2024-09-01");
  EXPECT_EQ(found_above(reversed, "2024-12-02"), "");
}

TEST(underlying_services, lapse_before_they_are_registered) {
  registration base = base_row();
  base.registered_on = on("2024-12-03");
  const auto results = linked_on(rows{upper_row(), base}, on("2024-12-02"));
  ASSERT_EQ(found_in(results[0]), "underlying_service_lapses");
  EXPECT_EQ(results[0].findings[0].first, std::nullopt);
  EXPECT_EQ(found_above(base, "2024-12-03"), "");
}

TEST(underlying_services, lapse_for_an_upper_renewal_that_is_pending_without_end) {
  registration upper = upper_row();
  upper.renewal_applied_on = on("2024-11-01");
  registration base = base_row("2030-07-31");
  EXPECT_EQ(found_above(rows{base}, upper, "2024-12-02"), "");
  base.withdrawn_on = on("2030-01-04");
  EXPECT_EQ(found_above(rows{base}, upper, "2024-12-02"), "underlying_service_lapses");
}

TEST(underlying_services, matter_only_to_a_row_that_is_itself_registered) {
  const registration base = base_row("2024-07-31");
  registration upper = upper_row();
  EXPECT_EQ(found_above(rows{base}, upper, "2024-12-02"), "underlying_service_lapses") << "valid";
  EXPECT_EQ(found_above(rows{base}, upper, "2025-07-31"), "underlying_service_lapses") << "expiring";
  EXPECT_EQ(found_above(rows{base}, upper, "2025-08-01"), "") << "expired";
  upper.renewal_applied_on = on("2025-07-31");
  EXPECT_EQ(found_above(rows{base}, upper, "2025-08-01"), "underlying_service_lapses") << "renewal pending";
  upper.withdrawn_on = on("2025-08-01");
  EXPECT_EQ(found_above(rows{base}, upper, "2025-08-01"), "") << "withdrawn";
  upper = upper_row();
  upper.registered_on = on("2024-12-03");
  EXPECT_EQ(found_above(rows{base}, upper, "2024-12-02"), "") << "upcoming";
  upper.registered_on = unreadable_day;
  EXPECT_EQ(found_above(rows{base}, upper, "2024-12-02"), "") << "invalid";
}

TEST(underlying_services, do_not_matter_to_a_superseded_generation) {
  rows all{upper_row(), upper_row(), base_row("2024-07-31")};
  all[1].audit_period_start = on("2024-04-01");
  all[1].audit_period_end = on("2025-03-31");
  all[1].registered_on = on("2025-06-02");
  const auto results = linked_on(all, on("2025-06-02"));
  EXPECT_EQ(found_in(results[0]), "");
  EXPECT_EQ(found_in(results[1]), "underlying_service_lapses");
}

TEST(underlying_services, run_on_with_any_generation_or_row_that_is_not_known_to_end) {
  registration ending = base_row("2025-01-31");
  ending.audit_period_end = on("2023-09-30");
  ending.withdrawn_on = on("2025-01-15");
  registration next = base_row("2026-01-30");
  next.audit_period_end = on("2024-09-30");
  next.registered_on = on("2025-01-10");
  EXPECT_EQ(found_above(rows{ending, next}, upper_row(), "2025-01-09"), "underlying_service_lapses");
  EXPECT_EQ(found_above(rows{ending, next}, upper_row(), "2025-01-10"), "") << "the next generation is registered";
  EXPECT_EQ(found_above(rows{next, ending}, upper_row(), "2025-02-10"), "");
  registration liu = next;
  liu.scheme = scheme::ismap_liu;
  EXPECT_EQ(found_above(rows{ending, liu}, upper_row(), "2025-01-10"), "") << "two lists, one of them not ending";
  liu.withdrawn_on = on("2025-07-31");
  EXPECT_EQ(found_above(rows{ending, liu}, upper_row(), "2025-01-10"), "underlying_service_lapses");
  liu.withdrawn_on = on("2025-08-01");
  EXPECT_EQ(found_above(rows{ending, liu}, upper_row(), "2025-01-10"), "") << "the later of two ends counts";
}

// The generation before a withdrawn one is superseded and does not come back to life.
TEST(underlying_services, lapse_with_the_withdrawal_of_the_last_generation) {
  registration first = base_row("2026-01-30");
  first.audit_period_end = on("2024-09-30");
  registration second = base_row("2026-07-31");
  second.audit_period_end = on("2025-03-31");
  second.registered_on = on("2025-04-01");
  second.withdrawn_on = on("2025-05-01");
  const auto results = linked_on(rows{upper_row(), first, second}, on("2025-05-01"));
  ASSERT_EQ(found_in(results[0]), "underlying_service_lapses");
  EXPECT_EQ(iso(results[0].findings[0].first), "2025-04-30");
}

TEST(underlying_services, are_not_said_to_lapse_where_one_of_their_rows_is_invalid) {
  registration broken = base_row();
  broken.registered_on = unreadable_day;
  EXPECT_EQ(found_above(broken, "2024-12-02"), "");
  EXPECT_EQ(found_above(rows{base_row("2024-07-31"), broken}, upper_row(), "2024-12-02"), "");
}

TEST(underlying_services, are_each_looked_at) {
  registration lapsed = base_row("2024-07-31");
  lapsed.registration_number = "C21-0007-2";
  const auto results =
      linked_on(rows{upper_row("C21-0004-2;C99-0000-1;C21-0007-2"), base_row(), lapsed}, on("2024-12-02"));
  ASSERT_EQ(found_in(results[0]), "underlying_service_lapses;underlying_service_unknown");
  EXPECT_EQ(results[0].findings[0].read, "C21-0007-2");
}

// --- Circles ---

registration resting(std::string_view number, std::string_view depends_on) {
  registration r = ismap_row();
  r.registration_number = number;
  r.depends_on = depends_on;
  r.audit_period_start = no_day;
  return r;
}

// Of every row, the circle that it is in, or "".
std::vector<std::string> circles_of(const rows& register_rows) {
  std::vector<std::string> circles;
  for (const assessment& a : linked_on(register_rows, on("2024-12-02"))) {
    const finding* const found = find_in(a, finding_code::underlying_service_cycle);
    EXPECT_TRUE(found == nullptr || found->where == column::depends_on);
    circles.push_back(found == nullptr ? "" : found->read);
  }
  return circles;
}

using names = std::vector<std::string>;

TEST(underlying_services, may_lead_back_to_where_they_began) {
  EXPECT_EQ(circles_of({resting("A1", "A1")}), (names{"A1"}));
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "A1")}), (names{"A1, B1", "A1, B1"}));
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "C1"), resting("C1", "A1")}),
            (names{"A1, B1, C1", "A1, B1, C1", "A1, B1, C1"}));
  EXPECT_EQ(circles_of({resting("a1",
                                "\uFF21"
                                "1")}),
            (names{"A1"}));  // full-width A
}

TEST(underlying_services, do_not_lead_back_along_a_chain_a_diamond_or_a_tail) {
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "C1"), resting("C1", "")}), (names{"", "", ""}));
  EXPECT_EQ(circles_of({resting("A1", "B1;C1"), resting("B1", "D1"), resting("C1", "D1"), resting("D1", "")}),
            (names{"", "", "", ""}));
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "C1"), resting("C1", "B1")}),
            (names{"", "B1, C1", "B1, C1"}));
  EXPECT_EQ(circles_of({resting("C1", "A1"), resting("B1", "A1"), resting("A1", "B1")}),
            (names{"", "A1, B1", "A1, B1"}));
  EXPECT_EQ(circles_of({resting("A1", "A1;B1"), resting("B1", "")}), (names{"A1", ""}));
}

TEST(underlying_services, lead_back_in_two_circles_apart_or_joined) {
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "A1"), resting("C1", "D1"), resting("D1", "C1")}),
            (names{"A1, B1", "A1, B1", "C1, D1", "C1, D1"}));
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "A1;C1"), resting("C1", "D1"), resting("D1", "C1")}),
            (names{"A1, B1", "A1, B1", "C1, D1", "C1, D1"}));
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "A1;C1"), resting("C1", "B1")}),
            (names{"A1, B1, C1", "A1, B1, C1", "A1, B1, C1"}));
}

TEST(underlying_services, do_not_lead_back_by_a_word_for_no_number_yet) {
  constexpr const char* applied_for = "\u7533\u8ACB\u4E2D";  // "shinseichu"
  EXPECT_EQ(circles_of({resting(applied_for, "C1"), resting("C1", applied_for)}), (names{"", ""}));
  EXPECT_EQ(circles_of({resting(applied_for, applied_for)}), (names{""}));
}

TEST(underlying_services, lead_back_only_by_rows_that_rest_on_something) {
  EXPECT_EQ(circles_of({resting("A1", "B1"), resting("B1", "A1"), resting("B1", "")}), (names{"A1, B1", "A1, B1", ""}));
  EXPECT_EQ(circles_of({resting("", "A1"), resting("A1", "")}), (names{"", ""}));
}

constexpr std::size_t many = 100'000;

std::vector<std::string> many_numbers() {
  std::vector<std::string> numbers(many, "N1-");
  for (std::size_t i = 0; i < many; ++i) numbers[i] += std::to_string(i);
  return numbers;
}

// Every row rests on the next one; the last one on `last`.
rows long_chain(const std::vector<std::string>& numbers, std::string_view last) {
  rows chain;
  for (std::size_t i = 0; i + 1 < many; ++i) chain.push_back(resting(numbers[i], numbers[i + 1]));
  chain.push_back(resting(numbers.back(), last));
  return chain;
}

TEST(underlying_services, form_chains_of_any_length) {
  const auto numbers = many_numbers();
  for (const std::string& circle : circles_of(long_chain(numbers, ""))) ASSERT_EQ(circle, "");
  const auto circles = circles_of(long_chain(numbers, numbers[many - 3]));
  EXPECT_EQ(circles[many - 4], "");
  for (std::size_t i = many - 3; i < many; ++i) EXPECT_EQ(circles[i], "N1-99997, N1-99998, N1-99999");
}

// All of 100,000 members name their circle; were each to name it whole, that would be 80 GB.
TEST(underlying_services, form_circles_of_any_length_and_name_the_beginning) {
  const auto numbers = many_numbers();
  for (const std::string& circle : circles_of(long_chain(numbers, numbers[0]))) {
    ASSERT_TRUE(circle.starts_with("N1-0, N1-1, N1-2, N1-3,")) << circle;
    ASSERT_LT(circle.size(), 200u);
  }
}

}  // namespace
