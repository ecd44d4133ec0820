#include "ismap/encoding.h"

#include "unicode.h"

namespace ismap {

namespace {

class utf8 final : public text_encoding {
 public:
  [[nodiscard]] text name() const override { return {"UTF-8", "UTF-8"}; }
  [[nodiscard]] bool is_utf8() const override { return true; }

  [[nodiscard]] std::size_t first_malformed(std::string_view bytes) const override {
    return unicode::first_malformed(bytes);
  }

  [[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string& /*scratch*/) const override {
    return bytes;
  }
};

}  // namespace

const text_encoding& utf8_encoding() {
  static const utf8 encoding;
  return encoding;
}

}  // namespace ismap
