// The encodings that files may have, and what they are called.
#pragma once

#include <optional>
#include <string_view>

namespace ismap {

enum class file_encoding { utf8, cp932, utf16le, utf16be };

[[nodiscard]] constexpr bool is_utf16(file_encoding e) {
  return e == file_encoding::utf16le || e == file_encoding::utf16be;
}

// "UTF-8", "CP932", "UTF-16LE" or "UTF-16BE".
[[nodiscard]] std::string_view identifier(file_encoding e);

// The encoding that a person means by `name`: one of the identifiers, or a name in use such as "Shift_JIS" or
// "Windows-31J" (both are CP932). Case, hyphens and underscores make no difference. "UTF-16" without a byte order is
// UTF-16LE, what Windows means by it; a file's byte order mark may tell otherwise.
[[nodiscard]] std::optional<file_encoding> parse_file_encoding(std::string_view name);

}  // namespace ismap
