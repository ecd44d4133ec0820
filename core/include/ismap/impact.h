// How sensitive a workload is: the classes of its information, and the impact of losing it.
//
// Classes come from the Common Standards and are given; what is not given stays open and is carried as the set of
// classes that remain possible. The impact comes from an assessment: questions, each answered by a degree. The bundled
// assessment is this tool's own (rule I1), since the official one was not found; a policy file may replace it.
//
// The hard case is the missing answer. Of three items with the classes 1, 2 and "unknown" the highest is 2 or 3, so
// both stay possible. Of four consequences of which one is serious and one is not answered, the level is moderate or
// high: not known, but no longer low.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ismap/language.h"
#include "ismap/workload.h"

namespace ismap {

// Which values of a small enumeration remain possible.
template <class Enum, std::size_t Count>
class possible {
  static_assert(Count <= 8);

 public:
  // All of them.
  constexpr possible() : bits_(static_cast<std::uint8_t>((1U << Count) - 1)) {}
  constexpr possible(std::initializer_list<Enum> values) : bits_(0) {
    for (const Enum v : values) add(v);
  }

  // A set to add values to.
  [[nodiscard]] static constexpr possible none() { return possible(std::initializer_list<Enum>{}); }

  // `least` and everything above it.
  [[nodiscard]] static constexpr possible from(Enum least) {
    possible p;
    p.bits_ = static_cast<std::uint8_t>(p.bits_ & ~((1U << static_cast<unsigned>(least)) - 1));
    return p;
  }

  constexpr void add(Enum v) { bits_ = static_cast<std::uint8_t>(bits_ | 1U << static_cast<unsigned>(v)); }
  [[nodiscard]] constexpr bool contains(Enum v) const { return (bits_ >> static_cast<unsigned>(v) & 1U) != 0; }
  [[nodiscard]] constexpr std::size_t size() const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < Count; ++i) n += bits_ >> i & 1U;
    return n;
  }

  // is_known, least, greatest and known ask for at least one value.
  [[nodiscard]] constexpr bool is_known() const { return (bits_ & (bits_ - 1)) == 0; }
  [[nodiscard]] constexpr Enum least() const { return static_cast<Enum>(std::countr_zero(bits_)); }
  [[nodiscard]] constexpr Enum greatest() const {
    unsigned i = Count - 1;
    while ((bits_ >> i & 1U) == 0) --i;
    return static_cast<Enum>(i);
  }

  // The value, once only one is left.
  [[nodiscard]] constexpr std::optional<Enum> known() const {
    return is_known() ? std::optional<Enum>{least()} : std::nullopt;
  }

  friend constexpr bool operator==(const possible&, const possible&) = default;

 private:
  std::uint8_t bits_;
};

// 1, 2, 3: the class of a whole workload in one aspect; a local government's 3A, 3B and 3C are 3 here.
enum class workload_class : std::uint8_t { one, two, three };

using possible_classes = possible<workload_class, 3>;
using possible_levels = possible<impact_level, impact_level_count>;

// The classes of a workload: in each aspect the highest of its items (rule C2).
struct information_classes {
  possible_classes confidentiality;
  possible_classes integrity{workload_class::one, workload_class::two};
  possible_classes availability{workload_class::one, workload_class::two};

  // Whether it handles information needing protection of confidentiality, of integrity, of stability, or of any of
  // the three; nothing while that is open.
  [[nodiscard]] std::optional<bool> needs_confidentiality() const;
  [[nodiscard]] std::optional<bool> needs_integrity() const;
  [[nodiscard]] std::optional<bool> needs_availability() const;
  [[nodiscard]] std::optional<bool> needs_protection() const;

  friend bool operator==(const information_classes&, const information_classes&) = default;
};

// Whether the organisation has the item classes that the workload names: 3A to 3C are local governments' alone. True
// while the organisation is not known.
[[nodiscard]] bool has_classes_of_its_scale(const workload& w);

// C1 (Common Standards FY2025, 1.2(1)), C2 and C3. An item whose class is unknown, or of another organisation's scale,
// takes what the answers on secret documents and non-disclosable information leave possible.
[[nodiscard]] information_classes classes_of(const workload& w);

struct impact_degree {
  std::string id;
  std::string ja;
  std::string en;
  impact_level level;

  [[nodiscard]] std::string_view title(language l) const { return l == language::ja ? ja : en; }
};

struct impact_question {
  std::string id;  // "confidentiality_rights"; its column is impact_confidentiality_rights
  ismap::aspect aspect;
  std::string heading_ja;  // what it is called; a header of its column too
  std::string heading_en;
  std::string ja;  // the question
  std::string en;

  [[nodiscard]] std::string column() const { return "impact_" + id; }
  [[nodiscard]] std::string_view heading(language l) const { return l == language::ja ? heading_ja : heading_en; }
  [[nodiscard]] std::string_view wording(language l) const { return l == language::ja ? ja : en; }
};

// The questions about what the worst credible loss would do, and the degrees that answer them, from the mildest.
struct impact_assessment {
  std::vector<impact_question> questions;
  std::vector<impact_degree> degrees;

  // Ours: three aspects by four kinds of consequence, four degrees.
  [[nodiscard]] static const impact_assessment& bundled();

  // The degree of that identifier or title, folded.
  [[nodiscard]] std::optional<std::uint8_t> find_degree(std::string_view word) const;

  // A degree or a level in words; nothing for another word.
  [[nodiscard]] std::optional<impact_answer> parse_answer(std::string_view word) const;
};

// The level of each aspect and of the whole.
struct impact {
  std::array<possible_levels, aspect_count> by_aspect;

  // High if any aspect is; else unknown if any is missing; else the highest.
  [[nodiscard]] possible_levels overall() const {
    impact_level least = impact_level::low;
    bool all_known = true;
    for (const possible_levels& aspect : by_aspect) {
      least = std::max(least, aspect.least());
      all_known = all_known && aspect.is_known();
    }
    return all_known ? possible_levels{least} : possible_levels::from(least);
  }

  // Whether it is low overall; nothing while that is open.
  [[nodiscard]] std::optional<bool> is_low() const {
    std::optional<bool> low = true;
    for (const possible_levels& aspect : by_aspect) {
      if (!aspect.contains(impact_level::low)) return false;
      if (!aspect.is_known()) low.reset();
    }
    return low;
  }

  friend bool operator==(const impact&, const impact&) = default;
};

// I1: the highest counts. An aspect's own answer stands for all of its questions; where some of those are answered as
// well, the highest of all counts.
[[nodiscard]] impact impact_of(const workload& w, const impact_assessment& assessment);
[[nodiscard]] impact impact_of(const std::array<impact_answer, aspect_count>& by_aspect,
                               const std::array<impact_answer, most_questions>& by_question,
                               const impact_assessment& assessment);

}  // namespace ismap
