"""The result of a race as one table of plain text."""

import os
import pathlib
import platform
import re
import statistics

from contestants import CAT, CHECK, DUCKDB, DUCKDB_ALONE

HEADINGS = ("", "median s", "min-max s", "rows/s", "MB/s in", "peak MiB", "/ DuckDB", "/ cat")


def ratio(measured, name, other):
    """The median of the rounds' own ratios; "-" where the other did not run."""
    if other not in measured:
        return "-"
    pairs = zip(measured[name], measured[other])
    return f"{statistics.median(own[0] / theirs[0] for own, theirs in pairs):.2f}"


def line(measured, name, contestant, rows):
    seconds = [one[0] for one in measured[name]]
    median = statistics.median(seconds)
    peak = f"{max(one[1] for one in measured[name]):.1f}" if contestant.has_memory else "-"
    yardstick = DUCKDB_ALONE if contestant.one_thread else DUCKDB
    return (
        name + (" *" if contestant.is_slow else ""), f"{median:.2f}", f"{min(seconds):.2f}-{max(seconds):.2f}",
        f"{rows / median:,.0f}", f"{contestant.table.stat().st_size / 1e6 / median:.0f}", peak,
        ratio(measured, name, yardstick), ratio(measured, name, CAT),
    )


def table(measured, runners, rows):
    """One line a contestant."""
    lines = [HEADINGS] + [line(measured, name, contestant, rows) for name, contestant in runners.items()]
    widths = [max(map(len, column)) for column in zip(*lines)]
    return "\n".join(
        "  ".join([each[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(each[1:], widths[1:])])
        for each in lines
    )


def rate(measured, name):
    """How many rows it does while check does one: the median of the rounds' own ratios."""
    return statistics.median(check[0] / own[0] for check, own in zip(measured[CHECK], measured[name]))


def copy_seconds(taken):
    """The median seconds of DuckDB's COPY statement alone, as duckdb_check.mjs reports them."""
    return statistics.median(float(re.search(r"copy_seconds=([\d.]+)", said)[1]) for _, _, said, _ in taken)


def machine():
    """Processor, cores and kernel in one line."""
    models = re.findall(r"^model name\s*:\s*(.+)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    model = models[0] if models else platform.machine()
    return f"{model}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.release()}"
