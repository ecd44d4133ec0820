// The values that rules look at, in a reader's words.
#pragma once

#include <string>

#include "ismap/facts.h"
#include "ismap/language.h"
#include "ismap/outcome.h"
#include "ismap/policy.h"
#include "ismap/selection.h"
#include "ismap/workload.h"

namespace ismap {

// "2", "2 or 3", "unknown"; "SaaS"; of the answers on impact, each with its question.
[[nodiscard]] std::string value_text(fact name, const workload& w, const facts& f, const policies& of_user, language l);

// "service model: SaaS, ...": all of them.
[[nodiscard]] std::string values_text(const fact_set& values, const workload& w, const facts& f,
                                      const policies& of_user, language l);

// "2", "2 or 3", "unknown".
[[nodiscard]] std::string class_text(const possible_classes& c, std::size_t class_count, language l);
[[nodiscard]] std::string level_text(const possible_levels& levels, language l);
[[nodiscard]] std::string outcome_text(const possible_outcomes& outcomes, language l);

// The heading of an answer: a column's, or a question's.
[[nodiscard]] std::string answer_text(column c, const policies& of_user, language l);

// The question behind an answer, in full where the assessment asks it.
[[nodiscard]] std::string question_text(column c, const policies& of_user, language l);

// "service model SaaS; target work ...": one set of answers that would have to be otherwise.
[[nodiscard]] std::string change_text(const change_set& set, const policies& of_user, language l);

}  // namespace ismap
