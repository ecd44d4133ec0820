// A register, checked a few rows at a time.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "arguments.h"
#include "ismap/cp932_table.h"
#include "ismap/json.h"
#include "ismap/register_session.h"

namespace ismap::wasm {

namespace {

using emscripten::val;

// The characters of CP932's pairs in the order of their bytes, lead bytes 81 to 9F and E0 to FC, trail bytes 40 to FC.
std::u16string pairs;

char16_t character(unsigned lead, unsigned trail) {
  const unsigned row = lead <= 0x9F ? lead - 0x81 : lead - 0xE0 + 0x1F;
  const std::size_t place = row * std::size_t{0xBD} + (trail - 0x40);
  return place < pairs.size() ? pairs[place] : no_cp932_character;
}

void supply_pairs(const std::u16string& all) {
  pairs = all;
  supply_cp932(character);
}

void use_memory(double size) {
  const std::vector<char> all(static_cast<std::size_t>(size), 1);
  asm volatile("" ::"r"(all.data()) : "memory");  // it is not used for anything
}

// A view of memory, which the next call may move.
val view(const void* of, std::size_t count) {
  return val{emscripten::typed_memory_view(count, static_cast<const unsigned char*>(of))};
}

// Copies JavaScript's bytes to where C++ has room for them.
void copy(const val& bytes, void* to, std::size_t count) { view(to, count).call<void>("set", bytes); }

// A file that JavaScript reads: `read(offset, size)` gives its bytes from there on.
class file_source final : public byte_source {
 public:
  explicit file_source(val read) : read_(std::move(read)) {}

  std::size_t read(std::span<char> block) override {
    const val bytes = read_(static_cast<double>(at_), static_cast<double>(block.size()));
    const auto count = bytes["length"].as<std::size_t>();
    if (count == 0) return 0;
    copy(bytes, block.data(), count);
    at_ += count;
    return count;
  }

  void seek(std::uint64_t offset) override { at_ = offset; }

 private:
  val read_;
  std::uint64_t at_ = 0;
};

std::string_view name_of(header_problem::kind k) {
  switch (k) {
    case header_problem::kind::empty: return "empty";
    case header_problem::kind::unreadable: return "unreadable";
    case header_problem::kind::too_long: return "too_long";
    case header_problem::kind::no_usable_column: return "no_usable_column";
    case header_problem::kind::bare_cr: return "bare_cr";
    case header_problem::kind::column_twice: return "column_twice";
    case header_problem::kind::alias_not_found: return "alias_not_found";
    case header_problem::kind::too_few_lines: return "too_few_lines";
    case header_problem::kind::workbook: return "workbook";
    case header_problem::kind::not_text: return "not_text";
  }
  return "empty";
}

void append_problem(json_writer& json, const header_problem& p) {
  json.key("problem");
  json.begin_object();
  json.member("kind", name_of(p.what));
  json.member("line", static_cast<std::int64_t>(p.line));
  json.member("read", p.read);
  json.member("column", p.meant ? column_vocabulary::of_register().identifier(*p.meant) : "");
  json.member("first", static_cast<std::int64_t>(p.first));
  json.member("second", static_cast<std::int64_t>(p.second));
  json.end_object();
}

std::optional<entry_key> key_of(const std::string& name) {
  if (name == "line") return entry_key::line;
  if (name == "status") return entry_key::status;
  if (name == "expires_on") return entry_key::expires_on;
  if (name == "severity") return entry_key::severity;
  return std::nullopt;
}

check_settings settings_on(day as_of, language l, bool links) {
  reading_options reading;
  reading.names = links;
  return {
      rule_set::in_force_on(as_of), &holiday_calendar::bundled(), default_alert_days, reading, {}, run_on(as_of, l)};
}

// What one instance of this module hands to another: memory as it is, since both are laid out alike.
struct part_numbers {
  std::uint64_t begins_at;
  std::uint64_t ends_at;
  std::uint64_t lines;
  check_summary summary;
};
static_assert(std::is_trivially_copyable_v<part_numbers> && std::is_trivially_copyable_v<register_entry>);

// Entries pass through a small buffer, since memory that was never used before is dear.
using some_entries = std::array<register_entry, 1024>;

val new_bytes(std::size_t count) { return val::global("Uint8Array").new_(count); }

val bytes_of(const register_part& p) {
  const part_numbers numbers{p.begins_at, p.ends_at, p.lines, p.summary};
  const auto& days = p.months.by_day();
  const val all = new_bytes(sizeof numbers + days.size() * sizeof days[0]);
  all.call<void>("set", view(&numbers, sizeof numbers));
  all.call<void>("set", view(days.data(), days.size() * sizeof days[0]), sizeof numbers);
  return all;
}

register_part part_of(const val& all) {
  part_numbers numbers;
  copy(all.call<val>("subarray", 0, sizeof numbers), &numbers, sizeof numbers);
  const val rest = all.call<val>("subarray", sizeof numbers);
  std::vector<std::uint32_t> days(rest["length"].as<std::size_t>() / sizeof(std::uint32_t));
  copy(rest, days.data(), days.size() * sizeof days[0]);
  return {numbers.begins_at, numbers.ends_at, numbers.lines, numbers.summary, month_counts{std::move(days)}};
}

val bytes_of(const register_entries& entries, std::size_t from) {
  const val all = new_bytes((entries.size() - from) * sizeof(register_entry));
  some_entries some;
  for (std::size_t at = from; at < entries.size(); at += some.size()) {
    const std::size_t count = std::min(some.size(), entries.size() - at);
    std::copy_n(entries.begin() + static_cast<std::ptrdiff_t>(at), count, some.begin());
    all.call<void>("set", view(some.data(), count * sizeof some[0]), (at - from) * sizeof some[0]);
  }
  return all;
}

void append_entries(register_session& to, const val& all, std::uint64_t lines_before) {
  some_entries some;
  const auto size = all["length"].as<std::size_t>();
  for (std::size_t at = 0; at < size; at += sizeof some) {
    const std::size_t count = std::min(sizeof some, size - at);
    copy(all.call<val>("subarray", at, at + count), some.data(), count);
    to.append_entries({some.data(), count / sizeof some[0]}, lines_before);
  }
}

// All rows as the file has them.
bool is_of_file(const entry_order& o) {
  constexpr unsigned all = (1U << status_count) - 1;
  return (o.statuses & all) == all && !o.only_matching && o.key == entry_key::line && !o.descending;
}

class register_face {
 public:
  register_face(const std::string& name, const std::string& as_of, const std::string& lang, const std::string& encoding,
                bool links, val read)
      : language_(language_of(lang)),
        in_(std::move(read)),
        session_({settings_on(day_of(as_of).value_or(day{}), language_, links), name, parse_file_encoding(encoding),
                  std::nullopt, links},
                 in_) {}

  std::string open() {
    std::string out;
    json_writer json{out};
    json.begin_object();
    if (!session_.open()) append_problem(json, session_.problem());
    json.member("encoding", identifier(session_.encoding()));
    json.end_object();
    return out;
  }

  [[nodiscard]] bool can_share() const { return session_.can_share(); }
  void start_at(double offset) { session_.start_at(static_cast<std::uint64_t>(offset)); }
  void stop_at(double offset) {
    const bool is_somewhere = offset < std::numeric_limits<double>::infinity();
    session_.stop_at(is_somewhere ? std::optional{static_cast<std::uint64_t>(offset)} : std::nullopt);
  }
  [[nodiscard]] val entries(double from) const { return bytes_of(session_.entries(), static_cast<std::size_t>(from)); }
  [[nodiscard]] val part() const { return bytes_of(session_.part()); }
  bool append_part(const val& part) { return session_.append(part_of(part)); }
  void append_entries(const val& entries, double lines_before) {
    wasm::append_entries(session_, entries, static_cast<std::uint64_t>(lines_before));
  }

  bool step() { return session_.step(); }
  [[nodiscard]] double lines() const { return static_cast<double>(session_.lines()); }
  [[nodiscard]] double rows() const { return static_cast<double>(session_.summary().rows); }

  [[nodiscard]] std::string summary() const {
    std::string out;
    json_writer json{out};
    json.begin_object();
    append_json_summary(json, session_.summary());
    json.key("months");
    json.begin_object();
    for (const auto& [month, count] : session_.months().by_month()) json.member(month, static_cast<std::int64_t>(count));
    json.end_object();
    json.key("titles");
    json.begin_object();
    for (std::size_t i = 0; i < status_count; ++i) {
      json.member(identifier(static_cast<status>(i)), title(static_cast<status>(i)).in(language_));
    }
    json.end_object();
    json.member("encoding", identifier(session_.encoding()));
    append_columns(json);
    json.end_object();
    return out;
  }

  double order(unsigned statuses, bool only_matching, const std::string& key, bool descending) {
    const entry_order wanted{statuses, only_matching, key_of(key).value_or(entry_key::line), descending};
    is_of_file_ = is_of_file(wanted);
    order_ = is_of_file_ ? std::vector<std::uint32_t>{} : session_.ordered(wanted);
    return is_of_file_ ? rows() : static_cast<double>(order_.size());
  }

  // [row, offset, length, line] of the place in the order.
  [[nodiscard]] val entry(unsigned place) const {
    val found = val::array();
    const register_entries& all = session_.entries();
    if (place >= (is_of_file_ ? all.size() : order_.size())) return found;
    const unsigned row = is_of_file_ ? place : order_[place];
    const register_entry& e = all[row];
    found.set(0, row);
    found.set(1, static_cast<double>(e.offset));
    found.set(2, static_cast<double>(e.length));
    found.set(3, e.line);
    return found;
  }

  std::string row(unsigned number, const std::string& bytes) {
    std::string out;
    if (number < session_.entries().size()) session_.append_row(number, bytes, out);
    return out;
  }

  void begin_search(const std::string& wanted) { session_.begin_search(wanted); }
  bool step_search() { return session_.step_search(); }

  void begin_output(const std::string& form, double lines_before, bool has_rows_before) {
    session_.begin_output(form == "json" ? register_session::form::json : register_session::form::csv,
                          {static_cast<std::uint64_t>(lines_before), has_rows_before});
  }
  bool step_output() { return session_.step_output(bytes_); }
  void end_output() { session_.end_output(bytes_); }

  // To be copied at once.
  [[nodiscard]] val output() const { return view(bytes_.data(), bytes_.size()); }

 private:
  void append_columns(json_writer& json) const {
    const table_header& header = session_.header();
    json.key("columns");
    json.begin_object();
    for (std::size_t i = 0; i < header.headers().size(); ++i) {
      if (const auto means = header.meaning_of(i)) json.member(identifier(*means), header.headers()[i]);
    }
    json.end_object();
    json.key("unused_columns");
    json.begin_array();
    for (const std::string& each : header.unused_headers(check_columns())) json.value(each);
    json.end_array();
  }

  language language_;
  file_source in_;
  register_session session_;
  bool is_of_file_ = false;
  std::vector<std::uint32_t> order_;  // unless it is the file's
  std::string bytes_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(ismap_register) {
  emscripten::function("use_memory", &use_memory);
  emscripten::function("supply_cp932", &supply_pairs);
  emscripten::class_<register_face>("Register")
      .constructor<const std::string&, const std::string&, const std::string&, const std::string&, bool, val>()
      .function("open", &register_face::open)
      .function("can_share", &register_face::can_share)
      .function("start_at", &register_face::start_at)
      .function("stop_at", &register_face::stop_at)
      .function("entries", &register_face::entries)
      .function("part", &register_face::part)
      .function("append_part", &register_face::append_part)
      .function("append_entries", &register_face::append_entries)
      .function("step", &register_face::step)
      .function("lines", &register_face::lines)
      .function("rows", &register_face::rows)
      .function("summary", &register_face::summary)
      .function("order", &register_face::order)
      .function("entry", &register_face::entry)
      .function("row", &register_face::row)
      .function("begin_search", &register_face::begin_search)
      .function("step_search", &register_face::step_search)
      .function("begin_output", &register_face::begin_output)
      .function("step_output", &register_face::step_output)
      .function("end_output", &register_face::end_output)
      .function("output", &register_face::output);
}

}  // namespace ismap::wasm
