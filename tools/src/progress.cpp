#include "progress.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "standard_error.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::chrono::milliseconds before_the_first{1000};
constexpr std::chrono::milliseconds between{200};

bool is_terminal(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0 || !S_ISCHR(info.st_mode)) return false;
  const int descriptor = open(path.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  const bool is = isatty(descriptor) == 1;
  if (descriptor >= 0) close(descriptor);
  return is;
}

// Rows that go to a terminal as they are done show by themselves how far it is. It may well be the same one.
bool is_wanted(const options& o) {
  if (o.quiet || isatty(STDERR_FILENO) == 0) return false;
  const bool is_for_readers = o.format == output_format::table || o.format == output_format::markdown;
  if (is_for_readers || o.link || o.sort != sort_key::none) return true;  // all of it comes in the end
  return o.output_path.empty() ? isatty(STDOUT_FILENO) == 0 : !is_terminal(o.output_path);
}

// A shell's prompt is not written over by what runs in the background.
bool is_in_foreground() {
  const pid_t foreground = tcgetpgrp(STDERR_FILENO);
  return foreground < 0 || foreground == getpgrp();
}

// How many bytes there are to read; nothing where that is not known before. What cannot be read has none.
std::optional<std::uint64_t> size_of(const table_source& s) {
  if (s.make) return std::nullopt;
  struct stat info{};
  const bool is_stdin = s.path == "-";
  if ((is_stdin ? fstat(STDIN_FILENO, &info) : stat(s.path.c_str(), &info)) != 0) return 0;
  if (!S_ISREG(info.st_mode)) return std::nullopt;
  const off_t read_before = is_stdin ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;
  return static_cast<std::uint64_t>(std::max<off_t>(info.st_size - read_before, 0));
}

std::optional<std::uint64_t> size_of(const std::vector<table_source>& sources) {
  std::uint64_t all = 0;
  for (const table_source& s : sources) {
    const auto size = size_of(s);
    if (!size) return std::nullopt;
    all += *size;
  }
  return all > 0 ? std::optional{all} : std::nullopt;
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string duration(language l, double exact_seconds) {
  const auto seconds = static_cast<std::uint64_t>(exact_seconds + 0.5);
  if (seconds < 60) return say(l, texts::duration_seconds, seconds);
  if (seconds < 3600) return say(l, texts::duration_minutes, seconds / 60, seconds % 60);
  return say(l, texts::duration_hours, seconds / 3600, seconds % 3600 / 60);
}

}  // namespace

progress::progress(const std::vector<table_source>& sources, const options& o)
    : language_(o.language), is_shown_(is_wanted(o)), next_(clock::now() + before_the_first) {
  if (is_shown_) bytes_ = size_of(sources);
  if (!bytes_ || !o.shard) return;
  passed_over_ = *bytes_ / o.shard->count * (o.shard->index - 1);
  bytes_ = *bytes_ / o.shard->count;
}

progress::~progress() { clear_progress(); }

void progress::advance(std::size_t rows, std::uint64_t bytes_read) {
  if (!is_shown_) return;
  rows_ += rows;
  const auto now = clock::now();
  if (!begun_) begun_ = {now, bytes_read};
  if (now < next_ || bytes_read <= begun_->bytes || !is_in_foreground()) return;
  next_ = now + between;
  const std::chrono::duration<double> seconds = now - begun_->at;
  const double rate = megabytes(bytes_read - begun_->bytes) / seconds.count();
  show_progress(line(bytes_read - std::min(passed_over_, bytes_read), rate));
}

std::string progress::line(std::uint64_t done, double rate) const {
  const std::string speed = fmt::format("{:.1f} MB/s", rate);
  if (!bytes_ || done > *bytes_) {
    return say(language_, texts::progress_of_stream, rows_, fmt::format("{:.1f} MB", megabytes(done)), speed);
  }
  return say(language_, texts::progress_of_files, rows_, done * 100 / *bytes_,
             fmt::format("{:.1f} MB", megabytes(*bytes_)), speed,
             duration(language_, megabytes(*bytes_ - done) / rate));
}

}  // namespace ismap::tool
