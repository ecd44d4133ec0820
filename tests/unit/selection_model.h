// A second reading of the rules of selection, written from their text alone: slow, flat and naive.
//
// The model knows one thing: what a complete workload comes to. Of a workload with missing answers it tries every
// completion, and what it says is what they say together. It shares the enumerations with the core, nothing else.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ismap/date_text.h"
#include "ismap/selection.h"

namespace selection_model {

using namespace ismap;

inline day on(std::string_view iso) { return *parse_day(iso); }

inline const day lists_begin = on("2021-03-01");
inline const day liu_begins = on("2022-11-01");

// Each side of the days on which something begins, and a day long after.
inline const std::vector<day> border_days{on("2021-02-28"), on("2021-03-01"), on("2022-10-31"), on("2022-11-01"),
                                          on("2026-11-23")};

inline constexpr std::array every_organisation{
    organisation_type::national_agency, organisation_type::incorporated_agency,
    organisation_type::designated_corporation, organisation_type::local_government, organisation_type::other};
inline constexpr std::array every_network{network_model::alpha, network_model::alpha_prime, network_model::beta,
                                          network_model::beta_prime};
inline constexpr std::array every_service{service_model::iaas, service_model::paas, service_model::saas};
inline constexpr std::array every_class{information_class::one,     information_class::two,
                                        information_class::three,   information_class::three_a,
                                        information_class::three_b, information_class::three_c};
inline constexpr std::array every_level{impact_level::low, impact_level::moderate, impact_level::high};
inline constexpr std::array every_outcome{outcome::no_list_required, outcome::ismap_or_liu, outcome::ismap,
                                          outcome::refer};
inline constexpr std::size_t aspects = 3;
inline constexpr std::size_t kinds = 4;     // of consequence: questions of an aspect
inline constexpr std::uint8_t degrees = 4;  // negligible, limited, serious, severe

// --- A complete workload ---

struct complete {
  organisation_type organisation{};
  std::optional<network_model> network;  // of a local government
  service_model service{};
  int confidentiality = 1;  // the highest class
  int integrity = 1;
  int availability = 1;
  std::array<impact_level, aspects> levels{};
  std::optional<std::size_t> work;  // the row of the list of target work; nothing for work that is not listed

  [[nodiscard]] impact_level impact() const { return std::max({levels[0], levels[1], levels[2]}); }
};

// A policy's rule: where it holds, the outcome is at least that.
struct stricter {
  std::function<bool(const complete&)> holds;
  outcome at_least{};
};

// What a workload is judged in.
struct world {
  day as_of{};
  std::size_t listed_work = 1;  // rows of the list of target work
  std::vector<stricter> policy;
};

inline outcome by_the_rules(const complete& c, day as_of) {
  if (c.confidentiality == 1) return outcome::no_list_required;           // S2
  if (c.confidentiality == 3) return outcome::refer;                      // S3, S10
  if (as_of < lists_begin) return outcome::refer;                         // S9
  if (as_of < liu_begins) return outcome::ismap;                          // S1, S9
  if (c.service != service_model::saas) return outcome::ismap;            // S5
  if (!c.work || c.impact() != impact_level::low) return outcome::ismap;  // S6
  return outcome::ismap_or_liu;                                           // S7
}

inline outcome outcome_of(const complete& c, const world& in) {
  outcome strictest = by_the_rules(c, in.as_of);
  for (const stricter& rule : in.policy) {
    if (rule.holds(c)) strictest = std::max(strictest, rule.at_least);
  }
  return strictest;
}

// --- A workload with missing answers ---

using item = std::optional<information_class>;  // nothing: of unknown class

struct answers {
  std::optional<organisation_type> organisation;
  std::optional<network_model> network;
  std::optional<service_model> service;
  std::vector<item> confidentiality;
  std::vector<item> integrity;
  std::vector<item> availability;
  std::optional<bool> secret;
  std::optional<bool> non_disclosable;
  std::array<impact_answer, aspects> whole;  // an aspect's own answer
  std::array<std::optional<std::uint8_t>, aspects * kinds> degree;
  std::optional<target_work_answer> work;
};

inline bool is_local(information_class c) { return c >= information_class::three_a; }

inline bool names_local_class(const answers& a) {
  return std::any_of(a.confidentiality.begin(), a.confidentiality.end(), [](item i) { return i && is_local(*i); });
}

inline std::set<organisation_type> organisations_of(const answers& a) {
  if (a.organisation) return {*a.organisation};
  if (names_local_class(a)) return {organisation_type::local_government};
  return {every_organisation.begin(), every_organisation.end()};
}

// What is left of an unknown class: 3 is a secret document, 2 no secret but non-disclosable, 1 neither.
inline std::set<int> unknown_class(const answers& a) {
  std::set<int> left;
  for (const bool secret : {false, true}) {
    for (const bool non_disclosable : {false, true}) {
      if (a.secret.value_or(secret) != secret) continue;
      if (a.non_disclosable.value_or(non_disclosable) != non_disclosable) continue;
      left.insert(secret ? 3 : non_disclosable ? 2 : 1);
    }
  }
  return left;
}

inline std::set<int> class_of_item(const answers& a, organisation_type o, item i) {
  if (!i) return unknown_class(a);
  if (!is_local(*i)) return {static_cast<int>(*i) + 1};
  if (o != organisation_type::local_government) return unknown_class(a);
  return {3};
}

// The highest class, each item taking each class that it can have.
inline std::set<int> confidentiality_of(const answers& a, organisation_type o) {
  if (a.confidentiality.empty()) return unknown_class(a);
  std::set<int> highest{1};
  for (const item i : a.confidentiality) {
    std::set<int> next;
    for (const int before : highest) {
      for (const int now : class_of_item(a, o, i)) next.insert(std::max(before, now));
    }
    highest = next;
  }
  return highest;
}

// Of integrity or availability.
inline std::set<int> highest_of(const std::vector<item>& items) {
  if (items.empty()) return {1, 2};
  int known = 1;
  bool unknown = false;
  for (const item i : items) {
    if (i) known = std::max(known, static_cast<int>(*i) + 1);
    unknown = unknown || !i;
  }
  return unknown ? std::set<int>{known, 2} : std::set<int>{known};
}

inline impact_level level_of(std::uint8_t degree) {
  return degree <= 1 ? impact_level::low : degree == 2 ? impact_level::moderate : impact_level::high;
}

// The levels of one aspect: the highest of its four answers, each missing one taking each degree.
inline std::set<impact_level> levels_of(const answers& a, std::size_t aspect) {
  std::set<impact_level> highest{a.whole[aspect].level.value_or(impact_level::low)};
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const auto& given = a.degree[aspect * kinds + kind];
    if (!given && a.whole[aspect].level) continue;  // the whole stands for it
    std::set<impact_level> next;
    for (const impact_level before : highest) {
      for (std::uint8_t d = 0; d < degrees; ++d) {
        if (given.value_or(d) == d) next.insert(std::max(before, level_of(d)));
      }
    }
    highest = next;
  }
  return highest;
}

inline std::set<impact_level> impact_of_all(const answers& a) {
  std::set<impact_level> overall;
  for (const impact_level c : levels_of(a, 0)) {
    for (const impact_level i : levels_of(a, 1)) {
      for (const impact_level v : levels_of(a, 2)) overall.insert(std::max({c, i, v}));
    }
  }
  return overall;
}

inline std::vector<std::optional<std::size_t>> works_of(const answers& a, const world& in) {
  if (a.work && !a.work->is_listed()) return {std::nullopt};
  if (a.work) return {a.work->row()};
  std::vector<std::optional<std::size_t>> all{std::nullopt};
  for (std::size_t row = 0; row < in.listed_work; ++row) all.emplace_back(row);
  return all;
}

inline std::vector<std::optional<network_model>> networks_of(const answers& a, organisation_type o) {
  if (o != organisation_type::local_government) return {std::nullopt};
  if (a.network) return {a.network};
  return {every_network.begin(), every_network.end()};
}

inline std::vector<service_model> services_of(const answers& a) {
  if (a.service) return {*a.service};
  return {every_service.begin(), every_service.end()};
}

template <class Use>
void for_each_completion(const answers& a, const world& in, Use use) {
  const std::array levels{levels_of(a, 0), levels_of(a, 1), levels_of(a, 2)};
  const auto works = works_of(a, in);
  const auto services = services_of(a);
  const auto integrity = highest_of(a.integrity);
  const auto availability = highest_of(a.availability);
  complete c;
  for (const auto organisation : organisations_of(a)) {
    c.organisation = organisation;
    for (const int confidentiality : confidentiality_of(a, organisation)) {
      c.confidentiality = confidentiality;
      for (const auto& network : networks_of(a, organisation)) {
        c.network = network;
        for (const auto service : services) {
          c.service = service;
          for (const int i : integrity) {
            c.integrity = i;
            for (const int v : availability) {
              c.availability = v;
              for (const auto first : levels[0]) {
                c.levels[0] = first;
                for (const auto second : levels[1]) {
                  c.levels[1] = second;
                  for (const auto third : levels[2]) {
                    c.levels[2] = third;
                    for (const auto& work : works) {
                      c.work = work;
                      use(std::as_const(c));
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

inline possible_outcomes outcomes_of(const answers& a, const world& in) {
  possible_outcomes all = possible_outcomes::none();
  for_each_completion(a, in, [&](const complete& c) { all.add(outcome_of(c, in)); });
  return all;
}

// S8.
inline binding binding_of(const answers& a) {
  if (!a.organisation) return binding::unknown;
  if (*a.organisation == organisation_type::other) return binding::advisory;
  if (*a.organisation != organisation_type::local_government) return binding::yes;
  if (!a.network) return binding::unknown;
  return *a.network == network_model::alpha_prime ? binding::yes : binding::advisory;
}

}  // namespace selection_model
