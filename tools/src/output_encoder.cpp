#include "output_encoder.h"

#include <algorithm>
#include <utility>

#include "ismap/cp932.h"
#include "ismap/encoding.h"
#include "ismap/utf8.h"

namespace ismap::tool {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

}  // namespace

output_encoder output_encoder::back_to_utf16(file_encoding to) {
  output_encoder made{to, false};
  made.is_faithful_ = true;
  return made;
}

std::optional<unwritable_character> output_encoder::append(std::string_view bytes, file_encoding from,
                                                           std::string& out) {
  from_ = from;
  const std::size_t end = bytes.rfind('\n');
  if (end == std::string_view::npos) {
    waiting_ += bytes;
    return std::nullopt;
  }
  waiting_ += bytes.substr(0, end + 1);
  const std::string lines = std::exchange(waiting_, std::string{bytes.substr(end + 1)});
  return append_lines(lines, out);
}

std::optional<unwritable_character> output_encoder::finish(std::string& out) {
  return append_lines(std::exchange(waiting_, {}), out);
}

// What has no code is looked for line by line once it is known that there is some.
std::optional<unwritable_character> output_encoder::append_lines(std::string_view lines, std::string& out) {
  std::string utf8;
  const bool is_cp932 = from_ == file_encoding::cp932;
  std::string_view text = is_cp932 ? cp932_encoding().to_utf8(lines, utf8) : lines;
  if (!has_begun_ && !is_faithful_ && text.starts_with(mark)) text.remove_prefix(mark.size());
  begin(out);
  const std::size_t before = lines_;
  lines_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const auto unwritable = append_text(text, out);
  if (!unwritable) return std::nullopt;
  std::string discarded;
  for (std::size_t line = before + 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (const auto code = append_text(text.substr(0, end), discarded)) return unwritable_character{line, *code};
    text.remove_prefix(end);
  }
  return unwritable_character{before + 1, *unwritable};
}

void output_encoder::begin(std::string& out) {
  if (has_begun_) return;
  has_begun_ = true;
  if (is_utf16(to_)) {
    utf16_.emplace(to_ == file_encoding::utf16le ? byte_order::little_endian : byte_order::big_endian);
  }
  if (has_mark_ && to_ != file_encoding::cp932) (void)append_text(mark, out);
}

std::optional<char32_t> output_encoder::append_text(std::string_view utf8, std::string& out) {
  const std::size_t malformed = is_faithful_ ? utf8.size() : utf8_encoding().first_malformed(utf8);
  if (malformed < utf8.size()) return malformed_utf8;
  if (to_ == file_encoding::cp932) return append_cp932(utf8, out);
  if (utf16_) return utf16_->append(utf8, out) ? std::nullopt : std::optional{malformed_utf8};
  out += utf8;
  return std::nullopt;
}

}  // namespace ismap::tool
