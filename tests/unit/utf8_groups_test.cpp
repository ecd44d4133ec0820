// Every way of passing over UTF-8 that this machine has stops where it must, and not before.
#include "utf8_groups.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "unicode.h"

namespace {

using namespace ismap::unicode;

// Where characters begin up to the first that is malformed, read one by one, and that place.
std::set<std::size_t> beginnings(const std::string& text) {
  std::set<std::size_t> all;
  for (std::size_t at = 0;;) {
    all.insert(at);
    if (at == text.size()) return all;
    const character c = decode(text, at);
    if (c.code == malformed) return all;
    at += c.length;
  }
}

// A text of so many pieces, most of them the first ones.
std::string mixed(const std::vector<std::string>& pieces, std::size_t count, std::mt19937& random) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += pieces[std::min(random() % pieces.size(), random() % pieces.size())];
  return text;
}

const std::vector<std::string> plain_pieces{"a",      ",0\r\n", "\x7F",   "\u3042", "\u80FD", "\uFF08", "\u00E9",
                                            "\u0080", "\u07FF", "\u1000", "\uCFFF", "\uE000", "\uFFFF"};

std::string first_bytes(std::size_t count, std::mt19937& random) { return mixed(plain_pieces, count, random); }

TEST(utf8_groups, are_passed_in_every_way_but_plainly_where_all_is_plain) {
  ASSERT_EQ(telling_ways().back().name, "plain");
  std::mt19937 random{1};
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = first_bytes(random() % 200, random);
    const std::set<std::size_t> characters = beginnings(text);
    const std::size_t groups = text.size() / group_size * group_size;
    for (const telling_way& way : telling_ways()) {
      if (way.name == "plain") continue;
      ASSERT_EQ(pass_plain_by(way, text, 0), *std::prev(characters.upper_bound(groups))) << way.name;
    }
  }
}

TEST(utf8_groups, of_ascii_are_passed_in_every_way) {
  for (const telling_way& way : telling_ways()) {
    for (std::size_t size = 0; size < 300; ++size) {
      EXPECT_EQ(pass_plain_by(way, std::string(size, 'a'), 0), size / group_size * group_size) << way.name;
      EXPECT_EQ(pass_plain_by(way, std::string(size + 5, 'a'), 5), 5 + size / group_size * group_size) << way.name;
    }
  }
}

TEST(utf8_groups, are_never_passed_where_they_are_malformed_nor_left_within_a_character) {
  std::vector<std::string> pieces = plain_pieces;
  for (const char* const rare : {"\u0800", "\u0FFF", "\uD7FF", "\U00010000", "\U0010FFFF", "\U0002000B"}) {
    pieces.emplace_back(rare);
  }
  const std::vector<std::string> wrong{
      "\x80",         "\xBF",     "\xC0\x80",     "\xC1\xBF",         "\xE0\x9F\xBF",
      "\xED\xA0\x80", "\xEF\xBF", "\xE3\x81",     "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
      "\xF5",         "\xFF",     "\xC3\xC3\xA9", "\xE3\x81\x82\x82", "\xF0\x9F\x98"};
  std::mt19937 random{2};
  for (int i = 0; i < 20'000; ++i) {
    std::string text = mixed(pieces, random() % 120, random);
    if (i % 4 != 0) text += wrong[random() % wrong.size()] + first_bytes(random() % 120, random);
    const std::set<std::size_t> characters = beginnings(text);
    ASSERT_EQ(first_malformed(text), *characters.rbegin()) << testing::PrintToString(text);
    const std::size_t from = *std::next(characters.begin(), static_cast<long>(random() % characters.size()));
    for (const telling_way& way : telling_ways()) {
      const std::size_t passed = pass_plain_by(way, text, from);
      ASSERT_GE(passed, from);
      ASSERT_TRUE(characters.contains(passed)) << way.name << " of " << testing::PrintToString(text);
    }
  }
}

// Two bytes decide: all pairs, at every place about the border of two groups.
TEST(utf8_groups, are_passed_in_one_way_as_in_any_other) {
  const auto& ways = telling_ways();
  for (int first = 0x7F; first < 0x100; ++first) {
    for (int second = 0x7F; second < 0x100; ++second) {
      for (const std::size_t at : {61u, 62u, 63u, 64u}) {
        std::string text(2 * group_size, 'a');
        text[at] = static_cast<char>(first);
        text[at + 1] = static_cast<char>(second);
        const std::size_t all = first_malformed(text);
        for (const telling_way& way : ways) {
          const std::size_t passed = pass_plain_by(way, text, 0);
          ASSERT_LE(passed, all) << way.name << " " << first << " " << second << " at " << at;
          if (way.name != "plain") {
            ASSERT_EQ(passed, pass_plain_by(ways.front(), text, 0)) << way.name;
          }
        }
      }
    }
  }
}

}  // namespace
