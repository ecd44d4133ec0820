// The facts of a workload that rules look at, by name and as what remains possible of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "ismap/calendar.h"
#include "ismap/impact.h"
#include "ismap/language.h"
#include "ismap/workload.h"

namespace ismap {

// What rules look at.
enum class fact : std::uint8_t {
  as_of,
  organisation_type,
  network_model,
  service_model,
  confidentiality,  // the highest class, as are the next two
  integrity,
  availability,
  confidentiality_items,
  integrity_items,
  availability_items,
  is_secret_document,
  is_probably_non_disclosable,
  target_work,
  impact,  // overall
  impact_confidentiality,
  impact_integrity,
  impact_availability,
  impact_answers
};
inline constexpr std::size_t fact_count = 18;

// "as_of" and so on.
[[nodiscard]] std::string_view identifier(fact f);
[[nodiscard]] text title(fact f);

class fact_set {
 public:
  constexpr fact_set() = default;
  constexpr fact_set(std::initializer_list<fact> facts) {
    for (const fact f : facts) add(f);
  }

  constexpr void add(fact f) { bits_ |= 1U << static_cast<unsigned>(f); }
  [[nodiscard]] constexpr bool contains(fact f) const { return (bits_ >> static_cast<unsigned>(f) & 1U) != 0; }

  friend constexpr bool operator==(const fact_set&, const fact_set&) = default;

 private:
  std::uint32_t bits_ = 0;
};

// What the rules of selection look at: the answers of a workload, each as what remains possible.
struct facts {
  day as_of{};
  std::optional<ismap::organisation_type> organisation_type;
  std::optional<ismap::network_model> network_model;
  std::optional<ismap::service_model> service_model;
  information_classes classes;
  bool names_local_class = false;  // an item has class 3A, 3B or 3C
  ismap::impact impact;
  std::optional<target_work_answer> target_work;
};

[[nodiscard]] facts facts_of(const workload& w, day as_of, const impact_assessment& assessment);

}  // namespace ismap
