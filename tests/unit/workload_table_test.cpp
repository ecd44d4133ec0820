// Every way in which a table of workloads may say its answers, and what becomes of those that nobody can read.
#include "ismap/workload_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/table_reader.h"

namespace {

using namespace ismap;

// A table of one row, read. Its texts stay where they are.
class one_row {
 public:
  one_row(const std::string& header, const std::string& row, const policies& of_user = policies::none(),
          std::size_t max_record = csv::options{}.max_record)
      : vocabulary_(vocabulary_of_workloads(of_user)),
        reader_({.vocabulary = &vocabulary_,
                 .one_of = required_of_workloads(of_user),
                 .max_record = max_record,
                 .judges_blank_rows = true}) {
    const std::string bytes = header + "\n" + row + "\n";
    std::copy(bytes.begin(), bytes.end(), reader_.room(bytes.size()).begin());
    reader_.added(bytes.size());
    reader_.finish();
    EXPECT_EQ(reader_.next(), table_event::header) << header;
    table_event event = reader_.next();
    while (event == table_event::part) event = reader_.next();
    EXPECT_EQ(event, table_event::row) << row;
    read_workload(reader_.record(), reader_.header(), utf8_encoding(), of_user, max_record, row_);
  }

  [[nodiscard]] const workload& content() const { return row_.content; }
  [[nodiscard]] const workload_row& row() const { return row_; }

  // "value_unreadable integrity 3" and so on.
  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> all;
    for (const finding& f : row_.findings) {
      std::string one{identifier(f.code)};
      if (f.where) one.append(" ").append(vocabulary_.identifier(*f.where));
      if (!f.read.empty()) one.append(" ").append(f.read);
      all.push_back(one);
    }
    return all;
  }

 private:
  column_vocabulary vocabulary_;
  table_reader reader_;
  workload_row row_;
};

using strings = std::vector<std::string>;

// Of one column, a value and the words for it.
template <class Value>
struct words_for {
  Value value;
  strings words;
};

const strings no_answer{"", " ", "　", "unknown", "UNKNOWN", "ｕｎｋｎｏｗｎ", "不明", "未定", "undecided", "\"\""};
const strings nonsense{"?", "SAS", "2.0", "機密性2", "はいはい", "x y", "低", "－", "○"};

template <class Value, class Answer>
void expect_words(const std::string& column, const std::vector<words_for<Value>>& all, Answer answer_of) {
  for (const auto& [value, words] : all) {
    for (const std::string& word : words) {
      const one_row read{column, word};
      EXPECT_EQ(answer_of(read.content()), value) << column << ": " << word;
      EXPECT_EQ(read.findings(), strings{}) << column << ": " << word;
    }
  }
  for (const std::string& word : no_answer) {
    const one_row read{column, word};
    EXPECT_FALSE(answer_of(read.content())) << column << ": " << word;
    EXPECT_EQ(read.findings(), strings{}) << column << ": " << word;
  }
  for (const std::string& word : nonsense) {
    const one_row read{column, word};
    EXPECT_FALSE(answer_of(read.content())) << column << ": " << word;
    EXPECT_EQ(read.findings(), strings{"value_unreadable " + column + " " + word});
  }
}

TEST(a_workload, has_an_organisation_in_any_of_its_words) {
  expect_words<organisation_type>(
      "organisation_type",
      {{organisation_type::national_agency, {"national_agency", "National Agency", "国の行政機関", " 国の行政機関　"}},
       {organisation_type::incorporated_agency, {"incorporated_agency", "INCORPORATED AGENCY", "独立行政法人"}},
       {organisation_type::designated_corporation, {"designated_corporation", "指定法人"}},
       {organisation_type::local_government, {"local_government", "ｌｏｃａｌ＿ｇｏｖｅｒｎｍｅｎｔ", "地方公共団体"}},
       {organisation_type::other, {"other", "Other", "その他"}}},
      [](const workload& w) { return w.organisation_type; });
}

TEST(a_workload, has_a_network_model_with_any_prime_that_people_type) {
  expect_words<network_model>("network_model",
                              {{network_model::alpha, {"alpha", "Alpha", "α", "Α"}},
                               {network_model::alpha_prime, {"alpha_prime", "α′", "α'", "α’", "α´", "α＇"}},
                               {network_model::beta, {"beta", "β"}},
                               {network_model::beta_prime, {"beta_prime", "beta prime", "β′", "β'", "Β’"}}},
                              [](const workload& w) { return w.network_model; });
}

TEST(a_workload, has_a_service_model_in_any_case_and_width) {
  expect_words<service_model>("service_model",
                              {{service_model::iaas, {"IaaS", "iaas", "ＩａａＳ"}},
                               {service_model::paas, {"PaaS", "PAAS", "ｐａａｓ"}},
                               {service_model::saas, {"SaaS", "saas", "ＳａａＳ", "Saa S"}}},
                              [](const workload& w) { return w.service_model; });
}

TEST(a_workload, is_or_is_not_of_secret_documents_and_non_disclosable_information) {
  const std::vector<words_for<bool>> words{{true, {"yes", "Yes", "true", "TRUE", "はい", "ｙｅｓ"}},
                                           {false, {"no", "NO", "false", "いいえ", "ｆａｌｓｅ"}}};
  expect_words<bool>("is_secret_document", words, [](const workload& w) { return w.is_secret_document; });
  expect_words<bool>("is_probably_non_disclosable", words,
                     [](const workload& w) { return w.is_probably_non_disclosable; });
}

TEST(a_workload, has_impacts_as_levels_or_degrees) {
  const std::vector<words_for<impact_level>> words{
      {impact_level::low, {"low", "LOW", "低位", "negligible", "軽微", "limited", "限定的", "Limited"}},
      {impact_level::moderate, {"moderate", "中位", "serious", "重大", "ｍｏｄｅｒａｔｅ"}},
      {impact_level::high, {"high", "高位", "severe", "甚大", "Severe"}}};
  for (std::size_t a = 0; a < aspect_count; ++a) {
    expect_words<impact_level>(std::string{identifier(aspect_columns[a])}, words,
                               [a](const workload& w) { return w.impact_by_aspect[a].level; });
  }
  const auto& questions = impact_assessment::bundled().questions;
  ASSERT_EQ(questions.size(), 12U);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    expect_words<impact_level>(questions[i].column(), words,
                               [i](const workload& w) { return w.impact_by_question[i].level; });
    const one_row by_heading{questions[i].heading_ja, "甚大"};
    EXPECT_EQ(by_heading.content().impact_by_question[i].level, impact_level::high) << questions[i].heading_ja;
  }
}

TEST(a_degree, is_kept_beside_its_level_and_a_level_has_none) {
  EXPECT_EQ(one_row("impact_integrity", "limited").content().impact_by_aspect[1].degree, std::uint8_t{1});
  EXPECT_FALSE(one_row("impact_integrity", "low").content().impact_by_aspect[1].degree);
}

struct items_case {
  std::string cell;
  strings classes;  // "?" stands for one that is not known
  strings findings{};
};

strings classes_in(const item_classes& items) {
  strings found;
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto each = static_cast<information_class>(i);
    if (items.contains(each)) found.emplace_back(identifier(each));
  }
  if (items.count() > 0 && items.has_unknown()) found.emplace_back("?");
  return found;
}

TEST(items, are_divided_by_semicolons_of_either_width) {
  const std::vector<items_case> cases{
      {"1", {"1"}},
      {"２", {"2"}},
      {"3", {"3"}},
      {"3A", {"3A"}},
      {"3b", {"3B"}},
      {"３Ｃ", {"3C"}},
      {"1;2", {"1", "2"}},
      {" 2 ； 1　", {"1", "2"}},
      {"1;1;1", {"1"}},
      {"3;3A;2", {"2", "3", "3A"}},
      {"1;不明", {"1", "?"}},
      {"unknown;2;未定", {"2", "?"}},
      {"2;", {"2", "?"}},
      {"4;2", {"2", "?"}, {"value_unreadable confidentiality 4"}},
      {"1;機密性2;x", {"1", "?"}, {"value_unreadable confidentiality 機密性2", "value_unreadable confidentiality x"}},
      {"", {}},
      {"不明", {"?"}},
  };
  for (const items_case& each : cases) {
    const one_row read{"confidentiality", each.cell};
    EXPECT_EQ(classes_in(read.content().confidentiality), each.classes) << each.cell;
    EXPECT_EQ(read.findings(), each.findings) << each.cell;
  }
}

TEST(items, of_integrity_and_availability_have_two_classes) {
  for (const std::string column : {"integrity", "availability"}) {
    const auto of = [&](const workload& w) { return column == "integrity" ? w.integrity : w.availability; };
    EXPECT_EQ(classes_in(of(one_row(column, "2;1").content())), (strings{"1", "2"}));
    for (const std::string word : {"3", "3A", "0"}) {
      const one_row read{column, word};
      EXPECT_EQ(classes_in(of(read.content())), strings{"?"});
      EXPECT_EQ(read.findings(), strings{"value_unreadable " + column + " " + word});
    }
  }
}

TEST(target_work, is_named_by_id_or_title_or_is_none) {
  const target_work_row& row = policies::none().target_work()[0];
  for (const std::string& word : strings{row.id, row.title.ja, "\"" + row.title.en + "\"", "POLICY-COORDINATION",
                                         "ｐｏｌｉｃｙ－ｃｏｏｒｄｉｎａｔｉｏｎ"}) {
    const one_row read{"target_work", word};
    EXPECT_EQ(read.content().target_work, target_work_answer::listed(0)) << word;
  }
  for (const std::string word : {"none", "None", "該当なし", "ｎｏｎｅ"}) {
    EXPECT_EQ(one_row("target_work", word).content().target_work, target_work_answer::none()) << word;
  }
  for (const std::string& word : no_answer) {
    const one_row read{"target_work", word};
    EXPECT_FALSE(read.content().target_work) << word;
    EXPECT_EQ(read.findings(), strings{}) << word;
  }
  const one_row other{"target_work", "何かの業務"};
  EXPECT_FALSE(other.content().target_work);
  EXPECT_EQ(other.findings(), strings{"target_work_unknown target_work 何かの業務"});
}

TEST(days_of_a_contract, must_be_days_but_say_nothing_yet) {
  for (const std::string column : {"contract_start", "contract_end"}) {
    for (const std::string word : {"2026-04-01", "令和8年4月1日", "R8.4.1", "", "不明"}) {
      EXPECT_EQ(one_row("confidentiality," + column, "1," + word).findings(), strings{}) << word;
    }
    EXPECT_EQ(one_row("confidentiality," + column, "1,2026-02-30").findings(),
              strings{"value_unreadable " + column + " 2026-02-30"});
  }
}

TEST(a_row, is_read_by_japanese_and_english_headers_in_any_order) {
  const one_row read{"対象業務,可用性,業務名,サービス形態,機密性,業務ID,機関種別",
                     "該当なし,2,\"会議, 打合せ\",SaaS,2,W1,国の行政機関"};
  EXPECT_EQ(read.row().workload_id, "W1");
  EXPECT_EQ(read.row().workload_name, "会議, 打合せ");
  EXPECT_EQ(read.content().service_model, service_model::saas);
  EXPECT_EQ(read.content().organisation_type, organisation_type::national_agency);
  EXPECT_EQ(classes_in(read.content().confidentiality), strings{"2"});
  EXPECT_EQ(classes_in(read.content().availability), strings{"2"});
  EXPECT_EQ(read.content().target_work, target_work_answer::none());
  EXPECT_EQ(read.findings(), strings{});
}

TEST(a_row, with_an_unreadable_cell_keeps_the_others) {
  const one_row read{"service_model,confidentiality,integrity", "SAS,2,9"};
  EXPECT_FALSE(read.content().service_model);
  EXPECT_EQ(classes_in(read.content().confidentiality), strings{"2"});
  EXPECT_EQ(read.findings(), (strings{"value_unreadable service_model SAS", "value_unreadable integrity 9"}));
}

TEST(a_row, that_is_damaged_is_read_as_far_as_it_goes) {
  const one_row open{"service_model,confidentiality,integrity", "SaaS,\"2,1"};
  EXPECT_EQ(open.content().service_model, service_model::saas);
  EXPECT_EQ(open.content().confidentiality.count(), 0U);
  EXPECT_EQ(open.findings(), strings{"unclosed_quote"});
  const one_row wide{"service_model,confidentiality", "SaaS,2,x"};
  EXPECT_EQ(classes_in(wide.content().confidentiality), strings{"2"});
  EXPECT_EQ(wide.findings(), strings{"too_many_fields"});
  const one_row bytes{"service_model,confidentiality", "SaaS,2\xFF"};
  EXPECT_EQ(bytes.findings()[0], "bytes_unreadable confidentiality");
}

TEST(a_row, that_is_used_again_forgets_the_one_before) {
  const policies& none = policies::none();
  const column_vocabulary vocabulary = vocabulary_of_workloads(none);
  table_reader reader{{.vocabulary = &vocabulary, .one_of = required_of_workloads(none)}};
  const std::string bytes = "service_model,confidentiality,impact_integrity\nSAS,2;x,high\n,,\nPaaS,,\n";
  std::copy(bytes.begin(), bytes.end(), reader.room(bytes.size()).begin());
  reader.added(bytes.size());
  reader.finish();
  workload_row row;
  ASSERT_EQ(reader.next(), table_event::header);
  ASSERT_EQ(reader.next(), table_event::row);
  read_workload(reader.record(), reader.header(), utf8_encoding(), none, 1000, row);
  EXPECT_EQ(row.findings.size(), 2U);
  ASSERT_EQ(reader.next(), table_event::blank);
  ASSERT_EQ(reader.next(), table_event::row);
  read_workload(reader.record(), reader.header(), utf8_encoding(), none, 1000, row);
  EXPECT_TRUE(row.findings.empty());
  EXPECT_EQ(row.content.confidentiality.count(), 0U);
  EXPECT_FALSE(row.content.impact_by_aspect[1].level);
  EXPECT_EQ(row.content.service_model, service_model::paas);
}

}  // namespace
