#include "options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "failure.h"
#include "ismap/check_output.h"
#include "ismap/closed_days.h"
#include "ismap/date_text.h"
#include "texts.h"
#include "today.h"

namespace ismap::tool {

namespace {

constexpr std::array<std::pair<std::string_view, output_format>, 5> formats{{{"table", output_format::table},
                                                                             {"csv", output_format::csv},
                                                                             {"json", output_format::json},
                                                                             {"jsonl", output_format::jsonl},
                                                                             {"markdown", output_format::markdown}}};
constexpr std::array<std::pair<std::string_view, output_format>, 4> endings{{{".csv", output_format::csv},
                                                                             {".json", output_format::json},
                                                                             {".jsonl", output_format::jsonl},
                                                                             {".md", output_format::markdown}}};
constexpr std::array<std::pair<std::string_view, sort_key>, 8> sort_keys{
    {{"line", sort_key::line},
     {"registration_number", sort_key::registration_number},
     {"service_name", sort_key::service_name},
     {"provider", sort_key::provider},
     {"expires_on", sort_key::expires_on},
     {"valid_until", sort_key::valid_until},
     {"days_left", sort_key::days_left},
     {"status", sort_key::status}}};

// The words as they are typed, before any is understood.
struct words {
  std::string as_of, within, only, sort, format, lang, color = "auto", holidays, output, fail_on, scheme, max_record,
                                                       anchor, kind;
  std::vector<std::string> columns;
};

template <class Table>
std::string names_of(const Table& table) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : table) names.push_back(name);
  return fmt::format("{}", fmt::join(names, ", "));
}

template <class Table>
auto choice(language l, std::string_view option, const std::string& word, const Table& table) {
  for (const auto& [name, value] : table) {
    if (name == word) return value;
  }
  fail_usage(say(l, texts::usage_bad_choice, option, word, names_of(table)));
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    if (end > at) parts.push_back(list.substr(at, end - at));
    at = end + 1;
  }
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

std::vector<status> read_only(language l, const std::string& list) {
  std::vector<status> statuses;
  for (const std::string& word : split(list)) {
    const auto found = find_status(word);
    if (!found) fail_usage(say(l, texts::usage_bad_choice, "--only", word, status_names()));
    statuses.push_back(*found);
  }
  return statuses;
}

void read_fail_on(language l, const std::string& list, options& o) {
  o.fail_on_statuses.clear();
  for (const std::string& word : split(list)) {
    if (word == "none") continue;
    if (const auto s = find_status(word)) {
      o.fail_on_statuses.push_back(*s);
    } else if (const auto f = find_finding_code(word)) {
      o.fail_on_findings.push_back(*f);
    } else {
      const std::string known = "none, " + status_names() + ", " + std::string{texts::any_finding_code.in(l)};
      fail_usage(say(l, texts::usage_bad_choice, "--fail-on", word, known));
    }
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

column_alias read_alias(language l, const std::string& word) {
  const auto equals = word.find('=');
  const std::string name = word.substr(0, equals);
  for (std::size_t i = 0; i < column_count && equals != std::string::npos && equals + 1 < word.size(); ++i) {
    const auto each = static_cast<column>(i);
    if (name == identifier(each)) return {each, word.substr(equals + 1)};
  }
  fail_usage(say(l, texts::usage_bad_column, word, identifiers<column>(column_count)));
}

output_format format_of(language l, const words& w) {
  if (!w.format.empty()) return choice(l, "--format", w.format, formats);
  for (const auto& [ending, format] : endings) {
    if (w.output.ends_with(ending)) return format;
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

std::string versions() {
  return fmt::format("ismap {} (rules {}, holidays {})\n", program_version(), rules_version(),
                     holiday_calendar::bundled().version());
}

// Builds the parser; the words land in `w`, the rest in `o`.
class parser {
 public:
  parser(language l, words& w, options& o) : l_(l), w_(w), o_(o), app_(in(texts::about), "ismap") {
    app_.require_subcommand(1);
    app_.option_defaults()->group(in(texts::heading_options));  // the commands inherit it
    app_.set_help_flag("-h,--help", in(texts::help_help));
    app_.set_version_flag("--version", versions(), in(texts::help_version));
    add_lang(app_);
    label(app_);
    check_ = add_command("check", texts::about_check, texts::footer_check);
    window_ = add_command("window", texts::about_window, texts::footer_window);
    explain_ = add_command("explain", texts::about_explain, texts::footer_explain);
    template_ = add_command("template", texts::about_template, texts::footer_template);
    add_check_options();
    window_->add_option("DAY", w_.anchor, in(texts::help_day))->required()->type_name("");
    window_->add_option("--scheme", w_.scheme, in(texts::help_scheme))->type_name("SCHEME");
    explain_->add_option("NAME", o_.name, in(texts::help_name))->type_name("");
    template_->add_option("KIND", w_.kind, in(texts::help_kind))->required()->type_name("");
    for (CLI::App* const a : {check_, window_}) add_day_options(*a);
    for (CLI::App* const a : {check_, window_, explain_, template_}) add_common_options(*a);
  }

  void parse(int argc, const char* const* argv) {
    app_.parse(argc, argv);
    o_.command = check_->parsed()     ? command::check
                 : window_->parsed()  ? command::window
                 : explain_->parsed() ? command::explain
                                      : command::template_file;
  }

  // The help of the command that was asked about.
  [[nodiscard]] std::string help() const {
    for (const CLI::App* const a : {check_, window_, explain_, template_}) {
      if (a->parsed()) return a->help(app_.get_name());
    }
    return app_.help();
  }

  // What belongs to no option and no argument, as it was typed.
  [[nodiscard]] std::string unexpected() const { return fmt::format("{}", fmt::join(app_.remaining(true), " ")); }

  // "check ", or nothing: for "see 'ismap check --help'".
  [[nodiscard]] std::string command_word() const {
    for (const CLI::App* const a : {check_, window_, explain_, template_}) {
      if (a->parsed()) return a->get_name() + " ";
    }
    return "";
  }

 private:
  [[nodiscard]] std::string in(const text& t) const { return std::string{t.in(l_)}; }

  void label(CLI::App& app) const {
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", in(texts::heading_usage));
    formatter->label("OPTIONS", in(texts::heading_options));
    formatter->label("SUBCOMMAND", "COMMAND");
    formatter->label("Positionals", in(texts::heading_positionals));
    formatter->label("REQUIRED", "");
    formatter->column_width(26);
    app.formatter(formatter);
  }

  CLI::App* add_command(const char* name, const text& about, const text& footer) {
    CLI::App* const added = app_.add_subcommand(name, in(about));
    added->group(in(texts::heading_commands));
    added->set_help_flag("-h,--help", in(texts::help_help));
    added->footer("\n" + in(footer));
    label(*added);
    return added;
  }

  void add_check_options() {
    const auto add = [this](const char* name, auto& to, const std::string& help, const char* type) {
      return check_->add_option(name, to, help)->type_name(type);
    };
    add("REGISTER", o_.registers, in(texts::help_register), "")->required();
    add("--within", w_.within, in(texts::help_within) + " [120]", "DAYS");
    check_->add_flag("--link", o_.link, in(texts::help_link));
    add("--only", w_.only, in(texts::help_only), "STATUS,...");
    add("--sort", w_.sort, say(l_, texts::help_sort, names_of(sort_keys)), "KEY");
    add("--fail-on", w_.fail_on, in(texts::help_fail_on) + " [expired,expiring,withdrawn]", "LIST");
    add("--column", w_.columns, in(texts::help_column), "NAME=HEADER")->allow_extra_args(false);
    add("--scheme", w_.scheme, in(texts::help_scheme), "SCHEME");
    add("--max-record", w_.max_record, in(texts::help_max_record) + " [1048576]", "BYTES");
  }

  void add_day_options(CLI::App& a) {
    a.add_option("--as-of", w_.as_of, in(texts::help_as_of))->type_name("DAY");
    a.add_option("--holidays", w_.holidays, in(texts::help_holidays))->type_name("FILE");
  }

  void add_common_options(CLI::App& a) {
    a.add_option("--format", w_.format, say(l_, texts::help_format, names_of(formats)))->type_name("FORMAT");
    a.add_option("-o,--output", w_.output, in(texts::help_output))->type_name("FILE");
    add_lang(a);
    a.add_option("--color", w_.color, in(texts::help_color))->type_name("WHEN");
    a.add_flag("--quiet", o_.quiet, in(texts::help_quiet));
  }

  void add_lang(CLI::App& a) { a.add_option("--lang", w_.lang, in(texts::help_lang))->type_name("LANG"); }

  language l_;
  words& w_;
  options& o_;
  CLI::App app_;
  CLI::App* check_ = nullptr;
  CLI::App* window_ = nullptr;
  CLI::App* explain_ = nullptr;
  CLI::App* template_ = nullptr;
};

void understand_sort(language l, const words& w, options& o) {
  if (w.sort.empty()) return;
  o.sort_descending = w.sort.starts_with('-');
  o.sort = choice(l, "--sort", w.sort.substr(o.sort_descending ? 1 : 0), sort_keys);
}

void understand_registers(language l, options& o) {
  if (std::count(o.registers.begin(), o.registers.end(), "-") > 1) fail_usage(say(l, texts::usage_stdin_twice));
  if (o.registers.size() > 1 && o.format == output_format::csv) fail_usage(say(l, texts::usage_many_csv));
}

void understand(language l, const words& w, options& o) {
  constexpr std::array<std::pair<std::string_view, language>, 2> languages{
      {{"ja", language::ja}, {"en", language::en}}};
  o.language = w.lang.empty() ? l : choice(l, "--lang", w.lang, languages);
  o.format = format_of(l, w);
  o.color = wants_color(l, w);
  o.output_path = w.output;
  o.holidays_path = w.holidays;
  o.as_of = w.as_of.empty() ? today_in_japan() : read_day(l, "--as-of", w.as_of);
  if (!w.scheme.empty()) {
    const auto s = parse_scheme(w.scheme);
    if (!s) fail_usage(say(l, texts::usage_bad_choice, "--scheme", w.scheme, "ISMAP, ISMAP-LIU, ISMS"));
    o.scheme = *s;
  }
  if (!w.within.empty()) o.within = read_number<int>(l, "--within", w.within);
  if (!w.max_record.empty()) o.max_record = read_number<std::size_t>(l, "--max-record", w.max_record);
  if (!w.only.empty()) o.only = read_only(l, w.only);
  if (!w.fail_on.empty()) read_fail_on(l, w.fail_on, o);
  for (const std::string& word : w.columns) o.aliases.push_back(read_alias(l, word));
  if (o.command == command::window) o.anchor = read_day(l, "DAY", w.anchor);
  if (o.command == command::template_file && w.kind != "register") {
    fail_usage(say(l, texts::usage_bad_choice, "KIND", w.kind, "register"));
  }
  understand_sort(l, w, o);
  understand_registers(l, o);
}

// CLI11 words its errors in English only, so they are told apart by kind. The option's name leads or ends its text.
std::string usage_message(language l, const CLI::ParseError& e, const std::string& unexpected) {
  const std::string what = e.what();
  const bool no_command = what.find("subcommand") != std::string::npos;
  if (dynamic_cast<const CLI::ExtrasError*>(&e) != nullptr || (no_command && !unexpected.empty())) {
    return say(l, texts::usage_unexpected, unexpected);
  }
  if (dynamic_cast<const CLI::RequiredError*>(&e) == nullptr) {
    const auto option = std::min(what.find("--"), what.size());
    return say(l, texts::usage_value, what.substr(option, what.find_first_of(": ", option) - option));
  }
  if (no_command) return say(l, texts::usage_no_command);
  return say(l, texts::usage_missing, what.substr(0, what.find(' ')));
}

}  // namespace

command_line read_command_line(int argc, const char* const* argv) {
  command_line line;
  line.language = language_of(argc, argv);
  words w;
  options o;
  parser p{line.language, w, o};
  const auto usage = [&](const std::string& message) {
    line.answer =
        say(line.language, texts::error_prefix, message) + say(line.language, texts::see_help, p.command_word()) + "\n";
    line.status = exit_status::wrong_usage;
    return line;
  };
  try {
    p.parse(argc, argv);
    understand(line.language, w, o);
  } catch (const CLI::CallForHelp&) {
    line.answer = p.help();
    return line;
  } catch (const CLI::CallForVersion&) {
    line.answer = versions();
    return line;
  } catch (const CLI::ParseError& e) {
    return usage(usage_message(line.language, e, p.unexpected()));
  } catch (const failure& f) {
    return usage(f.what());
  }
  line.options = std::move(o);
  return line;
}

}  // namespace ismap::tool
