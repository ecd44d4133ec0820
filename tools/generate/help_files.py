#!/usr/bin/env python3
"""Writes the manual pages and the completions of the shells, out of what the built tool says of itself.

    help_files.py TOOL FOLDER
"""

import gzip
import pathlib
import sys

import completions
from man_page import man_page
from spoken import Tool


def page_of(command):
    return f"ismap-{command}" if command else "ismap"


def write_man_pages(tool, commands, folder):
    """Compressed as Debian has them, without a time, so that the same tool gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    lang = "ja" if folder.parent.name == "ja" else "en"
    pages = [page_of(command) for command in commands]
    for command, page in zip(commands, pages):
        spoken = tool.help(*filter(None, [command]), lang=lang)
        text = man_page(page, spoken, tool.version(), lang, [other for other in pages if other != page])
        (folder / f"{page}.1.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def write_completions(tool, commands, folder):
    folder.mkdir(parents=True, exist_ok=True)
    spoken = {command: tool.help(*filter(None, [command])) for command in commands}
    # The tool's own options are asked of a command that has them too.
    words = {(command, e.name): tool.words(command or commands[1], e)
             for command, helped in spoken.items() for e in helped.options + helped.arguments}
    for name, shell in (("ismap", completions.bash), ("_ismap", completions.zsh), ("ismap.fish", completions.fish)):
        (folder / name).write_text(shell(spoken, words), encoding="utf-8")


def main(path, folder):
    tool = Tool(path)
    commands = ["", *[e.name for e in tool.help().commands]]
    folder = pathlib.Path(folder)
    write_man_pages(tool, commands, folder / "man/man1")
    write_man_pages(tool, commands, folder / "man/ja/man1")
    write_completions(tool, commands, folder / "completions")


if __name__ == "__main__":
    main(*sys.argv[1:])
