"""The tables that are raced over, and where they are put."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
MEMORY_DISK = pathlib.Path("/dev/shm")
ROOM_PER_ROW = 5_000  # bytes: the tables, several CSV results and one of JSON Lines, with room to spare


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


def in_cp932(source, path):
    """The same table as Japanese Excel would write it."""
    with open(source, encoding="utf-8", newline="") as read, open(path, "w", encoding="cp932", newline="") as written:
        shutil.copyfileobj(read, written, 1 << 20)
    return path


def make_tables(folder, rows):
    """The register in two encodings and the two tables of workloads, by name."""
    register = generate(folder / "register.csv", "generate_register.py", rows)
    return {
        "register": register,
        "cp932": in_cp932(register, folder / "register-cp932.csv"),
        "workloads": generate(folder / "workloads.csv", "generate_workloads.py", rows),
        "questions": generate(folder / "questions.csv", "generate_workloads.py", rows, "--questions"),
    }
