#include "policy_problems.h"

#include <algorithm>
#include <utility>

#include "policy_messages.h"
#include "unicode.h"

namespace ismap {

namespace {

// A scalar as it stands, shortened; of a list or an object its brackets.
std::string shown(const json_value& v) {
  switch (v.kind) {
    case json_kind::null: return "null";
    case json_kind::boolean: return v.truth ? "true" : "false";
    case json_kind::array: return "[...]";
    case json_kind::object: return "{...}";
    case json_kind::number:
    case json_kind::string: break;
  }
  return v.text;
}

// The wording with {read} and {detail} filled in.
std::string filled(std::string_view wording, std::string_view read, std::string_view detail) {
  std::string out;
  for (auto open = wording.find('{'); open != std::string_view::npos; open = wording.find('{')) {
    const auto close = wording.find('}', open);
    out += wording.substr(0, open);
    out += wording.substr(open + 1, close - open - 1) == "read" ? read : detail;
    wording.remove_prefix(close + 1);
  }
  return out += wording;
}

std::string joined(std::initializer_list<std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

text wording_of(policy_error e) { return policy_error_entries[static_cast<std::size_t>(e)].title; }

policy_problem worded(policy_error e, std::string pointer, json_place place, std::string read, const text& detail) {
  policy_problem p;
  p.code = e;
  p.pointer = std::move(pointer);
  p.line = place.line;
  p.column = place.column;
  p.ja = filled(wording_of(e).ja, read, detail.ja);
  p.en = filled(wording_of(e).en, read, detail.en);
  p.read = std::move(read);
  return p;
}

}  // namespace

std::string_view identifier(policy_error e) { return policy_error_entries[static_cast<std::size_t>(e)].name; }

void policy_problems::note(policy_error e, std::size_t offset, std::string pointer, const std::string& read,
                           const text& detail) {
  found_.push_back(worded(e, std::move(pointer), place_of(json_, offset), unicode::shown(read), detail));
}

void policy_problems::add(policy_error e, const json_value& at, std::string pointer, const std::string& detail) {
  note(e, at.offset, std::move(pointer), shown(at), {detail, detail});
}

bool policy_problems::expect(const json_value& v, const std::string& pointer, json_kind kind) {
  if (v.kind == kind) return true;
  note(policy_error::wrong_kind, v.offset, pointer, shown(v), json_kind_entries[static_cast<std::size_t>(kind)].title);
  return false;
}

void policy_problems::expect_members(const json_value& object, const std::string& pointer,
                                     std::initializer_list<std::string_view> names) {
  for (const json_member& m : object.members) {
    if (std::find(names.begin(), names.end(), m.name) != names.end()) continue;
    const std::string known = joined(names);
    note(policy_error::member_unknown, m.offset, pointer + '/' + json_pointer_token(m.name), m.name, {known, known});
  }
}

policy_problem not_json(const json_problem& p) {
  return worded(policy_error::not_json, p.pointer, p.place, p.read, wording(p.code));
}

policy_problem replaced_twice(std::string_view pointer) {
  return worded(policy_error::replaced_twice, std::string{pointer}, {}, {}, {});
}

}  // namespace ismap
