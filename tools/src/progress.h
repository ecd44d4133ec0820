// How far a long run has come, on standard error: only where that is a terminal on which nothing else appears
// meanwhile, and only after a while.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "options.h"
#include "tables.h"

namespace ismap::tool {

class progress {
 public:
  // Of reading the sources. Where one of them is no regular file, its end is not known.
  progress(const std::vector<table_source>& sources, const options& o);
  ~progress();
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;

  // So many more rows are done, and of all the sources so many bytes are read.
  void advance(std::size_t rows, std::uint64_t bytes_read);

 private:
  using clock = std::chrono::steady_clock;

  // Where the rate is measured from: what is passed over before the first rows is no work of theirs.
  struct beginning {
    clock::time_point at;
    std::uint64_t bytes;
  };

  // `done`: bytes; `rate`: MB a second, more than 0.
  [[nodiscard]] std::string line(std::uint64_t done, double rate) const;

  const language language_;
  bool is_shown_;
  std::optional<std::uint64_t> bytes_;  // of all sources, or of the part that is to be done
  std::uint64_t passed_over_ = 0;       // before that part
  std::uint64_t rows_ = 0;
  std::optional<beginning> begun_;
  clock::time_point next_;
};

}  // namespace ismap::tool
