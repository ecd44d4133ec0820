// The cells that are appended to a row, put together in one place and appended at once.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "day_text.h"
#include "ismap/calendar.h"
#include "ismap/findings.h"
#include "message_table.h"

namespace ismap {

// Room for the answers to a row: identifiers, days and numbers, which are short.
using answer_room = std::array<char, 4096>;

// A short name with room behind it, so that it is put without asking how long it is.
class answer_name {
 public:
  constexpr explicit answer_name(std::string_view name) : size_(static_cast<std::uint8_t>(name.size())) {
    std::copy(name.begin(), name.end(), bytes_.begin());
  }

  // Writes on behind the name; returns the place behind it.
  char* put(char* to) const { return std::copy(bytes_.begin(), bytes_.end(), to) - (bytes_.size() - size_); }

 private:
  std::array<char, 47> bytes_{};
  std::uint8_t size_;
};

// Those of entries that have one each.
template <class Entries>
[[nodiscard]] consteval auto names_of(const Entries& entries) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) { return std::array{answer_name{entries[I].name}...}; }
  (std::make_index_sequence<std::tuple_size_v<Entries>>{});
}

inline constexpr std::array finding_names = names_of(finding_entries);

// Texts one after another, in room that must suffice for all of them. All of it is here, so that the compiler keeps the
// place in a register from one field to the next.
class answer_writer {
 public:
  answer_writer(answer_room& room, char delimiter) : begin_(room.data()), at_(begin_), delimiter_(delimiter) {}

  void put(std::string_view text) { at_ = std::copy(text.begin(), text.end(), at_); }
  void put(const answer_name& name) { at_ = name.put(at_); }
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
  template <class Item>
  void put_item(const Item& item) {
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

  // The codes of findings as one field, a code once, however many findings have it.
  void put(const std::vector<finding>& findings) {
    begin_list();
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const bool is_first = i == 0 || findings[i].code != findings[i - 1].code;
      if (is_first) put_item(finding_names[static_cast<std::size_t>(findings[i].code)]);
    }
    end_list();
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
