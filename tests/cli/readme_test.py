"""Every console example in the READMEs is run, and its output compared."""

import os
import pathlib
import re
import subprocess
import unittest

from tool import TOOL

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(readme, language):
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [body for name, body in BLOCK.findall(text) if name == language]


def output_of(commands):
    """What a terminal would show: each command after "$ ", then what it prints to standard output, whatever its line ends."""
    # Writing the prompt must not change what `echo $?` tells of the command before.
    prompt = "status=$?; printf '%s\\n' '$ '{}; (exit $status)\n{}\n"
    script = "".join(prompt.format(quoted(command), command) for command in commands)
    # The built tool may have a folder of its own; examples call it by name.
    path = os.path.dirname(TOOL) + os.pathsep + os.environ["PATH"]
    environment = {"PATH": path, "LC_ALL": "C.UTF-8", "HOME": os.environ.get("HOME", "/")}
    run = subprocess.run(["bash", "-c", script], cwd=ROOT, env=environment, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False)
    return run.stdout.decode("utf-8").replace("\r\n", "\n")


def quoted(word):
    return "'" + word.replace("'", "'\\''") + "'"


class Readme(unittest.TestCase):
    maxDiff = None

    def check(self, readme):
        examples = blocks(readme, "console")
        commands = [[line[2:] for line in body.splitlines() if line.startswith("$ ")] for body in examples]
        self.assertGreaterEqual(sum(map(len, commands)), 5)
        for body, block_commands in zip(examples, commands):
            with self.subTest(command=block_commands[0]):
                self.assertEqual(output_of(block_commands), body)

    def test_english_examples_print_what_is_shown(self):
        self.check("README.md")

    def test_japanese_examples_print_what_is_shown(self):
        self.check("README.ja.md")

    def test_an_exit_status_is_that_of_the_command_before(self):
        self.assertEqual(output_of(["(exit 3)", "echo $?"]), "$ (exit 3)\n$ echo $?\n3\n")

    def test_every_japanese_example_of_the_tool_is_in_japanese(self):
        for line in "".join(blocks("README.ja.md", "console")).splitlines():
            if line.startswith("$ ismap "):
                self.assertIn("--lang ja", line)

    def test_the_cpp_example_is_the_one_that_is_compiled(self):
        compiled = (ROOT / "tests/readme/example.cpp").read_text(encoding="utf-8")
        for readme in ("README.md", "README.ja.md"):
            self.assertIn(compiled, blocks(readme, "cpp"))


if __name__ == "__main__":
    unittest.main()
