// UTF-8 passed over many bytes at a time, where it is plain: ASCII, and characters of two bytes or three.
//
// Comparisons tell of 64 bytes which lead two bytes or three and which follow. The leads' bits moved on by one, and
// those of three by two as well, must be the followers' bits. What takes a closer look ends the passing: characters
// whose second byte has a range of its own (U+0800 to U+0FFF, U+D000 to U+D7FF, all of four bytes), and what is no
// UTF-8. unicode::first_malformed, which reads character by character, decides on those.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ismap::unicode {

inline constexpr std::size_t group_size = 64;

// Which bytes of a group are what, by their bits.
struct byte_kinds {
  std::uint64_t others = 0;     // C0, C1, E0, ED and F0 to FF
  std::uint64_t leads = 0;      // of two bytes or three
  std::uint64_t triples = 0;    // of three
  std::uint64_t followers = 0;  // 80 to BF
};

// Tells the kinds of so many groups in a row.
using tell_kinds = void (*)(const char* bytes, std::size_t groups, byte_kinds* kinds);

// A way of telling them that this machine has.
struct telling_way {
  std::string_view name;  // "sse2"
  tell_kinds tell;
};

// All of them, the quickest first; the last, "plain", takes ASCII alone for plain.
[[nodiscard]] const std::vector<telling_way>& telling_ways();

// The place from `at` on, where a character begins, up to which whole groups are plain: where another one begins.
[[nodiscard]] std::size_t pass_plain_by(const telling_way& way, std::string_view text, std::size_t at);

// The same, in the quickest way.
#ifdef ISMAP_MADE_SMALL
// Where every byte of the program travels over a network, characters are read one by one.
[[nodiscard]] inline std::size_t pass_plain(std::string_view, std::size_t at) { return at; }
#else
[[nodiscard]] std::size_t pass_plain(std::string_view text, std::size_t at);
#endif

}  // namespace ismap::unicode
