// Rows of a register become registrations; what cannot be read is a finding and leaves the other cells readable.
#include "ismap/register.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ismap/table_reader.h"
#include "open_register.h"

namespace {

using namespace ismap;
using namespace std::string_view_literals;
using ismap::test::codes;
using ismap::test::exact_text;
using ismap::test::open_register;

using code_list = std::vector<finding_code>;

day on(int year, int month, int number) { return date::year{year} / month / number; }

TEST(parse_scheme, knows_each_scheme_however_it_is_written) {
  const std::vector<std::pair<std::string_view, std::optional<scheme>>> cases{
      {"ISMAP", scheme::ismap},
      {"ismap", scheme::ismap},
      {"ＩＳＭＡＰ", scheme::ismap},
      {"I S M A P", scheme::ismap},
      {"ISMAP-LIU", scheme::ismap_liu},
      {"ismap_liu", scheme::ismap_liu},
      {"LIU", scheme::ismap_liu},
      {"ｌｉｕ", scheme::ismap_liu},
      {"ISMAP－LIU", scheme::ismap_liu},
      {"ISMAP - LIU", scheme::ismap_liu},
      {"ISMS", scheme::isms},
      {"isms", scheme::isms},
      {"ISO/IEC 27001", scheme::isms},
      {"iso/iec27001", scheme::isms},
      {"ＩＳＯ／ＩＥＣ　２７００１", scheme::isms},
      {"", std::nullopt},
      {"ISMAP2", std::nullopt},
      {"ISO 27001", std::nullopt},
      {"ISMA", std::nullopt},
      {"ISMAP-", std::nullopt},
      {"FedRAMP", std::nullopt},
      {"制度", std::nullopt},
      {"ISMAP\xFF", std::nullopt},
      {"ISMAP\0"sv, std::nullopt},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_scheme(exact_text{text}.view()), expected) << text;
}

TEST(parse_scheme, takes_no_word_that_differs_in_one_byte) {
  for (const std::string_view word : {"ISMAP", "ISMAP-LIU", "ISMS"}) {
    for (std::size_t at = 0; at < word.size(); ++at) {
      std::string other{word};
      other[at] = '7';
      EXPECT_EQ(parse_scheme(exact_text{other}.view()), std::nullopt) << other;
    }
  }
}

TEST(parse_renewal_result, knows_both_results_in_both_languages) {
  const std::vector<std::pair<std::string_view, std::optional<renewal_result>>> cases{
      {"granted", renewal_result::granted},
      {"GRANTED", renewal_result::granted},
      {"更新", renewal_result::granted},
      {"更 新", renewal_result::granted},
      {"refused", renewal_result::refused},
      {"不更新", renewal_result::refused},
      {"Ｒｅｆｕｓｅｄ", renewal_result::refused},
      {"", std::nullopt},
      {"yes", std::nullopt},
      {"更新中", std::nullopt},
      {"grant", std::nullopt},
      {"\xFF", std::nullopt},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_renewal_result(exact_text{text}.view()), expected) << text;
}

TEST(parse_days, reads_whole_numbers_from_zero) {
  const std::vector<std::pair<std::string_view, std::optional<int>>> cases{
      {"0", 0},
      {"7", 7},
      {"120", 120},
      {"007", 7},
      {"１２０", 120},
      {"1２0", 120},
      {"999999999", 999'999'999},
      {"1000000000", 1'000'000'000},
      {"1000000001", 1'000'000'000},
      {"2147483648", 1'000'000'000},
      {"9999999999999999999999999999", 1'000'000'000},
      {"000000000000000000000000000005", 5},
      {"", std::nullopt},
      {"-1", std::nullopt},
      {"+1", std::nullopt},
      {"1.0", std::nullopt},
      {"1.5", std::nullopt},
      {"1,000", std::nullopt},
      {"1 0", std::nullopt},
      {"x", std::nullopt},
      {"30日", std::nullopt},
      {"三十", std::nullopt},
      {"1\xFF", std::nullopt},
      {"1\xEF\xBC", std::nullopt},
      {"/", std::nullopt},
      {":", std::nullopt},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_days(exact_text{text}.view()), expected) << text;
}

TEST(register_row, has_each_cell_in_its_place) {
  open_register r{
      "alert_days,withdrawn_on,renewal_result,renewal_decided_on,renewal_applied_on,expires_on,registered_on,"
      "audit_period,audit_period_end,audit_period_start,depends_on,service_name,scheme,registration_number\n"
      "30,2025-01-02,refused,2025-03-04,2025-05-06,2025-07-08,2024-06-03,,2024-03-31,2023-04-01,C1;C2,Cloud,LIU,C21\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.findings, std::vector<finding>{});
  EXPECT_EQ(row.content.registration_number, "C21");
  EXPECT_EQ(row.content.service_name, "Cloud");
  EXPECT_EQ(row.content.depends_on, "C1;C2");
  EXPECT_EQ(row.content.scheme.value(), scheme::ismap_liu);
  EXPECT_EQ(row.content.audit_period_start.value(), on(2023, 4, 1));
  EXPECT_EQ(row.content.audit_period_end.value(), on(2024, 3, 31));
  EXPECT_EQ(row.content.registered_on.value(), on(2024, 6, 3));
  EXPECT_EQ(row.content.expires_on.value(), on(2025, 7, 8));
  EXPECT_EQ(row.content.renewal_applied_on.value(), on(2025, 5, 6));
  EXPECT_EQ(row.content.renewal_decided_on.value(), on(2025, 3, 4));
  EXPECT_EQ(row.content.renewal_result.value(), renewal_result::refused);
  EXPECT_EQ(row.content.withdrawn_on.value(), on(2025, 1, 2));
  EXPECT_EQ(row.content.alert_days.value(), 30);
}

TEST(register_row, has_days_of_every_century) {
  open_register r{
      "audit_period_start,audit_period_end,registered_on,expires_on\n1899-12-31,1999-12-31,2000-01-01,2100-01-01\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.findings, std::vector<finding>{});
  EXPECT_EQ(row.content.audit_period_start.value(), on(1899, 12, 31));
  EXPECT_EQ(row.content.audit_period_end.value(), on(1999, 12, 31));
  EXPECT_EQ(row.content.registered_on.value(), on(2000, 1, 1));
  EXPECT_EQ(row.content.expires_on.value(), on(2100, 1, 1));
}

void expect_nothing_stated(const registration& r) {
  EXPECT_EQ(r.registration_number, "");
  EXPECT_EQ(r.service_name, "");
  EXPECT_EQ(r.depends_on, "");
  EXPECT_TRUE(r.audit_period_start.is_absent() && r.audit_period_end.is_absent() && r.registered_on.is_absent());
  EXPECT_TRUE(r.renewal_applied_on.is_absent() && r.renewal_decided_on.is_absent() && r.withdrawn_on.is_absent());
  EXPECT_TRUE(r.renewal_result.is_absent() && r.alert_days.is_absent());
}

const std::string all_columns =
    "expires_on,registration_number,service_name,depends_on,audit_period,audit_period_start,audit_period_end,"
    "registered_on,renewal_applied_on,renewal_decided_on,renewal_result,withdrawn_on,alert_days\n";

TEST(register_row, states_nothing_where_cells_are_empty_or_hold_spaces) {
  for (const std::string row : {"2025-07-31,,,,,,,,,,,,", "2025-07-31, ,\t,\"\",\" \",\u3000,\u00A0,,,,,,"}) {
    open_register r{all_columns + row + "\n"};
    const registration_row& read = r.row();
    expect_nothing_stated(read.content);
    EXPECT_EQ(read.content.expires_on.value(), on(2025, 7, 31));
    EXPECT_EQ(read.findings, std::vector<finding>{});
  }
}

TEST(register_row, states_nothing_where_cells_say_that_there_is_none) {
  for (const std::string none :
       {"-", "--", "－", "―", "ー", "なし", " 無し ", "該当なし", "該当無し", "ナシ", "無", "─"}) {
    open_register with{all_columns + "2025-07-31,,,," + none + "," + none + "," + none + "," + none + "," + none + "," +
                       none + "," + none + "," + none + "," + none + "\n"};
    const registration_row& read = with.row();
    expect_nothing_stated(read.content);
    EXPECT_EQ(read.findings, std::vector<finding>{}) << none;
  }
}

TEST(register_row, tells_words_that_leave_open_whether_there_is_a_day) {
  for (const std::string open : {"未定", "不明", "N/A"}) {
    open_register r{"expires_on,withdrawn_on\n2025-07-31," + open + "\n"};
    EXPECT_TRUE(r.row().content.withdrawn_on.is_unreadable()) << open;
  }
}

TEST(register_row, that_is_short_has_empty_cells_at_its_end) {
  open_register r{all_columns + "2025-07-31\n"};
  const registration_row& read = r.row();
  expect_nothing_stated(read.content);
  EXPECT_EQ(read.content.expires_on.value(), on(2025, 7, 31));
  EXPECT_EQ(read.content.scheme.value(), scheme::ismap);
  EXPECT_EQ(read.findings, std::vector<finding>{});
}

TEST(register_row, leaves_out_the_spaces_around_a_cell) {
  for (const std::string space : {" ", "\t", "\u3000", "\u00A0", " \u3000\t "}) {
    open_register r{"registration_number,expires_on,scheme,renewal_result,alert_days\n\"" + space + "C 21" + space +
                    "\"," + space + "2025-07-31" + space + "," + space + "LIU" + space + "," + space + "granted" +
                    space + "," + space + "30" + space + "\n"};
    const registration_row& row = r.row();
    EXPECT_EQ(row.findings, std::vector<finding>{});
    EXPECT_EQ(row.content.registration_number, "C 21");
    EXPECT_EQ(row.content.expires_on.value(), on(2025, 7, 31));
    EXPECT_EQ(row.content.scheme.value(), scheme::ismap_liu);
    EXPECT_EQ(row.content.renewal_result.value(), renewal_result::granted);
    EXPECT_EQ(row.content.alert_days.value(), 30);
  }
}

TEST(register_row, keeps_each_of_several_cells_with_doubled_quotes) {
  open_register r{
      "registration_number,service_name,depends_on,expires_on\n\"a\"\"1\",\" b\"\"2\",\"\"\"c\"\"\",\"2025\"-07-31\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.content.registration_number, "a\"1");
  EXPECT_EQ(row.content.service_name, "b\"2");
  EXPECT_EQ(row.content.depends_on, "\"c\"");
  EXPECT_EQ(row.content.expires_on.value(), on(2025, 7, 31));
}

TEST(register_row, names_no_scheme_and_gets_the_default_one) {
  struct expectation {
    std::string input;
    scheme of_ismap;  // where the default is ismap
    scheme of_isms;
  };
  const std::vector<expectation> cases{
      {"expires_on\n2025-07-31\n", scheme::ismap, scheme::isms},
      {"expires_on,scheme\n2025-07-31,\n", scheme::ismap, scheme::isms},
      {"expires_on,scheme\n2025-07-31, \n", scheme::ismap, scheme::isms},
      {"expires_on,scheme\n2025-07-31\n", scheme::ismap, scheme::isms},
      {"expires_on,scheme\n2025-07-31,LIU\n", scheme::ismap_liu, scheme::ismap_liu},
  };
  for (const auto& [input, of_ismap, of_isms] : cases) {
    EXPECT_EQ(open_register{input}.row().content.scheme.value(), of_ismap) << input;
    EXPECT_EQ((open_register{input, {.default_scheme = scheme::isms}}.row().content.scheme.value()), of_isms) << input;
  }
}

TEST(register_row, with_an_unknown_scheme_tells_what_it_read) {
  open_register r{"scheme,expires_on\n FedRAMP ,2025-07-31\n"};
  const registration_row& row = r.row();
  EXPECT_TRUE(row.content.scheme.is_unreadable());
  EXPECT_EQ(row.findings,
            (std::vector<finding>{{.code = finding_code::scheme_unknown, .where = column::scheme, .read = "FedRAMP"}}));
  EXPECT_EQ(row.content.expires_on.value(), on(2025, 7, 31));
}

TEST(register_row, with_an_unknown_renewal_result_tells_what_it_read) {
  open_register r{"renewal_result,expires_on\nperhaps,2025-07-31\n"};
  const registration_row& row = r.row();
  EXPECT_TRUE(row.content.renewal_result.is_unreadable());
  EXPECT_EQ(row.findings,
            (std::vector<finding>{
                {.code = finding_code::renewal_result_unknown, .where = column::renewal_result, .read = "perhaps"}}));
}

TEST(register_row, with_alert_days_that_are_no_whole_number_tells_what_it_read) {
  for (const std::string text : {"-1", "1.5", "soon"}) {
    open_register r{"alert_days,expires_on\n" + text + ",2025-07-31\n"};
    const registration_row& row = r.row();
    EXPECT_TRUE(row.content.alert_days.is_unreadable());
    EXPECT_EQ(
        row.findings,
        (std::vector<finding>{{.code = finding_code::number_unreadable, .where = column::alert_days, .read = text}}));
  }
}

struct date_column {
  column where;
  stated<day> registration::*member;
};

const std::vector<date_column> date_columns{
    {column::audit_period_start, &registration::audit_period_start},
    {column::audit_period_end, &registration::audit_period_end},
    {column::registered_on, &registration::registered_on},
    {column::expires_on, &registration::expires_on},
    {column::renewal_applied_on, &registration::renewal_applied_on},
    {column::renewal_decided_on, &registration::renewal_decided_on},
    {column::withdrawn_on, &registration::withdrawn_on},
};

TEST(register_row, with_an_unreadable_date_tells_column_text_place_and_reason) {
  struct expectation {
    std::string text;
    std::size_t offset;
    date_error why;
  };
  const std::vector<expectation> cases{
      {"2024-02-30", 8, date_error::day_not_in_month}, {"?", 0, date_error::not_a_date},
      {"24/3/31", 0, date_error::two_digit_year},      {"2024-13-01", 5, date_error::month_out_of_range},
      {"2024-03-31x", 10, date_error::trailing_text},  {"平成31年5月1日", 0, date_error::outside_era},
  };
  for (const date_column& c : date_columns) {
    const std::string other = c.where == column::expires_on ? "registered_on" : "expires_on";
    const auto other_member = c.where == column::expires_on ? &registration::registered_on : &registration::expires_on;
    for (const auto& [text, offset, why] : cases) {
      open_register r{std::string{identifier(c.where)} + "," + other + "\n " + text + " ,2025-07-31\n"};
      const registration_row& row = r.row();
      EXPECT_TRUE((row.content.*c.member).is_unreadable()) << text;
      EXPECT_EQ((row.content.*other_member).value(), on(2025, 7, 31));
      EXPECT_EQ(row.findings, (std::vector<finding>{{.code = finding_code::date_unreadable,
                                                     .where = c.where,
                                                     .read = text,
                                                     .number = offset,
                                                     .detail = wording(why)}}));
    }
  }
}

struct period_case {
  std::string cells;  // audit_period, audit_period_start, audit_period_end, scheme
  stated<day> start;
  stated<day> end;
  code_list found;
};

const stated<day> unreadable = stated<day>::unreadable();

const std::vector<period_case> period_cases{
    {"2023/4/1～2024/3/31,,", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2023-04-01 - 2024-03-31,,", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"令和5年4月1日から令和6年3月31日まで,,", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2023/4/1～2024/3/31,2023-04-01,R6.3.31", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2023/4/1～2024/3/31,2023-04-01,", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2023/4/1～2024/3/31,,2024-03-31", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2023/4/1～2024/3/31,2023-04-02,", unreadable, on(2024, 3, 31), {finding_code::period_conflict}},
    {"2023/4/1～2024/3/31,,2024-03-30", on(2023, 4, 1), unreadable, {finding_code::period_conflict}},
    {"2023/4/1～2024/3/31,2023-04-02,2024-03-30",
     unreadable,
     unreadable,
     {finding_code::period_conflict, finding_code::period_conflict}},
    {"2023/4/1～2024/3/31,2023-04-02,2024-03-30,ISMS", on(2023, 4, 2), on(2024, 3, 30), {}},
    {"2023/4/1～2024/3/31,x,", unreadable, on(2024, 3, 31), {finding_code::date_unreadable}},
    {"2023/4/1～2024/3/31,,x", on(2023, 4, 1), unreadable, {finding_code::date_unreadable}},
    {"2023/4/1,,", unreadable, unreadable, {finding_code::date_unreadable}},
    {"x,2023-04-01,", on(2023, 4, 1), unreadable, {finding_code::date_unreadable}},
    {"x,,2024-03-31", unreadable, on(2024, 3, 31), {finding_code::date_unreadable}},
    {",2023-04-01,2024-03-31", on(2023, 4, 1), on(2024, 3, 31), {}},
    {"2024/3/31～2023/4/1,,", on(2024, 3, 31), on(2023, 4, 1), {}},
};

TEST(audit_period_cell, is_held_against_the_two_columns) {
  for (const period_case& c : period_cases) {
    SCOPED_TRACE(c.cells);
    open_register r{"audit_period,audit_period_start,audit_period_end,scheme\n" + c.cells + "\n"};
    const registration_row& row = r.row();
    EXPECT_EQ(row.content.audit_period_start, c.start);
    EXPECT_EQ(row.content.audit_period_end, c.end);
    EXPECT_EQ(codes(row.findings), c.found);
  }
}

TEST(audit_period_cell, that_contradicts_a_column_is_told_with_the_columns_day) {
  open_register r{"audit_period,audit_period_end\n 2023/4/1～2024/3/31,2024-03-30\n"};
  EXPECT_EQ(r.row().findings, (std::vector<finding>{{.code = finding_code::period_conflict,
                                                     .where = column::audit_period,
                                                     .read = "2023/4/1～2024/3/31",
                                                     .first = on(2024, 3, 30)}}));
}

TEST(audit_period_cell, that_is_unreadable_is_told_with_place_and_reason) {
  open_register r{"audit_period\n2023/4/1～2024/2/30\n"};
  EXPECT_EQ(r.row().findings, (std::vector<finding>{{.code = finding_code::date_unreadable,
                                                     .where = column::audit_period,
                                                     .read = "2023/4/1～2024/2/30",
                                                     .number = "2023/4/1～2024/2/"sv.size(),
                                                     .detail = wording(date_error::day_not_in_month)}}));
}

}  // namespace
