// The record of one selection, to be filed: a Markdown document with the answers, the result, every rule with its
// source, what is not official, and lines to sign.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/csv.h"
#include "ismap/encoding.h"
#include "ismap/language.h"
#include "ismap/policy.h"
#include "ismap/selection.h"
#include "ismap/table_header.h"
#include "ismap/workload.h"

namespace ismap {

// An answer as it was written; what was written for programs, in words.
struct written_answer {
  std::string heading;
  std::string text;
};

// The cells of a row, by their headers, that hold anything.
[[nodiscard]] std::vector<written_answer> written_answers(const csv::record& r, const table_header& header,
                                                          const text_encoding& encoding, const policies& of_user,
                                                          language l);

struct record_subject {
  std::string_view workload_id;
  std::string_view workload_name;
  std::span<const written_answer> answers;
  const workload& content;
  const selection& result;
  const policies& of_user;
};

// The result alone: the list, the question to be found out next, binding, classes, impact, standing.
[[nodiscard]] std::vector<written_answer> result_in_words(const workload& w, const selection& s,
                                                          const policies& of_user, language l);

void append_record(const record_subject& subject, language l, std::string& out);

}  // namespace ismap
