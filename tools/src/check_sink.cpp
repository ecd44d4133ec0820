#include "check_sink.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ismap/date_text.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

class csv_sink final : public check_sink {
 public:
  csv_sink(day as_of, output& out) : as_of_(as_of), out_(out) {}

  void header(const open_register& from, const csv::record& record) override {
    format_.emplace(from.reader.header(), from.reader.delimiter(), as_of_);
    format_->append_header(record, from.reader.has_byte_order_mark(), out_.buffer());
    line_end_ = record.line_end;
  }

  void row(const checked_row& row) override {
    if (!row.record.in_parts) end_line();
    format_->append_row(row.record, row.result, out_.buffer());
    lacks_line_end_ = row.record.line_end.empty();
    out_.flush_if_large();
  }

  void blank(const open_register&, const csv::record& record) override {
    end_line();
    format_->append_blank(record, out_.buffer());
    out_.flush_if_large();
  }

  void part(std::string_view bytes) override {
    end_line();
    out_.buffer() += bytes;
    out_.flush_if_large();
  }

 private:
  // The input's last row may lack a line end; where it is sorted to before others, it gets the header's.
  void end_line() {
    if (lacks_line_end_) out_.buffer() += line_end_;
    lacks_line_end_ = false;
  }

  day as_of_;
  output& out_;
  std::optional<csv_output> format_;
  std::string line_end_;
  bool lacks_line_end_ = false;
};

row_origin origin_of(const checked_row& row) {
  return {row.from.name, row.record, row.from.reader.header(), utf8_encoding()};
}

class json_lines_sink final : public check_sink {
 public:
  json_lines_sink(const run_description& run, output& out) : run_(run), out_(out) {}

  void row(const checked_row& row) override {
    json_writer json{out_.buffer()};
    append_json_row(json, origin_of(row), row.content, row.result, run_, true);
    out_.buffer() += '\n';
    out_.flush_if_large();
  }

 private:
  const run_description& run_;
  output& out_;
};

class json_sink final : public check_sink {
 public:
  json_sink(const run_description& run, output& out) : run_(run), out_(out), json_(out.buffer()) {}

  void begin() override {
    json_.begin_object();
    append_json_head(json_, run_);
    json_.key("rows");
    json_.begin_array();
  }

  void row(const checked_row& row) override {
    json_.new_line();
    append_json_row(json_, origin_of(row), row.content, row.result, run_, false);
    out_.flush_if_large();
  }

  void end(const check_summary& summary) override {
    json_.end_array();
    append_json_summary(json_, summary);
    json_.end_object();
    out_.buffer() += '\n';
  }

 private:
  const run_description& run_;
  output& out_;
  json_writer json_;
};

std::string_view color_of(status s) {
  switch (s) {
    case status::invalid:
    case status::expired:
    case status::withdrawn: return "31";
    case status::expiring:
    case status::renewal_pending: return "33";
    case status::valid: return "32";
    case status::upcoming:
    case status::superseded: return "2";
  }
  return {};
}

std::string day_text(const std::optional<day>& d) { return d ? format_day(*d) : ""; }

// Keeps one line of text a row until the widths are known, and the findings for the list under the table.
class table_sink final : public check_sink {
 public:
  table_sink(const options& o, const run_description& run, output& out)
      : o_(o), run_(run), out_(out), table_(headers(o)) {}

  void row(const checked_row& row) override {
    const language l = o_.language;
    std::vector<cell> cells;
    if (has_sources()) cells.push_back({on_one_line(row.from.name)});
    cells.push_back({std::to_string(row.record.line), {}, true});
    cells.push_back({on_one_line(row.content.registration_number)});
    cells.push_back({on_one_line(row.content.service_name)});
    const auto& scheme = row.content.scheme.value();
    cells.push_back({scheme ? std::string{title(*scheme)} : ""});
    cells.push_back({std::string{title(row.result.status).in(l)}, color_of(row.result.status)});
    cells.push_back({day_text(row.result.expires_on)});
    cells.push_back({row.result.valid_until.is_open ? std::string{texts::open_end.in(l)}
                                                    : day_text(row.result.valid_until.last_day)});
    cells.push_back({row.result.days_left ? std::to_string(*row.result.days_left) : "", {}, true});
    cells.push_back({std::to_string(row.result.findings.size()), {}, true});
    table_.add(std::move(cells));
    for (const finding& f : row.result.findings) keep(row, f);
    if (row.result.standing()) weakest_ = std::max(weakest_.value_or(*row.result.standing()), *row.result.standing());
  }

  void end(const check_summary&) override {
    std::string& out = out_.buffer();
    const bool markdown = o_.format == output_format::markdown;
    const language l = o_.language;
    out += say(l, texts::run_line, program_version(), format_day(run_.as_of), rules_version(), run_.holidays_version);
    out += "\n\n";
    if (table_.empty()) {
      out += say(l, texts::no_rows) + "\n";
    } else {
      markdown ? table_.append_markdown_to(out) : table_.append_to(out, o_.color);
    }
    if (!notes_.empty()) {
      out += (markdown ? "\n### " : "\n") + say(l, texts::findings_heading) + (markdown ? "\n\n" : "\n");
      for (const std::string& note : notes_) {
        out += markdown ? "- " + markdown_escaped(note) + "\n" : "  " + note + "\n";
      }
    }
    out += "\n";
    if (weakest_) out += say(l, texts::standing_line, title(*weakest_).in(l)) + (markdown ? "\n\n" : "\n");
    out += std::string{notice().in(l)} + "\n";
  }

 private:
  [[nodiscard]] bool has_sources() const { return o_.registers.size() > 1; }

  static std::vector<std::string> headers(const options& o) {
    std::vector<std::string> all;
    const auto add = [&](const text& t) { all.emplace_back(t.in(o.language)); };
    if (o.registers.size() > 1) add(texts::column_source);
    for (const text& t :
         {texts::column_line, texts::column_number, texts::column_service, texts::column_scheme, texts::column_status,
          texts::column_expires, texts::column_valid_until, texts::column_days_left, texts::column_findings}) {
      add(t);
    }
    return all;
  }

  void keep(const checked_row& row, const finding& f) {
    const language l = o_.language;
    std::string where = has_sources() ? on_one_line(row.from.name) + " " : "";
    where += say(l, texts::place_line, row.record.line);
    const auto position = f.where ? row.from.reader.header().position_of(*f.where) : std::nullopt;
    if (position) where += ", " + on_one_line(row.from.reader.header().headers()[*position]);
    notes_.push_back(where + ": " + sentence_of(f, l));
  }

  const options& o_;
  const run_description& run_;
  output& out_;
  text_table table_;
  std::vector<std::string> notes_;
  std::optional<standing> weakest_;
};

}  // namespace

std::unique_ptr<check_sink> make_sink(const options& o, const run_description& run, output& out) {
  switch (o.format) {
    case output_format::csv: return std::make_unique<csv_sink>(run.as_of, out);
    case output_format::json: return std::make_unique<json_sink>(run, out);
    case output_format::jsonl: return std::make_unique<json_lines_sink>(run, out);
    case output_format::table:
    case output_format::markdown: return std::make_unique<table_sink>(o, run, out);
  }
  return nullptr;
}

std::string place_of(const checked_row& row, const finding& f) {
  const auto position = f.where ? row.from.reader.header().position_of(*f.where) : std::nullopt;
  if (!position) return fmt::format("{}:{}", row.from.name, row.record.line);
  return fmt::format("{}:{}:{}", row.from.name, row.record.line, *position + 1);
}

std::string sentence_of(const finding& f, language l) {
  return fmt::format("{}: {} [{}]", title(severity_of(f.code)).in(l), message(f, l), identifier(f.code));
}

}  // namespace ismap::tool
