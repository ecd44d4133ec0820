"""The options of `ismap check` that say what is judged and what is shown."""

import datetime
import unittest

from tool import GENERATIONS, ROW_OF, ToolTest, register, row

ALL = register(*ROW_OF.values())


class AsOf(ToolTest):
    def test_every_form_of_a_day_is_read(self):
        forms = ["2026-04-01", "2026/4/1", "2026.4.1", "20260401", "2026年4月1日", "令和8年4月1日", "R8.4.1", "R8/4/1",
                 "令8.4.1", "２０２６年４月１日", "2026-04-01 00:00:00", " 2026-04-01 "]
        for form in forms:
            with self.subTest(form):
                run = self.check("--format", "json", "--as-of", form, content=ALL, as_of=None)
                self.assertEqual(run.json["as_of"], "2026-04-01")

    def test_an_unreadable_day_is_wrong_usage_and_says_why(self):
        for form, why in {"26-04-01": "two digits", "2026-02-30": "no such day", "tomorrow": "era"}.items():
            with self.subTest(form):
                run = self.check("--as-of=" + form, content=ALL, as_of=None)
                self.assertEqual((run.status, run.out), (2, b""))
                self.assertIn(why, run.err)

    def test_an_empty_value_is_wrong_usage_for_every_option_of_one_value(self):
        for option in ("--as-of", "--within", "--sort", "--format", "--column", "--max-record", "--encoding", "-o"):
            with self.subTest(option):
                run = self.check(option, "", content=ALL, as_of=None)
                self.assertEqual((run.status, run.out), (2, b""))
                self.assertIn("--output" if option == "-o" else option, run.err)

    def test_the_day_left_out_is_today_in_japan_in_every_time_zone(self):
        for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Etc/GMT+12", "nonsense"):
            with self.subTest(zone):
                before = today_in_japan()
                run = self.check("--format", "json", content=ALL, as_of=None, env={"TZ": zone})
                self.assertIn(run.json["as_of"], {before, today_in_japan()})

    def test_a_row_changes_its_status_with_the_day(self):
        content = register(row(end="2025-03-31", registered="2025-05-01"))
        for day, status in {"2025-04-30": "upcoming", "2025-05-01": "valid", "2026-04-01": "valid",
                            "2026-04-02": "expiring", "2026-07-31": "expiring", "2026-08-01": "expired"}.items():
            with self.subTest(day):
                [only] = self.check("--format", "jsonl", content=content, as_of=day).rows
                self.assertEqual(only["result"]["status"], status)


def today_in_japan():
    return str((datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=9)).date())


class Within(ToolTest):
    def status_with(self, *args, **cells):
        [only] = self.check("--format", "jsonl", *args, content=register(row(**cells))).rows
        return only["result"]["status"]

    def test_the_threshold_is_120_days_unless_given(self):
        self.assertEqual(self.status_with(), "valid")  # 121 days are left
        self.assertEqual(self.status_with("--within", "120"), "valid")
        self.assertEqual(self.status_with("--within", "121"), "expiring")
        self.assertEqual(self.status_with("--within=0", end="2024-12-01"), "expiring")  # its last day
        self.assertEqual(self.status_with("--within=0", end="2024-11-30"), "expired")

    def test_the_rows_own_days_come_first(self):
        self.assertEqual(self.status_with("--within", "200", alert_days="0"), "valid")
        self.assertEqual(self.status_with("--within", "0", alert_days="121"), "expiring")

    def test_only_whole_numbers_from_0_are_taken(self):
        for number in ("-1", "1.5", "x", "120 ", "99999999999"):
            with self.subTest(number):
                run = self.check("--within", number, content=ALL)
                self.assertEqual((run.status, run.out), (2, b""))
                self.assertIn("--within", run.err)


class Link(ToolTest):
    def statuses(self, *args):
        return [r["result"]["status"] for r in self.check("--format", "jsonl", *args,
                                                          content=register(*GENERATIONS)).rows]

    def test_a_later_generation_supersedes_only_with_link(self):
        self.assertEqual(self.statuses(), ["expired", "valid"])
        self.assertEqual(self.statuses("--link"), ["superseded", "valid"])

    def test_a_superseded_row_is_no_failure(self):
        self.assertEqual(self.check(content=register(*GENERATIONS)).status, 1)
        self.assertEqual(self.check("--link", content=register(*GENERATIONS)).status, 0)

    def test_rows_of_several_registers_are_held_against_one_another(self):
        names = [self.write(f"{i}.csv", register(each)) for i, each in enumerate(GENERATIONS)]
        run = self.check("--link", "--format", "json", *names)
        self.assertEqual([r["result"]["status"] for r in run.json["rows"]], ["superseded", "valid"])


class Only(ToolTest):
    def test_each_status_can_be_asked_for_alone(self):
        for status in ROW_OF:
            with self.subTest(status):
                run = self.check("--only", status, "--format", "jsonl", content=ALL)
                self.assertEqual([r["result"]["status"] for r in run.rows], [status])

    def test_several_are_given_by_comma(self):
        run = self.check("--only", "valid,expired", "--format", "jsonl", content=ALL)
        self.assertEqual([r["result"]["status"] for r in run.rows], ["expired", "valid"])

    def test_exit_status_and_summary_still_count_every_row(self):
        run = self.check("--only", "valid", "--format", "json", content=ALL)
        self.assertEqual(run.status, 3)
        self.assertEqual((len(run.json["rows"]), run.json["summary"]["rows"]), (1, len(ROW_OF)))

    def test_csv_and_kept_rows_are_limited_too(self):
        for more in ([], ["--sort", "line"], ["--link"]):
            with self.subTest(more):
                run = self.check("--only", "upcoming,valid", "--format", "csv", *more, content=ALL)
                self.assertEqual([r["ismap_status"] for r in run.cells], ["upcoming", "valid"])

    def test_an_unknown_status_is_wrong_usage_and_lists_the_known(self):
        run = self.check("--only", "valid,fine", content=ALL)
        self.assertEqual((run.status, run.out), (2, b""))
        for word in ("--only", "fine", *ROW_OF, "superseded"):
            self.assertIn(word, run.err)

    def test_an_invalid_row_that_a_table_does_not_show_is_told(self):
        for more in ([], ["--link"], ["--sort", "line"]):
            for name in ("table", "markdown"):
                with self.subTest((more, name)):
                    run = self.check("--only", "valid", "--format", name, *more, content=ALL)
                    self.assertEqual(run.status, 3)
                    self.assertIn("[date_unreadable]", run.err)
                    shown = self.check("--only", "valid,invalid", "--format", name, *more, content=ALL)
                    self.assertNotIn("[date_unreadable]", shown.err)

    def test_a_list_of_nothing_is_wrong_usage(self):
        for option in ("--only", "--fail-on"):
            for word in ("", ",", ",,"):
                with self.subTest((option, word)):
                    run = self.check(f"{option}={word}", content=ALL)
                    self.assertEqual((run.status, run.out), (2, b""))
                    self.assertIn(option, run.err)


class Sort(ToolTest):
    ROWS = [
        row("b", end="2025-02-28", registration_number="C21-0002-2", provider="Y"),
        row("a", end="2025-03-31", registration_number="Ｃ２１－０００１－２", provider=""),
        row("", end="2024-09-30", registration_number="C21-0003-2", provider="X", registered="2024-11-01"),
        row("d", end="2025-02-30", registration_number="", provider="Z"),
        row("c", end="2024-09-30", registration_number="C21-0004-2", provider="W", registered="2024-11-01",
            renewal_applied_on="2026-01-15"),
    ]

    # The lines in ascending order; rows without a value come last whatever the direction.
    ASCENDING = {
        "line": ([2, 3, 4, 5, 6], []),
        "registration_number": ([3, 2, 4, 6], [5]),
        "service_name": ([3, 2, 6, 5], [4]),
        "provider": ([6, 4, 2, 5], [3]),
        "expires_on": ([4, 6, 2, 3], [5]),
        "valid_until": ([4, 2, 3, 6], [5]),
        "days_left": ([4, 6, 2, 3], [5]),
        "status": ([5, 6, 4, 2, 3], []),
    }
    # Rows that compare equal stay in order in both directions.
    EQUAL = {"expires_on": [4, 6], "days_left": [4, 6]}

    def lines_by(self, key):
        run = self.check("--sort", key, "--format", "jsonl", content=register(*self.ROWS))
        return [r["line"] for r in run.rows]

    def test_every_key_sorts_in_both_directions(self):
        for key, (valued, empty) in self.ASCENDING.items():
            equal = self.EQUAL.get(key)
            descending = valued[::-1]
            if equal:
                descending = [line for line in descending if line not in equal] + equal
            with self.subTest(key):
                self.assertEqual(self.lines_by(key), valued + empty)
                self.assertEqual(self.lines_by("-" + key), descending + empty)

    def test_rows_are_sorted_over_all_registers(self):
        self.write("1.csv", register(row("b"), row("d")))
        self.write("2.csv", register(row("a"), row("c")))
        run = self.check("1.csv", "2.csv", "--sort", "service_name", "--format", "jsonl")
        self.assertEqual([r["input"]["service_name"] for r in run.rows], ["a", "b", "c", "d"])

    # A last line without an end, moved up, once ran into the row after it.
    def test_a_last_row_without_a_line_end_stays_a_row(self):
        for end in ("\n", "\r\n"):
            lines = register(row("first"), row("second")).decode().splitlines()
            run = self.check("--sort", "-line", "--format", "csv", content=end.join(lines))
            self.assertEqual([r["service_name"] for r in run.cells], ["second", "first"])
            self.assertEqual(run.text.count(end), 3)

    def test_an_unknown_key_is_wrong_usage_and_lists_the_known(self):
        for key in ("colour", "-", "--line"):
            run = self.check("--sort", key, content=ALL)
            self.assertEqual((run.status, run.out), (2, b""))
        self.assertIn("registration_number", self.check("--sort", "colour", content=ALL).err)


class FailOn(ToolTest):
    def status_with(self, fail_on, *rows):
        args = [] if fail_on is None else ["--fail-on", fail_on]
        return self.check("--format", "jsonl", *args, content=register(*rows)).status

    def test_expired_expiring_and_withdrawn_fail_by_default(self):
        for status, each in ROW_OF.items():
            expected = 3 if status == "invalid" else int(status in ("expired", "expiring", "withdrawn"))
            with self.subTest(status):
                self.assertEqual(self.status_with(None, each), expected)

    def test_each_status_can_be_made_to_fail(self):
        for status, each in ROW_OF.items():
            with self.subTest(status):
                self.assertEqual(self.status_with(status, each), 3 if status == "invalid" else 1)
                other = "valid" if status != "valid" else "expired"
                self.assertEqual(self.status_with(other, each), 3 if status == "invalid" else 0)

    def test_findings_can_be_made_to_fail(self):
        unknown_start = row(registered="")
        self.assertEqual(self.status_with(None, unknown_start), 0)
        self.assertEqual(self.status_with("registered_on_missing", unknown_start), 1)
        self.assertEqual(self.status_with("registered_on_missing", row()), 0)
        self.assertEqual(self.status_with("expired,registered_on_missing", unknown_start), 1)

    def test_none_takes_every_failure_away_but_invalid_rows(self):
        self.assertEqual(self.status_with("none", ROW_OF["expired"], ROW_OF["withdrawn"]), 0)
        self.assertEqual(self.status_with("none", ROW_OF["invalid"]), 3)

    def test_an_unknown_word_is_wrong_usage(self):
        run = self.check("--fail-on", "expired,fine", content=ALL)
        self.assertEqual((run.status, run.out), (2, b""))
        self.assertIn("fine", run.err)


class Reading(ToolTest):
    def test_column_names_a_header_of_the_files_own(self):
        content = "No,Service,Ends\nC21-0001-2,a,2025-03-31\n"
        self.assertEqual(self.check(content=content).status, 4)
        run = self.check("--format", "jsonl", "--column", "audit_period_end=ｅｎｄｓ", "--column", "service_name=Service",
                         content=content)
        [only] = run.rows
        self.assertEqual(only["result"]["expires_on"], "2026-07-31")
        self.assertEqual(only["input"], {"No": "C21-0001-2", "service_name": "a", "audit_period_end": "2025-03-31"})

    def test_column_comes_before_the_usual_header(self):
        content = "audit_period_end,expires_on,valid to\n2025-03-31,2026-01-01,2026-12-31\n"
        [only] = self.check("--format", "jsonl", "--column", "expires_on=valid to", content=content).rows
        self.assertEqual(only["result"]["expires_on"], "2026-12-31")

    def test_a_malformed_column_is_wrong_usage_and_lists_the_columns(self):
        for word in ("expires_on", "expires_on=", "=x", "colour=x"):
            with self.subTest(word):
                run = self.check("--column", word, content=ALL)
                self.assertEqual((run.status, run.out), (2, b""))
                self.assertIn("withdrawn_on", run.err)

    def test_scheme_is_for_rows_that_name_none(self):
        content = register(row(scheme=""), row(scheme="ISMAP"))
        for word, scheme in {"ISMAP": "ismap", "ISMAP-LIU": "ismap_liu", "liu": "ismap_liu", "ISMS": "isms",
                             "ISO/IEC 27001": "isms", "ＩＳＭＳ": "isms"}.items():
            with self.subTest(word):
                run = self.check("--format", "jsonl", "--scheme", word, content=content)
                self.assertEqual([r["result"]["scheme"] for r in run.rows], [scheme, "ismap"])
        self.assertEqual(self.check("--scheme", "SOC2", content=content).status, 2)

    def test_max_record_ends_the_holding_of_a_row(self):
        content = register(row("s" * 500), row("t"))
        run = self.check("--format", "jsonl", "--max-record", "400", content=content)
        self.assertEqual([r["result"]["status"] for r in run.rows], ["invalid", "valid"])
        self.assertEqual(run.rows[0]["findings"][0]["code"], "record_too_long")
        self.assertEqual(self.check("--max-record", "600", content=content).status, 0)
        self.assertEqual(self.check("--max-record", "much", content=content).status, 2)

    def test_a_dash_is_standard_input(self):
        run = self.run_tool("check", "-", "--as-of", "2026-04-01", "--format", "json", stdin=ALL)
        self.assertEqual((run.status, len(run.json["rows"])), (3, len(ROW_OF)))
        self.assertEqual(run.json["rows"][0]["source"], "standard input")

    def test_standard_input_can_stand_beside_files_but_once(self):
        self.write("a.csv", ALL)
        run = self.run_tool("check", "a.csv", "-", "--format", "json", stdin=ALL)
        self.assertEqual(len(run.json["rows"]), 2 * len(ROW_OF))
        self.assertEqual(self.run_tool("check", "-", "-", stdin=ALL).status, 2)

    def test_holidays_of_a_newer_list_decide_which_days_are_closed(self):
        content = register(row())  # expires on Friday 2026-07-31
        newer = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/7/31,新しい祝日\r\n".encode("cp932")
        self.write("newer.csv", newer)
        plain = self.check("--format", "json", content=content)
        run = self.check("--format", "json", "--holidays", "newer.csv", content=content)
        self.assertEqual([plain.json["rows"][0]["findings"]], [[]])
        [finding] = run.json["rows"][0]["findings"]
        self.assertEqual(finding["code"], "last_day_is_closed")
        self.assertIn("2026-07-30", finding["message"])
        self.assertEqual(run.json["holidays_version"], "newer.csv")

    def test_a_day_past_the_list_is_not_known_to_be_open(self):
        self.write("old.csv", "2020-01-01\n2025-12-31\n")
        [only] = self.check("--format", "jsonl", "--holidays", "old.csv", content=register(row())).rows
        self.assertEqual([f["code"] for f in only["findings"]], ["closed_days_unknown"])


if __name__ == "__main__":
    unittest.main()
