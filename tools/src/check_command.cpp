#include <algorithm>
#include <cstdio>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "check_sink.h"
#include "commands.h"
#include "failure.h"
#include "holidays.h"
#include "input.h"
#include "ismap/date_text.h"
#include "ismap/link.h"
#include "kept_rows.h"
#include "output.h"
#include "text_table.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::size_t most_messages = 50;

// A header may be as long as a row can be; a message shows its beginning, on one line.
std::string beginning_of(const std::string& header) {
  constexpr std::size_t longest = 300;
  if (header.size() <= longest) return on_one_line(header);
  std::size_t end = longest;
  while (end > 0 && (header[end] & 0xC0) == 0x80) --end;  // not within a character
  return on_one_line(header.substr(0, end)) + "...";
}

std::string header_message(const options& o, const std::string& name, const header_problem& p) {
  const std::string meant = p.meant ? std::string{identifier(*p.meant)} : "";
  switch (p.what) {
    case header_problem::kind::empty: return say(o.language, texts::header_empty, name);
    case header_problem::kind::unreadable: return say(o.language, texts::header_unreadable, name);
    case header_problem::kind::no_date_column:
      return say(o.language, texts::header_no_date, name, beginning_of(p.read));
    case header_problem::kind::bare_cr: return say(o.language, texts::header_bare_cr, name);
    case header_problem::kind::column_twice:
      return say(o.language, texts::header_twice, name, meant, p.first, p.second);
    case header_problem::kind::alias_not_found: return say(o.language, texts::header_no_alias, name, p.read);
  }
  return name;
}

// One run of `ismap check` over all its registers.
class check_run {
 public:
  explicit check_run(const options& o)
      : o_(o),
        holidays_(load_holidays(o)),
        rules_(rule_set::in_force_on(o.as_of)),
        run_{o.as_of, holidays_.version(), o.language},
        out_(o.output_path, o.language),
        sink_(make_sink(o, run_, out_)) {}

  exit_status run() {
    sink_->begin();
    for (const std::string& path : o_.registers) read_or_report(path);
    if (keeps_rows()) give_out_kept();
    sink_->end(summary_);
    if (is_whole()) out_.commit();
    if (readable_ > 0) report_summary();
    return status_;
  }

 private:
  [[nodiscard]] bool keeps_rows() const { return o_.link || o_.sort != sort_key::none; }

  // An output that would hold nothing but the failure of every input is not made, nor a file that would hold a register
  // cut short.
  [[nodiscard]] bool is_whole() const { return readable_ > 0 && (o_.output_path.empty() || !is_cut_short_); }

  [[nodiscard]] bool is_shown(status s) const {
    return !o_.only || std::find(o_.only->begin(), o_.only->end(), s) != o_.only->end();
  }

  void read_or_report(const std::string& path) {
    const std::size_t readable_before = readable_;
    try {
      read_register(path);
    } catch (const output_failure&) {
      throw;
    } catch (const failure& f) {
      tell(say(o_.language, texts::error_prefix, f.what()));
      status_ = weightier(status_, f.status);
      is_cut_short_ = is_cut_short_ || readable_ > readable_before;
    }
  }

  void read_register(const std::string& path) {
    input in{path, o_.language};
    open_register& from =
        registers_.emplace_back(open_register{in.name(), register_reader{{o_.scheme, o_.aliases, o_.max_record}}});
    bool more = true;
    while (more) {
      const register_event event = from.reader.next();
      if (event == register_event::need_input) {
        const std::size_t count = in.read(from.reader.room(block_size));
        from.reader.added(count);
        if (count == 0) from.reader.finish();
      } else {
        more = take(from, event);
      }
    }
  }

  bool take(const open_register& from, register_event event) {
    switch (event) {
      case register_event::unusable_header: fail_io(header_message(o_, from.name, from.reader.problem()));
      case register_event::header:
        ++readable_;
        sink_->header(from, from.reader.record());
        return true;
      case register_event::row: keeps_rows() ? keep(from) : check(from); return true;
      case register_event::blank:
        if (keeps_rows()) {
          if (o_.sort == sort_key::none) kept_.add_blank(from, from.reader.record());
        } else if (!o_.only) {
          sink_->blank(from, from.reader.record());
        }
        return true;
      case register_event::part:
        if (keeps_rows()) {
          kept_.add_part(from.reader.record().bytes);
        } else if (is_shown(status::invalid)) {
          sink_->part(from.reader.record().bytes);
        }
        return true;
      case register_event::need_input:
      case register_event::end: return false;
    }
    return false;
  }

  [[nodiscard]] assessment assess_row(registration_row& row) const {
    assessment a = assess(row.content, o_.as_of, rules_, holidays_, o_.within);
    if (!row.findings.empty()) add_findings(a, std::move(row.findings));
    return a;
  }

  void check(const open_register& from) {
    from.reader.read(from.reader.record(), row_);
    const assessment a = assess_row(row_);
    give_out({from, from.reader.record(), row_.content, a});
  }

  void keep(const open_register& from) {
    kept_row& kept = kept_.add(from, from.reader.record());
    from.reader.read(kept.record, kept.row);
    kept.result = assess_row(kept.row);
  }

  void give_out_kept() {
    if (o_.link) {
      std::vector<linked_row> rows;
      for (kept_row& each : kept_.rows()) {
        if (!each.is_blank) rows.push_back({&each.row.content, &each.result});
      }
      link(rows, o_.as_of, rules_);
    }
    for (const kept_row* const each : kept_.sorted(o_.sort, o_.sort_descending)) {
      if (each->is_blank) {
        if (!o_.only) sink_->blank(*each->from, each->record);
        continue;
      }
      if (is_shown(each->result.status) && !each->parts.empty()) sink_->part(each->parts);
      give_out({*each->from, each->record, each->row.content, each->result});
    }
  }

  void give_out(const checked_row& row) {
    summary_.add(row.result);
    note_status(row.result);
    if (o_.format != output_format::table && o_.format != output_format::markdown) report_invalid(row);
    if (is_shown(row.result.status)) sink_->row(row);
  }

  void note_status(const assessment& a) {
    const auto& statuses = o_.fail_on_statuses;
    const auto& codes = o_.fail_on_findings;
    const auto listed = [&codes](const finding& f) {
      return std::find(codes.begin(), codes.end(), f.code) != codes.end();
    };
    if (a.status == status::invalid) status_ = weightier(status_, exit_status::row_invalid);
    if (std::find(statuses.begin(), statuses.end(), a.status) != statuses.end() ||
        (!codes.empty() && std::any_of(a.findings.begin(), a.findings.end(), listed))) {
      status_ = weightier(status_, exit_status::something_found);
    }
  }

  // The formats for programs hold codes; why a row is invalid is said here in words, and not without end.
  void report_invalid(const checked_row& row) {
    if (row.result.status != status::invalid || o_.quiet) return;
    for (const finding& f : row.result.findings) {
      if (!is_cause_of_invalid(f.code)) continue;
      if (++messages_ > most_messages) continue;
      tell(place_of(row, f) + ": " + sentence_of(f, o_.language) + "\n");
    }
  }

  void report_summary() const {
    if (o_.quiet) return;
    const language l = o_.language;
    if (messages_ > most_messages) tell(say(l, texts::more_messages, messages_ - most_messages) + "\n");
    std::string line = summary_.rows == 1 ? say(l, texts::summary_row) : say(l, texts::summary_rows, summary_.rows);
    std::string_view between = l == language::ja ? texts::summary_colon.ja : texts::summary_colon.en;
    for (std::size_t i = 0; i < status_count; ++i) {
      if (summary_.by_status[i] == 0) continue;
      line += between;
      line += say(l, texts::summary_count, title(static_cast<status>(i)).in(l), summary_.by_status[i]);
      between = texts::summary_separator.in(l);
    }
    tell(line + "\n");
    if (o_.format == output_format::table || o_.format == output_format::markdown) return;
    tell(say(l, texts::run_line, program_version(), format_day(o_.as_of), rules_version(), run_.holidays_version) +
         "\n");
    tell(std::string{notice().in(l)} + "\n");
  }

  const options& o_;
  holiday_calendar holidays_;
  rule_set rules_;
  run_description run_;
  output out_;
  std::unique_ptr<check_sink> sink_;
  std::deque<open_register> registers_;
  kept_rows kept_;
  registration_row row_;
  check_summary summary_;
  exit_status status_ = exit_status::nothing_found;
  std::size_t messages_ = 0;
  std::size_t readable_ = 0;
  bool is_cut_short_ = false;
};

}  // namespace

exit_status run_check(const options& o) { return check_run{o}.run(); }

}  // namespace ismap::tool
