// What the words of a table's cells were read as, so that the few words of which a column has many are read once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include "ismap/columns.h"

namespace ismap {

// Remembers values by column and by the cell's bytes as they stand in the file. A newer word may take the place of an
// older one, so it never grows.
class cell_memory {
 public:
  // Puts the value that `bytes` were read as in that column into `value`; false where that is not remembered.
  template <class T>
  [[nodiscard]] bool recall(column c, std::string_view bytes, T& value) const {
    const entry& e = entries_[place(c, bytes)];
    if (e.length != bytes.size() || e.where != c || !std::equal(bytes.begin(), bytes.end(), e.bytes.begin())) {
      return false;
    }
    std::memcpy(static_cast<void*>(&value), e.value.data(), sizeof value);
    return true;
  }

  // Long cells are not kept: they are no words.
  template <class T>
  void keep(column c, std::string_view bytes, const T& value) {
    static_assert(std::is_trivially_copyable_v<T> && sizeof value <= sizeof entry::value);
    if (bytes.size() > longest) return;
    entry& e = entries_[place(c, bytes)];
    e.length = bytes.size();
    e.where = c;
    std::copy(bytes.begin(), bytes.end(), e.bytes.begin());
    std::memcpy(e.value.data(), &value, sizeof value);
  }

  void forget() { entries_ = {}; }

 private:
  static constexpr std::size_t longest = 40;

  struct entry {
    std::size_t length = longest + 1;
    column where{};
    std::array<std::uint32_t, 3> value{};
    std::array<char, longest> bytes{};
  };

  [[nodiscard]] static std::size_t place(column c, std::string_view bytes) {
    const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const std::size_t of_bytes =
        bytes.empty() ? 0
                      : byte(0) + byte(bytes.size() / 2) * std::size_t{7} + byte(bytes.size() - 1) * std::size_t{31};
    return (of_bytes + bytes.size() * 61 + static_cast<std::size_t>(c) * 131) % place_count;
  }

  static constexpr std::size_t place_count = 512;
  std::array<entry, place_count> entries_{};
};

}  // namespace ismap
