#include "ismap/subjects.h"

#include <algorithm>
#include <array>
#include <string>

#include "unicode.h"

namespace ismap {

namespace {

#include "subjects.inc"

std::string folded(std::string_view name) {
  std::string out = unicode::fold(name);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

}  // namespace

const subject_fact* subject::find(std::string_view topic) const {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [topic](const subject_fact& f) { return f.topic == topic; });
  return found == facts.end() ? nullptr : &*found;
}

std::span<const subject> all_subjects() { return subject_table; }

const subject* find_subject(std::string_view name) {
  for (const subject& s : subject_table) {
    if (folded(s.name) == folded(name)) return &s;
  }
  return nullptr;
}

}  // namespace ismap
