// The tables that a command reads, one after the other.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exit_status.h"
#include "failure.h"
#include "ismap/combined_table.h"
#include "ismap/file_encoding.h"
#include "ismap/table_reader.h"
#include "options.h"

namespace ismap::tool {

// One table while it is read and while its rows are given out.
struct open_table {
  std::string name;
  table_header header;
  char delimiter = ',';
  bool has_byte_order_mark = false;
  std::string above_header{};
  std::vector<int> combined{};  // where it has the columns of all tables, if they are given out as one
  bool has_lines = true;        // whether its lines mean anything to a reader; not where it was made from answers
  file_encoding encoding = file_encoding::utf8;   // as far as it has been read
  std::function<std::uint64_t()> lines_before{};  // its first byte, where reading began within it; none: 0
};

// Where a table comes from: a file by its path ("-": standard input), or bytes made when its turn comes, comma
// separated.
struct table_source {
  std::string path;
  std::function<std::string()> make{};  // none: the file's own bytes
};

// Rows of a table on their way.
struct table_batch {
  open_table* from = nullptr;
  csv::kept_record header{};  // of the table's first batch
  row_batch rows{};
  ismap::file_encoding file_encoding{};      // of the rows
  const text_encoding* encoding = nullptr;  // how the core reads them
  std::uint64_t bytes_read = 0;             // of all the tables up to here
  std::optional<failure> broken_off{};      // what ended the table, or kept it from being opened

  [[nodiscard]] table_view view() const {
    return {
        from->name,     &from->header, from->delimiter, encoding, from->combined.empty() ? nullptr : &from->combined,
        from->has_lines};
  }
};

// What a command does with the batches, in their order, one at a time.
class table_visitor {
 public:
  virtual ~table_visitor() = default;

  // A table begins; its first batch follows.
  virtual void header(const open_table& from, const csv::record& record) = 0;
  // The worker of that number has done its work on the batch.
  virtual void batch(const table_batch& b, std::size_t worker) = 0;
};

// What threads do with batches: a worker has one at a time, with memory of its own for it.
class table_worker {
 public:
  virtual ~table_worker() = default;
  virtual void work(const table_batch& b) = 0;
};

struct tables_read {
  std::deque<open_table> tables;
  exit_status status = exit_status::nothing_found;  // of the tables that could not be read
  std::size_t readable = 0;
  bool is_cut_short = false;                 // whether one broke off after its header
  std::optional<combined_columns> combined;  // of tables that are given out as one

  // An output that would hold nothing but the failure of every input is not made, nor a file that would hold a table
  // cut short.
  [[nodiscard]] bool is_worth_keeping(const options& o) const {
    return readable > 0 && (o.output_path.empty() || !is_cut_short);
  }
};

// The columns that --column names; throws failure where it names none of the vocabulary's.
[[nodiscard]] std::vector<column_alias> aliases_of(const options& o, const column_vocabulary& vocabulary);

// The columns of all the tables, from their headers. `has_other_than_ascii` tells whether one of them is not ASCII
// alone.
[[nodiscard]] combined_columns columns_of_all(const std::vector<table_source>& sources,
                                              const table_reader::options& how, const options& o,
                                              std::span<const std::string_view> appended, bool& has_other_than_ascii);

// Reads all of them into `to`, by as many threads as the options say but no more than workers; what cannot be read is
// told on standard error and the rest is read all the same. Throws output_failure alone.
void read_tables(const std::vector<table_source>& sources, const table_reader::options& how, const options& o,
                 const std::vector<std::unique_ptr<table_worker>>& workers, table_visitor& visitor, tables_read& to);

}  // namespace ismap::tool
