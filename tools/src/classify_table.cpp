#include <algorithm>
#include <optional>
#include <vector>

#include "classified_row.h"
#include "ismap/markdown.h"
#include "ismap/record.h"
#include "ismap/value_text.h"
#include "row_messages.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

std::string_view color_of(const possible_outcomes& o) {
  if (!o.is_known()) return "33";
  switch (o.least()) {
    case outcome::no_list_required: return "2";
    case outcome::ismap_or_liu:
    case outcome::ismap: return "32";
    case outcome::refer: return "31";
  }
  return {};
}

std::string in(const text& t, language l) { return std::string{t.in(l)}; }

// Keeps one line of text a row until the widths are known, the findings for the list under the table, and the record of
// the first row, in case it stays the only one.
class table_sink final : public row_sink<classified_row> {
 public:
  table_sink(const options& o, const run_description& run, std::string& out)
      : o_(o), run_(run), out_(out), table_(headers(o)) {}

  void row(const classified_row& row) override {
    ++rows_;
    if (markdown() && rows_ == 1) append_record(record_of(row), o_.language, record_);
    const language l = o_.language;
    const selection& s = row.result;
    std::vector<cell> cells;
    if (has_sources()) cells.push_back({on_one_line(row.from.name)});
    cells.push_back({std::to_string(row.record.line), {}, true});
    cells.push_back({on_one_line(row.id())});
    cells.push_back({on_one_line(row.name())});
    const std::string names = outcome_text(s.outcomes, l);
    cells.push_back({s.outcomes.is_known() ? names : in(undetermined_title(), l) + ": " + names, color_of(s.outcomes)});
    cells.push_back({in(title(s.binding), l)});
    cells.push_back({value_text(fact::confidentiality, row.row.content, s.facts, row.of_user, l)});
    cells.push_back({value_text(fact::impact, row.row.content, s.facts, row.of_user, l)});
    cells.push_back({s.next_question ? answer_text(*s.next_question, row.of_user, l) : ""});
    cells.push_back({in(title(s.shown_standing()), l)});
    if (has_policies()) cells.push_back({names_of_policies(row)});
    cells.push_back({std::to_string(s.findings.size()), {}, true});
    table_.add(std::move(cells));
    if (rows_ == 1) keep_single(row);
    for (const finding& f : s.findings) {
      notes_.push_back(place_in_words(row.from, row.record, f, has_sources(), l) + ": " + sentence_of(f, l));
    }
    note_standing(s.shown_standing());
  }

  void end(const classify_summary&) override {
    std::string& out = out_;
    if (markdown() && rows_ == 1) {
      out += record_;
      return;
    }
    const language l = o_.language;
    out += run_line(run_) + "\n";
    if (!run_.policies.empty()) out += say(l, texts::policies_line, fmt::join(run_.policies, ", ")) + "\n";
    out += "\n";
    if (table_.empty()) {
      out += say(l, texts::no_rows) + "\n";
    } else if (rows_ == 1) {
      single_.append_to(out, o_.color);
    } else {
      markdown() ? table_.append_markdown_to(out) : table_.append_to(out, o_.color);
    }
    if (rows_ == 1) append_list(out, o_.format, say(l, texts::reasons_heading), reasons_);
    append_list(out, o_.format, say(l, texts::findings_heading), notes_);
    out += "\n";
    if (weakest_) out += say(l, texts::standing_line_classify, in(title(*weakest_), l)) + (markdown() ? "\n\n" : "\n");
    out += in(notice(), l) + "\n";
  }

 private:
  void note_standing(const answer_standing& s) {
    if (!weakest_) weakest_ = s;
    weakest_ = answer_standing{std::max(weakest_->weakest, s.weakest), weakest_->has_policy || s.has_policy};
  }

  [[nodiscard]] bool markdown() const { return o_.format == output_format::markdown; }
  [[nodiscard]] bool has_sources() const { return o_.files.size() > 1; }
  [[nodiscard]] bool has_policies() const { return !o_.policy_paths.empty(); }

  static std::string names_of_policies(const classified_row& row) {
    std::vector<std::string> names;
    for (const std::size_t p : row.result.policies) names.push_back(row.of_user.all()[p].id);
    return fmt::format("{}", fmt::join(names, ", "));
  }

  // What is shown of a workload that stays the only one: the result line by line, and why, in a line a rule.
  void keep_single(const classified_row& row) {
    const language l = o_.language;
    const std::string name = on_one_line(row.id()) + " " + on_one_line(row.name());
    if (name != " ") single_.add({{say(l, texts::column_workload)}, {name}});
    for (const written_answer& each : result_in_words(row.row.content, row.result, row.of_user, l)) {
      single_.add({{each.heading}, {each.text}});
    }
    for (const reason& r : row.result.reasons) {
      if (!r.decides) continue;
      const rule_verdict& said = *rule_of_selection(r.rule).find(r.verdict);
      reasons_.push_back(say(l, texts::reason_line, identifier(r.rule), in(title(said.standing), l),
                             in(said.wording, l),
                             values_text(r.values, row.row.content, row.result.facts, row.of_user, l)));
    }
    for (const policy_reason& r : row.result.policy_reasons) {
      if (!r.decides) continue;
      const policy_rule& of = row.of_user.all()[r.policy].rules[r.rule];
      reasons_.push_back(say(l, texts::reason_line, of.id, say(l, texts::standing_of_policy),
                             on_one_line(of.wording.in(l)),
                             values_text(r.values, row.row.content, row.result.facts, row.of_user, l)));
    }
    for (const change_set& set : row.result.changes) {
      reasons_.push_back(
          say(l, texts::otherwise_line, in(title(outcome::ismap_or_liu), l), change_text(set, row.of_user, l)));
    }
    if (!row.result.changes.empty()) reasons_.push_back(say(l, texts::otherwise_note));
  }

  [[nodiscard]] record_subject record_of(const classified_row& row) {
    answers_ = written_answers(row.record, row.from.header, *row.encoding, row.of_user, o_.language);
    id_ = row.id();
    name_ = row.name();
    return {id_, name_, answers_, row.row.content, row.result, row.of_user};
  }

  static std::vector<std::string> headers(const options& o) {
    std::vector<std::string> all;
    const auto add = [&](const text& t) { all.emplace_back(t.in(o.language)); };
    if (o.files.size() > 1) add(texts::column_source);
    for (const text& t : {texts::column_line, texts::column_workload_id, texts::column_workload, texts::column_outcome,
                          texts::column_binding, texts::column_confidentiality, texts::column_impact,
                          texts::column_next_question, texts::column_standing}) {
      add(t);
    }
    if (!o.policy_paths.empty()) add(texts::column_policies);
    add(texts::column_findings);
    return all;
  }

  const options& o_;
  const run_description& run_;
  std::string& out_;
  text_table table_;
  text_table single_{{"", ""}};
  std::string id_;
  std::string name_;
  std::vector<written_answer> answers_;
  std::string record_;
  std::vector<std::string> reasons_;
  std::vector<std::string> notes_;
  std::optional<answer_standing> weakest_;  // of all rows together
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<row_sink<classified_row>> make_classify_table(const options& o, const run_description& run,
                                                              std::string& out) {
  return std::make_unique<table_sink>(o, run, out);
}

}  // namespace ismap::tool
