// What `ismap check` writes as JSON, parsed back by another implementation.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "checked_csv.h"
#include "ismap/check_output.h"
#include "ismap/version.h"
#include "open_register.h"

namespace {

using namespace ismap;
using ismap::test::assessed;
using ismap::test::assessment_with;
using ismap::test::on;
using ismap::test::open_register;
using nlohmann::json;
using nlohmann::ordered_json;

const run_description run{.as_of = on("2024-12-01"), .holidays_version = "holidays 1", .language = language::en};

std::string written_row(open_register& r, const run_description& how, bool alone, const assessment* given = nullptr) {
  const registration_row& row = r.row();
  const assessment a = given != nullptr ? *given : assessed(row, how.as_of);
  std::string out;
  json_writer writer{out};
  append_json_row(writer, {"folder/\"my\" register.csv", r.reader().record(), r.header(), utf8_encoding()}, row.content,
                  a, how, alone);
  return out;
}

ordered_json json_row(open_register& r, bool alone = false, const assessment* given = nullptr) {
  return ordered_json::parse(written_row(r, run, alone, given));
}

ordered_json json_row(const std::string& input) {
  open_register r{input};
  return json_row(r);
}

std::vector<std::string> names_of(const ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

using names = std::vector<std::string>;

const std::string clean = "登録番号,audit_period_end,registered_on,備考\nC21-0004-2,2024-03-31,2024-06-03,x\n";

TEST(json_row, has_every_member_and_no_other) {
  const ordered_json row = json_row(clean);
  EXPECT_EQ(names_of(row), (names{"source", "line", "input", "result", "findings"}));
  EXPECT_EQ(row["source"], "folder/\"my\" register.csv");
  EXPECT_EQ(row["line"], 2);
  EXPECT_EQ(row["input"], (ordered_json{{"registration_number", "C21-0004-2"},
                                        {"audit_period_end", "2024-03-31"},
                                        {"registered_on", "2024-06-03"},
                                        {"備考", "x"}}));
  EXPECT_EQ(names_of(row["result"]), (names{"scheme", "expires_on", "computed_expiry", "valid_until", "status",
                                            "days_left", "standing", "rules"}));
  EXPECT_EQ(row["result"]["scheme"], "ismap");
  EXPECT_EQ(row["result"]["expires_on"], "2025-07-31");
  EXPECT_EQ(row["result"]["computed_expiry"], "2025-07-31");
  EXPECT_EQ(row["result"]["valid_until"], "2025-07-31");
  EXPECT_EQ(row["result"]["status"], "valid");
  EXPECT_EQ(row["result"]["days_left"], 242);
  EXPECT_EQ(row["result"]["standing"], "default");
  EXPECT_EQ(row["findings"], ordered_json::array());
}

TEST(json_row, gives_each_member_of_an_assessment_its_own_value) {
  assessment a;
  a.status = status::renewal_pending;
  a.expires_on = on("2025-01-02");
  a.computed_expiry = on("2025-03-04");
  a.valid_until = {.last_day = on("2025-05-06")};
  a.days_left = -7;
  a.rules.add(rule_id::A3);
  a.rules.add(rule_id::V2);
  open_register r{"expires_on,scheme\n2025-01-02,ISMS\n"};
  const ordered_json result = json_row(r, false, &a)["result"];
  EXPECT_EQ(result, (ordered_json{{"scheme", "isms"},
                                  {"expires_on", "2025-01-02"},
                                  {"computed_expiry", "2025-03-04"},
                                  {"valid_until", "2025-05-06"},
                                  {"status", "renewal_pending"},
                                  {"days_left", -7},
                                  {"standing", identifier(*a.standing())},
                                  {"rules", {"V2", "A3"}}}));
}

TEST(json_row, has_null_where_nothing_is_known) {
  open_register r{"expires_on,scheme\nx,FedRAMP\n"};
  const assessment unknown;
  const ordered_json result = json_row(r, false, &unknown)["result"];
  for (const std::string name : {"scheme", "expires_on", "computed_expiry", "valid_until", "days_left", "standing"}) {
    EXPECT_TRUE(result.contains(name) && result[name].is_null()) << name;
  }
  EXPECT_EQ(result["status"], "invalid");
  EXPECT_EQ(result["rules"], ordered_json::array());
}

TEST(json_row, says_open_where_a_renewal_is_pending) {
  const ordered_json row = json_row("expires_on,registered_on,renewal_applied_on\n2024-11-29,2023-06-03,2024-11-01\n");
  EXPECT_EQ(row["result"]["valid_until"], "open");
  EXPECT_EQ(row["result"]["days_left"], -2);
}

TEST(json_row, tells_findings_with_code_severity_message_standing_rule_and_column) {
  const ordered_json findings = json_row("audit_period_end,alert_days\n2024-03-31,soon\n")["findings"];
  ASSERT_EQ(findings.size(), 2u);
  for (const ordered_json& f : findings) {
    EXPECT_EQ(names_of(f), (names{"code", "severity", "message", "standing", "rule", "column"}));
  }
  EXPECT_EQ(findings[0]["code"], "registered_on_missing");
  EXPECT_EQ(findings[0]["severity"], "info");
  EXPECT_TRUE(findings[0]["rule"].is_null());
  EXPECT_TRUE(findings[0]["standing"].is_null());
  EXPECT_EQ(findings[1]["code"], "number_unreadable");
  EXPECT_EQ(findings[1]["severity"], "error");
  EXPECT_EQ(findings[1]["column"], "alert_days");
  EXPECT_NE(findings[1]["message"].get<std::string>().find("soon"), std::string::npos);
}

TEST(json_row, tells_the_rule_behind_a_finding_and_its_standing) {
  const ordered_json findings =
      json_row("expires_on,registered_on,renewal_applied_on\n2024-06-28,2023-06-03,2024-07-01\n")["findings"];
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0]["code"], "renewal_applied_late");
  EXPECT_EQ(findings[0]["rule"], "V2");
  EXPECT_EQ(findings[0]["standing"], "secondary");
}

TEST(json_row, has_null_for_the_column_of_a_finding_about_no_column) {
  const ordered_json findings = json_row("expires_on,registered_on\n2025-07-31,2024-06-03,x\n")["findings"];
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0]["code"], "too_many_fields");
  EXPECT_TRUE(findings[0]["column"].is_null());
}

TEST(json_row, standing_alone_has_versions_day_and_notice_too) {
  open_register r{clean};
  const ordered_json row = json_row(r, true);
  EXPECT_EQ(names_of(row), (names{"source", "line", "version", "rules_version", "holidays_version", "as_of", "input",
                                  "result", "findings", "notice"}));
  EXPECT_EQ(row["version"], program_version());
  EXPECT_EQ(row["rules_version"], rules_version());
  EXPECT_EQ(row["holidays_version"], "holidays 1");
  EXPECT_EQ(row["as_of"], "2024-12-01");
  EXPECT_EQ(row["notice"], notice().en);
}

TEST(json_row, speaks_the_language_of_the_run) {
  run_description japanese = run;
  japanese.language = language::ja;
  open_register r{"audit_period_end,registered_on,alert_days\n2024-03-31,2024-06-03,x\n"};
  const json row = json::parse(written_row(r, japanese, true));
  EXPECT_EQ(row["notice"], notice().ja);
  EXPECT_NE(row["findings"][0]["message"].get<std::string>().find("通知日数"), std::string::npos) << row;
}

TEST(json_row, stands_on_one_line_whatever_its_cells_hold) {
  open_register r{"expires_on,memo\n2025-07-31,\"a\nb\r\nc\"\n"};
  EXPECT_EQ(written_row(r, run, true).find_first_of("\n\r"), std::string::npos);
}

TEST(json_row, has_cells_unquoted_and_untrimmed_as_they_stand) {
  const ordered_json input = json_row("expires_on,a,b,c,d\n 2025-07-31 ,\"x\"\"y\",\"l\nm\",\" \",\\\t\"q\n")["input"];
  EXPECT_EQ(input,
            (ordered_json{{"expires_on", " 2025-07-31 "}, {"a", "x\"y"}, {"b", "l\nm"}, {"c", " "}, {"d", "\\\t\"q"}}));
}

TEST(json_row, has_the_replacement_character_for_each_malformed_byte) {
  EXPECT_EQ(json_row("expires_on,a,b\n2025-07-31,x\xFFy\xE3\x81,\xED\xA0\x80\n")["input"],
            (ordered_json{{"expires_on", "2025-07-31"}, {"a", "x\uFFFDy\uFFFD\uFFFD"}, {"b", "\uFFFD\uFFFD\uFFFD"}}));
}

TEST(json_row, keeps_every_column_where_headers_are_twice_or_empty) {
  const ordered_json input = json_row("memo,expires_on,memo,,\nm,2025-07-31,n,o,p\n")["input"];
  EXPECT_EQ(input,
            (ordered_json{
                {"memo", "m"}, {"expires_on", "2025-07-31"}, {"memo (3)", "n"}, {"column 4", "o"}, {"column 5", "p"}}));
}

TEST(json_row, has_the_cells_of_a_short_row_and_of_one_cut_by_a_quote) {
  EXPECT_EQ(json_row("memo,expires_on,a\nm\n")["input"], (ordered_json{{"memo", "m"}}));
  EXPECT_EQ(json_row("memo,expires_on,a\nm,\"x,y\n")["input"], (ordered_json{{"memo", "m"}}));
}

TEST(json_row, tells_the_line_on_which_its_row_begins) {
  open_register r{"expires_on,\"me\nmo\"\n2025-07-31,\"a\nb\"\n\n2025-07-31,x\n"};
  EXPECT_EQ(json_row(r)["line"], 3);
  EXPECT_EQ(r.next(), table_event::blank);
  EXPECT_EQ(json_row(r)["line"], 6);
}

TEST(json_document, has_head_and_summary_around_its_rows) {
  check_summary summary;
  summary.add(assessment_with(status::valid, {finding_code::registered_on_missing}));
  summary.add(assessment_with(status::expired, {finding_code::required_missing}));
  std::string out;
  json_writer writer{out};
  writer.begin_object();
  append_json_head(writer, run);
  append_json_summary(writer, summary);
  writer.end_object();
  const ordered_json document = ordered_json::parse(out);
  EXPECT_EQ(names_of(document), (names{"program", "version", "rules_version", "holidays_version", "as_of", "notice",
                                       "policies", "summary"}));
  EXPECT_EQ(document["program"], "ismap");
  EXPECT_EQ(document["version"], program_version());
  EXPECT_EQ(document["rules_version"], rules_version());
  EXPECT_EQ(document["holidays_version"], "holidays 1");
  EXPECT_EQ(document["as_of"], "2024-12-01");
  EXPECT_EQ(document["notice"], notice().en);
  EXPECT_EQ(document["policies"], ordered_json::array());
  EXPECT_EQ(document["summary"]["rows"], 2);
  EXPECT_EQ(document["summary"]["statuses"], (ordered_json{{"invalid", 0},
                                                           {"withdrawn", 0},
                                                           {"upcoming", 0},
                                                           {"superseded", 0},
                                                           {"renewal_pending", 0},
                                                           {"expired", 1},
                                                           {"expiring", 0},
                                                           {"valid", 1}}));
  EXPECT_EQ(document["summary"]["findings"], (ordered_json{{"info", 1}, {"warning", 0}, {"error", 1}}));
}

}  // namespace
