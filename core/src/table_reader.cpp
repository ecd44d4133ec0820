#include "ismap/table_reader.h"

#include <limits>
#include <utility>

#include "unicode.h"

namespace ismap {

namespace {

constexpr std::size_t most_lines_above = 30;

// Of a line "sep=;": the delimiter that it names.
std::optional<char> separator_of(std::string_view line) {
  if (line.starts_with('"') && line.ends_with('"') && line.size() == 7) line = line.substr(1, 5);
  const bool is_named = line.size() == 5 && unicode::fold(line.substr(0, 4)) == "SEP=";
  return is_named ? std::optional{line[4]} : std::nullopt;
}

// How files of Excel begin: today's, which are archives, and those of before 2007.
bool begins_as_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

// A title, a blank line: the header may stand below it.
bool is_of_no_use(const header_problem& p) {
  using kind = header_problem::kind;
  return p.what == kind::empty || p.what == kind::no_usable_column || p.what == kind::alias_not_found;
}

}  // namespace

table_reader::table_reader(options o, const text_encoding& encoding)
    : options_(std::move(o)),
      encoding_(&encoding),
      reader_({.delimiter = options_.delimiter,
               .max_record = options_.max_record,
               .offset = options_.offset,
               .line = options_.line}) {
  read_lines_above();
}

// Those that are said to stand above the header are lines, whatever quotes they have.
void table_reader::read_lines_above() {
  const bool is_above = options_.lines_above && lines_above_ < *options_.lines_above;
  reader_.set_care(is_above ? csv::reader::care::lines : csv::reader::care::fields);
}

table_event table_reader::next() {
  for (;;) {
    if (end_ && has_passed(*end_)) return table_event::end;
    const csv::event event = reader_.next(record_);
    if (event == csv::event::need_input) return table_event::need_input;
    if (header_) return event_after_header(event);
    if (event == csv::event::end) {
      if (options_.lines_above && lines_above_ > 0) {
        problem_ = {.what = header_problem::kind::too_few_lines, .first = lines_above_};
      }
      return table_event::unusable_header;
    }
    if (const auto taken = take_line()) return *taken;
  }
}

table_event table_reader::event_after_header(csv::event event) const {
  if (event == csv::event::end) return table_event::end;
  if (event == csv::event::part) return table_event::part;
  return passes_on(record_) ? table_event::blank : table_event::row;
}

std::string_view table_reader::lines_at_hand() const {
  const std::string_view all = reader_.unread();
  return reader_.has_finished() ? all : all.substr(0, all.rfind('\n') + 1);
}

bool table_reader::passes_on(const csv::record& r) const {
  return !options_.judges_blank_rows && is_blank(r, reader_.delimiter());
}

bool table_reader::fill(row_batch& batch, const std::function<std::size_t(std::span<char>)>& read,
                        std::size_t block_size, std::size_t most) {
  batch.clear();
  batch.judges_blank_rows_ = options_.judges_blank_rows;
  reader_.set_care(csv::reader::care::records);
  for (std::optional<csv::event> then; batch.count() == 0;) {
    batch.whole_ = reader_.pass(end_.value_or(std::numeric_limits<std::uint64_t>::max()), most, record_, then);
    batch.after_is_part_ = then == csv::event::part;
    if (then == csv::event::part || then == csv::event::record) batch.after_ = record_;
    if (batch.count() > 0) break;
    if (then != csv::event::need_input) return false;
    const std::size_t count = read(reader_.room(block_size));
    reader_.added(count);
    if (count == 0) reader_.finish();
  }
  reader_.release(batch.bytes_);
  return true;
}

void table_reader::skip_to(std::uint64_t offset, const std::function<std::size_t(std::span<char>)>& read,
                           std::size_t block_size, bool has_quoted_line_breaks) {
  using care = csv::reader::care;
  reader_.set_care(has_quoted_line_breaks ? care::records : care::lines);
  for (std::optional<csv::event> then; !has_passed(offset) && then != csv::event::end;) {
    (void)reader_.pass(offset, std::numeric_limits<std::size_t>::max(), record_, then);
    if (then != csv::event::need_input) continue;
    const std::size_t count = read(reader_.room(block_size));
    reader_.added(count);
    if (count == 0) reader_.finish();
  }
}

void table_reader::begin_rows(table_header header, char delimiter) {
  header_ = std::move(header);
  reader_.begin_table(delimiter);
  reader_.set_max_fields(header_->headers().size());
}

// The first line with a column of which there must be one is the header, unless the user says how many lines stand
// above it; nothing is returned for those. Where no line is the header, the problem told is the first line's, or that
// of a line that is no text.
std::optional<table_event> table_reader::take_line() {
  const bool is_above = options_.lines_above && lines_above_ < *options_.lines_above;
  const bool is_line = record_.problem == csv::problem::none && !record_.line_end.empty();
  if (is_line && (is_above || separator_of(record_.bytes))) return pass_line_above(), std::nullopt;
  auto read = read_header();
  if (read) {
    header_ = *std::move(read);
    reader_.set_max_fields(header_->headers().size());
    return table_event::header;
  }
  if (!has_problem_ || read.error().what == header_problem::kind::not_text) {
    problem_ = read.error();
    problem_.line = record_.line;
  }
  has_problem_ = true;
  const bool may_follow = is_line && !options_.lines_above && lines_above_ < most_lines_above;
  if (!may_follow || !is_of_no_use(read.error())) return table_event::unusable_header;
  return pass_line_above(), std::nullopt;
}

result<table_header, header_problem> table_reader::read_header() const {
  if (record_.bytes.empty()) return header_problem{.what = header_problem::kind::empty};
  if (begins_as_workbook(record_.bytes)) return header_problem{.what = header_problem::kind::workbook};
  return table_header::read(record_, *encoding_, *options_.vocabulary, options_.one_of, options_.aliases);
}

void table_reader::pass_line_above() {
  above_header_.append(record_.bytes).append(record_.line_end);
  ++lines_above_;
  reader_.begin_table(separator_of(record_.bytes).value_or(options_.delimiter));
  read_lines_above();
}

}  // namespace ismap
