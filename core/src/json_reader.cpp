#include "ismap/json_reader.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "json_character.h"
#include "unicode.h"

namespace ismap {

namespace {

std::size_t count_digits(std::string_view s) {
  return static_cast<std::size_t>(std::find_if_not(s.begin(), s.end(), is_digit) - s.begin());
}

bool pass_digits(std::string_view& s) {
  const std::size_t count = count_digits(s);
  s.remove_prefix(count);
  return count > 0;
}

bool pass_one_of(std::string_view& s, std::string_view any) {
  if (s.empty() || any.find(s.front()) == std::string_view::npos) return false;
  s.remove_prefix(1);
  return true;
}

// RFC 8259, section 6.
bool is_number(std::string_view s) {
  pass_one_of(s, "-");
  if (!pass_one_of(s, "0") && !pass_digits(s)) return false;
  if (pass_one_of(s, ".") && !pass_digits(s)) return false;
  if (pass_one_of(s, "eE")) {
    pass_one_of(s, "+-");
    if (!pass_digits(s)) return false;
  }
  return s.empty();
}

// Each function that reads leaves `at_` behind what it has read, or fills `problem_` and returns false.
class reader {
 public:
  explicit reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool read(json_value& v);
  [[nodiscard]] json_problem take_problem() { return std::move(problem_); }

 private:
  // An array or object whose end has not come.
  struct open_bracket {
    std::size_t offset;
    char close;
    std::size_t pointer_size;
  };
  using name_set = std::unordered_set<std::string>;

  [[nodiscard]] bool read_value(json_value& v);
  [[nodiscard]] bool read_array(json_value& array);
  [[nodiscard]] bool read_item(json_value& array);
  [[nodiscard]] bool read_object(json_value& object);
  [[nodiscard]] bool read_member(json_value& object, name_set& names);
  [[nodiscard]] bool read_name(json_member& m);
  template <class ReadOne>
  [[nodiscard]] bool read_all(char close, ReadOne read_one);
  [[nodiscard]] bool open_until(char close);
  [[nodiscard]] bool pass_comma();
  [[nodiscard]] bool pass_colon();

  [[nodiscard]] bool read_string(std::string& out);
  [[nodiscard]] bool read_escape(std::string& out);
  [[nodiscard]] bool read_unicode_escape(std::string& out);
  [[nodiscard]] bool read_number(json_value& v);
  [[nodiscard]] bool read_word(json_value& v);

  [[nodiscard]] bool is_at_end() const { return at_ == text_.size(); }
  [[nodiscard]] bool is_next(char c) const { return !is_at_end() && text_[at_] == c; }
  [[nodiscard]] bool is_closing_bracket_next() const { return is_next(']') || is_next('}'); }
  [[nodiscard]] bool is_comment_next() const;
  [[nodiscard]] bool has_more();
  void pass_space();
  void pass_plain();
  [[nodiscard]] std::size_t token_size() const;
  [[nodiscard]] std::size_t hexadecimal_digits_at(std::size_t at) const;
  [[nodiscard]] std::optional<char32_t> unit_at(std::size_t at) const;
  [[nodiscard]] std::size_t size_of_what_is_next() const;
  [[nodiscard]] json_error error_for_what_is_next(json_error otherwise) const;

  bool fail(json_error code, std::size_t offset, std::size_t size);
  bool fail_here(json_error otherwise) { return fail(error_for_what_is_next(otherwise), at_, size_of_what_is_next()); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<open_bracket> open_;
  std::string pointer_;  // to the value that is being read
  json_problem problem_;
};

bool reader::read(json_value& v) {
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  pass_space();
  if (is_at_end()) return fail(json_error::empty, at_, 0);
  if (!read_value(v)) return false;
  pass_space();
  return is_at_end() || fail_here(json_error::text_after_end);
}

// Something is there: white space has been passed.
bool reader::read_value(json_value& v) {
  v.offset = at_;
  switch (text_[at_]) {
    case '{': return read_object(v);
    case '[': return read_array(v);
    case '"': v.kind = json_kind::string; return read_string(v.text);
    case ']':
    case '}':
    case ',':
    case ':': return fail_here(json_error::value_expected);
    default: break;
  }
  const char32_t next = unicode::decode(text_, at_).code;
  if (begins_number(next)) return read_number(v);
  return is_word(next) ? read_word(v) : fail_here(json_error::unexpected_character);
}

bool reader::read_array(json_value& array) {
  array.kind = json_kind::array;
  return read_all(']', [&] { return read_item(array); });
}

bool reader::read_item(json_value& array) {
  pointer_ += '/';
  pointer_ += std::to_string(array.items.size());
  return read_value(array.items.emplace_back());
}

bool reader::read_object(json_value& object) {
  object.kind = json_kind::object;
  name_set names;
  return read_all('}', [&] { return read_member(object, names); });
}

bool reader::read_member(json_value& object, name_set& names) {
  json_member& m = object.members.emplace_back();
  if (!read_name(m)) return false;
  if (!names.insert(m.name).second) return fail(json_error::duplicate_name, m.offset, at_ - m.offset);
  return pass_colon() && read_value(m.value);
}

bool reader::read_name(json_member& m) {
  m.offset = at_;
  if (!is_next('"')) return fail_here(token_size() > 0 ? json_error::name_not_quoted : json_error::name_expected);
  if (!read_string(m.name)) return false;
  pointer_ += '/';
  pointer_ += json_pointer_token(m.name);
  return true;
}

// What a bracket holds, each part read by `read_one`, and the bracket that closes it.
template <class ReadOne>
bool reader::read_all(char close, ReadOne read_one) {
  if (!open_until(close)) return false;
  while (!is_next(close)) {
    if (!read_one()) return false;
    pointer_.resize(open_.back().pointer_size);
    if (!has_more() || (!is_next(close) && !pass_comma())) return false;
  }
  ++at_;
  open_.pop_back();
  return true;
}

bool reader::open_until(char close) {
  if (open_.size() == deepest_json) return fail(json_error::too_deep, at_, 1);
  open_.push_back({at_, close, pointer_.size()});
  ++at_;
  if (!has_more()) return false;
  return is_next(close) || !is_closing_bracket_next() || fail(json_error::wrong_bracket, at_, 1);
}

bool reader::pass_comma() {
  if (is_closing_bracket_next()) return fail(json_error::wrong_bracket, at_, 1);
  if (!is_next(',')) return fail_here(json_error::comma_expected);
  const std::size_t comma = at_++;
  if (!has_more()) return false;
  return !is_closing_bracket_next() || fail(json_error::trailing_comma, comma, 1);
}

bool reader::pass_colon() {
  if (!has_more()) return false;
  if (!is_next(':')) return fail_here(json_error::colon_expected);
  ++at_;
  return has_more();
}

bool reader::read_string(std::string& out) {
  const std::size_t opened = at_++;
  for (;;) {
    const std::size_t begin = at_;
    pass_plain();
    out.append(text_.substr(begin, at_ - begin));
    if (is_at_end() || is_line_end(text_[at_])) return fail(json_error::unclosed_string, opened, at_ - opened);
    if (is_next('"')) break;
    if (!is_next('\\')) {
      const bool is_control = static_cast<unsigned char>(text_[at_]) < 0x20;
      return fail(is_control ? json_error::control_character : json_error::not_utf8, at_, 1);
    }
    if (!read_escape(out)) return false;
  }
  ++at_;
  return true;
}

bool reader::read_escape(std::string& out) {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  const std::size_t next = at_ + 1;
  if (next == text_.size() || is_line_end(text_[next])) {
    at_ = next;  // where read_string finds the string unclosed
    return true;
  }
  if (text_[next] == 'u') return read_unicode_escape(out);
  const std::size_t which = letters.find(text_[next]);
  if (which == std::string_view::npos) {
    return fail(json_error::escape_malformed, at_, 1 + unicode::decode(text_, next).length);
  }
  out += meanings[which];
  at_ = next + 1;
  return true;
}

// "\u0041", or two of them that make one character.
bool reader::read_unicode_escape(std::string& out) {
  constexpr std::size_t size = 6;
  const auto unit = unit_at(at_);
  if (!unit) return fail(json_error::escape_malformed, at_, 2 + hexadecimal_digits_at(at_ + 2));
  if (*unit < 0xD800 || *unit > 0xDFFF) {
    unicode::append(out, *unit);
    at_ += size;
    return true;
  }
  const auto second = unit_at(at_ + size);
  if (*unit > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) {
    return fail(json_error::lone_surrogate, at_, size);
  }
  unicode::append(out, 0x10000 + ((*unit - 0xD800) << 10) + (*second - 0xDC00));
  at_ += 2 * size;
  return true;
}

std::size_t reader::hexadecimal_digits_at(std::size_t at) const {
  const std::string_view next = text_.substr(at, 4);
  return std::min(next.find_first_not_of("0123456789abcdefABCDEF"), next.size());
}

// The number that an escape of the form \u0041 at `at` gives, which is a UTF-16 code unit.
std::optional<char32_t> reader::unit_at(std::size_t at) const {
  if (text_.substr(at, 2) != "\\u") return std::nullopt;
  const std::string_view digits = text_.substr(at + 2, hexadecimal_digits_at(at + 2));
  if (digits.size() != 4) return std::nullopt;
  std::uint32_t unit = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
  return char32_t{unit};
}

bool reader::read_number(json_value& v) {
  v.kind = json_kind::number;
  v.text = text_.substr(at_, token_size());
  if (!is_number(v.text)) return fail(json_error::number_malformed, at_, token_size());
  at_ += v.text.size();
  return true;
}

bool reader::read_word(json_value& v) {
  const std::string_view word = text_.substr(at_, token_size());
  if (word != "null" && word != "true" && word != "false") return fail(json_error::unknown_word, at_, word.size());
  v.kind = word == "null" ? json_kind::null : json_kind::boolean;
  v.truth = word == "true";
  at_ += word.size();
  return true;
}

bool reader::is_comment_next() const {
  const std::string_view next = text_.substr(at_, 2);
  return next == "//" || next == "/*" || is_next('#');
}

// Inside a bracket: passes white space, and fails at the end of the text.
bool reader::has_more() {
  pass_space();
  if (!is_at_end()) return true;
  const open_bracket& last = open_.back();
  pointer_.resize(last.pointer_size);
  return fail(last.close == ']' ? json_error::unclosed_array : json_error::unclosed_object, last.offset, 1);
}

void reader::pass_space() { at_ = std::min(text_.find_first_not_of(" \t\n\r", at_), text_.size()); }

// Over what stands for itself in a string.
void reader::pass_plain() {
  while (!is_at_end()) {
    const unicode::character c = unicode::decode(text_, at_);
    if (c.code < 0x20 || c.code == U'"' || c.code == U'\\' || c.code == unicode::malformed) return;
    at_ += c.length;
  }
}

// How far a word or number goes from here, well written or not; 0 where there is none. Dates without quotes count.
std::size_t reader::token_size() const {
  std::size_t end = at_;
  while (end < text_.size()) {
    const unicode::character c = unicode::decode(text_, end);
    const bool within_date = end > at_ && c.code == U'/' && count_digits(text_.substr(end + 1, 1)) == 1;
    if (!is_word(c.code) && !begins_number(c.code) && !within_date) break;
    end += c.length;
  }
  return end - at_;
}

std::size_t reader::size_of_what_is_next() const {
  const std::string_view rest = text_.substr(at_);
  if (is_comment_next()) return std::min(rest.find_first_of("\r\n"), rest.size());
  return std::max(token_size(), unicode::decode(text_, at_).length);
}

// What stands here cannot stand anywhere in JSON, or it is not what should be here.
json_error reader::error_for_what_is_next(json_error otherwise) const {
  const char32_t next = unicode::decode(text_, at_).code;
  if (next == unicode::malformed) return json_error::not_utf8;
  if (is_comment_next()) return json_error::comment;
  if (is_wrong_quote(next)) return json_error::wrong_quote;
  if (is_full_width(next)) return json_error::full_width;
  return is_unseen(next) ? json_error::unexpected_character : otherwise;
}

bool reader::fail(json_error code, std::size_t offset, std::size_t size) {
  problem_ = {code, offset, place_of(text_, offset), shown_in_problem(text_.substr(offset, size)), pointer_};
  return false;
}

}  // namespace

const json_value* json_value::find(std::string_view name) const {
  for (const json_member& m : members) {
    if (m.name == name) return &m.value;
  }
  return nullptr;
}

result<json_value, json_problem> read_json(std::string_view text) {
  reader r{text};
  json_value v;
  if (!r.read(v)) return r.take_problem();
  return result<json_value, json_problem>{std::move(v)};
}

}  // namespace ismap
