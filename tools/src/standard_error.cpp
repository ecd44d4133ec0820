#include "standard_error.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <string_view>

namespace ismap::tool {

namespace {

constexpr std::string_view to_empty_line = "\r\x1B[K";

std::atomic<bool> has_progress = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler reads it");

}  // namespace

void tell(const std::string& message) {
  clear_progress();
  std::fwrite(message.data(), 1, message.size(), stderr);
}

void show_progress(const std::string& line) {
  const std::string all = std::string{to_empty_line} + line;
  has_progress = true;
  std::fwrite(all.data(), 1, all.size(), stderr);
}

void clear_progress() {
  if (has_progress.exchange(false)) std::fwrite(to_empty_line.data(), 1, to_empty_line.size(), stderr);
}

void clear_progress_in_signal() noexcept {
  if (has_progress.exchange(false) && ::write(STDERR_FILENO, to_empty_line.data(), to_empty_line.size()) < 0) return;
}

}  // namespace ismap::tool
