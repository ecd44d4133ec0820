"""Files in the encodings that Japanese Excel writes, their bytes kept, and --encoding and --output-encoding."""

import unittest

from tool import ToolTest

AS_OF = "2025-01-01"
LINES = ["登録番号,サービス名,監査対象期間末日,登録日,備考",
         "C21-0001-2,①㈱髙﨑クラウド,令和6年3月31日,２０２４／５／１,表ソ",
         'C21-0002-2,"サービス\r\n二行",R6.3.31,,\\～－',
         "C21-0003-2,ｻｰﾋﾞｽ,2024年3月31日,令和元年5月1日,"]
TEXT = "".join(line + "\r\n" for line in LINES)
MARK = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-8-sig": b""}
SHOWN = {"cp932": "CP932", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "utf-16-le", "utf-16-be"]


def encoded(text, encoding):
    return MARK.get(encoding, b"") + text.encode(encoding)


class EncodingTest(ToolTest):
    def checked(self, content, *args, **more):
        self.write("r.csv", content)
        return self.run_tool("check", "r.csv", "--as-of", AS_OF, *args, **more)


class Detected(EncodingTest):
    def test_every_encoding_gives_the_same_answers_and_keeps_the_bytes(self):
        expected = None
        for encoding in ENCODINGS:
            with self.subTest(encoding):
                content = encoded(TEXT, encoding)
                run = self.checked(content, "--format", "csv")
                self.assertEqual(run.status, 0, run.err)
                self.assertEqual("read as" in run.err, encoding in SHOWN)
                self.assertIn(SHOWN.get(encoding, ""), run.err)
                comma, line_end = (sign.encode(encoding.removesuffix("-sig")) for sign in (",", "\r\n"))
                self.assertEqual(run.out[:len(content.split(line_end)[0])], content.split(line_end)[0])
                for line in LINES[1:]:
                    self.assertIn(line.encode(encoding.removesuffix("-sig")) + comma, run.out)
                text = run.out[len(MARK.get(encoding, b"")):].decode(encoding)
                expected = expected or text
                self.assertEqual(text, expected)

    def test_json_and_tables_are_utf8_whatever_the_file_is(self):
        for form in ("json", "jsonl", "table", "markdown"):
            runs = [self.checked(encoded(TEXT, encoding), "--format", form, "--quiet").text for encoding in ENCODINGS]
            self.assertIn("髙﨑", runs[0])
            self.assertEqual(set(runs), {runs[0]})

    def test_rows_without_other_than_ascii_come_before_the_encoding_is_known(self):
        head = "service_name,audit_period_end\n" + "abc,2024-03-31\n" * 30_000
        for encoding in ("utf-8", "cp932"):
            content = (head + "表,令和6年3月31日\n").encode(encoding)
            for threads in ("1", "4"):
                run = self.checked(content, "--format", "csv", "--threads", threads)
                self.assertEqual(run.status, 0)
                self.assertIn("表,令和6年3月31日,2025-01-01,2025-07-31".encode(encoding), run.out)

    def test_blocks_of_any_size_from_a_pipe_give_the_same(self):
        content = encoded(TEXT, "utf-16-le")
        whole = self.checked(content, "--format", "csv").out
        for size in (1, 2, 3, 5, 17, 4096):
            tool = self.start_tool("check", "-", "--as-of", AS_OF, "--format", "csv", "--quiet", stdin=-1, stdout=-1)
            for at in range(0, len(content), size):
                tool.stdin.write(content[at:at + size])
                tool.stdin.flush()
            self.assertEqual(tool.communicate()[0], whole)


class Malformed(EncodingTest):
    def test_bytes_that_are_no_cp932_are_named_by_offset_and_passed_through(self):
        head = "サービス名,監査対象期間末日\n".encode("cp932")
        for bad in (b"\x80", b"\xa0", b"\xfd", b"\xfe", b"\xff", b"\x85\x9e", b"\x81"):
            with self.subTest(bad):
                row = "表".encode("cp932") + bad + b",2024-03-31\n"
                run = self.checked(head + row + "表,2024-03-31\n".encode("cp932"), "--format", "csv")
                self.assertEqual(run.status, 3)
                self.assertIn(row.removesuffix(b"\n") + b",2025-01-01,", run.out)
                self.assertIn(f"{len(head) + 2}", run.err)
                self.assertEqual(run.out.count(b"bytes_unreadable"), 1)

    def test_a_row_in_another_encoding_than_the_first_is_an_error_of_its_row(self):
        head = "サービス名,監査対象期間末日\n表,2024-03-31\n"
        for first, other in (("utf-8", "cp932"),):
            content = head.encode(first) + "髙﨑,2024-03-31\n".encode(other) + "表,2024-03-31\n".encode(first)
            run = self.checked(content, "--format", "csv")
            self.assertEqual(run.status, 3)
            self.assertEqual(run.out.count(b"bytes_unreadable"), 1)
            self.assertIn("髙﨑,2024-03-31,".encode(other), run.out)

    def test_the_message_names_the_encoding_that_the_bytes_are_no_text_in(self):
        header = "サービス名,監査対象期間末日"
        for content, name in ((header.encode("cp932") + b"\n\x83\x5c\x80,2025-03-31\n", "not CP932"),
                              (header.encode() + b"\n\xff,2025-03-31\n", "not UTF-8"),
                              ((header + "\n\ud800,2025-03-31\n").encode("utf-16", "surrogatepass"),
                               "not UTF-16 (counted in its text converted to UTF-8)")):
            self.write("m.csv", content)
            run = self.run_tool("check", "m.csv", "--as-of", AS_OF)
            self.assertIn(f"(counted from 0) is {name}. ", run.text)

    def test_a_table_can_be_written_in_cp932_in_both_languages(self):
        self.write("t.csv", "監査対象期間末日\n2025-03-31\n")
        for lang in ("ja", "en"):
            run = self.run_tool("check", "t.csv", "--as-of", AS_OF, "--output-encoding", "CP932", "--lang", lang)
            self.assertEqual(run.status, 0, run.err)
            self.assertIn("2026-07-31", run.out.decode("cp932"))

    def test_a_lone_surrogate_goes_out_as_it_came_in(self):
        content = encoded("サービス名,監査対象期間末日\n", "utf-16-le")
        content += b"\x00\xd8" + ",2024-03-31\n".encode("utf-16-le")
        run = self.checked(content, "--format", "csv")
        self.assertEqual(run.status, 3)
        self.assertIn(b"\x00\xd8" + ",2024-03-31,".encode("utf-16-le"), run.out)


class Given(EncodingTest):
    def test_the_users_word_counts(self):
        content = "service_name,audit_period_end\nﾃｱ,2024-03-31\n".encode("cp932")
        self.assertIn("ñ", self.checked(content, "--format", "jsonl").text)
        self.assertIn("ﾃｱ", self.checked(content, "--format", "jsonl", "--encoding", "Shift_JIS").text)

    def test_utf16_without_a_mark_needs_it(self):
        for encoding in ("utf-16-le", "utf-16-be"):
            content = TEXT.encode(encoding)
            self.assertEqual(self.checked(content, "--format", "csv").status, 4)
            run = self.checked(content, "--format", "csv", "--encoding", encoding)
            self.assertEqual(run.status, 0)
            self.assertTrue(run.out.decode(encoding).startswith(LINES[0]))

    def test_a_name_that_is_none_is_refused(self):
        for option in ("--encoding", "--output-encoding"):
            run = self.checked(TEXT, option, "EBCDIC")
            self.assertEqual(run.status, 2)
            self.assertIn("CP932", run.err)


class Output(EncodingTest):
    def test_csv_is_converted_from_every_encoding_into_every_encoding(self):
        expected = self.checked(encoded(TEXT, "utf-8"), "--format", "csv", "--quiet").text
        for encoding in ENCODINGS:
            for name, mark, codec in (("UTF-8", b"\xef\xbb\xbf", "utf-8"), ("CP932", b"", "cp932"),
                                      ("UTF-16LE", b"\xff\xfe", "utf-16-le"), ("utf-16be", b"\xfe\xff", "utf-16-be")):
                with self.subTest((encoding, name)):
                    run = self.checked(encoded(TEXT, encoding), "--format", "csv", "--output-encoding", name)
                    self.assertTrue(run.out.startswith(mark))
                    self.assertEqual(run.out[len(mark):].decode(codec), expected)

    def test_a_character_without_a_code_is_told_with_its_line_and_nothing_is_left(self):
        content = "service_name,audit_period_end\n" + "表,2024-03-31\n" * 3 + "絵😀,2024-03-31\n"
        for language, word in (("en", "character"), ("ja", "文字")):
            run = self.checked(content, "-o", "out.csv", "--output-encoding", "CP932", "--lang", language)
            self.assertEqual(run.status, 4)
            for part in (word, "😀", "U+1F600", "5"):
                self.assertIn(part, run.err)
            self.assertEqual(self.names(), ["r.csv"])

    def test_a_register_that_keeps_rows_is_converted_too(self):
        run = self.checked(encoded(TEXT, "cp932"), "--format", "csv", "--sort", "-line", "--output-encoding", "utf-8")
        self.assertIn("ｻｰﾋﾞｽ", run.out.decode("utf-8-sig").splitlines()[1])
        run = self.checked(encoded(TEXT, "utf-16-le"), "--format", "csv", "--link")
        self.assertTrue(run.out.decode("utf-16").startswith(LINES[0]))

    def test_templates_and_other_commands_have_it_as_well(self):
        template = self.run_tool("template", "register", "--lang", "ja", "--output-encoding", "CP932").out
        self.assertIn("登録番号", template.decode("cp932"))
        template = self.run_tool("template", "register", "--output-encoding", "utf-16").out
        self.assertTrue(template.startswith(b"\xff\xfe"))
        window = self.run_tool("window", "2024-03-31", "--lang", "ja", "--output-encoding", "cp932").out
        self.assertIn("有効期限", window.decode("cp932"))


if __name__ == "__main__":
    unittest.main()
