#include "ismap/register_session.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ismap/check_output.h"
#include "ismap/date_text.h"
#include "ismap/json.h"
#include "ismap/link.h"
#include "ismap/text_input.h"
#include "ismap/utf16.h"
#include "register_order.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::string_view mark = "\xEF\xBB\xBF";

byte_order order_of(file_encoding e) {
  return e == file_encoding::utf16be ? byte_order::big_endian : byte_order::little_endian;
}

table_reader::options reading_of(const session_settings& s) {
  const auto one_of = required_of_registers();
  table_reader::options how{&column_vocabulary::of_register(), {one_of.begin(), one_of.end()}};
  how.lines_above = s.lines_above;
  if (s.check.reading.max_record > 0) how.max_record = s.check.reading.max_record;
  return how;
}

bool is_in_months(status s) { return s != status::superseded && s != status::withdrawn && s != status::invalid; }

severity worst_of(const std::vector<finding>& findings) {
  severity worst = severity::info;
  for (const finding& f : findings) worst = std::max(worst, severity_of(f.code));
  return worst;
}

}  // namespace

// The file read from its beginning.
struct register_session::pass {
  pass(byte_source& in, const session_settings& s) : how(reading_of(s)), text(in, s.encoding), reader(how) {}

  [[nodiscard]] bool read_header() {
    for (table_event event = reader.next(); event != table_event::header; event = reader.next()) {
      if (event == table_event::unusable_header) return false;
      read_block();
      reader.set_encoding(encoding_of_cells(text.encoding()));
    }
    header = csv::kept_record{reader.record()};
    return true;
  }

  void read_block() {
    const std::size_t count = text.read(reader.room(block_size));
    reader.added(count);
    if (count == 0) reader.finish();
  }

  [[nodiscard]] bool fill() { return reader.fill(rows, read, block_size); }

  // Goes to the row that begins at that byte, on that line, once the header is read.
  void go_to(std::uint64_t offset, std::uint64_t line) {
    how.offset = offset;
    how.line = line;
    table_reader there{how, encoding_of_cells(text.encoding())};
    there.begin_rows(reader.header(), reader.delimiter());
    reader = std::move(there);
    text.seek(offset);
  }

  // Where the first row begins at that byte or after it, as far as can be told without reading all that precedes: the
  // first of the next lines that has as many fields as the header, since within quotes few do; else the first line.
  [[nodiscard]] std::uint64_t likely_row_from(std::uint64_t offset) {
    constexpr int most_lines = 32;
    const std::uint64_t first = line_from(offset);
    std::uint64_t line = first;
    for (int i = 0; i < most_lines; ++i, line = line_from(line + 1)) {
      if (has_all_fields(line)) return line;
    }
    return first;
  }

  // Where the first line begins at that byte or after it, whatever quotes there are.
  [[nodiscard]] std::uint64_t line_from(std::uint64_t offset) {
    go_to(offset - 1, 1);
    reader.skip_to(offset, read, block_size, false);
    return reader.offset();
  }

  [[nodiscard]] bool has_all_fields(std::uint64_t line) {
    go_to(line, 1);
    table_event event = reader.next();
    for (; event == table_event::need_input; event = reader.next()) read_block();
    const csv::record& r = reader.record();
    return event == table_event::row && r.problem == csv::problem::none &&
           r.field_count() + r.surplus_fields == reader.header().headers().size();
  }

  table_reader::options how;
  text_input text;
  table_reader reader;
  std::function<std::size_t(std::span<char>)> read = [this](std::span<char> room) { return text.read(room); };
  csv::kept_record header;
  row_batch rows;
};

// What is given out, and how far it is.
struct register_session::output_state {
  output_state(form f, const check_settings& s) : what(f), engine(s, row_format::csv) {}

  form what;
  bool has_head = false;  // what stands above the rows
  std::string bytes;
  json_writer json{bytes};
  row_engine<register_judge> engine;
  answered_rows<check_summary> answered;
  std::optional<utf16_encoder> encoder;
};

register_session::register_session(session_settings s, byte_source& in) : s_(std::move(s)), in_(in), judge_(s_.check) {}

register_session::~register_session() = default;

void register_session::begin_pass() {
  in_.seek(0);
  pass_ = std::make_unique<pass>(in_, s_);
  at_ = 0;
}

bool register_session::open() {
  begin_pass();
  const bool is_usable = pass_->read_header();
  encoding_ = pass_->text.encoding();
  if (!is_usable) return false;
  header_ = pass_->reader.header();
  delimiter_ = pass_->reader.delimiter();
  const csv::record r = pass_->header.view();
  file_offset_ = (pass_->reader.has_byte_order_mark() ? file_size_of(mark) : 0) +
                 file_size_of(pass_->reader.above_header()) + file_size_of(r.bytes) + file_size_of(r.line_end);
  return true;
}

const header_problem& register_session::problem() const { return pass_->reader.problem(); }

const table_header& register_session::header() const { return *header_; }

std::uint64_t register_session::file_size_of(std::string_view text) const {
  return is_utf16(encoding_) ? utf16_size(text) : text.size();
}

// Of rows within those bytes. An encoding that is known late had only ASCII before it.
table_view register_session::view_of(std::string_view bytes) const {
  table_view v{s_.name, &*header_, delimiter_, &encoding_of_cells(encoding_)};
  v.is_text = v.encoding->first_malformed(bytes) == bytes.size();
  return v;
}

bool register_session::can_share() const {
  return !s_.links && pass_->text.knows_encoding() && !is_utf16(pass_->text.encoding());
}

void register_session::start_at(std::uint64_t offset) {
  begin_ = pass_->likely_row_from(offset);
  pass_->go_to(begin_, 1);
}

bool register_session::step() {
  table_reader& reader = pass_->reader;
  if (std::exchange(has_appended_, false)) pass_->go_to(ends_at_, lines_ + 1);
  reader.end_at(end_);
  pass_->read_block();
  encoding_ = pass_->text.encoding();
  const table_view from = view_of(reader.lines_at_hand());
  table_event event = reader.next();
  for (; event != table_event::need_input && event != table_event::end; event = reader.next()) {
    s_.links ? keep(event, reader.record(), from) : take(event, reader.record(), from);
  }
  if (event == table_event::need_input) return true;
  ends_at_ = reader.offset();
  lines_ = reader.line() - 1;
  link_kept();
  return false;
}

void register_session::take(table_event what, const csv::record& r, const table_view& from) {
  if (what == table_event::row) {
    judge_.judge(r, from);
    add_entry(r, judge_.result());
  }
  move_on(r);
}

void register_session::keep(table_event what, const csv::record& r, const table_view& from) {
  if (what == table_event::part) {
    parts_ += r.bytes;
    return;
  }
  kept_registration& kept = kept_.emplace_back();
  kept.keep(r, *from.encoding);
  kept.parts = std::exchange(parts_, {});
  kept.is_blank = what == table_event::blank;
  if (kept.is_blank) return;
  judge_registration(s_.check, kept.record, from, kept.row, kept.result);
  kept_rows_.push_back(&kept);
}

// In a UTF-16 file, which is read as UTF-8, a row's place is counted.
void register_session::move_on(const csv::record& r) {
  if (is_utf16(encoding_)) file_offset_ += file_size_of(r.bytes) + file_size_of(r.line_end);
}

void register_session::add_entry(const csv::record& r, const assessment& a) {
  register_entry e;
  e.offset = (is_utf16(encoding_) ? file_offset_ : r.offset) & register_entry::max_offset;
  if (is_utf16(encoding_)) text_offsets_.push_back(r.offset);
  const std::uint64_t length = file_size_of(r.bytes);
  if (!r.in_parts && length <= register_entry::max_length) e.length = length & register_entry::max_length;
  e.line = static_cast<std::uint32_t>(r.line);
  e.status = a.status;
  e.worst = worst_of(a.findings);
  e.has_findings = !a.findings.empty();
  if (a.expires_on) {
    e.expires_on = static_cast<std::uint32_t>((*a.expires_on - first_readable_day).count()) & register_entry::no_day;
    if (is_in_months(a.status)) months_.add(*a.expires_on);
  }
  summary_.add(a);
  entries_.push_back(e);
}

void register_session::link_kept() {
  if (!s_.links || !entries_.empty()) return;
  std::vector<linked_row> rows;
  for (kept_registration* each : kept_rows_) rows.push_back({&each->row.content, &each->result});
  link(rows, s_.check.run.as_of, s_.check.rules);
  for (const kept_registration* each : kept_rows_) add_entry(each->record, each->result);
}

register_part register_session::part() const { return {begin_, ends_at_, lines_, summary_, months_}; }

bool register_session::append(const register_part& next) {
  if (next.begins_at != ends_at_) return false;
  summary_.add(next.summary);
  months_.add(next.months);
  ends_at_ = next.ends_at;
  lines_ += next.lines;
  has_appended_ = true;
  return true;
}

void register_session::append_entries(std::span<const register_entry> some, std::uint64_t lines_before) {
  for (register_entry e : some) {
    e.line += static_cast<std::uint32_t>(lines_before);
    entries_.push_back(e);
  }
}

std::vector<std::uint32_t> register_session::ordered(const entry_order& o) const { return in_order(entries_, o); }

void register_session::append_row(std::uint32_t row, std::string_view bytes, std::string& out) {
  json_writer json{out};
  if (s_.links) {
    const kept_registration& k = *kept_rows_[row];
    append_json_row(json, {s_.name, k.record, *header_, *k.encoding}, k.row.content, k.result, s_.check.run, false);
    return;
  }
  std::string text;
  if (is_utf16(encoding_)) {
    utf16_decoder decoder{order_of(encoding_)};
    decoder.append(bytes, text);
    decoder.finish(text);
    bytes = text;
  }
  csv::options how{.delimiter = delimiter_, .max_fields = header_->headers().size()};
  how.max_record = std::max(how.max_record, bytes.size() + 1);
  const std::uint64_t offset = is_utf16(encoding_) ? text_offsets_[row] : entries_[row].offset;
  csv::reader reader;
  reader.open({.bytes = bytes, .line = entries_[row].line, .offset = offset, .how = how});
  csv::record r;
  if (reader.next(r) != csv::event::record) return json.null();
  const table_view from{s_.name, &*header_, delimiter_, &encoding_of_cells(encoding_)};
  judge_.judge(r, from);
  append_json_row(json, {s_.name, r, *header_, *from.encoding}, judge_.content(), judge_.result(), s_.check.run, false);
}

void register_session::begin_search(std::string_view wanted) {
  wanted_ = unicode::fold(wanted);
  begin_pass();
  (void)pass_->read_header();
}

bool register_session::step_search() {
  if (wanted_.empty()) {
    for (register_entry& e : entries_) e.matches = true;
    return false;
  }
  if (!pass_->fill()) return false;
  std::string scratch;
  const text_encoding& encoding = encoding_of_cells(encoding_);
  pass_->rows.for_each(reader_, [&](row_batch::kind what, const csv::record& r) {
    if (what != row_batch::kind::row || at_ == entries_.size()) return;
    const std::string text = unicode::fold(encoding.to_utf8_as_far_as_text(r.bytes, scratch));
    entries_[at_++].matches = text.find(wanted_) != std::string::npos;
  });
  return true;
}

void register_session::begin_output(form f, preceding_part before) {
  begin_pass();
  (void)pass_->read_header();
  if (begin_ > 0) pass_->go_to(begin_, before.lines + 1);
  pass_->reader.end_at(end_);
  output_ = std::make_unique<output_state>(f, s_.check);
  output_->has_head = begin_ > 0;
  if (before.has_rows) output_->json.continue_list();
  if (f == form::csv && is_utf16(encoding_)) output_->encoder.emplace(order_of(encoding_));
}

bool register_session::step_output(std::string& out) {
  output_state& o = *output_;
  o.bytes.clear();
  bool has_more = true;
  if (!o.has_head) {
    o.has_head = true;
    if (o.what == form::csv) {
      const csv_output csv{*header_, delimiter_, check_columns(), s_.check.run.escapes_formulas};
      if (pass_->reader.has_byte_order_mark()) o.bytes += mark;
      o.bytes += pass_->reader.above_header();
      csv.append_header(pass_->header.view(), o.bytes);
    } else {
      o.json.begin_object();
      append_json_head(o.json, s_.check.run);
      o.json.key("rows");
      o.json.begin_array();
    }
  } else {
    has_more = s_.links ? append_kept_rows() : append_read_rows();
  }
  give_output(out);
  return has_more;
}

void register_session::end_output(std::string& out) {
  output_state& o = *output_;
  o.bytes.clear();
  if (o.what == form::json) {
    o.json.end_array();
    append_json_summary(o.json, summary_);
    o.json.end_object();
    o.bytes += '\n';
  }
  give_output(out);
}

void register_session::give_output(std::string& out) {
  output_state& o = *output_;
  out.clear();
  if (!o.encoder) {
    out.swap(o.bytes);
  } else {
    (void)o.encoder->append(o.bytes, out);  // it gives back what its decoder gave, so nothing can fail
  }
}

bool register_session::append_read_rows() {
  if (!pass_->fill()) return false;
  output_state& o = *output_;
  const table_view from = view_of(pass_->rows.bytes());
  if (o.what == form::csv) {
    o.engine.answer(from, pass_->rows, o.answered);
    o.bytes += o.answered.bytes;
    return true;
  }
  pass_->rows.for_each(reader_, [&](row_batch::kind what, const csv::record& r) {
    if (what != row_batch::kind::row) return;
    judge_.judge(r, from);
    o.json.new_line();
    append_json_row(o.json, {s_.name, r, *header_, *from.encoding}, judge_.content(), judge_.result(), s_.check.run,
                    false);
  });
  return true;
}

bool register_session::append_kept_rows() {
  constexpr std::size_t at_a_time = 4096;
  output_state& o = *output_;
  const csv_output csv{*header_, delimiter_, check_columns(), s_.check.run.escapes_formulas};
  const std::string as_of = format_day(s_.check.run.as_of);
  const std::size_t end = std::min(kept_.size(), at_ + at_a_time);
  std::string answers;
  for (; at_ < end; ++at_) {
    const kept_registration& k = kept_[at_];
    if (o.what == form::json) {
      if (k.is_blank) continue;
      o.json.new_line();
      append_json_row(o.json, {s_.name, k.record, *header_, *k.encoding}, k.row.content, k.result, s_.check.run, false);
    } else if (k.is_blank) {
      csv.append_blank(k.record, o.bytes);
    } else {
      answers.clear();
      append_check_answers(k.result, as_of, delimiter_, answers);
      o.bytes += k.parts;
      csv.append_row(k.record, answers, o.bytes);
    }
  }
  return at_ < kept_.size();
}

}  // namespace ismap
