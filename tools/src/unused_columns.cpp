#include "unused_columns.h"

#include <string>
#include <string_view>
#include <vector>

#include "failure.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

void report_unused_columns(const open_table& from, std::uint64_t header_line,
                           std::span<const std::string_view> appended, const options& o) {
  constexpr std::size_t most = 20;
  if (o.quiet) return;
  std::vector<std::string> unused = from.header.unused_headers(appended);
  if (unused.empty()) return;
  const bool are_many = unused.size() > most;
  if (are_many) unused.resize(most);
  std::string names;
  for (const std::string& each : unused) {
    if (!names.empty()) names += say(o.language, texts::list_separator);
    names += say(o.language, texts::quoted, on_one_line(each));
  }
  if (are_many) names += "...";
  const std::string_view kind = o.command == command::classify ? "workloads" : "register";
  tell(say(o.language, texts::columns_unused, from.name, header_line, names, kind) + "\n");
}

}  // namespace ismap::tool
