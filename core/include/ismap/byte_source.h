// Where the bytes of a file come from: whoever has the file gives them block by block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ismap {

class byte_source {
 public:
  virtual ~byte_source() = default;

  // Puts the next bytes into `block`, at most block.size(), and gives their number; 0 at the end alone.
  [[nodiscard]] virtual std::size_t read(std::span<char> block) = 0;

  // Reads on at that byte, where the source can.
  virtual void seek(std::uint64_t offset) = 0;
};

}  // namespace ismap
