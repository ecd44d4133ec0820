// The tables that a command reads, one after the other.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "exit_status.h"
#include "ismap/table_reader.h"
#include "options.h"

namespace ismap::tool {

// One table while it is read and while its rows are given out.
struct open_table {
  std::string name;
  table_reader reader;
  bool has_lines = true;  // whether its lines mean anything to a reader; not where it was made from answers
};

// Where a table comes from: a file by its path ("-": standard input), or bytes made when its turn comes, comma
// separated.
struct table_source {
  std::string path;
  std::function<std::string()> make{};  // none: the file's own bytes
};

// What a command does with what stands in a table. The record is from.reader.record().
class table_visitor {
 public:
  virtual ~table_visitor() = default;

  virtual void header(const open_table& from) = 0;
  virtual void row(const open_table& from) = 0;
  virtual void blank(const open_table& from) = 0;
  virtual void part(const open_table& from) = 0;
};

struct tables_read {
  std::deque<open_table> tables;
  exit_status status = exit_status::nothing_found;  // of the tables that could not be read
  std::size_t readable = 0;
  bool is_cut_short = false;  // whether one broke off after its header

  // An output that would hold nothing but the failure of every input is not made, nor a file that would hold a table
  // cut short.
  [[nodiscard]] bool is_worth_keeping(const options& o) const {
    return readable > 0 && (o.output_path.empty() || !is_cut_short);
  }
};

// The columns that --column names; throws failure where it names none of the vocabulary's.
[[nodiscard]] std::vector<column_alias> aliases_of(const options& o, const column_vocabulary& vocabulary);

// Reads all of them into `to`; what cannot be read is told on standard error and the rest is read all the same. Throws
// output_failure alone.
void read_tables(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
                 table_visitor& visitor, tables_read& to);

}  // namespace ismap::tool
