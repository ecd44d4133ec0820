// Several bytes of text looked at as one number.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

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
