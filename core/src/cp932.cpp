#include "ismap/cp932.h"

#include <cstdint>

#include "ismap/ascii.h"
#include "ismap/cp932_table.h"
#include "ismap/utf8.h"

namespace ismap {

namespace {

class cp932 final : public text_encoding {
 public:
  [[nodiscard]] text name() const override { return {"CP932", "CP932"}; }

  [[nodiscard]] std::size_t first_malformed(std::string_view bytes) const override {
    std::size_t at = first_non_ascii(bytes);
    while (at < bytes.size()) {
      const cp932_character c = table_.decode(bytes, at);
      if (c.code == no_cp932_character) return at;
      at += c.length;
      if (c.code < 0x80) at = first_non_ascii(bytes, at);
    }
    return at;
  }

  [[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string& scratch) const override {
    return converted(bytes, scratch, [](std::string_view) { return std::string_view{"\xFF"}; });
  }

  [[nodiscard]] std::string_view to_utf8_as_far_as_text(std::string_view bytes, std::string& scratch) const override {
    return converted(bytes, scratch, [](std::string_view malformed) { return malformed; });
  }

 private:
  // `put` tells what stands for malformed bytes.
  template <class Put>
  [[nodiscard]] std::string_view converted(std::string_view bytes, std::string& scratch, Put put) const {
    std::size_t at = first_non_ascii(bytes);
    if (at == bytes.size()) return bytes;
    scratch.assign(bytes.substr(0, at));
    while (at < bytes.size()) {
      const cp932_character c = table_.decode(bytes, at);
      if (c.code == no_cp932_character) {
        scratch += put(bytes.substr(at, c.length));
      } else {
        append_utf8(scratch, c.code);
      }
      at += c.length;
    }
    return scratch;
  }

  const cp932_table& table_ = cp932_table::get();
};

void append_bytes(std::string& out, std::uint16_t bytes) {
  if (bytes > 0xFF) out.push_back(static_cast<char>(bytes >> 8));
  out.push_back(static_cast<char>(bytes & 0xFF));
}

}  // namespace

bool has_cp932() { return cp932_table::get().is_complete(); }

const text_encoding& cp932_encoding() {
  static const cp932 encoding;
  return encoding;
}

std::optional<char32_t> append_cp932(std::string_view utf8, std::string& out) {
  const cp932_table& table = cp932_table::get();
  const std::size_t size_before = out.size();
  std::size_t at = first_non_ascii(utf8);
  out.append(utf8.substr(0, at));
  while (at < utf8.size()) {
    const utf8_character c = decode_utf8(utf8, at);
    const std::uint16_t bytes = table.encode(c.code);
    if (bytes == 0 && c.code != 0) {
      out.resize(size_before);
      return c.code;
    }
    append_bytes(out, bytes);
    at += c.length;
  }
  return std::nullopt;
}

}  // namespace ismap
