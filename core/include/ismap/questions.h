// What can be asked about a workload, for whoever makes a form: every question with the answers that it takes.
#pragma once

#include <string>
#include <string_view>

#include "ismap/columns.h"
#include "ismap/json.h"
#include "ismap/language.h"
#include "ismap/policy.h"

namespace ismap {

// An array: of each question "id" (the answer's header), "title", "question", "kind" and "options" (each with "value",
// what is answered, and "title"). Kinds: "text"; "choice" (one of the options); "choices" (several, by ";": the classes
// of the items of information); "level" (one of the options, degrees and levels); "work" (a row of target work, see
// append_target_work). Every question may be left unanswered.
void append_questions(json_writer& json, const policies& of_user, language l);

// What was answered, in words: the title of an option or of a row of target work, the word for `unknown`; anything else
// as it was written.
[[nodiscard]] std::string answer_in_words(column c, std::string_view written, const policies& of_user, language l);

// The list of target work, an array: "id", "title", "wording", "source".
void append_target_work(json_writer& json, const policies& of_user, language l);

}  // namespace ismap
