// A register: CSV rows become registrations, by the names of the columns.
//
// `read_registration` reads a row against the header of its file (table_header.h). What cannot be read is a finding and
// leaves the other cells of the row readable.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/columns.h"
#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/registration.h"
#include "ismap/table_header.h"

namespace ismap {

struct reading_options {
  scheme default_scheme = scheme::ismap;  // of a row that names none
  std::size_t max_record = 0;             // for the message on a row that is too long
  bool names = true;                      // whether service_name and depends_on are read; no status needs them
};

// A row as read. Its texts are views of the record's bytes or of `scratch`.
struct registration_row {
  registration content;
  std::vector<finding> findings;
  std::array<std::string, column_count> scratch;
};

// The columns of which a register must have one: those that an expiry could come from.
[[nodiscard]] std::span<const column> required_of_registers();

// Reads one row into `row`, whose memory is used again. Where the row is known to be text in the encoding, `is_text`
// saves looking.
void read_registration(const csv::record& r, const table_header& header, const text_encoding& encoding,
                       const reading_options& options, registration_row& row, bool is_text = false);

// "ISMAP", "ISMAP-LIU", "LIU", "ISMS", "ISO/IEC 27001", folded; nothing for another word.
[[nodiscard]] std::optional<scheme> parse_scheme(std::string_view text);

// "granted", "refused" and their Japanese, folded; nothing for another word.
[[nodiscard]] std::optional<renewal_result> parse_renewal_result(std::string_view text);

// A whole number from 0; anything past a billion counts as a billion.
[[nodiscard]] std::optional<int> parse_days(std::string_view text);

}  // namespace ismap
