#include "policy_problems.h"

#include <algorithm>
#include <utility>

#include "policy_messages.h"
#include "unicode.h"
#include "wording.h"

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

text wording_of(policy_error e) { return policy_error_entries[static_cast<std::size_t>(e)].title; }

policy_problem worded(policy_error e, std::string pointer, std::string read, const text& detail) {
  const auto in = [&](language l) {
    return filled(wording_of(e).in(l), [&](std::string_view name) { return name == "read" ? read : detail.in(l); });
  };
  policy_problem p;
  p.code = e;
  p.pointer = std::move(pointer);
  p.ja = in(language::ja);
  p.en = in(language::en);
  p.read = std::move(read);
  return p;
}

}  // namespace

std::string_view identifier(policy_error e) { return policy_error_entries[static_cast<std::size_t>(e)].name; }

void policy_problems::note(policy_error e, std::size_t offset, std::string pointer, const std::string& read,
                           const text& detail) {
  found_.emplace(offset, worded(e, std::move(pointer), unicode::shown(read), detail));
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
    const std::string known = joined(names, ", ");
    note(policy_error::member_unknown, m.offset, pointer + '/' + json_pointer_token(m.name), m.name, {known, known});
  }
}

// Each place is counted from the one before, so that a file with many problems is gone through once.
std::vector<policy_problem> policy_problems::take() {
  std::vector<policy_problem> all;
  json_place place;
  std::size_t counted = 0;
  for (auto& [offset, problem] : found_) {
    const json_place ahead = place_of(json_.substr(counted), offset - counted);
    place = ahead.line == 1 ? json_place{place.line, place.column + ahead.column - 1}
                            : json_place{place.line + ahead.line - 1, ahead.column};
    counted = offset;
    problem.line = place.line;
    problem.column = place.column;
    all.push_back(std::move(problem));
  }
  found_.clear();
  return all;
}

std::string listed(std::span<const std::string> names) {
  constexpr std::size_t most = 20;
  std::string out = joined(names.first(std::min(most, names.size())), ", ");
  return names.size() > most ? out + ", ..." : out;
}

policy_problem not_json(const json_problem& p) {
  policy_problem all = worded(policy_error::not_json, p.pointer, p.read, wording(p.code));
  all.line = p.place.line;
  all.column = p.place.column;
  return all;
}

}  // namespace ismap
