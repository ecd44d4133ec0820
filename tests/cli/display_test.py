"""Tables line up on a terminal, whatever widths the characters have."""

import re
import unicodedata
import unittest

from tool import ToolTest, register, row

NAMES = [
    "plain",
    "全角のサービス名",
    "ﾊﾝｶｸｶﾅﾊﾟﾋﾟﾌﾟ",
    "か\u3099き\u3099く\u3099ハ\u309a",  # combining marks of their own
    "e\u0301a\u0308",
    "\N{GRINNING FACE}\N{HIBISCUS}\N{CLOUD}",
    "ＡＢＣ１２３",
    "混ざったmixedﾐｯｸｽ\N{GRINNING FACE}",
    "",
    "한국어",
    "two\nlines\tand\x1b[31m a control",
]

CONTENT = register(*[row(name, end=end, registered="", registration_number=f"C21-{i:04}-2")
                     for i, name in enumerate(NAMES) for end in ("2025-03-31", "2024-09-30", "soon")])


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def at_columns(line):
    """What begins at each display column: a character with the marks on it, or nothing for the half of a wide one."""
    columns = []
    for character in line:
        if width(character) == 0:
            columns[-1] += character
            continue
        columns += [character] + [""] * (width(character) - 1)
    return columns


class Tables(ToolTest):
    def tables(self, text):
        """Each table's lines, from its header on: those around a line of dashes, up to an empty one."""
        lines = text.split("\n")
        for i, line in enumerate(lines):
            if re.fullmatch(r"-+(  -+)*", line):
                end = lines.index("", i)
                yield line, [lines[i - 1]] + lines[i + 1:end]

    def cells(self, text):
        """The cells of every table, cut where the dashes say; fails where one does not begin there."""
        rows = []
        for dashes, lines in self.tables(text):
            spans = [match.span() for match in re.finditer("-+", dashes)]
            for line in lines:
                columns = at_columns(line)
                self.assertLessEqual(len(columns), len(dashes), line)
                for (_, end), (start, _) in zip(spans, spans[1:]):
                    self.assertEqual("".join(columns[end:start]).strip(" "), "", line)
                    if start < len(columns):
                        self.assertEqual("".join(columns[end:start]), "  ", line)
                        self.assertNotEqual(columns[start], "", line)
                rows.append(["".join(columns[start:end]).strip(" ") for start, end in spans])
        return rows

    def test_the_widths_that_this_test_computes(self):
        self.assertEqual([len(at_columns(name)) for name in NAMES[:9]], [5, 16, 12, 8, 2, 5, 12, 19, 0])

    def test_every_column_of_check_begins_where_its_header_does(self):
        expected = [re.sub(r"[\x00-\x1f]", " ", name) for name in NAMES for _ in range(3)]
        for lang, heading in (("en", "service"), ("ja", "サービス名")):
            with self.subTest(lang):
                header, *rows = self.cells(self.check("--lang", lang, content=CONTENT).text)
                self.assertEqual(header.index(heading), 2)
                self.assertEqual([r[2] for r in rows], expected)
                self.assertEqual([r[0] for r in rows], self.lines_of(rows))
                self.assertEqual({len(r) for r in rows}, {9})

    def lines_of(self, rows):
        lines = [r["line"] for r in self.check("register.csv", "--format", "jsonl").rows]
        self.assertEqual(len(lines), len(rows))
        return [str(line) for line in lines]

    def test_the_column_of_files_lines_up_too(self):
        names = [self.write(name, CONTENT) for name in ("全角.csv", "a.csv", "ﾊﾝｶｸ.csv")]
        for lang in ("en", "ja"):
            _, *rows = self.cells(self.check(*names, "--lang", lang).text)
            self.assertEqual([r[0] for r in rows], [name for name in names for _ in range(len(NAMES) * 3)])

    def test_the_tables_of_window_line_up(self):
        for lang in ("en", "ja"):
            for args in (["2024-09-30"], ["2023-10-30", "--scheme", "LIU"], ["2024-03-31", "--scheme", "ISMS"]):
                with self.subTest((lang, args)):
                    rows = self.cells(self.run_tool("window", *args, "--lang", lang).text)
                    self.assertEqual({len(r) for r in rows}, {4})
                    self.assertGreater(len(rows), 4)
                    for r in rows:
                        self.assertTrue(all(r), r)

    def test_the_tables_of_explain_line_up(self):
        for lang in ("en", "ja"):
            rows = self.cells(self.run_tool("explain", "--lang", lang).text)
            self.assertGreater(len(rows), 50)
            self.assertEqual({len(r) for r in rows}, {2, 3})

    def test_no_line_ends_in_spaces_and_no_control_character_comes_through(self):
        for lang in ("en", "ja"):
            for args in (["check", self.write("r.csv", CONTENT)], ["window", "2024-09-30"], ["explain"]):
                text = self.run_tool(*args, "--lang", lang).text
                self.assertEqual([line for line in text.split("\n") if line.endswith(" ")], [])
                self.assertNotRegex(text, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")

    def test_markdown_has_as_many_cells_in_every_row(self):
        content = register(row("a|b"), row("`c` *d* [e](f) <g> \\"), row("two\nlines"))
        for lang in ("en", "ja"):
            lines = [line for line in self.check("--format", "markdown", "--lang", lang, content=content).lines
                     if line.startswith("|")]
            self.assertEqual(len(lines), 5)
            self.assertEqual({len(re.findall(r"(?<!\\)\|", line)) for line in lines}, {10})


if __name__ == "__main__":
    unittest.main()
