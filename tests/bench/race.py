"""Runs commands in turn and takes their time and memory."""

import ctypes
import os
import shlex
import subprocess
import sys
import time

# dash starts the command and hands it to us, its subreaper. Started by Python directly it would count Python's own
# memory as its peak, since Linux keeps the high-water mark of what the process was before exec. An inner shell tells
# the number of the process and becomes the command: the outer one, if it said it, might wait for it before us.
INNER = 'echo $$; exec "$@" < "$STDIN_FILE" > "$STDOUT_FILE" 2> "$STDERR_FILE"'
LAUNCHER = f"/bin/sh -c '{INNER}' sh \"$@\" &"
PR_SET_CHILD_SUBREAPER = 36


class could_not_run(Exception):
    """Something is missing, or ended in an error."""


def become_subreaper():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run_once(contestant, errors):
    """Runs one command; returns its wall seconds, peak memory in MiB, what it said on stderr, and the seconds that
    processors spent on it outside the kernel."""
    files = {"STDIN_FILE": str(contestant.stdin), "STDOUT_FILE": str(contestant.stdout), "STDERR_FILE": str(errors)}
    start = time.perf_counter()
    shell = subprocess.run(["/bin/sh", "-c", LAUNCHER, "sh", *contestant.arguments], env=os.environ | files,
                           stdout=subprocess.PIPE, check=True)
    _, status, usage = os.wait4(int(shell.stdout), 0)
    seconds = time.perf_counter() - start
    said = errors.read_text(encoding="utf-8", errors="replace")
    code = os.waitstatus_to_exitcode(status)
    if code not in contestant.allowed:
        raise could_not_run(f"exit status {code}: {shlex.join(contestant.arguments)}\n{said[-2000:]}")
    return seconds, usage.ru_maxrss / 1024, said, usage.ru_utime


def clear(results):
    """Removes the results of the run before, so that nobody pays for truncating them."""
    for path in results.iterdir():
        path.unlink()


def race(runners, results, runs, look):
    """Runs every contestant once a round, the slow ones in the first only; returns name -> list of what run_once
    returns. In the first round `look(name)` sees each result before it goes away."""
    measured = {name: [] for name in runners}
    for number in range(runs):
        for name, contestant in runners.items():
            if contestant.is_slow and number > 0:
                continue
            clear(results)
            measured[name].append(run_once(contestant, results / "stderr.txt"))
            print(f"round {number + 1}/{runs}  {name}  {measured[name][-1][0]:.2f} s", file=sys.stderr)
            if number == 0:
                look(name)
    return measured
