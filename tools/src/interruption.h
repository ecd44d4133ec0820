// A run that a signal ends (Ctrl-C, a terminal that closes, kill) leaves nothing behind: no file with a name for the
// time being, no line of progress. It still ends by that signal, so that a shell sees why.
#pragma once

#include <csignal>
#include <string>

namespace ismap::tool {

// From now on. Signals that the run was started to ignore stay ignored.
void clean_up_when_interrupted();

// The file that is taken away if a signal comes; an empty path: none.
void set_removed_when_interrupted(const std::string& path);

// What is said on standard error if a signal comes; an empty text: nothing.
void set_told_when_interrupted(const std::string& message);

// Those signals wait while one of these is there, for what must be done wholly or not at all: naming a file, say.
class interruptions_held {
 public:
  interruptions_held();
  ~interruptions_held();
  interruptions_held(const interruptions_held&) = delete;
  interruptions_held& operator=(const interruptions_held&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace ismap::tool
