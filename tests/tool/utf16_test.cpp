// UTF-16 carried as UTF-8: nothing is lost, whatever the bytes are and however they come.
#include "ismap/utf16.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "in_blocks.h"
#include "ismap/encoding.h"

namespace {

using namespace std::string_literals;

using ismap::byte_order;
using ismap::utf16_decoder;
using ismap::utf16_encoder;
using ismap::utf16_size;
using ismap::test::exact_text;

constexpr byte_order both_orders[] = {byte_order::little_endian, byte_order::big_endian};

std::string decode(const std::vector<std::string>& blocks, byte_order order) {
  utf16_decoder decoder{order};
  std::string text;
  for (const std::string& block : blocks) decoder.append(exact_text{block}.view(), text);
  decoder.finish(text);
  return text;
}

std::string decode(const std::string& bytes, byte_order order) { return decode(std::vector{bytes}, order); }

std::string encode(const std::vector<std::string>& parts, byte_order order) {
  utf16_encoder encoder{order};
  std::string bytes;
  for (const std::string& part : parts) EXPECT_TRUE(encoder.append(exact_text{part}.view(), bytes));
  EXPECT_TRUE(encoder.is_complete());
  return bytes;
}

std::string encode(const std::string& text, byte_order order) { return encode(std::vector{text}, order); }

// Every byte by itself.
std::vector<std::string> bytewise(const std::string& text) {
  std::vector<std::string> parts;
  for (const char c : text) parts.emplace_back(1, c);
  return parts;
}

// The bytes in two blocks, in every way.
std::vector<std::vector<std::string>> splits(const std::string& text) {
  std::vector<std::vector<std::string>> all;
  for (std::size_t at = 0; at <= text.size(); ++at) all.push_back({text.substr(0, at), text.substr(at)});
  all.push_back(bytewise(text));
  return all;
}

void expect_lossless(const std::string& bytes, byte_order order) {
  const std::string text = decode(bytes, order);
  EXPECT_EQ(encode(text, order), bytes);
  EXPECT_EQ(utf16_size(text), bytes.size());
  for (const auto& blocks : splits(bytes)) {
    ASSERT_EQ(decode(blocks, order), text) << testing::PrintToString(blocks);
  }
  for (const auto& parts : splits(text)) {
    ASSERT_EQ(encode(parts, order), bytes) << testing::PrintToString(parts);
  }
}

TEST(Utf16, IsCarriedAsUtf8) {
  EXPECT_EQ(decode("a\0\x7B\x76\x32\x93"s, byte_order::little_endian), "a登録");
  EXPECT_EQ(decode("\0a\x76\x7B\x93\x32"s, byte_order::big_endian), "a登録");
  EXPECT_EQ(decode("\xFF\xFE,\0"s, byte_order::little_endian), "\xEF\xBB\xBF,") << "the mark is a character";
  EXPECT_EQ(decode("\x42\xD8\xB7\xDF"s, byte_order::little_endian), "𠮷") << "a surrogate pair";
  EXPECT_EQ(decode("", byte_order::big_endian), "");
}

TEST(Utf16, CarriesLoneSurrogatesAndHalfAUnitAsWhatIsNotUtf8) {
  EXPECT_EQ(decode("\xD8\x42"s, byte_order::big_endian), "\xED\xA1\x82");
  EXPECT_EQ(decode("\xDF\xB7\0a"s, byte_order::big_endian),
            "\xED\xBE\xB7"
            "a");
  EXPECT_EQ(decode("\xD8\x42\xD8\x42\xDF\xB7"s, byte_order::big_endian), "\xED\xA1\x82𠮷");
  EXPECT_EQ(decode("\0a\xD8\x42\xDF"s, byte_order::big_endian),
            "a\xED\xA1\x82\xFF"
            "DF");
  EXPECT_EQ(decode(","s, byte_order::little_endian),
            "\xFF"
            "2C");
  for (const std::string& bytes : {"\xD8\x42"s, "\xDC\0"s, "\0,\xFF"s}) {
    const std::string text = decode(bytes, byte_order::big_endian);
    EXPECT_LT(ismap::utf8_encoding().first_malformed(text), text.size());
  }
}

TEST(Utf16, ComesBackWholeFromEveryShortStringOfTheBytesThatMatter) {
  const std::string bytes_that_matter = "\0A\xD8\xDB\xDC\xFF"s;
  std::vector<std::string> strings{""};
  for (std::size_t i = 0; i < strings.size(); ++i) {
    for (const byte_order order : both_orders) expect_lossless(strings[i], order);
    if (strings[i].size() == 5) continue;
    for (const char c : bytes_that_matter) strings.push_back(strings[i] + c);
  }
  EXPECT_EQ(strings.size(), 1 + 6 + 36 + 216 + 1296 + 7776);
}

TEST(Utf16, ComesBackWholeFromRandomBytes) {
  std::mt19937 random{16};
  for (int i = 0; i < 400; ++i) {
    std::string bytes(random() % 64, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 4 == 0 ? 0xD8 + random() % 8 : random() % 0x100);
    for (const byte_order order : both_orders) expect_lossless(bytes, order);
  }
}

// What the C library makes of well-formed UTF-16.
std::string decoded_by_iconv(std::string bytes, byte_order order) {
  iconv_t const handle = iconv_open("UTF-8", order == byte_order::little_endian ? "UTF-16LE" : "UTF-16BE");
  std::string text(2 * bytes.size(), '\0');
  char* from = bytes.data();
  char* to = text.data();
  std::size_t left = bytes.size();
  std::size_t room = text.size();
  EXPECT_EQ(iconv(handle, &from, &left, &to, &room), 0u);
  iconv_close(handle);
  text.resize(text.size() - room);
  return text;
}

TEST(Utf16, AgreesWithTheCLibraryOnEveryCharacter) {
  for (const byte_order order : both_orders) {
    std::string bytes;
    const auto put = [&bytes, order](unsigned unit) {
      const bool low_first = order == byte_order::little_endian;
      bytes.push_back(static_cast<char>(low_first ? unit & 0xFF : unit >> 8));
      bytes.push_back(static_cast<char>(low_first ? unit >> 8 : unit & 0xFF));
    };
    for (unsigned unit = 0; unit <= 0xFFFF; ++unit) {
      if (unit < 0xD800 || unit > 0xDFFF) put(unit);
    }
    for (unsigned high = 0xD800; high <= 0xDBFF; ++high) {
      for (unsigned low = 0xDC00; low <= 0xDFFF; ++low) {
        put(high);
        put(low);
      }
    }
    const std::string text = decode(bytes, order);
    EXPECT_TRUE(text == decoded_by_iconv(bytes, order));
    EXPECT_TRUE(encode(text, order) == bytes);
    EXPECT_EQ(ismap::utf8_encoding().first_malformed(text), text.size());
  }
}

TEST(Utf16, TakesTextThatIsAppendedToARow) {
  const std::string row = decode("\x76\x7B\xD8\x42"s, byte_order::big_endian);
  EXPECT_EQ(encode({row, ",valid"}, byte_order::big_endian), "\x76\x7B\xD8\x42\0,\0v\0a\0l\0i\0d"s);
}

TEST(Utf16, RefusesTextThatNoDecoderGives) {
  for (const std::string& text :
       {"\x80"s, "\xC0\x80"s, "\xE0\x80\xAC"s, "\xF0\x80\x80\xAC"s, "\xFE"s, "\xE7\x99,"s, "\xF4\x90\x80\x80"s,
        "\xFF"
        "2G"s,
        "\xFF\xFF\xFF"s}) {
    for (const auto& parts : splits("a" + text)) {
      utf16_encoder encoder{byte_order::little_endian};
      std::string bytes;
      bool taken = true;
      for (const std::string& part : parts) taken = taken && encoder.append(exact_text{part}.view(), bytes);
      EXPECT_FALSE(taken) << testing::PrintToString(parts);
      EXPECT_EQ(bytes, "a\0"s);
    }
  }
}

TEST(Utf16, IsNotCompleteWithinACharacter) {
  for (const std::string& text : {"登"s, "𠮷"s, "é"s,
                                  "\xFF"
                                  "2C"s}) {
    for (std::size_t length = 1; length < text.size(); ++length) {
      utf16_encoder encoder{byte_order::little_endian};
      std::string bytes;
      EXPECT_TRUE(encoder.append(text.substr(0, length), bytes));
      EXPECT_FALSE(encoder.is_complete());
      EXPECT_EQ(bytes, "");
    }
  }
}

TEST(Utf16, DecoderBeginsAnewAfterTheEnd) {
  utf16_decoder decoder{byte_order::big_endian};
  std::string text;
  decoder.append("\xD8\x42\xDF", text);
  decoder.finish(text);
  text.clear();
  decoder.append("\xDF\xB7"s, text);
  decoder.finish(text);
  EXPECT_EQ(text, "\xED\xBE\xB7");
}

TEST(Utf16, TellsTheBytesOfTheFileThatTextStandsFor) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a,é登𠮷\xED\xA1\x82\r\n";
  EXPECT_EQ(utf16_size(text), 2u + 2 + 2 + 2 + 2 + 4 + 2 + 2 + 2);
  EXPECT_EQ(utf16_size(text.substr(0, text.find("𠮷"))), 10u);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    EXPECT_EQ(utf16_size(text.substr(0, at)) + utf16_size(text.substr(at)), utf16_size(text));
  }
  EXPECT_EQ(utf16_size("a\xFF"
                       "2C"),
            3u);
  EXPECT_EQ(utf16_size("a\xFF"
                       "2"),
            3u);
  EXPECT_EQ(utf16_size("a\xFF"
                       "2C,b"),
            7u);
}

}  // namespace
