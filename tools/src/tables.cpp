#include "tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "failure.h"
#include "in_order.h"
#include "input.h"
#include "ismap/ascii.h"
#include "ismap/cp932.h"
#include "ismap/text_input.h"
#include "progress.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 17;

// How much is read at a time, in bytes and in rows.
struct batch_size {
  std::size_t block = block_size;
  std::size_t rows = 4096;
};

// Smaller where there are many batches at once, and where a short row becomes a long one: in JSON up to a few KB.
batch_size size_of_batches(const options& o, std::size_t batches) {
  const bool is_json = o.format == output_format::json || o.format == output_format::jsonl;
  if (!is_json) return {std::clamp<std::size_t>((1 << 21) / batches, 1 << 13, block_size)};
  return {std::clamp<std::size_t>((1 << 18) / batches, 1 << 11, 1 << 15),
          std::clamp<std::size_t>((1 << 10) / batches, 1 << 3, 1 << 9)};
}

// A header may be as long as a row can be; a message shows its beginning, on one line.
std::string beginning_of(const std::string& header) {
  constexpr std::size_t longest = 300;
  if (header.size() <= longest) return on_one_line(header);
  std::size_t end = longest;
  while (end > 0 && (header[end] & 0xC0) == 0x80) --end;  // not within a character
  return on_one_line(header.substr(0, end)) + "...";
}

std::string header_message(const options& o, const column_vocabulary& vocabulary, const std::string& name,
                           file_encoding encoding, const header_problem& p, bool is_made) {
  const std::string meant{p.meant ? vocabulary.identifier(*p.meant) : ""};
  const std::string place = name + ":" + std::to_string(p.line);
  switch (p.what) {
    case header_problem::kind::empty:
      return say(o.language, texts::header_empty, name, o.command == command::classify ? "workloads" : "register");
    case header_problem::kind::unreadable:
      return say(o.language, texts::header_unreadable, place, identifier(encoding));
    case header_problem::kind::too_long: return say(o.language, texts::header_too_long, place, o.max_record);
    case header_problem::kind::no_usable_column:
      if (is_made) return say(o.language, texts::workload_json_no_answer, name);
      return say(o.language, o.command == command::classify ? texts::header_no_answer : texts::header_no_date, place,
                 beginning_of(p.read));
    case header_problem::kind::bare_cr: return say(o.language, texts::header_bare_cr, name);
    case header_problem::kind::column_twice:
      if (is_made) return name + ": " + message_of_answer_twice(meant, p.first, p.second, o.language);
      return say(o.language, texts::header_twice, place, meant, p.first, p.second, on_one_line(p.read));
    case header_problem::kind::alias_not_found: return say(o.language, texts::header_no_alias, place, p.read);
    case header_problem::kind::too_few_lines: return say(o.language, texts::header_too_few_lines, name, p.first);
    case header_problem::kind::workbook: return say(o.language, texts::header_workbook, name);
    case header_problem::kind::not_text: return say(o.language, texts::header_not_text, name);
  }
  return name;
}

// A table as far as its header.
class opened_source {
 public:
  // Throws failure where there is none.
  opened_source(const table_source& source, const table_reader::options& how, const options& o)
      : o_(o), is_made_(source.make != nullptr) {
    is_made_ ? in_.emplace(source.path, source.make()) : in_.emplace(source.path, o.language);
    text_.emplace(*in_, is_made_ ? std::optional{file_encoding::utf8} : o.encoding);
    table_reader::options own = how;
    own.lines_above = is_made_ ? std::size_t{0} : o.skip;
    if (is_made_) own.delimiter = ',';
    own.judges_blank_rows = is_made_;
    reader_.emplace(std::move(own));
    if (!o.header_path.empty() && !is_made_) {
      borrow_header(how);
    } else {
      read_header(*how.vocabulary);
    }
    if (o.shard) begin_shard(*o.shard);
  }

  [[nodiscard]] open_table table() const {
    open_table made{.name = in_->name(), .header = reader_->header(), .delimiter = reader_->delimiter()};
    made.has_byte_order_mark = reader_->has_byte_order_mark();
    made.above_header = reader_->above_header();
    made.has_lines = !is_made_;
    made.encoding = encoding();
    if (begun_at_ > 0)
      made.lines_before = [this_path = in_->name(), at = begun_at_, l = o_.language] {
        return count_lines(this_path, at, l);
      };
    return made;
  }

  [[nodiscard]] const csv::kept_record& header_record() const { return header_; }
  [[nodiscard]] file_encoding encoding() const { return text_->encoding(); }
  [[nodiscard]] std::uint64_t bytes_read() const { return in_->bytes_read(); }

  bool fill(row_batch& rows, const batch_size& size) {
    return reader_->fill(rows, [this](std::span<char> room) { return text_->read(room); }, size.block, size.rows);
  }

 private:
  // That of another file; `this` has rows alone.
  void borrow_header(const table_reader::options& how) {
    options elsewhere = o_;
    elsewhere.header_path.clear();
    const opened_source lent{{o_.header_path}, how, elsewhere};
    header_ = lent.header_;
    reader_->begin_rows(lent.reader_->header(), lent.reader_->delimiter());
  }

  // The rows that begin in the shard's range of the file's bytes.
  void begin_shard(const shard& s) {
    const auto size = in_->size();
    if (!size) fail_io(say(o_.language, texts::shard_of_stream, in_->name()));
    if (is_utf16(encoding())) fail_io(say(o_.language, texts::shard_of_utf16, in_->name()));
    const auto bound = [&](std::uint64_t part) { return *size / s.count * part + *size % s.count * part / s.count; };
    if (can_begin_at(bound(s.index - 1))) begin_at(bound(s.index - 1) - 1);
    reader_->skip_to(
        bound(s.index - 1), [this](std::span<char> room) { return text_->read(room); }, block_size,
        o_.has_quoted_line_breaks);
    if (s.index < s.count) reader_->end_at(bound(s.index));
  }

  // Without line breaks in quotes any byte will do to look for the next line from. The encoding must be known, or what
  // is passed over might have told it; JSON Lines have the number of each row's line.
  [[nodiscard]] bool can_begin_at(std::uint64_t offset) const {
    return !o_.has_quoted_line_breaks && o_.format == output_format::csv && text_->knows_encoding() &&
           offset > in_->bytes_read();
  }

  void begin_at(std::uint64_t offset) {
    table_reader::options own{.max_record = o_.max_record, .offset = offset};
    own.vocabulary = &reader_->header().vocabulary();
    table_header header = reader_->header();
    const char delimiter = reader_->delimiter();
    text_->seek(offset);
    reader_.emplace(std::move(own), encoding_of_cells(encoding()));
    reader_->begin_rows(std::move(header), delimiter);
    begun_at_ = offset;
  }

  void read_header(const column_vocabulary& vocabulary) {
    for (table_event event = reader_->next(); event != table_event::header; event = reader_->next()) {
      if (event == table_event::unusable_header) {
        fail_io(header_message(o_, vocabulary, in_->name(), encoding(), reader_->problem(), is_made_));
      }
      const std::size_t count = text_->read(reader_->room(block_size));
      if (encoding() == file_encoding::cp932 && !has_cp932()) fail_io(say(o_.language, texts::no_cp932, in_->name()));
      reader_->set_encoding(encoding_of_cells(encoding()));
      reader_->added(count);
      if (count == 0) reader_->finish();
    }
    header_ = csv::kept_record{reader_->record()};
  }

  const options& o_;
  bool is_made_;
  std::optional<input> in_;
  std::optional<text_input> text_;
  std::optional<table_reader> reader_;
  std::uint64_t begun_at_ = 0;
  csv::kept_record header_;
};

// Takes one batch after another, over all the tables.
class batch_source {
 public:
  batch_source(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
               const batch_size& size, tables_read& to)
      : sources_(sources), how_(how), o_(o), size_(size), to_(to) {}

  // False after the last batch.
  bool take(table_batch& b) {
    b.header = {};
    b.broken_off.reset();
    try {
      if (from_ == nullptr || !source_->fill(b.rows, size_)) {
        from_ = nullptr;
        if (next_ == sources_.size()) return false;
        open(sources_[next_++], b);
      }
    } catch (const failure& f) {
      b.broken_off = f;
    }
    b.from = from_;
    if (from_ != nullptr) note_encoding(b);
    b.bytes_read = bytes_before_ + (source_ == nullptr ? 0 : source_->bytes_read());
    if (b.broken_off) from_ = nullptr;
    return true;
  }

 private:
  // Reads the header and the first rows into `b`.
  void open(const table_source& source, table_batch& b) {
    b.rows.clear();
    if (source_ != nullptr) bytes_before_ += source_->bytes_read();
    source_.reset();
    source_ = std::make_unique<opened_source>(source, how_, o_);
    open_table& opened = to_.tables.emplace_back(source_->table());
    if (to_.combined) {
      auto positions = to_.combined->positions_in(opened.header);
      if (!positions) fail_io(say(o_.language, texts::input_changed, opened.name));
      opened.combined = *std::move(positions);
    }
    b.header = source_->header_record();
    from_ = &opened;
    (void)source_->fill(b.rows, size_);
  }

  // Rows that were read before the encoding was known are ASCII, which is the same in all.
  void note_encoding(table_batch& b) const {
    b.file_encoding = source_->encoding();
    b.encoding = &encoding_of_cells(source_->encoding());
  }

  const std::vector<table_source>& sources_;
  const table_reader::options& how_;
  const options& o_;
  const batch_size size_;
  tables_read& to_;
  std::size_t next_ = 0;
  std::unique_ptr<opened_source> source_;
  std::uint64_t bytes_before_ = 0;  // of the sources before
  open_table* from_ = nullptr;
};

// What a table's encoding is known to be grows with its batches, so it is noted here, in their order: another thread
// may be reading on.
void give_out(const table_batch& b, std::size_t worker, const options& o, table_visitor& visitor, tables_read& to) {
  if (b.from != nullptr) b.from->encoding = b.file_encoding;
  if (!b.header.empty()) {
    ++to.readable;
    visitor.header(*b.from, b.header.view());
  }
  if (b.from != nullptr) visitor.batch(b, worker);
  if (!b.broken_off) return;
  tell(say(o.language, texts::error_prefix, b.broken_off->what()));
  to.status = weightier(to.status, b.broken_off->status);
  to.is_cut_short = to.is_cut_short || b.from != nullptr;
}

// A header of --column that none of several tables has was meant for one of them.
void report_useless_aliases(const table_reader::options& how, const options& o, tables_read& to) {
  for (const column_alias& a : how.aliases) {
    const auto has = [&a](const open_table& t) { return t.header.has(a.header); };
    if (!a.may_lack || to.tables.empty() || std::any_of(to.tables.begin(), to.tables.end(), has)) continue;
    tell(say(o.language, texts::error_prefix, say(o.language, texts::alias_in_no_table, a.header)));
    to.status = weightier(to.status, exit_status::io_failed);
    to.is_cut_short = true;
  }
}

}  // namespace

std::vector<column_alias> aliases_of(const options& o, const column_vocabulary& vocabulary) {
  std::vector<column_alias> aliases;
  for (const std::string& word : o.aliases) {
    const auto equals = word.find('=');
    const auto meant = vocabulary.find_identifier(word.substr(0, equals));
    if (meant && equals < word.size() - 1) {
      aliases.push_back({*meant, word.substr(equals + 1), o.files.size() > 1});
      continue;
    }
    std::vector<std::string_view> names;
    for (const column c : vocabulary.columns()) names.push_back(vocabulary.identifier(c));
    fail_usage(say(o.language, texts::usage_bad_column, word, fmt::join(names, ", ")));
  }
  return aliases;
}

combined_columns columns_of_all(const std::vector<table_source>& sources, const table_reader::options& how,
                                const options& o, std::span<const std::string_view> appended,
                                bool& has_other_than_ascii) {
  combined_columns all{appended};
  for (const table_source& source : sources) {
    try {
      const opened_source opened{source, how, o};
      all.add(opened.table().header);
      const std::string_view header = opened.header_record().view().bytes;
      has_other_than_ascii = has_other_than_ascii || opened.table().has_byte_order_mark ||
                             opened.encoding() != file_encoding::utf8 || first_non_ascii(header) < header.size();
    } catch (const failure&) {
      // It is told when the table's turn comes.
    }
  }
  return all;
}

void read_tables(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
                 const std::vector<std::unique_ptr<table_worker>>& workers, table_visitor& visitor, tables_read& to) {
  batch_source source{sources, how, o, size_of_batches(o, workers.size()), to};
  std::vector<table_batch> batches(workers.size());
  progress shown{sources, o};
  const std::size_t threads = std::min(o.threads, workers.size());
  do_in_order(
      batches, threads, [&](table_batch& b) { return source.take(b); },
      [&](const table_batch& b, std::size_t worker) { workers[worker]->work(b); },
      [&](const table_batch& b, std::size_t worker) {
        give_out(b, worker, o, visitor, to);
        shown.advance(b.from == nullptr ? 0 : b.rows.count(), b.bytes_read);
      });
  report_useless_aliases(how, o, to);
}

}  // namespace ismap::tool
