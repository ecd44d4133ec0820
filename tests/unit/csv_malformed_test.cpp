// What becomes of CSV that is not as it should be: no byte is lost, and no row after it suffers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/csv.h"

namespace {

using namespace std::string_literals;

using ismap::csv::event;
using ismap::csv::options;
using ismap::csv::problem;
using ismap::csv::reader;
using ismap::csv::record;
using ismap::test::file;
using ismap::test::read;
using ismap::test::row;

using values = std::vector<std::string>;

// A row as expected: its values, and the field that a quote opens where it is never closed.
struct expected_row {
  values fields;
  int open_field = -1;

  friend bool operator==(const expected_row&, const expected_row&) = default;
};

void PrintTo(const expected_row& r, std::ostream* out) {
  *out << testing::PrintToString(r.fields);
  if (r.open_field >= 0) *out << " then an open quote in field " << r.open_field;
}

std::vector<expected_row> rows_of(const file& f) {
  std::vector<expected_row> rows;
  for (const row& r : f.rows) {
    EXPECT_NE(r.problem, problem::too_long);
    const bool open = r.problem == problem::unclosed_quote;
    rows.push_back({r.values, open ? static_cast<int>(r.open_field) : -1});
  }
  return rows;
}

struct malformed_case {
  std::string what;
  std::string input;
  std::vector<expected_row> rows;
};

const std::vector<malformed_case> malformed_cases{
    {"a short row", "a,b,c\n1,2\n3,4,5\n", {{{"a", "b", "c"}}, {{"1", "2"}}, {{"3", "4", "5"}}}},
    {"a long row", "a,b\n1,2,3,4\n5,6\n", {{{"a", "b"}}, {{"1", "2", "3", "4"}}, {{"5", "6"}}}},
    {"an empty line among others", "a,b\n\n5,6\n", {{{"a", "b"}}, {{""}}, {{"5", "6"}}}},
    {"a lone quote within a field", "a,b\n5\",6\n7,8\n", {{{"a", "b"}}, {{"5\"", "6"}}, {{"7", "8"}}}},
    {"a lone quote as the last field", "a,b\n1,\"\n3,4\n", {{{"a", "b"}}, {{"1"}, 1}, {{"3", "4"}}}},
    {"a lone quote as the first field", "a,b\n\",2\n3,4\n", {{{"a", "b"}}, {{}, 0}, {{"3", "4"}}}},
    {"an unclosed quote, rows after it",
     "a,b\n1,\"x\n3,4\n5,6",
     {{{"a", "b"}}, {{"1"}, 1}, {{"3", "4"}}, {{"5", "6"}}}},
    {"an unclosed quote in the last row", "a,b\n1,2\n3,\"x", {{{"a", "b"}}, {{"1", "2"}}, {{"3"}, 1}}},
    {"a quote as the last byte", "a,b\n1,\"", {{{"a", "b"}}, {{"1"}, 1}}},
    {"a doubled quote that was to close", "a,b\n1,\"x\"\"\n3,4\n", {{{"a", "b"}}, {{"1"}, 1}, {{"3", "4"}}}},
    {"an unclosed quote at a CRLF", "a,b\r\n1,\"x\r\n3,4\r\n", {{{"a", "b"}}, {{"1"}, 1}, {{"3", "4"}}}},
    {"an unclosed quote after quoted fields",
     "\"a\",b\n\"1\",\"2\"\"\",\"x,y\n3,4",
     {{{"a", "b"}}, {{"1", "2\""}, 2}, {{"3", "4"}}}},
    {"a quote that the next row's closes", "a,b\n1,\"x\n\"3\",4\n", {{{"a", "b"}}, {{"1", "x\n3\"", "4"}}}},
    {"a quote that opens on a row's second line",
     "a,b\n\"1\n2\",\"x\n3,4\n",
     {{{"a", "b"}}, {{"1\n2"}, 1}, {{"3", "4"}}}},
    {"a quote that opens on a row's third line", "\"1\n2\n3\",4,\"x,y\n3,4\n", {{{"1\n2\n3", "4"}, 2}, {{"3", "4"}}}},
    {"NUL bytes", "a,b\n\0,\"\0\"\n1\0002,3\n"s, {{{"a", "b"}}, {{"\0"s, "\0"s}}, {{"1\0002"s, "3"}}}},
    {"CR alone", "a,b\r1,2\r", {{{"a", "b\r1", "2\r"}}}},
    {"CR within a field", "a,b\n1\r2,\"3\r4\"\r\n", {{{"a", "b"}}, {{"1\r2", "3\r4"}}}},
    {"CR twice before LF", "a,b\r\r\n1\r\r\n", {{{"a", "b\r"}}, {{"1\r"}}}},
    {"LF before CR", "a\n\rb\n\r", {{{"a"}}, {{"\rb"}}, {{"\r"}}}},
    {"no line end at the end", "a,b\n1,2", {{{"a", "b"}}, {{"1", "2"}}}},
    {"a header alone", "a,b\n", {{{"a", "b"}}}},
    {"a header alone without its end", "a,b", {{{"a", "b"}}}},
    {"nothing", "", {}},
    {"one line end", "\n", {{{""}}}},
    {"bytes that are no text", "a,b\n\xFF,\"\xC0\x80\"\n", {{{"a", "b"}}, {{"\xFF", "\xC0\x80"}}}},
};

TEST(malformed_csv, becomes_what_the_table_says) {
  for (const malformed_case& c : malformed_cases) {
    SCOPED_TRACE(c.what);
    const file f = read(c.input, {.delimiter = ','});
    EXPECT_EQ(rows_of(f), c.rows);
    for (const row& r : f.rows) EXPECT_FALSE(r.in_parts);
  }
}

TEST(malformed_csv, has_its_rows_numbered_on_after_an_unclosed_quote) {
  const file f = read("a,b\n\"1\n2\",\"x\r\n3,4\n5,66666666666\n\"7\n8\",9\n0", {.max_record = 20});
  std::vector<std::uint64_t> lines;
  std::vector<std::uint64_t> offsets;
  for (const row& r : f.rows) lines.push_back(r.line), offsets.push_back(r.offset);
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{1, 2, 4, 5, 6, 8}));
  EXPECT_EQ(offsets, (std::vector<std::uint64_t>{0, 4, 14, 18, 32, 40}));
  EXPECT_EQ(f.rows[1].bytes, "\"1\n2\",\"x");
  EXPECT_EQ(f.rows[1].line_end, "\r\n");
}

TEST(malformed_csv, counts_a_quote_that_opens_in_a_surplus_field_among_the_surplus) {
  const file first = read("1,2,3,\"x\n", {.max_fields = 2});
  EXPECT_EQ(first.rows[0].surplus, ",3,\"x");
  EXPECT_EQ(first.rows[0].surplus_fields, 2u);
  EXPECT_EQ(first.rows[0].open_field, 3u);
  const file second = read("1,2,\"x\n", {.max_fields = 2});
  EXPECT_EQ(second.rows[0].surplus, ",\"x");
  EXPECT_EQ(second.rows[0].surplus_fields, 1u);
  const file third = read("1,\"x\n", {.max_fields = 2});
  EXPECT_EQ(third.rows[0].surplus_fields, 0u);
  EXPECT_EQ(third.rows[0].open_field, 1u);
}

TEST(a_quote_open_past_max_record, ends_its_row_at_the_end_of_its_line) {
  std::string input = "a,b\n1,\"x\n";
  for (int i = 0; i < 40; ++i) input += std::to_string(i) + ",y\n";
  input += "\"z\",9\n";
  const file f = read(input, {.max_record = 64});
  ASSERT_EQ(f.rows.size(), 43u);
  EXPECT_EQ(f.rows[1].problem, problem::unclosed_quote);
  EXPECT_EQ(f.rows[1].open_field, 1u);
  EXPECT_EQ(f.rows[1].values, (values{"1"}));
  EXPECT_EQ(f.rows[1].bytes, "1,\"x");
  EXPECT_EQ(f.rows[2].values, (values{"0", "y"}));
  EXPECT_EQ(f.rows[41].values, (values{"39", "y"}));
  EXPECT_EQ(f.rows[42].values, (values{"z", "9"}));
  EXPECT_EQ(f.rows[42].line, 43u);
}

TEST(a_quote_open_past_max_record, may_have_opened_on_the_second_line_of_its_row) {
  const file f = read("\"1\n2\",\"x\n" + std::string(70, 'y') + "\n", {.max_record = 64});
  ASSERT_EQ(f.rows.size(), 2u);
  EXPECT_EQ(f.rows[0].bytes, "\"1\n2\",\"x");
  EXPECT_EQ(f.rows[0].problem, problem::unclosed_quote);
  EXPECT_EQ(f.rows[0].values, (values{"1\n2"}));
  EXPECT_EQ(f.rows[1].line, 3u);
  EXPECT_EQ(f.rows[1].problem, problem::too_long);
}

// Whether such a row came in parts, and so without its fields, once depended on how much input was at hand.
TEST(a_quote_open_past_max_record, on_a_line_that_is_itself_longer_makes_the_row_come_in_parts) {
  const file f = read("1,\"" + std::string(70, 'y') + "\n2,3\n", {.max_record = 64});
  ASSERT_EQ(f.rows.size(), 2u);
  EXPECT_EQ(f.rows[0].problem, problem::unclosed_quote);
  EXPECT_EQ(f.rows[0].open_field, 1u);
  EXPECT_TRUE(f.rows[0].in_parts);
  EXPECT_EQ(f.rows[0].values, values{});
  EXPECT_EQ(f.rows[1].values, (values{"2", "3"}));
  EXPECT_EQ(f.rows[1].line, 2u);
}

TEST(max_record, is_the_length_of_the_longest_row_that_is_held) {
  const std::string longest = "a," + std::string(61, 'b');
  for (const std::string& line : {longest, longest + "b", "\"" + std::string(62, 'q') + "\""}) {
    const file f = read(line + "\nc\n", {.max_record = 64});
    EXPECT_EQ(f.rows[0].problem, problem::none) << line.size();
    EXPECT_FALSE(f.rows[0].in_parts);
    EXPECT_EQ(f.rows[0].bytes, line);
  }
  const file f = read(longest + "bb\r\nc\n", {.max_record = 64});
  ASSERT_EQ(f.rows.size(), 2u);
  EXPECT_EQ(f.rows[0].problem, problem::too_long);
  EXPECT_TRUE(f.rows[0].in_parts);
  EXPECT_EQ(f.rows[0].values, values{});
  EXPECT_EQ(f.rows[0].line_end, "\r\n");
  EXPECT_EQ(f.rows[1].values, (values{"c"}));
}

TEST(a_row_in_parts, says_in_every_part_which_row_it_belongs_to) {
  reader r{{.max_record = 8}};
  record part;
  std::size_t parts = 0;
  const auto take = [&] {
    for (event e = r.next(part); e == event::record || e == event::part; e = r.next(part)) {
      if (part.line == 1) continue;
      if (e == event::part) ++parts;
      EXPECT_EQ(part.line, 2u);
      EXPECT_EQ(part.offset, 4u);
      EXPECT_EQ(part.problem, problem::too_long);
      EXPECT_TRUE(part.in_parts);
      EXPECT_EQ(part.field_count(), 0u);
      EXPECT_EQ(part.surplus_fields, 0u);
      EXPECT_EQ(part.line_end, e == event::part ? "" : "\r\n");
    }
  };
  ismap::test::feed(r, "a,b\n1,2,3456789,0123456789,01234567\r\n", 5, take);
  EXPECT_GE(parts, 3u);
}

// Gives a byte for every place, so that a part in the wrong place is seen.
char byte_at(std::size_t place) { return static_cast<char>('a' + place * 7 % 25); }

struct streamed {
  std::size_t parts = 0;
  std::size_t bytes = 0;  // of the long row
  bool is_as_fed = true;
  std::size_t most_held = 0;  // bytes that the reader had at hand at once
  row last;                   // the long row's record, without its bytes
  std::vector<values> after;
};

// Streams a first line, a row of `prefix` and pattern bytes, `size` in all, and a short row, in blocks of 64 KiB.
streamed stream_long_row(const std::string& prefix, std::size_t size, const options& o) {
  constexpr std::size_t block = 65536;
  const std::string before = "h,i\n";
  const std::string after = "\r\nlast,row\n";
  const std::size_t total = before.size() + size + after.size();
  const auto input_at = [&](std::size_t place) {
    if (place < before.size()) return before[place];
    place -= before.size();
    if (place < size) return place < prefix.size() ? prefix[place] : byte_at(place);
    return after[place - size];
  };
  reader r{o};
  record rec;
  streamed s;
  for (std::size_t at = 0; at < total;) {
    const std::size_t count = std::min(block, total - at);
    const auto room = r.room(count);
    for (std::size_t i = 0; i < count; ++i) room[i] = input_at(at + i);
    const char* const held_end = room.data() + room.size();
    r.added(count);
    at += count;
    if (at == total) r.finish();
    for (event e = r.next(rec); e == event::part || e == event::record; e = r.next(rec)) {
      s.most_held = std::max(s.most_held, static_cast<std::size_t>(held_end - rec.bytes.data()));
      if (rec.line == 2) {
        for (const char c : rec.bytes) s.is_as_fed = s.is_as_fed && c == input_at(before.size() + s.bytes++);
        s.parts += e == event::part ? 1 : 0;
        if (e == event::record) s.last = ismap::test::copy_of(rec, "");
      } else if (rec.line > 2) {
        s.after.push_back(ismap::test::copy_of(rec, "").values);
      }
    }
  }
  return s;
}

constexpr std::size_t hundred_megabytes = 100'000'000;

void expect_streamed(const streamed& s, const options& o, problem expected) {
  EXPECT_EQ(s.bytes, hundred_megabytes);
  EXPECT_TRUE(s.is_as_fed);
  EXPECT_GE(s.parts, hundred_megabytes / (o.max_record + 2 * 65536));
  EXPECT_LE(s.most_held, o.max_record + 2 * 65536);
  EXPECT_EQ(s.last.problem, expected);
  EXPECT_TRUE(s.last.in_parts);
  EXPECT_EQ(s.last.line_end, "\r\n");
  EXPECT_EQ(s.last.offset, 4u);
  EXPECT_EQ(s.after, (std::vector<values>{{"last", "row"}}));
}

TEST(a_field_of_100_megabytes, unquoted_comes_in_parts_and_is_never_held) {
  const options o{};
  expect_streamed(stream_long_row("1,", hundred_megabytes, o), o, problem::too_long);
}

TEST(a_field_of_100_megabytes, quoted_and_unclosed_comes_in_parts_and_is_never_held) {
  const options o{};
  const streamed s = stream_long_row("1,\"", hundred_megabytes, o);
  expect_streamed(s, o, problem::unclosed_quote);
  EXPECT_EQ(s.last.open_field, 1u);
}

TEST(an_unclosed_quote_before_many_rows, costs_its_own_row_only) {
  std::string input = "a,b\n1,\"open\n";
  constexpr std::size_t count = 400'000;
  for (std::size_t i = 0; i < count; ++i) input += "key,value\n";
  const file f = ismap::test::read_in_blocks(input, 65536);
  ASSERT_EQ(f.rows.size(), count + 2);
  EXPECT_EQ(f.rows[1].problem, problem::unclosed_quote);
  const auto sound = [](const row& r) { return r.values == values{"key", "value"} && r.problem == problem::none; };
  EXPECT_TRUE(std::all_of(f.rows.begin() + 2, f.rows.end(), sound));
}

TEST(ten_thousand_columns, are_all_read) {
  std::string line = "0";
  for (int i = 1; i < 10'000; ++i) line += ',' + std::to_string(i);
  const std::string input = line + "\n\"x\"," + line + "\n";
  const file f = ismap::test::read_in_blocks(input, 1000);
  EXPECT_EQ(f, ismap::test::read_in_blocks(input, std::string::npos));
  ASSERT_EQ(f.rows.size(), 2u);
  ASSERT_EQ(f.rows[0].values.size(), 10'000u);
  EXPECT_EQ(f.rows[0].values.back(), "9999");
  ASSERT_EQ(f.rows[1].values.size(), 10'001u);
  EXPECT_EQ(f.rows[1].values.back(), "9999");
  EXPECT_EQ(f.bytes(), input);
}

// One text in fifty is longer than what is searched for marks at once, and has few of them.
std::string random_text(std::mt19937& random, std::size_t most) {
  constexpr std::string_view alphabet = "a,;\"\n\r";
  const bool is_long = random() % 50 == 0;
  std::string text(random() % (is_long ? 12'000 : most + 1), ' ');
  for (char& c : text) c = is_long && random() % 20 != 0 ? 'x' : alphabet[random() % alphabet.size()];
  return text;
}

TEST(any_input, comes_out_whole_and_the_same_in_blocks_of_any_size) {
  std::mt19937 random{20240331};
  for (int i = 0; i < 20'000; ++i) {
    const std::string mark = random() % 8 == 0 ? "\xEF\xBB\xBF" : "";
    const std::string input = mark + random_text(random, 60);
    const options o{.max_record = random() % (input.size() > 100 ? 5'000 : 24), .max_fields = 1 + random() % 4};
    const std::size_t block = 1 + random() % (input.size() > 100 ? 7'000 : 12);
    const file f = ismap::test::read_in_blocks(input, block, o);
    ASSERT_EQ(f.bytes(), input) << "max_record " << o.max_record << ", blocks of " << block;
    ASSERT_EQ(f, ismap::test::read_in_blocks(input, std::string::npos, o))
        << testing::PrintToString(input) << " max_record " << o.max_record << ", blocks of " << block;
  }
}

// Where the field that begins at `at` ends: at a delimiter, a line end or the end; npos where its quote stays open.
std::size_t plain_field_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') {
    for (++at;; at += 2) {
      at = text.find('"', at);
      if (at == std::string_view::npos) return at;
      if (at + 1 >= text.size() || text[at + 1] != '"') break;
    }
  }
  return std::min(text.find_first_of(",\n", at), text.size());
}

// The rules of csv.h in their plainest form: the whole text at hand, one field after another.
std::vector<expected_row> plain_rows(std::string_view text) {
  std::vector<expected_row> rows;
  for (std::size_t at = 0; at < text.size(); ++at) {
    expected_row r;
    for (;; ++at) {
      const std::size_t end = plain_field_end(text, at);
      if (end == std::string_view::npos) {
        r.open_field = static_cast<int>(r.fields.size());
        at = std::min(text.find('\n', at), text.size());
        break;
      }
      std::string field{text.substr(at, end - at)};
      const bool ends_row = end == text.size() || text[end] == '\n';
      if (end < text.size() && ends_row && field.ends_with('\r')) field.pop_back();
      r.fields.push_back(field);
      at = end;
      if (ends_row) break;
    }
    rows.push_back(r);
  }
  return rows;
}

std::string without_quotes(const std::string& field) {
  if (!field.starts_with('"')) return field;
  std::string plain;
  std::size_t at = 1;
  for (; field[at] != '"' || (at + 1 < field.size() && field[at + 1] == '"'); ++at) {
    if (field[at] == '"') ++at;
    plain += field[at];
  }
  return plain + field.substr(at + 1);
}

TEST(any_input, is_read_as_the_rules_in_their_plainest_form_say) {
  std::mt19937 random{31032024};
  for (int i = 0; i < 20'000; ++i) {
    const std::string input = random_text(random, 30);
    std::vector<expected_row> expected = plain_rows(input);
    for (expected_row& r : expected) std::transform(r.fields.begin(), r.fields.end(), r.fields.begin(), without_quotes);
    const std::size_t block = 1 + random() % (input.size() > 100 ? 7'000 : 12);
    const file f = ismap::test::read_in_blocks(input, block, {.delimiter = ','});
    ASSERT_EQ(rows_of(f), expected) << testing::PrintToString(input);
  }
}

}  // namespace
