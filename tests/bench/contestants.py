"""Who races: the tool in several ways, what people use today, and the floor."""

import dataclasses
import os
import pathlib
import shlex
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
RIVALS = HERE / "rivals"
NOTHING = pathlib.Path(os.devnull)
AS_OF = "2026-04-01"

CHECK = "ismap"
CHECK_ALONE = "ismap, 1 thread"
PIPES = "ismap, pipes"
CP932 = "ismap, CP932"
JSON_LINES = "ismap, JSON Lines"
CLASSIFY = "ismap classify"
QUESTIONS = "ismap classify, 12 questions"
DUCKDB = "DuckDB"
DUCKDB_ALONE = "DuckDB, 1 thread"
CAT = "cat"


@dataclasses.dataclass
class Contestant:
    """One command: what it reads, and where its CSV result lies if it is to be held against ours."""

    arguments: list
    table: pathlib.Path
    stdin: pathlib.Path = NOTHING
    stdout: pathlib.Path = NOTHING
    allowed: tuple = (0,)
    result: pathlib.Path | None = None
    encoding: str = "utf-8"  # the result's
    is_slow: bool = False  # runs in the first round only
    one_thread: bool = False  # its yardstick is DuckDB on one thread
    has_memory: bool = True  # whether the memory that the kernel counted is the command's own

    def shown(self, folder):
        """The command for a reader."""
        return shlex.join(map(str, self.arguments)).replace(str(folder), "TMP").replace(str(HERE), "tests/bench")


def output_of(arguments):
    """The first line that a command prints, or None if it cannot be run."""
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip().split("\n")[0]


def version_of(arguments, before=""):
    """What a program says its version is, without the name before it."""
    said = output_of(arguments)
    return said and said.removeprefix(before)


def versions(ismap):
    """The version of each program, or None where it is missing."""
    return {
        "ismap": version_of([str(ismap), "--version"], "ismap "),
        "DuckDB": version_of(["node", str(RIVALS / "duckdb_check.mjs"), "--version"], "v"),
        "Papa Parse": version_of(["node", str(RIVALS / "papaparse_check.mjs"), "--version"]),
        "Miller": version_of(["mlr", "--version"], "mlr "),
        "Python": version_of(["python3", "--version"], "Python "),
        "Node": version_of(["node", "--version"], "v"),
    }


def ways_of_ismap(ismap, tables, results):
    """ismap ends with 1 when some registration has expired; in this register some have."""
    check = [str(ismap), "check", "--quiet", "--as-of", AS_OF, "--format"]
    classify = [str(ismap), "classify", "--quiet", "--as-of", AS_OF, "--format", "csv"]
    register = tables["register"]
    piped = f"cat {shlex.quote(str(register))} | {shlex.join([*check, 'csv', '-'])}"
    return {
        CHECK: Contestant([*check, "csv", str(register)], register, stdout=results / "ismap.csv", allowed=(0, 1),
                          result=results / "ismap.csv"),
        CHECK_ALONE: Contestant([*check, "csv", "--threads", "1", str(register)], register,
                                stdout=results / "alone.csv", allowed=(0, 1), result=results / "alone.csv",
                                one_thread=True),
        PIPES: Contestant(["/bin/sh", "-c", piped], register, stdout=results / "piped.csv", allowed=(0, 1),
                          result=results / "piped.csv", has_memory=False),
        CP932: Contestant([*check, "csv", str(tables["cp932"])], tables["cp932"], stdout=results / "cp932.csv",
                          allowed=(0, 1), result=results / "cp932.csv", encoding="cp932"),
        JSON_LINES: Contestant([*check, "jsonl", str(register)], register, stdout=results / "ismap.jsonl",
                               allowed=(0, 1)),
        CLASSIFY: Contestant([*classify, str(tables["workloads"])], tables["workloads"],
                             stdout=results / "classify.csv"),
        QUESTIONS: Contestant([*classify, str(tables["questions"])], tables["questions"],
                              stdout=results / "questions.csv"),
    }


def rivals(tables, results):
    """What does the same job, or as much of it as it can."""
    register = tables["register"]
    duckdb = ["node", str(RIVALS / "duckdb_check.mjs"), str(register)]
    names = {name: results / f"{name}.csv" for name in ("duckdb", "duckdb1", "python", "papaparse", "miller")}
    return {
        DUCKDB: Contestant([*duckdb, str(names["duckdb"]), AS_OF], register, result=names["duckdb"]),
        DUCKDB_ALONE: Contestant([*duckdb, str(names["duckdb1"]), AS_OF, "1"], register, result=names["duckdb1"],
                                 one_thread=True),
        "Python": Contestant(["python3", str(RIVALS / "python_check.py"), str(register), str(names["python"]), AS_OF],
                             register, result=names["python"], is_slow=True, one_thread=True),
        "Papa Parse": Contestant(
            ["node", str(RIVALS / "papaparse_check.mjs"), str(register), str(names["papaparse"]), AS_OF], register,
            result=names["papaparse"], is_slow=True, one_thread=True),
        "Miller": Contestant(
            ["mlr", "-S", "--csv", "put", "-s", f"as_of={AS_OF}", "-f", str(RIVALS / "miller_check.mlr"),
             str(register)], register, stdout=names["miller"], result=names["miller"], is_slow=True),
    }


def floor(tables, results):
    """Reading the file, and reading and writing it."""
    register = tables["register"]
    return {
        CAT: Contestant(["cat"], register, stdin=register, stdout=results / "cat.csv", one_thread=True),
        "wc -l": Contestant(["wc", "-l"], register, stdin=register, one_thread=True),
    }


def missing(found):
    """The programs without which the race is not whole."""
    return [name for name, version in found.items() if version is None]


def contestants(ismap, tables, results, found):
    """All that can run, by name, in the order of the table."""
    everyone = ways_of_ismap(ismap, tables, results) if shutil.which(ismap) else {}
    everyone |= rivals(tables, results) | floor(tables, results)
    absent = missing(found)
    return {name: c for name, c in everyone.items() if not any(name.startswith(each) for each in absent)}
