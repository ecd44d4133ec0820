// A thread's part of the work: rows in, the bytes of the answered rows out.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "in_order.h"
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

// The workers of a run: an engine for each job, where rows go out by engines.
template <class Judge>
class row_crew {
 public:
  // Without a format rows go out otherwise.
  template <class Settings>
  row_crew(const Settings& s, std::optional<row_format> format, std::size_t threads) {
    if (!format) {
      workers_.push_back(std::make_unique<idle_worker>());
      return;
    }
    for (std::size_t i = 0; i < jobs_for(threads); ++i) {
      auto worker = std::make_unique<engine_worker<Judge>>(s, *format);
      engines_.push_back(worker.get());
      workers_.push_back(std::move(worker));
    }
  }

  [[nodiscard]] bool has_engines() const { return !engines_.empty(); }
  [[nodiscard]] const std::vector<std::unique_ptr<table_worker>>& workers() const { return workers_; }

  // What the worker of that number has made of its last batch, where there are engines.
  [[nodiscard]] const answered_rows<typename Judge::summary_type>& made(std::size_t worker) const {
    return engines_[worker]->made();
  }

 private:
  std::vector<std::unique_ptr<table_worker>> workers_;
  std::vector<const engine_worker<Judge>*> engines_;
};

// CSV and JSON Lines go out row after row.
[[nodiscard]] inline std::optional<row_format> format_of_rows(output_format f) {
  if (f == output_format::csv) return row_format::csv;
  return f == output_format::jsonl ? std::optional{row_format::json_lines} : std::nullopt;
}

}  // namespace ismap::tool
