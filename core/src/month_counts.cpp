#include "ismap/month_counts.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "ismap/date_text.h"

namespace ismap {

void month_counts::add(const month_counts& other) {
  const auto& more = other.by_day_;
  by_day_.resize(std::max(by_day_.size(), more.size()));
  std::transform(more.begin(), more.end(), by_day_.begin(), by_day_.begin(), std::plus{});
}

std::map<std::string, std::uint32_t> month_counts::by_month() const {
  std::map<std::string, std::uint32_t> all;
  for (std::size_t i = 0; i < by_day_.size(); ++i) {
    if (by_day_[i] == 0) continue;
    const std::string on = format_day(first_readable_day + date::days{static_cast<int>(i)});
    all[on.substr(0, std::string_view{"2027-07"}.size())] += by_day_[i];
  }
  return all;
}

}  // namespace ismap
