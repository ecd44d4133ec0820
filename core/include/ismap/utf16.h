// UTF-16 files, carried as UTF-8 and back again without any loss.
//
// The core reads bytes in which a comma is a comma, so a UTF-16 file is turned into UTF-8 before it, and what comes out
// is turned back. Whatever bytes a file has, the encoder gives exactly those that the decoder was given:
//
// * A surrogate that stands alone is three bytes, ED A0 80 to ED BF BF, which is not UTF-8; so the row is found
//   malformed, and still goes out as it came in.
// * A last byte that is half a unit is the byte FF and two hexadecimal digits. Text appended after it follows it
//   directly, so a reader of the result sees units that are shifted by one byte from there on.
// * A byte order mark is a character as any other: EF BB BF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ismap {

enum class byte_order { little_endian, big_endian };

class utf16_decoder {
 public:
  explicit utf16_decoder(byte_order order) : order_(order) {}

  // Appends to `utf8` what is complete of the file's next bytes, however few or many they are.
  void append(std::string_view block, std::string& utf8);

  // Appends what was left at the file's end. Then the decoder is as new.
  void finish(std::string& utf8);

 private:
  void append_unit(char16_t unit, std::string& utf8);

  byte_order order_;
  std::optional<char> half_;  // the first byte of a unit
  char16_t high_ = 0;         // a high surrogate whose low one may follow
};

class utf16_encoder {
 public:
  explicit utf16_encoder(byte_order order) : order_(order) {}

  // Appends to `bytes` the UTF-16 of `text`, which may begin and end within a character. False where the text is
  // neither UTF-8 nor what the decoder gives for a lone surrogate or half a unit; what came before it is appended, and
  // the encoder is of no more use.
  [[nodiscard]] bool append(std::string_view text, std::string& bytes);

  // False where the text ended within a character.
  [[nodiscard]] bool is_complete() const { return begun_.empty(); }

 private:
  void append_ascii(std::string_view text, std::string& bytes) const;
  [[nodiscard]] std::size_t append_character(std::string_view text, std::string& bytes) const;
  [[nodiscard]] bool append_begun(std::string_view& text, std::string& bytes);
  void append_unit(char32_t unit, std::string& bytes) const;

  byte_order order_;
  std::string begun_;  // the first bytes of a character
};

// How many bytes of the UTF-16 file the decoder's `text`, or a beginning of it, stands for: for messages that name
// bytes of the file. A character counts where its first byte is, so the sizes of the parts of a text add up to that of
// the whole wherever it is cut (but within the three bytes that stand for half a unit).
[[nodiscard]] std::size_t utf16_size(std::string_view text);

}  // namespace ismap
