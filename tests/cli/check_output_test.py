"""What `ismap check` writes: formats, languages, colours, and CSV that keeps the input's bytes."""

import itertools
import json
import os
import re
import subprocess
import tempfile
import unittest

from tool import APPENDED, AS_OF, GENERATIONS, ROW_OF, ToolTest, register, row

ALL = register(*ROW_OF.values())


def kind_of(out):
    """The format that the bytes are in."""
    text = out.decode("utf-8")
    if text.startswith('{"program":'):
        return "json"
    if text.startswith('{"source":'):
        return "jsonl"
    if text.startswith("BEGIN:VCALENDAR"):
        return "ics"
    if "ismap_as_of,ismap_expires_on" in text.splitlines()[0]:
        return "csv"
    return "markdown" if "\n| --: | --- |" in text else "table"


class Formats(ToolTest):
    def test_each_format_can_be_asked_for(self):
        for name in ("table", "csv", "json", "jsonl", "markdown", "ics"):
            with self.subTest(name):
                self.assertEqual(kind_of(self.check("--format", name, content=ALL).out), name)

    def test_the_format_is_table_unless_the_outputs_ending_names_another(self):
        self.assertEqual(kind_of(self.check(content=ALL).out), "table")
        for ending, name in {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".txt": "table",
                             "": "table", ".CSV": "csv", ".Json": "json", ".ics": "ics", ".ICS": "ics"}.items():
            with self.subTest(ending):
                run = self.check("-o", "out" + ending, content=ALL)
                self.assertEqual((run.status, run.out), (3, b""))
                self.assertEqual(kind_of(self.read("out" + ending)), name)

    def test_a_workbook_cannot_be_written(self):
        for name in ("out.xlsx", "out.xls", "out.xlsm", "out.ods"):
            for lang, mend in (("en", "Let the name end in .csv"), ("ja", ".csv にしてください")):
                run = self.check("-o", name, "--lang", lang, content=ALL)
                self.assertEqual((run.status, run.out, self.names()), (2, b"", ["register.csv"]))
                self.assertIn(mend, run.err)
        self.assertEqual(self.run_tool("template", "register", "-o", "out.xlsx").status, 2)

    def test_columns_that_are_not_used_are_told(self):
        content = "一覧\n登録番号,監査対象期間（末日）,契約期限,,\x1b[31m備考,ismap_status\nC21-0001-2,2025-03-31,2025-10-31,,,\n"
        for lang, told in (("en", "header (line 2) these columns were not used: \"契約期限\", \" [31m備考\". If"),
                           ("ja", "見出し（2行目）のうち、次の列は使いませんでした: 「契約期限」、「 [31m備考」。")):
            for name in ("csv", "table"):
                self.assertIn(told, self.check("--format", name, "--lang", lang, content=content).err)
            self.assertEqual(self.check("--format", "csv", "--quiet", "--lang", lang, content=content).err, "")
        self.assertIn("template register --lang en", self.check("--lang", "en", content=content).err)
        workloads = self.write("workloads.csv", "confidentiality,memo\n2,x\n")
        self.assertIn("template workloads --lang en", self.run_tool("classify", workloads, "--lang", "en").err)
        self.assertNotIn("not used", self.check("--lang", "en", content=ALL).err)
        many = "audit_period_end," + ",".join(f"c{i}" for i in range(30)) + "\n2025-03-31\n"
        self.assertIn('"c19"...', self.check("--lang", "en", content=many).err)

    def test_a_format_comes_before_the_ending(self):
        self.check("--output", "out.csv", "--format", "json", content=ALL)
        self.assertEqual(kind_of(self.read("out.csv")), "json")

    def test_an_unknown_format_is_wrong_usage(self):
        run = self.check("--format", "xml", content=ALL)
        self.assertEqual((run.status, run.out), (2, b""))
        self.assertIn("table, csv, json, jsonl, markdown, ics", run.err)

    def test_every_output_names_its_day_its_versions_and_that_it_is_not_official(self):
        for lang, notice in {"en": "This is not an official judgement.", "ja": "本結果は公式の判断ではありません。"}.items():
            for name in ("table", "csv", "json", "jsonl", "markdown", "ics"):
                with self.subTest((lang, name)):
                    run = self.check("--format", name, "--lang", lang, content=ALL)
                    said = run.text + run.err
                    for part in (AS_OF, "holiday_jp", "0.1.0", notice):
                        self.assertIn(part, said)

    def test_several_registers_go_into_every_format(self):
        names = [self.write("a.csv", ALL), self.write("b.csv", ALL)]
        mentions = len(ROW_OF) + sum(len(r["findings"]) for r in self.check("a.csv", "--format", "jsonl").rows)
        for name in ("table", "markdown"):
            text = self.check(*names, "--format", name).text
            self.assertEqual((text.count("a.csv"), text.count("b.csv")), (mentions, mentions))
        sources = ["a.csv"] * len(ROW_OF) + ["b.csv"] * len(ROW_OF)
        self.assertEqual([r["source"] for r in self.check(*names, "--format", "json").json["rows"]], sources)
        self.assertEqual([r["source"] for r in self.check(*names, "--format", "jsonl").rows], sources)
        self.assertEqual([r["source"] for r in self.check(*names, "--format", "csv").cells], sources)

    def test_json_gives_the_known_and_the_unknown_cells(self):
        content = "登録番号,監査対象期間末日,担当\nC21-0001-2,2025-03-31,総務課\nC21-0002-2,2025-03-31\n"
        rows = self.check("--format", "jsonl", content=content).rows
        self.assertEqual([r["input"] for r in rows], [
            {"registration_number": "C21-0001-2", "audit_period_end": "2025-03-31", "担当": "総務課"},
            {"registration_number": "C21-0002-2", "audit_period_end": "2025-03-31"}])

    def test_json_lines_are_one_line_each_whatever_the_cells_hold(self):
        names = ["two\nlines", "a\"quote", "back\\slash", "tab\t", "\u2028", "\x01", "末"]
        run = self.check("--format", "jsonl", content=register(*[row(name) for name in names]))
        self.assertEqual([r["input"]["service_name"] for r in run.rows], names)
        self.assertEqual(len(run.rows), len(names))

    def test_a_file_name_that_is_not_utf8_leaves_the_output_utf8(self):
        with open(os.fsencode(self.folder) + b"/\xff\x82.csv", "wb") as file:
            file.write(ALL)
        for name in ("json", "jsonl", "table", "markdown"):
            run = self.run_tool("check", b"\xff\x82.csv", self.write("b.csv", ALL), "--format", name)
            self.assertIn("\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.csv", run.text)


class Language(ToolTest):
    def language_with(self, *args, env=None):
        text = self.check(*args, content=ALL, env=env).text
        return "ja" if "基準日" in text else "en"

    def test_the_flag_comes_before_the_locale(self):
        self.assertEqual(self.language_with("--lang", "ja"), "ja")
        self.assertEqual(self.language_with("--lang=ja"), "ja")
        self.assertEqual(self.language_with("--lang", "en", env={"LC_ALL": "ja_JP.UTF-8"}), "en")

    def test_the_locales_variables_are_read_in_their_order(self):
        cases = [({"LC_ALL": "ja_JP.UTF-8"}, "ja"), ({"LC_ALL": None, "LC_MESSAGES": "ja_JP.UTF-8"}, "ja"),
                 ({"LC_ALL": None, "LANG": "ja_JP.UTF-8"}, "ja"), ({"LC_ALL": None}, "en"),
                 ({"LC_ALL": "", "LANG": "ja"}, "ja"), ({"LC_ALL": "C", "LC_MESSAGES": "ja_JP.UTF-8"}, "en"),
                 ({"LC_ALL": None, "LC_MESSAGES": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"}, "en"),
                 ({"LC_ALL": None, "LC_CTYPE": "ja_JP.UTF-8"}, "en")]
        for env, lang in cases:
            with self.subTest(env):
                self.assertEqual(self.language_with(env=env), lang)

    def test_the_messages_of_json_are_in_the_language(self):
        rows = {lang: self.check("--lang", lang, "--format", "json", content=ALL).json["rows"] for lang in ("ja", "en")}
        for ja, en in zip(rows["ja"], rows["en"], strict=True):
            self.assertEqual(ja["result"], en["result"])
            self.assertTrue(all(a["message"] != b["message"] for a, b in zip(ja["findings"], en["findings"])))

    # The word after --lang settles it; a file of that name once did too.
    def test_a_register_named_like_a_language_does_not_settle_it(self):
        self.write("ja", ALL)
        self.assertNotIn("基準日", self.check("ja").text)

    def test_after_two_dashes_there_are_only_registers(self):
        names = [self.write(name, ALL) for name in ("--lang", "ja")]
        run = self.check("--format", "json", "--as-of", AS_OF, "--", *names, as_of=None)
        self.assertEqual({r["source"] for r in run.json["rows"]}, set(names))
        self.assertEqual(run.json["notice"], "This is not an official judgement.")

    def test_it_can_stand_before_the_command(self):
        self.write("r.csv", ALL)
        self.assertIn("基準日", self.run_tool("--lang", "ja", "check", "r.csv").text)

    def test_an_unknown_language_is_wrong_usage(self):
        run = self.check("--lang", "fr", content=ALL)
        self.assertEqual((run.status, run.out), (2, b""))
        self.assertIn("ja, en", run.err)


class Color(ToolTest):
    def on_terminal(self, *args, env=None):
        """What is written where standard output is a terminal."""
        terminal, end = os.openpty()
        try:
            tool = self.start_tool("check", self.write("r.csv", ALL), *args, env=env, stdout=end,
                                   stderr=subprocess.DEVNULL)
            os.close(end)
            text = b""
            while block := read_or_nothing(terminal):
                text += block
            tool.wait()
        finally:
            os.close(terminal)
        self.assertIn(b"expires on", text)
        return text

    def test_always_and_never_hold_everywhere(self):
        self.assertIn(b"\x1b[", self.check("--color", "always", content=ALL).out)
        self.assertIn(b"\x1b[", self.check("--color", "always", content=ALL, env={"NO_COLOR": "1"}).out)
        self.assertNotIn(b"\x1b[", self.check("--color", "never", content=ALL).out)
        self.assertNotIn(b"\x1b[", self.on_terminal("--color", "never"))

    def test_auto_means_on_a_terminal_without_no_color(self):
        self.assertNotIn(b"\x1b[", self.check(content=ALL).out)
        self.assertIn(b"\x1b[", self.on_terminal())
        self.assertIn(b"\x1b[", self.on_terminal("--color=auto", env={"NO_COLOR": ""}))
        self.assertNotIn(b"\x1b[", self.on_terminal(env={"NO_COLOR": "1"}))

    def test_colours_add_nothing_but_themselves(self):
        plain = self.check("--color", "never", content=ALL).out
        colored = self.check("--color", "always", content=ALL).out
        self.assertEqual(re.sub(rb"\x1b\[[0-9;]*m", b"", colored), plain)

    def test_formats_for_programs_have_no_colours(self):
        for name in ("csv", "json", "jsonl", "ics"):
            self.assertNotIn(b"\x1b", self.check("--color", "always", "--format", name, content=ALL).out)

    def test_an_unknown_word_is_wrong_usage(self):
        self.assertEqual(self.check("--color", "blue", content=ALL).status, 2)


def read_or_nothing(descriptor):
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how the end of a terminal shows
        return b""


class Quiet(ToolTest):
    def test_it_silences_all_but_failures(self):
        for name in ("table", "csv", "json", "jsonl", "ics"):
            loud, quiet = (self.check("--format", name, *more, content=ALL) for more in ([], ["--quiet"]))
            self.assertNotEqual(loud.err, "")
            self.assertEqual((quiet.err, quiet.out, quiet.status), ("", loud.out, loud.status))
        self.assertIn("nowhere.csv", self.check("nowhere.csv", "--quiet").err)

    def test_without_it_the_summary_counts_the_statuses(self):
        err = self.check("--format", "csv", content=ALL).err
        self.assertIn("7 rows: 1 invalid, 1 withdrawn, 1 upcoming, 1 renewal pending, 1 expired, 1 expiring, 1 valid", err)
        self.assertIn("register.csv:2:3: ", err)
        self.assertIn("[date_unreadable]", err)

    def test_reasons_for_invalid_rows_end_after_fifty(self):
        content = register(*[ROW_OF["invalid"]] * 60)
        err = self.check("--format", "csv", content=content).err
        self.assertEqual(err.count("[date_unreadable]"), 50)
        self.assertIn("10 more", err)


class CsvBytes(ToolTest):
    HEADER = b"registration_number,service_name,audit_period_end,registered_on"

    def assert_conserved(self, records, end, *args, mark=b""):
        """Each record comes out as it went in, then the appended fields, then its line end."""
        run = self.check("--format", "csv", *args, content=mark + b"".join(r + end for r in records))
        at = len(mark)
        self.assertEqual(run.out[:at], mark)
        for record in records:
            self.assertTrue(run.out.startswith(record, at), (record, run.out[at:at + 200]))
            at += len(record)
            if record:
                fields = re.compile(rb"([,;\t][^,;\t\r\n]*){%d}" % len(APPENDED)).match(run.out, at)
                self.assertTrue(fields, run.out[at:at + 200])
                at = fields.end()
            self.assertEqual(run.out[at:at + len(end)], end)
            at += len(end)
        self.assertEqual(run.out[at:], b"")
        return run

    def test_quotes_spaces_and_characters_of_every_kind_stay(self):
        cells = [b"plain", b'"quoted"', b'"a ""b"" c"', b'"comma, inside"', b'  "not quoted"', b'"x" y', b"\x00\x01",
                 "全角　ｶﾅ が👨‍👩‍👧".encode(), b'=1+1', b"'", b'"two\nlines"', b'"two\r\nlines"', b"a\rb", b'""', b""]
        records = [self.HEADER] + [b"C21-0001-2," + cell + b",2025-03-31,2025-05-01" for cell in cells]
        for end in (b"\n", b"\r\n"):
            for mark in (b"", b"\xef\xbb\xbf"):
                for args in ([], ["--link"], ["--sort", "line"]):
                    with self.subTest((end, mark, args)):
                        run = self.assert_conserved(records, end, *args, mark=mark)
                        self.assertEqual(run.status, 0)

    def test_tabs_and_semicolons_delimit_too(self):
        for delimiter in (b"\t", b";"):
            records = [line.replace(b",", delimiter) for line in (self.HEADER, b"C21-0001-2,a,2025-03-31,2025-05-01")]
            self.assertEqual(self.assert_conserved(records, b"\n").status, 0)

    def test_bytes_that_are_not_utf8_pass_unchanged_and_make_the_row_invalid(self):
        cells = ["クラウドサービス表示能".encode("cp932"), b"\x81", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80"]
        records = [self.HEADER] + [b"C21-0001-2," + cell + b",2025-03-31,2025-05-01" for cell in cells]
        run = self.assert_conserved(records, b"\r\n", "--encoding", "UTF-8")
        self.assertEqual(run.status, 3)
        self.assertEqual(run.out.count(b",invalid,"), len(cells))
        self.assertEqual(run.out.count(b"bytes_unreadable"), len(cells))
        lines = self.check("--format", "jsonl", "--encoding", "UTF-8", content=b"\n".join(records)).rows
        self.assertEqual([r["result"]["expires_on"] for r in lines], ["2026-07-31"] * len(cells))

    def test_short_rows_are_padded_and_surplus_fields_follow(self):
        content = self.HEADER + b"\nC21-0001-2\nC21-0001-2,a,2025-03-31,2025-05-01,more,\"and \"\"more\"\n"
        lines = self.check("--format", "csv", content=content).lines
        self.assertTrue(lines[1].startswith("C21-0001-2,,,,2026-04-01,"))
        self.assertTrue(lines[2].startswith("C21-0001-2,a,2025-03-31,2025-05-01,2026-04-01,2026-07-31,"))
        self.assertTrue(lines[2].endswith(',too_many_fields,more,"and ""more"'))

    def test_blank_lines_stay(self):
        content = self.HEADER + b"\n\nC21-0001-2,a,2025-03-31,2025-05-01\n\n\n"
        lines = self.check("--format", "csv", content=content).text.split("\n")
        self.assertEqual([bool(line) for line in lines], [True, False, True, False, False, False])

    def test_a_missing_last_line_end_stays_missing(self):
        run = self.check("--format", "csv", content=self.HEADER + b"\r\nC21-0001-2,a,2025-03-31,2025-05-01")
        self.assertEqual((run.out.count(b"\r\n"), run.out.endswith(b",default,")), (1, True))

    def test_a_check_of_the_output_gives_the_same_bytes(self):
        odd = (b'"",short\n"a ""b""",two,2025-02-30,2025-05-01\nC21-0001-2,"x\ny",2025-03-31,2025-05-01,sur,plus\n'
               b"\n,\x83,2025-03-31,\n\"\",\"\",\"\",\"\"\n")
        inputs = {"every status": ALL, "odd rows": self.HEADER + b"\n" + odd, "generations": register(*GENERATIONS),
                  "mark and CRLF": b"\xef\xbb\xbf" + ALL.replace(b"\n", b"\r\n"), "tabs": ALL.replace(b",", b"\t")}
        for what, content in inputs.items():
            for args in ([], ["--link"], ["--sort", "days_left"]):
                with self.subTest((what, args)):
                    first = self.check("--format", "csv", *args, content=content)
                    again = self.check("--format", "csv", *args, content=first.out)
                    self.assertEqual((again.out, again.status), (first.out, first.status))

    def test_a_check_of_the_output_keeps_a_row_with_an_open_quote(self):
        rows = [b'a,"open quote', b'a,b,2025-03-31,2025-05-01,"open,past', b'"2026-01-01,,,,,,', b'a,"\xff']
        for row, delimiter in itertools.product(rows, (b",", b"\t")):
            content = (self.HEADER + b"\n" + row + b"\nafter it\n").replace(b",", delimiter)
            for args in ([], ["--escape-formulas"], ["--link"]):
                with self.subTest((row, delimiter, args)):
                    first = self.check("--format", "csv", *args, content=content)
                    again = self.check("--format", "csv", *args, content=first.out)
                    self.assertEqual((again.out, again.status), (first.out, first.status))
                    self.assertEqual({line.count(delimiter) for line in first.out.splitlines()[::2]},
                                     {first.out.splitlines()[0].count(delimiter)})

    def test_what_a_user_adds_to_the_output_is_kept(self):
        first = self.check("--format", "csv", content=self.HEADER + b"\na,b,2025-03-31,2025-05-01\n")
        for added in (b'c,"an open quote', b'c,"open,,,,,,,,,,', b'"1,2,3,4,5,6,7,8,9,10,11'):
            with self.subTest(added):
                again = self.check("--format", "csv", content=first.out + added + b"\n")
                self.assertIn(added, again.out)

    def test_an_earlier_answer_is_replaced_on_another_day(self):
        first = self.check("--format", "csv", content=ALL)
        later = self.check("--format", "csv", content=first.out, as_of="2030-01-01")
        self.assertEqual(later.out, self.check("--format", "csv", content=ALL, as_of="2030-01-01").out)

    def test_no_row_is_dropped(self):
        rows = [b"C21-0001-2,a,2025-03-31,2025-05-01", b"x", b"a,b,c,d,e,f", b"\x83\x83", b"y" * 3000] * 50
        rows += [b'a,"open quote', b"after it"]
        content = self.HEADER + b"\n" + b"\n".join(rows) + b"\n"
        for args in ([], ["--link"], ["--sort", "-line"]):
            for limit in ("2000", "1000000"):
                with self.subTest((args, limit)):
                    run = self.check("--format", "json", "--max-record", limit, *args, content=content)
                    self.assertEqual(len(run.json["rows"]), len(rows))
                    out = self.check("--format", "csv", "--max-record", limit, *args, content=content).out
                    self.assertEqual(out.count(b"\n"), len(rows) + 1)
                    self.assertEqual(out.count(b",2026-04-01,"), len(rows))

    def test_it_streams_a_row_comes_out_without_the_next(self):
        with tempfile.TemporaryFile() as out:
            tool = self.start_tool("check", "-", "--format", "csv", stdin=subprocess.PIPE, stdout=out,
                                   stderr=subprocess.DEVNULL)
            block = b"C21-0001-2,a,2025-03-31,2025-05-01\n" * 50_000
            tool.stdin.write(self.HEADER + b"\n" + block)
            tool.stdin.flush()
            before_end = os.fstat(out.fileno()).st_size
            tool.stdin.close()
            tool.wait()
            self.assertGreater(before_end, len(block) // 2)
            self.assertGreater(os.fstat(out.fileno()).st_size, len(block))


class JsonFile(ToolTest):
    def test_one_document_of_one_object(self):
        run = self.check("--format", "json", content=ALL)
        self.assertEqual(list(json.loads(run.out)), ["program", "version", "rules_version", "holidays_version", "as_of",
                                                     "notice", "policies", "rows", "summary"])


if __name__ == "__main__":
    unittest.main()
