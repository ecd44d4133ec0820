// One cell of a table of workloads: every way of writing every answer, what is no answer, and what cannot be read.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "open_workloads.h"
#include "workload_columns.h"

namespace {

using namespace ismap;
using namespace ismap::test;

TEST(workload_cell, of_an_organisation_type_is_read) {
  expect_read({
      {"organisation_type",
       "national_agency",
       {"national_agency", "NATIONAL_AGENCY", "national agency", "ｎａｔｉｏｎａｌ＿ａｇｅｎｃｙ", "国の行政機関",
        "国の 行政機関"}},
      {"organisation_type",
       "incorporated_agency",
       {"incorporated_agency", "Incorporated_Agency", "Incorporated agency", "独立行政法人", "独立　行政法人"}},
      {"organisation_type",
       "designated_corporation",
       {"designated_corporation", "Designated_Corporation", "ＤＥＳＩＧＮＡＴＥＤ＿ＣＯＲＰＯＲＡＴＩＯＮ",
        "指定法人"}},
      {"organisation_type",
       "local_government",
       {"local_government", "LOCAL_GOVERNMENT", "Local government", "地方公共団体", "地方 公共 団体"}},
      {"organisation_type", "other", {"other", "Other", "ＯＴＨＥＲ", "その他"}},
  });
}

TEST(workload_cell, of_a_network_model_is_read_with_every_prime) {
  expect_read({
      {"network_model", "alpha", {"alpha", "Alpha", "ＡＬＰＨＡ", "α", "Α"}},
      {"network_model",
       "alpha_prime",
       {"alpha_prime", "ALPHA_PRIME", "alpha prime", "ａｌｐｈａ＿ｐｒｉｍｅ", "α\u2032", "α'", "α\u2019", "α\u00B4",
        "α\uFF07", "α \u2032", "Α\u2032"}},
      {"network_model", "beta", {"beta", "Beta", "ＢＥＴＡ", "β", "Β"}},
      {"network_model",
       "beta_prime",
       {"beta_prime", "BETA_PRIME", "beta prime", "β\u2032", "β'", "β\u2019", "β\u00B4", "β\uFF07", "Β\u2032"}},
  });
}

TEST(workload_cell, of_a_service_model_is_read) {
  expect_read({
      {"service_model", "IaaS", {"IaaS", "iaas", "IAAS", "ＩａａＳ", "ＩＡＡＳ"}},
      {"service_model", "PaaS", {"PaaS", "paas", "PAAS", "ＰａａＳ", "ｐａａｓ"}},
      {"service_model", "SaaS", {"SaaS", "saas", "SAAS", "ＳａａＳ", "S a a S"}},
  });
}

TEST(workload_cell, of_one_class_is_read) {
  expect_read({
      {"confidentiality", "1", {"1", "１"}},
      {"confidentiality", "2", {"2", "２"}},
      {"confidentiality", "3", {"3", "３"}},
      {"confidentiality", "3A", {"3A", "3a", "３Ａ", "３ａ", "３A", "3 A"}},
      {"confidentiality", "3B", {"3B", "3b", "３Ｂ", "３ｂ", "3Ｂ"}},
      {"confidentiality", "3C", {"3C", "3c", "３Ｃ", "３ｃ", "３　Ｃ"}},
      {"integrity", "1", {"1", "１"}},
      {"integrity", "2", {"2", "２"}},
      {"availability", "1", {"1", "１"}},
      {"availability", "2", {"2", "２"}},
  });
}

TEST(workload_cell, of_the_classes_of_several_items_is_read) {
  expect_read({
      {"confidentiality", "1;2", {"1;2", "2;1", "1；2", "２；１", "1 ; 2", "1　；　2"}},
      {"confidentiality", "2 of 3", {"2;2;2", "２；２;2"}},
      {"confidentiality", "1;2;3 of 4", {"3;1;2;3", "1；2；3；3"}},
      {"confidentiality", "2;3A;3B;3C", {"3C;3B;3A;2", "2；3a；３Ｂ；3c"}},
      {"integrity", "1;2 of 3", {"1;2;1", "2；1；1"}},
      {"availability", "1;2 of 3", {"2;2;1", "１；２；２"}},
      {"confidentiality", "1;?", {"1;unknown", "不明；1", "1;未定", "1 ; UNKNOWN", "ｕｎｋｎｏｗｎ;１"}},
      {"confidentiality", "2;3B;? of 4", {"2;不明;3B;未定", "不明；不明；3B；2"}},
      {"confidentiality", "? of 2", {"不明;不明", "unknown；未定"}},
      {"integrity", "2;?", {"2;不明", "未定;2"}},
      {"availability", "1;?", {"unknown;1", "1；不明"}},
  });
}

TEST(workload_cell, of_yes_or_no_is_read) {
  for (const char* column : {"is_secret_document", "is_probably_non_disclosable"}) {
    expect_read({
        {column, "yes", {"yes", "Yes", "YES", "ｙｅｓ", "ＹＥＳ", "はい", "true", "TRUE", "True"}},
        {column, "no", {"no", "No", "NO", "ｎｏ", "ＮＯ", "いいえ", "false", "FALSE", "False"}},
    });
  }
}

// What every column of impact reads: levels, and the degrees that are bundled.
std::vector<written> impacts_of(const char* column) {
  return {
      {column, "low", {"low", "Low", "LOW", "ｌｏｗ", "低位", "低 位"}},
      {column, "moderate", {"moderate", "Moderate", "ＭＯＤＥＲＡＴＥ", "中位"}},
      {column, "high", {"high", "HIGH", "ｈｉｇｈ", "高位"}},
      {column, "low: negligible", {"negligible", "Negligible", "ＮＥＧＬＩＧＩＢＬＥ", "軽微"}},
      {column, "low: limited", {"limited", "LIMITED", "ｌｉｍｉｔｅｄ", "限定的"}},
      {column, "moderate: serious", {"serious", "Serious", "ｓｅｒｉｏｕｓ", "重大", "重　大"}},
      {column, "high: severe", {"severe", "SEVERE", "ｓｅｖｅｒｅ", "甚大"}},
  };
}

TEST(workload_cell, of_the_impact_of_an_aspect_is_read_as_a_level_or_a_degree) {
  for (const char* column : aspect_names) expect_read(impacts_of(column));
}

TEST(workload_cell, of_each_of_the_twelve_questions_is_read_as_a_level_or_a_degree) {
  for (const auto& [column, heading] : questions) expect_read(impacts_of(column));
}

TEST(workload_cell, of_target_work_is_read_by_id_by_name_and_as_not_listed) {
  expect_read({
      {"target_work",
       "policy-coordination",
       {"policy-coordination", "Policy-Coordination", "ｐｏｌｉｃｙ－ｃｏｏｒｄｉｎａｔｉｏｎ",
        "公表予定の政策の立案・調整における民間との業務", "公表予定の政策の立案・調整における　民間との業務",
        "Work with the private sector on policy to be published",
        "WORK WITH THE PRIVATE SECTOR ON POLICY TO BE PUBLISHED",
        "Work  with the private sector on policy to be  published"}},
      {"target_work", "none", {"none", "None", "NONE", "ｎｏｎｅ", "該当なし"}},
  });
}

TEST(workload_cell, of_target_work_that_is_not_listed_is_told_and_makes_nothing_of_it) {
  for (const std::string cell :
       {"policy", "policy-coordination-2", "公表予定の政策", "なし", "9", "policy_coordination"}) {
    const row_read row = with_cell("target_work", cell);
    EXPECT_EQ(row.given, answers{}) << cell;
    ASSERT_EQ(found_in(row), texts{"target_work_unknown target_work [" + cell + "]"});
    EXPECT_FALSE(is_cause_of_invalid(row.findings.front().code));
  }
}

// --- No answer ---

TEST(workload_cell, that_is_empty_or_says_unknown_is_no_answer_and_nothing_is_wrong) {
  for (const std::string& column : answer_columns()) {
    for (const std::string cell : {"", " ", "\u3000", "\t ", "\u00A0"}) {
      const row_read row = with_cell(column, cell);
      EXPECT_EQ(row.given, answers{}) << column << " [" << cell << "]";
      EXPECT_EQ(found_in(row), texts{}) << column << " [" << cell << "]";
    }
    for (const std::string cell :
         {"不明", "未定", "unknown", "Unknown", "UNKNOWN", "ｕｎｋｎｏｗｎ", " 不明 ", "未定　"}) {
      const row_read row = with_cell(column, cell);
      EXPECT_EQ(row.given, holds_items(column) ? (answers{{column, "?"}}) : answers{}) << column << " [" << cell << "]";
      EXPECT_EQ(found_in(row), texts{}) << column << " [" << cell << "]";
    }
  }
}

// --- What cannot be read ---

struct unread {
  const char* column;
  const char* expected_en;  // a word of what the message says was expected
  const char* expected_ja;
  texts cells;
};

TEST(workload_cell, that_cannot_be_read_is_told_with_its_column_and_what_was_read) {
  const std::vector<unread> cases{
      {"organisation_type",
       "incorporated_agency",
       "独立行政法人",
       {"nation", "市", "national-agency", "国の機関", "1"}},
      {"network_model", "alpha_prime", "α′", {"γ", "gamma", "α\u2032\u2032", "αβ", "prime", "\u2032", "a"}},
      {"service_model", "PaaS", "PaaS", {"SAS", "XaaS", "SaaS/PaaS", "クラウド", "SaaS;PaaS"}},
      {"confidentiality",
       "3A, 3B, 3C",
       "3A、3B、3C",
       {"0", "4", "3D", "A3", "機密", "2,1", "1.0", "-1", "22", "three"}},
      {"integrity", "1, 2", "1、2", {"3", "3A", "0", "高", "1,2"}},
      {"availability", "1, 2", "1、2", {"3", "3C", "0", "高", "12"}},
      {"is_secret_document", "yes, no", "はい、いいえ", {"maybe", "多分", "1", "0", "y", "○"}},
      {"is_probably_non_disclosable", "yes, no", "はい、いいえ", {"perhaps", "2", "いえ", "x"}},
      {"impact_confidentiality", "low, moderate, high", "低位、中位、高位", {"middle", "低", "2", "none", "高い"}},
      {"impact_integrity", "negligible", "軽微", {"lowish", "中", "low;high", "0"}},
      {"impact_availability", "severe", "甚大", {"catastrophic", "高", "重い"}},
  };
  for (const unread& c : cases) {
    for (const std::string& cell : c.cells) {
      const row_read row = with_cell(c.column, cell + " ");
      EXPECT_EQ(row.given, holds_items(c.column) ? (answers{{c.column, "?"}}) : answers{}) << c.column << " " << cell;
      ASSERT_EQ(found_in(row), unreadable(c.column, cell));
      EXPECT_TRUE(is_cause_of_invalid(row.findings.front().code));
      const std::string en = message(row.findings.front(), language::en);
      const std::string ja = message(row.findings.front(), language::ja);
      EXPECT_NE(en.find(c.expected_en), std::string::npos) << c.column << ": " << en;
      EXPECT_NE(ja.find(c.expected_ja), std::string::npos) << c.column << ": " << ja;
      EXPECT_NE(en.find("\"" + cell + "\""), std::string::npos) << en;
      EXPECT_NE(ja.find("「" + cell + "」"), std::string::npos) << ja;
    }
  }
}

TEST(workload_cell, of_a_question_that_cannot_be_read_is_told_with_its_own_column) {
  for (const auto& [column, heading] : questions) {
    for (const std::string cell : {"middle", "3", "低い"}) {
      for (const char* const header : {column, heading}) {
        const row_read row = with_cell(header, cell);
        EXPECT_EQ(row.given, answers{});
        EXPECT_EQ(found_in(row), unreadable(column, cell));
      }
    }
  }
}

TEST(workload_cell, of_several_items_keeps_those_that_can_be_read) {
  struct expectation {
    const char* column;
    const char* cell;
    const char* answer;
    texts found;
  };
  const std::vector<expectation> cases{
      {"confidentiality", "2;x;3A", "2;3A;?", {"value_unreadable confidentiality [x]"}},
      {"confidentiality", "x；2", "2;?", {"value_unreadable confidentiality [x]"}},
      {"confidentiality",
       "4; 5 ;1",
       "1;? of 3",
       {"value_unreadable confidentiality [4]", "value_unreadable confidentiality [5]"}},
      {"confidentiality", "1;\n2;\r\n2", "1;2 of 3", {}},
      {"confidentiality", "不明;秘;1", "1;? of 3", {"value_unreadable confidentiality [秘]"}},
      {"integrity", "1;3", "1;?", {"value_unreadable integrity [3]"}},
      {"integrity", "3B；2；1", "1;2;?", {"value_unreadable integrity [3B]"}},
      {"availability",
       "2;3;3C",
       "2;? of 3",
       {"value_unreadable availability [3]", "value_unreadable availability [3C]"}},
  };
  for (const expectation& c : cases) {
    const row_read row = with_cell(c.column, c.cell);
    EXPECT_EQ(row.given, (answers{{c.column, c.answer}})) << c.cell;
    EXPECT_EQ(found_in(row), c.found) << c.cell;
  }
}

// --- Days of contract ---

TEST(contract_day, is_read_in_every_form) {
  const texts forms{"2026-04-01",
                    "2026/4/1",
                    "2026.4.1",
                    "20260401",
                    "2026年4月1日",
                    "令和8年4月1日",
                    "令和元年5月1日",
                    "R8.4.1",
                    "R8/4/1",
                    "令8.4.1",
                    "平成31年4月30日",
                    "昭和64年1月7日",
                    "２０２６／４／１",
                    "2026-04-01 00:00:00",
                    "2026/4/1 0:00",
                    "  2026-04-01　",
                    "",
                    " ",
                    "不明",
                    "未定",
                    "unknown"};
  for (const char* header : {"contract_start", "契約開始日", "contract_end", "契約終了日"}) {
    for (const std::string& form : forms) {
      const row_read row = only_row(joined({"confidentiality,", header, "\n2,\"", form, "\"\n"}));
      EXPECT_EQ(found_in(row), texts{}) << header << " [" << form << "]";
      EXPECT_EQ(row.given, (answers{{"confidentiality", "2"}}));
    }
  }
}

TEST(contract_day, that_cannot_be_read_is_told_with_its_column) {
  const texts forms{"26-04-01", "2026-02-30", "2026-13-01", "来年度", "令和31年", "平成31年5月1日", "04/01/2026", "1"};
  for (const auto& [name, heading] : {std::pair{"contract_start", "契約開始日"}, {"contract_end", "契約終了日"}}) {
    for (const std::string& form : forms) {
      for (const char* const header : {name, heading}) {
        const row_read row = only_row(joined({"confidentiality,", header, "\n2,\"", form, "\"\n"}));
        ASSERT_EQ(found_in(row), unreadable(name, form));
        EXPECT_EQ(row.given, (answers{{"confidentiality", "2"}}));
        EXPECT_NE(message(row.findings.front(), language::en).find("2024-03-31"), std::string::npos);
      }
    }
  }
}

}  // namespace
