// The columns of the files that people keep, by the names that they give them.
//
// There are two kinds of file: a register of registrations and a table of workloads. A `column_vocabulary` holds the
// columns of one kind; a header that belongs to the other kind alone means nothing in it. Columns that only run time
// knows, such as the questions of an impact assessment, are extra columns with numbers of their own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/language.h"

namespace ismap {

enum class column : std::uint8_t {
  registration_number,
  scheme,
  service_name,
  provider,
  service_model,
  audit_period_start,
  audit_period_end,
  audit_period,
  registered_on,
  expires_on,
  renewal_applied_on,
  renewal_decided_on,
  renewal_result,
  withdrawn_on,
  depends_on,
  alert_days,
  workload_id,
  workload_name,
  organisation_type,
  network_model,
  confidentiality,
  integrity,
  availability,
  is_secret_document,
  is_probably_non_disclosable,
  impact_confidentiality,
  impact_integrity,
  impact_availability,
  target_work,
  contract_start,
  contract_end
};
inline constexpr std::size_t column_count = 31;

// An aspect's own answer on impact, in the order of the aspects.
inline constexpr std::array aspect_columns{column::impact_confidentiality, column::impact_integrity,
                                           column::impact_availability};

// "registration_number" and so on: the English header, the JSON key and the NAME of --column.
[[nodiscard]] std::string_view identifier(column c);

// The header to write into an empty file. Neither of the two is for extra columns, which a vocabulary names.
[[nodiscard]] text title(column c);

// The extra column of that number, from 0, and the number of an extra column; nothing for one of the columns above.
[[nodiscard]] constexpr column extra_column(std::size_t index) { return static_cast<column>(column_count + index); }
[[nodiscard]] constexpr std::optional<std::size_t> extra_index(column c) {
  const auto number = static_cast<std::size_t>(c);
  return number < column_count ? std::nullopt : std::optional{number - column_count};
}

// An extra column: its identifier, which is a header too, and its headers in the two languages.
struct extra_column_names {
  std::string identifier;
  std::string ja;
  std::string en;
};

struct known_header;

class column_vocabulary {
 public:
  [[nodiscard]] static const column_vocabulary& of_register();

  // At most 200 extra columns.
  [[nodiscard]] static column_vocabulary of_workloads(std::vector<extra_column_names> extras);

  // The column that a header names; case, full-width letters, spaces, line breaks, underscores and brackets are folded,
  // and a note such as that a date is western (columns.json) is passed over.
  [[nodiscard]] std::optional<column> find(std::string_view header) const;

  [[nodiscard]] std::string_view identifier(column c) const;

  // The column of that identifier, as it is spelled.
  [[nodiscard]] std::optional<column> find_identifier(std::string_view name) const;

  // All of its columns, the extra ones last.
  [[nodiscard]] const std::vector<column>& columns() const { return columns_; }

  // One more than the highest number of a column.
  [[nodiscard]] std::size_t size() const { return column_count + extras_.size(); }

  // The columns of an empty file, in the order in which one fills them in.
  [[nodiscard]] std::span<const column> in_template() const { return template_; }

 private:
  struct folded_header {
    std::string header;
    column meaning;
  };

  column_vocabulary(std::span<const column> columns, std::span<const column> in_template,
                    std::span<const known_header> headers, std::vector<extra_column_names> extras);

  std::vector<column> columns_;
  std::span<const column> template_;
  std::vector<extra_column_names> extras_;
  std::vector<folded_header> headers_;
};

}  // namespace ismap
