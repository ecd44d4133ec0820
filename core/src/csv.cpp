#include "ismap/csv.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "csv_record.h"
#include "structure.h"

namespace ismap::csv {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t marks_at_once = std::size_t{1} << 12;  // and bytes: each may be one

// The one of the three that stands most often outside quotes; the comma where none does.
char likeliest_delimiter(std::string_view line) {
  constexpr std::array candidates{',', '\t', ';'};
  std::array<std::size_t, candidates.size()> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    const auto found = std::find(candidates.begin(), candidates.end(), c);
    if (found != candidates.end()) ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// The place in [place, end) of the quote that closes the one before them, or `end`. At the places stand quotes and LFs,
// in `bytes` at offset_of(place).
template <class OffsetOf>
std::size_t closing_quote(std::string_view bytes, std::size_t place, std::size_t end, OffsetOf offset_of,
                          std::size_t& line_breaks) {
  for (; place < end; ++place) {
    const std::size_t at = offset_of(place);
    if (bytes[at] == '\n') {
      ++line_breaks;
    } else if (at + 1 == bytes.size() || bytes[at + 1] != '"') {
      return place;
    } else {
      ++place;  // the second of two
    }
  }
  return end;
}

}  // namespace

reader::reader(options o) : options_(o), buffer_offset_(o.offset), record_line_(o.line) {
  options_.max_record = std::min(options_.max_record, std::size_t{1} << 30);
}

std::span<char> reader::room(std::size_t size) {
  if (record_begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + record_begin_, filled_ - record_begin_);
    drop_before_record();
  }
  if (buffer_.size() < filled_ + size) buffer_.resize(filled_ + size);
  bytes_ = buffer_.data();
  return {buffer_.data() + filled_, size};
}

void reader::release(std::vector<char>& bytes) {
  const std::size_t rest = filled_ - record_begin_;
  if (bytes.size() < rest) bytes.resize(rest);
  std::copy_n(buffer_.data() + record_begin_, rest, bytes.data());
  buffer_.swap(bytes);
  bytes_ = buffer_.data();
  drop_before_record();
  if (!in_parts_) begin_record(0);
  forget_marks();
}

// The present record stands at the beginning of the buffer now: so do the places in it.
void reader::drop_before_record() {
  const auto moved = [this](std::size_t place) { return place > record_begin_ ? place - record_begin_ : 0; };
  for (std::size_t i = mark_; i < mark_end_; ++i) marks()[i] -= static_cast<std::uint32_t>(record_begin_);
  marked_ = moved(marked_);
  field_begin_ = moved(field_begin_);
  doubled_end_ = moved(doubled_end_);
  buffer_offset_ += record_begin_;
  filled_ -= record_begin_;
  record_begin_ = 0;
}

event reader::next(record& r) {
  if (!begun_ && !begin_input()) return event::need_input;
  if (in_parts_) return take_part(r);
  if (is_fresh_ && take_whole(r)) return event::record;
  if (record_begin_ == filled_ && finished_) return event::end;
  if (is_fresh_) {
    clear_fields(r);
    begins_.resize(1);
    is_fresh_ = false;
  }
  if (scan(r)) return take(r, mark_at(mark_++));
  const bool too_long = filled_ - record_begin_ > options_.max_record;
  if (!too_long && !finished_) return event::need_input;
  if (is_quoted_) return take_unclosed(r);
  if (!too_long) {
    end_field(r, filled_);
    return take(r, filled_);
  }
  in_parts_ = true;
  parts_.problem = problem::too_long;
  field_begin_ = record_begin_ + options_.max_record + 1;  // its line's end is looked for from here
  return take_part(r);
}

// Passes over the byte order mark and settles the delimiter, where a table begins.
bool reader::begin_input() {
  const bool at_start = buffer_offset_ + record_begin_ == 0;
  if (at_start && filled_ < utf8_mark.size() && !finished_) return false;
  const bool marked = at_start && std::string_view{bytes_, filled_}.starts_with(utf8_mark);
  const std::size_t start = record_begin_ + (marked ? utf8_mark.size() : 0);
  if (options_.delimiter == '\0') {
    const std::size_t line_end = find_line_end(start);
    if (line_end == filled_ && !finished_ && filled_ - start <= options_.max_record) return false;
    const std::size_t length = std::min(line_end - start, options_.max_record);
    options_.delimiter = likeliest_delimiter({bytes_ + start, length});
  }
  byte_order_mark_ = byte_order_mark_ || marked;
  record_begin_ = field_begin_ = start;
  forget_marks();
  begun_ = true;
  return true;
}

stretch reader::pass(std::uint64_t end, std::size_t most, record& r, std::optional<event>& then) {
  then.reset();
  if (!begun_ && !begin_input()) then = event::need_input;
  stretch passed{{}, record_line_, buffer_offset_ + record_begin_, 0, options_};
  if (then) return passed;
  const char* const begin = bytes_ + record_begin_;
  while (passed.records < most && (in_parts_ || buffer_offset_ + record_begin_ < end)) {
    if (const std::size_t count = pass_marked(end, most - passed.records)) {
      passed.records += count;
      continue;
    }
    const std::size_t whole_end = record_begin_;
    const event next_one = next(r);
    if (next_one != event::record || r.in_parts) {
      then = next_one;
      passed.bytes = {begin, static_cast<std::size_t>(bytes_ + whole_end - begin)};
      return passed;
    }
    ++passed.records;
  }
  passed.bytes = {begin, static_cast<std::size_t>(bytes_ + record_begin_ - begin)};
  return passed;
}

// Those whose ends have been found, at one go; others are found where there are none.
std::size_t reader::pass_marked(std::uint64_t end, std::size_t most) {
  if (!is_fresh_ || in_parts_ || care_ == care::fields) return 0;
  const std::size_t count = pass_at_hand(end, most);
  if (count > 0 || !can_find_whole()) return count;
  forget_marks();
  return find_more() ? pass_at_hand(end, most) : 0;
}

std::size_t reader::pass_at_hand(std::uint64_t end, std::size_t most) {
  const std::string_view all{bytes_, filled_};
  const auto offset_of = [this](std::size_t place) { return mark_at(place); };
  std::size_t count = 0;
  std::size_t line_breaks = 0;
  for (std::size_t place = mark_; place < mark_end_ && count < most; ++place) {
    const std::size_t at = mark_at(place);
    if (bytes_[at] != '\n') {
      if (opens_field(at)) place = closing_quote(all, place + 1, mark_end_, offset_of, line_breaks);
      continue;
    }
    if (at - record_begin_ > options_.max_record || buffer_offset_ + record_begin_ >= end) break;
    record_begin_ = at + 1;
    record_line_ += 1 + std::exchange(line_breaks, 0);
    mark_ = place + 1;
    ++count;
  }
  field_begin_ = record_begin_;
  return count;
}

// Where fields are not told apart, the byte before a quote tells whether it begins one.
bool reader::opens_field(std::size_t at) const {
  return care_ == care::records && (at == record_begin_ || bytes_[at - 1] == options_.delimiter);
}

void reader::open(const stretch& s) {
  options_ = s.how;
  bytes_ = s.bytes.data();
  filled_ = s.bytes.size();
  buffer_offset_ = s.offset;
  record_line_ = s.line;
  begun_ = finished_ = true;
  begin_record(0);
  forget_marks();
}

// Gives out the next record if it can be taken as a whole, as nearly all can.
bool reader::take_whole(record& r) {
  if (care_ != care::fields) return false;
  const std::optional<bool> taken = take_marked(r);
  if (taken) return *taken;
  if (!can_find_whole()) return false;
  forget_marks();
  return find_more() && take_marked(r).value_or(false);
}

// Whether there may be the marks of a whole record where those at hand do not reach its end.
bool reader::can_find_whole() const {
  const bool begins_with_record = mark_ == 0 && mark_end_ > 0;
  return !begins_with_record && marked_ != filled_;
}

// The same from the marks at hand; nothing where they do not reach its end.
std::optional<bool> reader::take_marked(record& r) {
  const std::size_t stop = next_stop();
  if (stop == mark_end_) return std::nullopt;
  if (bytes_[mark_at(stop)] != '\n') return take_quoted(r);
  return take_split(r, marks() + mark_ - 1, stop - mark_ + 1, stop_, 0);
}

// Fields between which only delimiters stand end at each of them, fields in quotes at the first one behind.
std::optional<bool> reader::take_quoted(record& r) {
  const std::string_view all{bytes_, filled_};
  const auto offset_of = [this](std::size_t s) { return mark_at(stops_[s]); };
  split_.resize(marks_at_once + 1);
  std::size_t fields = 0;
  std::size_t line_breaks = 0;
  std::size_t place = mark_;
  split_[0] = static_cast<std::uint32_t>(record_begin_);
  for (std::size_t s = stop_; s != stop_end_; ++s) {
    const std::size_t stop = stops_[s];
    for (; place < stop; ++place) split_[++fields] = marks()[place];
    const std::size_t at = mark_at(place++);
    if (bytes_[at] == '\n') return take_split(r, split_.data(), fields + 1, s, line_breaks);
    if (at != split_[fields]) continue;
    s = closing_quote(all, s + 1, stop_end_, offset_of, line_breaks);
    if (s == stop_end_) return std::nullopt;
    place = stops_[s] + std::size_t{1};
  }
  return std::nullopt;
}

// Gives out the record that ends at that one of the stops; false where it is too long or has too many fields.
bool reader::take_split(record& r, std::uint32_t* begins, std::size_t fields, std::size_t stop,
                        std::size_t line_breaks) {
  const std::size_t end = mark_at(stops_[stop]);
  if (end - record_begin_ > options_.max_record || fields > options_.max_fields) return false;
  const char* const bytes = bytes_ + record_begin_;
  const std::size_t length = length_without_cr(bytes, end - record_begin_);
  begins[0] = static_cast<std::uint32_t>(record_begin_);
  begins[fields] = static_cast<std::uint32_t>(record_begin_ + length + 1);
  r.bytes = {bytes, length};
  r.line_end = {bytes + length, end + 1 - record_begin_ - length};
  r.fields = {bytes_, begins, fields};
  r.line = record_line_;
  r.offset = buffer_offset_ + record_begin_;
  r.surplus_fields = r.surplus_begin = 0;
  r.problem = problem::none;
  r.in_parts = false;
  record_line_ += 1 + line_breaks;
  record_begin_ = field_begin_ = end + 1;
  mark_ = stops_[stop] + std::size_t{1};
  stop_ = stop + 1;
  return true;
}

// Goes on to the LF that ends the record, at mark_at(mark_); false where the input at hand does not reach it, or the
// record grows too long. What was scanned is not scanned again when more input has come.
bool reader::scan(record& r) {
  const std::size_t last = record_begin_ + options_.max_record;
  while (mark_ != mark_end_ || find_more()) {
    is_quoted_ ? void(mark_ = next_stop()) : pass_delimiters(last);
    if (mark_ == mark_end_) continue;
    const std::size_t at = mark_at(mark_);
    if (at > last) return false;
    const char c = bytes_[at];
    if (is_quoted_) {
      if (c == '\n') ++line_breaks_;
      if (c == '"' && at >= doubled_end_) {
        if (at + 1 == filled_ && !finished_ && at < last) return false;
        pass_quote(at, last);
      }
    } else if (c == '"') {
      open_quote(at);
    } else {
      end_field(r, at);
      if (c == '\n') return true;
      field_begin_ = at + 1;
    }
    ++mark_;
  }
  return false;
}

void reader::open_quote(std::size_t at) {
  is_quoted_ = care_ == care::fields ? at == field_begin_ : opens_field(at);
  if (is_quoted_) field_begin_ = at;
}

// A quote within quotes is one of two that stand for one, or closes them.
void reader::pass_quote(std::size_t at, std::size_t last) {
  const bool is_doubled = at < last && at + 1 < filled_ && bytes_[at + 1] == '"';
  if (is_doubled) {
    doubled_end_ = at + 2;
  } else {
    is_quoted_ = false;
  }
}

// The place among the marks at hand of the next quote or LF, or their end.
std::size_t reader::next_stop() {
  if (care_ != care::fields) return mark_;
  while (stop_ != stop_end_ && stops_[stop_] < mark_) ++stop_;
  return stop_ == stop_end_ ? mark_end_ : stops_[stop_];
}

// Ends a field at each delimiter up to the next quote or LF.
void reader::pass_delimiters(std::size_t last) {
  const std::size_t left = options_.max_fields - std::min(options_.max_fields, field_index_);
  std::size_t count = std::min(left, next_stop() - mark_);
  const std::uint32_t* const mark = marks() + mark_;
  while (count > 0 && mark[count - 1] - 1 > last) --count;
  if (count == 0) return;
  for (std::size_t i = 0; i < count; ++i) begins_.push_back(mark[i] - static_cast<std::uint32_t>(record_begin_));
  field_begin_ = mark[count - 1];
  field_index_ += count;
  mark_ += count;
}

// Finds the marks of the next bytes, when none are left at hand; false where all bytes have been searched. They are
// looked for a stretch at a time, so that few are kept.
bool reader::find_more() {
  mark_ = mark_end_ = stop_ = stop_end_ = 0;
  if (marked_ == filled_) return false;
  marks_.resize(1 + marks_at_once + marks_to_spare);
  stops_.resize(marks_at_once + marks_to_spare);
  const std::size_t end = std::min(filled_, marked_ + marks_at_once);
  mark_counts found;
  const bool has_fields = care_ == care::fields;  // else every mark is a stop
  find_marks(bytes_, marked_, end, has_fields ? options_.delimiter : '\n', marks(),
             has_fields ? stops_.data() : nullptr, found);
  mark_end_ = found.marks;
  stop_end_ = found.stops;
  marked_ = end;
  return true;
}

void reader::set_care(care c) {
  if (c == care_) return;
  care_ = c;
  forget_marks();
}

// They are looked for again from the present record's beginning.
void reader::forget_marks() {
  mark_ = mark_end_ = stop_ = stop_end_ = 0;
  marked_ = record_begin_;
}

// Ends the field at `at`, where a delimiter, an LF or nothing stands; a CR before an LF is the line end's.
void reader::end_field(record& r, std::size_t at) {
  if (field_index_ < options_.max_fields) {
    const bool ends_line = at < filled_ && bytes_[at] == '\n';
    std::size_t length = at - field_begin_;
    if (ends_line) length = length_without_cr(bytes_ + field_begin_, length);
    begins_.push_back(static_cast<std::uint32_t>(field_begin_ - record_begin_ + length + 1));
  } else {
    add_surplus_field(r);
  }
  ++field_index_;
}

void reader::add_surplus_field(record& r) const {
  if (r.surplus_fields == 0) r.surplus_begin = field_begin_ - record_begin_ - (field_index_ > 0 ? 1 : 0);
  ++r.surplus_fields;
}

// Gives out the record that ends at `end`, where its LF stands or the input ends.
event reader::take(record& r, std::size_t end) {
  const bool has_line_end = end < filled_;
  const std::string_view whole{bytes_ + record_begin_, end - record_begin_};
  const std::size_t length = has_line_end ? length_without_cr(whole.data(), whole.size()) : whole.size();
  r.bytes = whole.substr(0, length);
  r.line_end = {whole.data() + length, whole.size() - length + (has_line_end ? 1 : 0)};
  r.fields = {whole.data(), begins_.data(), begins_.size() - 1};
  r.line = record_line_;
  r.offset = buffer_offset_ + record_begin_;
  r.problem = problem::none;
  r.in_parts = false;
  record_line_ += line_breaks_ + (has_line_end ? 1 : 0);
  begin_record(end + (has_line_end ? 1 : 0));
  return event::record;
}

void reader::begin_record(std::size_t at) {
  record_begin_ = field_begin_ = at;
  field_index_ = 0;
  doubled_end_ = 0;
  line_breaks_ = 0;
  is_quoted_ = false;
  is_fresh_ = true;
}

std::size_t reader::find_line_end(std::size_t from) const {
  return std::min(std::string_view{bytes_, filled_}.find('\n', from), filled_);
}

}  // namespace ismap::csv
