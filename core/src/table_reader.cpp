#include "ismap/table_reader.h"

#include <utility>

namespace ismap {

table_reader::table_reader(options o, const text_encoding& encoding)
    : options_(std::move(o)),
      encoding_(encoding),
      reader_({.delimiter = options_.delimiter, .max_record = options_.max_record}) {}

table_event table_reader::next() {
  switch (reader_.next(record_)) {
    case csv::event::need_input: return table_event::need_input;
    case csv::event::part: return header_ ? table_event::part : take_header();
    case csv::event::end: return header_ ? table_event::end : take_header();
    case csv::event::record: break;
  }
  if (!header_) return take_header();
  const bool passes_on = !options_.judges_blank_rows && is_blank(record_, reader_.delimiter());
  return passes_on ? table_event::blank : table_event::row;
}

table_event table_reader::take_header() {
  if (record_.bytes.empty()) {
    problem_ = {.what = header_problem::kind::empty};
    return table_event::unusable_header;
  }
  auto read = table_header::read(record_, encoding_, *options_.vocabulary, options_.one_of, options_.aliases);
  if (!read) {
    problem_ = read.error();
    return table_event::unusable_header;
  }
  header_ = *std::move(read);
  reader_.set_max_fields(header_->headers().size());
  return table_event::header;
}

}  // namespace ismap
