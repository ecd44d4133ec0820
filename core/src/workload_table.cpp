#include "ismap/workload_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cell_list.h"
#include "ismap/date_text.h"
#include "plain_day.h"
#include "row_cells.h"
#include "unicode.h"
#include "workload_texts.h"

namespace ismap {

namespace {

// A class as it is written; what the Common Standards put around it, as in "confidentiality class 2 information", in
// Japanese is one word with it.
std::optional<information_class> class_in(std::string_view part, std::string_view aspect_name) {
  constexpr std::string_view information = "\xE6\x83\x85\xE5\xA0\xB1";  // "joho"
  if (part.starts_with(aspect_name)) part.remove_prefix(aspect_name.size());
  if (part.ends_with(information)) part.remove_suffix(information.size());
  return parse_information_class(part);
}

class workload_reader {
 public:
  workload_reader(row_cells& cells, const policies& of_user, workload_row& row)
      : cells_(cells), of_user_(of_user), row_(row), to_(row.content) {}

  void read() {
    read_word(column::organisation_type, to_.organisation_type, parse_organisation_type, expected_organisation_type);
    read_word(column::network_model, to_.network_model, parse_network_model, expected_network_model);
    read_word(column::service_model, to_.service_model, parse_service_model, expected_service_model);
    read_items(column::confidentiality, aspect::confidentiality, to_.confidentiality, information_class::three_c,
               expected_class);
    read_items(column::integrity, aspect::integrity, to_.integrity, information_class::two, expected_two_classes);
    read_items(column::availability, aspect::availability, to_.availability, information_class::two,
               expected_two_classes);
    read_word(column::is_secret_document, to_.is_secret_document, parse_yes_or_no, expected_yes_or_no);
    read_word(column::is_probably_non_disclosable, to_.is_probably_non_disclosable, parse_yes_or_no,
              expected_yes_or_no);
    for (std::size_t a = 0; a < aspect_count; ++a) read_impact(aspect_columns[a], to_.impact_by_aspect[a]);
    if (cells_.has_extra()) read_questions();
    read_target_work();
    expect_day(column::contract_start);
    expect_day(column::contract_end);
  }

 private:
  // The cell, where something stands in it.
  std::optional<std::string_view> written(column c) {
    if (!cells_.has(c)) return std::nullopt;
    const auto cell = cells_.cell(c, scratch_);
    return cell && !cell->empty() ? cell : std::nullopt;
  }

  // Sets `to` by what the column holds: from memory, else by `read`, and remembers what it then is if nothing was wrong
  // with it.
  template <class T, class Read>
  void remembered(column c, T& to, Read read) {
    const std::string_view raw = cells_.raw(c);
    if (raw.empty() || row_.words.recall(c, raw, to)) return;
    const std::size_t findings = row_.findings.size();
    const auto cell = written(c);
    if (cell) read(*cell);
    if (row_.findings.size() == findings) row_.words.keep(c, raw, to);
  }

  // For what none of the expected words is.
  void unread(column c, std::string_view read, const text& expected) {
    if (means_unknown(read)) return;
    row_.findings.push_back(
        {.code = finding_code::value_unreadable, .where = c, .read = std::string{read}, .detail = expected});
  }

  template <class T, class Parse>
  void read_word(column c, std::optional<T>& to, Parse parse, const text& expected) {
    remembered(c, to, [&](std::string_view cell) {
      to = parse(cell);
      if (!to) unread(c, cell, expected);
    });
  }

  // An empty item is an item: nobody can know whether the list was meant to end before it.
  void read_items(column c, aspect of, item_classes& to, information_class highest, const text& expected) {
    remembered(c, to, [&](std::string_view cell) {
      for_each_item(cell, is_semicolon, [&](std::string_view part) {
        const auto read = class_in(part, title(of).ja);
        const bool readable = read && *read <= highest;
        if (!readable) unread(c, part, expected);
        readable ? to.add(*read) : to.add_unknown();
      });
    });
  }

  void read_impact(column c, impact_answer& to) {
    remembered(c, to, [&](std::string_view cell) {
      const auto read = of_user_.assessment().parse_answer(cell);
      read ? void(to = *read) : unread(c, cell, expected_impact);
    });
  }

  void read_questions() {
    const std::size_t questions = of_user_.assessment().questions.size();
    for (std::size_t i = 0; i < questions; ++i) read_impact(extra_column(i), to_.impact_by_question[i]);
  }

  void read_target_work() {
    remembered(column::target_work, to_.target_work, [&](std::string_view cell) {
      if (means_not_listed(cell)) {
        to_.target_work = target_work_answer::none();
      } else if (const auto row = of_user_.find_target_work(cell)) {
        to_.target_work = target_work_answer::listed(*row);
      } else if (!means_unknown(cell)) {
        row_.findings.push_back(
            {.code = finding_code::target_work_unknown, .where = column::target_work, .read = std::string{cell}});
      }
    });
  }

  // Not used here, but a day that cannot be read would be missed where it is.
  void expect_day(column c) {
    day plain;
    if (read_plain_day(cells_.raw(c), plain)) return;
    const auto cell = written(c);
    if (cell && !parse_day(*cell)) unread(c, *cell, expected_day);
  }

  row_cells& cells_;
  const policies& of_user_;
  workload_row& row_;
  workload& to_;
  std::string scratch_;
};

}  // namespace

column_vocabulary vocabulary_of_workloads(const policies& of_user) {
  std::vector<extra_column_names> questions;
  for (const impact_question& q : of_user.assessment().questions) {
    questions.push_back({q.column(), q.heading_ja, q.heading_en});
  }
  return column_vocabulary::of_workloads(std::move(questions));
}

std::vector<column> required_of_workloads(const policies& of_user) {
  std::vector<column> all{column::organisation_type,
                          column::network_model,
                          column::service_model,
                          column::confidentiality,
                          column::integrity,
                          column::availability,
                          column::is_secret_document,
                          column::is_probably_non_disclosable,
                          column::impact_confidentiality,
                          column::impact_integrity,
                          column::impact_availability,
                          column::target_work};
  for (std::size_t i = 0; i < of_user.assessment().questions.size(); ++i) all.push_back(extra_column(i));
  return all;
}

namespace {

// Where no more questions than these have ever been answered in it.
void clear(workload& w, std::size_t questions) {
  w.organisation_type.reset();
  w.network_model.reset();
  w.service_model.reset();
  w.confidentiality = w.integrity = w.availability = {};
  w.is_secret_document.reset();
  w.is_probably_non_disclosable.reset();
  w.impact_by_aspect = {};
  std::fill_n(w.impact_by_question.begin(), questions, impact_answer{});
  w.target_work.reset();
}

}  // namespace

void read_workload(const csv::record& r, const table_header& header, const text_encoding& encoding,
                   const policies& of_user, std::size_t max_record, workload_row& row, bool is_text) {
  row.findings.clear();
  if (row.words_encoding != &encoding || row.words_policies != &of_user) {
    row.words.forget();
    row.content = {};
  } else {
    clear(row.content, of_user.assessment().questions.size());
  }
  row.words_encoding = &encoding;
  row.words_policies = &of_user;
  row_cells cells{r, header, encoding};
  cells.check(max_record, is_text, row.findings);
  workload_reader{cells, of_user, row}.read();
}

}  // namespace ismap
