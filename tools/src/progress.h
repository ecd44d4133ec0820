// How far a long run has come, on standard error: only where that is a terminal, and only after a while.
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

  [[nodiscard]] std::string line(std::uint64_t bytes_read, double seconds) const;

  const language language_;
  bool is_shown_;
  std::optional<std::uint64_t> bytes_;  // of all sources
  std::uint64_t rows_ = 0;
  clock::time_point begun_ = clock::now();
  clock::time_point next_;
};

}  // namespace ismap::tool
