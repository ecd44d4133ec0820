#include "ismap/table_reader.h"

#include <utility>

namespace ismap {

table_reader::table_reader(options o, const text_encoding& encoding)
    : options_(std::move(o)),
      encoding_(&encoding),
      reader_({.delimiter = options_.delimiter, .max_record = options_.max_record}) {}

table_event table_reader::next() {
  switch (reader_.next(record_)) {
    case csv::event::need_input: return table_event::need_input;
    case csv::event::part: return header_ ? table_event::part : take_header();
    case csv::event::end: return header_ ? table_event::end : take_header();
    case csv::event::record: break;
  }
  if (!header_) return take_header();
  return passes_on(record_) ? table_event::blank : table_event::row;
}

bool table_reader::passes_on(const csv::record& r) const {
  return !options_.judges_blank_rows && is_blank(r, reader_.delimiter());
}

bool table_reader::fill(row_batch& batch, const std::function<std::size_t(std::span<char>)>& read,
                        std::size_t block_size) {
  using kind = row_batch::kind;
  constexpr std::size_t most = 4096;  // a block of nothing but line ends would make many
  batch.count_ = 0;
  while (batch.count_ < most) {
    if (batch.count_ == batch.entries_.size()) batch.entries_.emplace_back();
    row_batch::entry& next = batch.entries_[batch.count_];
    const csv::event event = reader_.next(next.record);
    if (event == csv::event::record || event == csv::event::part) {
      next.what = event == csv::event::part ? kind::part : passes_on(next.record) ? kind::blank : kind::row;
      ++batch.count_;
      continue;
    }
    if (batch.count_ > 0) break;
    if (event == csv::event::end) return false;
    const std::size_t count = read(reader_.room(block_size));
    reader_.added(count);
    if (count == 0) reader_.finish();
  }
  reader_.release(batch.bytes_);
  return true;
}

table_event table_reader::take_header() {
  if (record_.bytes.empty()) {
    problem_ = {.what = header_problem::kind::empty};
    return table_event::unusable_header;
  }
  auto read = table_header::read(record_, *encoding_, *options_.vocabulary, options_.one_of, options_.aliases);
  if (!read) {
    problem_ = read.error();
    return table_event::unusable_header;
  }
  header_ = *std::move(read);
  reader_.set_max_fields(header_->headers().size());
  return table_event::header;
}

}  // namespace ismap
