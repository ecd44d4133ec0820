// JSON text, written value by value. Commas are put where they belong; what is written must nest as JSON does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ismap/calendar.h"

namespace ismap {

class json_writer {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit json_writer(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);
  void value(std::string_view text);  // UTF-8; malformed bytes become U+FFFD
  void value(std::int64_t number);
  void value(bool truth);
  void null();

  // A day as "YYYY-MM-DD", or null.
  void value(const std::optional<day>& d);

  void value(const char* text) { value(std::string_view{text}); }
  void value(const std::string& text) { value(std::string_view{text}); }

  template <class T>
  void member(std::string_view name, const T& v) {
    key(name);
    value(v);
  }

  // Puts the next value on a line of its own.
  void new_line();

  // What is written next follows a value that someone else has written.
  void continue_list() { needs_comma_ = true; }

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace ismap
