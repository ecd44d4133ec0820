// How the bytes of a file become text.
//
// The core never converts a file: a row's own bytes go out as they came in. Only the cells that it reads are decoded,
// through this interface, so another encoding can be added by whoever has the tables for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ismap/language.h"

namespace ismap {

class text_encoding {
 public:
  virtual ~text_encoding() = default;

  // What a reader knows it as.
  [[nodiscard]] virtual text name() const = 0;

  // Whether text in it is UTF-8 as it stands.
  [[nodiscard]] virtual bool is_utf8() const { return false; }

  // The offset of the first byte that is no text in this encoding, or bytes.size().
  [[nodiscard]] virtual std::size_t first_malformed(std::string_view bytes) const = 0;

  // The text in UTF-8: `bytes` themselves where they already are, else a view of `scratch`.
  [[nodiscard]] virtual std::string_view to_utf8(std::string_view bytes, std::string& scratch) const = 0;

  // The same with malformed bytes as they stand, among which there may be text by chance: for giving out alone.
  [[nodiscard]] virtual std::string_view to_utf8_as_far_as_text(std::string_view bytes, std::string& scratch) const {
    return to_utf8(bytes, scratch);
  }
};

[[nodiscard]] const text_encoding& utf8_encoding();

}  // namespace ismap
