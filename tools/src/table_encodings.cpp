#include "table_encodings.h"

#include "failure.h"
#include "texts.h"

namespace ismap::tool {

void encode_output(const options& o, output& out) {
  const bool is_csv = o.format == output_format::csv || o.command == command::template_file;
  if (o.output_encoding) out.encode_by({*o.output_encoding, is_csv && o.gives_header()});
}

void encode_rows_of(const open_table& from, const options& o, output& out) {
  if (o.format != output_format::csv || o.combines_tables()) return;
  out.set_encoding_of_content(from.encoding);
  if (is_utf16(from.encoding) && !out.has_encoder()) out.encode_by(output_encoder::back_to_utf16(from.encoding));
}

void begin_combined(const std::vector<table_source>& sources, const table_reader::options& how,
                    std::span<const std::string_view> appended, const options& o, tables_read& read, output& out) {
  bool has_other_than_ascii = false;
  read.combined = columns_of_all(sources, how, o, appended, has_other_than_ascii);
  if (has_other_than_ascii) out.buffer() += "\xEF\xBB\xBF";
  read.combined->append_header(out.buffer());
}

void report_encodings(const tables_read& read, const options& o) {
  if (o.quiet) return;
  for (const open_table& each : read.tables) {
    if (each.encoding == file_encoding::utf8) continue;
    tell(say(o.language, texts::read_as, each.name, identifier(each.encoding)) + "\n");
  }
}

}  // namespace ismap::tool
