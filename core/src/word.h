// Several bytes of text looked at as one number.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ismap {

// So many bytes as the word has, the first of them lowest.
template <class Word>
[[nodiscard]] inline Word word_of(const char* bytes) {
  Word word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (std::size_t i = sizeof word; i > 0; --i) {
      word = static_cast<Word>(word << 8 | static_cast<unsigned char>(bytes[i - 1]));
    }
  }
  return word;
}

// Whether the text is that literal, of four bytes or more. A call that compares takes longer than so few bytes.
template <std::size_t size>
[[nodiscard]] inline bool is_literal(std::string_view text, const char (&literal)[size]) {
  constexpr std::size_t length = size - 1;
  constexpr std::size_t step = sizeof(std::uint32_t);
  static_assert(length >= step);
  if (text.size() != length) return false;
  std::uint32_t differing = 0;
  for (std::size_t at = 0; at < length; at += step) {
    const std::size_t from = std::min(at, length - step);
    differing |= word_of<std::uint32_t>(text.data() + from) ^ word_of<std::uint32_t>(literal + from);
  }
  return differing == 0;
}

// Puts the word's bytes, the lowest first; returns the place behind them.
template <class Word>
inline char* put_word(char* to, Word word) {
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(to, &word, sizeof word);
  } else {
    for (std::size_t i = 0; i < sizeof word; ++i) to[i] = static_cast<char>(word >> 8 * i & 0xFF);
  }
  return to + sizeof word;
}

}  // namespace ismap
