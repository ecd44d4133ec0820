// What any command gives out around its answers: the file's own bytes, and JSON's members.
#include "ismap/table_output.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/table_reader.h"

namespace {

using namespace ismap;
using nlohmann::ordered_json;

const column_vocabulary& workloads() {
  static const column_vocabulary vocabulary =
      column_vocabulary::of_workloads({{"impact_confidentiality_rights", "権利", "rights"}});
  return vocabulary;
}

table_reader opened(std::string_view input) {
  table_reader reader{{&workloads(), {}, {}, 1000}};
  const auto room = reader.room(input.size());
  std::copy(input.begin(), input.end(), room.begin());
  reader.added(input.size());
  reader.finish();
  return reader;
}

constexpr std::array<std::string_view, 2> appended{"ismap_as_of", "ismap_outcome"};

// Every row is answered "a" and "b".
std::string answered(std::string_view input) {
  table_reader reader = opened(input);
  EXPECT_EQ(reader.next(), table_event::header);
  const csv_output output{reader.header(), reader.delimiter(), appended};
  std::string out;
  if (reader.has_byte_order_mark()) out += "\xEF\xBB\xBF";
  output.append_header(reader.record(), out);
  for (table_event e = reader.next(); e != table_event::end; e = reader.next()) {
    e == table_event::blank ? output.append_blank(reader.record(), out)
                            : output.append_row(reader.record(), "a,b", out);
  }
  return out;
}

TEST(csv_output, appends_the_columns_that_it_is_given) {
  EXPECT_EQ(answered("業務名,memo\nx,y\n,\n"), "業務名,memo,ismap_as_of,ismap_outcome\nx,y,a,b\n,,,\n");
}

TEST(csv_output, replaces_its_own_columns_wherever_they_stand_and_keeps_another_commands) {
  EXPECT_EQ(answered("ismap_outcome,業務名,ismap_status\nold,x,valid\n"),
            "業務名,ismap_status,ismap_as_of,ismap_outcome\nx,valid,a,b\n");
  EXPECT_EQ(answered("ismap_outcome,ismap_status\nold,valid\n"), "ismap_status,ismap_as_of,ismap_outcome\nvalid,a,b\n");
}

TEST(json_finding, has_the_standing_and_the_words_that_it_is_given_and_its_column_by_the_vocabulary) {
  std::string out;
  json_writer json{out};
  const finding f{.code = finding_code::number_unreadable, .where = extra_column(0), .read = "x"};
  table_reader reader = opened("権利\n");
  EXPECT_EQ(reader.next(), table_event::header);
  append_json_finding(json, f, reader.header(), standing::secondary, "words");
  const ordered_json read = ordered_json::parse(out);
  EXPECT_EQ(read["column"], "impact_confidentiality_rights");
  EXPECT_EQ(read["standing"], identifier(standing::secondary));
  EXPECT_EQ(read["message"], "words");
}

TEST(json_head, lists_the_policies) {
  const std::vector<std::string> policies{"our \"policy\"", "another"};
  std::string out;
  json_writer json{out};
  json.begin_object();
  append_json_head(json, {.as_of = day{}, .holidays_version = "h", .language = language::en, .policies = policies});
  json.end_object();
  EXPECT_EQ(ordered_json::parse(out)["policies"], (ordered_json{"our \"policy\"", "another"}));
}

}  // namespace
