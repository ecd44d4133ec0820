#!/usr/bin/env python3
"""Races `ismap` against what people use today over a made-up register: bench.py --ismap build/bin/ismap --runs 5

Every round runs each contestant once, in the same order, so that whatever else the machine does falls on all of them;
a ratio is the median of the rounds' own ratios. Those that take many seconds run in the first round only (marked *).
Seconds are wall time from start to exit, Node's start included. Peak memory is what the kernel counted for that
process. `cat` is the floor: reading the file and writing it out again. Every CSV result is held against ours.

With --growth: 1 and 10 million rows as a file and 100 million as a stream, in place of the race.

Exit status: 0, however slow anything was; 1 if something could not be run or a result differs. Linux only.
"""

import argparse
import pathlib
import shlex
import sys
import tempfile

import report
from compare import COMPARED, fingerprint
from contestants import CHECK, CLASSIFY, DUCKDB, QUESTIONS, contestants, missing, versions
from files import HERE, MEMORY_DISK, make_tables, memory_disk
from growth import growth
from race import become_subreaper, could_not_run, race

ISMAP = HERE.parent.parent / "build" / "bin" / "ismap"


def bench(options, folder):
    """The whole race; returns the exit status."""
    results = folder / "results"
    results.mkdir()
    tables = make_tables(folder, options.rows)
    found = versions(options.ismap)
    runners = contestants(options.ismap, tables, results, found)
    came_to = {}

    def look(name):
        if runners[name].result:
            came_to[name] = fingerprint(runners[name].result, runners[name].encoding)

    measured = race(runners, results, options.runs, look)
    where = "memory" if folder.parent == MEMORY_DISK else "disk"
    size = tables["register"].stat().st_size
    print(f"{options.rows:,} rows, {size / 1e6:.1f} MB, files in {where}, {options.runs} rounds (*: one)\n")
    print(report.table(measured, runners, options.rows))
    if DUCKDB in measured:
        print(f"\nDuckDB's COPY statement alone: {report.copy_seconds(measured[DUCKDB]):.2f} s; the rest is Node")
    for name in (CLASSIFY, QUESTIONS) if CLASSIFY in measured else ():
        print(f"rows/s of {name} / those of {CHECK}: {report.rate(measured, name):.2f}")
    print(f"\nmachine:  {report.machine()}")
    print("versions: " + ", ".join(f"{name} {version or 'missing'}" for name, version in found.items()))
    print(f"command:  {shlex.join(['python3', *sys.argv])}")
    for name, contestant in runners.items():
        print(f"  {name}: {contestant.shown(folder)}")
    others = [name for name in came_to if came_to[name] != came_to.get(CHECK)]
    compared = f"the input's columns, {', '.join(COMPARED)}"
    print(f"\nresults that differ from {CHECK}'s ({compared}): {', '.join(others) or 'none'}")
    return 1 if others or missing(found) else 0


def positive(text):
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a whole number from 1: {text}")
    return int(text)


def main():
    """Reads the options and makes the folder that everything happens in."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ismap", default=str(ISMAP), help="the program (default: build/bin/ismap of this checkout)")
    parser.add_argument("--rows", type=positive, default=1_000_000)
    parser.add_argument("--runs", type=positive, default=5)
    parser.add_argument("--growth", action="store_true", help="measure how time and memory grow, and nothing else")
    options = parser.parse_args()
    become_subreaper()
    try:
        with tempfile.TemporaryDirectory(prefix="ismap-bench-", dir=memory_disk(options.rows)) as name:
            folder = pathlib.Path(name)
            return growth(options.ismap, folder) if options.growth else bench(options, folder)
    except could_not_run as error:
        print(f"could not run: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
