// A workload as an agency describes it: who runs it, on what, with which information, and what its loss would do.
//
// Every answer may be missing; nothing here decides. `impact.h` turns answers into classes and levels, `selection.h`
// into the list that the service must come from. To read workloads from CSV, use workload_table.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ismap/language.h"

namespace ismap {

enum class organisation_type : std::uint8_t {
  national_agency,
  incorporated_agency,
  designated_corporation,
  local_government,
  other
};
inline constexpr std::size_t organisation_type_count = 5;

// How a local government's network is cut from the internet. No other organisation has one.
enum class network_model : std::uint8_t { alpha, alpha_prime, beta, beta_prime };
inline constexpr std::size_t network_model_count = 4;

enum class service_model : std::uint8_t { iaas, paas, saas };
inline constexpr std::size_t service_model_count = 3;

// "national_agency", "alpha_prime", "SaaS": what output says.
[[nodiscard]] std::string_view identifier(organisation_type o);
[[nodiscard]] std::string_view identifier(network_model m);
[[nodiscard]] std::string_view identifier(service_model m);

// The words a reader sees.
[[nodiscard]] text title(organisation_type o);
[[nodiscard]] text title(network_model m);
[[nodiscard]] text title(service_model m);

// Identifiers and Japanese words, folded; nothing for another word. The prime of a network model may be any of the
// characters that people type for it.
[[nodiscard]] std::optional<organisation_type> parse_organisation_type(std::string_view word);
[[nodiscard]] std::optional<network_model> parse_network_model(std::string_view word);
[[nodiscard]] std::optional<service_model> parse_service_model(std::string_view word);

// "yes", "no", "true", "false" and the Japanese words, folded.
[[nodiscard]] std::optional<bool> parse_yes_or_no(std::string_view word);

// Whether a word says that the answer is not known, or that work is not on the list of target work.
[[nodiscard]] bool means_unknown(std::string_view word);
[[nodiscard]] bool means_not_listed(std::string_view word);

// The class of one item of information. Confidentiality has 1, 2 and 3 (Common Standards FY2025, 1.2(1)); local
// governments have 3A, 3B and 3C in place of 3. Integrity and availability have 1 and 2.
enum class information_class : std::uint8_t { one, two, three, three_a, three_b, three_c };
inline constexpr std::size_t information_class_count = 6;

// "1", "2", "3", "3A", "3B", "3C".
[[nodiscard]] std::string_view identifier(information_class c);
[[nodiscard]] std::optional<information_class> parse_information_class(std::string_view word);

// The classes of a workload's items of information in one aspect. Which item has which does not matter, only which
// classes there are.
class item_classes {
 public:
  void add(information_class c) { seen_ |= bit(c), ++count_; }
  void add_unknown() { has_unknown_ = true, ++count_; }

  [[nodiscard]] bool contains(information_class c) const { return (seen_ & bit(c)) != 0; }
  [[nodiscard]] bool contains_local() const {
    return contains(information_class::three_a) || contains(information_class::three_b) ||
           contains(information_class::three_c);
  }
  [[nodiscard]] bool has_unknown() const { return has_unknown_ || count_ == 0; }
  [[nodiscard]] std::size_t count() const { return count_; }

  // The highest class that was given, nothing where none was.
  [[nodiscard]] std::optional<information_class> highest() const;

  friend bool operator==(const item_classes&, const item_classes&) = default;

 private:
  static constexpr std::uint8_t bit(information_class c) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(c));
  }

  std::uint8_t seen_ = 0;
  bool has_unknown_ = false;
  std::uint32_t count_ = 0;
};

// How bad the worst credible loss would be. Negligible and limited consequences are low.
enum class impact_level : std::uint8_t { low, moderate, high };
inline constexpr std::size_t impact_level_count = 3;

[[nodiscard]] std::string_view identifier(impact_level l);
[[nodiscard]] text title(impact_level l);

// Identifiers and Japanese words, folded.
[[nodiscard]] std::optional<impact_level> parse_impact_level(std::string_view word);

enum class aspect : std::uint8_t { confidentiality, integrity, availability };
inline constexpr std::size_t aspect_count = 3;

[[nodiscard]] std::string_view identifier(aspect a);
[[nodiscard]] text title(aspect a);

// What was answered: a level, and the degree of the assessment that it was given as, if it was.
struct impact_answer {
  std::optional<impact_level> level;
  std::optional<std::uint8_t> degree;  // the degree's number in the assessment

  friend bool operator==(const impact_answer&, const impact_answer&) = default;
};

// The most questions that an assessment may have.
inline constexpr std::size_t most_questions = 60;

// Which work the workload is, of the list of work for which ISMAP-LIU may be used.
class target_work_answer {
 public:
  [[nodiscard]] static constexpr target_work_answer none() { return target_work_answer{-1}; }
  [[nodiscard]] static constexpr target_work_answer listed(std::size_t row) {
    return target_work_answer{static_cast<std::int32_t>(row)};
  }

  [[nodiscard]] constexpr bool is_listed() const { return row_ >= 0; }
  [[nodiscard]] constexpr std::size_t row() const { return static_cast<std::size_t>(row_); }

  friend constexpr bool operator==(const target_work_answer&, const target_work_answer&) = default;

 private:
  explicit constexpr target_work_answer(std::int32_t row) : row_(row) {}

  std::int32_t row_;
};

// Nothing needs to be known: a missing answer leaves open what depends on it.
struct workload {
  std::optional<ismap::organisation_type> organisation_type;
  std::optional<ismap::network_model> network_model;  // counts for local governments only
  std::optional<ismap::service_model> service_model;
  item_classes confidentiality;
  item_classes integrity;     // of each item 1 or 2
  item_classes availability;  // of each item 1 or 2
  // In place of an unknown class of confidentiality: is the information a secret document, is it probably
  // non-disclosable?
  std::optional<bool> is_secret_document;
  std::optional<bool> is_probably_non_disclosable;
  std::array<impact_answer, aspect_count> impact_by_aspect;      // the highest of the aspect's questions, given whole
  std::array<impact_answer, most_questions> impact_by_question;  // in the order of the assessment's questions
  std::optional<target_work_answer> target_work;
};

}  // namespace ismap
