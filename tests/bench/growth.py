"""Whether time grows with the rows and memory does not: ten times the file, and a hundred times as a stream."""

import itertools
import os
import statistics
import threading

from contestants import AS_OF, Contestant
from files import generate
from race import run_once

ROWS = 1_000_000
ROW = 114  # bytes
FILES = (1, 10)  # times ROWS
ROUNDS = 5


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


def use_memory(path, size):
    """A machine's memory is slow to get unless it was just given back: so that all get it alike, that much is."""
    block = bytes(1 << 24)
    with open(path, "wb") as file:
        for _ in range(size // len(block)):
            file.write(block)
    path.unlink()


class Report:
    """A line a measurement, beside the first of its kind."""

    def __init__(self):
        self.first = {}

    def tell(self, what, rows, taken):
        """`taken` are some rounds of run_once. A round is held against the one of the first kind that it had its turn with."""
        per_row = [(one[0] / rows * 1e9, one[3] / rows * 1e9) for one in taken]
        first = self.first.setdefault(what, per_row)
        turns = list(zip(itertools.cycle(per_row), first))
        elapsed, own = (statistics.median(each) for each in zip(*per_row))
        times = [statistics.median(now[i] / before[i] if before[i] else 1.0 for now, before in turns) for i in (0, 1)]
        peak = max(one[1] for one in taken)
        print(f"{what:<20}{rows:>13,} rows{elapsed * rows / 1e9:>8.2f} s{elapsed:>7.0f} ns a row ({times[0]:.2f}), "
              f"{own:.0f} ns outside the kernel ({times[1]:.2f}), {peak:.1f} MiB", flush=True)


def growth(ismap, folder):
    """Prints what it measures. `cat` over the same files tells what is the storage's share in it."""
    check = [ismap, "check", "--quiet", "--as-of", AS_OF, "--format", "csv"]
    register = generate(folder / "register.csv", "generate_register.py", ROWS)
    out, errors, pipe = folder / "out.csv", folder / "stderr.txt", folder / "pipe"
    os.mkfifo(pipe)
    report = Report()

    def by_turns(runners, rounds):
        """What each of them takes, one after the other and all over again, since the machine changes with time."""
        taken = {name: [] for name in runners}
        for _ in range(rounds):
            for name, (runner, before) in runners.items():
                out.unlink(missing_ok=True)
                use_memory(out, 2 * ROW * ROWS * max(FILES))
                before()
                taken[name].append(run_once(runner, errors))
        return taken

    files = {times: repeated(register, folder / f"repeated-{times}.csv", times) for times in FILES}
    runners = {}
    for times, path in files.items():
        runners["file to file", times] = Contestant([*check, str(path)], path, stdout=out, allowed=(0, 1)), lambda: None
        runners["file to file, cat", times] = Contestant(["cat"], path, stdin=path, stdout=out), lambda: None
    for (what, times), taken in by_turns(runners, ROUNDS).items():
        report.tell(what, ROWS * times, taken)
    out.unlink()
    for path in files.values():
        path.unlink()

    def stream(times):
        def begin():
            threading.Thread(target=feed, args=(pipe, register, times)).start()
        return Contestant([*check, "-"], pipe, stdin=pipe, allowed=(0, 1)), begin

    taken = by_turns({times: stream(times) for times in FILES}, ROUNDS) | by_turns({100: stream(100)}, 1)
    for times, rounds in taken.items():
        report.tell("stream to nowhere", ROWS * times, rounds)
    return 0
