#include "checked_row.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ismap/date_text.h"
#include "ismap/markdown.h"
#include "row_messages.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

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
class table_sink final : public row_sink<checked_row> {
 public:
  table_sink(const options& o, const run_description& run, std::string& out)
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
    std::string& out = out_;
    const bool markdown = o_.format == output_format::markdown;
    const language l = o_.language;
    out += run_line(run_) + "\n\n";
    if (table_.empty()) {
      out += say(l, texts::no_rows) + "\n";
    } else {
      markdown ? table_.append_markdown_to(out) : table_.append_to(out, o_.color);
    }
    append_list(out, o_.format, say(l, texts::findings_heading), notes_);
    out += "\n";
    if (weakest_) out += say(l, texts::standing_line, title(*weakest_).in(l)) + (markdown ? "\n\n" : "\n");
    out += std::string{notice().in(l)} + "\n";
  }

 private:
  [[nodiscard]] bool has_sources() const { return o_.files.size() > 1; }

  static std::vector<std::string> headers(const options& o) {
    std::vector<std::string> all;
    const auto add = [&](const text& t) { all.emplace_back(t.in(o.language)); };
    if (o.files.size() > 1) add(texts::column_source);
    for (const text& t :
         {texts::column_line, texts::column_number, texts::column_service, texts::column_scheme, texts::column_status,
          texts::column_expires, texts::column_valid_until, texts::column_days_left, texts::column_findings}) {
      add(t);
    }
    return all;
  }

  void keep(const checked_row& row, const finding& f) {
    const language l = o_.language;
    notes_.push_back(place_in_words(row.from, row.record, f, has_sources(), l) + ": " + sentence_of(f, l));
  }

  const options& o_;
  const run_description& run_;
  std::string& out_;
  text_table table_;
  std::vector<std::string> notes_;
  std::optional<standing> weakest_;
};

}  // namespace

std::unique_ptr<row_sink<checked_row>> make_check_table(const options& o, const run_description& run,
                                                        std::string& out) {
  return std::make_unique<table_sink>(o, run, out);
}

}  // namespace ismap::tool
