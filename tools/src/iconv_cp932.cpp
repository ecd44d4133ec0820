#include "iconv_cp932.h"

#include <iconv.h>

#include <cstddef>
#include <cstdint>

#include "ismap/cp932_table.h"

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

char16_t character(unsigned lead, unsigned trail) {
  static converter from_cp932;
  return from_cp932.is_open() ? from_cp932.character(lead, trail) : no_cp932_character;
}

}  // namespace

void take_cp932_from_iconv() { supply_cp932(character); }

}  // namespace ismap::tool
