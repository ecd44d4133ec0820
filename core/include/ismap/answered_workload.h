// One workload, judged and told of whole: what a form shows while it is filled in.
//
// Use this header for a single workload whose answers come from a form or a JSON file; for tables of them use
// workload_judge.h. What it gives out is what `ismap classify` gives of a file with the same answers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/record.h"
#include "ismap/table_header.h"
#include "ismap/workload_answers.h"
#include "ismap/workload_judge.h"

namespace ismap {

class answered_workload {
 public:
  // `s` must outlive this. `name` is told as where the answers come from. Answers under a header that no workload has
  // are passed on, as columns of a table are; no answer at all leaves everything open.
  answered_workload(std::string_view name, std::span<const given_answer> answers, const classify_settings& s);
  answered_workload(const answered_workload&) = delete;
  answered_workload& operator=(const answered_workload&) = delete;

  // Whether the headers can be told apart; where not, problem() says why and nothing else may be asked.
  [[nodiscard]] bool is_readable() const { return header_.has_value(); }
  [[nodiscard]] std::string problem() const;

  // An object: "row" is the row of JSON Lines; "words" the same in a reader's words: "result" (each line's heading and
  // text), "outcome", "possible_outcomes", "reasons" (of each rule tried, in the order of the row's: title, standing,
  // values), "changes", "no_changes_because"; "next_questions" are those not answered, which narrow the outcome most
  // first: "id" and "outcomes_left".
  void append_json(std::string& out) const;

  // The record to file (record.h).
  void append_record(std::string& out) const;

  [[nodiscard]] const selection& result() const { return judge_.result(); }

 private:
  void append_words(json_writer& json) const;
  void append_reasons(json_writer& json) const;
  void append_next_questions(json_writer& json) const;

  // The headers of all answers or their texts, as a row of the table of answers (workload_answers.h) has them.
  class row {
   public:
    row(std::span<const given_answer> answers, std::string given_answer::*part, std::uint64_t line);
    row(const row&) = delete;
    row& operator=(const row&) = delete;

    [[nodiscard]] const csv::record& record() const { return record_; }

   private:
    std::string bytes_;
    std::vector<std::uint32_t> begins_;
    csv::record record_;
  };

  const classify_settings& settings_;
  std::string name_;
  column_vocabulary vocabulary_;
  std::optional<table_header> header_;
  header_problem problem_;
  std::optional<row> row_;
  workload_judge judge_;
};

}  // namespace ismap
