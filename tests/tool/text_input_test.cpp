// What a file's bytes come to as text, however few of them are taken at once.
#include "ismap/text_input.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "input.h"

namespace {

using namespace std::string_literals;
using namespace ismap;
using ismap::tool::input;

// "ka" and the kanji for table, of which CP932's second byte is a backslash, in each encoding.
const std::string utf8 = "a,\xE3\x81\x8B\n\xE8\xA1\xA8,b";
const std::string cp932 = "a,\x82\xA9\n\x95\x5C,b";
const std::string utf16le =
    "\xFF\xFE"
    "a\0,\0\x4B\x30\n\0\x68\x88,\0b\0"s;
const std::string utf16be =
    "\xFE\xFF"
    "\0a\0,\x30\x4B\0\n\x88\x68\0,\0b"s;

const std::string mark = "\xEF\xBB\xBF";  // in the text that UTF-16 comes to as well

struct text_read {
  std::string bytes;
  file_encoding encoding{};

  friend bool operator==(const text_read&, const text_read&) = default;
};

text_read read(const std::string& bytes, std::size_t room, std::optional<file_encoding> given = std::nullopt) {
  input in{"a file", bytes};
  text_input text{in, given};
  text_read all;
  std::vector<char> block(room);
  while (const std::size_t count = text.read(block)) all.bytes.append(block.data(), count);
  all.encoding = text.encoding();
  return all;
}

void expect_in_every_room(const std::string& bytes, const text_read& expected) {
  for (std::size_t room = 4; room <= 40; ++room) {
    const text_read made = read(bytes, room);
    EXPECT_EQ(made.bytes, expected.bytes) << "in rooms of " << room;
    EXPECT_EQ(made.encoding, expected.encoding) << "in rooms of " << room;
  }
}

TEST(text_input, gives_the_text_of_every_encoding) {
  expect_in_every_room("a,b\n1,2", {"a,b\n1,2", file_encoding::utf8});
  expect_in_every_room("", {"", file_encoding::utf8});
  expect_in_every_room(utf8, {utf8, file_encoding::utf8});
  expect_in_every_room(mark + utf8, {mark + utf8, file_encoding::utf8});
  expect_in_every_room(cp932, {cp932, file_encoding::cp932});
  expect_in_every_room(utf16le, {mark + utf8, file_encoding::utf16le});
  expect_in_every_room(utf16be, {mark + utf8, file_encoding::utf16be});
}

// Once the last bytes of a file were lost, where they were its first that are not ASCII.
TEST(text_input, loses_nothing_where_the_encoding_is_told_by_the_last_bytes) {
  for (const std::size_t before :
       {0U, 1U, 2U, 3U, 10U, 5000U, (1U << 16) - 3, (1U << 16) - 2, (1U << 16) - 1, 1U << 16}) {
    const std::string ascii(before, 'x');
    EXPECT_EQ(read(ascii + "\xE8\xA1\xA8", 4096), (text_read{ascii + "\xE8\xA1\xA8", file_encoding::utf8})) << before;
    EXPECT_EQ(read(ascii + "\x95\x5C", 4096), (text_read{ascii + "\x95\x5C", file_encoding::cp932})) << before;
    EXPECT_EQ(read(ascii + "\xE8\xA1", 4096).bytes, ascii + "\xE8\xA1") << before;
    EXPECT_EQ(read(ascii + "\x82", 4096).bytes, ascii + "\x82") << before;
    EXPECT_EQ(read(ascii + "\xFF", 4096).bytes, ascii + "\xFF") << before;
  }
}

TEST(text_input, reads_as_it_is_told) {
  EXPECT_EQ(read(cp932, 8, file_encoding::utf8), (text_read{cp932, file_encoding::utf8}));
  EXPECT_EQ(read(utf8, 8, file_encoding::cp932), (text_read{utf8, file_encoding::cp932}));
  EXPECT_EQ(read(utf16le.substr(2), 8, file_encoding::utf16le), (text_read{utf8, file_encoding::utf16le}));
  EXPECT_EQ(read(utf16be, 8, file_encoding::utf16le), (text_read{mark + utf8, file_encoding::utf16be}));
}

}  // namespace
