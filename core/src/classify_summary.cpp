// How many workloads came out how.
#include <cstddef>

#include "ismap/classify_output.h"
#include "ismap/findings.h"

namespace ismap {

void classify_summary::add(const selection& s) {
  ++rows;
  if (has_cause_of_invalid(s.findings)) ++invalid;
  s.outcomes.is_known() ? ++by_outcome[static_cast<std::size_t>(s.outcomes.least())] : ++undetermined;
  for (const finding& f : s.findings) ++findings[static_cast<std::size_t>(f.code)];
}

void classify_summary::add(const classify_summary& other) {
  rows += other.rows;
  invalid += other.invalid;
  add_counts(by_outcome, other.by_outcome);
  undetermined += other.undetermined;
  add_counts(findings, other.findings);
}

}  // namespace ismap
