// Which character stands for which bytes in Windows-31J (CP932), and the other way.
//
// The pairs come from outside, from whatever knows them where this runs: the C library's iconv, or a browser's
// decoder. What is one byte (ASCII, half-width katakana) is computed. Everything is as Windows has it, with one
// exception: the bytes 80, A0 and FD to FF, which Windows reads as U+0080 and U+F8F0 to U+F8F3 although no file means
// them, are no characters here.
//
// Pairs F040 to F9FC are the user's own characters (gaiji): U+E000 to U+E757, as on Windows.
//
// 398 characters have a second pair, 373 of them only through NEC's selection of IBM's extensions (lead bytes ED, EE).
// Windows writes each character as the first of its pairs in the order JIS X 0208, NEC row 13, IBM extensions, NEC's
// selection, and so does this table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ismap {

// What stands in the table where there is no character (U+FFFF is none).
inline constexpr char16_t no_cp932_character = 0xFFFF;

// The character of a pair, or no_cp932_character. `lead` is 81 to 9F or E0 to FC, `trail` 40 to FC but not 7F.
using cp932_pairs = char16_t (*)(unsigned lead, unsigned trail);

// Where the pairs come from: to be called before the first use of CP932. Without it, none of them is a character.
void supply_cp932(cp932_pairs pairs);

struct cp932_character {
  char16_t code = no_cp932_character;
  std::size_t length = 1;  // in bytes; of malformed ones, the bytes to pass over
};

class cp932_table {
 public:
  // Made once, when it is first asked for, whichever thread that is.
  [[nodiscard]] static const cp932_table& get();

  // Whether the pairs are known. Where they are not, none of them is a character.
  [[nodiscard]] bool is_complete() const { return is_complete_; }

  // The character of `bytes` that begins at `at` (less than bytes.size()).
  [[nodiscard]] cp932_character decode(std::string_view bytes, std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes[at]);
    if (first < 0x80) return {first, 1};
    if (first >= 0xA1 && first <= 0xDF) return {static_cast<char16_t>(first - 0xA1 + 0xFF61), 1};
    if (at + 1 == bytes.size()) return {};
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    const char16_t code = pairs_[first - 0x80u][second];
    if (code != no_cp932_character) return {code, 2};
    return {code, is_unassigned_pair(first, second) ? std::size_t{2} : std::size_t{1}};
  }

  // The bytes of a character other than NUL as one number, the first byte in the upper half of a pair; 0 where it has
  // none.
  [[nodiscard]] std::uint16_t encode(char32_t code) const { return code < bytes_.size() ? bytes_[code] : 0; }

 private:
  cp932_table();

  // A trail byte that looks like ASCII is read again: it may be a letter that follows a stray byte.
  static bool is_unassigned_pair(unsigned char first, unsigned char second) {
    return first > 0x80 && first != 0xA0 && first <= 0xFC && second >= 0x80 && second <= 0xFC;
  }

  void read_pairs();
  void turn_around();

  std::array<std::array<char16_t, 0x100>, 0x80> pairs_;  // by the first byte less 0x80, and the second
  std::array<std::uint16_t, 0x10000> bytes_{};           // by the character
  bool is_complete_ = false;
};

}  // namespace ismap
