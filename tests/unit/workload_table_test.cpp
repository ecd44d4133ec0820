// A table of workloads: every way of writing every answer, what cannot be read, the headers, and damaged rows.
#include "ismap/workload_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/table_reader.h"
#include "open_register.h"

namespace {

using namespace ismap;

using texts = std::vector<std::string>;

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

// What a row answers, by column; what is not known is left out.
using answers = std::map<std::string, std::string>;

template <class Value>
void put(answers& to, const char* column, const std::optional<Value>& value) {
  if (value) to[column] = identifier(*value);
}

void put(answers& to, const char* column, const std::optional<bool>& value) {
  if (value) to[column] = *value ? "yes" : "no";
}

// "1;3A;?" and how many items there are, where several say the same.
void put(answers& to, const char* column, const item_classes& items) {
  if (items.count() == 0) return;
  std::string text;
  std::size_t listed = items.has_unknown() ? 1 : 0;
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto c = static_cast<information_class>(i);
    if (!items.contains(c)) continue;
    text.append(text.empty() ? "" : ";").append(identifier(c));
    ++listed;
  }
  if (items.has_unknown()) text += text.empty() ? "?" : ";?";
  if (items.count() != listed) text += " of " + std::to_string(items.count());
  to[column] = text;
}

// "moderate" or, given as a degree, "moderate: serious".
void put(answers& to, const std::string& column, const impact_answer& a, const impact_assessment& by) {
  if (!a.level) return;
  to[column] = identifier(*a.level);
  if (a.degree) to[column] += ": " + by.degrees[*a.degree].id;
}

constexpr std::array aspect_names{"impact_confidentiality", "impact_integrity", "impact_availability"};

answers answers_of(const workload& w, const policies& of_user) {
  answers all;
  put(all, "organisation_type", w.organisation_type);
  put(all, "network_model", w.network_model);
  put(all, "service_model", w.service_model);
  put(all, "confidentiality", w.confidentiality);
  put(all, "integrity", w.integrity);
  put(all, "availability", w.availability);
  put(all, "is_secret_document", w.is_secret_document);
  put(all, "is_probably_non_disclosable", w.is_probably_non_disclosable);
  const impact_assessment& by = of_user.assessment();
  for (std::size_t a = 0; a < aspect_count; ++a) put(all, aspect_names[a], w.impact_by_aspect[a], by);
  for (std::size_t i = 0; i < by.questions.size(); ++i) put(all, by.questions[i].column(), w.impact_by_question[i], by);
  if (w.target_work) {
    all["target_work"] = w.target_work->is_listed() ? of_user.target_work()[w.target_work->row()].id : "none";
  }
  return all;
}

struct row_read {
  std::string id;
  std::string name;
  answers given;
  std::vector<finding> findings;
};

// A table that a test opens from text, all of it at hand.
class open_workloads {
 public:
  explicit open_workloads(std::string_view input, const policies& of_user = policies::none(),
                          std::size_t max_record = csv::options{}.max_record)
      : of_user_(of_user),
        max_record_(max_record),
        vocabulary_(vocabulary_of_workloads(of_user)),
        reader_({&vocabulary_, required_of_workloads(of_user), {}, max_record}) {
    const ismap::test::exact_text bytes{input};
    const auto room = reader_.room(input.size());
    std::copy(bytes.view().begin(), bytes.view().end(), room.begin());
    reader_.added(input.size());
    reader_.finish();
    opened_ = reader_.next();
  }

  [[nodiscard]] table_event opened() const { return opened_; }
  [[nodiscard]] const table_header& header() const { return reader_.header(); }

  std::vector<row_read> rows() {
    std::vector<row_read> all;
    if (opened_ != table_event::header) return all;
    for (table_event e = reader_.next(); e != table_event::end; e = reader_.next()) {
      if (e != table_event::row) continue;
      read_workload(reader_.record(), reader_.header(), utf8_encoding(), of_user_, max_record_, row_);
      const auto text = [this](column c) { return text_of(c, reader_.record(), reader_.header(), utf8_encoding()); };
      all.push_back(
          {text(column::workload_id), text(column::workload_name), answers_of(row_.content, of_user_), row_.findings});
    }
    return all;
  }

 private:
  const policies& of_user_;
  std::size_t max_record_;
  column_vocabulary vocabulary_;
  table_reader reader_;
  table_event opened_;
  workload_row row_;
};

row_read only_row(std::string_view input, const policies& of_user = policies::none(),
                  std::size_t max_record = csv::options{}.max_record) {
  std::vector<row_read> rows = open_workloads{input, of_user, max_record}.rows();
  EXPECT_EQ(rows.size(), 1u) << input;
  return rows.empty() ? row_read{} : std::move(rows.front());
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out += '"';
}

// The row whose cell under `header` is `cell`; another column keeps it from being blank.
row_read with_cell(std::string_view header, std::string_view cell, const policies& of_user = policies::none()) {
  return only_row(joined({"memo,", in_quotes(header), "\nx,", in_quotes(cell), "\n"}), of_user);
}

std::string column_name(column c, const policies& of_user) {
  const auto question = extra_index(c);
  return question ? of_user.assessment().questions[*question].column() : std::string{identifier(c)};
}

// "value_unreadable confidentiality [4]", of each finding; counts stand before what was read.
texts found_in(const row_read& row, const policies& of_user = policies::none()) {
  texts all;
  for (const finding& f : row.findings) {
    std::string& text = all.emplace_back(identifier(f.code));
    if (f.where) text.append(" ").append(column_name(*f.where, of_user));
    if (f.number != 0) text.append(" ").append(std::to_string(f.number));
    if (!f.read.empty()) text.append(" [").append(f.read).append("]");
  }
  return all;
}

texts unreadable(std::string_view column, std::string_view cell) {
  return {joined({"value_unreadable ", column, " [", cell, "]"})};
}

// --- Words ---

struct written {
  const char* column;
  const char* answer;
  texts ways;
};

void expect_read(const std::vector<written>& cases, const policies& of_user = policies::none()) {
  for (const written& c : cases) {
    for (const std::string& way : c.ways) {
      for (const std::string& cell : {way, joined({"  ", way}), joined({way, "\t "}), joined({"\u3000", way, "\u3000"}),
                                      joined({"\u00A0", way})}) {
        const row_read row = with_cell(c.column, cell, of_user);
        EXPECT_EQ(row.given, (answers{{c.column, c.answer}})) << c.column << " [" << cell << "]";
        EXPECT_EQ(found_in(row, of_user), texts{}) << c.column << " [" << cell << "]";
      }
    }
  }
}

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

// As section 2 of the contract lists them, in the order of their twelve columns.
constexpr std::array<std::array<const char*, 2>, 12> questions{{
    {"impact_confidentiality_rights", "機密性影響度（権利利益）"},
    {"impact_confidentiality_work", "機密性影響度（業務）"},
    {"impact_confidentiality_assets", "機密性影響度（資産・財政）"},
    {"impact_confidentiality_trust", "機密性影響度（信頼）"},
    {"impact_integrity_rights", "完全性影響度（権利利益）"},
    {"impact_integrity_work", "完全性影響度（業務）"},
    {"impact_integrity_assets", "完全性影響度（資産・財政）"},
    {"impact_integrity_trust", "完全性影響度（信頼）"},
    {"impact_availability_rights", "可用性影響度（権利利益）"},
    {"impact_availability_work", "可用性影響度（業務）"},
    {"impact_availability_assets", "可用性影響度（資産・財政）"},
    {"impact_availability_trust", "可用性影響度（信頼）"},
}};

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

// Every column of answers but target work, in which other words can stand too.
texts answer_columns() {
  texts all{"organisation_type",
            "network_model",
            "service_model",
            "confidentiality",
            "integrity",
            "availability",
            "is_secret_document",
            "is_probably_non_disclosable",
            "impact_confidentiality",
            "impact_integrity",
            "impact_availability"};
  for (const auto& [column, heading] : questions) all.emplace_back(column);
  return all;
}

bool holds_items(std::string_view column) {
  return column == "confidentiality" || column == "integrity" || column == "availability";
}

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

// --- Whole rows ---

struct cell_of {
  std::string header;
  std::string other_header;  // in Japanese
  std::string cell;
  std::string answer;
};

// A row with an answer in every column.
std::vector<cell_of> full_row() {
  std::vector<cell_of> row{
      {"organisation_type", "機関種別", "local_government", "local_government"},
      {"network_model", "ネットワークモデル", "β′", "beta_prime"},
      {"service_model", "サービス形態", "PaaS", "PaaS"},
      {"confidentiality", "機密性", "3B;1", "1;3B"},
      {"integrity", "完全性", "2", "2"},
      {"availability", "可用性", "1;2", "1;2"},
      {"is_secret_document", "秘密文書", "いいえ", "no"},
      {"is_probably_non_disclosable", "不開示情報の蓋然性", "はい", "yes"},
      {"impact_confidentiality", "機密性影響度", "高位", "high"},
      {"impact_integrity", "完全性影響度", "重大", "moderate: serious"},
      {"impact_availability", "可用性影響度", "low", "low"},
      {"target_work", "対象業務", "policy-coordination", "policy-coordination"},
      {"contract_start", "契約開始日", "2026-04-01", ""},
      {"contract_end", "契約終了日", "令和9年3月31日", ""},
  };
  constexpr std::array<std::array<const char*, 2>, 4> degrees{{{"negligible", "low: negligible"},
                                                               {"限定的", "low: limited"},
                                                               {"serious", "moderate: serious"},
                                                               {"高位", "high"}}};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& [cell, answer] = degrees[i % 4 == 0 ? i / 4 : i % 4];
    row.push_back({questions[i][0], questions[i][1], cell, answer});
  }
  return row;
}

std::string table_of(const std::vector<cell_of>& row) {
  std::string header = "memo";
  std::string cells = "x";
  for (const cell_of& c : row) {
    header.append(",").append(in_quotes(c.header));
    cells.append(",").append(in_quotes(c.cell));
  }
  return header + "\n" + cells + "\n";
}

answers expected_of(const std::vector<cell_of>& row) {
  answers all;
  for (const cell_of& c : row) {
    if (!c.answer.empty()) all[c.header] = c.answer;
  }
  return all;
}

TEST(workload_row, with_every_answer_is_read_in_any_order_of_its_columns) {
  std::vector<cell_of> row = full_row();
  const answers expected = expected_of(row);
  ASSERT_EQ(expected.size(), 24u);
  for (std::size_t turn = 0; turn < row.size(); ++turn) {
    std::rotate(row.begin(), row.begin() + 1, row.end());
    const row_read read = only_row(table_of(row));
    EXPECT_EQ(read.given, expected);
    EXPECT_EQ(found_in(read), texts{});
  }
}

TEST(workload_row, with_one_cell_that_cannot_be_read_has_its_other_answers) {
  const std::vector<cell_of> row = full_row();
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::vector<cell_of> damaged = row;
    damaged[i].cell = "?!";
    damaged[i].answer = holds_items(row[i].header) ? "?" : "";
    const row_read read = only_row(table_of(damaged));
    const std::string code = row[i].header == "target_work" ? "target_work_unknown " : "value_unreadable ";
    EXPECT_EQ(found_in(read), texts{code + row[i].header + " [?!]"});
    EXPECT_EQ(read.given, expected_of(damaged)) << row[i].header;
  }
}

TEST(workload_row, tells_of_every_cell_that_cannot_be_read) {
  std::vector<cell_of> row = full_row();
  for (cell_of& c : row) c.cell = "?!";
  const row_read read = only_row(table_of(row));
  EXPECT_EQ(read.findings.size(), row.size());
  EXPECT_EQ(read.given, (answers{{"confidentiality", "?"}, {"integrity", "?"}, {"availability", "?"}}));
}

TEST(workload_row, keeps_an_answer_on_an_aspect_and_those_to_its_questions_apart) {
  const row_read read = only_row(
      "impact_integrity,impact_integrity_rights,impact_integrity_trust\n"
      "low,severe,不明\n");
  EXPECT_EQ(read.given, (answers{{"impact_integrity", "low"}, {"impact_integrity_rights", "high: severe"}}));
  EXPECT_EQ(found_in(read), texts{});
}

TEST(workload_row, has_its_id_and_its_name_without_the_spaces_around_them) {
  for (const char* header :
       {"workload_id,workload_name,integrity", "業務ID,業務名,integrity", "業務ｉｄ,業務 名,integrity"}) {
    const row_read read = only_row(std::string{header} + "\n W-1 ,\"　給与の \"\"計算\"\"、2 \",2\n");
    EXPECT_EQ(read.id, "W-1") << header;
    EXPECT_EQ(read.name, "給与の \"計算\"、2") << header;
  }
  EXPECT_EQ(only_row("integrity\n2\n").id, "");
  EXPECT_EQ(only_row("integrity\n2\n").name, "");
}

TEST(workload_row, leaves_nothing_behind_for_the_next_row) {
  std::vector<cell_of> full = full_row();
  full.insert(full.begin(), {"workload_name", "業務名", "\"quoted\"", ""});
  full.insert(full.begin(), {"workload_id", "業務ID", "W1", ""});
  std::vector<row_read> rows = open_workloads{table_of(full) + "\xFF,\"?\n" + "y\n"}.rows();
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].id + " " + rows[0].name, "W1 \"quoted\"");
  EXPECT_EQ(rows[1].id + rows[1].name, "");
  EXPECT_EQ(rows[1].given, answers{});
  EXPECT_EQ(rows[2].id + rows[2].name, "");
  EXPECT_EQ(rows[2].given, answers{});
  EXPECT_EQ(found_in(rows[2]), texts{});
}

// --- Headers ---

TEST(workload_header, of_every_column_is_known_in_both_languages) {
  const std::vector<cell_of> row = full_row();
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::vector<cell_of> renamed = row;
    renamed[i].header = row[i].other_header;
    const row_read read = only_row(table_of(renamed));
    EXPECT_EQ(read.given, expected_of(row)) << row[i].other_header;
  }
  std::vector<cell_of> japanese = row;
  for (cell_of& c : japanese) c.header = c.other_header;
  EXPECT_EQ(only_row(table_of(japanese)).given, expected_of(row));
}

TEST(workload_header, is_folded) {
  const std::vector<std::pair<const char*, texts>> cases{
      {"organisation_type",
       {"Organisation Type", "ORGANISATION_TYPE", "ｏｒｇａｎｉｓａｔｉｏｎ＿ｔｙｐｅ", "機関 種別"}},
      {"network_model", {"Network model", "ネットワーク　モデル"}},
      {"service_model", {"service\nmodel", "サービス\n形態", " サービス形態 "}},
      {"confidentiality", {"CONFIDENTIALITY", "機密性の格付け", "機密性の 格付け"}},
      {"integrity", {"Integrity", "完全性の格付け"}},
      {"availability", {"Availability", "可用性の格付け"}},
      {"is_secret_document", {"Is Secret Document", "秘密 文書"}},
      {"is_probably_non_disclosable", {"IS_PROBABLY_NON_DISCLOSABLE", "不開示情報の\r\n蓋然性"}},
      {"impact_confidentiality", {"Impact Confidentiality", "機密性 影響度"}},
      {"impact_integrity_work", {"Impact Integrity Work", "完全性影響度(業務)", "完全性影響度 （業務）"}},
      {"impact_availability_assets",
       {"ＩＭＰＡＣＴ＿ＡＶＡＩＬＡＢＩＬＩＴＹ＿ＡＳＳＥＴＳ", "可用性影響度(資産・財政)"}},
      {"target_work", {"Target work", "対象 業務"}},
  };
  for (const auto& [column, headers] : cases) {
    for (const std::string& header : headers) {
      const bool of_work = std::string_view{column} == "target_work";
      const texts expected = of_work ? texts{"target_work_unknown target_work [?!]"} : unreadable(column, "?!");
      EXPECT_EQ(found_in(with_cell(header, "?!")), expected) << header;
    }
  }
}

TEST(workload_header, knows_where_the_columns_without_answers_stand) {
  const std::vector<std::pair<column, texts>> cases{
      {column::workload_id, {"workload_id", "業務ID", "業務ｉｄ"}},
      {column::workload_name, {"workload_name", "業務名"}},
      {column::registration_number, {"registration_number", "登録番号", "Registration Number"}},
      {column::contract_start, {"contract_start", "契約開始日"}},
      {column::contract_end, {"contract_end", "契約終了日"}},
  };
  for (const auto& [meant, headers] : cases) {
    for (const std::string& header : headers) {
      open_workloads table{"confidentiality,memo," + header + "\n"};
      ASSERT_EQ(table.opened(), table_event::header);
      EXPECT_EQ(table.header().position_of(meant), 2u) << header;
    }
  }
}

TEST(workload_header, needs_one_column_of_answers_whichever_it_is) {
  texts needed = answer_columns();
  needed.emplace_back("target_work");
  for (const std::string& header : needed) {
    EXPECT_EQ(open_workloads{"memo," + header + "\n"}.opened(), table_event::header) << header;
  }
  for (const char* header : {"memo", "workload_id,workload_name,registration_number,contract_start,contract_end",
                             "audit_period_end,registered_on,expires_on", "impact", "impact_integrity_money"}) {
    EXPECT_EQ(open_workloads{std::string{header} + "\n"}.opened(), table_event::unusable_header) << header;
  }
}

TEST(workload_header, of_a_register_alone_means_nothing) {
  const std::vector<std::pair<column, texts>> cases{
      {column::scheme, {"scheme", "制度"}},
      {column::service_name, {"service_name", "サービス名"}},
      {column::audit_period_end, {"audit_period_end", "監査対象期間末日"}},
      {column::expires_on, {"expires_on", "有効期限"}},
      {column::alert_days, {"alert_days", "通知日数"}},
  };
  for (const auto& [meant, headers] : cases) {
    for (const std::string& header : headers) {
      open_workloads table{joined({"integrity,", header, "\n2,?!\n"})};
      EXPECT_EQ(table.header().position_of(meant), std::nullopt) << header;
      EXPECT_EQ(found_in(table.rows().at(0)), texts{}) << header;
    }
  }
}

// --- Damaged rows ---

struct damage {
  const char* what;
  std::string row;
  answers given;
  texts found;
};

constexpr const char* damage_header = "workload_id,service_model,integrity,confidentiality,impact_integrity_work\n";

void expect_damage(const std::vector<damage>& cases, std::size_t max_record = csv::options{}.max_record) {
  for (const damage& c : cases) {
    std::vector<row_read> rows =
        open_workloads{damage_header + c.row + "W2,IaaS,,2\n", policies::none(), max_record}.rows();
    ASSERT_EQ(rows.size(), 2u) << c.what;
    EXPECT_EQ(rows[0].given, c.given) << c.what;
    EXPECT_EQ(found_in(rows[0]), c.found) << c.what;
    EXPECT_EQ(rows[1].given, (answers{{"service_model", "IaaS"}, {"confidentiality", "2"}})) << c.what;
    EXPECT_EQ(found_in(rows[1]), texts{}) << c.what;
  }
}

TEST(damaged_workload, that_is_short_or_has_fields_too_many_is_read) {
  expect_damage({
      {"short", "W1,SaaS\n", {{"service_model", "SaaS"}}, {}},
      {"one field too many",
       "W1,SaaS,2,1,severe,x\n",
       {{"service_model", "SaaS"},
        {"integrity", "2"},
        {"confidentiality", "1"},
        {"impact_integrity_work", "high: severe"}},
       {"too_many_fields 1"}},
      {"three, and a cell that cannot be read",
       "W1,SAS,2,,,x,\"y\n\",\n",
       {{"integrity", "2"}},
       {"too_many_fields 3", "value_unreadable service_model [SAS]"}},
  });
}

TEST(damaged_workload, with_an_open_quote_has_the_cells_before_it_and_none_after_it) {
  const std::string header{damage_header};
  const std::vector<damage> cases{
      {"in the second field", "W1,\"SaaS,2,3,severe\n", {}, {"unclosed_quote 2"}},
      {"in the third", "W1,SaaS,\"2,3,severe\n", {{"service_model", "SaaS"}}, {"unclosed_quote 3"}},
      {"after a cell that cannot be read",
       "W1,SAS,2,\"3,severe\n",
       {{"integrity", "2"}},
       {"unclosed_quote 4", "value_unreadable service_model [SAS]"}},
      {"in the last",
       "W1,SaaS,1,3,\"severe\n",
       {{"service_model", "SaaS"}, {"integrity", "1"}, {"confidentiality", "3"}},
       {"unclosed_quote 5"}},
  };
  expect_damage(cases);
  EXPECT_EQ(only_row(header + "W1,PaaS,\"1").given, (answers{{"service_model", "PaaS"}}));
}

TEST(damaged_workload, that_is_too_long_is_told_with_the_limit_and_nothing_of_it_is_read) {
  const std::string row = "W1,SaaS,2,3,severe" + std::string(100, ' ') + "\n";
  expect_damage({{"too long", row, {}, {"record_too_long 100"}}}, 100);
  const std::string open = "W1,SaaS,2,3,\"severe\n" + std::string(100, '\n') + "\"\n";
  const row_read read = open_workloads{damage_header + open, policies::none(), 100}.rows().at(0);
  EXPECT_EQ(read.given, (answers{{"service_model", "SaaS"}, {"integrity", "2"}, {"confidentiality", "3"}}));
  EXPECT_EQ(found_in(read), texts{"unclosed_quote 5"});
}

TEST(damaged_workload, whose_bytes_are_no_text_is_told_with_their_column_and_place) {
  const std::size_t start = std::string_view{damage_header}.size();
  expect_damage({
      {"in the id",
       "W\xFF,SaaS\n",
       {{"service_model", "SaaS"}},
       {"bytes_unreadable workload_id " + std::to_string(start + 1)}},
      {"in an answer",
       "W1,Saa\x83\x54,2\n",
       {{"integrity", "2"}},
       {"bytes_unreadable service_model " + std::to_string(start + 6), "value_unreadable service_model [Saa\x83\x54]"}},
      {"in one item of several",
       "W1,SaaS,2\xFF;1\n",
       {{"service_model", "SaaS"}, {"integrity", "1;?"}},
       {"bytes_unreadable integrity " + std::to_string(start + 9), "value_unreadable integrity [2\xFF]"}},
  });
}

// --- A user's own questions, degrees and target work ---

policies made_up_policy() {
  const std::string path = std::string{ISMAP_TESTS_FOLDER} + "/data/policies.json";
  policies all;
  EXPECT_TRUE(all.add(nlohmann::json::parse(std::ifstream{path})["good"].dump()).empty());
  return all;
}

TEST(workload_table, of_a_policy_has_its_questions_degrees_and_target_work) {
  const policies own = made_up_policy();
  for (const char* column : {"impact_leak", "impact_error", "impact_outage", "impact_confidentiality"}) {
    expect_read(
        {
            {column, "low: none_at_all", {"none_at_all", "None at all", "NONE_AT_ALL", "なし"}},
            {column, "moderate: some", {"some", "Some", "ある"}},
            {column, "high: much", {"much", "ＭＵＣＨ", "大きい"}},
            {column, "high", {"high", "高位"}},
        },
        own);
  }
  expect_read({{"target_work", "survey", {"survey", "Survey", "公表する調査", "Published surveys"}},
               {"target_work", "policy-coordination", {"policy-coordination"}},
               {"target_work", "none", {"none", "該当なし"}}},
              own);
}

TEST(workload_table, of_a_policy_has_the_headings_of_its_questions) {
  const policies own = made_up_policy();
  for (const auto& [heading, column] : {std::pair{"漏えいの影響は", "impact_leak"},
                                        {"What would a leak do", "impact_leak"},
                                        {"誤りの影響", "impact_error"},
                                        {"what would an outage do", "impact_outage"}}) {
    EXPECT_EQ(with_cell(heading, "much", own).given, (answers{{column, "high: much"}})) << heading;
    EXPECT_EQ(found_in(with_cell(heading, "?", own), own), unreadable(column, "?"));
  }
}

TEST(workload_table, of_a_policy_has_the_bundled_questions_and_degrees_no_more) {
  const policies own = made_up_policy();
  for (const auto& [column, heading] : questions) {
    for (const char* const header : {column, heading}) {
      const row_read read = only_row(joined({"integrity,", header, "\n2,?\n"}), own);
      EXPECT_EQ(found_in(read, own), texts{}) << header;
    }
  }
  for (const std::string cell : {"negligible", "重大", "severe"}) {
    const row_read read = with_cell("impact_error", cell, own);
    EXPECT_EQ(read.given, answers{});
    EXPECT_EQ(found_in(read, own), unreadable("impact_error", cell));
  }
}

}  // namespace
