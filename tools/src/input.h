// Bytes of a file or of standard input, block by block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ismap/byte_source.h"
#include "ismap/language.h"

namespace ismap::tool {

class input final : public byte_source {
 public:
  // `path` "-" is standard input. Throws failure where the file cannot be opened.
  input(const std::string& path, language l);
  // Bytes in memory, under a name of their own.
  input(std::string name, std::string bytes);
  ~input() override;
  input(const input&) = delete;
  input& operator=(const input&) = delete;

  // As many bytes as are there at once, at most block.size(); 0 at the end. A file that grows meanwhile is read up to
  // where its end is met. Throws failure where reading fails, or where a file has become shorter than it was.
  [[nodiscard]] std::size_t read(std::span<char> block) override;

  // Reads on at that byte of a regular file.
  void seek(std::uint64_t offset) override;

  // The size of a regular file in bytes, whatever has been read of it; nothing of anything else.
  [[nodiscard]] std::optional<std::uint64_t> size() const;

  // How many bytes have been read.
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

  // For messages and results: the path, or "standard input".
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[nodiscard]] std::uint64_t position() const;
  void expect_whole() const;

  std::string name_;
  language language_ = language::en;
  int descriptor_ = -1;  // none: the bytes are in memory
  std::string bytes_;
  std::size_t at_ = 0;
  std::optional<std::uint64_t> size_at_start_;
  std::uint64_t bytes_read_ = 0;
};

// How many LFs a file has before that byte.
[[nodiscard]] std::uint64_t count_lines(const std::string& path, std::uint64_t offset, language l);

// The whole of a file.
[[nodiscard]] std::string read_file(const std::string& path, language l);

}  // namespace ismap::tool
