// A register checked a few rows at a time: what is kept of the rows, how they are found again, what is given out. That
// the bytes are those of `ismap check` is held against the tool itself in tests/module.
#include "ismap/register_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ismap/date_text.h"
#include "ismap/utf16.h"

namespace {

using namespace ismap;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class bytes_in_memory final : public byte_source {
 public:
  bytes_in_memory(std::string bytes, std::size_t block) : bytes_(std::move(bytes)), block_(block) {}

  std::size_t read(std::span<char> room) override {
    const std::size_t count = std::min({room.size(), block_, bytes_.size() - at_});
    bytes_.copy(room.data(), count, at_);
    at_ += count;
    return count;
  }
  void seek(std::uint64_t offset) override { at_ = static_cast<std::size_t>(offset); }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::size_t block_;
  std::size_t at_ = 0;
};

session_settings on_that_day(bool links) {
  const day as_of = *parse_day("2026-11-23");
  reading_options reading;
  reading.names = links;
  check_settings check{rule_set::in_force_on(as_of),
                       &holiday_calendar::bundled(),
                       default_alert_days,
                       reading,
                       {},
                       {as_of, holiday_calendar::bundled().version(), language::en}};
  session_settings s{std::move(check), "a file"};
  s.links = links;
  return s;
}

// A session that has gone through all of its file.
struct done {
  done(std::string bytes, bool links, std::size_t block)
      : in(std::move(bytes), block), session(on_that_day(links), in), is_open(session.open()) {
    while (is_open && session.step()) {
    }
  }

  std::string output(register_session::form f) {
    std::string all;
    std::string part;
    session.begin_output(f);
    for (bool has_more = true; has_more; all += part) has_more = session.step_output(part);
    session.end_output(part);
    return all + part;
  }

  std::string row(std::uint32_t number) {
    const register_entry& e = session.entries()[number];
    std::string json;
    session.append_row(number, in.bytes().substr(static_cast<std::size_t>(e.offset), e.length), json);
    return json;
  }

  std::vector<std::uint32_t> lines(const entry_order& o) const {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t row : session.ordered(o)) all.push_back(session.entries()[row].line);
    return all;
  }

  bytes_in_memory in;
  register_session session;
  bool is_open;
};

// A title, a blank row, a quoted line break, two generations of one service, a day that is none.
constexpr std::string_view content =
    "Our register\n"
    "registration_number,service_name,audit_period_end,registered_on\n"
    "C21-0001-2,Old,2024-03-31,2024-08-01\n"
    ",,,\n"
    "C21-0001-2,\"Two\nlines\",2026-03-31,2026-08-01\n"
    "C21-0002-2,Third,2025-09-30,2026-01-10\n"
    "C21-0003-2,Broken,2026-02-30,";

std::string as_utf16(std::string_view utf8) {
  utf16_encoder encoder{byte_order::little_endian};
  std::string bytes;
  EXPECT_TRUE(encoder.append("\xEF\xBB\xBF", bytes) && encoder.append(utf8, bytes));
  return bytes;
}

class register_session_in : public testing::TestWithParam<std::tuple<bool, bool, std::size_t>> {
 protected:
  done open() const {
    const auto [is_utf16, links, block] = GetParam();
    return {is_utf16 ? as_utf16(content) : std::string{content}, links, block};
  }
  [[nodiscard]] bool links() const { return std::get<1>(GetParam()); }
};

TEST_P(register_session_in, judges_every_row) {
  const done d = open();
  ASSERT_TRUE(d.is_open);
  EXPECT_EQ(d.session.summary().rows, 4U);
  std::vector<status> found;
  for (const register_entry& e : d.session.entries()) found.push_back(e.status);
  const status first = links() ? status::superseded : status::expired;
  EXPECT_THAT(found, ElementsAre(first, status::valid, status::expiring, status::invalid));
}

TEST_P(register_session_in, reads_a_row_again) {
  done d = open();
  EXPECT_THAT(d.row(1), HasSubstr(R"("line":5)"));
  EXPECT_THAT(d.row(1), HasSubstr(R"("service_name":"Two\nlines")"));
  EXPECT_THAT(d.row(1), HasSubstr(R"("expires_on":"2027-07-31")"));
  EXPECT_THAT(d.row(3), HasSubstr("2026-02-30"));
}

TEST_P(register_session_in, puts_rows_in_order) {
  const done d = open();
  EXPECT_THAT(d.lines({}), ElementsAre(3, 5, 7, 8));
  entry_order o;
  o.descending = true;
  EXPECT_THAT(d.lines(o), ElementsAre(8, 7, 5, 3));
  o.key = entry_key::expires_on;
  EXPECT_THAT(d.lines(o), ElementsAre(5, 7, 3, 8)) << "a row without an expiry is last in either direction";
  o.descending = false;
  EXPECT_THAT(d.lines(o), ElementsAre(3, 7, 5, 8));
  o.key = entry_key::status;
  EXPECT_EQ(d.lines(o).front(), 8U);
  o.key = entry_key::severity;
  o.descending = true;
  EXPECT_EQ(d.lines(o).front(), links() ? 5U : 8U);
  o = {};
  o.statuses = 1U << static_cast<unsigned>(status::expiring);
  EXPECT_THAT(d.lines(o), ElementsAre(7));
}

TEST_P(register_session_in, finds_text_however_it_is_written) {
  done d = open();
  entry_order matching;
  matching.only_matching = true;
  d.session.begin_search("\xEF\xBC\xB4HIRD");  // the T full-width
  while (d.session.step_search()) {
  }
  EXPECT_THAT(d.lines(matching), ElementsAre(7));
  d.session.begin_search("");
  while (d.session.step_search()) {
  }
  EXPECT_THAT(d.lines(matching), ElementsAre(3, 5, 7, 8));
}

TEST_P(register_session_in, counts_months_of_what_still_counts) {
  const done d = open();
  std::vector<std::string> months;
  for (const auto& [month, count] : d.session.months().by_month()) months.push_back(month + " " + std::to_string(count));
  if (links()) {
    EXPECT_THAT(months, ElementsAre("2027-01 1", "2027-07 1"));
  } else {
    EXPECT_THAT(months, ElementsAre("2025-07 1", "2027-01 1", "2027-07 1"));
  }
}

TEST_P(register_session_in, gives_the_rows_own_bytes_out_with_the_answers) {
  done d = open();
  std::string csv = d.output(register_session::form::csv);
  if (std::get<0>(GetParam())) {
    utf16_decoder decoder{byte_order::little_endian};
    std::string text;
    decoder.append(csv, text);
    EXPECT_EQ(text.substr(0, 3), "\xEF\xBB\xBF");
    csv = text.substr(3);
  }
  const std::string first = links() ? "superseded" : "expired";
  EXPECT_THAT(csv, testing::StartsWith("Our register\nregistration_number,service_name,audit_period_end,registered_on,"
                                       "ismap_as_of,"));
  EXPECT_THAT(csv, HasSubstr("\nC21-0001-2,Old,2024-03-31,2024-08-01,2026-11-23,2025-07-31,2025-07-31," + first + ","));
  EXPECT_THAT(csv, HasSubstr("\n,,,,,"));
  EXPECT_THAT(csv,
              HasSubstr("\nC21-0001-2,\"Two\nlines\",2026-03-31,2026-08-01,2026-11-23,2027-07-31,2027-07-31,valid,"));
  EXPECT_THAT(csv, HasSubstr("\nC21-0003-2,Broken,2026-02-30,,2026-11-23,,,invalid,"));
  EXPECT_THAT(csv, Not(testing::EndsWith("\n"))) << "the file's last row has no line end";
}

TEST_P(register_session_in, gives_json_out) {
  done d = open();
  const std::string json = d.output(register_session::form::json);
  EXPECT_THAT(json, testing::StartsWith(R"({"program":"ismap")"));
  EXPECT_THAT(json, testing::EndsWith("}\n"));
  EXPECT_THAT(json, HasSubstr(d.row(2)));
  EXPECT_THAT(json, HasSubstr(R"("summary":{"rows":4,)"));
}

INSTANTIATE_TEST_SUITE_P(blocks, register_session_in,
                         testing::Combine(testing::Bool(), testing::Bool(), testing::Values(1, 5, 1 << 16)));

TEST(register_session, gives_a_row_that_begins_as_a_file_may_whole) {
  done d{"service_name,audit_period_end\nA,2026-03-31\n\xEF\xBB\xBF\x42,2026-03-31\n", false, 1 << 16};
  EXPECT_THAT(d.row(1), HasSubstr("\"\xEF\xBB\xBF\x42\"")) << "registers are put together as they are";
}

TEST(register_session, tells_the_columns_that_nothing_is_read_from) {
  const done d{"colour,audit_period_end, ,provider,ismap_status,form\nred,2026-03-31,,,,\n", false, 1 << 16};
  EXPECT_THAT(d.session.header().unused_headers(check_columns()), ElementsAre("colour", "form"));
}

TEST(register_session, tells_why_a_header_is_of_no_use) {
  const done d{"colour,form\nred,round\n", false, 1 << 16};
  EXPECT_FALSE(d.is_open);
  EXPECT_EQ(d.session.problem().what, header_problem::kind::no_usable_column);
  EXPECT_EQ(d.session.problem().read, "colour,form");
}

TEST(register_session, does_not_read_a_row_again_that_is_too_long) {
  session_settings s = on_that_day(false);
  s.check.reading.max_record = 64;
  const std::string text = "audit_period_end,remarks\n2026-03-31," + std::string(200, 'x') + "\n2025-03-31,y\n";
  bytes_in_memory in{text, 16};
  register_session session{std::move(s), in};
  ASSERT_TRUE(session.open());
  while (session.step()) {
  }
  ASSERT_EQ(session.entries().size(), 2U);
  EXPECT_EQ(session.entries()[0].length, 0U);
  std::string json;
  session.append_row(0, {}, json);
  EXPECT_EQ(json, "null");
  EXPECT_EQ(text.substr(static_cast<std::size_t>(session.entries()[1].offset), session.entries()[1].length),
            "2025-03-31,y");
}

TEST(register_session, does_not_read_a_row_again_whose_length_it_cannot_keep) {
  const auto length = static_cast<std::size_t>(register_entry::max_length);
  for (const std::size_t size : {length, length + 2}) {
    session_settings s = on_that_day(false);
    s.check.reading.max_record = 2 * length;
    const std::string first = "2026-03-31," + std::string(size - 11, 'x');
    bytes_in_memory in{"audit_period_end,remarks\n" + first + "\n2025-03-31,y\n", 1 << 20};
    register_session session{std::move(s), in};
    ASSERT_TRUE(session.open());
    while (session.step()) {
    }
    ASSERT_EQ(session.entries().size(), 2U);
    EXPECT_EQ(session.entries()[0].length, size == length ? length : 0U);
    EXPECT_EQ(session.entries()[1].offset, 25 + size + 1);
  }
}

// A register read by three sessions side by side, whose parts meet at two bytes of the file.
class shared_register {
 public:
  shared_register(std::string_view text, std::uint64_t second, std::uint64_t third)
      : starts_{0, second, third}, ends_{second, third, std::nullopt} {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
      inputs_.push_back(std::make_unique<bytes_in_memory>(std::string{text}, 7));
      sessions_[i].emplace(on_that_day(false), *inputs_.back());
      EXPECT_TRUE(sessions_[i]->open() && sessions_[i]->can_share());
      if (i > 0) sessions_[i]->start_at(starts_[i]);
      sessions_[i]->stop_at(ends_[i]);
      go_on(*sessions_[i]);
    }
    take_over();
  }

  [[nodiscard]] const register_session& first() const { return *sessions_[0]; }
  [[nodiscard]] bool is_shared() const { return before_.size() == sessions_.size(); }

  std::string output(register_session::form f) {
    std::string all = rows(*sessions_[0], f, {});
    if (is_shared()) all += rows(*sessions_[1], f, before_[1]) + rows(*sessions_[2], f, before_[2]);
    std::string end;
    sessions_[0]->end_output(end);
    return all + end;
  }

 private:
  static void go_on(register_session& s) {
    while (s.step()) {
    }
  }

  static void append_in_twos(register_session& to, const register_entries& all, std::uint64_t lines_before) {
    for (std::size_t at = 0; at < all.size();) {
      std::vector<register_entry> some;
      for (; at < all.size() && some.size() < 2; ++at) some.push_back(all[at]);
      to.append_entries(some, lines_before);
    }
  }

  void take_over() {
    register_session& all = *sessions_[0];
    before_.emplace_back();
    for (std::size_t i = 1; i < sessions_.size(); ++i) {
      const preceding_part before{all.lines(), !all.entries().empty()};
      if (all.append(sessions_[i]->part())) {
        append_in_twos(all, sessions_[i]->entries(), before.lines);
        before_.push_back(before);
        continue;
      }
      all.stop_at(ends_[i]);
      go_on(all);
    }
    if (!is_shared()) all.stop_at(std::nullopt);
  }

  static std::string rows(register_session& s, register_session::form f, preceding_part before) {
    std::string all;
    std::string part;
    s.begin_output(f, before);
    for (bool has_more = true; has_more; all += part) has_more = s.step_output(part);
    return all;
  }

  std::array<std::uint64_t, 3> starts_;
  std::array<std::optional<std::uint64_t>, 3> ends_;
  std::vector<std::unique_ptr<bytes_in_memory>> inputs_;
  std::array<std::optional<register_session>, 3> sessions_;
  std::vector<preceding_part> before_;  // of the sessions whose rows the first one took over
};

void expect_same(const register_session& found, const register_session& expected) {
  ASSERT_EQ(found.entries().size(), expected.entries().size());
  for (std::size_t i = 0; i < expected.entries().size(); ++i) {
    const register_entry& e = expected.entries()[i];
    const register_entry& f = found.entries()[i];
    EXPECT_EQ(std::tie(f.offset, f.length, f.line, f.expires_on, f.status, f.worst, f.has_findings),
              std::tie(e.offset, e.length, e.line, e.expires_on, e.status, e.worst, e.has_findings));
  }
  EXPECT_EQ(found.summary().by_status, expected.summary().by_status);
  EXPECT_EQ(found.summary().findings, expected.summary().findings);
  EXPECT_EQ(found.months().by_month(), expected.months().by_month());
}

TEST(register_session, is_the_same_however_the_file_is_shared) {
  const std::string text = "\xE7\x99\xBB\xE9\x8C\xB2\n" + std::string{content};
  done whole{text, false, 7};
  const std::array forms{register_session::form::csv, register_session::form::json};
  const std::array expected{whole.output(forms[0]), whole.output(forms[1])};
  std::size_t shared = 0;
  std::size_t all = 0;
  for (std::uint64_t second = 1; second <= text.size(); ++second) {
    for (std::uint64_t third = second; third <= text.size(); third += 41) {
      SCOPED_TRACE(std::to_string(second) + " and " + std::to_string(third));
      shared_register r{text, second, third};
      expect_same(r.first(), whole.session);
      for (std::size_t i = 0; i < forms.size(); ++i) ASSERT_EQ(r.output(forms[i]), expected[i]);
      shared += r.is_shared() ? 1U : 0U;
      ++all;
    }
  }
  EXPECT_GT(shared, all / 5);
  EXPECT_LT(shared, all) << "a quoted line break makes some guesses wrong";
}

TEST(register_session, shares_no_file_whose_encoding_is_still_open) {
  bytes_in_memory ascii{std::string{content}, 1 << 16};
  register_session session{on_that_day(false), ascii};
  ASSERT_TRUE(session.open());
  EXPECT_FALSE(session.can_share());
  bytes_in_memory utf16{as_utf16(content), 1 << 16};
  register_session wide{on_that_day(false), utf16};
  ASSERT_TRUE(wide.open());
  EXPECT_FALSE(wide.can_share());
  bytes_in_memory marked{"\xEF\xBB\xBF" + std::string{content}, 1 << 16};
  register_session linked{on_that_day(true), marked};
  ASSERT_TRUE(linked.open());
  EXPECT_FALSE(linked.can_share());
}

}  // namespace
