// Windows-31J, read and written. The whole table stands against another implementation in cp932_oracle.py.
#include "ismap/cp932.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "in_blocks.h"
#include "ismap/utf8.h"

namespace {

using namespace std::string_literals;

using ismap::append_cp932;
using ismap::cp932_encoding;
using ismap::malformed_utf8;
using ismap::test::exact_text;

std::string read(std::string_view bytes) {
  std::string scratch;
  return std::string{cp932_encoding().to_utf8(exact_text{bytes}.view(), scratch)};
}

std::size_t first_malformed(std::string_view bytes) {
  return cp932_encoding().first_malformed(exact_text{bytes}.view());
}

// In CP932, or the character that is not in it.
struct written {
  std::string bytes;
  std::optional<char32_t> refused;

  friend bool operator==(const written&, const written&) = default;
};

void PrintTo(const written& w, std::ostream* out) {
  *out << testing::PrintToString(w.bytes);
  if (w.refused) *out << " refused " << std::hex << static_cast<std::uint32_t>(*w.refused);
}

written write(std::string_view utf8) {
  written w;
  w.refused = append_cp932(exact_text{utf8}.view(), w.bytes);
  return w;
}

struct sample {
  std::string bytes;
  std::string utf8;
};

const std::vector<sample>& samples() {
  static const std::vector<sample> all = {
      {"", ""},
      {"a,b\r\n", "a,b\r\n"},
      {"\0\x7F"s, "\0\x7F"s},
      {"\x93\x6F\0\x93\x6F"s, "登\0登"s},
      {"\x93\x6F\x98\x5E\x94\xD4\x8D\x86", "登録番号"},
      {"\x83\x5C\x83\x74\x83\x67,\x95\x5C\x8E\xA6", "ソフト,表示"},  // trail bytes that look like a backslash
      {"\xB8\xD7\xB3\xC4\xDE", "ｸﾗｳﾄﾞ"},
      {"\x87\x40\x87\x8A", "①㈱"},            // NEC, row 13
      {"\xFB\xFC\xFA\xB1", "髙﨑"},           // IBM's extensions
      {"\x81\x60\x81\x7C\x81\x61", "～－∥"},  // as Windows has them: U+FF5E, U+FF0D, U+2225
      {"\xF0\x40\xF9\xFC", "\uE000\uE757"},   // the user's own
      {"C5\x83\x4E\x83\x89\x83\x45\x83\x68 12345678", "C5クラウド 12345678"},
  };
  return all;
}

TEST(Cp932, ReadsTextWithTheExtensionsOfNecAndIbm) {
  ASSERT_TRUE(ismap::has_cp932());
  for (const sample& s : samples()) {
    EXPECT_EQ(read(s.bytes), s.utf8);
    EXPECT_EQ(first_malformed(s.bytes), s.bytes.size()) << s.utf8;
  }
}

TEST(Cp932, ReadsEveryPairOfACharacterOfSeveral) {
  EXPECT_EQ(read("\xFB\xFC\xEE\xE0"), "髙髙");
  EXPECT_EQ(read("\x87\x8A\xFA\x58"), "㈱㈱");
  EXPECT_EQ(read("\x81\xE6\x87\x9A\xFA\x5B"), "∵∵∵");
}

TEST(Cp932, GivesAsciiItselfWithoutACopy) {
  const std::string_view ascii = "C21-0001-2,ISMAP,2023-04-01\r\n";
  std::string scratch = "untouched";
  for (std::size_t length = 0; length <= ascii.size(); ++length) {
    const std::string_view text = ascii.substr(0, length);
    EXPECT_EQ(cp932_encoding().to_utf8(text, scratch).data(), text.data());
  }
  EXPECT_EQ(scratch, "untouched");
}

TEST(Cp932, FindsACharacterAfterAnyNumberOfAsciiBytes) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string ascii(before, 'x');
    EXPECT_EQ(read(ascii + "\x95\x5C" + ascii), ascii + "表" + ascii);
    EXPECT_EQ(first_malformed(ascii + "\x80" + ascii), before);
  }
}

struct malformed_sample {
  std::string bytes;
  std::size_t at;
  std::string utf8;
};

TEST(Cp932, SaysWhereBytesAreNoText) {
  const std::vector<malformed_sample> malformed = {
      {"\x80", 0, "\xFF"},
      {"a\xA0", 1, "a\xFF"},
      {"\xFD", 0, "\xFF"},
      {"\xFE", 0, "\xFF"},
      {"\xFF", 0, "\xFF"},
      {"\x93\x6F\x93", 2, "登\xFF"},      // cut within a character
      {"\x93\x6F\x93,x", 2, "登\xFF,x"},  // a comma is never a trail byte, so no field swallows the next
      {"\x93\"", 0, "\xFF\""},
      {"\x93\n", 0, "\xFF\n"},
      {"\x93\x7F", 0, "\xFF\x7F"},
      {"\x93\xFD", 0, "\xFF\xFF"},
      {"\x82\x40y", 0, "\xFF@y"},         // an unassigned pair; its second byte is read again as ASCII
      {"\x85\x9F\x93\x6F", 0, "\xFF登"},  // and passed over where it is none, or the next would be misread
      {"\xEF\x80\x80", 0, "\xFF\xFF"},
      {"\xB8\x81\xAD", 1, "ｸ\xFF"},
  };
  for (const malformed_sample& m : malformed) {
    EXPECT_EQ(first_malformed(m.bytes), m.at) << testing::PrintToString(m.bytes);
    EXPECT_EQ(read(m.bytes), m.utf8) << testing::PrintToString(m.bytes);
  }
}

TEST(Cp932, NeverTakesTheBytesThatCsvIsMadeOfForPartOfACharacter) {
  for (int first = 0x80; first <= 0xFF; ++first) {
    for (const char special : {',', ';', '\t', '"', '\r', '\n', '\0'}) {
      const std::string decoded = read(std::string{static_cast<char>(first), special});
      EXPECT_EQ(decoded.back(), special) << first;
    }
  }
}

TEST(Cp932, WritesWhatItReads) {
  for (const sample& s : samples()) {
    EXPECT_EQ(write(s.utf8), (written{s.bytes, std::nullopt})) << s.utf8;
  }
}

TEST(Cp932, WritesACharacterOfSeveralPairsAsWindowsDoes) {
  EXPECT_EQ(write("髙"), (written{"\xFB\xFC", std::nullopt})) << "IBM's extension, not NEC's selection EEE0";
  EXPECT_EQ(write("ⅰ"), (written{"\xFA\x40", std::nullopt})) << "IBM's extension, not NEC's selection EEEF";
  EXPECT_EQ(write("①㈱№℡Ⅰ"), (written{"\x87\x40\x87\x8A\x87\x82\x87\x84\x87\x54", std::nullopt}))
      << "NEC row 13, not IBM's FA4A to FA5A";
  EXPECT_EQ(write("≒≡∫√⊥∠∵∩∪"),
            (written{"\x81\xE0\x81\xDF\x81\xE7\x81\xE3\x81\xDB\x81\xDA\x81\xE6\x81\xBF\x81\xBE", std::nullopt}))
      << "JIS X 0208, not NEC row 13";
  EXPECT_EQ(write("￢"), (written{"\x81\xCA", std::nullopt})) << "JIS X 0208, not EEF9 or FA54";
}

TEST(Cp932, RefusesWhatItHasNotInsteadOfReplacingIt) {
  // Look-alikes that other conversions put in the place of what Windows-31J has.
  for (const char32_t code :
       {U'\u301C', U'\u2212', U'\u2016', U'\u00A2', U'\u00A3', U'\u00AC', U'\u2014', U'\u00A5', U'\u203E', U'\u00A6',
        U'\u0080', U'\u00A0', U'\uE758', U'\uF8F0', U'\uFEFF', U'\uFFFF', U'\U0001F600', U'\U00020BB7'}) {
    std::string text = "登録";
    ismap::append_utf8(text, code);
    EXPECT_EQ(write(text + "\u2212"), (written{"", code}));
  }
}

TEST(Cp932, RefusesTextThatIsNotUtf8) {
  for (const std::string& text :
       {"\xFF"s, "a\xE7\x99"s, "\xC0\x80"s, "\x80"s, "\xF8\x88\x80\x80\x80"s, "\xE0\x80\xAC"s}) {
    EXPECT_EQ(write(text), (written{"", malformed_utf8}));
  }
  EXPECT_EQ(write("\xED\xA0\x80"), (written{"", char32_t{0xD800}}));
}

TEST(Cp932, LeavesTheOutputAsItWasWhereItRefuses) {
  std::string out = "before";
  EXPECT_EQ(append_cp932("登\u2212", out), U'\u2212');
  EXPECT_EQ(out, "before");
  EXPECT_EQ(append_cp932("登", out), std::nullopt);
  EXPECT_EQ(out, "before\x93\x6F");
}

TEST(Cp932, IsTheSameInEveryThread) {
  std::vector<std::string> read_there(4);
  std::vector<std::thread> threads;
  for (std::string& text : read_there) threads.emplace_back([&text] { text = read("\x93\x6F\x98\x5E"); });
  for (std::thread& t : threads) t.join();
  for (const std::string& text : read_there) EXPECT_EQ(text, "登録");
}

}  // namespace
