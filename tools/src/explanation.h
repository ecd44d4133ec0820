// What `ismap explain` tells, before it is put into a format: titled tables of words.
#pragma once

#include <string>
#include <vector>

#include "ismap/findings.h"
#include "ismap/rules.h"
#include "ismap/subjects.h"
#include "options.h"

namespace ismap::tool {

// A table with a title. `names` are the JSON keys of its columns, `headers` what a reader sees.
struct topic {
  std::string id;
  std::string title;
  std::vector<std::string> names;
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

// All rules, subjects and findings, a line each.
[[nodiscard]] std::vector<topic> overview(language l);

[[nodiscard]] topic about(const rule& r, language l);
[[nodiscard]] topic about(const subject& s, language l);
[[nodiscard]] topic about(finding_code code, language l);

// The questions and degrees of the bundled impact assessment, and the list of target work as far as it is known.
[[nodiscard]] std::vector<topic> assessment(language l);
[[nodiscard]] topic target_work(language l);

// ISMAP, ISMAP-LIU and ISMS side by side.
[[nodiscard]] topic comparison(language l);

void append(std::string& out, const std::vector<topic>& topics, const options& o);

}  // namespace ismap::tool
