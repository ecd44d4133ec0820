#include "policy_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "ismap/json_reader.h"
#include "policy_conditions.h"
#include "policy_problems.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::size_t most_degrees = 20;
constexpr std::size_t most_entries = 10'000;

// Reads one file from the top down. What is wrong is noted and passed over, so that one reading finds all of it.
class policy_file_reader {
 public:
  policy_file_reader(std::string_view json, std::span<const target_work_row> known_work)
      : problems_(json), known_work_(known_work) {}

  read_policy_file read(const json_value& top) {
    if (problems_.expect(top, "", json_kind::object)) read_members(top);
    out_.problems = problems_.take();
    return std::move(out_);
  }

 private:
  void read_members(const json_value& top) {
    problems_.expect_members(top, "", {"$schema", "id", "title", "target_work", "questions", "degrees", "rules"});
    if (const json_value* const id = top.find("id")) out_.content.name = read_id(*id, "/id");
    if (const json_value* const title = top.find("title")) out_.content.title = read_text(*title, "/title");
    each(top, "target_work", most_entries, [this](const json_value& v, const std::string& at) { read_work(v, at); });
    if (top.find("questions") != nullptr) {
      out_.questions.emplace();
      each(top, "questions", most_questions,
           [this](const json_value& v, const std::string& at) { read_question(v, at); });
      expect_every_aspect(*top.find("questions"));
    }
    if (top.find("degrees") != nullptr) {
      out_.degrees.emplace();
      each(top, "degrees", most_degrees, [this](const json_value& v, const std::string& at) { read_degree(v, at); });
    }
    const auto is_high = [](const impact_degree& d) { return d.level == impact_level::high; };
    if (out_.degrees && !out_.degrees->empty() && std::none_of(out_.degrees->begin(), out_.degrees->end(), is_high)) {
      problems_.add(policy_error::degrees_without_high, *top.find("degrees"), "/degrees");
    }
    out_.content.has_questions = out_.questions.has_value();
    out_.content.has_degrees = out_.degrees.has_value();
    each(top, "rules", most_entries, [this](const json_value& v, const std::string& at) { read_rule(v, at); });
  }

  // Calls `take` for every object of a list, where the list is there.
  template <class Take>
  void each(const json_value& top, const std::string& name, std::size_t most, Take take) {
    const json_value* const list = top.find(name);
    const std::string pointer = below("", name);
    if (list == nullptr || !problems_.expect(*list, pointer, json_kind::array)) return;
    if (list->items.empty()) problems_.add(policy_error::list_empty, *list, pointer);
    if (list->items.size() > most) {
      return problems_.add(policy_error::list_too_long, *list, pointer, std::to_string(most));
    }
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string at = below(pointer, std::to_string(i));
      if (problems_.expect(list->items[i], at, json_kind::object)) take(list->items[i], at);
    }
  }

  const json_value* member(const json_value& object, const std::string& at, std::string_view name) {
    const json_value* const found = object.find(name);
    if (found == nullptr) problems_.add(policy_error::member_missing, object, at, std::string{name});
    return found;
  }

  static std::string below(const std::string& at, std::string_view name) {
    std::string pointer = at;
    pointer += '/';
    return pointer += name;
  }

  std::string read_string(const json_value& v, const std::string& at) {
    if (!problems_.expect(v, at, json_kind::string)) return {};
    if (unicode::trim(v.text).empty()) problems_.add(policy_error::text_empty, v, at);
    return v.text;
  }

  std::string string_member(const json_value& object, const std::string& at, std::string_view name) {
    const json_value* const v = member(object, at, name);
    return v == nullptr ? std::string{} : read_string(*v, below(at, name));
  }

  std::string read_id(const json_value& v, const std::string& at) {
    const auto is_part = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    std::string id = read_string(v, at);
    const bool well_formed =
        !id.empty() && id.size() <= 60 && id[0] >= 'a' && id[0] <= 'z' && std::all_of(id.begin(), id.end(), is_part);
    if (!well_formed && v.is_string() && !unicode::trim(id).empty()) {
      problems_.add(policy_error::id_malformed, v, at);
    }
    return id;
  }

  // An entry's id, which no other entry of its list may have.
  std::string own_id(const json_value& object, const std::string& at, std::vector<std::string>& taken) {
    const json_value* const v = member(object, at, "id");
    if (v == nullptr) return {};
    std::string id = read_id(*v, below(at, "id"));
    if (std::find(taken.begin(), taken.end(), id) != taken.end()) {
      problems_.add(policy_error::id_taken, *v, below(at, "id"));
    }
    taken.push_back(id);
    return id;
  }

  policy_text read_text(const json_value& v, const std::string& at) {
    policy_text text;
    if (!problems_.expect(v, at, json_kind::object)) return text;
    problems_.expect_members(v, at, {"ja", "en"});
    if (const json_value* const ja = v.find("ja")) text.ja = read_string(*ja, below(at, "ja"));
    if (const json_value* const en = v.find("en")) text.en = read_string(*en, below(at, "en"));
    if (v.find("ja") == nullptr && v.find("en") == nullptr) problems_.add(policy_error::text_missing, v, at);
    return text;
  }

  policy_text text_member(const json_value& object, const std::string& at, std::string_view name) {
    const json_value* const v = member(object, at, name);
    return v == nullptr ? policy_text{} : read_text(*v, below(at, name));
  }

  policy_source source_member(const json_value& object, const std::string& at) {
    const json_value* const v = member(object, at, "source");
    const std::string here = below(at, "source");
    if (v == nullptr || !problems_.expect(*v, here, json_kind::object)) return {};
    problems_.expect_members(*v, here, {"title", "clause", "place"});
    policy_source source;
    source.title = text_member(*v, here, "title");
    if (const json_value* const clause = v->find("clause")) source.clause = read_string(*clause, below(here, "clause"));
    source.place = string_member(*v, here, "place");
    return source;
  }

  void read_work(const json_value& v, const std::string& at) {
    problems_.expect_members(v, at, {"id", "title", "text", "source"});
    for (const target_work_row& row : known_work_) {
      const json_value* const id = v.find("id");
      if (id != nullptr && id->is_string() && id->text == row.id) {
        problems_.add(policy_error::id_taken, *id, below(at, "id"));
      }
    }
    target_work_row row;
    row.id = own_id(v, at, work_ids_);
    if (row.id == "none") problems_.add(policy_error::id_taken, *v.find("id"), below(at, "id"));
    row.title = text_member(v, at, "title");
    if (const json_value* const text = v.find("text")) row.wording = read_text(*text, below(at, "text"));
    row.source = source_member(v, at);
    out_.target_work.push_back(std::move(row));
  }

  void read_question(const json_value& v, const std::string& at) {
    problems_.expect_members(v, at, {"id", "aspect", "title", "text"});
    impact_question q;
    q.id = own_id(v, at, question_ids_);
    for (std::size_t a = 0; a < aspect_count; ++a) {
      if (q.id == identifier(static_cast<aspect>(a))) {
        problems_.add(policy_error::id_taken, *v.find("id"), below(at, "id"));
      }
    }
    q.aspect = word_member<aspect>(v, at, "aspect", aspect_count);
    const policy_text heading = text_member(v, at, "title");
    const policy_text text = text_member(v, at, "text");
    q.ja = text.in(language::ja);
    q.en = text.in(language::en);
    q.heading_ja = heading.in(language::ja);
    q.heading_en = heading.in(language::en);
    out_.questions->push_back(std::move(q));
  }

  // A question less would leave an aspect that nobody is asked about, and so never high.
  void expect_every_aspect(const json_value& list) {
    if (!list.is_array() || list.items.empty() || list.items.size() != out_.questions->size()) return;
    for (std::size_t a = 0; a < aspect_count; ++a) {
      const auto each = static_cast<aspect>(a);
      const auto of_aspect = [each](const impact_question& q) { return q.aspect == each; };
      if (std::any_of(out_.questions->begin(), out_.questions->end(), of_aspect)) continue;
      problems_.add(policy_error::member_missing, list, "/questions", std::string{identifier(each)});
    }
  }

  void read_degree(const json_value& v, const std::string& at) {
    problems_.expect_members(v, at, {"id", "title", "level"});
    impact_degree d{};
    d.id = own_id(v, at, degree_ids_);
    const policy_text text = text_member(v, at, "title");
    d.ja = text.in(language::ja);
    d.en = text.in(language::en);
    d.level = word_member<impact_level>(v, at, "level", impact_level_count);
    const auto named = parse_impact_level(d.id);
    if ((named && *named != d.level) || (!d.id.empty() && means_unknown(d.id))) {
      problems_.add(policy_error::id_taken, *v.find("id"), below(at, "id"));
    }
    if (!out_.degrees->empty() && d.level < out_.degrees->back().level) {
      problems_.add(policy_error::degrees_not_rising, v, at);
    }
    out_.degrees->push_back(std::move(d));
  }

  // A member that is one of an enumeration's identifiers.
  template <class Enum>
  Enum word_member(const json_value& object, const std::string& at, std::string_view name, std::size_t count,
                   std::size_t first = 0) {
    const json_value* const v = member(object, at, name);
    if (v == nullptr || !problems_.expect(*v, below(at, name), json_kind::string)) return static_cast<Enum>(first);
    std::string known;
    for (std::size_t i = first; i < count; ++i) {
      if (v->text == identifier(static_cast<Enum>(i))) return static_cast<Enum>(i);
      if (!known.empty()) known += ", ";
      known += identifier(static_cast<Enum>(i));
    }
    problems_.add(policy_error::word_unknown, *v, below(at, name), known);
    return static_cast<Enum>(first);
  }

  void read_rule(const json_value& v, const std::string& at) {
    problems_.expect_members(v, at, {"id", "texts", "source", "when", "at_least"});
    policy_rule r;
    r.id = own_id(v, at, rule_ids_);
    r.wording = text_member(v, at, "texts");
    r.source = source_member(v, at);
    // The most lenient outcome as a floor would say nothing.
    r.at_least = word_member<outcome>(v, at, "at_least", outcome_count, 1);
    const json_value* const when = member(v, at, "when");
    const std::string here = below(at, "when");
    if (when == nullptr || !problems_.expect(*when, here, json_kind::array)) return;
    if (when->items.empty()) problems_.add(policy_error::list_empty, *when, here);
    for (std::size_t i = 0; i < when->items.size(); ++i) {
      const std::string place = below(here, std::to_string(i));
      if (auto c = read_condition(when->items[i], place, known_work_, out_.target_work, problems_)) {
        r.when.push_back(*std::move(c));
      }
    }
    out_.content.rules.push_back(std::move(r));
  }

  policy_problems problems_;
  std::span<const target_work_row> known_work_;
  read_policy_file out_;
  std::vector<std::string> work_ids_;
  std::vector<std::string> question_ids_;
  std::vector<std::string> degree_ids_;
  std::vector<std::string> rule_ids_;
};

}  // namespace

read_policy_file read_policy(std::string_view json, std::span<const target_work_row> known_work) {
  const auto top = read_json(json);
  if (top) return policy_file_reader{json, known_work}.read(*top);
  read_policy_file out;
  out.problems.push_back(not_json(top.error()));
  return out;
}

}  // namespace ismap
