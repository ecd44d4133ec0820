"""CSV as spreadsheets write it, and CSV that they open right."""

import unittest

from tool import AS_OF, ToolTest

HEADER = "登録番号,サービス名,監査対象期間末日,登録日"
ROW = "C21-0001-2,雲,2025-03-31,2025-05-01"
ANSWERS = f",{AS_OF},2026-07-31,2026-07-31,valid,121,default,"


class ExcelTest(ToolTest):
    def csv(self, content, *args, **more):
        return self.check("--format", "csv", *args, content=content, **more)


class AboveTheHeader(ExcelTest):
    def test_titles_and_blank_lines_are_found_and_kept(self):
        for above in ("クラウドサービス登録一覧\n", "\n", "一覧,,,\n\n2026年4月1日現在,,\n", '"two\nlines"\n', "a;b;c\n",
                      ",,,\n"):
            for mark in ("", "\ufeff"):
                with self.subTest((above, mark)):
                    run = self.csv(f"{mark}{above}{HEADER}\n{ROW}\n")
                    self.assertEqual(run.status, 0, run.err)
                    self.assertTrue(run.text.startswith(mark + above + HEADER + ",ismap_as_of"))
                    self.assertTrue(run.text.endswith(f"\n{ROW}{ANSWERS}\n"))
                    self.assertEqual(self.csv(run.text).text, run.text)

    def test_lines_are_counted_from_the_file_s_first(self):
        bad = ROW.replace("2025-03-31", "2025-02-30")
        run = self.csv(f"一覧\n\n{HEADER}\n{ROW}\n{bad}\n")
        self.assertIn("register.csv:5:3:", run.err)

    def test_the_delimiter_is_that_of_the_header(self):
        content = f"一覧, 2026年\n{HEADER}\n{ROW}\n".replace(",", "\t").replace("一覧\t", "一覧,")
        self.assertIn("valid", self.csv(content).text)

    def test_as_many_as_the_user_says_are_passed(self):
        content = f"audit_period_end,registered_on\nx,y\n{HEADER}\n{ROW}\n"
        self.assertEqual(self.csv(content).status, 3)
        run = self.csv(content, "--skip", "2")
        self.assertEqual(run.status, 0)
        self.assertTrue(run.text.endswith(f"{ROW}{ANSWERS}\n"))
        self.assertEqual(self.csv(content, "--skip", "0").status, 3)
        for count in ("3", "100"):
            run = self.csv(content, "--skip", count)
            self.assertEqual((run.status, run.out), (4, b""))

    def test_the_first_line_is_told_where_no_header_is_found(self):
        run = self.csv("number,name\n" + "1,2\n" * 100)
        self.assertEqual(run.status, 4)
        self.assertIn("number,name", run.err)

    def test_one_header_with_a_mistake_is_not_passed_over(self):
        run = self.csv("audit_period_end,監査対象期間末日\n2025-03-31,2025-03-31\n" + HEADER + "\n")
        self.assertEqual(run.status, 4)
        self.assertIn("audit_period_end", run.err)


class Delimiters(ExcelTest):
    def test_a_line_that_names_the_delimiter_is_obeyed_and_kept(self):
        for sign in (",", ";", "\t", "|", "^"):
            for line in (f"sep={sign}", f"SEP={sign}", f'"sep={sign}"'):
                with self.subTest(line):
                    content = f"{line}\r\n{HEADER}\r\n{ROW}\r\n".replace(",", sign)
                    run = self.csv(content)
                    self.assertEqual(run.status, 0, run.err)
                    self.assertTrue(run.text.startswith(line))
                    self.assertIn((ROW + ANSWERS).replace(",", sign), run.text)


class LinesAbove(ExcelTest):
    """Told by --skip they are lines, whatever quotes they have."""

    def test_quotes_in_them_matter_to_nobody(self):
        for above, count in (('"made\non",x\n', 2), ('"title\n', 1), ('a\n"b\n\n', 3)):
            run = self.csv(f"{above}{HEADER}\n{ROW}\n", "--skip", str(count))
            self.assertEqual(run.status, 0, run.err)
            self.assertTrue(run.text.startswith(f"{above}{HEADER},"), run.text)
            self.assertIn(ROW + ANSWERS, run.text)

    def test_a_header_of_no_use_is_told_by_its_line(self):
        run = self.csv(f"a\nb\nc\n{ROW}\n", "--skip", "2")
        self.assertEqual(run.status, 4)
        self.assertRegex(run.err, r"^ismap: r.*\.csv:3: .* Read: \"c\"")

    def test_more_than_there_are_are_told(self):
        run = self.csv(f"{HEADER}\n{ROW}\n", "--skip", "99")
        self.assertEqual(run.status, 4)
        self.assertIn("has only 2 lines", run.err)


class EmptyColumns(ExcelTest):
    def test_trailing_ones_of_rows_alone_are_no_mistake(self):
        run = self.csv(f"{HEADER}\n{ROW},,,\n{ROW}\n")
        self.assertEqual(run.status, 0)
        self.assertEqual(run.lines[1], f"{ROW}{ANSWERS},,,")
        self.assertEqual(self.csv(f"{HEADER}\n{ROW},,x\n").status, 3)

    def test_trailing_ones_of_all_lines_stay(self):
        run = self.csv(f"{HEADER},,\n{ROW},,\n,,,,,\n")
        self.assertEqual(run.status, 0)
        self.assertEqual(run.lines[1], f"{ROW},,{ANSWERS}")


class Formulas(ExcelTest):
    CELLS = {"=1+1": "'=1+1", "+A1": "'+A1", "-A1": "'-A1", "@x": "'@x", '"=cmd|x"': '"\'=cmd|x"', "-12.5": "-12.5",
             "+3": "+3", "-1%": "-1%", '"-1,000"': '"-1,000"', "a=b": "a=b", "-": "-", "": "", "'=x": "'=x",
             '"\tx"': '"\'\tx"', '"\n=x"': '"\'\n=x"', "--1": "'--1"}
    # Excel in Japanese takes these for formulas as well.
    FULL_WIDTH = {"＝1+1": "'＝1+1", "＋Ａ1": "'＋Ａ1", "－A1": "'－A1", "＠SUM(A1)": "'＠SUM(A1)", '"＝cmd|x"': '"\'＝cmd|x"',
                  "－12.5": "－12.5", "－": "－", "ーム": "ーム", "表＝1": "表＝1", "‐": "‐"}

    def test_the_users_cells_are_made_safe_when_asked(self):
        for cell, safe in self.CELLS.items():
            with self.subTest(cell):
                content = f"監査対象期間末日,備考,登録日\n2025-03-31,{cell},2025-05-01\n"
                self.assertIn(f"2025-03-31,{cell},2025-05-01{ANSWERS}", self.csv(content).text)
                self.assertIn(f"2025-03-31,{safe},2025-05-01{ANSWERS}", self.csv(content, "--escape-formulas").text)
                self.assertIn(f"2025-03-31,{safe},2025-05-01{ANSWERS}",
                              self.csv(content, "--escape-formulas", "--sort", "line").text)

    def test_so_are_those_that_do_not_stand_in_a_column(self):
        header = "監査対象期間末日,備考,登録日"
        row = "2025-03-31,x,2025-05-01"
        for content, safe in {
                f"{header}\n{row},=y,\"=z\",1\n": f",too_many_fields,'=y,\"'=z\",1\n",
                f"{header}\n2025-03-31,=x,\"=1\n": "\n2025-03-31,'=x,\"'=1,",
                f"{header}\n{row},=y,\"=z\n": f"too_many_fields;unclosed_quote,'=y,\"'=z\n",
                f"=1+1,\"=2\"\n\n+A1\n{header}\n{row}\n": f"'=1+1,\"'=2\"\n\n'+A1\n{header},",
                f'{header}\n2025-03-31,""=1,2025-05-01\n': '\n2025-03-31,"\'"=1,2025-05-01,',
        }.items():
            for more in ([], ["--sort", "line"]):
                with self.subTest((content, more)):
                    self.assertIn(safe, self.csv(content, "--escape-formulas", *more).text)
                    self.assertNotIn("'", self.csv(content, *more).text)

    def test_full_width_ones_are_made_safe_in_every_encoding(self):
        for encoding in ("utf-8", "cp932", "utf-16"):
            for cell, safe in self.FULL_WIDTH.items():
                with self.subTest((encoding, cell)):
                    self.write("r.csv", f"備考,監査対象期間末日\n{cell},2025-03-31\n".encode(encoding))
                    for more in ([], ["--sort", "line"], ["--output-encoding", "utf-8"]):
                        run = self.check("r.csv", "--format", "csv", "--escape-formulas", *more)
                        self.assertIn(f"\n{safe},2025-03-31,", run.out.decode("utf-8" if "utf-8" in more else encoding))

    def test_those_of_workloads_too_and_in_every_encoding(self):
        content = "業務名,機密性\n=表,1\n"
        for encoding in ("utf-8", "cp932", "utf-16"):
            self.write("w.csv", content.encode(encoding))
            run = self.run_tool("classify", "w.csv", "--format", "csv", "--escape-formulas")
            self.assertIn("\n'=表,1,", run.out.decode(encoding))


if __name__ == "__main__":
    unittest.main()
