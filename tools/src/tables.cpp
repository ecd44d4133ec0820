#include "tables.h"

#include <optional>
#include <utility>

#include "failure.h"
#include "input.h"
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
                           const header_problem& p) {
  const std::string meant{p.meant ? vocabulary.identifier(*p.meant) : ""};
  switch (p.what) {
    case header_problem::kind::empty:
      return say(o.language, texts::header_empty, name, o.command == command::classify ? "workloads" : "register");
    case header_problem::kind::unreadable: return say(o.language, texts::header_unreadable, name);
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

class table_walk {
 public:
  table_walk(const table_reader::options& how, const options& o, table_visitor& visitor, tables_read& to)
      : how_(how), o_(o), visitor_(visitor), to_(to) {}

  void read_or_report(const table_source& source) {
    const std::size_t readable_before = to_.readable;
    try {
      read(source);
    } catch (const output_failure&) {
      throw;
    } catch (const failure& f) {
      tell(say(o_.language, texts::error_prefix, f.what()));
      to_.status = weightier(to_.status, f.status);
      to_.is_cut_short = to_.is_cut_short || to_.readable > readable_before;
    }
  }

 private:
  void read(const table_source& source) {
    const bool is_made = source.make != nullptr;
    input in = is_made ? input{source.path, source.make()} : input{source.path, o_.language};
    table_reader::options how = how_;
    if (is_made) how.delimiter = ',';
    how.judges_blank_rows = is_made;
    open_table& from = to_.tables.emplace_back(open_table{in.name(), table_reader{std::move(how)}, !is_made});
    bool more = true;
    while (more) {
      const table_event event = from.reader.next();
      if (event == table_event::need_input) {
        const std::size_t count = in.read(from.reader.room(block_size));
        from.reader.added(count);
        if (count == 0) from.reader.finish();
      } else {
        more = take(from, event);
      }
    }
  }

  bool take(const open_table& from, table_event event) {
    switch (event) {
      case table_event::unusable_header:
        fail_io(header_message(o_, *how_.vocabulary, from.name, from.reader.problem()));
      case table_event::header:
        ++to_.readable;
        visitor_.header(from);
        return true;
      case table_event::row: visitor_.row(from); return true;
      case table_event::blank: visitor_.blank(from); return true;
      case table_event::part: visitor_.part(from); return true;
      case table_event::need_input:
      case table_event::end: return false;
    }
    return false;
  }

  const table_reader::options& how_;
  const options& o_;
  table_visitor& visitor_;
  tables_read& to_;
};

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
                 table_visitor& visitor, tables_read& to) {
  table_walk walk{how, o, visitor, to};
  for (const table_source& source : sources) walk.read_or_report(source);
}

}  // namespace ismap::tool
