"""The outputs of the parts of a file, put together, are that of the whole, wherever the borders fall."""

import random
import unittest

from tool import AS_OF, ToolTest

HEADER = "登録番号,サービス名,監査対象期間末日,登録日,備考"
ROW = "C21-0001-2,雲,2025-03-31,2025-05-01,"


def register(seed, rows):
    """Rows of every kind; fields that span many borders, quotes that never close, blank rows."""
    chance = random.Random(seed)
    lines = [HEADER]
    for _ in range(rows):
        lines.append(chance.choice([
            ROW + "x", ROW, ROW + '"two\nlines"', ROW + '"' + "a\n" * chance.randint(1, 40) + '"', ",,,,", "",
            ROW + '"a ""quoted""\n""word"""', ROW + 'a"b', ROW.replace("-03-31", "-02-30"), ROW + "x,y"]))
    return "\n".join(lines) + chance.choice(["", "\n", '\n"open\nend'])


class ShardTest(ToolTest):
    def parts(self, count, *args, command="check", **more):
        return [self.run_tool(command, "r.csv", "--as-of", AS_OF, "--shard", f"{i}/{count}", *args, **more)
                for i in range(1, count + 1)]

    def assert_whole(self, count, *args, command="check"):
        whole = self.run_tool(command, "r.csv", "--as-of", AS_OF, *args)
        parts = self.parts(count, *args, command=command)
        self.assertEqual(b"".join(part.out for part in parts), whole.out)
        self.assertEqual(min((part.status for part in parts), key=[4, 2, 3, 1, 0].index), whole.status)
        return parts


class Shards(ShardTest):
    def test_give_the_whole_together_in_every_number_of_parts(self):
        for seed in range(6):
            self.write("r.csv", register(seed, 30))
            for count in (1, 2, 3, 7, 40):
                with self.subTest((seed, count)):
                    self.assert_whole(count, "--format", "csv", "--quiet")
            self.assert_whole(5, "--format", "jsonl")
        self.assert_whole(300, "--format", "csv", "--quiet")

    def test_every_border_of_a_small_file_is_tried(self):
        content = f'\ufeff一覧\n\n{HEADER}\n{ROW}"a\n\n""b"\n,,,,\n{ROW}\n'.encode()
        self.write("r.csv", content)
        self.assert_whole(len(content), "--format", "csv", "--quiet")
        self.assert_whole(len(content) + 7, "--format", "jsonl", "--quiet")

    # Passing over a row whose last quote is never closed, it once went wrong at the line break in another of its fields.
    def test_an_open_quote_behind_quoted_line_breaks_ends_its_row_on_its_own_line(self):
        for row in ('C1,"2025\n-03-31","', 'C1,2025-03-31,"a\nb","open', '"a\n\n","b\nc","'):
            for rest in ("\n", f"\n{ROW}\n{ROW}\n"):
                content = f"{HEADER}\n{row}{rest}".encode()
                self.write("r.csv", content)
                for more in ([], ["--max-record", "40"]):
                    self.assert_whole(len(content), "--format", "csv", "--quiet", *more)
                self.assert_whole(len(content), "--format", "jsonl", "--quiet")

    def test_of_large_files_go_by_several_threads_and_name_the_right_lines(self):
        self.write("r.csv", register(9, 40_000))
        first, *_, last = self.assert_whole(3, "--format", "jsonl", "--threads", "3")
        self.assertGreater(len(first.rows), 5_000)
        self.assertGreater(last.rows[0]["line"], first.rows[-1]["line"])
        whole = self.run_tool("check", "r.csv", "--as-of", AS_OF, "--format", "csv")
        self.assertIn(self.parts(3, "--format", "csv")[0].err.split("\n")[0], whole.err)

    def test_rows_that_are_too_long_belong_to_the_part_that_they_begin_in(self):
        self.write("r.csv", f"{HEADER}\n{ROW}{'x' * 700_000}\n{ROW}\n")
        for count in (2, 3, 9):
            self.assert_whole(count, "--format", "csv", "--max-record", "1000", "--quiet")

    def test_work_in_cp932_and_with_an_output_encoding(self):
        self.write("r.csv", register(3, 200).encode("cp932"))
        self.assert_whole(4, "--format", "csv", "--quiet")
        self.assert_whole(4, "--format", "csv", "--quiet", "--output-encoding", "UTF-8")

    def test_of_workloads_too(self):
        self.write("r.csv", "業務名,機密性,備考\n" + '表,2,"a\nb"\nx,1,\n,9,\n' * 50)
        self.assert_whole(6, "--format", "csv", "--quiet", command="classify")

    def test_promised_to_have_no_quoted_line_breaks_are_the_same_where_it_is_true(self):
        self.write("r.csv", f"{HEADER}\n" + f'{ROW}"a, ""b"""\n{ROW}\n' * 300)
        self.assert_whole(7, "--format", "jsonl", "--no-quoted-newlines")

    def assert_promise_changes_nothing(self, content, *args):
        """The file is so large that parts begin without what lies before them being read."""
        self.assertGreater(len(content), 1_100_000)
        self.write("r.csv", content)
        plain = self.parts(5, "--format", "csv", *args)
        promised = self.parts(5, "--format", "csv", "--no-quoted-newlines", *args)
        for one, other in zip(plain, promised):
            self.assertEqual((one.status, one.out, one.err), (other.status, other.out, other.err))
        return promised

    def test_begun_without_reading_what_lies_before_name_the_right_lines_and_bytes(self):
        bad = ROW.replace("-03-31", "-02-30") + "x\n"
        rows = f'{ROW}"a, ""b"""\r\n{ROW}\n' * 15_000
        for header in (HEADER, HEADER + ",二つ目"):
            content = f"{header}\n{rows}{bad}{rows}".encode() + b"\xff,broken,2025-03-31,2025-05-01,\n" + rows.encode()
            *_, last = self.assert_promise_changes_nothing(content)
            self.assertIn("bytes_unreadable", last.err + self.parts(5, "--format", "csv")[3].err)
        self.assert_promise_changes_nothing(content, "--threads", "3")

    def test_begun_without_reading_what_lies_before_are_in_the_encoding_of_the_whole(self):
        ascii_rows = "C21-0001-2,a,2025-03-31,2025-05-01,\n" * 15_000
        header = "registration_number,service_name,audit_period_end,registered_on,memo\n"
        japanese = "C21-0001-2,雲表,2025-03-31,2025-05-01,令和\n" * 15_000
        for content in (header.encode() + ascii_rows.encode() + "雲\n".encode() + japanese.encode("cp932"),
                        header.encode() + japanese.encode("cp932") + ascii_rows.encode() + "雲,\n".encode() * 3,
                        header.encode() + japanese.encode() + ascii_rows.encode() + "雲表\n".encode("cp932") * 9):
            self.assert_promise_changes_nothing(content)

    def test_are_refused_where_they_cannot_be(self):
        self.write("r.csv", register(1, 3))
        for args in (["--link"], ["--sort", "line"], ["--format", "table"], ["--format", "json"], ["--header", "r.csv"]):
            run = self.run_tool("check", "r.csv", "--format", "csv", "--shard", "1/2", *args)
            self.assertEqual((run.status, run.out), (2, b""))
        for files in (["-"], ["r.csv", "r.csv"]):
            self.assertEqual(self.run_tool("check", *files, "--format", "csv", "--shard", "1/2").status, 2)
        for word in ("0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2"):
            run = self.run_tool("check", "r.csv", "--format", "csv", "--shard=" + word)
            self.assertEqual(run.status, 2, word)
        self.write("u.csv", register(1, 3).encode("utf-16"))
        run = self.run_tool("check", "u.csv", "--format", "csv", "--shard", "1/2")
        self.assertEqual(run.status, 4)
        self.assertIn("UTF-16", run.err)
        run = self.run_tool("check", "/dev/stdin", "--format", "csv", "--shard", "1/2", stdin=b"a\n")
        self.assertEqual(run.status, 4)


class HeaderFromElsewhere(ShardTest):
    def test_lines_cut_by_others_give_the_rows_of_the_whole(self):
        lines = [ROW + f"memo {i}" for i in range(1000)]
        self.write("h.csv", HEADER + "\n")
        self.write("r.csv", "\n".join([HEADER, *lines]) + "\n")
        whole = self.run_tool("check", "r.csv", "--as-of", AS_OF, "--format", "csv")
        parts = [self.run_tool("check", "-", "--header", "h.csv", "--as-of", AS_OF, "--format", "csv",
                               stdin=("\n".join(lines[at:at + 300]) + "\n").encode()) for at in range(0, 1000, 300)]
        self.assertEqual(b"".join(part.out for part in parts), b"".join(whole.out.splitlines(keepends=True)[1:]))

    def test_the_header_file_may_be_a_whole_table_and_must_be_of_use(self):
        self.write("h.csv", f"一覧\n{HEADER}\n{ROW}\n")
        run = self.run_tool("check", "-", "--header", "h.csv", "--format", "jsonl", stdin=(ROW + "z\n").encode())
        self.assertEqual([row["input"]["備考"] for row in run.rows], ["z"])
        self.write("bad.csv", "a,b\n")
        run = self.run_tool("check", "-", "--header", "bad.csv", "--format", "csv", stdin=b"1,2\n")
        self.assertEqual(run.status, 4)
        self.assertIn("bad.csv", run.err)
        self.assertEqual(self.run_tool("check", "-", "--header", "h.csv", stdin=b"").status, 2)


if __name__ == "__main__":
    unittest.main()
