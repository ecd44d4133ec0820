#include "interruption.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>

#include "standard_error.h"

namespace ismap::tool {

namespace {

constexpr std::array interruptions{SIGINT, SIGTERM, SIGHUP};

std::array<char, PATH_MAX> removed{};
std::atomic<bool> has_removed = false;
std::array<char, 2 * PATH_MAX> told{};
std::atomic<std::size_t> told_size = 0;

void clean_up(int signal) {
  if (has_removed) unlink(removed.data());
  clear_progress_in_signal();
  if (write(STDERR_FILENO, told.data(), told_size) < 0) told_size = 0;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void clean_up_when_interrupted() {
  for (const int signal : interruptions) {
    if (std::signal(signal, clean_up) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

void set_removed_when_interrupted(const std::string& path) {
  has_removed = false;
  if (path.empty() || path.size() >= removed.size()) return;
  removed[path.copy(removed.data(), path.size())] = '\0';
  has_removed = true;
}

void set_told_when_interrupted(const std::string& message) {
  told_size = 0;
  told_size = message.copy(told.data(), told.size());
}

interruptions_held::interruptions_held() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : interruptions) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

interruptions_held::~interruptions_held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace ismap::tool
