#include "tables.h"

#include <optional>
#include <utility>

#include "cp932.h"
#include "failure.h"
#include "in_order.h"
#include "input.h"
#include "text_input.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

// A header may be as long as a row can be; a message shows its beginning, on one line.
std::string beginning_of(const std::string& header) {
  constexpr std::size_t longest = 300;
  if (header.size() <= longest) return on_one_line(header);
  std::size_t end = longest;
  while (end > 0 && (header[end] & 0xC0) == 0x80) --end;  // not within a character
  return on_one_line(header.substr(0, end)) + "...";
}

std::string header_message(const options& o, const column_vocabulary& vocabulary, const std::string& name,
                           file_encoding encoding, const header_problem& p) {
  const std::string meant{p.meant ? vocabulary.identifier(*p.meant) : ""};
  switch (p.what) {
    case header_problem::kind::empty:
      return say(o.language, texts::header_empty, name, o.command == command::classify ? "workloads" : "register");
    case header_problem::kind::unreadable: return say(o.language, texts::header_unreadable, name, identifier(encoding));
    case header_problem::kind::no_usable_column:
      return say(o.language, o.command == command::classify ? texts::header_no_answer : texts::header_no_date, name,
                 beginning_of(p.read));
    case header_problem::kind::bare_cr: return say(o.language, texts::header_bare_cr, name);
    case header_problem::kind::column_twice:
      return say(o.language, texts::header_twice, name, meant, p.first, p.second);
    case header_problem::kind::alias_not_found: return say(o.language, texts::header_no_alias, name, p.read);
  }
  return name;
}

// Takes one batch after another, over all the tables.
class batch_source {
 public:
  batch_source(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
               tables_read& to)
      : sources_(sources), how_(how), o_(o), to_(to) {}

  // False after the last batch.
  bool take(table_batch& b) {
    b.header_bytes.clear();
    b.broken_off.reset();
    try {
      while (from_ == nullptr || !fill(b)) {
        from_ = nullptr;
        if (next_ == sources_.size()) return false;
        open(sources_[next_++], b);
        (void)fill(b);
        break;
      }
    } catch (const failure& f) {
      b.broken_off = f;
    }
    b.from = from_;
    note_encoding(b);
    if (b.broken_off) from_ = nullptr;
    return true;
  }

 private:
  bool fill(table_batch& b) {
    return from_->reader.fill(b.rows, [this](std::span<char> room) { return text_->read(room); }, block_size);
  }

  // Rows that were read before the encoding was known are ASCII, which is the same in all.
  void note_encoding(table_batch& b) {
    if (from_ == nullptr) return;
    from_->encoding = text_->encoding();
    b.file_encoding = text_->encoding();
    b.encoding = &encoding_of_cells(text_->encoding());
  }

  // Reads the header into `b`.
  void open(const table_source& source, table_batch& b) {
    b.rows.clear();
    const bool is_made = source.make != nullptr;
    is_made ? in_.emplace(source.path, source.make()) : in_.emplace(source.path, o_.language);
    text_.emplace(*in_, is_made ? std::optional{file_encoding::utf8} : o_.encoding);
    table_reader::options how = how_;
    how.lines_above = is_made ? std::size_t{0} : o_.skip;
    if (is_made) how.delimiter = ',';
    how.judges_blank_rows = is_made;
    open_table& opened = to_.tables.emplace_back(open_table{in_->name(), table_reader{std::move(how)}, !is_made});
    read_header(opened.reader);
    b.header = opened.reader.record();
    b.header_bytes.assign(b.header.bytes).append(b.header.line_end);
    b.header.line_end = std::string_view{b.header_bytes}.substr(b.header.bytes.size());
    b.header.bytes = std::string_view{b.header_bytes}.substr(0, b.header.bytes.size());
    from_ = &opened;
  }

  void read_header(table_reader& reader) {
    for (table_event event = reader.next(); event != table_event::header; event = reader.next()) {
      if (event == table_event::unusable_header) {
        fail_io(header_message(o_, *how_.vocabulary, in_->name(), text_->encoding(), reader.problem()));
      }
      const std::size_t count = text_->read(reader.room(block_size));
      expect_convertible();
      reader.set_encoding(encoding_of_cells(text_->encoding()));
      reader.added(count);
      if (count == 0) reader.finish();
    }
  }

  void expect_convertible() const {
    if (text_->encoding() != file_encoding::cp932 || has_cp932()) return;
    fail_io(say(o_.language, texts::no_cp932, in_->name()));
  }

  const std::vector<table_source>& sources_;
  const table_reader::options& how_;
  const options& o_;
  tables_read& to_;
  std::size_t next_ = 0;
  std::optional<input> in_;
  std::optional<text_input> text_;
  open_table* from_ = nullptr;
};

void give_out(const table_batch& b, std::size_t worker, const options& o, table_visitor& visitor, tables_read& to) {
  if (!b.header_bytes.empty()) {
    ++to.readable;
    visitor.header(*b.from, b.header);
  }
  if (b.from != nullptr) visitor.batch(b, worker);
  if (!b.broken_off) return;
  tell(say(o.language, texts::error_prefix, b.broken_off->what()));
  to.status = weightier(to.status, b.broken_off->status);
  to.is_cut_short = to.is_cut_short || b.from != nullptr;
}

}  // namespace

std::vector<column_alias> aliases_of(const options& o, const column_vocabulary& vocabulary) {
  std::vector<column_alias> aliases;
  for (const std::string& word : o.aliases) {
    const auto equals = word.find('=');
    const auto meant = vocabulary.find_identifier(word.substr(0, equals));
    if (meant && equals < word.size() - 1) {
      aliases.push_back({*meant, word.substr(equals + 1)});
      continue;
    }
    std::vector<std::string_view> names;
    for (const column c : vocabulary.columns()) names.push_back(vocabulary.identifier(c));
    fail_usage(say(o.language, texts::usage_bad_column, word, fmt::join(names, ", ")));
  }
  return aliases;
}

void read_tables(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
                 const std::vector<std::unique_ptr<table_worker>>& workers, table_visitor& visitor, tables_read& to) {
  batch_source source{sources, how, o, to};
  std::vector<table_batch> batches(workers.size());
  do_in_order(
      batches, [&](table_batch& b) { return source.take(b); },
      [&](const table_batch& b, std::size_t worker) { workers[worker]->work(b); },
      [&](const table_batch& b, std::size_t worker) { give_out(b, worker, o, visitor, to); });
}

}  // namespace ismap::tool
