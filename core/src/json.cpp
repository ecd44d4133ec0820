#include "ismap/json.h"

#include <array>
#include <charconv>

#include "ismap/date_text.h"
#include "unicode.h"

namespace ismap {

namespace {

// Bytes that stand for themselves in a JSON text: ASCII but for control characters, the quote and the backslash.
constexpr std::array<bool, 256> plain = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = c != '"' && c != '\\';
  return table;
}();

constexpr bool is_plain(char c) { return plain[static_cast<unsigned char>(c)]; }

void append_control(std::string& out, unsigned char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: out += "\\u00", out += digits[c >> 4], out += digits[c & 15];
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out.append(text.data() + at, end - at);
    if (end == text.size()) return;
    const unicode::character c = unicode::decode(text, end);
    if (c.code == unicode::malformed) {
      unicode::append(out, 0xFFFD);
    } else if (c.code == U'"' || c.code == U'\\') {
      out += '\\', out += static_cast<char>(c.code);
    } else if (c.code < 0x20 || c.code == 0x7F) {
      append_control(out, static_cast<unsigned char>(c.code));
    } else {
      out.append(text.data() + end, c.length);
    }
    at = end + c.length;
  }
}

}  // namespace

void json_writer::before_value() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void json_writer::open(char bracket) {
  before_value();
  out_ += bracket;
  needs_comma_ = false;
}

void json_writer::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
}

void json_writer::key(std::string_view name) {
  value(name);
  out_ += ':';
  needs_comma_ = false;
}

void json_writer::value(std::string_view text) {
  before_value();
  out_ += '"';
  append_escaped(out_, text);
  out_ += '"';
}

void json_writer::value(std::int64_t number) {
  before_value();
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
}

void json_writer::value(bool truth) {
  before_value();
  out_ += truth ? "true" : "false";
}

void json_writer::null() {
  before_value();
  out_ += "null";
}

void json_writer::value(const std::optional<day>& d) {
  if (!d) return null();
  before_value();
  std::array<char, 10> digits{};
  out_ += '"';
  out_.append(digits.data(), format_day_to(digits.data(), *d));
  out_ += '"';
}

void json_writer::new_line() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = false;
  out_ += '\n';
}

}  // namespace ismap
