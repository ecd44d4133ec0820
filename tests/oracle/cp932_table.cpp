// Prints what the tool makes of every one and two bytes of CP932, and how it writes every character: for
// cp932_oracle.py to hold against its own codec.
//
// Reading: "BYTES MALFORMED UTF8", the bytes and the text in hexadecimal digits, the offset of the first malformed byte
// between them ("-" where there is none). Writing: "U+CODE BYTES" for what can be written.
#include <cstdio>
#include <string>
#include <string_view>

#include "iconv_cp932.h"
#include "ismap/cp932.h"
#include "ismap/utf8.h"

namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 0xF];
  }
  return out;
}

void print_reading(std::string_view bytes) {
  const auto& cp932 = ismap::cp932_encoding();
  const std::size_t malformed = cp932.first_malformed(bytes);
  std::string scratch;
  const std::string text = hex(cp932.to_utf8(bytes, scratch));
  const std::string where = malformed == bytes.size() ? "-" : std::to_string(malformed);
  std::printf("%s %s %s\n", hex(bytes).c_str(), where.c_str(), text.c_str());
}

void print_writing(char32_t code) {
  std::string utf8;
  std::string bytes;
  ismap::append_utf8(utf8, code);
  if (ismap::append_cp932(utf8, bytes)) return;
  std::printf("U+%04X %s\n", static_cast<unsigned>(code), hex(bytes).c_str());
}

}  // namespace

int main() {
  ismap::tool::take_cp932_from_iconv();
  for (int byte = 0; byte <= 0xFF; ++byte) print_reading(std::string(1, static_cast<char>(byte)));
  for (int first = 0; first <= 0xFF; ++first) {
    for (int second = 0; second <= 0xFF; ++second) {
      print_reading(std::string{static_cast<char>(first), static_cast<char>(second)});
    }
  }
  for (char32_t code = 0; code <= 0x10FFFF; ++code) print_writing(code);
  return std::ferror(stdout) != 0 || std::fflush(stdout) != 0 ? 1 : 0;
}
