// The command line as it is typed: words by option, before any is understood.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ismap/columns.h"
#include "ismap/language.h"
#include "options.h"

namespace ismap::tool {

struct words {
  tool::command command = tool::command::check;
  std::vector<std::string> files;
  std::string as_of, within, only, sort, format, lang, color = "auto", holidays, output, fail_on, scheme, max_record,
                                                       anchor, kind, name, threads, encoding, output_encoding, skip,
                                                       files_from, shard, header;
  std::vector<std::string> columns, policies, question_answers;
  std::vector<std::pair<column, std::string>> answers;  // empty texts: not given
  bool link = false;
  bool quiet = false;
  bool escape_formulas = false;
  bool no_quoted_newlines = false;
};

// How the parsing went: words, or a text that answers the command line.
struct parsed_words {
  words content;
  bool is_answered = false;
  std::string answer;
  exit_status status = exit_status::nothing_found;
  std::string command_word;  // "check ", or nothing: for "see 'ismap check --help'"
};

[[nodiscard]] parsed_words parse_words(int argc, const char* const* argv, language l);

// What options can be, by their names.
inline constexpr std::array<std::pair<std::string_view, output_format>, 6> format_names{
    {{"table", output_format::table},
     {"csv", output_format::csv},
     {"json", output_format::json},
     {"jsonl", output_format::jsonl},
     {"markdown", output_format::markdown},
     {"ics", output_format::ics}}};

// The last one is for days of registrations, which only some commands give.
[[nodiscard]] constexpr bool gives_days(command c) { return c == command::check || c == command::window; }
[[nodiscard]] inline auto format_names_of(command c) {
  return std::span{format_names}.first(format_names.size() - (gives_days(c) ? 0 : 1));
}

inline constexpr std::array<std::pair<std::string_view, sort_key>, 8> sort_key_names{
    {{"line", sort_key::line},
     {"registration_number", sort_key::registration_number},
     {"service_name", sort_key::service_name},
     {"provider", sort_key::provider},
     {"expires_on", sort_key::expires_on},
     {"valid_until", sort_key::valid_until},
     {"days_left", sort_key::days_left},
     {"status", sort_key::status}}};

template <class Table>
std::string names_of(const Table& table) {
  std::string names;
  for (const auto& [name, value] : table) names.append(names.empty() ? "" : ", ").append(name);
  return names;
}

// The text of "ismap --version".
[[nodiscard]] std::string versions();

}  // namespace ismap::tool
