// How many rows expire in which month.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ismap/calendar.h"

namespace ismap {

class month_counts {
 public:
  month_counts() = default;
  // From what by_day() gave.
  explicit month_counts(std::vector<std::uint32_t> by_day) : by_day_(std::move(by_day)) {}

  // One more on that day, which is first_readable_day or comes after it.
  void add(day d) {
    const auto place = static_cast<std::size_t>((d - first_readable_day).count());
    if (place >= by_day_.size()) by_day_.resize(place + 1);
    ++by_day_[place];
  }

  void add(const month_counts& other);

  // By month, "2027-07"; without those that have none.
  [[nodiscard]] std::map<std::string, std::uint32_t> by_month() const;

  // From first_readable_day on, as far as there are any.
  [[nodiscard]] const std::vector<std::uint32_t>& by_day() const { return by_day_; }

 private:
  std::vector<std::uint32_t> by_day_;  // telling the month of each row's day would take longer
};

}  // namespace ismap
