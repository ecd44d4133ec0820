// Workloads that are worse in one answer, so that their outcome must not be more lenient.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "selection_model.h"

namespace selection_model {

// Every way of raising one item's class or one degree of the workload.
inline std::vector<answers> raised(const answers& a) {
  std::vector<answers> all;
  const auto with = [&](auto change) {
    answers next = a;
    change(next);
    all.push_back(next);
  };
  const bool local_scale = !a.organisation || *a.organisation == organisation_type::local_government;
  for (std::size_t i = 0; i < a.confidentiality.size(); ++i) {
    const item from = a.confidentiality[i];
    if (!from || *from >= information_class::three) continue;
    for (const information_class to : every_class) {
      if (to > *from && (local_scale || !is_local(to))) with([&](answers& next) { next.confidentiality[i] = to; });
    }
  }
  for (std::size_t i = 0; i < a.integrity.size(); ++i) {
    if (a.integrity[i]) with([&](answers& next) { next.integrity[i] = information_class::two; });
  }
  for (std::size_t i = 0; i < a.availability.size(); ++i) {
    if (a.availability[i]) with([&](answers& next) { next.availability[i] = information_class::two; });
  }
  for (std::size_t q = 0; q < a.degree.size(); ++q) {
    if (!a.degree[q]) continue;
    for (std::uint8_t d = *a.degree[q] + 1; d < degrees; ++d) with([&](answers& next) { next.degree[q] = d; });
  }
  for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
    for (const impact_level l : every_level) {
      if (a.whole[aspect].level && l > *a.whole[aspect].level) {
        with([&](answers& next) { next.whole[aspect] = {l, std::nullopt}; });
      }
    }
  }
  return all;
}

}  // namespace selection_model
