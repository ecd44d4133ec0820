#include "ismap/text_input.h"

#include <algorithm>
#include <array>

#include "ismap/ascii.h"
#include "ismap/cp932.h"
#include "ismap/encoding_detection.h"

namespace ismap {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;

byte_order order_of(file_encoding e) {
  return e == file_encoding::utf16be ? byte_order::big_endian : byte_order::little_endian;
}

}  // namespace

text_input::text_input(byte_source& in, std::optional<file_encoding> given) : in_(in), encoding_(given) {}

std::size_t text_input::read(std::span<char> room) {
  if (!encoding_) return read_deciding(room);
  if (is_utf16(*encoding_)) return read_utf16(room);
  return waiting_.empty() ? in_.read(room) : give(room, waiting_.size());
}

// Gives ASCII as it comes and stops before the first byte that is not, until the encoding is known.
std::size_t text_input::read_deciding(std::span<char> room) {
  if (waiting_.empty()) read_more();
  decide();
  while (!encoding_ && !has_ended_ && (may_have_mark_ || first_non_ascii(waiting_) == 0)) {
    read_more();
    decide();
  }
  if (encoding_) return read(room);
  return give(room, first_non_ascii(waiting_));
}

// The first three bytes may be a mark; after them only a stretch that is not ASCII can tell.
void text_input::decide() {
  if (may_have_mark_) {
    encoding_ = detect(waiting_, has_ended_);
    may_have_mark_ = !encoding_ && waiting_.size() < 3 && !has_ended_;
  } else {
    encoding_ = detect_without_mark(waiting_, has_ended_);
  }
}

// What was read before it was known that it is UTF-16. A mark tells the order of its bytes better than anyone.
void text_input::begin_utf16() {
  while (waiting_.size() < 2 && read_more()) {
  }
  if (waiting_.starts_with("\xFF\xFE")) encoding_ = file_encoding::utf16le;
  if (waiting_.starts_with("\xFE\xFF")) encoding_ = file_encoding::utf16be;
  decoder_.emplace(order_of(*encoding_));
  std::string decoded;
  decoder_->append(waiting_, decoded);
  if (has_ended_) decoder_->finish(decoded);
  waiting_ = std::move(decoded);
}

std::size_t text_input::read_utf16(std::span<char> room) {
  if (!decoder_) begin_utf16();
  std::array<char, block_size> block;
  while (waiting_.empty() && !has_ended_) {
    const std::size_t count = in_.read(block);
    decoder_->append({block.data(), count}, waiting_);
    if (count > 0) continue;
    decoder_->finish(waiting_);
    has_ended_ = true;
  }
  return give(room, waiting_.size());
}

bool text_input::read_more() {
  if (has_ended_) return false;
  const std::size_t before = waiting_.size();
  waiting_.resize(before + block_size);
  const std::size_t count = in_.read(std::span{waiting_}.subspan(before));
  waiting_.resize(before + count);
  has_ended_ = count == 0;
  return !has_ended_;
}

std::size_t text_input::give(std::span<char> room, std::size_t most) {
  const std::size_t count = waiting_.copy(room.data(), std::min(most, room.size()));
  waiting_.erase(0, count);
  return count;
}

namespace {

// The cells of a file in UTF-16 have been converted.
class converted_utf16 final : public text_encoding {
 public:
  [[nodiscard]] text name() const override {
    return {"UTF-16（位置は UTF-8 に変換した本文で数えたもの）", "UTF-16 (counted in its text converted to UTF-8)"};
  }
  [[nodiscard]] bool is_utf8() const override { return true; }
  [[nodiscard]] std::size_t first_malformed(std::string_view bytes) const override {
    return utf8_encoding().first_malformed(bytes);
  }
  [[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string& /*scratch*/) const override {
    return bytes;
  }
};

}  // namespace

const text_encoding& encoding_of_cells(file_encoding e) {
  static const converted_utf16 utf16;
  if (is_utf16(e)) return utf16;
  return e == file_encoding::cp932 ? cp932_encoding() : utf8_encoding();
}

}  // namespace ismap
