// CSV that is as it should be, and what spreadsheets make of it. Every input is read in blocks of 1, 2, 3, 7 and all
// bytes: a record must not depend on how its bytes arrive.
#include "ismap/csv.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/csv_field.h"

namespace {

using namespace std::string_view_literals;

using ismap::csv::options;
using ismap::csv::problem;
using ismap::test::file;
using ismap::test::read;
using ismap::test::row;

using values = std::vector<std::string>;
using table = std::vector<values>;

TEST(csv_reader, reads_plain_fields) {
  const file f = read("a,bc,def\n1,,3\n");
  EXPECT_EQ(f.values(), (table{{"a", "bc", "def"}, {"1", "", "3"}}));
}

TEST(csv_reader, takes_the_quotes_off_a_quoted_field) {
  const file f = read("\"a\",\"b,c\",\"\"\n\"d\"\n");
  EXPECT_EQ(f.values(), (table{{"a", "b,c", ""}, {"d"}}));
}

TEST(csv_reader, makes_doubled_quotes_single) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"("a""b")", R"(a"b)"}, {R"("""a""")", R"("a")"}, {R"("""")", R"(")"},        {R"("""""")", R"("")"},
      {R"("a""")", R"(a")"},   {R"("""a")", R"("a)"},    {R"("a""""b")", R"(a""b)"}, {"\"a\"\"\nb\"", "a\"\nb"},
  };
  for (const auto& [written, meant] : cases) {
    EXPECT_EQ(read(written + "," + written + "\n").values(), (table{{meant, meant}})) << written;
    EXPECT_EQ(read(written).values(), (table{{meant}})) << written;
  }
}

TEST(csv_reader, keeps_text_after_a_closing_quote_as_it_stands) {
  EXPECT_EQ(read("\"a\"bc,d\n").values(), (table{{"abc", "d"}}));
  EXPECT_EQ(read("\"a\" ,d\n").values(), (table{{"a ", "d"}}));
  EXPECT_EQ(read("\"a\"b\"c\",d\n").values(), (table{{"ab\"c\"", "d"}}));
  EXPECT_EQ(read("\"a\"b\"\"c,d\n").values(), (table{{"ab\"\"c", "d"}}));
  EXPECT_EQ(read("\"a\"b\"c\nd\n").values(), (table{{"ab\"c"}, {"d"}}));
}

TEST(csv_reader, keeps_a_quote_inside_an_unquoted_field_as_a_character) {
  EXPECT_EQ(read("5\" disk,a\"b\"\nc\",d\"\"\n").values(), (table{{"5\" disk", "a\"b\""}, {"c\"", "d\"\""}}));
  EXPECT_EQ(read(" \"a,b\"\n").values(), (table{{" \"a", "b\""}}));
}

TEST(csv_reader, keeps_a_quoted_line_break_in_its_field) {
  EXPECT_EQ(read("\"a\nb\",c\n\"d\r\ne\"\n").values(), (table{{"a\nb", "c"}, {"d\r\ne"}}));
}

TEST(csv_reader, takes_every_line_for_a_record_where_quotes_hold_no_line_breaks) {
  const std::string_view text = "\"a\nb,\"c\n\"d";
  ismap::csv::reader reader;
  reader.set_care(ismap::csv::reader::care::lines);
  text.copy(reader.room(text.size()).data(), text.size());
  reader.added(text.size());
  reader.finish();
  ismap::csv::record r;
  for (const std::string_view line : {"\"a", "b,\"c", "\"d"}) {
    ASSERT_EQ(reader.next(r), ismap::csv::event::record);
    EXPECT_EQ(r.bytes, line);
    EXPECT_EQ(r.problem, problem::none) << line;
  }
  EXPECT_EQ(reader.next(r), ismap::csv::event::end);
}

TEST(csv_reader, ends_a_line_at_lf_and_at_crlf) {
  const file f = read("a,b\r\nc,\"d\"\nee,f\r\n\"g\"\r\n");
  EXPECT_EQ(f.values(), (table{{"a", "b"}, {"c", "d"}, {"ee", "f"}, {"g"}}));
  EXPECT_EQ(f.rows[0].line_end, "\r\n");
  EXPECT_EQ(f.rows[1].line_end, "\n");
  EXPECT_EQ(f.rows[2].line_end, "\r\n");
  EXPECT_EQ(f.rows[3].line_end, "\r\n");
}

TEST(csv_reader, gives_out_the_bytes_of_a_row_as_they_came) {
  const file f = read("a , \"b\"\"\",\"c\"d\r\n\xFF\x80,\"\"\n");
  EXPECT_EQ(f.rows[0].bytes, "a , \"b\"\"\",\"c\"d");
  EXPECT_EQ(f.rows[1].bytes, "\xFF\x80,\"\"");
}

TEST(csv_reader, reads_a_last_line_without_its_end) {
  const std::vector<std::pair<std::string, values>> cases{
      {"a,b", {"a", "b"}},   {"a,\"b\"", {"a", "b"}}, {"a,\"b\"c", {"a", "bc"}},
      {"a,", {"a", ""}},     {",", {"", ""}},         {"a", {"a"}},
      {"\"\"", {""}},        {"a,b\r", {"a", "b\r"}}, {"\"a\"\r", {"a\r"}},
      {"a,\r", {"a", "\r"}},
  };
  for (const auto& [line, expected] : cases) {
    EXPECT_EQ(read("x\n" + line, {.delimiter = ','}).values(), (table{{"x"}, expected})) << line;
    EXPECT_EQ(read(line, {.delimiter = ','}).rows.back().line_end, "") << line;
  }
}

// `"a",` without a line end once made the empty field after it look quoted, and taking off quotes that are not there
// ended the program.
TEST(csv_reader, reads_an_empty_last_field_after_a_quoted_one) {
  EXPECT_EQ(read("\"a\",").values(), (table{{"a", ""}}));
  EXPECT_EQ(read("x\n\"a\",\"b\"c,").values(), (table{{"x"}, {"a", "bc", ""}}));
}

TEST(csv_reader, passes_over_a_byte_order_mark) {
  const file f = read("\xEF\xBB\xBF\"a\",b\nc\n");
  EXPECT_TRUE(f.byte_order_mark);
  EXPECT_EQ(f.values(), (table{{"a", "b"}, {"c"}}));
  EXPECT_EQ(f.rows[0].offset, 3u);
  EXPECT_EQ(f.rows[1].offset, 9u);
}

TEST(csv_reader, takes_only_a_whole_mark_at_the_very_beginning_for_one) {
  EXPECT_FALSE(read("a\n").byte_order_mark);
  EXPECT_FALSE(read("\xEF\xBB").byte_order_mark);
  EXPECT_EQ(read("\xEF\xBB,a").values(), (table{{"\xEF\xBB", "a"}}));
  EXPECT_FALSE(read("a\n\xEF\xBB\xBF").byte_order_mark);
  EXPECT_EQ(read("\xEF\xBB\xBF\xEF\xBB\xBF"
                 "a")
                .values(),
            (table{{"\xEF\xBB\xBF"
                    "a"}}));
}

TEST(csv_reader, gives_no_row_for_an_input_of_nothing) {
  EXPECT_TRUE(read("").rows.empty());
  const file marked = read("\xEF\xBB\xBF");
  EXPECT_TRUE(marked.rows.empty());
  EXPECT_TRUE(marked.byte_order_mark);
}

TEST(csv_reader, ends_an_input_for_which_it_was_never_asked_for_room) {
  ismap::csv::reader reader;
  ismap::csv::record record;
  EXPECT_EQ(reader.next(record), ismap::csv::event::need_input);
  reader.finish();
  EXPECT_EQ(reader.next(record), ismap::csv::event::end);
  EXPECT_EQ(reader.next(record), ismap::csv::event::end);
}

TEST(csv_reader, gives_a_row_of_one_empty_field_for_an_empty_line) {
  EXPECT_EQ(read("\n\r\na\n\n").values(), (table{{""}, {""}, {"a"}, {""}}));
}

TEST(csv_delimiter, is_the_one_that_the_first_line_has_most_of) {
  struct expectation {
    std::string first_line;
    char delimiter;
  };
  const std::vector<expectation> cases{
      {"a,b,c", ','},
      {"a\tb\tc", '\t'},
      {"a;b;c", ';'},
      {"a,b\tc\td", '\t'},
      {"a;b;c,d", ';'},
      {"a,b;c", ','},
      {"a\tb;c", '\t'},
      {"a", ','},
      {"", ','},
      {"a|b", ','},
      {"a b", ','},
      {"\"a,b,c\";d", ';'},
      {"\"a;;\"\";;\",b", ','},
      {"\"a\",\"b;;\",c", ','},
      {"\"\tx\t\",a", ','},
      {"x,\"\t\t\",\"\t\"", ','},
  };
  for (const auto& [first_line, delimiter] : cases) {
    EXPECT_EQ(read(first_line + "\nx,y;z\tw;;;;,,,,\t\t\t\n").delimiter, delimiter) << first_line;
    EXPECT_EQ(read(first_line + "\r\n").delimiter, delimiter) << first_line;
    EXPECT_EQ(read(first_line).delimiter, delimiter) << first_line;
    EXPECT_EQ(read("\xEF\xBB\xBF" + first_line + "\n").delimiter, delimiter) << first_line;
  }
}

TEST(csv_delimiter, parts_fields_and_leaves_the_others_alone) {
  EXPECT_EQ(read("a;b;c\n1,5;\"2;0\";3\t\n").values(), (table{{"a", "b", "c"}, {"1,5", "2;0", "3\t"}}));
  EXPECT_EQ(read("a\tb\n1,5\t\"x\ty\"\n").values(), (table{{"a", "b"}, {"1,5", "x\ty"}}));
  EXPECT_EQ(read("a b\nc\n").values(), (table{{"a b"}, {"c"}}));
}

TEST(csv_delimiter, is_the_stated_one_where_one_is_stated) {
  const file f = read("a,b,c;d\n", {.delimiter = ';'});
  EXPECT_EQ(f.delimiter, ';');
  EXPECT_EQ(f.values(), (table{{"a,b,c", "d"}}));
  EXPECT_EQ(read("a|b\n", {.delimiter = '|'}).values(), (table{{"a", "b"}}));
}

// How much of a first line without end was at hand once decided which delimiter it had.
TEST(csv_delimiter, does_not_depend_on_how_much_of_an_endless_first_line_is_at_hand) {
  EXPECT_EQ(read("a,b,cdefghijklmn;;;;;;;;;;;;;;\n", {.max_record = 8}).delimiter, ',');
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b,cdef;;;;;;;;;;;;;;\n",
                 {.max_record = 8})
                .delimiter,
            ',');
}

TEST(csv_reader, numbers_lines_as_an_editor_does) {
  const file f = read("a\n\"b\nc\r\nd\",e\nf\n\n\"\n\"\r\ng");
  std::vector<std::uint64_t> lines;
  for (const row& r : f.rows) lines.push_back(r.line);
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{1, 2, 5, 6, 7, 9}));
}

TEST(csv_reader, tells_the_byte_at_which_a_row_begins) {
  const std::string input = "a,b\r\n\"c\nd\"\n\n\xE3\x81\x82\nend";
  const file f = read(input);
  ASSERT_EQ(f.rows.size(), 5u);
  for (const row& r : f.rows) EXPECT_EQ(input.substr(static_cast<std::size_t>(r.offset), r.bytes.size()), r.bytes);
  EXPECT_EQ(f.rows[1].offset, 5u);
  EXPECT_EQ(f.rows[2].offset, 11u);
  EXPECT_EQ(f.rows[4].offset, 16u);
}

TEST(csv_surplus, counts_fields_past_the_most_and_tells_where_they_begin) {
  struct expectation {
    std::string line;
    values listed;
    std::size_t surplus_fields;
    std::string surplus;
  };
  const std::vector<expectation> cases{
      {"a", {"a"}, 0, ""},
      {"a,b", {"a", "b"}, 0, ""},
      {"a,b,c", {"a", "b"}, 1, ",c"},
      {"a,b,", {"a", "b"}, 1, ","},
      {"a,b,,\"d\"", {"a", "b"}, 2, ",,\"d\""},
      {"a,\"b,c\",\"d\ne\",f", {"a", "b,c"}, 2, ",\"d\ne\",f"},
      {",,,,", {"", ""}, 3, ",,,"},
  };
  for (const auto& [line, listed, count, surplus] : cases) {
    for (const std::string line_end : {"\n", "\r\n", ""}) {
      const file f = read(line + line_end, {.delimiter = ',', .max_fields = 2});
      ASSERT_EQ(f.rows.size(), 1u) << line;
      EXPECT_EQ(f.rows[0].values, listed) << line;
      EXPECT_EQ(f.rows[0].surplus_fields, count) << line;
      EXPECT_EQ(f.rows[0].surplus, surplus) << line;
      EXPECT_EQ(f.rows[0].problem, problem::none) << line;
    }
  }
}

TEST(csv_surplus, of_one_row_is_forgotten_at_the_next) {
  const file f = read("a,b,c\nd,e\nf\n", {.max_fields = 2});
  EXPECT_EQ(f.rows[0].surplus_fields, 1u);
  EXPECT_EQ(f.rows[1].surplus_fields, 0u);
  EXPECT_EQ(f.values(), (table{{"a", "b"}, {"d", "e"}, {"f"}}));
}

TEST(csv_surplus, is_the_whole_row_where_no_field_is_wanted) {
  const file f = read("a,b\n", {.max_fields = 0});
  EXPECT_EQ(f.rows[0].surplus_fields, 2u);
  EXPECT_EQ(f.rows[0].surplus, "a,b");
}

TEST(csv_surplus, can_be_limited_once_the_header_is_known) {
  ismap::csv::reader reader;
  ismap::csv::record record;
  std::vector<std::size_t> counts;
  const auto take = [&] {
    while (reader.next(record) == ismap::csv::event::record) {
      counts.push_back(record.field_count());
      counts.push_back(record.surplus_fields);
      reader.set_max_fields(record.field_count());
    }
  };
  ismap::test::feed(reader, "a,b\n1,2,3,4\n5\n6,7\n", std::string_view::npos, take);
  EXPECT_EQ(counts, (std::vector<std::size_t>{2, 0, 2, 2, 1, 0, 1, 1}));
}

TEST(csv_append_field, quotes_what_would_not_be_one_field) {
  struct expectation {
    std::string text;
    char delimiter;
    std::string written;
  };
  const std::vector<expectation> cases{
      {"a", ',', "a"},
      {"", ',', ""},
      {"a,b", ',', "\"a,b\""},
      {"a,b", ';', "a,b"},
      {"a;b", ';', "\"a;b\""},
      {"a\"b", ',', "\"a\"\"b\""},
      {"a\nb", ',', "\"a\nb\""},
      {"a\rb", ',', "\"a\rb\""},
      {"\"", '\t', "\"\"\"\""},
      {" a ", ',', " a "},
      {"a\tb", '\t', "\"a\tb\""},
  };
  for (const auto& [text, delimiter, written] : cases) {
    std::string out = "before,";
    ismap::csv::append_field(out, ismap::test::exact_text{text}.view(), delimiter);
    EXPECT_EQ(out, "before," + written);
  }
}

TEST(csv_append_field, writes_what_reads_back_as_the_same_text) {
  for (const std::string text : {"a", "", "\"", "\"\"", "a,b", "\n", "\r\n", "a\r", "x\"y\"", ",\",", " "}) {
    std::string line = "k,";
    ismap::csv::append_field(line, text, ',');
    EXPECT_EQ(read(line + ",z\n").values(), (table{{"k", text, "z"}}));
  }
}

}  // namespace
