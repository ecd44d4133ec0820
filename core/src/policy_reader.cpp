#include "policy_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "claimed_names.h"
#include "ismap/columns.h"
#include "ismap/json_reader.h"
#include "policy_conditions.h"
#include "policy_problems.h"
#include "unicode.h"

namespace ismap {

namespace {

constexpr std::size_t most_degrees = 20;
constexpr std::size_t most_entries = 10'000;
constexpr std::size_t most_rules = 1'000;

// A cell that holds nothing else looks empty.
bool is_blank(std::string_view text) { return unicode::trim(unicode::visible(text)).empty(); }

bool means_no_answer(std::string_view name) { return means_unknown(unicode::fold(name)); }

// Reads one file from the top down. What is wrong is noted and passed over, so that one reading finds all of it.
class policy_file_reader {
 public:
  policy_file_reader(std::string_view json, const policies& in_use) : problems_(json), in_use_(in_use) {
    for (const target_work_row& row : in_use.target_work()) {
      for (const std::string& name : {row.id, row.title.ja, row.title.en}) work_names_.claim(name, row.id);
      work_ids_.push_back(row.id);
    }
  }

  read_policy_file read(const json_value& top) {
    if (problems_.expect(top, "", json_kind::object)) read_members(top);
    out_.problems = problems_.take();
    return std::move(out_);
  }

 private:
  void read_members(const json_value& top) {
    problems_.expect_members(top, "", {"$schema", "id", "title", "target_work", "questions", "degrees", "rules"});
    read_own_id(top);
    if (const json_value* const title = top.find("title")) out_.content.title = read_text(*title, "/title");
    each(top, "target_work", most_entries, [this](const json_value& v, const std::string& at) { read_work(v, at); });
    if (const json_value* const questions = top.find("questions")) {
      expect_not_replaced(&policy::has_questions, *questions, "/questions");
      out_.questions.emplace();
      each(top, "questions", most_questions,
           [this](const json_value& v, const std::string& at) { read_question(v, at); });
      expect_every_aspect(*questions);
    }
    if (const json_value* const degrees = top.find("degrees")) {
      expect_not_replaced(&policy::has_degrees, *degrees, "/degrees");
      out_.degrees.emplace();
      each(top, "degrees", most_degrees, [this](const json_value& v, const std::string& at) { read_degree(v, at); });
      expect_a_high_one(*degrees);
    }
    out_.content.has_questions = out_.questions.has_value();
    out_.content.has_degrees = out_.degrees.has_value();
    work_ids_.emplace_back("none");
    const numbered_words work{std::move(work_ids_)};
    each(top, "rules", most_rules,
         [this, &work](const json_value& v, const std::string& at) { read_rule(v, at, work); });
  }

  // Results name a policy by its id, in files of any encoding, so it must have one.
  void read_own_id(const json_value& top) {
    const json_value* const id = member(top, "", "id");
    if (id == nullptr) return;
    out_.content.id = read_id(*id, "/id");
    for (const policy& p : in_use_.all()) {
      if (p.id == out_.content.id) problems_.add(policy_error::name_taken, *id, "/id", p.id);
    }
  }

  void expect_not_replaced(bool policy::* part, const json_value& v, std::string_view at) {
    const auto has_part = [part](const policy& p) { return p.*part; };
    if (std::any_of(in_use_.all().begin(), in_use_.all().end(), has_part)) {
      problems_.add(policy_error::replaced_twice, v, std::string{at});
    }
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
    if (is_blank(v.text)) problems_.add(policy_error::text_empty, v, at);
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
    if (!well_formed && v.is_string() && !is_blank(id)) {
      problems_.add(policy_error::id_malformed, v, at);
    }
    return id;
  }

  std::string id_member(const json_value& object, const std::string& at) {
    const json_value* const v = member(object, at, "id");
    return v == nullptr ? std::string{} : read_id(*v, below(at, "id"));
  }

  // Notes a name that means something else already; `meaning` gives what, or nothing.
  template <class Meaning>
  void expect_own_name(const json_value* name, const std::string& at, Meaning meaning) {
    if (name == nullptr || !name->is_string() || is_blank(name->text)) return;
    if (const std::optional<std::string> other = meaning(unicode::visible(name->text))) {
      problems_.add(policy_error::name_taken, *name, at, *other);
    }
  }

  template <class Meaning>
  void expect_own_titles(const json_value& entry, const std::string& at, Meaning meaning) {
    const json_value* const title = entry.find("title");
    for (const std::string_view l : {"ja", "en"}) {
      const json_value* const name = title == nullptr ? nullptr : title->find(l);
      expect_own_name(name, below(below(at, "title"), l), meaning);
    }
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
    const auto meaning = [&](const std::string& name) {
      const bool is_word = means_no_answer(name) || means_not_listed(unicode::fold(name));
      return is_word ? std::optional{name} : work_names_.claim(name, at);
    };
    expect_own_name(v.find("id"), below(at, "id"), meaning);
    expect_own_titles(v, at, meaning);
    target_work_row row;
    row.id = id_member(v, at);
    work_ids_.push_back(row.id);
    row.title = text_member(v, at, "title");
    if (const json_value* const text = v.find("text")) row.wording = read_text(*text, below(at, "text"));
    row.source = source_member(v, at);
    out_.target_work.push_back(std::move(row));
  }

  void read_question(const json_value& v, const std::string& at) {
    problems_.expect_members(v, at, {"id", "aspect", "title", "text"});
    const auto meaning = [&](const std::string& header) {
      const auto known = bundled_columns_.find(header);
      return known ? std::optional{std::string{identifier(*known)}} : question_headers_.claim(header, at);
    };
    expect_own_name(v.find("id"), below(at, "id"), [&](const std::string& id) { return meaning("impact_" + id); });
    expect_own_titles(v, at, meaning);
    impact_question q;
    q.id = id_member(v, at);
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
    d.id = id_member(v, at);
    const policy_text text = text_member(v, at, "title");
    d.ja = text.in(language::ja);
    d.en = text.in(language::en);
    d.level = word_member<impact_level>(v, at, "level", impact_level_count);
    const auto meaning = [&](const std::string& name) -> std::optional<std::string> {
      const auto level = parse_impact_level(name);
      if (level && *level != d.level) return std::string{identifier(*level)};
      return means_no_answer(name) ? std::optional{name} : degree_names_.claim(name, at);
    };
    expect_own_name(v.find("id"), below(at, "id"), meaning);
    expect_own_titles(v, at, meaning);
    if (!out_.degrees->empty() && d.level < out_.degrees->back().level) {
      problems_.add(policy_error::degrees_not_rising, v, at);
    }
    out_.degrees->push_back(std::move(d));
  }

  // Else nothing could ever have a high impact.
  void expect_a_high_one(const json_value& list) {
    const auto is_high = [](const impact_degree& d) { return d.level == impact_level::high; };
    if (out_.degrees->empty() || std::any_of(out_.degrees->begin(), out_.degrees->end(), is_high)) return;
    problems_.add(policy_error::degrees_without_high, list, "/degrees");
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

  void read_rule(const json_value& v, const std::string& at, const numbered_words& work) {
    problems_.expect_members(v, at, {"id", "texts", "source", "when", "at_least"});
    expect_own_name(v.find("id"), below(at, "id"), [&](const std::string& id) { return rule_names_.claim(id, at); });
    policy_rule r;
    r.id = id_member(v, at);
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
      if (auto c = read_condition(when->items[i], place, work, problems_)) add_condition(r.when, *std::move(c));
    }
    out_.content.rules.push_back(std::move(r));
  }

  policy_problems problems_;
  const policies& in_use_;
  read_policy_file out_;
  std::vector<std::string> work_ids_;  // of the policies in use, then of the file
  column_vocabulary bundled_columns_ = column_vocabulary::of_workloads({});
  claimed_names work_names_{unicode::fold};
  claimed_names question_headers_{unicode::fold_header};
  claimed_names degree_names_{unicode::fold};
  claimed_names rule_names_{unicode::fold};
};

}  // namespace

read_policy_file read_policy(std::string_view json, const policies& in_use) {
  const auto top = read_json(json);
  if (top) return policy_file_reader{json, in_use}.read(*top);
  read_policy_file out;
  out.problems.push_back(not_json(top.error()));
  return out;
}

}  // namespace ismap
