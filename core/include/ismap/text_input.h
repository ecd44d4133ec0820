// The bytes of a table as the core reads them: in an encoding in which a comma is a comma.
//
// UTF-8 and CP932 are such, and pass as they are; UTF-16 is carried as UTF-8 (utf16.h). Which one it is, is told from
// the file's mark or from its first bytes that are not ASCII (encoding_detection.h), unless the user says it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "ismap/byte_source.h"
#include "ismap/encoding.h"
#include "ismap/file_encoding.h"
#include "ismap/utf16.h"

namespace ismap {

class text_input {
 public:
  // `given`: what the user says. `in` must outlive this.
  text_input(byte_source& in, std::optional<file_encoding> given);

  // As byte_source::read. `room` must have a few bytes.
  [[nodiscard]] std::size_t read(std::span<char> room);

  // Reads on at that byte of the file; not for UTF-16, and not before the encoding is known.
  void seek(std::uint64_t offset) {
    waiting_.clear();
    in_.seek(offset);
  }

  [[nodiscard]] bool knows_encoding() const { return encoding_.has_value(); }

  // That of the bytes read so far: UTF-8 while all of them are ASCII.
  [[nodiscard]] file_encoding encoding() const { return encoding_.value_or(file_encoding::utf8); }

 private:
  [[nodiscard]] std::size_t read_deciding(std::span<char> room);
  [[nodiscard]] std::size_t read_utf16(std::span<char> room);
  [[nodiscard]] std::size_t give(std::span<char> room, std::size_t most);
  bool read_more();
  void decide();
  void begin_utf16();

  byte_source& in_;
  std::optional<file_encoding> encoding_;
  bool may_have_mark_ = true;
  bool has_ended_ = false;
  std::string waiting_;  // bytes that are read and not given: of the file, or decoded
  std::optional<utf16_decoder> decoder_;
};

// How the core reads the cells of a table in that encoding.
[[nodiscard]] const text_encoding& encoding_of_cells(file_encoding e);

}  // namespace ismap
