"""The help tells what there is, in both languages, its examples run, and no message is left half filled in."""

import json
import os
import re
import subprocess
import unittest

from tool import ROOT, ROW_OF, TOOL, ToolTest, register, row

SOURCES = {path.name: path.read_text() for path in sorted((ROOT / "tools/src").glob("*.*"))}
TEXTS = json.loads((ROOT / "tools/texts.json").read_bytes())

COMMANDS = ("check", "classify", "window", "explain", "template")
ANSWERS = {"--" + name.replace("_", "-")
           for name in json.loads((ROOT / "core/rules/columns.json").read_bytes())["workloads"]} | {"--answer"}
LANGUAGES = ("ja", "en")


def options_in_code():
    """The names in the calls that add options, and those that the columns of workloads give."""
    return (set(re.findall(r'"(?:-\w,)?(--[a-z-]+)"', SOURCES["command_line.cpp"])) | ANSWERS) - {"--"}


class Help(ToolTest):
    def help(self, *command, lang):
        run = self.run_tool(*command, "--help", "--lang", lang)
        self.assertEqual((run.status, run.err), (0, ""))
        return run.text

    def options_of(self, *command):
        shown = [set(re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", self.help(*command, lang=lang))) for lang in LANGUAGES]
        self.assertEqual(*shown)
        return shown[0]

    def test_every_option_of_the_code_is_in_the_help(self):
        code = options_in_code()
        self.assertGreater(len(code), 12)
        shown = self.options_of().union(*[self.options_of(command) for command in COMMANDS])
        self.assertEqual(code - shown, set())
        self.assertEqual(shown - code, set())

    def test_the_options_of_each_command_are_those_of_the_contract(self):
        common = {"--help", "--format", "--output", "--output-encoding", "--lang", "--color", "--quiet"}
        of_days = {"--as-of", "--holidays", "--scheme"}
        self.assertEqual(self.options_of(), {"--help", "--version", "--lang"})
        self.assertEqual(self.options_of("explain"), common)
        self.assertEqual(self.options_of("template"), common)
        self.assertEqual(self.options_of("window"), common | of_days)
        of_tables = {"--only", "--fail-on", "--column", "--max-record", "--threads", "--encoding", "--skip",
                     "--escape-formulas", "--files-from", "--shard", "--no-quoted-newlines", "--header"}
        self.assertEqual(self.options_of("classify"), common | of_tables | ANSWERS | {"--as-of", "--policy"})
        self.assertEqual(self.options_of("check"), common | of_days | of_tables | {"--within", "--link", "--sort"})

    def test_every_option_that_the_help_shows_is_taken(self):
        values = {"--within": "30", "--only": "valid", "--sort": "line", "--fail-on": "none", "--scheme": "LIU",
                  "--column": "expires_on=until", "--max-record": "5000", "--threads": "3", "--encoding": "UTF-8",
                  "--skip": "0", "--files-from": "list.txt", "--shard": "1/2", "--header": "r.csv",
                  "--as-of": "2026-04-01", "--format": "csv", "--output-encoding": "utf-16",
                  "--holidays": "h.txt", "--lang": "ja", "--color": "never", "--output": "out.csv"}
        self.write("h.txt", "2026-01-01\n")
        self.write("r.csv", "audit_period_end,until\n2025-03-31,2026-07-31\n")
        self.write("list.txt", "r.csv\n")
        self.write("rows.csv", "2025-03-31,2026-07-31\n")
        of = {"check": ["r.csv"], "window": ["2024-03-31"], "explain": [], "template": ["register"]}
        for command, args in of.items():
            for option in self.options_of(command) - {"--help"}:
                with self.subTest((command, option)):
                    of_parts = ["--format", "csv"] if option in ("--shard", "--header") else []
                    inputs = ["rows.csv"] if option == "--header" else args
                    self.assertIn(self.run_tool(command, *inputs, *of_parts, option,
                                                *filter(None, [values.get(option)])).status, (0, 1))

    def test_every_answer_that_the_help_of_classify_shows_is_taken(self):
        values = {"--answer": "integrity_work=limited", "--organisation-type": "other", "--network-model": "beta",
                  "--service-model": "PaaS", "--confidentiality": "2;1", "--integrity": "1", "--availability": "2",
                  "--is-secret-document": "no", "--is-probably-non-disclosable": "yes",
                  "--impact-confidentiality": "low", "--impact-integrity": "high", "--impact-availability": "severe",
                  "--target-work": "none", "--contract-start": "2026-04-01", "--contract-end": "R9.3.31"}
        for option in ANSWERS:
            with self.subTest(option):
                more = ["--service-model", "SaaS"] if option != "--service-model" else []
                run = self.run_tool("classify", option, values.get(option, "x"), *more, "--format", "jsonl",
                                    "--as-of", "2026-11-23")
                self.assertEqual((run.status, run.json["findings"]), (0, []))

    def test_every_command_is_in_the_help(self):
        for lang in LANGUAGES:
            text = self.help(lang=lang)
            for command in COMMANDS:
                self.assertRegex(text, rf"(?m)^  {command} ")
                self.assertIn(TEXTS["about_" + command][lang], text)
                self.assertIn(TEXTS["about_" + command][lang], self.help(command, lang=lang))

    def test_the_help_in_japanese_has_no_heading_in_english(self):
        for command in ([], *[[c] for c in COMMANDS]):
            headings = re.findall(r"(?m)^(\S.*?)[:：]", self.help(*command, lang="ja"))
            for heading in headings:
                self.assertRegex(heading, r"[^\x00-\x7f]")

    def test_the_help_can_be_asked_for_in_short_and_among_other_words(self):
        self.assertEqual(self.run_tool("check", "-h").text, self.help("check", lang="en"))
        self.assertEqual(self.run_tool("check", "nowhere.csv", "--help").text, self.help("check", lang="en"))

    def test_the_version_names_program_rules_and_holidays(self):
        self.assertRegex(self.run_tool("--version").text, r"^ismap [0-9.]+ \(rules [0-9-]+ [0-9a-f]{12}, holidays \S.*\)\n$")


class Examples(ToolTest):
    def test_every_example_of_the_help_runs(self):
        bin_folder = self.folder / "bin"
        bin_folder.mkdir()
        (bin_folder / "ismap").symlink_to(TOOL)
        path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
        for command in COMMANDS:
            for lang in LANGUAGES:
                text = self.run_tool(command, "--help", "--lang", lang).text
                examples = re.findall(r"(?m)^  (ismap .+)$", text)
                self.assertTrue(examples, command)
                for example in examples:
                    with self.subTest(example):
                        self.assertTrue(example.startswith(f"ismap {command}"))
                        self.write("workloads.csv", "service_model,confidentiality\nSaaS,2\n")
                        self.write("workload.json", '{"service_model": "SaaS", "confidentiality": [2, 1]}')
                        self.write("register.csv", register(*[r for s, r in ROW_OF.items() if s != "invalid"]))
                        run = subprocess.run(example, shell=True, cwd=self.folder, env=self.environment({"PATH": path}),
                                             capture_output=True, timeout=60, check=False)
                        self.assertIn(run.returncode, (0, 1), run.stderr)
                        self.assertNotIn(b"ismap: ", run.stderr)


class WrongUsage(ToolTest):
    CASES = [[], ["foo"], ["check"], ["window"], ["template"], ["template", "house"], ["explain", "nothing"],
             ["window", "soon"], ["check", "r.csv", "--nope"], ["check", "r.csv", "--as-of"],
             ["check", "r.csv", "--as-of", "soon"], ["check", "r.csv", "--within", "few"],
             ["check", "r.csv", "--only", "fine"], ["check", "r.csv", "--sort", "colour"],
             ["check", "r.csv", "--format", "xml"], ["check", "r.csv", "--color", "blue"],
             ["check", "r.csv", "--fail-on", "rain"], ["check", "r.csv", "--column", "x"],
             ["check", "r.csv", "--scheme", "SOC2"], ["check", "r.csv", "--max-record", "x"],
             ["check", "r.csv", "--link=maybe"], ["check", "r.csv", "-", "--format", "csv"], ["check", "-", "-"],
             ["check", "r.csv", "--within", "1", "--within", "2"], ["window", "2024-03-31", "--link"]]

    def test_it_is_told_in_both_languages_and_nothing_is_written(self):
        self.write("r.csv", register(row()))
        for args in self.CASES:
            runs = {lang: self.run_tool(*args, env={"LC_ALL": locale}) for lang, locale in
                    (("ja", "ja_JP.UTF-8"), ("en", "C.UTF-8"))}
            with self.subTest(args):
                for lang, run in runs.items():
                    self.assertEqual((run.status, run.out), (2, b""))
                    self.assertTrue(run.err.startswith("ismap: "), run.err)
                    self.assertEqual(bool(re.search("[ぁ-ん]", run.err)), lang == "ja", run.err)
                    if args[:1] != ["explain"]:
                        self.assertIn("--help", run.err)

    def test_what_was_not_understood_is_named(self):
        self.write("r.csv", register(row()))
        for args, named in ((["foo"], '"foo"'), (["check", "r.csv", "--nope"], '"--nope"'),
                            (["window", "2024-03-31", "one", "two"], '"one two"'), (["check"], "(REGISTER)"),
                            (["check", "r.csv", "--as-of"], "(--as-of)"), (["check", "r.csv", "--link=x"], "(--link)"),
                            (["template", "house"], '"house"')):
            with self.subTest(args):
                self.assertIn(named, self.run_tool(*args).err)

    def test_the_help_that_a_message_points_to_exists(self):
        for args in ([], ["check"], ["window"], ["template"]):
            for lang in LANGUAGES:
                err = self.run_tool(*args, env={"LC_ALL": "ja" if lang == "ja" else "C"}).err
                [command] = re.findall(r"ismap ((?:\w+ )?--help)", err)
                self.assertEqual(self.run_tool(*command.split()).status, 0)


class Texts(ToolTest):
    @staticmethod
    def places(text):
        return set(re.findall(r"\{[^}]*\}", text))

    def test_each_is_there_in_both_languages_with_the_same_places_to_fill(self):
        for key, text in TEXTS.items():
            with self.subTest(key):
                self.assertEqual(set(text), {"ja", "en"})
                self.assertTrue(text["ja"].strip() and text["en"].strip())
                self.assertEqual(self.places(text["ja"]), self.places(text["en"]))
                self.assertTrue(all(re.fullmatch(r"\{[0-9]\}", place) for place in self.places(text["en"])))

    def test_each_is_used(self):
        used = {key for source in SOURCES.values() for key in re.findall(r"texts::(\w+)", source)}
        self.assertEqual(set(TEXTS) - used, set())

    def test_each_that_is_said_gets_as_many_values_as_it_has_places(self):
        said = 0
        for name, source in SOURCES.items():
            for match in re.finditer(r"say\([\w.]+, texts::(\w+)", source):
                said += 1
                with self.subTest((name, match[1])):
                    self.assertEqual(values_after(source, match.end()), len(self.places(TEXTS[match[1]]["en"])))
        self.assertGreater(said, 50)

    def test_no_output_has_a_place_that_was_not_filled(self):
        self.write("r.csv", register(*ROW_OF.values()))
        self.write("bad.csv", "number\n1\n")
        self.write("empty.csv", "")
        self.write("twice.csv", "audit_period_end,audit_period_end\n")
        self.write("h.txt", "2026-01-01\nsoon\n")
        sound = [["check", "r.csv"], ["check", "r.csv", "--format", "markdown"], ["check", "r.csv", "--format", "jsonl"],
                 ["check", "r.csv", "--format", "ics"], ["window", "2023-10-30", "--format", "ics"],
                 ["check", "bad.csv", "empty.csv", "twice.csv", "no.csv"], ["check", "r.csv", "--holidays", "h.txt"],
                 ["check", "r.csv", "--column", "expires_on=x"], ["check", "r.csv", "-o", "no/where"],
                 ["window", "2024-09-30"], ["window", "2023-10-30", "--scheme", "LIU"], ["window", "2090-06-01"],
                 ["window", "2024-03-31", "--scheme", "ISMS", "--format", "json"], ["explain"], ["explain", "schemes"],
                 ["--help"], *[[command, "--help"] for command in COMMANDS]]
        for args in sound + WrongUsage.CASES:
            for lang in LANGUAGES:
                run = self.run_tool(*args, env={"LC_ALL": "ja_JP.UTF-8" if lang == "ja" else "C.UTF-8"})
                with self.subTest((args, lang)):
                    self.assertNotRegex(run.text + run.err, r"\{[a-z0-9]*\}")


def values_after(source, at):
    """How many more arguments a call has, counted from a place within it."""
    depth = 0
    count = 0
    for token in re.finditer(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^'\\]|\\.)'|[(){},]""", source[at:]):
        if token[0] in "({":
            depth += 1
        elif token[0] in ")}":
            depth -= 1
        elif token[0] == "," and depth == 0:
            count += 1
        if depth < 0:
            return count
    return count


if __name__ == "__main__":
    unittest.main()
