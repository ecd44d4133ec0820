#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "failure.h"
#include "interruption.h"
#include "ismap/utf8.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::size_t worth_writing = std::size_t{1} << 18;

bool is_special(const std::string& path) {
  struct stat info{};
  return stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
}

// Where the path leads, be there a file or not: replacing a link would leave what it leads to as it was. Nothing where
// it leads in a circle.
std::optional<std::string> followed(const std::string& path) {
  constexpr int most = 40;  // links, as the system itself has it
  std::filesystem::path at{path};
  for (int links = 0; links < most; ++links) {
    std::error_code error;
    const std::filesystem::path next = std::filesystem::read_symlink(at, error);
    if (error) return at.string();
    at = next.is_absolute() ? next : at.parent_path() / next;
  }
  return std::nullopt;
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path{path}.parent_path().string();
  return folder.empty() ? "." : folder;
}

// Of a file in the same folder; `ending` is what follows its beginning, which is the target's as far as there is room.
std::string name_beside(const std::string& target, const std::string& ending) {
  constexpr std::size_t longest = 255;
  const std::string name = std::filesystem::path{target}.filename().string();
  return folder_of(target) + "/" + name.substr(0, longest - ending.size()) + ending;
}

constexpr const char* open_files = "/proc/self/fd/";

// Whether a file that was opened without a name can be given one: a container may lack what that takes.
bool can_give_names() { return access(open_files, X_OK) == 0; }

mode_t mode_by_umask() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

output::output(std::string path, language l) : path_(std::move(path)), language_(l) {
  buffer_.reserve(worth_writing * 2);
  if (path_.empty()) {
    descriptor_ = STDOUT_FILENO;
  } else if (is_special(path_)) {
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    auto target = followed(path_);
    if (!target) fail(ELOOP);
    target_ = *std::move(target);
    open_unnamed();
  }
  if (descriptor_ < 0) fail(errno);
  if (replaces_) set_mode();
  const bool is_stream = !replaces_;
  set_told_when_interrupted(
      say(language_, texts::error_prefix,
          is_stream ? say(language_, texts::interrupted) : say(language_, texts::interrupted_file, path_)));
}

output::~output() {
  if (descriptor_ > STDOUT_FILENO) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
  set_removed_when_interrupted({});
  set_told_when_interrupted({});
}

// A file without a name goes away by itself whatever ends the program. Where there are none, or none could be given a
// name in the end, one with a temporary name.
void output::open_unnamed() {
  replaces_ = true;
  if (can_give_names()) {
    descriptor_ = open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor_ >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return;
  }
  const interruptions_held held;
  temporary_ = name_beside(target_, ".XXXXXX");
  descriptor_ = mkostemp(temporary_.data(), O_CLOEXEC);
  if (descriptor_ >= 0) {
    set_removed_when_interrupted(temporary_);
  } else {
    temporary_.clear();
  }
}

// What was there may be for few to see: its mode stays, and its owner and group where that is allowed. Another group
// gets no more than all others.
void output::set_mode() {
  struct stat old{};
  if (stat(target_.c_str(), &old) != 0) {
    fchmod(descriptor_, mode_by_umask());
    return;
  }
  mode_t mode = old.st_mode & 0777;
  const bool keeps_group =
      fchown(descriptor_, old.st_uid, old.st_gid) == 0 || fchown(descriptor_, static_cast<uid_t>(-1), old.st_gid) == 0;
  if (!keeps_group) mode &= ~mode_t{070} | (mode & 07) << 3;
  fchmod(descriptor_, mode);
}

void output::fail(int error) const {
  const std::string name = path_.empty() ? std::string{texts::standard_output.in(language_)} : path_;
  throw output_failure(say(language_, texts::output_failed, name, std::strerror(error)));
}

void output::put(std::string_view bytes) {
  if (!encoder_) return put_encoded(bytes);
  encoded_.clear();
  fail_if(encoder_->append(bytes, content_, encoded_));
  put_encoded(encoded_);
}

void output::fail_if(const std::optional<unwritable_character>& c) const {
  if (!c) return;
  if (c->code == malformed_utf8) throw output_failure(say(language_, texts::output_no_text, c->line));
  std::string shown;
  append_utf8(shown, c->code);
  throw output_failure(say(language_, texts::output_unwritable, c->line, shown,
                           fmt::format("U+{:04X}", static_cast<std::uint32_t>(c->code))));
}

void output::put_encoded(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) fail(errno);
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void output::flush() {
  put(buffer_);
  buffer_.clear();
}

void output::write(std::string_view bytes) {
  flush();
  put(bytes);
}

void output::flush_if_large() {
  if (buffer_.size() >= worth_writing) flush();
}

void output::close_file() {
  if (descriptor_ > STDOUT_FILENO && close(std::exchange(descriptor_, -1)) != 0) fail(errno);
}

// A link cannot replace a file and a rename needs a name, so the file gets a temporary one for a moment.
void output::give_name() {
  const interruptions_held held;
  if (temporary_.empty()) {
    const std::string by_descriptor = open_files + std::to_string(descriptor_);
    std::string name = name_beside(target_, std::string{"."} + std::to_string(getpid()));
    if (linkat(AT_FDCWD, by_descriptor.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) fail(errno);
    temporary_ = std::move(name);
    set_removed_when_interrupted(temporary_);
  } else {
    close_file();  // over a network only this may tell that the disk is full
  }
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  set_removed_when_interrupted({});
}

void output::commit() {
  flush();
  if (encoder_) {
    encoded_.clear();
    fail_if(encoder_->finish(encoded_));
    put_encoded(encoded_);
  }
  if (replaces_) give_name();
  close_file();
}

}  // namespace ismap::tool
