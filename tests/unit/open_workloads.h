// Workloads that a test opens from the text of a table, all of it at hand, and what is found in them, put into words.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "in_blocks.h"
#include "ismap/table_reader.h"
#include "ismap/workload_table.h"
#include "workload_columns.h"

namespace ismap::test {

using texts = std::vector<std::string>;

inline std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

// What a row answers, by column; what is not known is left out.
using answers = std::map<std::string, std::string>;

template <class Value>
void put(answers& to, const char* column, const std::optional<Value>& value) {
  if (value) to[column] = identifier(*value);
}

inline void put(answers& to, const char* column, const std::optional<bool>& value) {
  if (value) to[column] = *value ? "yes" : "no";
}

// "1;3A;?" and how many items there are, where several say the same.
inline void put(answers& to, const char* column, const item_classes& items) {
  if (items.count() == 0) return;
  std::string text;
  std::size_t listed = items.has_unknown() ? 1 : 0;
  for (std::size_t i = 0; i < information_class_count; ++i) {
    const auto c = static_cast<information_class>(i);
    if (!items.contains(c)) continue;
    text.append(text.empty() ? "" : ";").append(identifier(c));
    ++listed;
  }
  if (items.has_unknown()) text += text.empty() ? "?" : ";?";
  if (items.count() != listed) text += " of " + std::to_string(items.count());
  to[column] = text;
}

// "moderate" or, given as a degree, "moderate: serious".
inline void put(answers& to, const std::string& column, const impact_answer& a, const impact_assessment& by) {
  if (!a.level) return;
  to[column] = identifier(*a.level);
  if (a.degree) to[column] += ": " + by.degrees[*a.degree].id;
}

inline answers answers_of(const workload& w, const policies& of_user) {
  answers all;
  put(all, "organisation_type", w.organisation_type);
  put(all, "network_model", w.network_model);
  put(all, "service_model", w.service_model);
  put(all, "confidentiality", w.confidentiality);
  put(all, "integrity", w.integrity);
  put(all, "availability", w.availability);
  put(all, "is_secret_document", w.is_secret_document);
  put(all, "is_probably_non_disclosable", w.is_probably_non_disclosable);
  const impact_assessment& by = of_user.assessment();
  for (std::size_t a = 0; a < aspect_count; ++a) put(all, aspect_names[a], w.impact_by_aspect[a], by);
  for (std::size_t i = 0; i < by.questions.size(); ++i) put(all, by.questions[i].column(), w.impact_by_question[i], by);
  if (w.target_work) {
    all["target_work"] = w.target_work->is_listed() ? of_user.target_work()[w.target_work->row()].id : "none";
  }
  return all;
}

struct row_read {
  std::string id;
  std::string name;
  answers given;
  std::vector<finding> findings;
};

// A table that a test opens from text, all of it at hand.
class open_workloads {
 public:
  explicit open_workloads(std::string_view input, const policies& of_user = policies::none(),
                          std::size_t max_record = csv::options{}.max_record)
      : of_user_(of_user),
        max_record_(max_record),
        vocabulary_(vocabulary_of_workloads(of_user)),
        reader_({&vocabulary_, required_of_workloads(of_user), {}, max_record}) {
    const exact_text bytes{input};
    const auto room = reader_.room(input.size());
    std::copy(bytes.view().begin(), bytes.view().end(), room.begin());
    reader_.added(input.size());
    reader_.finish();
    opened_ = reader_.next();
  }

  [[nodiscard]] table_event opened() const { return opened_; }
  [[nodiscard]] const table_header& header() const { return reader_.header(); }

  std::vector<row_read> rows() {
    std::vector<row_read> all;
    if (opened_ != table_event::header) return all;
    for (table_event e = reader_.next(); e != table_event::end; e = reader_.next()) {
      if (e != table_event::row) continue;
      read_workload(reader_.record(), reader_.header(), utf8_encoding(), of_user_, max_record_, row_);
      const auto text = [this](column c) { return text_of(c, reader_.record(), reader_.header(), utf8_encoding()); };
      all.push_back(
          {text(column::workload_id), text(column::workload_name), answers_of(row_.content, of_user_), row_.findings});
    }
    return all;
  }

 private:
  const policies& of_user_;
  std::size_t max_record_;
  column_vocabulary vocabulary_;
  table_reader reader_;
  table_event opened_;
  workload_row row_;
};

inline row_read only_row(std::string_view input, const policies& of_user = policies::none(),
                         std::size_t max_record = csv::options{}.max_record) {
  std::vector<row_read> rows = open_workloads{input, of_user, max_record}.rows();
  EXPECT_EQ(rows.size(), 1u) << input;
  return rows.empty() ? row_read{} : std::move(rows.front());
}

inline std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string{c};
  return out += '"';
}

// The row whose cell under `header` is `cell`; another column keeps it from being blank.
inline row_read with_cell(std::string_view header, std::string_view cell, const policies& of_user = policies::none()) {
  return only_row(joined({"memo,", in_quotes(header), "\nx,", in_quotes(cell), "\n"}), of_user);
}

inline std::string column_name(column c, const policies& of_user) {
  const auto question = extra_index(c);
  return question ? of_user.assessment().questions[*question].column() : std::string{identifier(c)};
}

// "value_unreadable confidentiality [4]", of each finding; counts stand before what was read.
inline texts found_in(const row_read& row, const policies& of_user = policies::none()) {
  texts all;
  for (const finding& f : row.findings) {
    std::string& text = all.emplace_back(identifier(f.code));
    if (f.where) text.append(" ").append(column_name(*f.where, of_user));
    if (f.number != 0) text.append(" ").append(std::to_string(f.number));
    if (!f.read.empty()) text.append(" [").append(f.read).append("]");
  }
  return all;
}

inline texts unreadable(std::string_view column, std::string_view cell) {
  return {joined({"value_unreadable ", column, " [", cell, "]"})};
}

struct written {
  const char* column;
  const char* answer;
  texts ways;
};

inline void expect_read(const std::vector<written>& cases, const policies& of_user = policies::none()) {
  for (const written& c : cases) {
    for (const std::string& way : c.ways) {
      for (const std::string& cell : {way, joined({"  ", way}), joined({way, "\t "}), joined({"\u3000", way, "\u3000"}),
                                      joined({"\u00A0", way})}) {
        const row_read row = with_cell(c.column, cell, of_user);
        EXPECT_EQ(row.given, (answers{{c.column, c.answer}})) << c.column << " [" << cell << "]";
        EXPECT_EQ(found_in(row, of_user), texts{}) << c.column << " [" << cell << "]";
      }
    }
  }
}

}  // namespace ismap::test
