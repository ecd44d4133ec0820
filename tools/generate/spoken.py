"""What the tool says of itself: its help, read back, and the words that each option takes."""

import json
import os
import re
import subprocess
import tempfile
from typing import NamedTuple

DESCRIPTION_COLUMN = 26  # of the help, as command_line.cpp sets it


class Entry(NamedTuple):
    """An option, an argument or a command, with what the help says of it."""

    name: str
    about: str

    @property
    def names(self):
        """Of an option: ["-o", "--output"]."""
        return self.name.split(" ")[0].split(",")

    @property
    def value(self):
        """What an option takes: "FILE", or "" for a flag."""
        return self.name.partition(" ")[2].removesuffix("...").strip(" ,")

    @property
    def is_option(self):
        return self.name.startswith("-")

    @property
    def is_repeated(self):
        return self.name.endswith(" ...")

    @property
    def takes_list(self):
        """Whether its words are joined by commas."""
        return self.name.endswith((",...", " LIST"))

    @property
    def takes_file(self):
        return "FILE" in self.value or (not self.is_option and self.is_repeated)


class Help(NamedTuple):
    """The help of the tool or of one of its commands."""

    about: str
    usage: str
    sections: dict  # of entries, by heading
    remarks: list  # such as the exit statuses
    examples_heading: str
    examples: list

    @property
    def entries(self):
        return [e for entries in self.sections.values() for e in entries]

    @property
    def options(self):
        return [e for e in self.entries if e.is_option]

    @property
    def arguments(self):
        return [e for e in self.entries if re.match("[A-Z]", e.name)]

    @property
    def commands(self):
        return [e for e in self.entries if re.match("[a-z]", e.name)]


def read_help(text):
    about, usage, *lines = text.splitlines()
    sections, remarks, examples, heading, examples_heading = {}, [], [], "", ""
    for line in lines:
        if line.startswith("  ismap "):
            examples.append(line.strip())
            examples_heading = heading
        elif line.startswith(" " * DESCRIPTION_COLUMN):
            sections[heading][-1] = sections[heading][-1]._replace(about=line.strip())
        elif line.startswith("  "):
            is_short = line[DESCRIPTION_COLUMN - 1:DESCRIPTION_COLUMN] == " "
            name, said = (line[:DESCRIPTION_COLUMN], line[DESCRIPTION_COLUMN:]) if is_short else (line, "")
            sections.setdefault(heading, []).append(Entry(name.strip(), said))
        elif line.endswith(":"):
            heading = line.removesuffix(":")
        elif line:
            remarks.append(line)
    return Help(about, usage.partition(": ")[2], sections, remarks, examples_heading, examples)


class Tool:
    """The built tool, asked."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def run(self, *args):
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run([self.path, *args], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL,
                                  env={"LC_ALL": "C.UTF-8"}, encoding="utf-8", check=False)

    def version(self):
        return self.run("--version").stdout.split()[1]

    def help(self, *command, lang="en"):
        return read_help(self.run(*command, "--help", "--lang", lang).stdout)

    def words(self, command, entry):
        """The words that an option or argument takes, as the tool itself names them where it is given another."""
        if entry.name == "NAME":
            topics = json.loads(self.run(command, "--format", "json").stdout)["topics"]
            return [entry["id"] for topic in topics for entry in topic["entries"]]
        if entry.is_option and not entry.value:
            return []
        refused = self.run(command, "?", *([entry.names[-1], "?"] if entry.is_option else [])).stderr
        named = re.match(rf'ismap: {entry.names[-1]} "\?" cannot be used\. Write one of: (.*)', refused)
        return [word for word in named[1].split(", ") if " " not in word] if named else []
