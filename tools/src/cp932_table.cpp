#include "cp932_table.h"

#include <iconv.h>

#include <cstddef>
#include <cstdint>

namespace ismap::tool {

namespace {

// From CP932 to UTF-16, or from nothing where the C library has no such conversion.
class converter {
 public:
  converter() : handle_(iconv_open("UTF-16LE", "CP932")) {}
  ~converter() {
    if (is_open()) iconv_close(handle_);
  }
  converter(const converter&) = delete;
  converter& operator=(const converter&) = delete;

  [[nodiscard]] bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  [[nodiscard]] char16_t character(unsigned first, unsigned second) {
    char pair[] = {static_cast<char>(first), static_cast<char>(second)};
    unsigned char unit[2] = {};
    char* from = pair;
    char* to = reinterpret_cast<char*>(unit);
    std::size_t left = sizeof pair;
    std::size_t room = sizeof unit;
    const std::size_t result = iconv(handle_, &from, &left, &to, &room);
    if (result != 0 || left != 0 || room != 0) return no_cp932_character;
    return static_cast<char16_t>(unit[0] | (unit[1] << 8));
  }

 private:
  iconv_t handle_;
};

constexpr bool is_lead(unsigned byte) { return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC); }
constexpr bool is_nec_selection(unsigned lead) { return lead == 0xED || lead == 0xEE; }
constexpr unsigned first_trail = 0x40;
constexpr unsigned last_trail = 0xFC;

}  // namespace

const cp932_table& cp932_table::get() {
  static const cp932_table table;
  return table;
}

cp932_table::cp932_table() {
  for (auto& row : pairs_) row.fill(no_cp932_character);
  read_pairs();
  turn_around();
}

void cp932_table::read_pairs() {
  converter from_cp932;
  if (!from_cp932.is_open()) return;
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    if (!is_lead(lead)) continue;
    for (unsigned trail = first_trail; trail <= last_trail; ++trail) {
      if (trail != 0x7F) pairs_[lead - 0x80][trail] = from_cp932.character(lead, trail);
    }
  }
  is_complete_ = true;
}

// The pairs in the order of their bytes, NEC's selection last; the first to claim a character is what it is written as.
void cp932_table::turn_around() {
  for (std::uint16_t code = 0; code < 0x80; ++code) bytes_[code] = code;
  for (std::uint16_t byte = 0xA1; byte <= 0xDF; ++byte) bytes_[byte - 0xA1u + 0xFF61u] = byte;
  for (const bool of_nec_selection : {false, true}) {
    for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
      if (is_nec_selection(lead) != of_nec_selection) continue;
      for (unsigned trail = first_trail; trail <= last_trail; ++trail) {
        const char16_t code = pairs_[lead - 0x80][trail];
        if (code == no_cp932_character || bytes_[code] != 0) continue;
        bytes_[code] = static_cast<std::uint16_t>((lead << 8) | trail);
      }
    }
  }
}

}  // namespace ismap::tool
