// The reader against a plain one that goes byte by byte: random inputs full of quotes and line breaks, in blocks of
// every size.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "in_blocks.h"
#include "plain_csv_reader.h"

namespace {

namespace csv = ismap::csv;

// Mostly of what matters to the structure, or mostly of other bytes; some begin with a byte order mark.
std::string random_input(std::mt19937& random) {
  constexpr std::string_view structure = ",,\"\"\"\n\n\r;a ";
  std::string input = random() % 8 == 0 ? "\xEF\xBB\xBF" : "";
  const std::size_t length = random() % (random() % 8 == 0 ? 700 : 60);
  const std::size_t share = 1 + random() % 9;
  for (std::size_t i = 0; i < length; ++i) {
    input += random() % share == 0 ? structure[random() % structure.size()] : static_cast<char>('a' + random() % 26);
  }
  return input;
}

csv::options random_options(std::mt19937& random) {
  csv::options o{.delimiter = random() % 4 == 0 ? ';' : ','};
  if (random() % 2 == 0) o.max_record = random() % (random() % 2 == 0 ? 20 : 150);
  if (random() % 2 == 0) o.max_fields = 1 + random() % 5;
  return o;
}

void expect_same(const std::string& input, std::size_t block, const csv::options& o, bool releases) {
  ASSERT_EQ(ismap::test::read_in_blocks(input, block, o, releases).rows,
            (ismap::test::plain_csv_reader{input, o}.read()))
      << testing::PrintToString(input) << " in blocks of " << block << ", delimiter " << o.delimiter << ", max_record "
      << o.max_record << ", max_fields " << o.max_fields << (releases ? ", released" : "");
}

void expect_same_in_stretches(const std::string& input, std::size_t block, const csv::options& o, std::size_t most) {
  ASSERT_EQ(ismap::test::read_in_stretches(input, block, o, most), (ismap::test::plain_csv_reader{input, o}.read()))
      << testing::PrintToString(input) << " in blocks of " << block << ", stretches of " << most << ", delimiter "
      << o.delimiter << ", max_record " << o.max_record << ", max_fields " << o.max_fields;
}

TEST(csv_reader, reads_random_inputs_as_the_plain_one_does) {
  std::mt19937 random{20261123};
  for (int i = 0; i < 60'000 && !testing::Test::HasFatalFailure(); ++i) {
    const std::string input = random_input(random);
    const std::size_t block = 1 + random() % (random() % 2 == 0 ? 8 : 300);
    expect_same(input, block, random_options(random), random() % 2 == 0);
    expect_same_in_stretches(input, block, random_options(random), 1 + random() % 6);
  }
}

// Every border falls once between every two bytes.
TEST(csv_reader, reads_quoted_line_breaks_as_the_plain_one_does_in_blocks_of_every_size) {
  const std::string input = "a,b\r\n\"x\n,\"\"\r\ny\",\"z\"\n\n\"open\nnext,\"1\"\"\n2\"\r\n\"\",\n";
  for (std::size_t block = 1; block <= input.size(); ++block) {
    for (const std::size_t max_record : {std::size_t{3}, std::size_t{8}, std::size_t{1} << 20}) {
      expect_same(input, block, {.delimiter = ',', .max_record = max_record}, false);
      expect_same(input, block, {.delimiter = ',', .max_record = max_record}, true);
      expect_same_in_stretches(input, block, {.delimiter = ',', .max_record = max_record}, 2);
    }
  }
}

// Longer than what is searched for marks at a time, so that records begin and end across its borders.
TEST(csv_reader, reads_long_inputs_as_the_plain_one_does) {
  std::mt19937 random{4};
  for (int i = 0; i < 100 && !testing::Test::HasFatalFailure(); ++i) {
    std::string input;
    while (input.size() < 20'000) input += random_input(random);
    const std::size_t block = 1 + random() % 9000;
    expect_same(input, block, random_options(random), random() % 2 == 0);
    expect_same_in_stretches(input, block, random_options(random), 1 + random() % 100);
  }
}

}  // namespace
