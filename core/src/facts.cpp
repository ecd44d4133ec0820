#include "ismap/facts.h"

#include "message_table.h"

namespace ismap {

std::string_view identifier(fact f) { return fact_entries[static_cast<std::size_t>(f)].name; }
text title(fact f) { return fact_entries[static_cast<std::size_t>(f)].title; }

facts facts_of(const workload& w, day as_of, const impact_assessment& assessment) {
  facts f;
  f.as_of = as_of;
  f.organisation_type = w.organisation_type;
  f.network_model = w.network_model;
  f.service_model = w.service_model;
  f.classes = classes_of(w);
  f.names_local_class = w.confidentiality.contains_local();
  f.impact = impact_of(w, assessment);
  f.target_work = w.target_work;
  return f;
}

}  // namespace ismap
