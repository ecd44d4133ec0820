// Every finding's code, severity and wording, and how a message shows what a cell holds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "registration_rows.h"

namespace {

using namespace ismap_test;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr language both_languages[] = {language::ja, language::en};

struct code_case {
  const char* name;
  severity worth;
  const char* rule;  // "" where none is behind it
  bool makes_invalid;
};

// In the order of the contract.
const code_case codes[] = {
    {"audit_period_too_long", severity::error, "A1", false},
    {"audit_period_too_short", severity::error, "A1", false},
    {"registered_before_audit_end", severity::warning, "V1", false},
    {"registered_after_expiry", severity::error, "", false},
    {"registered_on_missing", severity::info, "", false},
    {"renewal_applied_late", severity::error, "V2", false},
    {"renewal_applied_before_registration", severity::warning, "V2", false},
    {"renewal_does_not_extend", severity::info, "V2", false},
    {"decided_before_applied", severity::warning, "V2", false},
    {"decision_without_application", severity::warning, "V2", false},
    {"result_without_decision", severity::warning, "V2", false},
    {"renewal_result_unknown", severity::warning, "", false},
    {"decision_overdue", severity::warning, "A3", false},
    {"renewed_period_missing", severity::error, "V2", false},
    {"expiry_differs_from_rule", severity::warning, "V6", false},
    {"expiry_assumed", severity::info, "V7", false},
    {"last_day_is_closed", severity::warning, "V5", false},
    {"closed_days_unknown", severity::info, "V5", false},
    {"registration_number_malformed", severity::info, "", false},
    {"scheme_not_in_force", severity::warning, "A6", false},
    {"too_many_fields", severity::error, "", true},
    {"audit_period_gap", severity::error, "A1", false},
    {"audit_period_overlap", severity::warning, "A1", false},
    {"validity_gap", severity::error, "V1", false},
    {"underlying_service_lapses", severity::error, "A5", false},
    {"underlying_service_unknown", severity::warning, "A5", false},
    {"underlying_service_cycle", severity::error, "A5", false},
    {"certificate_does_not_cover_audit", severity::warning, "A4", false},
    {"date_unreadable", severity::error, "", true},
    {"scheme_unknown", severity::error, "", true},
    {"required_missing", severity::error, "", true},
    {"period_reversed", severity::error, "", true},
    {"period_conflict", severity::error, "", true},
    {"number_unreadable", severity::error, "", true},
    {"unclosed_quote", severity::error, "", true},
    {"record_too_long", severity::error, "", true},
    {"bytes_unreadable", severity::error, "", true},
    {"value_unreadable", severity::error, "", true},
    {"class_of_other_scale", severity::error, "S10", true},
    {"class_below_definition", severity::warning, "C1", false},
    {"class_and_impact_disagree", severity::warning, "I1", false},
    {"impact_conflict", severity::warning, "I1", false},
    {"target_work_unknown", severity::info, "S6", false},
    {"prior_application_period", severity::info, "A6", false},
    {"special_measures_period", severity::info, "A6", false},
};

finding_code code_at(std::size_t i) { return static_cast<finding_code>(i); }

TEST(findings, have_the_severity_the_rule_and_the_effect_of_the_contract) {
  ASSERT_EQ(std::size(codes), finding_code_count);
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const finding_code c = code_at(i);
    EXPECT_EQ(identifier(c), codes[i].name);
    EXPECT_EQ(identifier(severity_of(c)), identifier(codes[i].worth)) << codes[i].name;
    EXPECT_EQ(rule_behind(c) ? rule_of(*rule_behind(c)).name : "", codes[i].rule) << codes[i].name;
    EXPECT_EQ(is_cause_of_invalid(c), codes[i].makes_invalid) << codes[i].name;
  }
}

TEST(findings, have_the_standing_of_the_rule_behind_them) {
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const rule* const behind = find_rule(codes[i].rule);
    const auto expected = behind == nullptr ? std::nullopt : std::optional{behind->standing};
    EXPECT_EQ(standing_of(code_at(i)), expected) << codes[i].name;
    for (const scheme s : all_schemes) {
      const auto under = behind == nullptr ? std::nullopt : std::optional{behind->standing_for(s)};
      EXPECT_EQ(standing_of(code_at(i), s), under) << codes[i].name;
    }
  }
}

// Which ones those are is seen where workloads are judged: random_workloads and the tests of their tables.
TEST(findings, of_workloads_have_the_words_that_all_have) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const finding f{.code = code_at(i), .read = "3A", .number = 2, .detail = {"低位", "low"}};
    for (const language l : {language::ja, language::en}) {
      const std::string words = message_of_workload(f, l);
      EXPECT_TRUE(words.empty() || words == message(f, l)) << codes[i].name << ": " << words;
    }
    if (!message_of_workload(f, language::ja).empty()) ++count;
  }
  EXPECT_EQ(count, 12u);
}

TEST(findings, are_found_again_by_the_name_of_their_code) {
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    EXPECT_EQ(find_finding_code(identifier(code_at(i))), code_at(i)) << codes[i].name;
  }
  for (const char* name : {"", "validity", "Validity_gap", "validity_gap ", "valid"}) {
    EXPECT_EQ(find_finding_code(name), std::nullopt) << name;
  }
}

TEST(findings, have_severities_with_words_for_them) {
  EXPECT_EQ(identifier(severity::info), "info");
  EXPECT_EQ(identifier(severity::warning), "warning");
  EXPECT_EQ(identifier(severity::error), "error");
  for (const auto s : {severity::info, severity::warning, severity::error}) {
    for (const language l : both_languages) EXPECT_FALSE(title(s).in(l).empty());
  }
}

// --- Wording ---

std::set<std::string> blanks_of(std::string_view wording_text) {
  std::set<std::string> names;
  for (std::size_t open = wording_text.find('{'); open != std::string_view::npos;) {
    const std::size_t close = wording_text.find('}', open);
    names.emplace(wording_text.substr(open + 1, close - open - 1));
    open = wording_text.find('{', close);
  }
  return names;
}

TEST(wordings, speak_of_the_same_members_in_both_languages) {
  const std::set<std::string> known{"read", "first", "second", "number", "detail"};
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    const text words = wording(code_at(i));
    EXPECT_FALSE(words.ja.empty()) << codes[i].name;
    EXPECT_FALSE(words.en.empty()) << codes[i].name;
    EXPECT_NE(words.ja, words.en) << codes[i].name;
    EXPECT_EQ(blanks_of(words.ja), blanks_of(words.en)) << codes[i].name;
    for (const std::string& name : blanks_of(words.en)) EXPECT_TRUE(known.contains(name)) << name;
  }
}

TEST(wordings, of_why_a_date_cannot_be_read_are_there_for_every_reason) {
  std::set<std::string_view> seen;
  for (int e = 0; e < static_cast<int>(date_error_count); ++e) {
    for (const language l : both_languages) {
      const std::string_view words = wording(static_cast<date_error>(e)).in(l);
      EXPECT_FALSE(words.empty()) << e;
      EXPECT_TRUE(seen.insert(words).second) << words;
    }
  }
}

TEST(wordings, include_that_no_output_is_an_official_judgement) {
  EXPECT_EQ(notice().en, "This is not an official judgement.");
  EXPECT_FALSE(notice().ja.empty());
}

// --- Messages ---

finding whole_finding(finding_code c) {
  return {.code = c,
          .where = column::expires_on,
          .read = "what stands there",
          .first = on("2001-02-03"),
          .second = on("2004-05-06"),
          .number = 789,
          .detail = {"detail in ja", "detail in en"}};
}

TEST(messages, hold_every_member_that_the_wording_speaks_of_and_leave_no_brace) {
  for (std::size_t i = 0; i < finding_code_count; ++i) {
    for (const language l : both_languages) {
      const std::string said = message(whole_finding(code_at(i)), l);
      const auto names = blanks_of(wording(code_at(i)).in(l));
      const std::pair<const char*, std::string> members[] = {
          {"read", "what stands there"},
          {"first", "2001-02-03"},
          {"second", "2004-05-06"},
          {"number", "789"},
          {"detail", l == language::ja ? "detail in ja" : "detail in en"},
      };
      for (const auto& [name, value] : members) {
        EXPECT_EQ(said.find(value) != std::string::npos, names.contains(name)) << codes[i].name << ": " << said;
      }
      EXPECT_THAT(said, Not(HasSubstr("{"))) << codes[i].name;
      EXPECT_THAT(said, Not(HasSubstr("}"))) << codes[i].name;
    }
  }
}

TEST(messages, keep_the_wording_around_and_after_the_members) {
  EXPECT_EQ(message({.code = finding_code::too_many_fields, .number = 2}, language::en),
            "The row has 2 more fields than the header. Look for a delimiter that is not inside quotes.");
  EXPECT_EQ(message({.code = finding_code::registered_on_missing}, language::en),
            wording(finding_code::registered_on_missing).en);
}

TEST(messages, say_of_a_day_that_is_not_known_that_it_is_unknown) {
  EXPECT_THAT(message({.code = finding_code::underlying_service_lapses, .read = "X"}, language::en),
              HasSubstr("only until unknown"));
  EXPECT_THAT(message({.code = finding_code::underlying_service_lapses, .read = "X"}, language::ja),
              HasSubstr("\u4E0D\u660E"));
}

std::string shown(const std::string& read) {
  const std::string said = message({.code = finding_code::scheme_unknown, .read = read}, language::en);
  const std::size_t open = said.find('"') + 1;
  return said.substr(open, said.rfind('"') - open);
}

TEST(messages, do_not_take_what_was_read_for_wording) {
  EXPECT_EQ(shown("{first} {read} {"), "{first} {read} {");
  EXPECT_EQ(shown("a}b"), "a}b");
}

// A line break in a cell must not break the line, nor a control sequence reach the terminal.
TEST(messages, show_controls_and_separators_of_lines_as_a_space) {
  for (char c = 1; c < 0x20; ++c) EXPECT_EQ(shown(std::string{"a"} + c + "b"), "a b") << static_cast<int>(c);
  EXPECT_EQ(shown(std::string("a\0b", 3)), "a b");
  EXPECT_EQ(shown("a\x7F"
                  "b"),
            "a b");
  for (int c = 0x80; c <= 0x9F; ++c) {
    EXPECT_EQ(shown(std::string{"a\xC2"} + static_cast<char>(c) + "b"), "a b") << c;
  }
  EXPECT_EQ(shown("a\u2028b\u2029c"), "a b c");
  for (const char* kept : {"a b", "a~b", "a\u00A0b", "a\u2027b", "a\u202Ab", "\u3042"}) EXPECT_EQ(shown(kept), kept);
  EXPECT_EQ(shown("a\r\nb"), "a  b");
}

TEST(messages, show_bytes_that_are_not_utf_8_as_the_replacement_character) {
  EXPECT_EQ(shown("a\xFF"
                  "b"),
            "a\uFFFDb");
  EXPECT_EQ(shown("a\xE3\x81"), "a\uFFFD\uFFFD");
}

TEST(messages, show_the_first_60_bytes_cut_between_two_characters) {
  const std::string sixty(60, 'x');
  EXPECT_EQ(shown(sixty), sixty);
  EXPECT_EQ(shown(sixty + "y"), sixty + "...");
  EXPECT_EQ(shown(std::string(100'000, 'x')), sixty + "...");
  std::string twenty;  // of three bytes each
  for (int i = 0; i < 20; ++i) twenty += "\u3042";
  EXPECT_EQ(shown(twenty), twenty);
  EXPECT_EQ(shown(twenty + "\u3042"), twenty + "...");
  const std::string fifty_eight(58, 'x');
  EXPECT_EQ(shown(fifty_eight + "\u3042"), fifty_eight + "...");
  EXPECT_EQ(shown(fifty_eight + "\u00E9"), fifty_eight + "\u00E9");
  EXPECT_EQ(shown(fifty_eight + "\U00020BB7"), fifty_eight + "...");
}

// --- Sorting ---

TEST(findings, are_sorted_by_code_and_equal_ones_stay_as_they_were) {
  std::mt19937 random{7};
  for (std::size_t length = 0; length < 40; ++length) {
    std::vector<finding> findings;
    for (std::size_t i = 0; i < length; ++i) findings.push_back({.code = code_at(random() % 5), .number = i});
    std::vector<finding> expected = findings;
    std::sort(expected.begin(), expected.end(), [](const finding& a, const finding& b) {
      return std::pair{a.code, a.number} < std::pair{b.code, b.number};  // the number tells where it was
    });
    sort_findings(findings);
    EXPECT_EQ(findings, expected) << length;
  }
}

}  // namespace
