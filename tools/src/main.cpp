#include <fcntl.h>

#include <csignal>
#include <cstdio>
#include <exception>

#include "commands.h"
#include "failure.h"
#include "iconv_cp932.h"
#include "interruption.h"
#include "options.h"
#include "texts.h"

namespace {

using namespace ismap::tool;

exit_status run(const options& o) {
  switch (o.command) {
    case command::check: return run_check(o);
    case command::classify: return run_classify(o);
    case command::window: return run_window(o);
    case command::explain: return run_explain(o);
    case command::template_file: return run_template(o);
  }
  return exit_status::wrong_usage;
}

// A file that is opened must not take the place of a standard stream that is closed. What stands there instead cannot
// be used, as the closed one could not.
void keep_standard_streams() {
  for (const int stream : {0, 1, 2}) {
    if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY) < 0) return;
  }
}

exit_status answer(const command_line& line) {
  if (line.status != exit_status::nothing_found) {
    tell(line.answer);
    return line.status;
  }
  const bool written = std::fputs(line.answer.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
  return written ? line.status : exit_status::io_failed;
}

int report(const options& o, exit_status status, const char* message) {
  const bool is_usage = status == exit_status::wrong_usage;
  tell(is_usage ? usage_message(o.language, message, o.command_word) : say(o.language, texts::error_prefix, message));
  return static_cast<int>(status);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an output that failed,
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
  clean_up_when_interrupted();
  keep_standard_streams();
  take_cp932_from_iconv();
  const command_line line = read_command_line(argc, argv);
  if (!line.options) return static_cast<int>(answer(line));
  try {
    return static_cast<int>(run(*line.options));
  } catch (const failure& f) {
    return report(*line.options, f.status, f.what());
  } catch (const std::exception& e) {
    return report(*line.options, exit_status::io_failed, e.what());
  }
}
