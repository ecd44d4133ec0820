#include "month_table.h"

namespace ismap {

month_table::month_table() {
  starts_.reserve(month_count + 1);
  date::year_month month{date::year{first_year} / date::January};
  for (int i = 0; i <= month_count; ++i, month += date::months{1}) {
    starts_.push_back(day{month / 1}.time_since_epoch().count());
  }
  first_ = day{date::days{starts_.front()}};
  end_ = day{date::days{starts_.back()}};
}

}  // namespace ismap
