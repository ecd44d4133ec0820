#include "policy_conditions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace ismap {

namespace {

constexpr std::array fields{fact::organisation_type,
                            fact::network_model,
                            fact::service_model,
                            fact::confidentiality,
                            fact::integrity,
                            fact::availability,
                            fact::target_work,
                            fact::impact,
                            fact::impact_confidentiality,
                            fact::impact_integrity,
                            fact::impact_availability};

constexpr std::array<std::string_view, 4> ops{"eq", "ne", "in", "ge"};

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const fact f : fields) names.emplace_back(identifier(f));
  return names;
}

template <class Enum>
std::vector<std::string> names_of(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(identifier(static_cast<Enum>(i)));
  return names;
}

bool has_order(fact f) {
  return f != fact::organisation_type && f != fact::network_model && f != fact::service_model && f != fact::target_work;
}

class condition_reader {
 public:
  condition_reader(std::string pointer, std::span<const std::string> work, policy_problems& problems)
      : pointer_(std::move(pointer)), work_(work), problems_(problems) {}

  std::optional<policy_condition> read(const json_value& v) {
    if (!problems_.expect(v, pointer_, json_kind::object)) return std::nullopt;
    problems_.expect_members(v, pointer_, {"field", "op", "value"});
    const auto field = word(v, "field", field_names());
    const auto op = word(v, "op", std::vector<std::string>(ops.begin(), ops.end()));
    const json_value* const value = v.find("value");
    if (value == nullptr) problems_.add(policy_error::member_missing, v, pointer_, "value");
    if (!field || !op || value == nullptr) return std::nullopt;
    return condition(fields[*field], ops[*op], *value, *v.find("op"));
  }

 private:
  [[nodiscard]] std::string at(std::string_view name) const {
    std::string pointer = pointer_;
    pointer += '/';
    return pointer += name;
  }

  // The number of a member's word in the list.
  std::optional<std::size_t> word(const json_value& object, std::string_view name,
                                  const std::vector<std::string>& known) {
    const json_value* const v = object.find(name);
    if (v == nullptr) {
      problems_.add(policy_error::member_missing, object, pointer_, std::string{name});
      return std::nullopt;
    }
    if (!problems_.expect(*v, at(name), json_kind::string)) return std::nullopt;
    return index_of(*v, at(name), known);
  }

  std::optional<std::size_t> index_of(const json_value& v, std::string pointer, const std::vector<std::string>& known) {
    const auto found = std::find(known.begin(), known.end(), v.text);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    problems_.add(policy_error::word_unknown, v, std::move(pointer), listed(known));
    return std::nullopt;
  }

  // What a fact can be, in the order of its numbers; of target work, "none" comes last.
  [[nodiscard]] std::vector<std::string> values_of(fact f) const {
    switch (f) {
      case fact::organisation_type: return names_of<organisation_type>(organisation_type_count);
      case fact::network_model: return names_of<network_model>(network_model_count);
      case fact::service_model: return names_of<service_model>(service_model_count);
      case fact::confidentiality: return {"1", "2", "3"};
      case fact::integrity:
      case fact::availability: return {"1", "2"};
      case fact::target_work: return work_names();
      default: return names_of<impact_level>(impact_level_count);
    }
  }

  [[nodiscard]] std::vector<std::string> work_names() const {
    std::vector<std::string> names(work_.begin(), work_.end());
    names.emplace_back("none");
    return names;
  }

  std::optional<std::size_t> one_value(const json_value& v, std::string pointer,
                                       const std::vector<std::string>& known) {
    if (v.is_number()) return index_of(v, std::move(pointer), known);
    if (!problems_.expect(v, pointer, json_kind::string)) return std::nullopt;
    return index_of(v, std::move(pointer), known);
  }

  std::optional<std::vector<bool>> list_of_values(const json_value& v, const std::vector<std::string>& known) {
    if (!problems_.expect(v, at("value"), json_kind::array)) return std::nullopt;
    if (v.items.empty()) problems_.add(policy_error::list_empty, v, at("value"));
    std::vector<bool> holds(known.size(), false);
    bool right = !v.items.empty();
    for (std::size_t i = 0; i < v.items.size(); ++i) {
      const auto index = one_value(v.items[i], at("value/" + std::to_string(i)), known);
      if (index) holds[*index] = true;
      right = right && index;
    }
    return right ? std::optional{holds} : std::nullopt;
  }

  std::optional<std::vector<bool>> compared(std::string_view op, const json_value& v,
                                            const std::vector<std::string>& known) {
    const auto index = one_value(v, at("value"), known);
    if (!index) return std::nullopt;
    std::vector<bool> holds(known.size(), op == "ne");
    holds[*index] = op != "ne";
    for (std::size_t i = *index; op == "ge" && i < known.size(); ++i) holds[i] = true;
    return holds;
  }

  std::optional<policy_condition> condition(fact field, std::string_view op, const json_value& value,
                                            const json_value& op_value) {
    if (op == "ge" && !has_order(field)) {
      problems_.add(policy_error::order_needed, op_value, at("op"), std::string{identifier(field)});
      return std::nullopt;
    }
    const std::vector<std::string> known = values_of(field);
    auto holds = op == "in" ? list_of_values(value, known) : compared(op, value, known);
    if (!holds) return std::nullopt;
    if (relaxes(field, *holds)) {
      problems_.add(policy_error::would_relax, value, at("value"), std::string{identifier(field)});
      return std::nullopt;
    }
    policy_condition c{.field = field, .values = *std::move(holds)};
    if (field == fact::target_work) {
      c.others = op == "ne";
      c.none = c.values.back();
      c.values.pop_back();
    }
    return c;
  }

  // Whether some value holds and a higher one does not. Class 3 is referred whatever a policy says, so it need not.
  static bool relaxes(fact field, const std::vector<bool>& holds) {
    if (!has_order(field)) return false;
    const std::size_t top = field == fact::confidentiality ? holds.size() - 1 : holds.size();
    for (std::size_t i = 1; i < top; ++i) {
      if (holds[i - 1] && !holds[i]) return true;
    }
    return false;
  }

  std::string pointer_;
  std::span<const std::string> work_;
  policy_problems& problems_;
};

}  // namespace

std::optional<policy_condition> read_condition(const json_value& v, const std::string& pointer,
                                               std::span<const std::string> work, policy_problems& problems) {
  return condition_reader{pointer, work, problems}.read(v);
}

}  // namespace ismap
