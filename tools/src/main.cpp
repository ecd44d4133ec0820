#include <csignal>
#include <cstdio>
#include <exception>

#include "commands.h"
#include "failure.h"
#include "options.h"
#include "texts.h"

namespace {

using namespace ismap::tool;

exit_status run(const options& o) {
  switch (o.command) {
    case command::check: return run_check(o);
    case command::window: return run_window(o);
    case command::explain: return run_explain(o);
    case command::template_file: return run_template(o);
  }
  return exit_status::wrong_usage;
}

int report(ismap::language l, exit_status status, const char* message) {
  fmt::print(stderr, "{}", say(l, texts::error_prefix, message));
  return static_cast<int>(status);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an output that failed
  const command_line line = read_command_line(argc, argv);
  if (!line.options) {
    std::fputs(line.answer.c_str(), line.status == exit_status::nothing_found ? stdout : stderr);
    return static_cast<int>(line.status);
  }
  try {
    return static_cast<int>(run(*line.options));
  } catch (const failure& f) {
    return report(line.options->language, f.status, f.what());
  } catch (const std::exception& e) {
    return report(line.options->language, exit_status::io_failed, e.what());
  }
}
