// What ends the tool, or the reading of one file, with a message: carried to where it is reported.
#pragma once

#include <stdexcept>
#include <string>

#include "exit_status.h"
#include "standard_error.h"

namespace ismap::tool {

struct failure : std::runtime_error {
  failure(exit_status s, const std::string& message) : std::runtime_error(message), status(s) {}

  exit_status status;
};

// The output's failure ends the run, whatever is being read at the time.
struct output_failure : failure {
  explicit output_failure(const std::string& message) : failure(exit_status::io_failed, message) {}
};

[[noreturn]] inline void fail_usage(const std::string& message) { throw failure(exit_status::wrong_usage, message); }
[[noreturn]] inline void fail_io(const std::string& message) { throw failure(exit_status::io_failed, message); }

}  // namespace ismap::tool
