"""The exit status, the weightiest of 4 > 2 > 3 > 1 > 0, and what is said of inputs that cannot be used."""

import itertools
import os
import unittest

from tool import ROW_OF, ToolTest, register, row

# A register for each status that a file alone can bring about.
REGISTERS = {
    0: register(row()),
    1: register(ROW_OF["expired"] | {"registration_number": "C21-0002-2"}),
    3: register(ROW_OF["invalid"] | {"registration_number": "C21-0003-2"}),
    4: b"no,date\n1,2\n",
}
WEIGHT = [4, 2, 3, 1, 0]


class Order(ToolTest):
    def test_each_register_alone(self):
        for status, content in REGISTERS.items():
            self.assertEqual(self.check(content=content).status, status)

    def test_of_two_registers_the_weightier_counts_in_either_order(self):
        for status, content in REGISTERS.items():
            self.write(f"{status}.csv", content)
        for pair in itertools.product(REGISTERS, repeat=2):
            for more in ([], ["--link"], ["--format", "json"], ["--sort", "line"]):
                with self.subTest((pair, more)):
                    run = self.check(*[f"{status}.csv" for status in pair], *more)
                    self.assertEqual(run.status, min(pair, key=WEIGHT.index))

    def test_of_two_rows_the_weightier_counts_in_either_order(self):
        for rows in itertools.permutations(["invalid", "expired", "valid"]):
            content = register(*[ROW_OF[name] for name in rows])
            self.assertEqual(self.check(content=content).status, 3)

    def test_output_that_fails_is_weightier_than_rows(self):
        for status in (0, 1, 3):
            run = self.check("-o", "nowhere/out.csv", content=REGISTERS[status])
            self.assertEqual(run.status, 4)

    def test_wrong_usage_is_found_before_anything_is_read(self):
        run = self.run_tool("check", "nowhere.csv", "--within", "soon")
        self.assertEqual((run.status, run.out), (2, b""))
        self.assertNotIn("nowhere.csv", run.err)

    def test_the_other_commands_succeed_or_are_used_wrongly(self):
        for args, status in ((["window", "1990-01-01"], 0), (["window", "soon"], 2), (["explain"], 0),
                             (["explain", "V99"], 2), (["template", "register"], 0), (["template", "house"], 2),
                             (["window"], 2), (["window", "2024-03-31", "2024-04-01"], 2), (["--version"], 0),
                             (["--help"], 0), (["template"], 2)):
            with self.subTest(args):
                self.assertEqual(self.run_tool(*args).status, status)


class Inputs(ToolTest):
    def test_a_good_register_beside_a_missing_one_is_still_checked(self):
        self.write("good.csv", register(row()))
        for names in (["good.csv", "missing.csv"], ["missing.csv", "good.csv"]):
            for more in ([], ["--link"]):
                run = self.check(*names, "--format", "jsonl", *more)
                self.assertEqual((run.status, [r["source"] for r in run.rows]), (4, ["good.csv"]))
                self.assertIn("missing.csv cannot be read: No such file or directory", run.err)
        run = self.check("missing.csv", "good.csv", "-o", "out.json")
        self.assertEqual((run.status, "out.json" in self.names()), (4, True))

    def test_what_cannot_be_read_is_named(self):
        (self.folder / "folder").mkdir()
        self.assertIn("folder cannot be read", self.check("folder").err)
        self.assertIn("フォルダ.csv を読めません", self.check("フォルダ.csv", "--lang", "ja").err)

    def test_a_failed_run_writes_no_result(self):
        for name in ("table", "csv", "json", "jsonl", "markdown", "ics"):
            run = self.check("--format", name, content=REGISTERS[4])
            self.assertEqual((run.status, run.out), (4, b""))

    HEADERS = {
        "empty": (b"", "has no header", "見出しがありません"),
        "mark alone": (b"\xef\xbb\xbf", "has no header", "見出しがありません"),
        "in no encoding": b"audit_period_end,\xff\n2025-03-31,x\n",
        "UTF-16 without a mark": ("audit_period_end\n2025-03-31\n".encode("utf-16-le"), "not a text file, or UTF-16",
                                  "文字のファイルではないか、印"),
        "a picture": (b"\xff\xd8\xff\xe0\0\x10JFIF\0\n", "not a text file", "文字のファイルではない"),
        "a workbook": (b"PK\x03\x04\x14\0\x06\0", "Excel workbook", "Excelのブック"),
        "open quote": (b'audit_period_end,"name\n2025-03-31,x\n', "quote", "引用符"),
        "no date column": (b"number,name\n1,2\n", "no column tells when", "列がありません"),
        "a column twice": (b"audit_period_end,x,\xe7\x9b\xa3\xe6\x9f\xbb\xe5\xaf\xbe\xe8\xb1\xa1\xe6\x9c\x9f\xe9\x96\x93"
                           b"\xe6\x9c\xab\xe6\x97\xa5\n", "columns 1 and 3 both are audit_period_end", "1列目と3列目"),
        "lines ended by CR alone": (b"audit_period_end,name\r2025-03-31,x\r", "CR", "CR"),
    }

    def test_a_header_of_no_use_says_why_and_how_to_mend_it(self):
        for what, case in self.HEADERS.items():
            content, en, ja = case if isinstance(case, tuple) else (case, "--encoding", "--encoding")
            for lang, expected in (("en", en), ("ja", ja)):
                with self.subTest((what, lang)):
                    run = self.check("--lang", lang, content=content)
                    self.assertEqual((run.status, run.out), (4, b""))
                    self.assertTrue(run.err.startswith("ismap: register.csv:"), run.err)
                    self.assertIn(expected, run.err)

    def test_a_header_of_column_that_is_not_there(self):
        for lang, expected in (("en", 'no column with the header "valid to"'), ("ja", "「valid to」の列がありません")):
            run = self.check("--column", "expires_on=valid to", "--lang", lang, content=REGISTERS[0])
            self.assertEqual(run.status, 4)
            self.assertIn(expected, run.err)

    # A megabyte of header once came back in the message, control characters and all.
    def test_a_long_header_is_told_by_its_beginning_on_one_line(self):
        run = self.check(content="見出し\x1b[31m" * 40_000 + "\n1\n")
        self.assertEqual(run.status, 4)
        self.assertLess(len(run.err), 1000)
        self.assertNotIn("\x1b", run.err)
        self.assertNotIn("\N{REPLACEMENT CHARACTER}", run.err)
        run.err.encode("utf-8")

    def test_a_list_of_holidays_of_no_use_is_named_with_its_line(self):
        lists = {"missing.txt": (None, "missing.txt cannot be read"), "empty.txt": ("", "no holiday"),
                 "heading.txt": ("day,name\n", "no holiday"), "bad.txt": ("2026-01-01\nsoon,x\n", 'bad.txt:2: "soon"')}
        self.write("r.csv", REGISTERS[0])
        for name, (content, expected) in lists.items():
            if content is not None:
                self.write(name, content)
            for args in (["check", "r.csv"], ["window", "2024-03-31"]):
                with self.subTest((name, args)):
                    run = self.run_tool(*args, "--holidays", name)
                    self.assertEqual((run.status, run.out), (4, b""))
                    self.assertIn(expected, run.err)

    def test_a_register_without_rows_is_fine(self):
        for content in (b"audit_period_end\n", b"audit_period_end", b"audit_period_end\n\n\n"):
            run = self.check("--format", "json", content=content)
            self.assertEqual((run.status, run.json["rows"], run.json["summary"]["rows"]), (0, [], 0))

    def test_a_file_that_may_not_be_read(self):
        path = self.folder / self.write("secret.csv", REGISTERS[0])
        path.chmod(0)
        status = 0 if os.access(path, os.R_OK) else 4  # root may read everything
        self.assertEqual(self.check("secret.csv").status, status)


if __name__ == "__main__":
    unittest.main()
