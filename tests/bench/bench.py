#!/usr/bin/env python3
"""Races `ismap check` against DuckDB over a made-up register: bench.py --ismap build/bin/ismap --rows 1000000 --runs 5

Every round runs each contestant once, in the same order, so that whatever else the machine does falls on all of them;
a ratio is the median of the rounds' own ratios. Seconds are wall time from start to exit, Node's start included. Peak
memory is what the kernel counted for that process. `cat` is the floor: reading the file and writing it out again.
Afterwards the two CSV results are compared row by row, because a race over different work is none.

Exit status: 0, however slow anything was; 1 if something could not be run or the results differ. Linux only.
"""

import argparse
import collections
import csv
import ctypes
import itertools
import os
import pathlib
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ISMAP = HERE.parent.parent / "build" / "bin" / "ismap"
AS_OF = "2026-04-01"
MEMORY_DISK = pathlib.Path("/dev/shm")
ROOM_PER_ROW = 4_500  # bytes: the tables, two CSV results and one of JSON Lines, with room to spare
COMPARED = ("registration_number", "ismap_expires_on", "ismap_valid_until", "ismap_status", "ismap_days_left")
SHOWN_DIFFERENCES = 5
CHECK = "ismap, CSV"
CLASSIFY = "ismap classify, CSV"

# dash starts the command and hands it to us, its subreaper. Started by Python directly it would count Python's own
# memory as its peak, since Linux keeps the high-water mark of what the process was before exec.
LAUNCHER = '"$@" < "$STDIN_FILE" > "$STDOUT_FILE" 2> "$STDERR_FILE" & echo $!'
PR_SET_CHILD_SUBREAPER = 36


class could_not_run(Exception):
    """Something is missing, or ended in an error."""


def contestants(ismap, register, workloads, results, threads):
    """The commands by name: arguments, input, output, exit statuses that are no failure.

    ismap ends with 1 when some registration has expired; in this register some have.
    """
    check = [str(ismap), "check", "--as-of", AS_OF, "--format"]
    classify = [str(ismap), "classify", "--as-of", AS_OF, "--format", "csv", "--quiet"]
    duckdb = ["node", str(HERE / "duckdb_check.mjs"), str(register), str(results / "duckdb.csv"), AS_OF]
    nothing = pathlib.Path(os.devnull)
    found = {}
    if shutil.which(ismap):
        found[CHECK] = (check + ["csv", str(register)], nothing, results / "ismap.csv", (0, 1))
        found[CLASSIFY] = (classify + [str(workloads["aspects"])], nothing, results / "classify.csv", (0,))
        found[CLASSIFY + ", 12 questions"] = (
            classify + [str(workloads["questions"])], nothing, results / "questions.csv", (0,))
        found["ismap, JSON Lines"] = (check + ["jsonl", str(register)], nothing, results / "ismap.jsonl", (0, 1))
    if duckdb_version():
        found["DuckDB"] = (duckdb + ([str(threads)] if threads else []), nothing, results / "duckdb.out", (0,))
    found["cat"] = (["cat"], register, results / "cat.csv", (0,))
    return found


def run_once(arguments, stdin, stdout, allowed, errors):
    """Runs one command; returns its wall seconds, peak memory in MiB and what it said on stderr."""
    files = {"STDIN_FILE": str(stdin), "STDOUT_FILE": str(stdout), "STDERR_FILE": str(errors)}
    start = time.perf_counter()
    shell = subprocess.run(
        ["/bin/sh", "-c", LAUNCHER, "sh", *arguments], env=os.environ | files, stdout=subprocess.PIPE, check=True
    )
    _, status, usage = os.wait4(int(shell.stdout), 0)
    seconds = time.perf_counter() - start
    said = errors.read_text(encoding="utf-8", errors="replace")
    code = os.waitstatus_to_exitcode(status)
    if code not in allowed:
        raise could_not_run(f"exit status {code}: {shlex.join(arguments)}\n{said[-2000:]}")
    return seconds, usage.ru_maxrss / 1024, said


def clear(results, keep=()):
    """Removes the results of the run before, so that nobody pays for truncating them."""
    for path in results.iterdir():
        if path.name not in keep:
            path.unlink()


def race(runners, results, runs):
    """Runs every contestant once a round; returns name -> list of (seconds, MiB, stderr)."""
    measured = {name: [] for name in runners}
    for number in range(runs):
        for name, (arguments, stdin, stdout, allowed) in runners.items():
            last = number == runs - 1
            clear(results, keep=("ismap.csv", "duckdb.csv") if last else ())
            measured[name].append(run_once(arguments, stdin, stdout, allowed, results / "stderr.txt"))
            print(f"round {number + 1}/{runs}  {name}  {measured[name][-1][0]:.2f} s", file=sys.stderr)
    return measured


def table(measured, rows, sizes):
    """The result as plain text, one line a contestant. `sizes` are the bytes that each reads."""
    lines = [("", "median s", "min-max s", "rows/s", "MB/s in", "peak MiB", "time / DuckDB's")]
    for name, taken in measured.items():
        seconds = [one[0] for one in taken]
        median = statistics.median(seconds)
        ratio = "-"
        if "DuckDB" in measured:
            pairs = zip(seconds, (one[0] for one in measured["DuckDB"]))
            ratio = f"{statistics.median(own / other for own, other in pairs):.2f}"
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        speeds = (f"{rows / median:,.0f}", f"{sizes[name] / 1e6 / median:.0f}")
        peak = f"{max(one[1] for one in taken):.1f}"
        lines.append((name, f"{median:.2f}", spread, *speeds, peak, ratio))
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])])
        for line in lines
    )


def copy_seconds(taken):
    """The median seconds of DuckDB's COPY statement alone, as duckdb_check.mjs reports them."""
    return statistics.median(float(re.search(r"copy_seconds=([\d.]+)", said)[1]) for _, _, said in taken)


def rate(measured, name):
    """How many rows it does while check does one: the median of the rounds' own ratios."""
    return statistics.median(check[0] / own[0] for check, own in zip(measured[CHECK], measured[name]))


def compared_columns(path):
    """Yields the compared columns of a CSV result."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        missing = [name for name in COMPARED if name not in header]
        if missing:
            raise could_not_run(f"{path.name} has no column {', '.join(missing)}")
        places = [header.index(name) for name in COMPARED]
        for row in rows:
            yield [row[place] for place in places]


def differences(ismap_csv, duckdb_csv):
    """Counts the rows on which the two disagree, and shows the first ones."""
    count = 0
    pairs = itertools.zip_longest(compared_columns(ismap_csv), compared_columns(duckdb_csv))
    for number, (ours, theirs) in enumerate(pairs, start=1):
        if ours != theirs:
            count += 1
            if count <= SHOWN_DIFFERENCES:
                print(f"row {number}\n  ismap  {ours}\n  DuckDB {theirs}")
    return count


def output_of(arguments):
    """The first line that a command prints, or None if it cannot be run."""
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip().split("\n")[0]


def duckdb_version():
    """The version of DuckDB, or None where Node or its package is missing."""
    return output_of(["node", str(HERE / "duckdb_check.mjs"), "--version"])


def machine():
    """Processor, cores and kernel in one line."""
    models = re.findall(r"^model name\s*:\s*(.+)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    model = models[0] if models else platform.machine()
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.release()}"


def versions(ismap):
    """What raced, in one line."""
    return ", ".join([
        output_of([str(ismap), "--version"]) or "ismap missing",
        f"DuckDB {duckdb_version() or 'missing'}",
        f"Node {output_of(['node', '--version']) or 'missing'}",
        f"Python {platform.python_version()}",
    ])


def memory_disk(rows):
    """The memory-backed folder if it has the room and the memory behind it, else None (the usual temporary folder)."""
    needed = rows * ROOM_PER_ROW
    available = re.search(r"MemAvailable:\s+(\d+) kB", pathlib.Path("/proc/meminfo").read_text())
    if not MEMORY_DISK.is_dir() or not os.access(MEMORY_DISK, os.W_OK) or not available:
        return None
    enough = shutil.disk_usage(MEMORY_DISK).free > needed and int(available[1]) * 1024 > 2 * needed
    return MEMORY_DISK if enough else None


def generate(path, generator, *arguments):
    """Writes a table by one of the generators."""
    with open(path, "wb") as file:
        subprocess.run([sys.executable, HERE / generator, *map(str, arguments)], stdout=file, check=True)
    return path


def report_missing(runners):
    """Says what could not take part; returns whether all did."""
    if CHECK not in runners:
        print("missing: ismap (build it, or name it with --ismap)")
    if "DuckDB" not in runners:
        print("missing: DuckDB (npm ci in the folder of this script)")
    return CHECK in runners and "DuckDB" in runners


def bench(options, folder):
    """The whole benchmark; returns the exit status."""
    register, results = folder / "register.csv", folder / "results"
    results.mkdir()
    generate(register, "generate_register.py", options.rows)
    workloads = {
        "aspects": generate(folder / "workloads.csv", "generate_workloads.py", options.rows),
        "questions": generate(folder / "questions.csv", "generate_workloads.py", options.rows, "--questions"),
    }
    size = register.stat().st_size
    sizes = collections.defaultdict(lambda: size)
    sizes[CLASSIFY] = workloads["aspects"].stat().st_size
    sizes[CLASSIFY + ", 12 questions"] = workloads["questions"].stat().st_size
    runners = contestants(options.ismap, register, workloads, results, options.threads)
    complete = report_missing(runners)
    measured = race(runners, results, options.runs)

    where = "memory" if folder.parent == MEMORY_DISK else "disk"
    print(f"{options.rows:,} rows, {size / 1e6:.1f} MB, files in {where}, {options.runs} rounds\n")
    print(table(measured, options.rows, sizes))
    if "DuckDB" in measured:
        print(f"\nDuckDB's COPY statement alone: {copy_seconds(measured['DuckDB']):.2f} s; the rest is Node")
    for name in (CLASSIFY, CLASSIFY + ", 12 questions") if CLASSIFY in measured else ():
        print(f"rows/s of {name} / those of {CHECK}: {rate(measured, name):.2f}")
    print(f"\nmachine:  {machine()}\nversions: {versions(options.ismap)}")
    print(f"command:  {shlex.join(['python3', *sys.argv])}")
    for name, (arguments, *_) in runners.items():
        print(f"  {name}: {shlex.join(arguments).replace(str(folder), 'TMP').replace(str(HERE), 'tests/bench')}")
    if not complete:
        return 1
    count = differences(results / "ismap.csv", results / "duckdb.csv")
    print(f"\nrows on which ismap and DuckDB differ: {count}  ({', '.join(COMPARED)})")
    return 1 if count else 0


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
    parser.add_argument("--threads", type=positive, help="DuckDB's threads (default: every core)")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        with tempfile.TemporaryDirectory(prefix="ismap-bench-", dir=memory_disk(options.rows)) as folder:
            return bench(options, pathlib.Path(folder))
    except could_not_run as error:
        print(f"could not run: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
