// The bundled assessment and list of target work (core/rules/impact.json, target_work.json).
#pragma once

#include <array>
#include <string_view>

#include "ismap/impact.h"
#include "ismap/rules.h"

namespace ismap {

struct bundled_degree {
  std::string_view id;
  text title;
  impact_level level;
};

struct bundled_question {
  std::string_view id;
  ismap::aspect aspect;
  text heading;
  text wording;
};

struct bundled_work {
  std::string_view id;
  text title;
  text wording;
  ismap::standing standing;
  rule_source source;
};

#include "impact.inc"
#include "target_work.inc"

}  // namespace ismap
