#include "progress.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "standard_error.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::chrono::milliseconds before_the_first{1000};
constexpr std::chrono::milliseconds between{200};

// Rows that go to the terminal as they are done show by themselves how far it is.
bool is_wanted(const options& o) {
  if (o.quiet || isatty(STDERR_FILENO) == 0) return false;
  const bool streams = o.format == output_format::csv || o.format == output_format::jsonl;
  return !(streams && o.output_path.empty() && isatty(STDOUT_FILENO) == 1);
}

std::optional<std::uint64_t> size_of(const std::vector<table_source>& sources) {
  std::uint64_t all = 0;
  for (const table_source& s : sources) {
    std::error_code error;
    if (s.make || !std::filesystem::is_regular_file(s.path, error)) return std::nullopt;
    all += std::filesystem::file_size(s.path, error);
    if (error) return std::nullopt;
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
    : language_(o.language), is_shown_(is_wanted(o)), next_(begun_ + before_the_first) {
  if (is_shown_) bytes_ = size_of(sources);
  if (bytes_ && o.shard) bytes_ = *bytes_ / o.shard->count * o.shard->index;
}

progress::~progress() { clear_progress(); }

void progress::advance(std::size_t rows, std::uint64_t bytes_read) {
  if (!is_shown_) return;
  rows_ += rows;
  const auto now = clock::now();
  if (now < next_) return;
  next_ = now + between;
  show_progress(line(bytes_read, std::chrono::duration<double>(now - begun_).count()));
}

std::string progress::line(std::uint64_t bytes_read, double seconds) const {
  const double rate = megabytes(bytes_read) / seconds;
  const std::string speed = fmt::format("{:.1f} MB/s", rate);
  if (!bytes_ || bytes_read > *bytes_) {
    return say(language_, texts::progress_of_stream, rows_, fmt::format("{:.1f} MB", megabytes(bytes_read)), speed);
  }
  return say(language_, texts::progress_of_files, rows_, bytes_read * 100 / *bytes_,
             fmt::format("{:.1f} MB", megabytes(*bytes_)), speed,
             duration(language_, megabytes(*bytes_ - bytes_read) / rate));
}

}  // namespace ismap::tool
