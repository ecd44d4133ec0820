#include "options.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <utility>

#include "command_line.h"
#include "failure.h"
#include "file_name.h"
#include "input.h"
#include "ismap/date_text.h"
#include "texts.h"
#include "today.h"

namespace ismap::tool {

namespace {

constexpr std::array<std::pair<std::string_view, output_format>, 5> endings{{{".csv", output_format::csv},
                                                                             {".json", output_format::json},
                                                                             {".jsonl", output_format::jsonl},
                                                                             {".md", output_format::markdown},
                                                                             {".ics", output_format::ics}}};

// Files of spreadsheets, which are no text.
constexpr std::array<std::string_view, 4> workbook_endings{".xlsx", ".xlsm", ".xls", ".ods"};

template <class Table>
auto choice(language l, std::string_view option, const std::string& word, const Table& table) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  fail_usage(say(l, texts::usage_bad_choice, option, word, names_of(table)));
}

// The words of a list; at least one.
std::vector<std::string> split(language l, std::string_view option, const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (end > at) parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  if (parts.empty()) fail_usage(say(l, texts::usage_value, option));
  return parts;
}

// The identifiers of an enumeration's first `count` values.
template <class Enum>
std::string identifiers(std::size_t count) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back(identifier(static_cast<Enum>(i)));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string status_names() { return identifiers<status>(status_count); }
std::string outcome_names() {
  return fmt::format("{}, {}", identifiers<outcome>(outcome_count), undetermined_identifier());
}

// "undetermined", or the name of an outcome.
std::optional<shown_outcome> find_shown_outcome(const std::string& word) {
  if (word == undetermined_identifier()) return shown_outcome{};
  const auto found = find_outcome(word);
  return found ? std::optional{shown_outcome{found}} : std::nullopt;
}

void read_only_statuses(language l, const words& w, options& o) {
  o.only.emplace();
  for (const std::string& word : split(l, "--only", w.only)) {
    const auto found = find_status(word);
    if (!found) fail_usage(say(l, texts::usage_bad_choice, "--only", word, status_names()));
    o.only->push_back(*found);
  }
}

void read_only_outcomes(language l, const words& w, options& o) {
  o.only_outcomes.emplace();
  for (const std::string& word : split(l, "--only", w.only)) {
    const auto found = find_shown_outcome(word);
    if (!found) fail_usage(say(l, texts::usage_bad_choice, "--only", word, outcome_names()));
    o.only_outcomes->push_back(*found);
  }
}

// Whether the word is the name of something that the command's results can be.
bool take_fail_on(const std::string& word, options& o) {
  if (o.command == command::check) {
    if (const auto s = find_status(word)) return o.fail_on_statuses.push_back(*s), true;
  } else if (const auto found = find_shown_outcome(word)) {
    return o.fail_on_outcomes.push_back(*found), true;
  }
  const auto f = find_finding_code(word);
  if (f) o.fail_on_findings.push_back(*f);
  return f.has_value();
}

void read_fail_on(language l, const words& w, options& o) {
  o.fail_on_statuses.clear();
  for (const std::string& word : split(l, "--fail-on", w.fail_on)) {
    if (word == "none" || take_fail_on(word, o)) continue;
    const std::string known = o.command == command::check ? status_names() : outcome_names();
    fail_usage(say(l, texts::usage_bad_choice, "--fail-on", word,
                   fmt::format("none, {}, {}", known, texts::any_finding_code.in(l))));
  }
}

day read_day(language l, std::string_view option, const std::string& word) {
  const auto read = parse_day(word);
  if (!read) fail_usage(say(l, texts::usage_bad_day, option, word, wording(read.error().code).in(l)));
  return *read;
}

template <class Number>
Number read_number(language l, std::string_view option, const std::string& word) {
  Number number{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size() || word.starts_with('-')) {
    fail_usage(say(l, texts::usage_bad_number, option, word));
  }
  return number;
}

file_encoding read_encoding(language l, std::string_view option, const std::string& word) {
  const auto found = parse_file_encoding(word);
  if (!found) fail_usage(say(l, texts::usage_bad_choice, option, word, "UTF-8, CP932, UTF-16LE, UTF-16BE"));
  return *found;
}

// A calendar is UTF-8, which RFC 5545 (section 3.1.4) gives a stream of it.
file_encoding output_encoding_of(language l, const words& w, output_format format) {
  const file_encoding e = read_encoding(l, "--output-encoding", w.output_encoding);
  if (format == output_format::ics && e != file_encoding::utf8) fail_usage(say(l, texts::usage_calendar_encoding));
  return e;
}

// As many as there are processors, if not told; more than a few would only wait for the input.
std::size_t threads_of(language l, const words& w) {
  constexpr std::size_t most = 64;
  const std::size_t at_hand = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), 8);
  const std::size_t wanted = w.threads.empty() ? at_hand : read_number<std::size_t>(l, "--threads", w.threads);
  if (wanted == 0 || wanted > most) fail_usage(say(l, texts::usage_bad_threads, w.threads, most));
  return wanted;
}

void expect_no_workbook(language l, const std::string& path) {
  const auto ends = [&path](std::string_view ending) { return has_ending(path, ending); };
  if (std::any_of(workbook_endings.begin(), workbook_endings.end(), ends)) {
    fail_usage(say(l, texts::usage_workbook, path));
  }
}

output_format format_of(language l, const words& w) {
  expect_no_workbook(l, w.output);
  const bool is_calendar = w.format == "ics" || (w.format.empty() && has_ending(w.output, ".ics"));
  if (is_calendar && !gives_days(w.command)) fail_usage(say(l, texts::usage_calendar_command));
  if (!w.format.empty()) return choice(l, "--format", w.format, format_names_of(w.command));
  for (const auto& [ending, format] : endings) {
    if (has_ending(w.output, ending)) return format;
  }
  return output_format::table;
}

bool wants_color(language l, const words& w) {
  constexpr std::array<std::pair<std::string_view, int>, 3> whens{{{"auto", 0}, {"always", 1}, {"never", 2}}};
  const int when = choice(l, "--color", w.color, whens);
  if (when != 0) return when == 1;
  const char* const no_color = std::getenv("NO_COLOR");
  return w.output.empty() && isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

// Japanese where the locale says so, by the variables that gettext looks at, in their order.
language language_of_locale() {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return std::string_view{value}.starts_with("ja") ? language::ja : language::en;
    }
  }
  return language::en;
}

// --lang settles the language of the help, so it is looked for before anything else is read.
language language_of(int argc, const char* const* argv) {
  language found = language_of_locale();
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--") break;
    if (word == "--lang" && i + 1 < argc) {
      word = argv[++i];
    } else if (word.starts_with("--lang=")) {
      word.remove_prefix(7);
    } else {
      continue;
    }
    if (word == "ja") found = language::ja;
    if (word == "en") found = language::en;
  }
  return found;
}

void understand_sort(language l, const words& w, options& o) {
  if (w.sort.empty()) return;
  o.sort_descending = w.sort.starts_with('-');
  o.sort = choice(l, "--sort", w.sort.substr(o.sort_descending ? 1 : 0), sort_key_names);
}

// Answers on the command line are one workload, named as a file would name its columns.
void understand_answers(language l, const words& w, options& o) {
  for (const auto& [column, text] : w.answers) {
    if (!text.empty()) o.answers.push_back({std::string{identifier(column)}, text});
  }
  for (const std::string& word : w.question_answers) {
    const auto equals = word.find('=');
    if (equals == 0 || equals == std::string::npos) fail_usage(say(l, texts::usage_bad_answer, word));
    const std::string question = word.substr(0, equals);
    o.answers.push_back({question.starts_with("impact_") ? question : "impact_" + question, word.substr(equals + 1)});
  }
}

// A name a line, as editors of any system write them.
void append_names(language l, const std::string& path, std::vector<std::string>& to) {
  const std::string content = read_file(path, l);
  std::string_view list = content;
  if (list.starts_with("\xEF\xBB\xBF")) list.remove_prefix(3);
  if (list.find('\0') != std::string_view::npos) fail_io(say(l, texts::list_is_no_text, path));
  const std::size_t before = to.size();
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    std::string_view line = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) to.emplace_back(line);
  }
  if (to.size() == before) fail_usage(say(l, texts::list_is_empty, path));
}

void check_standard_input(language l, const words& w, const options& o) {
  const auto count = (w.files_from == "-" ? 1 : 0) + (w.header == "-" ? 1 : 0) +
                     std::count(o.files.begin(), o.files.end(), "-") +
                     std::count(o.policy_paths.begin(), o.policy_paths.end(), "-");
  if (count > 1) fail_usage(say(l, texts::usage_stdin_twice));
}

void understand_files(language l, const words& w, options& o) {
  o.files = w.files;
  check_standard_input(l, w, o);
  o.has_list = !w.files_from.empty();
  if (o.has_list) append_names(l, w.files_from, o.files);
  check_standard_input(l, w, o);
  const bool has_stdin = std::count(o.files.begin(), o.files.end(), "-") > 0;
  if (o.combines_tables() && has_stdin) fail_usage(say(l, texts::usage_stdin_combined));
  if (o.command == command::check && o.files.empty()) fail_usage(say(l, texts::usage_missing, "REGISTER"));
  if (o.command != command::classify) return;
  if (o.files.empty() && o.answers.empty()) fail_usage(say(l, texts::usage_no_workload));
  if (!o.files.empty() && !o.answers.empty()) fail_usage(say(l, texts::usage_files_and_answers));
}

// "2/8"; zeros where it is no such thing.
shard read_shard(const std::string& word) {
  const auto slash = std::min(word.find('/'), word.size());
  const auto number = [&word](std::size_t from, std::size_t to) -> std::uint64_t {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(word.data() + from, word.data() + to, value);
    return error == std::errc{} && end == word.data() + to ? value : 0;
  };
  return {number(0, slash), number(std::min(slash + 1, word.size()), word.size())};
}

// Parts of a table can only be given out row by row.
void check_part(language l, std::string_view option, const options& o) {
  if (o.format != output_format::csv && o.format != output_format::jsonl) {
    fail_usage(say(l, texts::usage_part_format, option));
  }
  if (o.link) fail_usage(say(l, texts::usage_part_all_rows, option, "--link"));
  if (o.sort != sort_key::none) fail_usage(say(l, texts::usage_part_all_rows, option, "--sort"));
  const bool is_one_table = o.files.size() == 1 && !o.has_list && !has_ending(o.files[0], ".json");
  if (!is_one_table) fail_usage(say(l, texts::usage_part_one_table, option));
}

void understand_parts(language l, const words& w, options& o) {
  o.has_quoted_line_breaks = !w.no_quoted_newlines;
  o.header_path = w.header;
  if (!w.header.empty()) check_part(l, "--header", o);
  if (w.shard.empty()) return;
  const shard s = read_shard(w.shard);
  if (s.index == 0 || s.index > s.count) fail_usage(say(l, texts::usage_bad_shard, w.shard));
  check_part(l, "--shard", o);
  if (o.files[0] == "-") fail_usage(say(l, texts::usage_shard_stdin));
  if (!w.header.empty()) fail_usage(say(l, texts::usage_shard_header));
  o.shard = s;
}

void understand_kind(language l, const words& w, options& o) {
  if (o.command != command::template_file) return;
  constexpr std::array<std::pair<std::string_view, bool>, 2> kinds{{{"register", false}, {"workloads", true}}};
  o.template_of_workloads = choice(l, "KIND", w.kind, kinds);
}

void understand_output(language l, const words& w, options& o) {
  o.format = format_of(l, w);
  o.color = wants_color(l, w);
  o.quiet = w.quiet;
  o.output_path = w.output;
  o.escapes_formulas = w.escape_formulas;
}

// What rows are judged by.
void understand_judging(language l, const words& w, options& o) {
  o.link = w.link;
  o.holidays_path = w.holidays;
  o.policy_paths = w.policies;
  o.as_of = w.as_of.empty() ? today_in_japan() : read_day(l, "--as-of", w.as_of);
  if (!w.scheme.empty()) {
    const auto s = parse_scheme(w.scheme);
    if (!s) fail_usage(say(l, texts::usage_bad_choice, "--scheme", w.scheme, "ISMAP, ISMAP-LIU, ISMS"));
    o.scheme = *s;
  }
  if (!w.within.empty()) o.within = read_number<int>(l, "--within", w.within);
}

// How tables are read, and in which encoding they are written again.
void understand_reading(language l, const words& w, options& o) {
  o.threads = threads_of(l, w);
  if (!w.skip.empty()) o.skip = read_number<std::size_t>(l, "--skip", w.skip);
  if (!w.output_encoding.empty()) o.output_encoding = output_encoding_of(l, w, o.format);
  if (!w.encoding.empty()) o.encoding = read_encoding(l, "--encoding", w.encoding);
  if (!w.max_record.empty()) o.max_record = read_number<std::size_t>(l, "--max-record", w.max_record);
  o.aliases = w.columns;
}

void understand_filters(language l, const words& w, options& o) {
  if (!w.only.empty()) o.command == command::check ? read_only_statuses(l, w, o) : read_only_outcomes(l, w, o);
  if (!w.fail_on.empty()) read_fail_on(l, w, o);
}

// Of several slips the first one is told, in this order.
options understand(language l, words w) {
  if (w.output == "-") w.output.clear();  // standard output, as without it
  constexpr std::array<std::pair<std::string_view, language>, 2> languages{
      {{"ja", language::ja}, {"en", language::en}}};
  options o;
  o.command = w.command;
  o.name = w.name;
  o.language = w.lang.empty() ? l : choice(l, "--lang", w.lang, languages);
  understand_output(l, w, o);
  understand_judging(l, w, o);
  understand_reading(l, w, o);
  understand_filters(l, w, o);
  if (o.command == command::window) o.anchor = read_day(l, "DAY", w.anchor);
  understand_kind(l, w, o);
  understand_sort(l, w, o);
  understand_answers(l, w, o);
  understand_files(l, w, o);
  understand_parts(l, w, o);
  return o;
}

}  // namespace

std::string usage_message(language l, const std::string& wrong, const std::string& command_word) {
  return say(l, texts::error_prefix, wrong) + say(l, texts::see_help, command_word) + "\n";
}

command_line read_command_line(int argc, const char* const* argv) {
  command_line line;
  line.language = language_of(argc, argv);
  parsed_words parsed = parse_words(argc, argv, line.language);
  line.answer = std::move(parsed.answer);
  line.status = parsed.status;
  if (!parsed.is_answered) {
    try {
      line.options = understand(line.language, parsed.content);
      line.options->command_word = parsed.command_word;
      return line;
    } catch (const failure& f) {
      line.answer = f.status == exit_status::wrong_usage ? f.what() : say(line.language, texts::error_prefix, f.what());
      line.status = f.status;
    }
  }
  if (line.status == exit_status::wrong_usage) {
    line.answer = usage_message(line.language, line.answer, parsed.command_word);
  }
  return line;
}

}  // namespace ismap::tool
