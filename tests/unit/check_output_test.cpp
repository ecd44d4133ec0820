// What `ismap check` writes as CSV: the rows' own bytes, and the answers after them.
#include "ismap/check_output.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "checked_csv.h"

namespace {

using namespace ismap;
using namespace std::string_literals;
using ismap::test::assessment_with;
using ismap::test::check;
using ismap::test::on;

const day as_of = on("2024-12-01");

const std::string names =
    ",ismap_as_of,ismap_expires_on,ismap_valid_until,ismap_status,ismap_days_left,ismap_standing,ismap_findings";

// The answers to a registration on an audit period to 2024-03-31, registered on 2024-06-03.
const std::string valid = ",2024-12-01,2025-07-31,2025-07-31,valid,242,default,";

const std::string header = "registration_number,audit_period_end,registered_on,memo";
const std::string row = "C21-0004-2,2024-03-31,2024-06-03,x";

TEST(checked_csv, has_the_answers_after_the_rows_own_fields) {
  EXPECT_EQ(check(header + "\n" + row + "\n", as_of), header + names + "\n" + row + valid + "\n");
}

TEST(checked_csv, names_the_columns_that_it_appends) {
  std::string joined;
  for (const std::string_view name : check_columns()) (joined += ',') += name;
  EXPECT_EQ(joined, names);
}

TEST(checked_csv, has_the_bytes_of_a_row_as_they_were) {
  for (const std::string own :
       {"\"C21-0004-2\",\"2024-03-31\",2024-06-03,\"x\"", " C21-0004-2 , 2024/3/31 ,R6.6.3, x ",
        "C21-0004-2,2024-03-31,2024-06-03,\"a\"\"b,c\"", "C21-0004-2,2024-03-31,2024-06-03,\"a\nb\r\nc\"",
        "C21-0004-2,2024-03-31,2024-06-03,\"a\"b\"c", "C21-0004-2,2024-03-31,2024-06-03,=1+1",
        "C21-0004-2,2024-03-31,2024-06-03,a\rb", "C21-0004-2,2024-03-31,2024-06-03,\u3042\u3000",
        "C21-0004-2,2024-03-31,2024-06-03,"}) {
    EXPECT_EQ(check(header + "\n" + own + "\n", as_of), header + names + "\n" + own + valid + "\n");
  }
  const std::string odd = "C21-0004-2,2024-03-31,2024-06-03,\x83\xFF\0"s;
  EXPECT_EQ(check(header + "\n" + odd + "\n", as_of),
            header + names + "\n" + odd + ",2024-12-01,2025-07-31,2025-07-31,invalid,242,default,bytes_unreadable\n");
}

TEST(checked_csv, has_the_bytes_of_the_header_as_they_were) {
  const std::string own = "\"Audit Period\nEnd\", \"登録日\" ,\"a\"\"b\",";
  EXPECT_EQ(check(own + "\n", as_of), own + names + "\n");
}

TEST(checked_csv, pads_a_short_row) {
  const std::string wide = "audit_period_end,registered_on,a,b";
  EXPECT_EQ(check(wide + "\n2024-03-31,2024-06-03\n", as_of),
            wide + names + "\n2024-03-31,2024-06-03,," + valid + "\n");
  EXPECT_EQ(check(wide + "\n2024-03-31,2024-06-03,\n", as_of),
            wide + names + "\n2024-03-31,2024-06-03,," + valid + "\n");
  EXPECT_EQ(check("x,expires_on\nx\n", as_of),
            "x,expires_on" + names + "\nx," + ",2024-12-01,,,invalid,,,registered_on_missing;required_missing\n");
}

TEST(checked_csv, has_surplus_fields_after_the_answers) {
  EXPECT_EQ(check(header + "\n" + row + ",\"y,\",,z\r\n", as_of),
            header + names + "\n" + row +
                ",2024-12-01,2025-07-31,2025-07-31,invalid,242,default,too_many_fields,\"y,\",,z\r\n");
}

TEST(checked_csv, keeps_every_line_end_and_a_missing_last_one) {
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"\n", "\n"}, {"\r\n", "\r\n"}, {"\r\n", ""}, {"\n", ""}, {"\n", "\r\n"}}) {
    EXPECT_EQ(check(header + first + row + second, as_of), header + names + first + row + valid + second);
  }
  EXPECT_EQ(check(header, as_of), header + names);
}

TEST(checked_csv, keeps_a_byte_order_mark_and_adds_none) {
  EXPECT_EQ(check("\xEF\xBB\xBF" + header + "\n" + row, as_of), "\xEF\xBB\xBF" + header + names + "\n" + row + valid);
}

std::string with_delimiter(std::string text, char delimiter) {
  for (char& c : text) {
    if (c == ',') c = delimiter;
  }
  return text;
}

TEST(checked_csv, keeps_the_delimiter) {
  for (const char delimiter : {';', '\t'}) {
    EXPECT_EQ(check(with_delimiter(header + "\n" + row + "\n", delimiter), as_of),
              with_delimiter(header + names + "\n" + row + valid + "\n", delimiter));
  }
}

TEST(checked_csv, joins_findings_by_a_semicolon_and_quotes_them_where_that_is_the_delimiter) {
  const std::string input = "registration_number,audit_period_end,alert_days\nC,2024-03-31,x\n";
  const std::string answers = ",2024-12-01,2025-07-31,2025-07-31,invalid,242,default,";
  const std::string findings = "registered_on_missing;registration_number_malformed;number_unreadable";
  const auto row_of = [](const std::string& out) { return out.substr(out.find('\n') + 1); };
  EXPECT_EQ(row_of(check(input, as_of)), "C,2024-03-31,x" + answers + findings + "\n");
  EXPECT_EQ(row_of(check(with_delimiter(input, ';'), as_of)),
            with_delimiter("C,2024-03-31,x" + answers, ';') + "\"" + findings + "\"\n");
  EXPECT_EQ(row_of(check(with_delimiter(input, '\t'), as_of)),
            with_delimiter("C,2024-03-31,x" + answers, '\t') + findings + "\n");
}

TEST(checked_csv, names_a_code_once_however_often_it_was_found) {
  const std::string out = check("audit_period_end,registered_on,expires_on\nx,y,z\n", as_of);
  EXPECT_TRUE(out.ends_with("x,y,z,2024-12-01,,,invalid,,,date_unreadable\n")) << out;
}

TEST(checked_csv, writes_open_and_negative_and_empty_answers) {
  const std::string columns = "expires_on,registered_on,renewal_applied_on";
  const std::vector<std::pair<std::string, std::string>> cases{
      {"2024-11-29,2023-06-03,2024-11-01", ",2024-12-01,2024-11-29,open,renewal_pending,-2,default,"},
      {"2024-11-29,2023-06-03,", ",2024-12-01,2024-11-29,2024-11-29,expired,-2,default,"},
      {"2024-12-02,2023-06-03,", ",2024-12-01,2024-12-02,2024-12-02,expiring,1,default,"},
      {",2023-06-03,", ",2024-12-01,,,invalid,,,required_missing"},
  };
  for (const auto& [own, answers] : cases) {
    EXPECT_EQ(check(columns + "\n" + own + "\n", as_of), columns + names + "\n" + own + answers + "\n");
  }
}

TEST(checked_csv, passes_on_blank_lines_and_keeps_their_shape) {
  EXPECT_EQ(check(header + "\n\n" + row + "\n\r\n", as_of), header + names + "\n\n" + row + valid + "\n\r\n");
  EXPECT_EQ(check(header + "\n,,,\n", as_of), header + names + "\n,,,,,,,,,,\n");
  EXPECT_EQ(check(header + "\n,\r\n", as_of), header + names + "\n,,,,,,,,,,\r\n");
  EXPECT_EQ(check(header + "\n ,\"\",\n", as_of), header + names + "\n ,\"\",,,,,,,,,\n");
  EXPECT_EQ(check(header + "\n,,,,, ", as_of), header + names + "\n,,,,,,,,,,,, ");
}

TEST(checked_csv, gets_the_columns_of_an_earlier_output_anew) {
  const std::string once = check(header + "\n" + row + "\n", as_of);
  EXPECT_EQ(check(once, on("2024-12-02")),
            header + names + "\n" + row + ",2024-12-02,2025-07-31,2025-07-31,valid,241,default,\n");
}

TEST(checked_csv, moves_the_columns_of_an_earlier_output_to_the_end) {
  EXPECT_EQ(check("ismap_status,audit_period_end,\"ismap_findings\",registered_on,ismap_as_of\n"
                  "old,2024-03-31,\"a,b\",2024-06-03,old\nold,2024-03-31\n,,,,\n",
                  as_of),
            "audit_period_end,registered_on" + names + "\n2024-03-31,2024-06-03" + valid + "\n2024-03-31," +
                ",2024-12-01,2025-07-31,2025-07-31,valid,242,default,registered_on_missing\n,,,,,,,,\n");
}

TEST(checked_csv, keeps_columns_whose_names_only_resemble_its_own) {
  const std::string own = "expires_on,ismap_status2,ismap,xismap_status,ismap_";
  EXPECT_EQ(check(own, as_of), own + names);
}

TEST(checked_csv, is_the_same_when_it_is_checked_again) {
  const std::vector<std::string> rows{row,
                                      "\"C21-0004-2\",\"2024-03-31\",2024-06-03,\"a\"\"b,\nc\"",
                                      " x , y , z , ",
                                      "C21-0004-2",
                                      "\"\"x",
                                      row + ",y",
                                      row + ",\"y,\n\",,",
                                      row + ",",
                                      "",
                                      ",",
                                      ",,,,,,,",
                                      " ",
                                      "\"\"",
                                      "C,2024-03-31,,\xFF",
                                      "\0,,,"s};
  for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
    for (const char delimiter : {',', ';', '\t'}) {
      for (const std::string line_end : {"\n", "\r\n"}) {
        for (const bool ends : {true, false}) {
          std::string input = mark + header;
          for (const std::string& r : rows) input += line_end + r;
          if (ends) input += line_end;
          const std::string once = check(with_delimiter(input, delimiter), as_of);
          EXPECT_EQ(check(once, as_of), once);
        }
      }
    }
  }
}

TEST(checked_csv, pads_a_row_whose_quote_is_never_closed) {
  const std::string answers = ",2024-12-01,2025-07-31,2025-07-31,invalid,242,default,";
  const std::string columns = "audit_period_end,a,b,c";
  EXPECT_EQ(check(columns + "\n2024-03-31,\"x,y\n2024-03-31\n", as_of),
            columns + names + "\n2024-03-31,\"x,y,," + answers + "registered_on_missing;unclosed_quote\n2024-03-31,,," +
                ",2024-12-01,2025-07-31,2025-07-31,valid,242,default,registered_on_missing\n");
  EXPECT_EQ(check(columns + "\n2024-03-31,a,b,\"c\n", as_of),
            columns + names + "\n2024-03-31,a,b,\"c" + answers + "registered_on_missing;unclosed_quote\n");
}

// A quote that opened in the first surplus field once kept the answers out of their columns.
TEST(checked_csv, has_a_surplus_field_whose_quote_is_never_closed_after_the_answers) {
  const std::string answers = ",2024-12-01,2025-07-31,2025-07-31,invalid,242,default,";
  for (const std::string surplus : {",\"x", ",y,\"x", ",\"y\",\"x,y"}) {
    EXPECT_EQ(check("audit_period_end,a\n2024-03-31,b" + surplus + "\n", as_of),
              "audit_period_end,a" + names + "\n2024-03-31,b" + answers +
                  "registered_on_missing;too_many_fields;unclosed_quote" + surplus + "\n");
  }
}

TEST(checked_csv, passes_on_a_row_too_long_to_hold) {
  const std::string columns = "audit_period_end,registered_on,c";
  const std::string input_row = "2024-03-31,\"" + std::string(5, 'x') + "\"," + std::string(60, 'y') + ",z";
  EXPECT_EQ(check(columns + "\n" + input_row + "\r\n2024-03-31,2024-06-03,", as_of, {.max_record = 48}),
            columns + names + "\n" + input_row + ",,,2024-12-01,,,invalid,,,record_too_long\r\n" +
                "2024-03-31,2024-06-03," + valid);
}

TEST(check_summary, counts_rows_statuses_and_findings) {
  check_summary s;
  s.add(assessment_with(status::valid, {}));
  s.add(assessment_with(status::valid, {finding_code::registered_on_missing, finding_code::expiry_assumed}));
  s.add(assessment_with(status::invalid, {finding_code::required_missing, finding_code::decision_overdue}));
  EXPECT_EQ(s.rows, 3u);
  EXPECT_EQ(s.count(status::valid), 2u);
  EXPECT_EQ(s.count(status::invalid), 1u);
  EXPECT_EQ(s.count(status::expired), 0u);
  const auto found = [&s](finding_code c) { return s.findings[static_cast<std::size_t>(c)]; };
  EXPECT_EQ(found(finding_code::registered_on_missing), 1u);
  EXPECT_EQ(found(finding_code::required_missing), 1u);
  EXPECT_EQ(found(finding_code::period_reversed), 0u);
  const check_summary once = s;
  s.add(once);
  EXPECT_EQ(s.rows, 6u);
  EXPECT_EQ(s.count(status::valid), 4u);
  EXPECT_EQ(found(finding_code::decision_overdue), 2u);
}

}  // namespace
