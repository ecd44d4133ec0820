"""Calendars (`--format ics`), read back by ical.js and by libical: both understand the same, and what JSON says."""

import datetime
import json
import os
import re
import subprocess
import unittest

from tool import AS_OF, GENERATIONS, ROOT, ROW_OF, ToolTest, register, row

READERS = {
    "libical": [os.path.abspath(os.environ["LIBICAL_READER"])],
    "ical.js": ["node", str(ROOT / "tests/calendar/ical_js_reader.mjs")],
}
SAMPLES = ROOT / "tools/samples"
ALL = register(*ROW_OF.values())
LIVE = ("valid", "expiring", "upcoming")


def day(iso):
    return datetime.date.fromisoformat(iso)


def alarms_before(on, as_of=AS_OF):
    """09:00 in Japan, 120, 60, 30 and 7 days before, from the day of the assessment on."""
    mornings = [datetime.datetime.combine(on - datetime.timedelta(n), datetime.time(9), tzinfo=datetime.timezone(
        datetime.timedelta(hours=9))) for n in (120, 60, 30, 7)]
    return [m.astimezone(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ") for m in mornings if m.date() >= day(as_of)]


class CalendarTest(ToolTest):
    def understood(self, content):
        """What both readers make of the bytes, which must be the same."""
        path = self.folder / "read.ics"
        path.write_bytes(content)
        read = {}
        for name, command in READERS.items():
            run = subprocess.run([*command, str(path)], capture_output=True, timeout=120, check=False)
            self.assertEqual(run.returncode, 0, (name, run.stderr.decode()))
            read[name] = json.loads(run.stdout)
        self.assertEqual(read["libical"], read["ical.js"])
        return read["libical"]

    def calendar(self, *args, content=None, **more):
        return self.understood(self.check("--format", "ics", *args, content=content, **more).out)

    def events(self, *args, content=None, **more):
        """Events by UID."""
        listed = self.calendar(*args, content=content, **more)["events"]
        by_uid = {event["uid"]: event for event in listed}
        self.assertEqual(len(by_uid), len(listed))
        return by_uid


def of_kind(events, kind):
    return [event for event in events.values() if event["uid"].endswith(f".{kind}@ismap")]


class ReadBack(CalendarTest):
    def test_both_readers_understand_the_samples_alike_in_both_languages(self):
        for name in ("register-made-up-dates.csv", "every-status-and-finding.csv", "register-excel-cp932.csv"):
            for lang, title in (("ja", "クラウドサービスの登録の期限"), ("en", "Deadlines of cloud service registrations")):
                for link in ([], ["--link"]):
                    with self.subTest((name, lang, link)):
                        calendar = self.calendar(str(SAMPLES / name), "--lang", lang, *link, as_of="2026-11-23")
                        self.assertGreaterEqual(len(calendar["events"]), 3)
                        self.assertEqual((calendar["version"], calendar["scale"], calendar["name"]),
                                         ("2.0", "GREGORIAN", title))
                        self.assertRegex(calendar["program"], rf"^-//ismap//ismap [0-9.]+//{lang.upper()}$")

    def test_both_readers_understand_windows_alike(self):
        for anchor in ("2025-03-31", "2024-09-30", "2023-10-30", "2090-06-01"):
            for scheme in ("ISMAP", "LIU", "ISMS"):
                for lang in ("ja", "en"):
                    with self.subTest((anchor, scheme, lang)):
                        args = ["window", anchor, "--scheme", scheme, "--as-of", AS_OF, "--lang", lang]
                        window = self.run_tool(*args, "--format", "json").json["window"]
                        events = self.understood(self.run_tool(*args, "--format", "ics").out)["events"]
                        days = {e["uid"].split(".")[-1]: f"{day_of(e)}" for e in events}
                        self.assertEqual(days, days_of(window))

    def test_an_empty_register_is_a_calendar_too(self):
        for content in (b"registration_number,expires_on\n", register(ROW_OF["valid"] | {"audit_period_end": ""})):
            self.assertEqual(self.calendar(content=content)["events"], [])

    def test_what_a_cell_holds_comes_back_as_it_was(self):
        names = ['a,b;c\\d:"e"', "\\n is no line break", "改行\nのある名前", "😀" * 30, "ﾊﾝｶｸ", "e\u0301", "\u200f\u202e", "=1+1"]
        for name in names:
            with self.subTest(name):
                [expiry] = of_kind(self.events(content=register(row(name))), "expiry")
                shown = name.replace("\n", " ")
                self.assertEqual(expiry["summary"], f"Expires: {shown} C21-0001-2 (ISMAP)")
                self.assertIn(f"\nService: {shown}\nRegistration number: C21-0001-2\n", expiry["description"])

    def test_lines_are_whole_utf8_of_at_most_75_bytes_and_end_in_crlf(self):
        out = self.check(str(SAMPLES / "every-status-and-finding.csv"), "--format", "ics", "--lang", "ja").out
        self.assertTrue(out.endswith(b"END:VCALENDAR\r\n"))
        lines = out.split(b"\r\n")
        self.assertGreater(len(lines), 1000)
        for line in lines:
            line.decode("utf-8")
            self.assertLessEqual(len(line), 75)
            self.assertNotRegex(line, rb"[\x00-\x08\x0a-\x1f\x7f]")


def day_of(event):
    """The day of an event, which must be a whole one."""
    start, end = (datetime.datetime.strptime(event[name], "%Y%m%d").date() for name in ("start", "end"))
    assert end - start == datetime.timedelta(1), event
    return start


def days_of(window):
    names = {"expiry": "expires_on", "next-audit-starts@": "next_audit_period_starts_on",
             "next-audit-ends-earliest": "next_audit_period_ends_at_earliest",
             "next-audit-ends-latest": "next_audit_period_ends_at_latest", "audit-report": "audit_report_due_on",
             "renewal-application": "renewal_application_due_on", "last-open-day": "last_open_day"}
    days = {kind.rstrip("@") + "@ismap": window[name] for kind, name in names.items() if window[name]}
    if window["last_open_day"] == window["expires_on"]:
        del days["last-open-day@ismap"]
    return days


class Days(CalendarTest):
    def test_the_days_are_those_of_json(self):
        for name in ("register-made-up-dates.csv", "every-status-and-finding.csv"):
            for more in ([], ["--link"]):
                args = [str(SAMPLES / name), "--as-of", "2026-11-23", *more]
                rows = self.run_tool("check", *args, "--format", "json").json["rows"]
                results = [r["result"] for r in rows if r["result"]["expires_on"]]
                expected = sorted(end_of(r) for r in results
                                  if r["status"] != "superseded" or end_of(r) >= "2026-11-23")
                shown = of_kind(self.events(*args, as_of=None), "expiry")
                self.assertEqual(sorted(str(day_of(e)) for e in shown), expected)

    def test_alarms_ring_at_nine_in_japan_unless_that_is_over(self):
        for as_of in ("2025-06-01", "2026-04-01", "2026-04-02", "2026-04-03", "2026-07-24", "2026-07-25", "2026-08-01"):
            with self.subTest(as_of):
                [expiry] = of_kind(self.events(content=register(row("v")), as_of=as_of), "expiry")
                self.assertEqual(day_of(expiry), day("2026-07-31"))
                self.assertEqual([a["at"] for a in expiry["alarms"]], alarms_before(day("2026-07-31"), as_of))
                self.assertEqual({a["action"] for a in expiry["alarms"]} - {"DISPLAY"}, set())

    def test_each_status_has_the_state_and_the_alarms_that_it_asks_for(self):
        states = {"invalid": "TENTATIVE", "renewal_pending": "TENTATIVE"}
        for status, each in ROW_OF.items():
            if status == "invalid":
                each = each | {"expires_on": "2026-12-31"}
            with self.subTest(status):
                events = self.events(content=register(each))
                [expiry] = of_kind(events, "expiry")
                self.assertEqual(expiry["status"], states.get(status, "CONFIRMED"))
                rings = status in LIVE or status == "invalid"
                self.assertEqual([a["at"] for a in expiry["alarms"]], alarms_before(day_of(expiry)) if rings else [])
                for other in events.values():
                    if other is not expiry:
                        self.assertEqual(other["status"], "CONFIRMED" if status in LIVE else "CANCELLED")
                        self.assertTrue(status in LIVE or not other["alarms"])
                        self.assertTrue(status in LIVE or day_of(other) >= day(AS_OF))

    def test_the_calendar_is_made_by_the_day_of_the_assessment_alone(self):
        zones = ("Asia/Tokyo", "Etc/GMT+12")
        self.assertEqual(*[self.check("--format", "ics", content=ALL, env={"TZ": zone}).out for zone in zones])
        [expiry] = of_kind(self.events(content=register(row("v"))), "expiry")
        self.assertEqual(expiry["stamp"], "20260401T000000Z")
        [later] = of_kind(self.events(content=register(row("v")), as_of="2026-05-01"), "expiry")
        self.assertEqual(later["sequence"] - expiry["sequence"], 30)


def end_of(result):
    return result["expires_on"] if result["valid_until"] in ("open", None) else result["valid_until"]


class ImportingAgain(CalendarTest):
    """A calendar program keeps what it has by UID and takes what comes with a higher SEQUENCE in its place."""

    def imported(self, *runs):
        kept = {}
        for events in runs:
            for uid, event in events.items():
                if uid not in kept or kept[uid]["sequence"] <= event["sequence"]:
                    kept[uid] = event
        return kept

    def alarms_after(self, kept, as_of):
        return sorted(a["at"] for e in kept.values() if e["status"] != "CANCELLED" for a in e["alarms"]
                      if a["at"][:8] >= as_of.replace("-", ""))

    def test_the_same_registration_has_the_same_uids_wherever_it_stands(self):
        plain = self.events(content=register(row("v")))
        self.write("other.csv", register(ROW_OF["expired"] | {"registration_number": "C21-0009-2"},
                                         row("Ｖ", registration_number="Ｃ２１－０００１－２")))
        elsewhere = self.events("other.csv")
        self.assertEqual(set(plain) - set(elsewhere), set())
        japanese = self.events("--lang", "ja", content=register(row("v", end="令和7年3月31日")), as_of="2026-06-30")
        self.assertEqual(set(plain), set(japanese))

    def test_generations_of_one_number_stay_apart(self):
        events = self.events(content=register(*GENERATIONS))
        self.assertEqual({e["uid"] for e in of_kind(events, "expiry")},
                         {f"ismap.C21-0001-2.{end}.expiry@ismap" for end in ("20240930", "20250930")})

    def test_alarms_of_before_are_taken_back(self):
        before = self.events(content=register(row("v")), as_of="2026-03-01")
        self.assertGreater(len(self.alarms_after(before, "2026-03-15")), 3)
        later = {
            "renewal applied for": [row("v", renewal_applied_on="2026-03-10")],
            "withdrawn": [row("v", withdrawn_on="2026-03-12")],
            "superseded": [row("v"), row("v", end="2026-03-05", registered="2026-03-14")],
        }
        for what, rows in later.items():
            with self.subTest(what):
                again = self.events("--link", content=register(*rows), as_of="2026-03-15")
                new = {uid: e for uid, e in again.items() if uid not in before}
                kept = self.imported(before, again)
                self.assertEqual(self.alarms_after(kept, "2026-03-15"), self.alarms_after(new, "2026-03-15"))

    def test_a_corrected_expiry_moves_the_event(self):
        before = self.events(content=register(row("v")))
        again = self.events(content=register(row("v", expires_on="2026-06-30")), as_of="2026-04-02")
        [expiry] = of_kind(self.imported(before, again), "expiry")
        self.assertEqual(day_of(expiry), day("2026-06-30"))

    def test_rows_without_a_number_are_known_by_their_service(self):
        rows = [row("a", registration_number=""), row("b", registration_number=""), row("", registration_number="")]
        plain, turned = (self.events(content=register(*each)) for each in (rows, rows[::-1]))
        self.assertEqual(set(plain), set(turned))
        self.assertEqual(len(of_kind(plain, "expiry")), 3)

    def test_nothing_of_people_or_folders_is_in_it(self):
        content = register(row("v", provider="提供者株式会社", 担当者="山田花子"))
        out = self.check("--format", "ics", content=content).text.replace("\r\n ", "")
        for word in ("提供者", "山田", "register.csv", str(self.folder)):
            self.assertNotIn(word, out)


class Registers(CalendarTest):
    def test_one_registration_in_several_files_is_there_once(self):
        self.write("a.csv", register(row("v")))
        self.write("b.csv", register(row("v"), row("w", registration_number="C21-0002-2")))
        run = self.check("a.csv", "b.csv", "--format", "ics")
        self.assertEqual(len(self.understood(run.out)["events"]), 12)
        self.assertIn("the same as another row's, written once: 1\n", run.err)
        self.assertIn("ほかの行と同じ予定になるため、一度だけ書いた行: 1\n",
                      self.check("a.csv", "b.csv", "--format", "ics", "--lang", "ja").err)

    def test_rows_that_contradict_each_other_are_both_there(self):
        events = self.events(content=register(row("v"), row("v", expires_on="2026-06-30")))
        self.assertEqual(sorted(str(day_of(e)) for e in events.values() if ".expiry@" in e["uid"]),
                         ["2026-06-30", "2026-07-31"])

    def test_a_row_without_an_event_is_told(self):
        run = self.check("--format", "ics", content=ALL)
        self.assertEqual(run.status, 3)
        self.assertIn("register.csv:2:3: error: ", run.err)
        self.assertIn("\nRows without an event (no end is known, or superseded and over): 1\n", run.err)
        self.assertIn("7 rows: 1 invalid", run.err)
        self.assertIn("This is not an official judgement.", run.err)
        self.assertEqual(self.check("--format", "ics", "--quiet", content=ALL).err, "")
        self.assertNotIn("Rows without", self.check("--format", "ics", content=register(row())).err)

    def test_only_limits_the_events(self):
        events = self.events("--only", "expiring,upcoming", content=ALL)
        self.assertEqual({e["description"].split("Status on ")[1].split("\n")[0] for e in events.values()},
                         {f"{AS_OF}: expiring", f"{AS_OF}: upcoming"})
        self.assertEqual(self.calendar("--only", "superseded", content=ALL)["events"], [])

    def test_rows_can_be_sorted(self):
        content = register(row("b"), row("a", registration_number="C21-0002-2"))
        first = self.calendar("--sort", "service_name", content=content)["events"][0]
        self.assertIn(": a C21-0002-2", first["summary"])

    def test_every_encoding_of_a_register_becomes_utf8(self):
        text = register(row("有効なサービス")).decode()
        outs = {self.check("--format", "ics", *args, content=text.encode(name)).out
                for name, args in (("utf-8", []), ("utf-8-sig", []), ("cp932", []), ("utf-16", []),
                                   ("utf-8", ["--output-encoding", "UTF-8"]))}
        self.assertEqual(len(outs), 1)
        self.assertIn("有効なサービス", outs.pop().decode("utf-8").replace("\r\n ", ""))

    def test_standard_input_and_a_file_give_the_same(self):
        direct = self.check("--format", "ics", content=ALL).out
        self.assertEqual(self.run_tool("check", "-", "--as-of", AS_OF, "--format", "ics", stdin=ALL).out, direct)
        self.check("-o", "out.ics", content=ALL)
        self.assertEqual(self.read("out.ics"), direct)

    def test_the_exit_status_is_that_of_the_other_formats(self):
        for content in (ALL, register(row()), register(ROW_OF["expired"])):
            self.assertEqual(self.check("--format", "ics", content=content).status,
                             self.check("--format", "json", content=content).status)


class Refused(CalendarTest):
    CASES = {
        "a part of a file": (["check", "r.csv", "--format", "ics", "--shard", "1/2"], "--shard"),
        "a header elsewhere": (["check", "r.csv", "--format", "ics", "--header", "r.csv"], "--header"),
        "CP932": (["check", "r.csv", "--format", "ics", "--output-encoding", "CP932"], "UTF-8"),
        "UTF-16": (["window", "2025-03-31", "-o", "o.ics", "--output-encoding", "UTF-16"], "UTF-8"),
        "workloads": (["classify", "--service-model", "SaaS", "--format", "ics"], "check"),
        "a file of workloads": (["classify", "--service-model", "SaaS", "-o", "o.ics"], "check"),
        "rules": (["explain", "--format", "ics"], "check"),
        "a template": (["template", "register", "-o", "o.ics"], "check"),
    }

    def test_what_cannot_be_a_calendar_is_refused_with_the_reason(self):
        self.write("r.csv", ALL)
        for what, (args, named) in self.CASES.items():
            for lang in ("ja", "en"):
                with self.subTest((what, lang)):
                    run = self.run_tool(*args, "--lang", lang)
                    self.assertEqual((run.status, run.out), (2, b""))
                    self.assertIn(named, run.err)
                    self.assertEqual(bool(re.search("[ぁ-ん]", run.err)), lang == "ja", run.err)
        self.assertEqual(self.names(), ["r.csv"])

    def test_another_format_may_have_that_ending(self):
        self.assertEqual(self.run_tool("template", "register", "-o", "o.ics", "--format", "csv").status, 0)

    def test_the_help_offers_it_where_it_can_be_had(self):
        for command in ("check", "classify", "window", "explain", "template"):
            offered = "markdown, ics" in " ".join(self.run_tool(command, "--help").text.split())
            self.assertEqual(offered, command in ("check", "window"), command)


if __name__ == "__main__":
    unittest.main()
