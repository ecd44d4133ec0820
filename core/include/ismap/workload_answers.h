// One workload as answers: each has the header of a column and what was answered. Answers become a table of one row, so
// that they are read, judged and told of exactly as a row of a table is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/json_reader.h"
#include "ismap/language.h"
#include "ismap/result.h"

namespace ismap {

struct given_answer {
  std::string header;
  std::string text;  // as a cell has it; empty: no answer
};

// CSV by commas, UTF-8: a header and a row.
[[nodiscard]] std::string table_of(std::span<const given_answer> answers);

// Why a JSON text is no workload.
struct answers_problem {
  enum class kind : std::uint8_t {
    no_json,    // `why` tells
    no_object,  // it is JSON, but not an object with a member
    no_answer   // the value of member `name` is neither a text, a number, true, false, null nor a list of them
  };
  kind what{};
  json_place place;
  std::string name{};
  text why{};
};

// Reads an object: its members are the answers, a list is joined by ";", null is no answer.
[[nodiscard]] result<std::vector<given_answer>, answers_problem> read_answers(std::string_view json);

// What is wrong and how to mend it.
[[nodiscard]] std::string message(const answers_problem& p, language l);

// The same where two members, `first` and `second` from 1, answer what `meant` names.
[[nodiscard]] std::string message_of_answer_twice(std::string_view meant, std::size_t first, std::size_t second,
                                                  language l);

}  // namespace ismap
