// A table of workloads: CSV rows become workloads, by the names of the columns.
//
// A cell that cannot be read is a finding, counts as unknown, and leaves the other cells of the row readable. An empty
// cell and the words for "unknown" are no answer.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/cell_memory.h"
#include "ismap/columns.h"
#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/findings.h"
#include "ismap/policy.h"
#include "ismap/table_header.h"
#include "ismap/workload.h"

namespace ismap {

// The columns of a table of workloads, the questions of the assessment among them.
[[nodiscard]] column_vocabulary vocabulary_of_workloads(const policies& of_user);

// The columns of which a table must have one: those that hold answers.
[[nodiscard]] std::vector<column> required_of_workloads(const policies& of_user);

// A row as read, used again for the next one.
struct workload_row {
  workload_row() = default;
  workload_row(const workload_row&) = delete;
  workload_row& operator=(const workload_row&) = delete;

  workload content;
  std::vector<finding> findings;

  // How words of the rows before were read, as long as these are the same.
  cell_memory words;
  const text_encoding* words_encoding = nullptr;
  const policies* words_policies = nullptr;
};

// Reads one row into `row`, whose memory is used again. Where the row is known to be text in the encoding, `is_text`
// saves looking.
void read_workload(const csv::record& r, const table_header& header, const text_encoding& encoding,
                   const policies& of_user, std::size_t max_record, workload_row& row, bool is_text = false);

}  // namespace ismap
