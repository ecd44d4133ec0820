// The columns of each kind of file, by the headers that people give them, and those that only run time knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/columns.h"
#include "ismap/table_reader.h"
#include "open_register.h"

namespace {

using namespace ismap;
using nlohmann::json;

const std::vector<extra_column_names> questions{
    {"impact_confidentiality_rights", "機密性影響度（権利）", "Confidentiality, rights"},
    {"impact_availability_trust", "可用性影響度（信頼）", "Availability, trust"}};

const column_vocabulary& of_workloads() {
  static const column_vocabulary vocabulary = column_vocabulary::of_workloads(questions);
  return vocabulary;
}

json known_columns() {
  return json::parse(std::ifstream{std::string{ISMAP_TESTS_FOLDER} + "/../core/rules/columns.json"});
}

const column_vocabulary& vocabulary_of(const std::string& kind) {
  return kind == "register" ? column_vocabulary::of_register() : of_workloads();
}

const std::vector<std::string> kinds{"register", "workloads"};

std::set<std::string> names_in(const json& list) { return {list.begin(), list.end()}; }

table_reader opened(std::string_view input, const column_vocabulary& vocabulary, std::vector<column> required = {},
                    std::vector<column_alias> aliases = {}) {
  table_reader reader{{&vocabulary, std::move(required), std::move(aliases), 1000}};
  const auto room = reader.room(input.size());
  std::copy(input.begin(), input.end(), room.begin());
  reader.added(input.size());
  reader.finish();
  return reader;
}

TEST(column_vocabulary, finds_every_header_of_its_kind_and_none_of_the_other) {
  const json known = known_columns();
  for (const std::string& kind : kinds) {
    const std::set<std::string> own = names_in(known[kind]);
    for (const json& c : known["columns"]) {
      const std::string name = c["name"];
      std::vector<std::string> headers = c["headers"];
      headers.push_back(name);
      for (const std::string& header : headers) {
        const auto found = vocabulary_of(kind).find(header);
        ASSERT_EQ(found.has_value(), own.contains(name)) << kind << " " << header;
        if (!found) continue;
        EXPECT_EQ(vocabulary_of(kind).identifier(*found), name);
      }
    }
  }
}

TEST(column_vocabulary, passes_over_brackets_asterisks_and_notes_in_them) {
  const std::pair<const char*, column> headers[] = {
      {"*監査対象期間末日", column::audit_period_end},    {"監査対象期間（末日）", column::audit_period_end},
      {"監査対象期間(終了日)", column::audit_period_end}, {"監査対象期間 （至）", column::audit_period_end},
      {"監査対象期間（自）", column::audit_period_start}, {"有効期限(西暦)", column::expires_on},
      {"有効期限（和暦）", column::expires_on},           {"登録日（必須）", column::registered_on},
      {"[登録番号]", column::registration_number},        {"取消日", column::withdrawn_on},
  };
  for (const auto& [header, meant] : headers) EXPECT_EQ(column_vocabulary::of_register().find(header), meant) << header;
  for (const char* other : {"有効期限（見込み）", "登録日（前回）", "監査対象期間（備考）", "(必須)", "*", "()"}) {
    EXPECT_EQ(column_vocabulary::of_register().find(other), std::nullopt) << other;
  }
}

TEST(column_vocabulary, has_every_column_in_one_kind_of_file_at_least) {
  const json known = known_columns();
  ASSERT_EQ(known["columns"].size(), column_count);
  for (std::size_t i = 0; i < column_count; ++i) {
    const std::string name{identifier(static_cast<column>(i))};
    EXPECT_EQ(known["columns"][i]["name"], name);
    EXPECT_TRUE(names_in(known["register"]).contains(name) || names_in(known["workloads"]).contains(name)) << name;
  }
}

TEST(column_vocabulary, shares_number_and_service_model_between_both_kinds) {
  for (const std::string& kind : kinds) {
    EXPECT_EQ(vocabulary_of(kind).find("登録番号"), column::registration_number);
    EXPECT_EQ(vocabulary_of(kind).find("Service Model"), column::service_model);
  }
}

TEST(column_vocabulary, finds_a_header_however_it_is_written) {
  for (const std::string header :
       {"機密性の格付け", " 機密性\u3000の 格付け\n", "ＣＯＮＦＩＤＥＮＴＩＡＬＩＴＹ", "Confi_dentiality"}) {
    EXPECT_EQ(of_workloads().find(header), column::confidentiality) << header;
  }
  for (const std::string header : {"", " ", "_", "機密", "confidentiality2"}) {
    EXPECT_EQ(of_workloads().find(header), std::nullopt) << header;
  }
}

TEST(extra_columns, are_numbered_after_the_others) {
  EXPECT_EQ(static_cast<std::size_t>(extra_column(0)), column_count);
  for (std::size_t i = 0; i < 64; ++i) EXPECT_EQ(extra_index(extra_column(i)), i);
  for (std::size_t i = 0; i < column_count; ++i) EXPECT_EQ(extra_index(static_cast<column>(i)), std::nullopt);
}

TEST(extra_columns, are_found_by_each_of_their_names) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (const std::string& header : {questions[i].identifier, questions[i].ja, questions[i].en}) {
      EXPECT_EQ(of_workloads().find(header), extra_column(i)) << header;
      EXPECT_EQ(column_vocabulary::of_register().find(header), std::nullopt) << header;
    }
    EXPECT_EQ(of_workloads().identifier(extra_column(i)), questions[i].identifier);
  }
  EXPECT_EQ(of_workloads().find("IMPACT CONFIDENTIALITY RIGHTS"), extra_column(0));
}

TEST(extra_columns, stand_in_no_template) {
  for (const column c : of_workloads().in_template()) EXPECT_EQ(extra_index(c), std::nullopt);
  EXPECT_EQ(of_workloads().size(), column_count + questions.size());
  EXPECT_EQ(column_vocabulary::of_register().size(), column_count);
}

TEST(extra_columns, take_no_header_from_a_column_and_have_none_that_is_empty) {
  const column_vocabulary v =
      column_vocabulary::of_workloads({{"a", "機密性", ""}, {"b", "a", " "}, {"業務名", "x", ""}});
  EXPECT_EQ(v.find("機密性"), column::confidentiality);
  EXPECT_EQ(v.find("業務名"), column::workload_name);
  EXPECT_EQ(v.find("a"), extra_column(0));
  EXPECT_EQ(v.find("b"), extra_column(1));
  EXPECT_EQ(v.find("x"), extra_column(2));
  EXPECT_EQ(v.find(""), std::nullopt);
  EXPECT_EQ(v.find("  "), std::nullopt);
}

// The header of a register may be called as a question of an assessment is: there it means nothing of the kind.
TEST(extra_columns, may_be_called_as_a_registers_column_is) {
  const column_vocabulary v = column_vocabulary::of_workloads({{"expires_on", "有効期限", ""}});
  EXPECT_EQ(v.find("有効期限"), extra_column(0));
  EXPECT_EQ(column_vocabulary::of_register().find("有効期限"), column::expires_on);
}

TEST(workloads_template, is_read_back_in_both_languages) {
  for (const language l : {language::ja, language::en}) {
    std::string header;
    for (const column c : of_workloads().in_template()) (header += title(c).in(l)) += ',';
    header.back() = '\n';
    table_reader reader = opened(header, of_workloads());
    ASSERT_EQ(reader.next(), table_event::header);
    ASSERT_EQ(reader.header().headers().size(), of_workloads().in_template().size());
    for (std::size_t i = 0; i < reader.header().headers().size(); ++i) {
      EXPECT_EQ(reader.header().meaning_of(i), of_workloads().in_template()[i]);
    }
  }
}

TEST(workloads_header, has_extra_columns_in_their_places_and_under_their_identifiers) {
  table_reader reader = opened("可用性影響度（信頼）,業務名,memo,impact_confidentiality_rights\n", of_workloads());
  ASSERT_EQ(reader.next(), table_event::header);
  EXPECT_EQ(reader.header().keys(), (std::vector<std::string>{"impact_availability_trust", "workload_name", "memo",
                                                              "impact_confidentiality_rights"}));
  EXPECT_EQ(reader.header().position_of(extra_column(1)), 0u);
  EXPECT_EQ(reader.header().position_of(extra_column(0)), 3u);
  EXPECT_EQ(reader.header().position_of(extra_column(2)), std::nullopt);
  EXPECT_EQ(&reader.header().vocabulary(), &of_workloads());
}

TEST(workloads_header, passes_a_registers_columns_through_without_a_meaning) {
  table_reader reader = opened("業務名,有効期限,expires_on,登録番号\n", of_workloads());
  ASSERT_EQ(reader.next(), table_event::header);
  EXPECT_EQ(reader.header().meaning_of(1), std::nullopt);
  EXPECT_EQ(reader.header().meaning_of(2), std::nullopt);
  EXPECT_EQ(reader.header().meaning_of(3), column::registration_number);
  EXPECT_EQ(reader.header().keys(),
            (std::vector<std::string>{"workload_name", "有効期限", "expires_on", "registration_number"}));
}

TEST(register_header, passes_the_columns_of_workloads_through_without_a_meaning) {
  const ismap::test::open_register r{"expires_on,業務名,機密性,contract_end\n"};
  ASSERT_EQ(r.opened(), table_event::header);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(r.header().meaning_of(i), std::nullopt);
  EXPECT_EQ(r.header().keys(), (std::vector<std::string>{"expires_on", "業務名", "機密性", "contract_end"}));
}

TEST(required_columns, are_there_if_one_of_them_is) {
  const std::vector<column> required{column::confidentiality, extra_column(0)};
  for (const std::string header : {"業務名,機密性\n", "impact_confidentiality_rights\n"}) {
    EXPECT_EQ(opened(header, of_workloads(), required).next(), table_event::header) << header;
  }
  table_reader without = opened("業務名,memo\n", of_workloads(), required);
  ASSERT_EQ(without.next(), table_event::unusable_header);
  EXPECT_EQ(without.problem().what, header_problem::kind::no_usable_column);
  EXPECT_EQ(without.problem().read, "業務名,memo");
  EXPECT_EQ(opened("memo\n", of_workloads()).next(), table_event::header);
}

TEST(column_alias, may_be_of_an_extra_column) {
  table_reader reader = opened("x,業務名\n", of_workloads(), {}, {{extra_column(1), "X"}});
  ASSERT_EQ(reader.next(), table_event::header);
  EXPECT_EQ(reader.header().position_of(extra_column(1)), 0u);
}

}  // namespace
