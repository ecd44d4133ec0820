// The encodings of the tables that a command reads and of what it gives out.
#pragma once

#include "options.h"
#include "output.h"
#include "tables.h"

namespace ismap::tool {

// --output-encoding: whatever is given out goes through an encoder. CSV in Unicode gets a byte order mark, without
// which spreadsheets do not know it.
void encode_output(const options& o, output& out);

// CSV has the encoding of its file: rows of a UTF-16 file, which are carried as UTF-8, become UTF-16 again.
void encode_rows_of(const open_table& from, const options& o, output& out);

// Several tables that become one: the header of all, in UTF-8, with a byte order mark where a spreadsheet needs it.
void begin_combined(const std::vector<table_source>& sources, const table_reader::options& how,
                    std::span<const std::string_view> appended, const options& o, tables_read& read, output& out);

// Says on standard error which tables were read as something else than UTF-8.
void report_encodings(const tables_read& read, const options& o);

}  // namespace ismap::tool
