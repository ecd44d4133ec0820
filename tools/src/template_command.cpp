#include "commands.h"
#include "ismap/columns.h"
#include "ismap/csv.h"
#include "output.h"

namespace ismap::tool {

// With a byte order mark and CRLF: a spreadsheet then reads what is typed into it as UTF-8.
exit_status run_template(const options& o) {
  output out{o.output_path, o.language};
  std::string& bytes = out.buffer();
  bytes += "\xEF\xBB\xBF";
  bool first = true;
  for (const column c : register_template()) {
    if (!first) bytes += ',';
    first = false;
    csv::append_field(bytes, title(c).in(o.language), ',');
  }
  bytes += "\r\n";
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
