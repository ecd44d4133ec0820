// A set of rows of target work, by their numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ismap {

class row_set {
 public:
  row_set() = default;

  // The first `count` rows.
  [[nodiscard]] static row_set first(std::size_t count) {
    row_set all;
    for (std::size_t row = 0; row < count; ++row) all.add(row);
    return all;
  }

  void add(std::size_t row) {
    if (row / bits >= words_.size()) words_.resize(row / bits + 1);
    words_[row / bits] |= std::uint64_t{1} << row % bits;
  }

  [[nodiscard]] bool contains(std::size_t row) const {
    return row / bits < words_.size() && (words_[row / bits] >> row % bits & 1U) != 0;
  }

  [[nodiscard]] bool is_empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t w) { return w == 0; });
  }

  void unite(const row_set& other) {
    words_.resize(std::max(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  }

  // Returns whether any of them was there.
  bool remove(const row_set& other) {
    std::uint64_t removed = 0;
    for (std::size_t i = 0; i < std::min(words_.size(), other.words_.size()); ++i) {
      removed |= words_[i] & other.words_[i];
      words_[i] &= ~other.words_[i];
    }
    return removed != 0;
  }

 private:
  static constexpr std::size_t bits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace ismap
