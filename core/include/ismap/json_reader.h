// JSON text, read strictly, for files that people write by hand.
//
// `read_json` takes what RFC 8259 allows and nothing else: no comments, no commas before a closing bracket, no single
// quotes, no NaN. Where it allows what would harm a reader of policies, this reader does not: of two members with one
// name one would silently be lost, so that is a problem; so is nesting deeper than `deepest_json`. A UTF-8 byte order
// mark at the beginning is passed over, as editors on Windows write it. Numbers are kept as they are spelled, however
// large. To write JSON, see json.h.
//
// A text that cannot be read gives its first problem: what it is, where, and what stands there. The place is the one
// at which to mend it. Of
//
//   {
//     "months": [12, 24,
//     "note": "the last month is missing"
//   }
//
// the array lacks its closing bracket. "note" is taken for its third item; what cannot follow it is the colon, so the
// problem is comma_expected there (line 3, column 9; pointer "/months"), the first place where a reader can know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/language.h"
#include "ismap/result.h"

namespace ismap {

// How many arrays and objects may be open at once.
inline constexpr std::size_t deepest_json = 64;

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

struct json_member;

struct json_value {
  json_kind kind = json_kind::null;
  bool truth = false;                // of a boolean
  std::string text;                  // of a string, its value in UTF-8; of a number, its own spelling
  std::vector<json_value> items;     // of an array
  std::vector<json_member> members;  // of an object, as the text has them; no two have one name
  std::size_t offset = 0;            // the byte of the text at which it begins, from 0; see place_of

  [[nodiscard]] bool is_null() const { return kind == json_kind::null; }
  [[nodiscard]] bool is_boolean() const { return kind == json_kind::boolean; }
  [[nodiscard]] bool is_number() const { return kind == json_kind::number; }
  [[nodiscard]] bool is_string() const { return kind == json_kind::string; }
  [[nodiscard]] bool is_array() const { return kind == json_kind::array; }
  [[nodiscard]] bool is_object() const { return kind == json_kind::object; }

  // The value of the member of that name; null where there is none, or where this is no object.
  [[nodiscard]] const json_value* find(std::string_view name) const;
};

struct json_member {
  std::string name;
  json_value value;
  std::size_t offset = 0;  // of the name's opening quote
};

// Why a text is not JSON.
enum class json_error : std::uint8_t {
  empty,                 // nothing but white space
  not_utf8,              // bytes that are not UTF-8
  unexpected_character,  // one that no JSON has outside strings; many of these cannot be seen
  comment,               // of any habit: //, /* or #
  wrong_quote,           // one of another kind than ", such as ' or a typographic one
  full_width,            // a full-width letter, digit, sign or space outside a string
  value_expected,        // a comma, colon or bracket where a value should be
  unknown_word,          // a word other than true, false and null
  number_malformed,      // begins as a number does, but is none
  name_expected,         // something else than a name where a member should begin
  name_not_quoted,       // a word or number where a member should begin
  duplicate_name,        // a second member of that name in one object; at its name
  colon_expected,        // after a name
  comma_expected,        // after a value, neither comma nor closing bracket
  trailing_comma,        // before a closing bracket; at the comma
  wrong_bracket,         // ] for } or the other way round; at that bracket
  unclosed_array,        // up to the end of the text; at its opening bracket
  unclosed_object,       // the same
  unclosed_string,       // up to the end of its line; at its opening quote
  control_character,     // in a string, other than a line end
  escape_malformed,      // at its backslash
  lone_surrogate,        // \ud800 to \udfff, but no pair of them; at its backslash
  too_deep,              // at the first bracket that is
  text_after_end         // after the one value
};

// "empty" and so on.
[[nodiscard]] std::string_view identifier(json_error e);

// What is wrong and how to mend it, in whole sentences.
[[nodiscard]] text wording(json_error e);

// A place as editors show it, both from 1. A column is a character (a code point, or a byte that is not UTF-8).
struct json_place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const json_place&, const json_place&) = default;
};

// The place of the byte at `offset` in `text`. Lines end in LF, CRLF or CR; a byte order mark takes no column.
[[nodiscard]] json_place place_of(std::string_view text, std::size_t offset);

struct json_problem {
  json_error code{};
  std::size_t offset = 0;  // in bytes, from 0
  json_place place;
  std::string read;     // what stands there, fit to be shown: short, on one line, the unseen as "U+00A0" or "0x82"
  std::string pointer;  // to the value that was being read (RFC 6901)
};

// Reads one JSON value, white space around it allowed.
[[nodiscard]] result<json_value, json_problem> read_json(std::string_view text);

// `name` as a part of a JSON pointer: ~ becomes ~0, / becomes ~1.
[[nodiscard]] std::string json_pointer_token(std::string_view name);

}  // namespace ismap
