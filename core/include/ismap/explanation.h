// What is known of the rules, the schemes and the findings, as titled tables of words: what `ismap explain` and the
// page tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ismap/language.h"

namespace ismap {

// A table with a title. `names` are the JSON keys of its columns, `headers` what a reader sees.
struct topic {
  std::string id;
  std::string title;
  std::vector<std::string> names;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

// What is told of a rule ("V1"), a subject ("ismap-liu"), a finding ("audit_period_gap"), the three schemes side by
// side ("schemes"), the bundled assessment ("questions") or the list of target work ("target-work"). An empty name: all
// rules, subjects and findings, a line each. Nothing for another name.
[[nodiscard]] std::vector<topic> explain(std::string_view name, language l);

// A document: what every output says, and the topics.
void append_explanation_json(const std::vector<topic>& topics, language l, std::string& out);

}  // namespace ismap
