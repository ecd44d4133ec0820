#include "row_messages.h"

#include <algorithm>

#include "failure.h"
#include "ismap/date_text.h"
#include "ismap/markdown.h"
#include "ismap/rules.h"
#include "ismap/version.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

std::string place_of(const open_table& from, std::uint64_t line, const finding& f) {
  const auto position = f.where ? from.header.position_of(*f.where) : std::nullopt;
  if (!from.has_lines) {
    return position ? fmt::format("{}: {}", from.name, from.header.headers()[*position]) : from.name;
  }
  if (!position) return fmt::format("{}:{}", from.name, line);
  return fmt::format("{}:{}:{}", from.name, line, *position + 1);
}

std::string place_in_words(const open_table& from, const csv::record& record, const finding& f, bool with_name,
                           language l) {
  std::vector<std::string> parts;
  const auto position = f.where ? from.header.position_of(*f.where) : std::nullopt;
  if (from.has_lines) parts.push_back(say(l, texts::place_line, record.line));
  if (from.has_lines && with_name) parts.back() = fmt::format("{} {}", on_one_line(from.name), parts.back());
  if (position) parts.push_back(on_one_line(from.header.headers()[*position]));
  if (parts.empty()) parts.push_back(on_one_line(from.name));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string sentence_of(const finding& f, language l) {
  return fmt::format("{}: {} [{}]", title(severity_of(f.code)).in(l), message(f, l), identifier(f.code));
}

void append_list(std::string& out, output_format format, std::string_view heading,
                 const std::vector<std::string>& items) {
  if (items.empty()) return;
  const bool markdown = format == output_format::markdown;
  out.append(markdown ? "\n### " : "\n").append(heading).append(markdown ? "\n\n" : "\n");
  for (const std::string& item : items) {
    out += markdown ? fmt::format("- {}\n", markdown_escaped(item)) : fmt::format("  {}\n", item);
  }
}

std::string run_line(const run_description& run) {
  return say(run.language, texts::run_line, program_version(), format_day(run.as_of), rules_version(),
             run.holidays_version);
}

bool has_found(const options& o, const std::array<std::uint64_t, finding_code_count>& findings) {
  return std::any_of(o.fail_on_findings.begin(), o.fail_on_findings.end(),
                     [&findings](finding_code c) { return findings[static_cast<std::size_t>(c)] > 0; });
}

void invalid_row_messages::report(const open_table& from, const row_problems& problems, bool is_shown) {
  if (o_.quiet || (is_shown && !is_for_programs(o_.format))) return;
  for (std::size_t i = 0; i < problems.first.size() && count_ + i < row_problems::most; ++i) {
    const auto& [line, what] = problems.first[i];
    tell(place_of(from, lines_before(from) + line, what) + ": " + sentence_of(what, o_.language) + "\n");
  }
  count_ += problems.count;
}

// Counted once, and only where a line is to be named. Of several tables none is begun within.
std::uint64_t invalid_row_messages::lines_before(const open_table& from) {
  if (!from.lines_before) return 0;
  if (!lines_before_) lines_before_ = from.lines_before();
  return *lines_before_;
}

void invalid_row_messages::report_rest() const {
  if (count_ > row_problems::most) tell(say(o_.language, texts::more_messages, count_ - row_problems::most) + "\n");
}

summary_line::summary_line(std::size_t rows, language l) : l_(l), between_(texts::summary_colon.in(l)) {
  line_ = rows == 1 ? say(l, texts::summary_row) : say(l, texts::summary_rows, rows);
}

void summary_line::add(const text& title, std::size_t count) {
  if (count == 0) return;
  line_ += between_;
  line_ += say(l_, texts::summary_count, title.in(l_), count);
  between_ = texts::summary_separator.in(l_);
}

void summary_line::tell_with(const options& o, const run_description& run) const {
  tell(line_ + "\n");
  if (!is_for_programs(o.format)) return;
  tell(run_line(run) + "\n");
  tell(std::string{notice().in(l_)} + "\n");
}

}  // namespace ismap::tool
