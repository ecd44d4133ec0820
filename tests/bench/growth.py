"""Whether time grows with the rows and memory does not: ten times the file, and a hundred times as a stream."""

import os
import threading

from contestants import AS_OF, Contestant
from files import generate
from race import run_once

ROWS = 1_000_000
ROUNDS = 3


def rows_of(register):
    """The header and all the rows."""
    header, rows = register.read_bytes().split(b"\n", 1)
    return header + b"\n", rows


def repeated(register, path, times):
    """The register's rows so many times over, under one header."""
    header, rows = rows_of(register)
    with open(path, "wb") as file:
        file.write(header)
        for _ in range(times):
            file.write(rows)
    return path


def feed(pipe, register, times):
    """The same as a stream."""
    header, rows = rows_of(register)
    with open(pipe, "wb", buffering=0) as stream:
        stream.write(header)
        for _ in range(times):
            stream.write(rows)


class Report:
    """A line a measurement, beside the first of its kind."""

    def __init__(self):
        self.first = {}

    def tell(self, what, rows, taken):
        """`taken` are some rounds of run_once: the quickest counts, for others use the machine too."""
        seconds = min(one[0] for one in taken)
        per_row = [seconds / rows * 1e9, min(one[3] for one in taken) / rows * 1e9]
        first = self.first.setdefault(what, per_row)
        times = [now / before if before else 1.0 for now, before in zip(per_row, first)]
        peak = max(one[1] for one in taken)
        print(f"{what:<20}{rows:>13,} rows{seconds:>8.2f} s{per_row[0]:>7.0f} ns a row ({times[0]:.2f}), "
              f"{per_row[1]:.0f} ns outside the kernel ({times[1]:.2f}), {peak:.1f} MiB", flush=True)


def growth(ismap, folder):
    """Prints what it measures. `cat` over the same files tells what is the storage's share in it."""
    check = [ismap, "check", "--quiet", "--as-of", AS_OF, "--format", "csv"]
    register = generate(folder / "register.csv", "generate_register.py", ROWS)
    out, errors, pipe = folder / "out.csv", folder / "stderr.txt", folder / "pipe"
    os.mkfifo(pipe)
    report = Report()

    def timed(runner, rounds, before=lambda: None):
        taken = []
        for _ in range(rounds):
            out.unlink(missing_ok=True)
            before()
            taken.append(run_once(runner, errors))
        return taken

    for times in (1, 10):
        path = repeated(register, folder / "repeated.csv", times)
        ismap_run = Contestant([*check, str(path)], path, stdout=out, allowed=(0, 1))
        report.tell("file to file", ROWS * times, timed(ismap_run, ROUNDS))
        cat_run = Contestant(["cat"], path, stdin=path, stdout=out)
        report.tell("file to file, cat", ROWS * times, timed(cat_run, ROUNDS))
        path.unlink()
    out.unlink()
    for times in (1, 10, 100):
        runner = Contestant([*check, "-"], pipe, stdin=pipe, allowed=(0, 1))
        taken = timed(runner, 1 if times == 100 else ROUNDS,
                      lambda: threading.Thread(target=feed, args=(pipe, register, times)).start())
        report.tell("stream to nowhere", ROWS * times, taken)
    return 0
