// What the first row of a register says: which column stands where, and why a header cannot be used.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/register.h"
#include "ismap/table_reader.h"
#include "open_register.h"

namespace {

using namespace ismap;
using ismap::test::open_register;
using kind = header_problem::kind;

struct named_column {
  column meant;
  std::vector<std::string> headers;
};

// As section 2 of the contract lists them.
const std::vector<named_column> named_columns{
    {column::registration_number, {"registration_number", "登録番号"}},
    {column::scheme, {"scheme", "制度"}},
    {column::service_name, {"service_name", "クラウドサービスの名称", "サービス名"}},
    {column::provider, {"provider", "クラウドサービス事業者", "事業者名"}},
    {column::service_model, {"service_model", "サービス形態"}},
    {column::audit_period_start, {"audit_period_start", "監査対象期間開始日"}},
    {column::audit_period_end, {"audit_period_end", "監査対象期間末日"}},
    {column::audit_period, {"audit_period", "監査対象期間", "監査期間"}},
    {column::registered_on, {"registered_on", "登録日", "認証日"}},
    {column::expires_on, {"expires_on", "有効期限"}},
    {column::renewal_applied_on, {"renewal_applied_on", "更新申請日"}},
    {column::renewal_decided_on, {"renewal_decided_on", "更新判断日"}},
    {column::renewal_result, {"renewal_result", "更新結果"}},
    {column::withdrawn_on, {"withdrawn_on", "登録の取消し・取下げ日"}},
    {column::depends_on, {"depends_on", "基盤サービス"}},
    {column::alert_days, {"alert_days", "通知日数"}},
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Puts `text` after every character.
std::string spread(std::string_view header, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    out += header[i];
    const bool is_whole = i + 1 == header.size() || (header[i + 1] & 0xC0) != 0x80;
    if (is_whole) out += text;
  }
  return out;
}

std::string replaced(std::string_view header, std::string_view text) {
  std::string out;
  for (const char c : header) c == '_' ? out += text : out += c;
  return out;
}

std::string upper(std::string header) {
  for (char& c : header) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return header;
}

// ASCII letters as full-width ones: U+FF01 is 0xEF 0xBC 0x81.
std::string full_width(std::string_view header) {
  std::string out;
  for (const char c : header) {
    if (!is_ascii_letter(c)) {
      out += c;
      continue;
    }
    const int code = 0xFF00 + (c - 0x20);
    out += '\xEF';
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
  return out;
}

std::vector<std::string> ways_of_writing(const std::string& header) {
  return {header,
          upper(header),
          full_width(header),
          full_width(upper(header)),
          "  " + header + "\t",
          "\u3000" + header + "\u3000",
          replaced(header, " "),
          replaced(header, ""),
          replaced(header, "\n"),
          spread(header, " "),
          spread(header, "\u3000"),
          spread(header, "\n"),
          spread(header, "\r\n"),
          spread(header, "_")};
}

TEST(table_header, knows_every_column_by_every_name_however_it_is_written) {
  ASSERT_EQ(named_columns.size(), 16u);
  for (const named_column& c : named_columns) {
    for (const std::string& header : c.headers) {
      for (const std::string& written : ways_of_writing(header)) {
        const std::string date = c.meant == column::expires_on ? "" : ",expires_on";
        const open_register r{"other,\"" + written + "\"" + date + "\n"};
        ASSERT_EQ(r.opened(), table_event::header) << written;
        EXPECT_EQ(r.header().position_of(c.meant), 1u) << written;
        EXPECT_EQ(r.header().meaning_of(1), c.meant) << written;
        EXPECT_EQ(r.header().headers()[1], written);
        EXPECT_EQ(r.header().keys()[1], identifier(c.meant));
      }
    }
  }
}

TEST(table_header, takes_columns_in_any_order_and_leaves_others_without_a_meaning) {
  const open_register r{"memo,有効期限,provider_id,登録番号\n"};
  ASSERT_EQ(r.opened(), table_event::header);
  EXPECT_EQ(r.header().position_of(column::expires_on), 1u);
  EXPECT_EQ(r.header().position_of(column::registration_number), 3u);
  EXPECT_EQ(r.header().position_of(column::provider), std::nullopt);
  EXPECT_EQ(r.header().meaning_of(0), std::nullopt);
  EXPECT_EQ(r.header().meaning_of(2), std::nullopt);
  EXPECT_EQ(r.header().headers(), (std::vector<std::string>{"memo", "有効期限", "provider_id", "登録番号"}));
}

TEST(table_header, does_not_take_similar_words_for_columns) {
  const open_register r{"expires_on,expires,expiry,有効,登録,number,scheme2,audit\n"};
  for (std::size_t i = 1; i < 8; ++i) EXPECT_EQ(r.header().meaning_of(i), std::nullopt) << r.header().headers()[i];
}

TEST(table_header, is_read_behind_a_byte_order_mark_and_with_any_delimiter) {
  for (const std::string delimiter : {",", ";", "\t"}) {
    const open_register r{
        "\xEF\xBB\xBF"
        "expires_on" +
        delimiter + "scheme" + delimiter + "x\r\n"};
    ASSERT_EQ(r.opened(), table_event::header);
    EXPECT_TRUE(r.reader().has_byte_order_mark());
    EXPECT_EQ(r.reader().delimiter(), delimiter[0]);
    EXPECT_EQ(r.header().position_of(column::expires_on), 0u);
    EXPECT_EQ(r.header().position_of(column::scheme), 1u);
  }
}

TEST(table_header, gives_every_column_a_key_of_its_own) {
  const open_register r{"有効期限,,memo,memo,,\"a\"\"b\",memo\n"};
  EXPECT_EQ(r.header().keys(),
            (std::vector<std::string>{"expires_on", "column 2", "memo", "memo (4)", "column 5", "a\"b", "memo (7)"}));
}

// A header that looks like the key another one is given once made two keys the same.
TEST(table_header, gives_different_keys_whatever_the_headers_look_like) {
  for (const std::string line : {"expires_on,x (4),x,x", "expires_on,column 3,", "expires_on,x (4),x (4) (4),x (4)",
                                 "expires_on,x (4) (4),x (4),x (4)", "expires_on,a,a,a,a (4),a (3)"}) {
    const open_register r{line + "\n"};
    const std::set<std::string> different{r.header().keys().begin(), r.header().keys().end()};
    EXPECT_EQ(different.size(), r.header().keys().size()) << testing::PrintToString(r.header().keys());
  }
}

struct unusable_case {
  std::string what;
  std::string input;
  kind problem;
};

const std::vector<unusable_case> unusable_cases{
    {"nothing", "", kind::empty},
    {"a byte order mark alone", "\xEF\xBB\xBF", kind::empty},
    {"bytes that are not UTF-8", "expires_on,\x83\x54\n", kind::unreadable},
    {"a quote that is not closed", "expires_on,\"x\n2024-03-31,1\n", kind::unreadable},
    {"no column with a date", "registration_number,scheme\n", kind::no_usable_column},
    {"a date column that does not give an expiry", "renewal_applied_on,audit_period_start\n", kind::no_usable_column},
    {"a row of values", "C21-0004-2,2024-03-31\n", kind::no_usable_column},
    {"lines that end in CR alone", "登録番号,有効期限\rC21-0004-2,2025-07-31\r", kind::bare_cr},
    {"one column twice", "expires_on,有効期限\n", kind::column_twice},
    {"a workbook", std::string{"PK\x03\x04\x14\0\x06\0", 8} + "\xFF\n", kind::workbook},
    {"an old workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\n", kind::workbook},
    {"a picture", std::string{"\xFF\xD8\xFF\xE0\0\x10JFIF\0\n", 12}, kind::not_text},
};

TEST(unusable_header, is_told_by_its_kind) {
  for (const unusable_case& c : unusable_cases) {
    const open_register r{c.input};
    ASSERT_EQ(r.opened(), table_event::unusable_header) << c.what;
    EXPECT_EQ(r.reader().problem().what, c.problem) << c.what;
  }
}

TEST(unusable_header, is_not_one_where_any_column_gives_an_expiry) {
  for (const std::string header : {"audit_period_end", "audit_period", "expires_on", "registered_on"}) {
    EXPECT_EQ(open_register{"x," + header}.opened(), table_event::header) << header;
  }
}

TEST(unusable_header, is_not_one_with_a_nul_beside_a_column_that_gives_an_expiry) {
  const open_register r{std::string{"expires_on,a\0b\n", 15}};
  EXPECT_EQ(r.opened(), table_event::header);
}

TEST(period_headers, are_known_in_the_words_of_the_rules) {
  const std::string of{"監査対象期間"};
  for (const std::string word : {"末日", "の末日", "終了日", "の終了日", "終了年月日", "の終了年月日"}) {
    const open_register r{of + word + "\n"};
    ASSERT_EQ(r.opened(), table_event::header) << word;
    EXPECT_EQ(r.header().position_of(column::audit_period_end), 0u) << word;
  }
  for (const std::string word : {"開始日", "の開始日", "初日", "の初日", "開始年月日", "の開始年月日"}) {
    const open_register r{of + word + ",expires_on\n"};
    EXPECT_EQ(r.header().position_of(column::audit_period_start), 0u) << word;
  }
}

TEST(unusable_header, without_a_date_column_shows_what_was_read) {
  const open_register r{"登録番号,\"a b\"\n"};
  EXPECT_EQ(r.reader().problem().read, "登録番号,\"a b\"");
}

TEST(unusable_header, with_a_column_twice_tells_both_places) {
  const open_register r{"登録番号,有効期限,memo,EXPIRES ON\n"};
  const header_problem& p = r.reader().problem();
  EXPECT_EQ(p.what, kind::column_twice);
  EXPECT_EQ(p.meant, column::expires_on);
  EXPECT_EQ(p.first, 2u);
  EXPECT_EQ(p.second, 4u);
  EXPECT_EQ(p.read, "EXPIRES ON");
}

// The first part of a header longer than max_record was once read as if it were all of it.
TEST(unusable_header, is_a_header_longer_than_max_record) {
  const std::string header = "expires_on,registered_on,memo,memo,memo,memo,memo";
  for (const std::string& input : {header, header + "\n", header + "\n2024-03-31,2024-03-31\n"}) {
    for (const std::size_t block : ismap::test::block_sizes) {
      table_reader reader{ismap::test::reader_options({.max_record = 32})};
      std::vector<table_event> events;
      const auto take = [&] {
        while (events.empty()) {
          const table_event e = reader.next();
          if (e == table_event::need_input) return;
          events.push_back(e);
        }
      };
      ismap::test::feed(reader, input, block, take);
      EXPECT_EQ(events, std::vector{table_event::unusable_header}) << input << " in blocks of " << block;
      EXPECT_EQ(reader.problem().what, ismap::header_problem::kind::too_long);
    }
  }
}

TEST(column_alias, gives_a_column_a_header_of_the_files_own) {
  const open_register r{"No,Gueltig bis,memo\n", {.aliases = {{column::expires_on, "Gueltig bis"}}}};
  ASSERT_EQ(r.opened(), table_event::header);
  EXPECT_EQ(r.header().position_of(column::expires_on), 1u);
  EXPECT_EQ(r.header().keys()[1], "expires_on");
}

TEST(column_alias, is_compared_as_headers_are) {
  for (const std::string written : {"満了 日", "\"満了\n日\"", "満了＿日", "満了_日", "\u3000満了日"}) {
    for (const std::string alias : {"満了日", "満了_日", "満了\n日", " 満了日 "}) {
      const open_register r{"x," + written + "\n", {.aliases = {{column::expires_on, alias}}}};
      ASSERT_EQ(r.opened(), table_event::header) << written << " / " << alias;
      EXPECT_EQ(r.header().position_of(column::expires_on), 1u);
    }
  }
  const open_register folded{"x,ｅｎｄ DATE\n", {.aliases = {{column::expires_on, "End_Date"}}}};
  EXPECT_EQ(folded.opened(), table_event::header);
}

TEST(column_alias, that_no_column_has_is_an_error) {
  const open_register r{"expires_on,memo\n", {.aliases = {{column::registered_on, "Beginn"}}}};
  ASSERT_EQ(r.opened(), table_event::unusable_header);
  EXPECT_EQ(r.reader().problem().what, kind::alias_not_found);
  EXPECT_EQ(r.reader().problem().read, "Beginn");
  EXPECT_EQ(r.reader().problem().meant, column::registered_on);
}

TEST(column_alias, that_no_column_has_is_not_made_good_by_the_usual_header) {
  const open_register r{"expires_on,memo\n", {.aliases = {{column::expires_on, "Ende"}}}};
  ASSERT_EQ(r.opened(), table_event::unusable_header);
  EXPECT_EQ(r.reader().problem().what, kind::alias_not_found);
}

TEST(column_alias, takes_the_meaning_from_the_usual_headers) {
  open_register r{"expires_on,有効期限,Ende\n2020-01-01,x,2025-07-31\n", {.aliases = {{column::expires_on, "Ende"}}}};
  ASSERT_EQ(r.opened(), table_event::header);
  EXPECT_EQ(r.header().position_of(column::expires_on), 2u);
  EXPECT_EQ(r.header().meaning_of(0), std::nullopt);
  EXPECT_EQ(r.header().meaning_of(1), std::nullopt);
  const registration_row& row = r.row();
  EXPECT_EQ(row.content.expires_on, (stated<day>{date::year{2025} / 7 / 31}));
  EXPECT_EQ(ismap::test::codes(row.findings), (std::vector<finding_code>{}));
}

TEST(column_alias, may_take_another_columns_usual_header) {
  const open_register r{"登録日,expires_on\n", {.aliases = {{column::withdrawn_on, "登録日"}}}};
  ASSERT_EQ(r.opened(), table_event::header);
  EXPECT_EQ(r.header().position_of(column::withdrawn_on), 0u);
  EXPECT_EQ(r.header().position_of(column::registered_on), std::nullopt);
}

TEST(column_alias, of_a_header_that_stands_twice_is_a_column_twice) {
  const open_register r{"Ende,memo,ende\n", {.aliases = {{column::expires_on, "Ende"}}}};
  ASSERT_EQ(r.opened(), table_event::unusable_header);
  EXPECT_EQ(r.reader().problem().what, kind::column_twice);
  EXPECT_EQ(r.reader().problem().second, 3u);
}

}  // namespace
