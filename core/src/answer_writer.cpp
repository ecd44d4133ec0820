#include "answer_writer.h"

#include "message_table.h"

namespace ismap {

namespace {

constexpr std::array finding_names = names_of(finding_entries);

}  // namespace

void answer_writer::put(const std::vector<finding>& findings) {
  begin_list();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const bool is_first = i == 0 || findings[i].code != findings[i - 1].code;
    if (is_first) put_item(finding_names[static_cast<std::size_t>(findings[i].code)]);
  }
  end_list();
}

}  // namespace ismap
