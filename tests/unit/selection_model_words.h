// The model's answers as the core takes them, and in words, so that a failing test shows what failed.
#pragma once

#include <string>

#include "selection_model.h"

namespace selection_model {

// 1, 2 or 3 as a class.
inline information_class class_from(int highest) { return every_class[static_cast<std::size_t>(highest) - 1]; }

inline item_classes classes_from(const std::vector<item>& items) {
  item_classes classes;
  for (const item i : items) i ? classes.add(*i) : classes.add_unknown();
  return classes;
}

inline workload as_workload(const answers& a) {
  workload w;
  w.organisation_type = a.organisation;
  w.network_model = a.network;
  w.service_model = a.service;
  w.confidentiality = classes_from(a.confidentiality);
  w.integrity = classes_from(a.integrity);
  w.availability = classes_from(a.availability);
  w.is_secret_document = a.secret;
  w.is_probably_non_disclosable = a.non_disclosable;
  w.impact_by_aspect = a.whole;
  for (std::size_t q = 0; q < a.degree.size(); ++q) {
    if (a.degree[q]) w.impact_by_question[q] = {level_of(*a.degree[q]), a.degree[q]};
  }
  w.target_work = a.work;
  return w;
}

inline selection select_on(const answers& a, day as_of, const policies& of_user = policies::none()) {
  return select(as_workload(a), as_of, rule_set::in_force_on(as_of), of_user);
}

inline std::string shown(const possible_outcomes& outcomes) {
  std::string names;
  for (const outcome o : every_outcome) {
    if (!outcomes.contains(o)) continue;
    names += names.empty() ? "" : ";";
    names += identifier(o);
  }
  return names;
}

template <class Value>
std::string shown(const char* name, const std::optional<Value>& value) {
  return std::string{name} + "=" + (value ? std::string{identifier(*value)} : "?") + " ";
}

inline std::string shown(const char* name, const std::optional<bool>& value) {
  return std::string{name} + "=" + (!value ? "?" : *value ? "yes" : "no") + " ";
}

inline std::string shown(const char* name, const std::vector<item>& items) {
  std::string all = std::string{name} + "=[";
  for (const item i : items) all += (i ? std::string{identifier(*i)} : "?") + ";";
  return all + "] ";
}

inline std::string shown(const answers& a) {
  std::string all = shown("organisation", a.organisation) + shown("network", a.network) + shown("service", a.service) +
                    shown("confidentiality", a.confidentiality) + shown("integrity", a.integrity) +
                    shown("availability", a.availability) + shown("secret", a.secret) +
                    shown("non-disclosable", a.non_disclosable) + "impact=";
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
    all += a.whole[aspect].level ? std::string{identifier(*a.whole[aspect].level)} : "?";
    all += "(";
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const auto& degree = a.degree[aspect * kinds + kind];
      all += degree ? std::to_string(*degree) : "?";
    }
    all += ")";
  }
  all += " work=" + (!a.work ? "?" : a.work->is_listed() ? "row " + std::to_string(a.work->row()) : "none");
  return all;
}

inline std::string shown(const answers& a, day as_of) { return shown(a) + " on " + format_day(as_of); }

}  // namespace selection_model
