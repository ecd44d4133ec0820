// A thread's part of the work: rows in, the bytes of the answered rows out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "ismap/row_engine.h"
#include "options.h"
#include "tables.h"

namespace ismap::tool {

template <class Judge>
class engine_worker final : public table_worker {
 public:
  template <class Settings>
  engine_worker(const Settings& s, row_format format) : engine_(s, format) {}

  void work(const table_batch& b) override {
    made_.clear();
    if (b.from != nullptr) engine_.answer(b.view(), b.rows, made_);
  }

  // Of the last batch.
  [[nodiscard]] const answered_rows<typename Judge::summary_type>& made() const { return made_; }

 private:
  row_engine<Judge> engine_;
  answered_rows<typename Judge::summary_type> made_;
};

// Where all the work is done as the batches are given out, nothing is left for threads.
class idle_worker final : public table_worker {
 public:
  void work(const table_batch&) override {}
};

// CSV and JSON Lines go out row after row.
[[nodiscard]] inline std::optional<row_format> format_of_rows(output_format f) {
  if (f == output_format::csv) return row_format::csv;
  return f == output_format::jsonl ? std::optional{row_format::json_lines} : std::nullopt;
}

}  // namespace ismap::tool
