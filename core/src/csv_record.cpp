#include "csv_record.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ismap::csv {

kept_record::kept_record(const record& r) : record_(r), bytes_(r.bytes) {
  bytes_ += r.line_end;
  for (std::size_t i = 0; i < r.field_count(); ++i) {
    begins_.push_back(static_cast<std::uint32_t>(r.raw(i).data() - r.bytes.data()));
  }
  if (r.field_count() > 0) begins_.push_back(static_cast<std::uint32_t>(r.field_end(r.field_count() - 1) + 1));
}

record kept_record::view() const {
  record r = record_;
  r.bytes = std::string_view{bytes_}.substr(0, record_.bytes.size());
  r.line_end = std::string_view{bytes_}.substr(record_.bytes.size());
  r.fields = {bytes_.data(), begins_.data(), record_.field_count()};
  return r;
}

void append_fields(const record& r, std::vector<std::string_view>& to) {
  for (std::size_t i = 0; i < r.field_count(); ++i) to.push_back(r.raw(i));
  if (r.problem != problem::unclosed_quote) return;
  to.push_back(r.bytes.substr(r.field_count() == 0 ? 0 : r.field_end(r.field_count() - 1) + 1));
}

std::vector<std::string_view> surplus_fields(const record& r, char delimiter) {
  std::vector<std::string_view> fields;
  if (r.surplus_fields == 0) return fields;
  reader apart;
  apart.open(
      {.bytes = r.bytes.substr(r.surplus_begin + 1), .how = {.delimiter = delimiter, .max_record = r.bytes.size()}});
  record surplus;
  if (apart.next(surplus) != event::record) return {std::string_view{}};
  append_fields(surplus, fields);
  return fields;
}

}  // namespace ismap::csv
