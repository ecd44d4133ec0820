// What is said on standard error: messages, and a line of progress that gives way to them.
#pragma once

#include <string>

namespace ismap::tool {

// Says something. Where that cannot be written the run goes on without. A line of progress is taken away first.
void tell(const std::string& message);

// Puts the line in the place of the one before. Only for a terminal.
void show_progress(const std::string& line);

// Takes the line of progress away, if there is one.
void clear_progress();

// The same for a signal handler.
void clear_progress_in_signal() noexcept;

}  // namespace ismap::tool
