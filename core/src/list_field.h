// A list of identifiers as one field of CSV.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ismap {

// One field of parts joined by ";", put where it is to stand. Only where ";" is the delimiter does it need quotes.
class list_field {
 public:
  list_field(std::string& out, char delimiter) : out_(out), begin_(out.size()), quoted_(delimiter == ';') {}

  void add(std::string_view part) {
    if (out_.size() > begin_) out_ += ';';
    out_ += part;
  }

  void end() {
    if (!quoted_ || out_.find(';', begin_) == std::string::npos) return;
    out_.insert(begin_, 1, '"');
    out_ += '"';
  }

 private:
  std::string& out_;
  std::size_t begin_;
  bool quoted_;
};

}  // namespace ismap
