#include "ismap/cp932_table.h"

#include <cstddef>
#include <cstdint>

namespace ismap {

namespace {

cp932_pairs source = nullptr;

constexpr bool is_lead(unsigned byte) { return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC); }
constexpr bool is_nec_selection(unsigned lead) { return lead == 0xED || lead == 0xEE; }
constexpr unsigned first_trail = 0x40;
constexpr unsigned last_trail = 0xFC;

}  // namespace

void supply_cp932(cp932_pairs pairs) { source = pairs; }

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
  if (source == nullptr) return;
  for (unsigned lead = 0x80; lead <= 0xFF; ++lead) {
    if (!is_lead(lead)) continue;
    for (unsigned trail = first_trail; trail <= last_trail; ++trail) {
      if (trail != 0x7F) pairs_[lead - 0x80][trail] = source(lead, trail);
    }
  }
  is_complete_ = pairs_[0x82 - 0x80][0xA9] != no_cp932_character;  // one that everyone has
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

}  // namespace ismap
