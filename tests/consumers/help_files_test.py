"""The manual pages and the completions tell all that the tool does, and the shells take them."""

import gzip
import json
import os
import pathlib
import pty
import re
import select
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = os.environ["ISMAP_TOOL"]
HELP_FILES = pathlib.Path(os.environ["ISMAP_BUILD"]) / "tools/help"
COMPLETIONS = HELP_FILES / "completions"
COMMANDS = ("check", "classify", "window", "explain", "template")
LANGUAGES = {"en": HELP_FILES / "man/man1", "ja": HELP_FILES / "man/ja/man1"}


def ask(*args):
    return subprocess.run([TOOL, *args], capture_output=True, encoding="utf-8", check=False, env={"LC_ALL": "C.UTF-8"})


def help_of(command, lang="en"):
    return ask(*filter(None, [command]), "--help", "--lang", lang).stdout


def options_of(command):
    return re.findall(r"(?m)^  (?:-\w,)?(--[a-z-]+)", help_of(command))


class ManualPages(unittest.TestCase):
    @staticmethod
    def shown(page):
        """The page as a reader sees it, without what is bold."""
        shown = subprocess.run(["mandoc", "-Tutf8"], input=gzip.decompress(page.read_bytes()),
                               capture_output=True, check=False).stdout.decode("utf-8")
        return re.sub(r".\x08", "", shown)

    def pages(self):
        for lang, folder in LANGUAGES.items():
            for command in ("", *COMMANDS):
                name = f"ismap-{command}" if command else "ismap"
                yield lang, command, folder / f"{name}.1.gz"

    def test_there_is_one_of_the_tool_and_one_of_each_command_in_both_languages(self):
        for folder in LANGUAGES.values():
            self.assertEqual({page.name for page in folder.iterdir()},
                             {"ismap.1.gz"} | {f"ismap-{command}.1.gz" for command in COMMANDS})

    def test_each_says_all_that_the_help_says(self):
        for lang, command, page in self.pages():
            shown = re.sub(r"\s+", "", self.shown(page)).lower()
            for line in help_of(command, lang).splitlines():
                with self.subTest((lang, command, line)):
                    for part in (line[:26], line[26:]) if line.startswith("  -") else re.split(": |:$", line):
                        said = re.sub(r"\s+", "", part).lower()
                        self.assertTrue(said in shown or said in ("usage", "使い方"), said)

    def test_none_has_a_fault(self):
        for _, _, page in self.pages():
            checked = subprocess.run(["mandoc", "-Tlint", "-W", "warning"], input=gzip.decompress(page.read_bytes()),
                                     capture_output=True, check=False).stdout.decode("utf-8")
            self.assertEqual([line for line in checked.splitlines() if "missing date" not in line], [])


class Shell:
    """A shell at a terminal, with the completion loaded and a tool that says what it was given."""

    START = {
        "bash": (["bash", "--norc", "--noprofile", "-i"], "source {folder}/ismap; ismap() {{ echo \"GIVEN $*.\"; }}"),
        "zsh": (["zsh", "-f", "-i"],
                "fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; ismap() {{ echo \"GIVEN $*.\"; }}"),
        "fish": (["fish", "--no-config", "-i"],
                 "source {folder}/ismap.fish; function ismap; echo \"GIVEN $argv.\"; end"),
    }

    def __init__(self, name, folder):
        command, setting = self.START[name]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, {"PATH": os.environ["PATH"], "TERM": "dumb", "LC_ALL": "C.UTF-8",
                                             "HOME": str(folder)})
        self.type(setting.format(folder=COMPLETIONS) + "; echo READ''Y\n", "READY")

    def type(self, keys, awaited):
        os.write(self.terminal, keys.encode("utf-8"))
        said, until = "", time.monotonic() + 20
        while not (found := re.search(awaited, said)):
            if time.monotonic() > until:
                raise AssertionError(f"no {awaited} in {said!r}")
            if select.select([self.terminal], [], [], 0.1)[0]:
                said += os.read(self.terminal, 65536).decode("utf-8", "replace")
        return found

    def complete(self, line):
        return self.type(f"ismap {line}\t\n", r"(?<![\"'])GIVEN ([^$\"]*?)\.\s").group(1)

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


class Completions(unittest.TestCase):
    def test_each_has_every_option_of_every_command(self):
        texts = {"ismap": "(?<![-a-z]){}(?![-a-z])", "_ismap": "(?<![-a-z]){}(?![-a-z])", "ismap.fish": "-l {} "}
        for file, pattern in texts.items():
            lines = (COMPLETIONS / file).read_text("utf-8").splitlines()
            for command in COMMANDS:
                of_command = "\n".join(line for line in lines if re.search(rf"(?<!-a ){command}\b", line))
                for option in options_of(command):
                    with self.subTest((file, command, option)):
                        name = option.removeprefix("--") if file.endswith(".fish") else option
                        self.assertRegex(of_command, pattern.format(name))

    def test_the_shells_complete(self):
        added = {"che": "ck", "--vers": "ion", "check --esc": "ape-formulas", "check --format jsonl": "",
                 "check --format mark": "down", "check --format=mark": "down", "classify --only und": "etermined",
                 "check --only valid,supers": "eded", "check regis": "ter.csv", "check -o regis": "ter.csv",
                 "check --within regis": "", "window --scheme ISMAP-": "LIU", "template work": "loads",
                 "explain certificate_does": "_not_cover_audit", "explain target-": "work"}
        for name in Shell.START:
            with tempfile.TemporaryDirectory(prefix="ismap-") as folder:
                pathlib.Path(folder, "register.csv").touch()
                shell = Shell(name, folder)
                for line, rest in added.items():
                    with self.subTest((name, line)):
                        self.assertEqual(shell.complete(line).rstrip(" ,"), line + rest)
                shell.close()

    def test_every_word_that_is_offered_is_taken(self):
        text = (COMPLETIONS / "ismap").read_text("utf-8")
        offered = re.findall(r"^    '(\w+) (?:-o'\|')?[^']*?(--[a-z-]+)'\) words='([^']*)'", text, re.MULTILINE)
        self.assertGreater(len(offered), 20)
        for command, option, words in offered:
            for word in words.split():
                with self.subTest((command, option, word)):
                    self.assertNotIn(f'{option} "', ask(command, "?", option, word).stderr)


if __name__ == "__main__":
    unittest.main()
