// The wording of what a user reads (core/rules/messages.json), by identifier.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "ismap/facts.h"
#include "ismap/findings.h"
#include "ismap/json_reader.h"
#include "ismap/outcome.h"
#include "ismap/registration.h"
#include "ismap/selection.h"
#include "ismap/workload.h"
#include "named_entry.h"

namespace ismap {

using standing_entry = named_entry<standing>;
using severity_entry = named_entry<severity>;
using status_entry = named_entry<status>;
using renewal_result_entry = named_entry<renewal_result>;
using date_error_entry = named_entry<date_error>;
using json_error_entry = named_entry<json_error>;
using outcome_entry = named_entry<outcome>;
using binding_entry = named_entry<binding>;
using organisation_type_entry = named_entry<organisation_type>;
using network_model_entry = named_entry<network_model>;
using service_model_entry = named_entry<service_model>;
using impact_level_entry = named_entry<impact_level>;
using aspect_entry = named_entry<aspect>;
using fact_entry = named_entry<fact>;
using no_change_entry = named_entry<no_change>;

struct finding_entry {
  finding_code code;
  std::string_view name;
  ismap::severity severity;
  std::optional<rule_id> rule;
  bool invalidates;
  bool of_workloads;
  text wording;
};

#include "messages.inc"

static_assert(in_order(standing_entries) && in_order(severity_entries) && in_order(renewal_result_entries));
static_assert(in_order(status_entries) && status_entries.size() == status_count);
static_assert(in_order(date_error_entries));
static_assert(date_error_entries.size() == date_error_count);
static_assert(in_order(json_error_entries));
static_assert(json_error_entries.size() == static_cast<std::size_t>(json_error::text_after_end) + 1);
static_assert(in_order(outcome_entries) && outcome_entries.size() == outcome_count);
static_assert(in_order(binding_entries) && binding_entries.size() == binding_count);
static_assert(in_order(organisation_type_entries) && organisation_type_entries.size() == organisation_type_count);
static_assert(in_order(network_model_entries) && network_model_entries.size() == network_model_count);
static_assert(in_order(service_model_entries) && service_model_entries.size() == service_model_count);
static_assert(in_order(impact_level_entries) && impact_level_entries.size() == impact_level_count);
static_assert(in_order(aspect_entries) && aspect_entries.size() == aspect_count);
static_assert(in_order(fact_entries) && fact_entries.size() == fact_count);
static_assert(in_order(no_change_entries) && no_change_entries.size() == no_change_count);

}  // namespace ismap
