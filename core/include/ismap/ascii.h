// ASCII within the encodings whose other characters have bytes of 0x80 and above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ismap {

// The offset of the first byte of 0x80 or above from `from` on, or bytes.size().
[[nodiscard]] inline std::size_t first_non_ascii(std::string_view bytes, std::size_t from = 0) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t word = 0;
  while (bytes.size() - from >= sizeof word) {
    std::memcpy(&word, bytes.data() + from, sizeof word);
    if ((word & high_bits) != 0) break;
    from += sizeof word;
  }
  while (from < bytes.size() && static_cast<unsigned char>(bytes[from]) < 0x80) ++from;
  return from;
}

}  // namespace ismap
