#include "input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "failure.h"
#include "texts.h"

namespace ismap::tool {

namespace {

// What fills a pipe need not wait so often for it to be emptied. Where that is not allowed the pipe stays as it is, as
// one that is wider does.
void widen_pipe(int descriptor) {
  constexpr int wide = 1 << 18;  // twice what is read at a time
  const int size = fcntl(descriptor, F_GETPIPE_SZ);
  if (size >= 0 && size < wide) fcntl(descriptor, F_SETPIPE_SZ, wide);
}

}  // namespace

input::input(const std::string& path, language l) : name_(path), language_(l) {
  if (path == "-") {
    name_ = texts::standard_input.in(l);
    descriptor_ = STDIN_FILENO;
  } else {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }
  if (descriptor_ < 0) fail_io(say(l, texts::input_unreadable, path, std::strerror(errno)));
  widen_pipe(descriptor_);
  size_at_start_ = size();
}

input::input(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}

input::~input() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

std::size_t input::read(std::span<char> block) {
  if (descriptor_ < 0) {
    const std::size_t taken = bytes_.copy(block.data(), block.size(), at_);
    at_ += taken;
    bytes_read_ += taken;
    return taken;
  }
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, block.data(), block.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) fail_io(say(language_, texts::input_unreadable, name_, std::strerror(errno)));
  if (count == 0) expect_whole();
  bytes_read_ += static_cast<std::size_t>(count);
  return static_cast<std::size_t>(count);
}

// Standard input may be a file of which a part was read before.
std::uint64_t input::position() const {
  const off_t at = lseek(descriptor_, 0, SEEK_CUR);
  return at < 0 ? bytes_read_ : static_cast<std::uint64_t>(at);
}

// Some files of the system say a size that they never had, but it does not change.
void input::expect_whole() const {
  if (!size_at_start_ || position() >= *size_at_start_ || size() >= size_at_start_) return;
  fail_io(say(language_, texts::input_shrank, name_, *size_at_start_, position()));
}

void input::seek(std::uint64_t offset) {
  if (lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) {
    fail_io(say(language_, texts::input_unreadable, name_, std::strerror(errno)));
  }
  bytes_read_ = offset;
}

std::optional<std::uint64_t> input::size() const {
  struct stat info{};
  if (descriptor_ < 0 || fstat(descriptor_, &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(info.st_size);
}

std::uint64_t count_lines(const std::string& path, std::uint64_t offset, language l) {
  input in{path, l};
  std::vector<char> block(std::size_t{1} << 16);
  std::uint64_t lines = 0;
  while (offset > 0) {
    const std::size_t count = in.read(std::span{block}.first(std::min<std::uint64_t>(offset, block.size())));
    if (count == 0) break;
    lines += static_cast<std::uint64_t>(std::count(block.data(), block.data() + count, '\n'));
    offset -= count;
  }
  return lines;
}

std::string read_file(const std::string& path, language l) {
  input in{path, l};
  std::string bytes;
  std::vector<char> block(std::size_t{1} << 16);
  while (const std::size_t count = in.read(block)) bytes.append(block.data(), count);
  return bytes;
}

}  // namespace ismap::tool
