// The command line, read and checked.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "exit_status.h"
#include "ismap/csv.h"
#include "ismap/file_encoding.h"
#include "ismap/findings.h"
#include "ismap/language.h"
#include "ismap/outcome.h"
#include "ismap/register.h"
#include "ismap/registration.h"
#include "ismap/workload_answers.h"
#include "ismap/workload_judge.h"

namespace ismap::tool {

enum class output_format { table, csv, json, jsonl, markdown, ics };
enum class command { check, classify, window, explain, template_file };
enum class sort_key {
  none,
  line,
  registration_number,
  service_name,
  provider,
  expires_on,
  valid_until,
  days_left,
  status
};

// --shard I/N: the I-th of N parts, from 1.
struct shard {
  std::uint64_t index = 1;
  std::uint64_t count = 1;
};

struct options {
  tool::command command = tool::command::check;
  std::string command_word;  // "check ": for "see 'ismap check --help'"
  ismap::language language = ismap::language::en;
  output_format format = output_format::table;
  day as_of{};
  std::string output_path;  // empty: standard output
  std::string holidays_path;
  bool color = false;
  bool quiet = false;
  ismap::scheme scheme = ismap::scheme::ismap;

  std::vector<std::string> files;

  // Whether several files become one CSV table.
  [[nodiscard]] bool combines_tables() const { return format == output_format::csv && (files.size() > 1 || has_list); }
  bool has_list = false;  // of files

  int within = default_alert_days;
  bool link = false;
  std::optional<std::vector<status>> only;
  sort_key sort = sort_key::none;
  bool sort_descending = false;
  std::vector<status> fail_on_statuses{status::expired, status::expiring, status::withdrawn};
  std::vector<finding_code> fail_on_findings;
  std::optional<std::vector<shown_outcome>> only_outcomes;  // of classify
  std::vector<shown_outcome> fail_on_outcomes;
  std::vector<std::string> policy_paths;
  std::vector<given_answer> answers;
  std::vector<std::string> aliases;  // NAME=HEADER; only the command knows which names there are
  std::size_t max_record = csv::options{}.max_record;
  std::size_t threads = 1;
  std::optional<std::size_t> skip;  // lines above the header; nothing: as many as are found
  bool escapes_formulas = false;
  std::optional<tool::shard> shard;  // of the one file
  bool has_quoted_line_breaks = true;
  std::string header_path;  // of a file with the header, where the tables have none

  // Whether what is given out begins a table.
  [[nodiscard]] bool gives_header() const { return header_path.empty() && (!shard || shard->index == 1); }
  std::optional<file_encoding> encoding;         // of the files; nothing: told from their bytes
  std::optional<file_encoding> output_encoding;  // nothing: CSV as its file, other formats UTF-8

  day anchor{};      // of window
  std::string name;  // of explain; empty: list all
  bool template_of_workloads = false;
};

// What the command line came to: options to run with, or a text that answers it (help, versions) with its status.
struct command_line {
  std::optional<tool::options> options;
  std::string answer;
  exit_status status = exit_status::nothing_found;
  ismap::language language = ismap::language::en;
};

// What is said of wrong usage: what is wrong, and where the help is.
[[nodiscard]] std::string usage_message(language l, const std::string& wrong, const std::string& command_word);

// Never throws; wrong usage is an answer with its status.
[[nodiscard]] command_line read_command_line(int argc, const char* const* argv);

}  // namespace ismap::tool
