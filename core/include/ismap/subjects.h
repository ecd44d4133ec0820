// What the schemes are and how they differ: the subjects that `ismap explain` and the page tell of.
#pragma once

#include <span>
#include <string_view>

#include "ismap/language.h"
#include "ismap/rules.h"

namespace ismap {

struct subject_fact {
  std::string_view topic;  // "validity"; facts of one topic are compared across subjects
  text topic_title;
  text wording;
  ismap::standing standing;
  text source;
  std::string_view place;  // where the source can be read; empty where none is recorded
};

struct subject {
  std::string_view name;  // "ismap-liu"
  text title;
  std::span<const subject_fact> facts;

  // The fact of a topic, or null.
  [[nodiscard]] const subject_fact* find(std::string_view topic) const;
};

[[nodiscard]] std::span<const subject> all_subjects();

// By name; letter case, width, "-" and "_" are folded. Null where there is none.
[[nodiscard]] const subject* find_subject(std::string_view name);

}  // namespace ismap
