// The cells that are appended to a row, put together in one place and appended at once.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

#include "ismap/calendar.h"
#include "ismap/date_text.h"

namespace ismap {

// Texts one after another, in room that must suffice for all of them: identifiers, days and numbers, which are short.
class answer_writer {
 public:
  explicit answer_writer(char delimiter) : delimiter_(delimiter) {}

  void put(std::string_view text) { at_ = std::copy(text.begin(), text.end(), at_); }
  void put(int number) { at_ = std::to_chars(at_, bytes_.data() + bytes_.size(), number).ptr; }

  // A day that stands in the field before this one as well is copied from there.
  void put(const std::optional<day>& d) {
    if (!d) return;
    if (d == last_day_) {
      put(std::string_view{at_ - 11, 10});
    } else {
      at_ = format_day_to(at_, *d);
    }
    last_day_ = d;
  }

  void end_field() { *at_++ = delimiter_; }

  // A list of identifiers by ";" begins here and ends with the field. Where that is the delimiter too, a list of
  // several is quoted.
  void begin_list() { list_ = at_; }
  void put_item(std::string_view item) {
    if (at_ != list_) *at_++ = ';';
    put(item);
  }
  void end_list() {
    if (delimiter_ != ';' || std::find(list_, at_, ';') == at_) return;
    std::copy_backward(list_, at_, at_ + 1);
    *list_ = '"';
    at_[1] = '"';
    at_ += 2;
  }

  [[nodiscard]] std::string_view text() const { return {bytes_.data(), static_cast<std::size_t>(at_ - bytes_.data())}; }

 private:
  std::array<char, 512> bytes_;
  char* at_ = bytes_.data();
  char* list_ = bytes_.data();
  std::optional<day> last_day_;
  char delimiter_;
};

}  // namespace ismap
