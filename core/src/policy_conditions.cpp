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

void find_first(policy_condition& c) {
  c.first = static_cast<std::size_t>(std::find(c.values.begin(), c.values.end(), true) - c.values.begin());
}

bool has_order(fact f) {
  return f != fact::organisation_type && f != fact::network_model && f != fact::service_model && f != fact::target_work;
}

class condition_reader {
 public:
  condition_reader(std::string pointer, const numbered_words& work, policy_problems& problems)
      : pointer_(std::move(pointer)), work_(work), problems_(problems) {}

  std::optional<policy_condition> read(const json_value& v) {
    if (!problems_.expect(v, pointer_, json_kind::object)) return std::nullopt;
    problems_.expect_members(v, pointer_, {"field", "op", "value"});
    const auto field = word(v, "field", numbered_words{field_names()});
    const auto op = word(v, "op", numbered_words{{ops.begin(), ops.end()}});
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
  std::optional<std::size_t> word(const json_value& object, std::string_view name, const numbered_words& known) {
    const json_value* const v = object.find(name);
    if (v == nullptr) {
      problems_.add(policy_error::member_missing, object, pointer_, std::string{name});
      return std::nullopt;
    }
    if (!problems_.expect(*v, at(name), json_kind::string)) return std::nullopt;
    return index_of(*v, at(name), known);
  }

  std::optional<std::size_t> index_of(const json_value& v, std::string pointer, const numbered_words& known) {
    if (const auto found = known.find(v.text)) return found;
    problems_.add(policy_error::word_unknown, v, std::move(pointer), listed(known.all()));
    return std::nullopt;
  }

  // What a fact can be, in the order of its numbers; not of target work, which may be anything of thousands.
  [[nodiscard]] static std::vector<std::string> values_of(fact f) {
    switch (f) {
      case fact::organisation_type: return names_of<organisation_type>(organisation_type_count);
      case fact::network_model: return names_of<network_model>(network_model_count);
      case fact::service_model: return names_of<service_model>(service_model_count);
      case fact::confidentiality: return {"1", "2", "3"};
      case fact::integrity:
      case fact::availability: return {"1", "2"};
      default: return names_of<impact_level>(impact_level_count);
    }
  }

  std::optional<std::size_t> one_value(const json_value& v, std::string pointer, const numbered_words& known) {
    if (v.is_number()) return index_of(v, std::move(pointer), known);
    if (!problems_.expect(v, pointer, json_kind::string)) return std::nullopt;
    return index_of(v, std::move(pointer), known);
  }

  std::optional<std::vector<bool>> list_of_values(const json_value& v, const numbered_words& known) {
    if (!problems_.expect(v, at("value"), json_kind::array)) return std::nullopt;
    if (v.items.empty()) problems_.add(policy_error::list_empty, v, at("value"));
    std::vector<bool> holds(known.all().size(), false);
    bool right = !v.items.empty();
    for (std::size_t i = 0; i < v.items.size(); ++i) {
      const auto index = one_value(v.items[i], at("value/" + std::to_string(i)), known);
      if (index) holds[*index] = true;
      right = right && index;
    }
    return right ? std::optional{holds} : std::nullopt;
  }

  std::optional<std::vector<bool>> compared(std::string_view op, const json_value& v, const numbered_words& known) {
    const auto index = one_value(v, at("value"), known);
    if (!index) return std::nullopt;
    std::vector<bool> holds(known.all().size(), op == "ne");
    holds[*index] = op != "ne";
    for (std::size_t i = *index; op == "ge" && i < holds.size(); ++i) holds[i] = true;
    return holds;
  }

  std::optional<policy_condition> condition(fact field, std::string_view op, const json_value& value,
                                            const json_value& op_value) {
    if (op == "ge" && !has_order(field)) {
      problems_.add(policy_error::order_needed, op_value, at("op"), std::string{identifier(field)});
      return std::nullopt;
    }
    const numbered_words of_fact{field == fact::target_work ? std::vector<std::string>{} : values_of(field)};
    const numbered_words& known = field == fact::target_work ? work_ : of_fact;
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
    find_first(c);
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
  const numbered_words& work_;
  policy_problems& problems_;
};

}  // namespace

std::optional<policy_condition> read_condition(const json_value& v, const std::string& pointer,
                                               const numbered_words& work, policy_problems& problems) {
  return condition_reader{pointer, work, problems}.read(v);
}

void add_condition(std::vector<policy_condition>& to, policy_condition c) {
  const auto same = std::find_if(to.begin(), to.end(), [&c](const auto& each) { return each.field == c.field; });
  if (same == to.end()) return to.push_back(std::move(c));
  for (std::size_t i = 0; i < c.values.size(); ++i) same->values[i] = same->values[i] && c.values[i];
  same->others = same->others && c.others;
  same->none = same->none && c.none;
  find_first(*same);
}

}  // namespace ismap
