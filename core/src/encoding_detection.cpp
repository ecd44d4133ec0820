#include "ismap/encoding_detection.h"

#include "ismap/ascii.h"
#include "ismap/cp932.h"
#include "ismap/encoding.h"

namespace ismap {

namespace {

std::optional<file_encoding> mark_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return file_encoding::utf8;
  if (bytes.starts_with("\xFF\xFE")) return file_encoding::utf16le;
  if (bytes.starts_with("\xFE\xFF")) return file_encoding::utf16be;
  return std::nullopt;
}

std::size_t length_of_stretch(std::string_view bytes) {
  std::size_t length = 0;
  while (length < bytes.size() && length < longest_stretch && static_cast<unsigned char>(bytes[length]) >= 0x80) {
    ++length;
  }
  return length;
}

// Whether the first `length` bytes are in the encoding. The stretch's last character may end after them, as those of
// CP932 do whose trail byte is ASCII; where `is_cut`, up to three of the bytes may be a character's beginning.
bool is_text(const text_encoding& encoding, std::string_view bytes, std::size_t length, bool is_cut) {
  if (!is_cut) return encoding.first_malformed(bytes.substr(0, length + 1)) >= length;
  return encoding.first_malformed(bytes.substr(0, length)) + 3 >= length;
}

}  // namespace

std::optional<file_encoding> detect(std::string_view bytes, bool is_all) {
  const auto mark = mark_of(bytes);
  return mark ? mark : detect_without_mark(bytes, is_all);
}

std::optional<file_encoding> detect_without_mark(std::string_view bytes, bool is_all) {
  const std::string_view from_stretch = bytes.substr(first_non_ascii(bytes));
  const std::size_t length = length_of_stretch(from_stretch);
  const bool is_cut = length == longest_stretch;
  if (length == from_stretch.size() && !is_cut && !is_all) return std::nullopt;
  if (is_text(utf8_encoding(), from_stretch, length, is_cut)) return file_encoding::utf8;
  if (is_text(cp932_encoding(), from_stretch, length, is_cut)) return file_encoding::cp932;
  return file_encoding::utf8;
}

}  // namespace ismap
