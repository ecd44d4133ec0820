"""Several files: one output with where each row comes from, and a bad file that does not stop the others."""

import os
import unittest

from tool import ToolTest

AS_OF = "2025-01-01"
FILES = {
    "a.csv": b'service_name,audit_period_end,memo\nabc,2024-03-31,"a,b"\n\nx,2024-13-31,=1\n',
    "b.csv": "一覧\nmemo;監査対象期間末日;サービス名;extra\n1;令和6年3月31日;表;\"q\"\"q\"\n;;;\n2;2024-03-31;z;w;over\n"
             '3;2024-03-31;"open\n'.encode("cp932"),
    "c.csv": "registered_on,memo,memo,audit_period_end\n2024-05-01,m1,m2,2024-03-31\n".encode("utf-16"),
}
HEADER = ["source", "service_name", "audit_period_end", "memo", "extra", "registered_on", "memo"]


class FilesTest(ToolTest):
    def setUp(self):
        super().setUp()
        for name, content in FILES.items():
            self.write(name, content)

    def csv(self, *args, **more):
        return self.run_tool("check", *args, "--as-of", AS_OF, "--format", "csv", **more)


class ManyFiles(FilesTest):
    def test_become_one_table_in_utf8_with_the_union_of_their_columns(self):
        run = self.csv("a.csv", "b.csv", "c.csv")
        self.assertEqual(run.status, 3)
        self.assertTrue(run.out.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(run.lines[0].removeprefix("\ufeff").split(",")[:7], HEADER)
        self.assertEqual([line.split(f",{AS_OF},")[0] for line in run.lines[1:]], [
            'a.csv,abc,2024-03-31,"a,b",,,', "a.csv,x,2024-13-31,=1,,,", 'b.csv,表,令和6年3月31日,1,"q""q",,',
            "b.csv,z,2024-03-31,2,w,,", 'b.csv,"""open",2024-03-31,3,,,', "c.csv,,2024-03-31,m1,,2024-05-01,m2"])
        self.assertTrue(run.lines[4].endswith("registered_on_missing;too_many_fields,over"))

    def test_have_no_mark_where_all_of_it_is_ascii(self):
        self.write("d.csv", "audit_period_end\n2024-03-31\n")
        self.assertTrue(self.csv("a.csv", "d.csv").text.startswith("source,service_name,"))

    def test_are_the_same_whatever_the_number_of_threads(self):
        self.write("large.csv", "audit_period_end,memo\n" + "2024-03-31,x\n" * 60_000)
        runs = [self.csv("a.csv", "large.csv", "b.csv", "large.csv", "--threads", count) for count in ("1", "2", "5")]
        self.assertEqual(runs[0].text.count("large.csv"), 120_000)
        self.assertEqual(runs[1:], [runs[0]] * 2)

    def test_may_be_sorted_and_linked_together(self):
        run = self.csv("a.csv", "b.csv", "--sort", "-line")
        self.assertEqual(sorted(run.lines[1:]), sorted(self.csv("a.csv", "b.csv").lines[1:]))
        self.assertIn('"""open"', run.lines[1])

    def test_keep_an_earlier_output_s_answers_out(self):
        self.write("out.csv", self.csv("a.csv").out)
        header = self.csv("out.csv", "c.csv").lines[0]
        self.assertEqual(header.count("ismap_status"), 1)

    def test_a_bad_one_does_not_stop_the_others_and_the_status_says_so(self):
        self.write("empty.csv", "")
        for form in ("csv", "jsonl", "table"):
            files = ["a.csv", "missing.csv", "empty.csv", ".", "c.csv"]
            run = self.run_tool("check", *files, "--format", form, "--as-of", AS_OF)
            self.assertEqual(run.status, 4)
            for name in ("missing.csv", "empty.csv", "ismap: . "):
                self.assertIn(name, run.err)
            self.assertIn("m1", run.text) if form != "table" else self.assertIn("c.csv", run.text)

    def test_cells_and_names_that_are_formulas_are_made_safe(self):
        self.write("=x.csv", FILES["a.csv"])
        run = self.csv("=x.csv", "a.csv", "--escape-formulas")
        self.assertIn("\n'=x.csv,x,2024-13-31,'=1,", run.text)
        self.assertIn("\n'=x.csv,x,2024-13-31,=1,", self.csv("=x.csv", "a.csv").text)

    def test_surplus_fields_stay_as_many_as_they_are(self):
        self.write("s.csv", 'audit_period_end,n\n2025-03-31,x,=y,"a, b"\n2025-03-31,x,,,\n2025-03-31,x,1,"open\n')
        lines = self.csv("s.csv", "a.csv").text.split("\n")
        self.assertTrue(lines[1].endswith(';too_many_fields,=y,"a, b"'), lines[1])
        self.assertTrue(lines[2].endswith("registered_on_missing,,,"), lines[2])
        self.assertTrue(lines[3].endswith(';too_many_fields;unclosed_quote,1,"""open"'), lines[3])
        safe = self.csv("s.csv", "a.csv", "--escape-formulas").text.split("\n")
        self.assertTrue(safe[1].endswith(""";too_many_fields,'=y,"a, b\""""), safe[1])

    def test_bytes_that_are_no_text_are_passed_through(self):
        self.write("m.csv", "監査対象期間末日,備考\n2025-03-31,".encode("cp932") + b"\x83\x5c\x80\xfd\x5c\n")
        self.assertIn("m.csv,2025-03-31,ソ".encode() + b"\x80\xfd\x5c,", self.csv("m.csv", "a.csv").out)

    def test_columns_that_nobody_knows_are_one_by_their_headers_as_all_are(self):
        for i, name in enumerate(("no", "NO ", "Ｎｏ")):
            self.write(f"n{i}.csv", f"audit_period_end,{name}\n2025-03-31,{i}\n")
        run = self.csv("n0.csv", "n1.csv", "n2.csv")
        self.assertTrue(run.lines[0].lstrip("\ufeff").startswith("source,audit_period_end,no,ismap_as_of"), run.lines[0])
        self.assertEqual([line.split(",")[2] for line in run.lines[1:]], ["0", "1", "2"])

    def test_a_header_of_ones_own_need_not_be_in_all_of_them(self):
        self.write("own.csv", "終了\n2025-03-31\n")
        self.write("usual.csv", "audit_period_end\n2025-03-30\n")
        for form in ("csv", "jsonl", "table"):
            args = ["own.csv", "usual.csv", "--format", form, "--as-of", AS_OF, "--column"]
            run = self.run_tool("check", *args, "audit_period_end=終了")
            self.assertEqual(run.status, 0, run.err)
            self.assertIn("2026-07-31", run.text)
            self.assertIn("2026-07-30", run.text)
            run = self.run_tool("check", "usual.csv", "usual.csv", *args[2:], "audit_period_end=終り")
            self.assertEqual(run.status, 4)
            self.assertIn('No file has a column with the header "終り"', run.err)
        run = self.run_tool("check", "usual.csv", "--as-of", AS_OF, "--column", "audit_period_end=終了")
        self.assertEqual(run.status, 4)

    def test_are_converted_when_asked(self):
        run = self.csv("a.csv", "b.csv", "--output-encoding", "CP932")
        self.assertIn("b.csv,表,令和6年3月31日", run.out.decode("cp932"))

    def test_of_workloads_become_one_table_too(self):
        self.write("w1.csv", "業務名,機密性\n表,1\n")
        self.write("w2.csv", "service_model,workload_name\nPaaS,x\n".encode("utf-16"))
        run = self.run_tool("classify", "w1.csv", "w2.csv", "--format", "csv")
        self.assertTrue(run.lines[0].startswith("\ufeffsource,業務名,機密性,service_model,ismap_as_of"))
        self.assertTrue(run.lines[2].startswith("w2.csv,x,,PaaS,"))


class Lists(FilesTest):
    def test_names_come_from_a_file_or_standard_input(self):
        expected = self.csv("a.csv", "b.csv")
        self.write("list.txt", "a.csv\r\nb.csv\n\n")
        self.assertEqual(self.csv("--files-from", "list.txt"), expected)
        self.assertEqual(self.csv("--files-from", "-", stdin=b"a.csv\nb.csv"), expected)
        self.write("rest.txt", "b.csv")
        self.assertEqual(self.csv("a.csv", "--files-from", "rest.txt"), expected)

    def test_thousands_of_files_need_little_memory_and_no_more_files_open_than_one(self):
        names = [self.write(f"n{i}.csv", "audit_period_end\n2024-03-31\n") for i in range(3_000)]
        run = self.csv("--files-from", "-", stdin="\n".join(names).encode(), preexec_fn=limit_memory)
        self.assertEqual((run.status, len(run.lines)), (0, 3_001))

    def test_a_list_that_cannot_be_read_is_told(self):
        run = self.csv("--files-from", "nowhere.txt")
        self.assertEqual(run.status, 4)
        self.assertTrue(run.err.startswith("ismap: nowhere.txt"))

    def test_standard_input_cannot_be_among_files_that_become_one_table(self):
        self.assertEqual(self.csv("a.csv", "-").status, 2)
        self.assertEqual(self.run_tool("check", "a.csv", "-", "--format", "jsonl", stdin=FILES["c.csv"]).status, 3)
        self.assertEqual(self.csv("-", "--files-from", "-").status, 2)

    def test_no_file_at_all_is_wrong_usage(self):
        self.assertEqual(self.run_tool("check").status, 2)
        run = self.csv("--files-from", "-", stdin=b"\n")
        self.assertEqual(run.status, 2)
        self.assertIn("names no file", run.err)

    def test_editors_put_marks_before_the_names(self):
        self.write("marked.txt", "\ufeffa.csv\r\nb.csv\r\n")
        self.assertEqual(self.csv("--files-from", "marked.txt"), self.csv("a.csv", "b.csv"))
        self.write("wide.txt", "a.csv\n".encode("utf-16"))
        run = self.csv("--files-from", "wide.txt")
        self.assertEqual(run.status, 4)
        self.assertIn("no text in UTF-8", run.err)

    # A program that fills the list should not find another table when there is but one file in it.
    def test_one_name_gives_the_table_that_several_do(self):
        self.write("one.txt", "a.csv")
        of_several = self.csv("a.csv", "c.csv").lines
        of_one = self.csv("--files-from", "one.txt").lines
        self.assertTrue(of_one[0].lstrip("\ufeff").startswith("source,"))
        self.assertTrue(of_one[1].startswith("a.csv,"), of_several)

    def test_standard_input_cannot_be_header_and_rows(self):
        run = self.csv("-", "--header", "-", stdin=b"audit_period_end\n2025-03-31\n")
        self.assertEqual(run.status, 2)
        self.assertIn("only once", run.err)


def limit_memory():
    """Files open at once, for the tool alone."""
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))


if __name__ == "__main__":
    unittest.main()
