// Turns what a command gives out into the encoding that its file is to have.
//
// Two cases: rows of a UTF-16 file, carried as UTF-8, become UTF-16 again without any loss; and with --output-encoding
// text becomes another encoding's, of which a character may have none. Nothing is replaced then: the output fails.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ismap/file_encoding.h"
#include "ismap/utf16.h"

namespace ismap::tool {

// What could not be written: the output's line, from 1, and the character (malformed_utf8 where it is no text at all).
struct unwritable_character {
  std::size_t line = 0;
  char32_t code = 0;
};

class output_encoder {
 public:
  // `has_mark`: whether the output begins with a byte order mark where its encoding has one.
  output_encoder(file_encoding to, bool has_mark) : to_(to), has_mark_(has_mark) {}

  // For rows of a UTF-16 file: bytes go out just as they came in.
  [[nodiscard]] static output_encoder back_to_utf16(file_encoding to);

  // Appends `bytes`, which are in `from` (of UTF-16: carried as UTF-8), to `out`, but for a line that is not complete.
  [[nodiscard]] std::optional<unwritable_character> append(std::string_view bytes, file_encoding from,
                                                           std::string& out);

  // Appends what was left.
  [[nodiscard]] std::optional<unwritable_character> finish(std::string& out);

 private:
  void begin(std::string& out);
  [[nodiscard]] std::optional<char32_t> append_text(std::string_view utf8, std::string& out);
  [[nodiscard]] std::optional<unwritable_character> append_lines(std::string_view lines, std::string& out);

  file_encoding to_;
  bool has_mark_;
  bool is_faithful_ = false;
  bool has_begun_ = false;
  file_encoding from_ = file_encoding::utf8;  // of what is waiting
  std::string waiting_;
  std::size_t lines_ = 0;
  std::optional<utf16_encoder> utf16_;
};

}  // namespace ismap::tool
