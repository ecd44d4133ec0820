// Rows of a register that are damaged as a whole: bytes that are no text, fields too many, quotes left open, rows too
// long. What can still be read is read, and what cannot is not taken for missing.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ismap/register.h"
#include "ismap/table_reader.h"
#include "open_register.h"

namespace {

using namespace ismap;
using namespace std::string_literals;
using ismap::test::codes;
using ismap::test::open_register;

using code_list = std::vector<finding_code>;

const day march_31 = date::year{2024} / 3 / 31;
const day as_of = date::year{2024} / 12 / 1;

// The row's answer as `ismap check` gives it.
assessment assessed(const registration_row& row) {
  assessment a = assess(row.content, as_of, rule_set::in_force_on(as_of), holiday_calendar::bundled());
  add_findings(a, row.findings);
  return a;
}

// Why the row is invalid.
code_list causes(const assessment& a) {
  code_list all = codes(a.findings);
  std::erase_if(all, [](finding_code c) { return !is_cause_of_invalid(c); });
  return all;
}

TEST(malformed_bytes, are_told_with_their_place_in_the_file) {
  struct expectation {
    std::string before;
    std::string row;
    std::size_t offset;  // in the row
    std::optional<column> where;
  };
  const std::string header = "service_name,memo,audit_period_end\n";
  const std::vector<expectation> cases{
      {header, "a\xFF,b,2024-03-31", 1, column::service_name},
      {header, "\x83\x54\x81,b,2024-03-31", 0, column::service_name},
      {header, "a,b\xE3\x81,2024-03-31", 3, std::nullopt},
      {header, "a,\"b,\xC0\x80\",2024-03-31", 5, std::nullopt},
      {header, "\u3042,b,2024-03-31\x80", 16, column::audit_period_end},
      {header, "a,b,2024-03-31,\xFF", 15, std::nullopt},
      {"\xEF\xBB\xBF" + header + "x,y,2024-03-31\r\n\n", "a\xED\xA0\x80,b", 1, column::service_name},
  };
  for (const auto& [before, row, offset, where] : cases) {
    open_register r{before + row};
    std::vector<finding> found;
    for (table_event e = r.next(); e != table_event::end; e = r.next()) {
      registration_row read;
      ismap::test::read_row(r.reader(), {}, read);
      for (const finding& f : read.findings) {
        if (f.code == finding_code::bytes_unreadable) found.push_back(f);
      }
    }
    EXPECT_EQ(found, (std::vector<finding>{{.code = finding_code::bytes_unreadable,
                                            .where = where,
                                            .number = before.size() + offset,
                                            .detail = utf8_encoding().name()}}))
        << testing::PrintToString(row);
  }
}

TEST(malformed_bytes, leave_the_other_cells_readable) {
  open_register r{"service_name,audit_period_end\n\xFF,2024-03-31\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.content.service_name, "\xFF");
  EXPECT_EQ(row.content.audit_period_end.value(), march_31);
  EXPECT_EQ(assessed(row).status, status::invalid);
}

TEST(malformed_bytes, in_a_date_make_it_unreadable_too) {
  open_register r{"audit_period_end\n2024\xFF-03-31\n"};
  EXPECT_EQ(codes(r.row().findings), (code_list{finding_code::bytes_unreadable, finding_code::date_unreadable}));
}

TEST(too_many_fields, are_counted_and_the_others_read) {
  open_register r{"audit_period_end,scheme\n2024-03-31,LIU,x,\"y\n\",\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.findings, (std::vector<finding>{{.code = finding_code::too_many_fields, .number = 3}}));
  EXPECT_EQ(row.content.audit_period_end.value(), march_31);
  EXPECT_EQ(row.content.scheme.value(), scheme::ismap_liu);
  EXPECT_EQ(assessed(row).status, status::invalid);
}

TEST(unclosed_quote, leaves_the_cells_before_it_readable_and_those_after_it_unread) {
  open_register r{
      "scheme,audit_period_start,memo,audit_period_end,registered_on,expires_on,alert_days\n"
      "LIU,2023-04-01,\"x,2024-03-31,2024-06-03,2025-07-31,30\nISMAP,,,2024-03-31\n"};
  const registration_row& row = r.row();
  EXPECT_EQ(row.findings, (std::vector<finding>{{.code = finding_code::unclosed_quote, .number = 3}}));
  EXPECT_EQ(row.content.scheme.value(), scheme::ismap_liu);
  EXPECT_EQ(row.content.audit_period_start.value(), day{date::year{2023} / 4 / 1});
  EXPECT_TRUE(row.content.audit_period_end.is_unreadable());
  EXPECT_TRUE(row.content.registered_on.is_unreadable());
  EXPECT_TRUE(row.content.expires_on.is_unreadable());
  EXPECT_TRUE(row.content.alert_days.is_unreadable());
  const registration_row& next = r.row();
  EXPECT_EQ(next.findings, std::vector<finding>{});
  EXPECT_EQ(next.content.audit_period_end.value(), march_31);
}

TEST(unclosed_quote, makes_its_row_invalid_and_nothing_missing) {
  for (const std::string input :
       {"memo,audit_period_end\n\"x,2024-03-31\n", "audit_period_end,audit_period\n,\"2023/4/1\n",
        "memo,audit_period\n\"x,y\n", "memo,expires_on\n\"x,y\n", "scheme,registered_on\nISMS,\"2024-06-03\n",
        "scheme,memo,expires_on\nISMS,\"x,2025-01-01\n", "audit_period_end,scheme\n\"2024-03-31,LIU\n",
        "registration_number,audit_period_end\n\"C21-0004-2,2024-03-31\n"}) {
    open_register r{input};
    const assessment a = assessed(r.row());
    EXPECT_EQ(a.status, status::invalid) << input;
    EXPECT_EQ(causes(a), code_list{finding_code::unclosed_quote}) << input;
  }
}

TEST(row_without_a_date, is_missing_one_where_nothing_was_cut) {
  open_register r{"memo,audit_period_end\nx,\n"};
  const assessment a = assessed(r.row());
  EXPECT_EQ(a.status, status::invalid);
  EXPECT_EQ(causes(a), code_list{finding_code::required_missing});
}

TEST(row_too_long, is_told_with_the_limit_and_nothing_of_it_is_read) {
  const std::string header = "service_name,audit_period_end,memo\n";
  const std::string input = header + "a,2024-03-31," + std::string(100, 'x') + "\nb,2024-03-31\n";
  open_register r{input, {.max_record = 64}};
  const registration_row& row = r.row();
  EXPECT_EQ(row.findings, (std::vector<finding>{{.code = finding_code::record_too_long, .number = 64}}));
  EXPECT_EQ(row.content.service_name, "");
  const assessment a = assessed(row);
  EXPECT_EQ(a.status, status::invalid);
  EXPECT_EQ(causes(a), code_list{finding_code::record_too_long});
  EXPECT_EQ(r.row().content.service_name, "b");
}

// The last part of a row may begin within a character: it was once said to hold malformed bytes.
TEST(row_too_long, has_no_malformed_bytes_because_of_where_its_parts_meet) {
  std::string input = "service_name,audit_period_end\n";
  for (int i = 0; i < 50; ++i) input += "\u3042";
  input += ",2024-03-31\n";
  for (std::size_t block = 1; block < input.size(); ++block) {
    const ismap::test::register_options options{.max_record = 40};
    table_reader reader{ismap::test::reader_options(options)};
    std::vector<code_list> found;
    const auto take = [&] {
      for (table_event e = reader.next(); e != table_event::need_input && e != table_event::end; e = reader.next()) {
        if (e != table_event::row) continue;
        registration_row row;
        ismap::test::read_row(reader, options, row);
        found.push_back(codes(row.findings));
      }
    };
    ismap::test::feed(reader, input, block, take);
    ASSERT_EQ(found, (std::vector<code_list>{{finding_code::record_too_long}})) << "in blocks of " << block;
  }
}

TEST(blank_row, holds_nothing_but_delimiters_quotes_and_spaces) {
  const std::vector<std::pair<std::string, bool>> cases{
      {"", true},           {",", true},    {",,,,", true}, {"  ", true},   {" , ", true}, {"\"\"", true},
      {"\"\",\" \"", true}, {"\r,", false}, {"x", false},   {",,0", false}, {";", false},  {"\t", false},
      {"\"\n\"", false},    {"\0"s, false}, {"\"", false},  {",\"", false},
  };
  for (const auto& [line, blank] : cases) {
    for (const std::string after : {"\n", "\r\n"}) {
      open_register r{"expires_on,x\n" + line + after};
      EXPECT_EQ(r.next(), blank ? table_event::blank : table_event::row) << testing::PrintToString(line);
      EXPECT_EQ(r.reader().record().bytes, line);
      EXPECT_EQ(r.reader().record().line_end, after);
      EXPECT_EQ(r.next(), table_event::end);
    }
  }
}

TEST(blank_row, is_judged_by_the_delimiter_of_the_file) {
  open_register r{"expires_on;x\n;\n,\n"};
  EXPECT_EQ(r.next(), table_event::blank);
  EXPECT_EQ(r.next(), table_event::row);
}

TEST(register_row, leaves_nothing_behind_for_the_next_row) {
  const std::string header = "registration_number,scheme,audit_period_end,renewal_result,alert_days\n";
  const std::vector<std::string> rows{"\"C\"\"1\",LIU,2024-03-31,granted,30\n", "x\xFF,foo,bar,baz,-1,y\n", ",x\n"};
  open_register used{header + rows[0] + rows[1] + rows[2]};
  for (const std::string& row : rows) {
    open_register fresh{header + row};
    const registration_row& again = used.row();
    const registration_row& alone = fresh.row();
    EXPECT_EQ(again.content.registration_number, alone.content.registration_number);
    EXPECT_EQ(again.content.scheme, alone.content.scheme);
    EXPECT_EQ(again.content.audit_period_end, alone.content.audit_period_end);
    EXPECT_EQ(again.content.renewal_result, alone.content.renewal_result);
    EXPECT_EQ(again.content.alert_days, alone.content.alert_days);
    EXPECT_EQ(codes(again.findings), codes(alone.findings));
  }
}

// One byte a character, from U+0080 on; 0xFF is none.
class latin final : public text_encoding {
 public:
  [[nodiscard]] ismap::text name() const override { return {"Latin", "Latin"}; }

  [[nodiscard]] std::size_t first_malformed(std::string_view bytes) const override {
    return std::min(bytes.find('\xFF'), bytes.size());
  }

  [[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string& scratch) const override {
    scratch.clear();
    for (const char c : bytes) {
      const auto code = static_cast<unsigned char>(c);
      if (code < 0x80) {
        scratch += c;
      } else {
        scratch += static_cast<char>(0xC0 | (code >> 6));
        scratch += static_cast<char>(0x80 | (code & 0x3F));
      }
    }
    return scratch;
  }
};

TEST(another_encoding, is_used_for_the_header_and_for_every_cell) {
  const latin encoding;
  const std::string input =
      "\xFCnder,service_name,depends_on,expires_on\n\xE4,\"\xF6\"\"\",\xFC,2025-07-31\xA0\nx\xFF\n";
  open_register r{input, {.aliases = {{column::registration_number, "\u00FCnder"}}}, encoding};
  ASSERT_EQ(r.opened(), table_event::header);
  EXPECT_EQ(r.header().headers()[0], "\u00FCnder");
  const registration_row& row = r.row();
  EXPECT_EQ(row.content.registration_number, "\u00E4");
  EXPECT_EQ(row.content.service_name, "\u00F6\"");
  EXPECT_EQ(row.content.depends_on, "\u00FC");
  EXPECT_EQ(row.content.expires_on.value(), day{date::year{2025} / 7 / 31});
  EXPECT_EQ(row.findings, std::vector<finding>{});
  const std::size_t offset = input.find('\xFF');
  EXPECT_EQ(r.row().findings, (std::vector<finding>{{.code = finding_code::bytes_unreadable,
                                                     .where = column::registration_number,
                                                     .number = offset,
                                                     .detail = encoding.name()}}));
}

TEST(utf8_encoding, finds_the_first_malformed_byte_and_leaves_text_as_it_is) {
  for (const auto& [bytes, offset] :
       std::vector<std::pair<std::string, std::size_t>>{{"", 0},
                                                        {"abc", 3},
                                                        {"\u3042\u3044", 6},
                                                        {"a\xFF", 1},
                                                        {"a\xE3\x81", 1},
                                                        {std::string(40, 'a') + "\x80", 40}}) {
    const ismap::test::exact_text text{bytes};
    EXPECT_EQ(utf8_encoding().first_malformed(text.view()), offset) << testing::PrintToString(bytes);
    std::string scratch;
    EXPECT_EQ(utf8_encoding().to_utf8(text.view(), scratch).data(), text.view().data());
  }
}

}  // namespace
