#include "ismap/register_reader.h"

#include <utility>

namespace ismap {

register_reader::register_reader(options o, const text_encoding& encoding)
    : reading_{o.default_scheme, o.max_record},
      aliases_(std::move(o.aliases)),
      encoding_(encoding),
      reader_({.max_record = o.max_record}) {}

register_event register_reader::next() {
  switch (reader_.next(record_)) {
    case csv::event::need_input: return register_event::need_input;
    case csv::event::part: return header_ ? register_event::part : take_header();
    case csv::event::end: return header_ ? register_event::end : take_header();
    case csv::event::record: break;
  }
  if (!header_) return take_header();
  return is_blank(record_, reader_.delimiter()) ? register_event::blank : register_event::row;
}

register_event register_reader::take_header() {
  if (record_.bytes.empty()) {
    problem_ = {.what = header_problem::kind::empty};
    return register_event::unusable_header;
  }
  auto read = register_header::read(record_, encoding_, aliases_);
  if (!read) {
    problem_ = read.error();
    return register_event::unusable_header;
  }
  header_ = *std::move(read);
  reader_.set_max_fields(header_->headers().size());
  return register_event::header;
}

void register_reader::read(const csv::record& r, registration_row& row) const {
  read_registration(r, *header_, encoding_, reading_, row);
}

}  // namespace ismap
