// Workloads at random, the same ones on every machine.
//
// Left to chance alone, hardly one would be SaaS, class 2, target work and of low impact: each workload is therefore
// either wild or a careful one that may come to ismap_or_liu, with a few answers missing or otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>

#include "selection_model.h"

namespace selection_model {

class random_answers {
 public:
  explicit random_answers(std::uint32_t seed, std::size_t listed_work = 1) : bits_(seed), listed_work_(listed_work) {}

  answers next() { return chance(40) ? wild() : careful(); }

  day next_day() {
    if (chance(70)) return border_days.back();
    return chance(50) ? border_days[below(border_days.size())]
                      : on("2020-06-01") + date::days{static_cast<int>(below(3000))};
  }

  // A number below `count`. (The standard distributions differ from library to library.)
  std::size_t below(std::size_t count) { return bits_() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }

 private:
  answers wild() {
    answers a;
    if (chance(80)) a.organisation = every_organisation[below(every_organisation.size())];
    if (chance(50)) a.network = every_network[below(every_network.size())];
    if (chance(75)) a.service = every_service[below(every_service.size())];
    for (std::size_t i = below(4); i > 0; --i) a.confidentiality.push_back(item_up_to(every_class.size()));
    for (std::size_t i = below(3); i > 0; --i) a.integrity.push_back(item_up_to(2));
    for (std::size_t i = below(3); i > 0; --i) a.availability.push_back(item_up_to(2));
    a.secret = yes_or_no(25);
    a.non_disclosable = yes_or_no(50);
    for (impact_answer& whole : a.whole) whole = whole_answer(35, degrees);
    const std::size_t answered = 10 + below(91);
    for (auto& degree : a.degree) {
      if (chance(answered)) degree = static_cast<std::uint8_t>(below(degrees));
    }
    a.work = work();
    return a;
  }

  answers careful() {
    answers a;
    a.organisation = every_organisation[below(every_organisation.size())];
    if (a.organisation == organisation_type::local_government) a.network = every_network[below(every_network.size())];
    a.service = chance(85) ? service_model::saas : every_service[below(every_service.size())];
    a.confidentiality = {information_class::two};
    if (chance(20)) a.confidentiality.insert(a.confidentiality.begin(), information_class::one);
    a.integrity = {item_up_to(2)};
    a.availability = {item_up_to(2)};
    for (std::size_t aspect = 0; aspect < aspects; ++aspect) {
      const std::size_t as_low = chance(85) ? 2 : degrees;
      if (chance(50)) a.whole[aspect] = whole_answer(95, as_low);
      if (a.whole[aspect].level && chance(70)) continue;
      for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (chance(93)) a.degree[aspect * kinds + kind] = static_cast<std::uint8_t>(below(as_low));
      }
    }
    a.work = chance(80) ? target_work_answer::listed(below(listed_work_)) : work();
    forget_some(a);
    return a;
  }

  void forget_some(answers& a) {
    if (chance(7)) a.organisation.reset();
    if (chance(7)) a.network.reset();
    if (chance(7)) a.service.reset();
    if (chance(7)) a.confidentiality.emplace_back();
    if (chance(7)) a.confidentiality = {};
    if (chance(7)) a.non_disclosable = true;
    if (chance(7)) a.secret = false;
  }

  item item_up_to(std::size_t count) {
    if (chance(15)) return std::nullopt;
    return every_class[below(count)];
  }

  std::optional<bool> yes_or_no(std::size_t percent) {
    if (chance(50)) return std::nullopt;
    return chance(percent);
  }

  impact_answer whole_answer(std::size_t percent, std::size_t count) {
    if (!chance(percent)) return {};
    const auto degree = static_cast<std::uint8_t>(below(count));
    if (chance(50)) return {level_of(degree), degree};
    return {level_of(degree), std::nullopt};
  }

  std::optional<target_work_answer> work() {
    if (chance(30)) return std::nullopt;
    return chance(50) ? target_work_answer::none() : target_work_answer::listed(below(listed_work_));
  }

  std::mt19937 bits_;
  std::size_t listed_work_;
};

}  // namespace selection_model
