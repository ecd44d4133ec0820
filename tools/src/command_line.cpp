#include "command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <memory>

#include "ismap/closed_days.h"
#include "ismap/rules.h"
#include "ismap/version.h"
#include "texts.h"

namespace ismap::tool {

namespace {

// The option of a column: "--service-model".
std::string option_of(column c) {
  std::string option{identifier(c)};
  std::replace(option.begin(), option.end(), '_', '-');
  return "--" + option;
}

// Builds the parser; the words land in `w`.
class parser {
 public:
  parser(language l, words& w) : l_(l), w_(w), app_(in(texts::about), "ismap") {
    app_.require_subcommand(1);
    app_.option_defaults()->group(in(texts::heading_options));  // the commands inherit it
    app_.set_help_flag("-h,--help", in(texts::help_help));
    app_.set_version_flag("--version", versions(), in(texts::help_version));
    add_lang(app_);
    label(app_);
    CLI::App& check = add_command(command::check, "check", texts::about_check, texts::footer_check);
    CLI::App& classify = add_command(command::classify, "classify", texts::about_classify, texts::footer_classify);
    CLI::App& window = add_command(command::window, "window", texts::about_window, texts::footer_window);
    CLI::App& explain = add_command(command::explain, "explain", texts::about_explain, texts::footer_explain);
    CLI::App& blank = add_command(command::template_file, "template", texts::about_template, texts::footer_template);
    add_check_options(check);
    add_classify_options(classify);
    window.add_option("DAY", w_.anchor, in(texts::help_day))->required()->type_name("");
    add(window, "--scheme", w_.scheme, texts::help_scheme, "SCHEME");
    explain.add_option("NAME", w_.name, in(texts::help_name))->type_name("");
    blank.add_option("KIND", w_.kind, in(texts::help_kind))->required()->type_name("");
    for (CLI::App* const a : {&check, &classify, &window}) add(*a, "--as-of", w_.as_of, texts::help_as_of, "DAY");
    for (CLI::App* const a : {&check, &window}) add(*a, "--holidays", w_.holidays, texts::help_holidays, "FILE");
    for (const auto& [command, a] : commands_) add_common_options(*a, command);
  }

  void parse(int argc, const char* const* argv) {
    app_.parse(argc, argv);
    for (const auto& [command, a] : commands_) {
      if (a->parsed()) w_.command = command;
    }
  }

  // The help of the command that was asked about.
  [[nodiscard]] std::string help() const {
    for (const auto& [command, a] : commands_) {
      if (a->parsed()) return a->help(app_.get_name());
    }
    return app_.help();
  }

  // What belongs to no option and no argument, as it was typed.
  [[nodiscard]] std::string unexpected() const { return fmt::format("{}", fmt::join(app_.remaining(true), " ")); }

  [[nodiscard]] std::string command_word() const {
    for (const auto& [command, a] : commands_) {
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

  CLI::App& add_command(command c, const char* name, const text& about, const text& footer) {
    CLI::App* const added = app_.add_subcommand(name, in(about));
    added->group(in(texts::heading_commands));
    added->set_help_flag("-h,--help", in(texts::help_help));
    added->footer("\n" + in(footer));
    label(*added);
    commands_.emplace_back(c, added);
    return *added;
  }

  // An empty value, as of a variable that is not set, is told and not taken for no option at all.
  template <class To>
  CLI::Option* add(CLI::App& a, const std::string& name, To& to, const std::string& help, const char* type) {
    const auto is_something = [](const std::string& value) { return value.empty() ? "empty" : ""; };
    return add_any(a, name, to, help, type)->check(is_something);
  }

  template <class To>
  CLI::Option* add_any(CLI::App& a, const std::string& name, To& to, const std::string& help, const char* type) {
    return a.add_option(name, to, help)->type_name(type);
  }

  template <class To>
  CLI::Option* add(CLI::App& a, const std::string& name, To& to, const text& help, const char* type) {
    return add(a, name, to, in(help), type);
  }

  void add_check_options(CLI::App& a) {
    add(a, "REGISTER", w_.files, texts::help_register, "");
    add(a, "--within", w_.within, in(texts::help_within) + " [120]", "DAYS");
    a.add_flag("--link", w_.link, in(texts::help_link));
    add(a, "--only", w_.only, texts::help_only, "STATUS,...");
    add(a, "--sort", w_.sort, say(l_, texts::help_sort, names_of(sort_key_names)), "KEY");
    add(a, "--fail-on", w_.fail_on, in(texts::help_fail_on) + " [expired,expiring,withdrawn]", "LIST");
    add_table_options(a);
    add(a, "--scheme", w_.scheme, texts::help_scheme, "SCHEME");
  }

  void add_classify_options(CLI::App& a) {
    add(a, "WORKLOADS", w_.files, texts::help_workloads, "");
    add(a, "--policy", w_.policies, texts::help_policy, "FILE")->allow_extra_args(false);
    add(a, "--only", w_.only, texts::help_only_outcomes, "OUTCOME,...");
    add(a, "--fail-on", w_.fail_on, in(texts::help_fail_on_outcomes) + " [none]", "LIST");
    add_table_options(a);
    const std::string answers = in(texts::heading_answers);
    const auto columns = column_vocabulary::of_workloads({}).in_template();
    w_.answers.reserve(columns.size());  // the options hold on to where the words are
    for (const column c : columns) {
      w_.answers.emplace_back(c, "");
      add_any(a, option_of(c), w_.answers.back().second, std::string{title(c).ja}, "VALUE")->group(answers);
    }
    add(a, "--answer", w_.question_answers, texts::help_answer, "QUESTION=DEGREE")
        ->allow_extra_args(false)
        ->group(answers);
  }

  void add_table_options(CLI::App& a) {
    add(a, "--column", w_.columns, texts::help_column, "NAME=HEADER")->allow_extra_args(false);
    add(a, "--max-record", w_.max_record, in(texts::help_max_record) + " [1048576]", "BYTES");
    add(a, "--files-from", w_.files_from, texts::help_files_from, "FILE");
    add(a, "--skip", w_.skip, texts::help_skip, "LINES");
    a.add_flag("--escape-formulas", w_.escape_formulas, in(texts::help_escape_formulas));
    add(a, "--shard", w_.shard, texts::help_shard, "I/N");
    a.add_flag("--no-quoted-newlines", w_.no_quoted_newlines, in(texts::help_no_quoted_newlines));
    add(a, "--header", w_.header, texts::help_header, "FILE");
    add(a, "--encoding", w_.encoding, texts::help_encoding, "NAME");
    add(a, "--threads", w_.threads, in(texts::help_threads), "N");
  }

  void add_common_options(CLI::App& a, command c) {
    add(a, "--format", w_.format, say(l_, texts::help_format, names_of(format_names_of(c))), "FORMAT");
    add(a, "-o,--output", w_.output, texts::help_output, "FILE");
    add(a, "--output-encoding", w_.output_encoding, texts::help_output_encoding, "NAME");
    add_lang(a);
    add(a, "--color", w_.color, texts::help_color, "WHEN");
    a.add_flag("--quiet", w_.quiet, in(texts::help_quiet));
  }

  void add_lang(CLI::App& a) { add(a, "--lang", w_.lang, texts::help_lang, "LANG"); }

  language l_;
  words& w_;
  CLI::App app_;
  std::vector<std::pair<command, CLI::App*>> commands_;
};

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

std::string versions() {
  return fmt::format("ismap {} (rules {} {}, holidays {})\n", program_version(), rules_version(), rules_digest(),
                     holiday_calendar::bundled().version());
}

parsed_words parse_words(int argc, const char* const* argv, language l) {
  parsed_words parsed;
  parser p{l, parsed.content};
  const auto answered = [&](std::string answer, exit_status status) {
    parsed.is_answered = true;
    parsed.answer = std::move(answer);
    parsed.status = status;
  };
  try {
    p.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    answered(p.help(), exit_status::nothing_found);
  } catch (const CLI::CallForVersion&) {
    answered(versions(), exit_status::nothing_found);
  } catch (const CLI::ParseError& e) {
    answered(usage_message(l, e, p.unexpected()), exit_status::wrong_usage);
  }
  parsed.command_word = p.command_word();
  return parsed;
}

}  // namespace ismap::tool
