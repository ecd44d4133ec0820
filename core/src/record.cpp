#include "ismap/record.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <vector>

#include "ismap/classify_output.h"
#include "ismap/findings.h"
#include "ismap/markdown.h"
#include "ismap/questions.h"
#include "ismap/rules.h"
#include "ismap/value_text.h"
#include "ismap/version.h"
#include "message_table.h"
#include "wording.h"
#include "workload_texts.h"

namespace ismap {

namespace {

namespace texts {

#include "record.inc"

}  // namespace texts

// The result, a line an item.
class result_words {
 public:
  result_words(const workload& w, const selection& s, const policies& of_user, language l)
      : w_(w), s_(s), of_user_(of_user), l_(l) {}

  [[nodiscard]] std::vector<written_answer> all() const {
    std::vector<written_answer> lines{{in(texts::label_outcome), outcome()}};
    if (s_.next_question) lines.push_back({in(texts::label_next), question_text(*s_.next_question, of_user_, l_)});
    lines.push_back({in(texts::label_binding), in(title(s_.binding))});
    lines.push_back({in(texts::label_classes),
                     filled_by_number(texts::classes_line.in(l_), {value(fact::confidentiality), value(fact::integrity),
                                                                   value(fact::availability)})});
    lines.push_back({in(texts::label_protection), protection()});
    lines.push_back(
        {in(texts::label_impact), filled_by_number(texts::impact_line.in(l_),
                                                   {value(fact::impact), value(fact::impact_confidentiality),
                                                    value(fact::impact_integrity), value(fact::impact_availability)})});
    lines.push_back(
        {in(texts::label_standing), filled_by_number(texts::standing_line.in(l_), {in(title(s_.shown_standing()))})});
    return lines;
  }

 private:
  [[nodiscard]] std::string in(const text& t) const { return std::string{t.in(l_)}; }
  [[nodiscard]] std::string value(fact f) const { return value_text(f, w_, s_.facts, of_user_, l_); }

  [[nodiscard]] std::string outcome() const {
    const std::string names = outcome_text(s_.outcomes, l_);
    return s_.outcomes.is_known() ? names
                                  : filled_by_number(texts::outcome_open.in(l_), {in(undetermined_title()), names});
  }

  [[nodiscard]] std::string protection() const {
    const information_classes& c = s_.facts.classes;
    std::string out;
    const auto add = [&](const text& name, const std::optional<bool>& needed) {
      const text& word = !needed ? unknown_word : *needed ? texts::handled : texts::not_handled;
      if (!out.empty()) out += list_separator.in(l_);
      out += filled_by_number(texts::protection_part.in(l_), {in(name), in(word)});
    };
    add(texts::needs_confidentiality, c.needs_confidentiality());
    add(texts::needs_integrity, c.needs_integrity());
    add(texts::needs_availability, c.needs_availability());
    add(texts::needs_any, c.needs_protection());
    return out;
  }

  const workload& w_;
  const selection& s_;
  const policies& of_user_;
  language l_;
};

// The heading that people know a column by, where the file names it as programs do.
std::string heading_in_words(const table_header& header, std::size_t position, const policies& of_user, language l) {
  const std::string& written = header.headers()[position];
  const auto means = header.meaning_of(position);
  return means && header.vocabulary().identifier(*means) == written ? answer_text(*means, of_user, l) : written;
}

bool is_classify_column(std::string_view header) {
  const auto all = classify_columns();
  return std::find(all.begin(), all.end(), header) != all.end();
}

class record_writer {
 public:
  record_writer(const record_subject& subject, language l, std::string& out)
      : subject_(subject), s_(subject.result), l_(l), out_(out) {}

  void write() {
    out_.append("# ").append(in(texts::record_title)).append("\n\n");
    write_head();
    write_result();
    write_answers();
    write_reasons();
    write_not_official();
    write_otherwise();
    write_findings();
    write_signatures();
    paragraph(in(notice()));
  }

 private:
  using table = std::vector<std::vector<std::string>>;

  [[nodiscard]] std::string in(const text& t) const { return std::string{t.in(l_)}; }

  [[nodiscard]] std::string say(const text& t, std::initializer_list<std::string> values) const {
    return filled_by_number(t.in(l_), values);
  }

  void heading(const text& t, std::string_view marks = "##") {
    out_.append(marks).append(" ").append(in(t)).append("\n\n");
  }

  void paragraph(const std::string& t) { out_.append(markdown_escaped(t)).append("\n\n"); }

  void append_table(const std::vector<std::string>& headers, const table& rows) {
    append_markdown_table(out_, headers, rows);
    out_ += '\n';
  }

  void item_table(const table& rows) { append_table({in(texts::column_item), in(texts::column_value)}, rows); }

  void write_head() {
    table rows;
    if (!subject_.workload_id.empty()) rows.push_back({in(texts::label_id), std::string{subject_.workload_id}});
    if (!subject_.workload_name.empty()) rows.push_back({in(texts::label_name), std::string{subject_.workload_name}});
    rows.push_back({in(texts::label_as_of), value(fact::as_of)});
    rows.push_back(
        {in(texts::label_program), "ismap " + std::string{program_version()} + " / " + std::string{rules_version()}});
    rows.push_back({in(texts::label_policies), policy_names()});
    item_table(rows);
  }

  [[nodiscard]] std::string value(fact f) const {
    return value_text(f, subject_.content, s_.facts, subject_.of_user, l_);
  }

  [[nodiscard]] std::string policy_names() const {
    std::string names;
    for (const std::size_t p : s_.policies) {
      const policy& each = subject_.of_user.all()[p];
      if (!names.empty()) names += list_separator.in(l_);
      names += each.id;
      const std::string_view title = each.title.in(l_);
      if (!title.empty()) names.append(" (").append(title).append(")");
    }
    return names.empty() ? in(texts::no_policies) : names;
  }

  void write_result() {
    heading(texts::heading_result);
    table rows;
    for (const written_answer& each : result_in_words(subject_.content, s_, subject_.of_user, l_)) {
      rows.push_back({each.heading, each.text});
    }
    item_table(rows);
  }

  void write_answers() {
    heading(texts::heading_values);
    table rows;
    for (const written_answer& a : subject_.answers) rows.push_back({a.heading, a.text});
    append_table({in(texts::column_item), in(texts::column_written)}, rows);
    table understood;
    for (const fact f : {fact::organisation_type, fact::network_model, fact::service_model, fact::confidentiality_items,
                         fact::integrity_items, fact::availability_items, fact::is_secret_document,
                         fact::is_probably_non_disclosable, fact::target_work, fact::impact_answers}) {
      understood.push_back({in(title(f)), value(f)});
    }
    append_table({in(texts::column_item), in(texts::column_understood)}, understood);
  }

  [[nodiscard]] std::vector<std::string> row_of(const reason& r) const {
    const rule& of = rule_of_selection(r.rule);
    const rule_verdict& said = *of.find(r.verdict);
    return {std::string{of.name} + " " + in(of.title), in(said.wording), values(r.values), in(title(said.standing)),
            source_text(r, subject_.content, subject_.of_user, l_)};
  }

  [[nodiscard]] std::vector<std::string> row_of(const policy_reason& r) const {
    const policy& p = subject_.of_user.all()[r.policy];
    const policy_rule& of = p.rules[r.rule];
    const text& verdict = !r.applies ? policy_open_text : *r.applies ? policy_applies_text : policy_does_not_apply_text;
    const std::string says = in(verdict) + " " + std::string{of.wording.in(l_)};
    return {p.id + ": " + of.id, says, values(r.values), in(policy_standing_text), source_text(of.source, l_)};
  }

  [[nodiscard]] std::string values(const fact_set& of) const {
    return values_text(of, subject_.content, s_.facts, subject_.of_user, l_);
  }

  [[nodiscard]] table reasons(bool deciding) const {
    table rows;
    for (const reason& r : s_.reasons) {
      if (r.decides == deciding) rows.push_back(row_of(r));
    }
    for (const policy_reason& r : s_.policy_reasons) {
      if (r.decides == deciding) rows.push_back(row_of(r));
    }
    return rows;
  }

  void write_reasons() {
    const std::vector<std::string> headers{in(texts::column_rule), in(texts::column_says), in(texts::column_values),
                                           in(texts::column_standing), in(texts::column_source)};
    heading(texts::heading_reasons);
    append_table(headers, reasons(true));
    heading(texts::heading_other_rules, "###");
    append_table(headers, reasons(false));
  }

  void write_not_official() {
    heading(texts::heading_not_official);
    std::string items;
    for (const reason& r : s_.reasons) {
      const rule_verdict& said = *rule_of_selection(r.rule).find(r.verdict);
      if (!r.decides) continue;
      const std::string share = policy_share(r, subject_.content, subject_.of_user, l_);
      if (!share.empty()) add_item(items, in(policy_standing_text), identifier(r.rule), share);
      if (said.standing == standing::official) continue;
      add_item(items, in(title(said.standing)), identifier(r.rule), said.wording.in(l_));
    }
    for (const policy_reason& r : s_.policy_reasons) {
      const policy_rule& of = subject_.of_user.all()[r.policy].rules[r.rule];
      if (r.decides) add_item(items, in(policy_standing_text), of.id, of.wording.in(l_));
    }
    if (items.empty()) return paragraph(in(texts::all_official));
    paragraph(in(texts::not_official_lead));
    out_.append(items).append("\n");
  }

  static void add_item(std::string& items, const std::string& standing, std::string_view rule,
                       std::string_view wording) {
    std::string line = standing;
    line.append(" - ").append(rule).append(": ").append(wording);
    items.append("- ").append(markdown_escaped(line)).append("\n");
  }

  void write_otherwise() {
    heading(texts::heading_otherwise);
    if (s_.changes.empty()) return paragraph(in(title(s_.why_no_change)));
    for (const change_set& set : s_.changes) {
      paragraph(say(texts::otherwise_line, {in(title(outcome::ismap_or_liu)), change_text(set, subject_.of_user, l_)}));
    }
    paragraph(in(texts::otherwise_note));
  }

  void write_findings() {
    heading(texts::heading_findings);
    if (s_.findings.empty()) return paragraph(in(texts::no_findings));
    for (const finding& f : s_.findings) {
      std::string line = in(title(severity_of(f.code)));
      if (f.where) line.append(", ").append(answer_text(*f.where, subject_.of_user, l_));
      line.append(": ").append(message_of_workload(f, l_)).append(" [").append(identifier(f.code)).append("]");
      out_.append("- ").append(markdown_escaped(line)).append("\n");
    }
    out_ += '\n';
  }

  void write_signatures() {
    heading(texts::heading_signatures);
    table rows;
    for (const text& role : {texts::role_assessor, texts::role_security_officer, texts::role_authority}) {
      rows.push_back({in(role), "", "", ""});
    }
    append_table(
        {in(texts::column_role), in(texts::column_person), in(texts::column_date), in(texts::column_signature)}, rows);
  }

  const record_subject& subject_;
  const selection& s_;
  language l_;
  std::string& out_;
};

}  // namespace

std::vector<written_answer> result_in_words(const workload& w, const selection& s, const policies& of_user,
                                            language l) {
  return result_words{w, s, of_user, l}.all();
}

std::vector<written_answer> written_answers(const csv::record& r, const table_header& header,
                                            const text_encoding& encoding, const policies& of_user, language l) {
  std::vector<written_answer> answers;
  std::string scratch;
  std::string utf8;
  for (std::size_t i = 0; i < r.field_count(); ++i) {
    const std::string_view cell = encoding.to_utf8(csv::value(r, i, scratch), utf8);
    const bool is_own = is_classify_column(header.headers()[i]);  // of an earlier output
    if (cell.empty() || is_own) continue;
    const auto means = header.meaning_of(i);
    answers.push_back({heading_in_words(header, i, of_user, l),
                       means ? answer_in_words(*means, cell, of_user, l) : std::string{cell}});
  }
  return answers;
}

void append_record(const record_subject& subject, language l, std::string& out) {
  record_writer{subject, l, out}.write();
}

}  // namespace ismap
