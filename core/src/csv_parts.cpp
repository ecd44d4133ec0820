// Rows that do not end as they should: those with a quote that is never closed, and those too long to hold.
#include <algorithm>

#include "csv_record.h"
#include "ismap/csv.h"

namespace ismap::csv {

// The quote at field_begin_ is never closed: its row ends where its line does. How much input is at hand beyond
// max_record must not matter, so a line that is longer comes in parts even where all of it is here.
event reader::take_unclosed(record& r) {
  const std::size_t open_field = care_ == care::fields ? field_index_ : fields_before(field_begin_);
  const std::size_t line_end = find_line_end(field_begin_);
  if (line_end - record_begin_ > options_.max_record) {
    parts_.problem = problem::unclosed_quote;
    parts_.open_field = open_field;
    in_parts_ = true;
    return take_part(r);
  }
  if (open_field >= options_.max_fields) add_surplus_field(r);
  take(r, line_end, count_line_breaks(line_end));
  forget_marks();
  r.problem = problem::unclosed_quote;
  r.open_field = open_field;
  return event::record;
}

// Of the present record, where they were not told apart.
std::size_t reader::fields_before(std::size_t at) const {
  stretch before{{bytes_ + record_begin_, at - record_begin_}};
  before.how.delimiter = options_.delimiter;
  reader apart;
  apart.open(before);
  record r;
  return apart.next(r) == event::record ? r.field_count() - 1 : 0;
}

// Gives out what is at hand of a row that is not held whole, up to its line's end.
event reader::take_part(record& r) {
  const std::size_t line_end = find_line_end(std::max(record_begin_, field_begin_));
  if (line_end == filled_ && !finished_) {
    if (record_begin_ == filled_) return event::need_input;
    // A CR may be half of a line end that the next block completes.
    const std::size_t end = length_without_cr(bytes_ + record_begin_, filled_ - record_begin_) + record_begin_;
    if (end == record_begin_) return event::need_input;
    start_parts();
    describe_parts(r);
    r.bytes = {bytes_ + record_begin_, end - record_begin_};
    r.line_end = {};
    record_line_ += count_line_breaks(end);
    record_begin_ = field_begin_ = end;
    return event::part;
  }
  start_parts();
  take(r, line_end, count_line_breaks(line_end));
  describe_parts(r);
  in_parts_ = parts_.has_started = false;
  forget_marks();
  return event::record;
}

// Remembers where a row in parts began, at its first part.
void reader::start_parts() {
  if (parts_.has_started) return;
  parts_.has_started = true;
  parts_.line = record_line_;
  parts_.offset = buffer_offset_ + record_begin_;
}

// What a part and the record after the last part say of the row that they belong to.
void reader::describe_parts(record& r) const {
  clear_fields(r);
  r.line = parts_.line;
  r.offset = parts_.offset;
  r.problem = parts_.problem;
  r.open_field = parts_.open_field;
  r.in_parts = true;
}

// Of the present record, whatever its quotes.
std::size_t reader::count_line_breaks(std::size_t end) const {
  return static_cast<std::size_t>(std::count(bytes_ + record_begin_, bytes_ + end, '\n'));
}

}  // namespace ismap::csv
