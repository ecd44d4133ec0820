// The cells that are appended to a row, put together in one place and appended at once.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

#include "day_text.h"
#include "ismap/calendar.h"
#include "ismap/findings.h"

namespace ismap {

// Room for the answers to a row: identifiers, days and numbers, which are short.
using answer_room = std::array<char, 4096>;

// Texts one after another, in room that must suffice for all of them.
class answer_writer {
 public:
  answer_writer(answer_room& room, char delimiter) : begin_(room.data()), at_(begin_), delimiter_(delimiter) {}

  // The codes of findings as one field, a code once, however many findings have it.
  void put(const std::vector<finding>& findings) {
    begin_list();
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (i == 0 || findings[i].code != findings[i - 1].code) put_item(identifier(findings[i].code));
    }
    end_list();
  }

  void put(std::string_view text) { at_ = std::copy(text.begin(), text.end(), at_); }
  void put(int number) { at_ = std::to_chars(at_, at_ + 11, number).ptr; }

  // Two fields of a row often have the same day.
  void put(const std::optional<day>& d) {
    if (!d) return;
    if (!has_day_ || *d != last_day_) {
      last_text_ = text_of(*d);
      last_day_ = *d;
      has_day_ = true;
    }
    at_ = last_text_.put(at_);
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

  [[nodiscard]] std::string_view text() const { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }

 private:
  char* begin_;
  char* at_;
  char* list_ = nullptr;
  day last_day_{};
  day_text last_text_{};
  bool has_day_ = false;
  char delimiter_;
};

}  // namespace ismap
