#include "commands.h"
#include "ismap/columns.h"
#include "ismap/csv_field.h"
#include "output.h"
#include "table_encodings.h"

namespace ismap::tool {

// With a byte order mark and CRLF: a spreadsheet then reads what is typed into it as UTF-8.
exit_status run_template(const options& o) {
  output out{o.output_path, o.language};
  encode_output(o, out);
  std::string& bytes = out.buffer();
  bytes += "\xEF\xBB\xBF";
  bool first = true;
  const column_vocabulary workloads = column_vocabulary::of_workloads({});
  const column_vocabulary& kind = o.template_of_workloads ? workloads : column_vocabulary::of_register();
  for (const column c : kind.in_template()) {
    if (!first) bytes += ',';
    first = false;
    csv::append_field(bytes, title(c).in(o.language), ',');
  }
  bytes += "\r\n";
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
