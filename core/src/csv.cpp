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

marking marking_of(char delimiter, reader::care c) {
  return {delimiter, c == reader::care::fields, c != reader::care::lines};
}

// Where the field begins whose quotes are still open at the end of the record's bytes.
std::optional<std::size_t> open_field_begin(std::string_view bytes, char delimiter) {
  quote_state state;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const bool begins_field = state.may_open && (at == 0 || bytes[at - 1] != '"');
    if (bytes[at] == '"' && !state.is_open && begins_field) begin = at;
    state.pass(bytes[at], delimiter);
  }
  return state.is_open ? std::optional{begin} : std::nullopt;
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
  if (scan(r)) {
    const std::size_t end = mark_at(mark_++);
    return take(r, end, quoted_line_breaks(end));
  }
  const bool too_long = filled_ - record_begin_ > options_.max_record;
  if (!too_long && !finished_) return event::need_input;
  if (find_open_quote()) return take_unclosed(r);
  if (!too_long) {
    end_field(r, filled_);
    return take(r, filled_, quoted_line_breaks(filled_));
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
    if (const std::size_t count = pass_whole(end, most - passed.records)) {
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

// As many as can be passed over at one go, or none.
std::size_t reader::pass_whole(std::uint64_t end, std::size_t most) {
  if (!is_fresh_ || in_parts_ || care_ == care::fields) return 0;
  const std::size_t count = pass_stretch(end, most);
  if (count > 0) return count;
  const std::size_t at_hand = pass_at_hand(end, most);
  if (at_hand > 0 || !can_find_whole()) return at_hand;
  forget_marks();
  return find_more() ? pass_at_hand(end, most) : 0;
}

// All that end within a stretch, of which it is enough to know how many there are.
std::size_t reader::pass_stretch(std::uint64_t end, std::size_t most) {
  const std::size_t to = std::min(filled_, record_begin_ + marks_at_once);
  const line_feeds ends = count_line_feeds(bytes_, record_begin_, to, marking_of(options_.delimiter, care_));
  const bool is_within = ends.count <= most && buffer_offset_ + ends.end <= end && options_.max_record >= marks_at_once;
  if (ends.count == 0 || !is_within) return 0;
  record_line_ += ends.count + ends.quoted;
  record_begin_ = field_begin_ = ends.end;
  forget_marks();
  return ends.count;
}

// Those whose ends have been found, one after another.
std::size_t reader::pass_at_hand(std::uint64_t end, std::size_t most) {
  std::size_t count = 0;
  for (; mark_ < mark_end_ && count < most; ++count) {
    const std::size_t at = mark_at(mark_);
    if (at - record_begin_ > options_.max_record || buffer_offset_ + record_begin_ >= end) break;
    record_line_ += 1 + quoted_line_breaks(at);
    record_begin_ = at + 1;
    ++mark_;
  }
  field_begin_ = record_begin_;
  return count;
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
  return take_split(r, stop);
}

// Gives out the record that ends at that mark; false where it is too long or has too many fields.
bool reader::take_split(record& r, std::size_t stop) {
  const std::size_t end = mark_at(stop);
  const std::size_t fields = stop - mark_ + 1;
  if (end - record_begin_ > options_.max_record || fields > options_.max_fields) return false;
  const char* const bytes = bytes_ + record_begin_;
  const std::size_t length = length_without_cr(bytes, end - record_begin_);
  std::uint32_t* const begins = marks() + mark_ - 1;
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
  record_line_ += 1 + quoted_line_breaks(end);
  record_begin_ = field_begin_ = end + 1;
  mark_ = stop + 1;
  ++stop_;
  return true;
}

// Goes on to the LF that ends the record, at mark_at(mark_); false where the input at hand does not reach it, or the
// record grows too long. What was scanned is not scanned again when more input has come.
bool reader::scan(record& r) {
  const std::size_t last = record_begin_ + options_.max_record;
  while (mark_ != mark_end_ || find_more()) {
    pass_delimiters(last);
    if (mark_ == mark_end_) continue;
    const std::size_t at = mark_at(mark_);
    if (at > last) return false;
    end_field(r, at);
    if (bytes_[at] == '\n') return true;
    field_begin_ = at + 1;
    ++mark_;
  }
  return false;
}

// Whether the present record, or what of it may be held, ends within quotes; their field is the present one then.
bool reader::find_open_quote() {
  if (care_ == care::lines) return false;
  const std::size_t length = std::min(filled_ - record_begin_, options_.max_record + 1);
  const auto begin = open_field_begin({bytes_ + record_begin_, length}, options_.delimiter);
  if (begin) field_begin_ = record_begin_ + *begin;
  return begin.has_value();
}

// The place among the marks at hand of the next LF, or their end.
std::size_t reader::next_stop() {
  if (care_ != care::fields) return mark_;
  while (stop_ != stop_end_ && stops_[stop_] < mark_) ++stop_;
  return stop_ == stop_end_ ? mark_end_ : stops_[stop_];
}

// Ends a field at each delimiter up to the next LF.
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
  find_marks(bytes_, marked_, end, marking_of(options_.delimiter, care_), quotes_, marks(), stops_.data(), found);
  has_quoted_line_breaks_ = has_quoted_line_breaks_ || found.has_quoted_line_feeds;
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
  quotes_ = {};
  has_quoted_line_breaks_ = false;
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
event reader::take(record& r, std::size_t end, std::size_t line_breaks) {
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
  record_line_ += line_breaks + (has_line_end ? 1 : 0);
  begin_record(end + (has_line_end ? 1 : 0));
  return event::record;
}

void reader::begin_record(std::size_t at) {
  record_begin_ = field_begin_ = at;
  field_index_ = 0;
  is_fresh_ = true;
}

// As count_line_breaks(), sooner where there are few.
std::size_t reader::find_line_breaks(std::size_t end) const {
  const std::string_view record{bytes_ + record_begin_, end - record_begin_};
  std::size_t count = 0;
  for (std::size_t at = record.find('\n'); at != std::string_view::npos; at = record.find('\n', at + 1)) ++count;
  return count;
}

std::size_t reader::find_line_end(std::size_t from) const {
  return std::min(std::string_view{bytes_, filled_}.find('\n', from), filled_);
}

}  // namespace ismap::csv
