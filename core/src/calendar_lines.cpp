#include "calendar_lines.h"

#include <cstddef>

#include "ismap/date_text.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::size_t longest_line = 75;  // bytes, its end not counted

// How many of the first `room` bytes are whole characters.
std::size_t whole_characters(std::string_view text, std::size_t room) {
  if (text.size() <= room) return text.size();
  std::size_t length = room;
  while (length > room - 3 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80) --length;
  return length;
}

void append_escaped(std::string& out, char32_t code) {
  switch (code) {
    case U'\\': out += "\\\\"; break;
    case U';': out += "\\;"; break;
    case U',': out += "\\,"; break;
    case U'\n': out += "\\n"; break;
    case unicode::malformed: unicode::append(out, 0xFFFD); break;
    default: unicode::append(out, (code < 0x20 && code != U'\t') || code == 0x7F ? U' ' : code);
  }
}

}  // namespace

void append_content_line(std::string& out, std::string_view name, std::string_view value) {
  std::string line{name};
  line.append(":").append(value);
  std::string_view rest = line;
  std::size_t length = whole_characters(rest, longest_line);
  out += rest.substr(0, length);
  for (rest.remove_prefix(length); !rest.empty(); rest.remove_prefix(length)) {
    length = whole_characters(rest, longest_line - 1);
    out.append("\r\n ").append(rest.substr(0, length));
  }
  out += "\r\n";
}

std::string calendar_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::character c = unicode::decode(text, at);
    at += c.length;
    const bool is_first_half_of_line_end = c.code == U'\r' && at < text.size() && text[at] == '\n';
    if (!is_first_half_of_line_end) append_escaped(out, c.code == U'\r' ? U'\n' : c.code);
  }
  return out;
}

std::string calendar_date(day d) { return format_day_in(date_form::compact, d); }

std::string calendar_morning(day d) { return calendar_date(d) + "T000000Z"; }

}  // namespace ismap
