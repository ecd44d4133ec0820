"""`ismap window`, `ismap explain` and `ismap template`."""

import csv
import io
import json
import unittest

from tool import AS_OF, ROOT, ToolTest

RULES = [rule for name in ("validity", "audit_periods", "classes", "impact", "selection")
         for rule in json.loads((ROOT / f"core/rules/{name}.json").read_bytes())["rules"]]
MESSAGES = json.loads((ROOT / "core/rules/messages.json").read_bytes())
SUBJECTS = json.loads((ROOT / "core/rules/subjects.json").read_bytes())["subjects"]
COLUMNS_FILE = json.loads((ROOT / "core/rules/columns.json").read_bytes())
COLUMNS = [c for c in COLUMNS_FILE["columns"] if c["name"] in COLUMNS_FILE["register"]]
WORKLOADS = [next(c for c in COLUMNS_FILE["columns"] if c["name"] == name) for name in COLUMNS_FILE["workloads"]]

FORMATS = ("table", "csv", "json", "jsonl", "markdown")


class Window(ToolTest):
    def window(self, day, *args):
        [only] = self.run_tool("window", day, "--format", "csv", "--as-of", AS_OF, *args).cells
        return only

    # Rule V4's table: audit period's end, term's start, corresponding day 16 months on, expiry.
    TABLE = [
        ("2023-09-30", "2023-10-01", "2025-02-01", "2025-01-31"),
        ("2024-02-29", "2024-03-01", "2025-07-01", "2025-06-30"),
        ("2024-05-15", "2024-05-16", "2025-09-16", "2025-09-15"),
        ("2023-10-30", "2023-10-31", "", "2025-02-28"),
        ("2020-07-30", "2020-07-31", "", "2021-11-30"),
        ("2022-10-28", "2022-10-29", "2024-02-29", "2024-02-28"),
    ]

    def test_the_terms_end_as_rule_v4_has_it(self):
        for end, start, corresponding, expiry in self.TABLE:
            for scheme in ("ISMAP", "LIU"):
                with self.subTest((end, scheme)):
                    w = self.window(end, "--scheme", scheme)
                    self.assertEqual((w["anchor"], w["term_starts_on"], w["corresponding_day"], w["expires_on"]),
                                     (end, start, corresponding, expiry))
                    self.assertEqual(w["renewal_application_due_on"], expiry)

    def test_what_follows_from_one_audit_period(self):
        self.assertEqual(self.window("2024-09-30"), {
            "scheme": "ismap", "as_of": AS_OF, "days_left": "-60", "anchor": "2024-09-30",
            "term_starts_on": "2024-10-01", "corresponding_day": "2026-02-01", "expires_on": "2026-01-31",
            "last_open_day": "2026-01-30", "next_audit_period_starts_on": "2024-10-01",
            "next_audit_period_ends_at_earliest": "2024-12-31", "next_audit_period_ends_at_latest": "2025-09-30",
            "audit_report_due_on": "2025-12-31", "renewal_application_due_on": "2026-01-31",
            "last_day_is_closed": "yes", "standing": "default"})

    def test_a_certificate_runs_three_years_from_its_day_without_audit_periods(self):
        for word in ("ISMS", "ISO/IEC 27001"):
            w = self.window("2024-03-31", "--scheme", word)
            self.assertEqual((w["scheme"], w["term_starts_on"], w["corresponding_day"], w["expires_on"]),
                             ("isms", "2024-03-31", "2027-03-31", "2027-03-30"))
            self.assertEqual({w[name] for name in w if name.startswith(("next_", "audit_", "renewal_"))}, {""})
        self.assertEqual(self.window("2024-02-29", "--scheme", "ISMS")["expires_on"], "2027-02-28")
        self.assertIn("certificate's own expiry", self.run_tool("window", "2024-03-31", "--scheme", "ISMS").text)

    def test_a_closed_last_day_is_said_in_words(self):
        run = self.run_tool("window", "2024-09-30")
        self.assertIn("closed day (Saturday)", run.text)
        self.assertIn("2026-01-30 (Friday)", run.text)
        self.assertIn("閉庁日（土曜日）", self.run_tool("window", "2024-09-30", "--lang", "ja").text)

    def test_without_holiday_data_it_is_not_known(self):
        self.write("old.csv", "2020-01-01\n")
        for args in (["2090-06-02"], ["2024-03-31", "--holidays", "old.csv"]):
            w = self.window(*args)
            self.assertEqual((w["last_open_day"], w["last_day_is_closed"]), ("", "unknown"))

    def test_a_newer_list_of_holidays_is_used_and_named(self):
        self.write("newer.csv", "2025-07-31\n")
        w = self.window("2024-03-31", "--holidays", "newer.csv")
        self.assertEqual((w["last_open_day"], w["last_day_is_closed"]), ("2025-07-30", "yes"))
        run = self.run_tool("window", "2024-03-31", "--holidays", "newer.csv", "--format", "json")
        self.assertEqual(run.json["holidays_version"], "newer.csv")

    def test_every_form_of_a_day_is_read(self):
        for form in ("2024/3/31", "2024.3.31", "20240331", "2024年3月31日", "令和6年3月31日", "R6.3.31", "Ｒ６．３．３１"):
            with self.subTest(form):
                self.assertEqual(self.window(form)["anchor"], "2024-03-31")

    def test_json_and_csv_agree(self):
        for scheme in ("ISMAP", "ISMS"):
            document = self.run_tool("window", "2023-10-30", "--scheme", scheme, "--format", "json", "--as-of",
                                     AS_OF).json
            w = {name: "" if value is None else str(value) for name, value in document["window"].items()}
            w["as_of"] = document["as_of"]
            del w["term_months"]
            self.assertEqual(w, self.window("2023-10-30", "--scheme", scheme))

    def test_the_days_left_count_from_the_day_given(self):
        text = self.run_tool("window", "2024-03-31", "--as-of", "2025-07-31").text
        self.assertIn("On 2025-07-31, days left: 0.", text)
        text = self.run_tool("window", "2024-03-31", "--as-of", "2025-08-01").text
        self.assertIn("On 2025-08-01, days past the expiry: 1.", text)


class Explain(ToolTest):
    def topic(self, *args):
        [only] = self.run_tool("explain", *args, "--format", "json").json["topics"]
        return only

    def test_every_rule_is_told_with_its_wording_standing_and_sources(self):
        for rule in RULES:
            for lang in ("ja", "en"):
                with self.subTest((rule["id"], lang)):
                    text = self.run_tool("explain", rule["id"], "--lang", lang).text
                    self.assertIn(rule["text"][lang], text)
                    self.assertIn(rule["title"][lang], text)
                    self.assertIn(MESSAGES["standings"][rule["standing"]][lang], text)
                    for source in rule["sources"]:
                        self.assertIn(source["title"][lang], text)
                        self.assertIn(source["place"], text)
                    for name, value in rule["parameters"].items():
                        self.assertIn(f"{name} = {value}", text)
                    for verdict in rule.get("verdicts", []):
                        standing = MESSAGES["standings"][verdict["standing"]][lang]
                        self.assertIn(f"{verdict['verdict']} ({standing}): {verdict['text'][lang]}", text)

    def test_every_finding_is_told_with_its_wording_and_its_rule(self):
        for finding in MESSAGES["findings"]:
            for lang in ("ja", "en"):
                with self.subTest((finding["code"], lang)):
                    entries = [e["text"] for e in self.topic(finding["code"], "--lang", lang)["entries"]]
                    self.assertNotRegex(entries[0], "[{}]")
                    self.assertEqual(len(entries[0].split("...")), finding["text"][lang].count("{") + 1)
                    self.assertEqual(entries[1], MESSAGES["severities"][finding["severity"]][lang])
                    self.assertTrue(entries[2].startswith(finding["rule"] or entries[2]))

    def test_every_subject_is_told_with_all_its_facts(self):
        for subject in SUBJECTS:
            for lang in ("ja", "en"):
                with self.subTest((subject["id"], lang)):
                    topic = self.topic(subject["id"], "--lang", lang)
                    self.assertEqual((topic["title"], len(topic["entries"])),
                                     (subject["title"][lang], len(subject["facts"])))

    def test_the_schemes_are_compared(self):
        for entry in self.topic("schemes")["entries"]:
            self.assertEqual(list(entry), ["topic", "ismap", "ismap-liu", "isms"])
            self.assertTrue(entry["ismap"])

    def test_without_a_name_everything_is_listed(self):
        text = self.run_tool("explain").text
        for name in [r["id"] for r in RULES] + [s["id"] for s in SUBJECTS] + [f["code"] for f in MESSAGES["findings"]]:
            self.assertRegex(text, rf"(?m)^{name} ")

    def test_every_format_tells_the_same_names(self):
        for name in FORMATS:
            text = self.run_tool("explain", "--format", name).text.replace("\\", "")
            for word in ("V1", "isms-properties", "audit_period_gap"):
                self.assertIn(word, text)
        self.assertEqual(list(self.run_tool("explain", "V4", "--format", "csv").cells[0]), ["what", "text"])

    def test_an_unknown_name_is_wrong_usage(self):
        for lang, expected in (("en", 'no rule, subject or finding "V99"'), ("ja", "「V99」という規則")):
            run = self.run_tool("explain", "V99", "--lang", lang)
            self.assertEqual((run.status, run.out), (2, b""))
            self.assertIn(expected, run.err)


class Template(ToolTest):
    def header(self, lang, kind="register"):
        run = self.run_tool("template", kind, "--lang", lang)
        self.assertEqual((run.status, run.err), (0, ""))
        [header] = csv.reader(io.StringIO(run.out.decode("utf-8-sig"), newline=""))
        return header

    def test_it_has_every_column_of_the_template_in_order(self):
        names = [c for c in COLUMNS if c.get("in_template", True)]
        self.assertEqual(self.header("en"), [c["name"] for c in names])
        self.assertEqual(self.header("ja"), [c["headers"][0] for c in names])

    def test_that_of_workloads_has_their_columns_in_order(self):
        self.assertEqual(self.header("en", "workloads"), [c["name"] for c in WORKLOADS])
        self.assertEqual(self.header("ja", "workloads"), [c["headers"][0] for c in WORKLOADS])

    def test_a_spreadsheet_reads_it_as_utf8(self):
        out = self.run_tool("template", "register", "--lang", "ja").out
        self.assertTrue(out.startswith(b"\xef\xbb\xbf") and out.endswith(b"\r\n"))
        self.assertEqual(out.count(b"\n"), 1)

    def test_empty_it_is_a_register_without_rows(self):
        for lang in ("ja", "en"):
            self.run_tool("template", "register", "--lang", lang, "-o", "register.csv")
            run = self.check("register.csv", "--format", "json")
            self.assertEqual((run.status, run.json["rows"]), (0, []))

    CELLS = {
        "registration_number": "C21-0004-2", "scheme": "ISMAP", "service_name": "試験用サービス", "provider": "事業者, 株式会社",
        "service_model": "SaaS", "audit_period_start": "2024/4/1", "audit_period_end": "令和7年3月31日",
        "registered_on": "R7.5.1", "expires_on": "2026-07-31", "renewal_applied_on": "2026-03-01",
        "renewal_decided_on": "2026-03-31", "renewal_result": "更新", "withdrawn_on": "", "depends_on": "C21-0008-2",
        "alert_days": "３０",
    }

    def test_a_row_filled_in_reads_right(self):
        identifiers = [c["name"] for c in COLUMNS if c.get("in_template", True)]
        self.assertEqual(set(self.CELLS), set(identifiers))
        for lang in ("ja", "en"):
            with self.subTest(lang):
                self.run_tool("template", "register", "--lang", lang, "-o", "register.csv")
                text = io.StringIO(newline="")
                csv.writer(text).writerow([self.CELLS[name] for name in identifiers])
                self.write("filled.csv", self.read("register.csv") + text.getvalue().encode("utf-8"))
                [only] = self.check("filled.csv", "--format", "jsonl").rows
                self.assertEqual(only["input"], self.CELLS)
                self.assertEqual((only["result"]["status"], only["result"]["valid_until"], only["findings"]),
                                 ("valid", "2026-07-31", []))
                withdrawn = text.getvalue().replace("更新,,", "更新,2026-03-31,")
                self.write("withdrawn.csv", self.read("register.csv") + withdrawn.encode("utf-8"))
                [only] = self.check("withdrawn.csv", "--format", "jsonl").rows
                self.assertEqual(only["result"]["status"], "withdrawn")


if __name__ == "__main__":
    unittest.main()
