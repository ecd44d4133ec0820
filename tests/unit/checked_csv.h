// A whole register checked as `ismap check` does it, in memory: CSV in, CSV out.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/check_output.h"
#include "ismap/date_text.h"
#include "ismap/register_judge.h"
#include "ismap/row_engine.h"
#include "ismap/table_reader.h"
#include "open_register.h"

namespace ismap::test {

inline day on(std::string_view iso) { return *parse_day(iso); }

inline assessment assessed(const registration_row& row, day as_of) {
  assessment a = assess(row.content, as_of, rule_set::in_force_on(as_of), holiday_calendar::bundled());
  add_findings(a, row.findings);
  return a;
}

// An assessment of which no more than this matters.
inline assessment assessment_with(status s, const std::vector<finding_code>& codes) {
  assessment a;
  a.status = s;
  for (const finding_code c : codes) a.findings.push_back({.code = c});
  return a;
}

// What stands before the header of an output.
inline std::string above_header(const table_reader& reader) {
  return (reader.has_byte_order_mark() ? "\xEF\xBB\xBF" : "") + reader.above_header();
}

inline std::string check_in_blocks(std::string_view input, std::size_t block, day as_of,
                                   const register_options& o = {}) {
  table_reader reader{reader_options(o)};
  registration_row row;
  std::optional<csv_output> output;
  std::string out;
  std::string answers;
  const auto take = [&] {
    for (;;) {
      switch (reader.next()) {
        case table_event::header:
          output.emplace(reader.header(), reader.delimiter(), check_columns());
          out += above_header(reader);
          output->append_header(reader.record(), out);
          break;
        case table_event::row:
          read_row(reader, o, row);
          answers.clear();
          append_check_answers(assessed(row, as_of), format_day(as_of), reader.delimiter(), answers);
          output->append_row(reader.record(), answers, out);
          break;
        case table_event::blank: output->append_blank(reader.record(), out); break;
        case table_event::part: out += reader.record().bytes; break;
        case table_event::unusable_header: out += "unusable header"; return;
        case table_event::need_input:
        case table_event::end: return;
      }
    }
  };
  feed(reader, input, block, take);
  return out;
}

// The same by two engines in turn, a batch at a time, as the tool's threads do it. `size` is that of a block.
inline std::string check_by_engines(std::string_view input, std::size_t size, day as_of,
                                    const register_options& o = {}) {
  table_reader reader{reader_options(o)};
  const auto read = [&input](std::span<char> room) {
    const std::size_t count = input.copy(room.data(), room.size());
    input.remove_prefix(count);
    return count;
  };
  const std::size_t block = std::min<std::size_t>(size, 1'000'000);
  table_event event = reader.next();
  for (; event == table_event::need_input; event = reader.next()) {
    const std::size_t count = read(reader.room(block));
    reader.added(count);
    if (count == 0) reader.finish();
  }
  if (event != table_event::header) return "unusable header";
  const check_settings settings{.rules = rule_set::in_force_on(as_of),
                                .holidays = &holiday_calendar::bundled(),
                                .reading = {o.default_scheme, o.max_record},
                                .run = {as_of, "test"}};
  std::array<row_engine<register_judge>, 2> engines{row_engine<register_judge>{settings, row_format::csv},
                                                    row_engine<register_judge>{settings, row_format::csv}};
  std::array<row_batch, 2> batches;
  answered_rows<check_summary> made;
  std::string out = above_header(reader);
  csv_output{reader.header(), reader.delimiter(), check_columns()}.append_header(reader.record(), out);
  for (std::size_t turn = 0; reader.fill(batches[turn], read, block); turn = 1 - turn) {
    engines[turn].answer({"register.csv", &reader.header(), reader.delimiter(), &utf8_encoding()}, batches[turn], made);
    out += made.bytes;
  }
  return out;
}

// Checks the input in blocks of every size, row by row and batch by batch: what comes out must be the same.
inline std::string check(std::string_view input, day as_of, const register_options& o = {}) {
  const std::string whole = check_in_blocks(input, std::string_view::npos, as_of, o);
  for (const std::size_t size : block_sizes) {
    EXPECT_EQ(check_in_blocks(input, size, as_of, o), whole) << size;
    EXPECT_EQ(check_by_engines(input, size, as_of, o), whole) << size;
  }
  return whole;
}

}  // namespace ismap::test
