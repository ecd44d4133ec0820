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

void clean_up(int signal) {
  if (has_removed) unlink(removed.data());
  clear_progress_in_signal();
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

interruptions_held::interruptions_held() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : interruptions) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

interruptions_held::~interruptions_held() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace ismap::tool
