// What encodings are called.
#include "ismap/file_encoding.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>

namespace {

using ismap::file_encoding;
using ismap::identifier;
using ismap::parse_file_encoding;

constexpr file_encoding all_encodings[] = {file_encoding::utf8, file_encoding::cp932, file_encoding::utf16le,
                                           file_encoding::utf16be};

TEST(FileEncoding, IsKnownByItsIdentifier) {
  for (const file_encoding e : all_encodings) EXPECT_EQ(parse_file_encoding(identifier(e)), e);
  EXPECT_EQ(identifier(file_encoding::utf8), "UTF-8");
  EXPECT_EQ(identifier(file_encoding::cp932), "CP932");
  EXPECT_EQ(identifier(file_encoding::utf16le), "UTF-16LE");
  EXPECT_EQ(identifier(file_encoding::utf16be), "UTF-16BE");
}

TEST(FileEncoding, IsKnownByTheNamesThatPeopleType) {
  for (const std::string_view name : {"utf8", "utf-8", "UTF_8", "Utf-8"}) {
    EXPECT_EQ(parse_file_encoding(name), file_encoding::utf8) << name;
  }
  for (const std::string_view name : {"cp932", "CP-932", "sjis", "SJIS", "shift_jis", "Shift-JIS", "ShiftJIS",
                                      "windows-31j", "Windows_31J", "ms932", "MS_932"}) {
    EXPECT_EQ(parse_file_encoding(name), file_encoding::cp932) << name;
  }
  for (const std::string_view name : {"utf-16", "utf16", "utf16le", "UTF-16LE", "utf-16-le"}) {
    EXPECT_EQ(parse_file_encoding(name), file_encoding::utf16le) << name;
  }
  for (const std::string_view name : {"utf16be", "utf-16be", "UTF_16_BE"}) {
    EXPECT_EQ(parse_file_encoding(name), file_encoding::utf16be) << name;
  }
}

TEST(FileEncoding, IsNotGuessedFromOtherNames) {
  for (const std::string_view name : {"", "-", "utf", "utf8 ", "utf-32", "euc-jp", "iso-2022-jp", "latin1", "932"}) {
    EXPECT_EQ(parse_file_encoding(name), std::nullopt) << name;
  }
}

}  // namespace
