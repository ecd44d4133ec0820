// Which encoding a file has, by its first bytes, however many of them are at hand.
#include "ismap/encoding_detection.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"

namespace {

using namespace std::string_literals;

using ismap::file_encoding;
using ismap::longest_stretch;
using ismap::test::exact_text;

using answer = std::optional<file_encoding>;

constexpr auto utf8 = file_encoding::utf8;
constexpr auto cp932 = file_encoding::cp932;
constexpr auto utf16le = file_encoding::utf16le;
constexpr auto utf16be = file_encoding::utf16be;

answer detect(std::string_view bytes, bool is_all) { return ismap::detect(exact_text{bytes}.view(), is_all); }

struct sample {
  std::string bytes;
  file_encoding encoding;
  std::size_t enough;  // how many of the bytes tell the encoding
};

constexpr std::size_t never = std::string::npos;

const std::vector<sample>& samples() {
  static const std::vector<sample> all = {
      // Byte order marks.
      {"\xEF\xBB\xBF", utf8, 3},
      {"\xEF\xBB\xBF\x93\x6F", utf8, 3},
      {"\xFF\xFE", utf16le, 2},
      {"\xFF\xFE\x7B\x76,\0"s, utf16le, 2},
      {"\xFE\xFF\x76\x7B\0,"s, utf16be, 2},
      {"\xEF\xBB", utf8, never},
      {"\xFF", utf8, never},
      {"\xFE", utf8, never},
      // ASCII, which is the same in both.
      {"", utf8, never},
      {"registration_number,scheme\r\n", utf8, never},
      // UTF-8.
      {"登録番号,x", utf8, 13},
      {"登録番号", utf8, never},
      {"a,登\n\x93\x6F", utf8, 6},  // the first stretch decides
      // CP932.
      {"\x93\x6F\x98\x5E\x94\xD4\x8D\x86,x", cp932, 2},  // the o of the first pair ends the stretch
      {"\x8B\xC6\x96\xB1\x96\xBC,x", cp932, 7},
      {"\x8B\xC6\x96\xB1\x96\xBC", cp932, never},
      {"a,\xB8\xD7\xB3\xC4\xDE,b", cp932, 8},
      {"\x95\x5C", cp932, 2},  // a stretch of one byte, whose trail byte looks like a backslash
      {"\x87\x40\n", cp932, 2},
      {"\xFA\xB1\xFB\xFC,", cp932, 5},
      {"\xF0\x40,", cp932, 2},
      // Neither: called UTF-8, in which the rows are malformed.
      {"\x95", utf8, never},  // cut within a character at the end of the file
      {"\x95,x", utf8, 2},
      {"\x8B\xC6\x96\n", utf8, 4},
      {"caf\xE9,x", utf8, 5},
      {"\x80,", utf8, 2},
      {"\xA0"
       "a",
       utf8, 2},
      {"\xFD\xFE,", utf8, 3},
      {"\x82\x40\n", utf8, 2},
      {"\xE7\x99,", cp932, 3},  // cut in UTF-8, whole in CP932
      // Both: half-width katakana that are also UTF-8.
      {"\xC3\xB1,", utf8, 3},
  };
  return all;
}

TEST(EncodingDetection, KnowsTheSamples) {
  for (const sample& s : samples()) EXPECT_EQ(detect(s.bytes, true), s.encoding) << testing::PrintToString(s.bytes);
}

TEST(EncodingDetection, AnswersAsSoonAsNothingThatFollowsCanChangeIt) {
  for (const sample& s : samples()) {
    for (std::size_t length = 0; length <= s.bytes.size(); ++length) {
      const answer expected = length >= s.enough ? answer{s.encoding} : std::nullopt;
      EXPECT_EQ(detect(s.bytes.substr(0, length), false), expected) << length << testing::PrintToString(s.bytes);
    }
  }
}

TEST(EncodingDetection, HoldsToItsAnswerWhateverFollows) {
  for (const sample& s : samples()) {
    for (const sample& after : samples()) {
      const answer early = detect(s.bytes, false);
      if (!early) continue;
      EXPECT_EQ(detect(s.bytes + after.bytes, true), early) << testing::PrintToString(s.bytes);
    }
  }
}

TEST(EncodingDetection, NeedsNoneOfTheAsciiBefore) {
  for (const sample& s : samples()) {
    for (const bool is_all : {false, true}) {
      const exact_text bytes{s.bytes};
      EXPECT_EQ(ismap::detect_without_mark(bytes.view(), is_all), detect("x" + s.bytes, is_all))
          << testing::PrintToString(s.bytes);
    }
  }
}

std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size) text += part;
  return text;
}

TEST(EncodingDetection, JudgesAnEndlessStretchByItsBeginning) {
  const std::string of_utf8 = repeated("登録", longest_stretch);
  const std::string of_cp932 =
      repeated("\xB8", 1) + repeated("\x8B\xC6", longest_stretch);  // the limit is within a pair
  const std::string of_neither = repeated("\x8B\xC6", longest_stretch / 2) + repeated("\xFD", longest_stretch);
  EXPECT_EQ(detect(of_utf8.substr(0, longest_stretch - 1), false), std::nullopt);
  for (const std::size_t size : {longest_stretch, longest_stretch + 1}) {
    for (const bool is_all : {false, true}) {
      EXPECT_EQ(detect(of_utf8.substr(0, size), is_all), utf8);
      EXPECT_EQ(detect(of_cp932.substr(0, size), is_all), cp932);
      EXPECT_EQ(detect(of_neither.substr(0, size), is_all), utf8);
    }
  }
}

}  // namespace
