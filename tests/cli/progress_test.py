"""Long runs: the line of progress on a terminal, files that change while they are read, and what Ctrl-C leaves."""

import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import tempfile
import termios
import time
import unittest

from tool import AS_OF, TOOL, ToolTest

HEADER = b"registration_number,service_name,audit_period_end,registered_on\n"
LINE = b"C21-0001-2,a,2025-03-31,2025-05-01\n"
INVALID = b"C21-0001-2,a,2025-13-31,2025-05-01\n"
CLEARED = "\r\x1b[K"
ENOUGH = 2.5  # seconds in which a run that goes on shows its progress


class ProgressTest(ToolTest):
    """Runs whose standard error is a terminal."""

    def start(self, *args, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, on_terminal=True):
        """Starts the tool; returns it and the end at which a reader of its standard error sits."""
        end, terminal = pty.openpty() if on_terminal else os.pipe()
        tool = self.start_tool(*args, "--as-of", AS_OF, stdin=stdin, stdout=stdout, stderr=terminal,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        os.close(terminal)
        self.addCleanup(os.close, end)
        return tool, end

    def start_session(self, *words, stdin):
        """Starts a program whose standard error is the terminal from which it is controlled; as start()."""
        def take_terminal():
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.setsid()
            fcntl.ioctl(2, termios.TIOCSCTTY, 0)
        end, terminal = pty.openpty()
        program = subprocess.Popen(words, cwd=self.folder, env=self.environment(), stdin=stdin, stderr=terminal,
                                   stdout=subprocess.DEVNULL, preexec_fn=take_terminal)
        os.close(terminal)
        self.addCleanup(os.close, end)
        return program, end

    def feed(self, tool, seconds, line=LINE, header=HEADER):
        """Gives rows slowly, as a pipe may."""
        tool.stdin.write(header)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            tool.stdin.write(line * 20_000)
            tool.stdin.flush()
            time.sleep(0.05)

    def drain(self, pipe, seconds):
        """Takes results slowly, so that even a small file takes a while; then the rest."""
        until = time.monotonic() + seconds
        taken = b""
        while time.monotonic() < until:
            taken += os.read(pipe.fileno(), 1 << 15)
            time.sleep(0.02)
        return taken + pipe.read()


def said(end):
    """What was written to the terminal, up to where the tool closed it."""
    taken = b""
    try:
        while part := os.read(end, 1 << 16):
            taken += part
    except OSError:  # how Linux tells that the other end is closed
        pass
    return taken.decode().replace("\r\n", "\n")


def said_so_far(end):
    taken = b""
    while select.select([end], [], [], 0.1)[0]:
        taken += os.read(end, 1 << 16)
    return taken.decode()


class OnATerminal(ProgressTest):
    STREAM = re.compile(r"\r\x1b\[K(\d+) rows, [\d.]+ MB, [\d.]+ MB/s")
    FILE = re.compile(r"\r\x1b\[K(\d+) rows, (\d+) % of ([\d.]+) MB, [\d.]+ MB/s, (\d+) s left")

    def test_a_pipe_shows_rows_bytes_and_rate_and_the_line_goes_away(self):
        tool, end = self.start("check", "-", "--format", "csv", stdin=subprocess.PIPE)
        self.feed(tool, ENOUGH)
        tool.stdin.close()
        text = said(end)
        self.assertEqual(tool.wait(), 0)
        rows = [int(found[1]) for found in self.STREAM.finditer(text)]
        self.assertGreater(len(rows), 3)
        self.assertEqual(rows, sorted(rows))
        self.assertNotIn("rows, ", text.rsplit(CLEARED, 1)[1].replace("rows: ", ""))
        self.assertIn(" rows: ", text.rsplit(CLEARED, 1)[1])

    def test_a_file_shows_its_share_and_what_is_left(self):
        size = 30_000_000
        path = self.write("r.csv", HEADER + LINE * (size // len(LINE)))
        tool, end = self.start("check", path, "--format", "csv", "--threads", "1", stdout=subprocess.PIPE)
        out = self.drain(tool.stdout, ENOUGH)
        text = said(end)
        self.assertEqual((tool.wait(), out.count(b"\n")), (0, size // len(LINE) + 1))
        shares = [int(found[2]) for found in self.FILE.finditer(text)]
        self.assertTrue(shares and all(0 <= share <= 100 for share in shares), text)
        self.assertEqual(shares, sorted(shares))
        self.assertIn(" % of 30.0 MB, ", text)

    def test_it_is_in_japanese_where_the_messages_are(self):
        tool, end = self.start("check", "-", "--format", "csv", "--lang", "ja", stdin=subprocess.PIPE)
        self.feed(tool, ENOUGH)
        tool.stdin.close()
        self.assertRegex(said(end), r"\r\x1b\[K\d+ 行、[\d.]+ MB、[\d.]+ MB/s")
        tool.wait()

    def test_messages_stand_on_lines_of_their_own(self):
        tool, end = self.start("check", "-", "--format", "csv", stdin=subprocess.PIPE)
        self.feed(tool, ENOUGH)
        tool.stdin.write(INVALID * 3)
        tool.stdin.close()
        lines = said(end).split("\n")
        told = [line for line in lines if "date_unreadable" in line]
        self.assertEqual(len(told), 3)
        self.assertRegex(told[0].rsplit(CLEARED, 1)[-1], r"^standard input:\d+:3: ")
        self.assertTrue(all(CLEARED not in line for line in told[1:]))
        tool.wait()


    def test_a_file_as_standard_input_shows_its_share_too(self):
        path = self.write("r.csv", HEADER + LINE * 500_000)
        with open(self.folder / path, "rb") as file:
            tool, end = self.start("check", "-", "--format", "csv", stdin=file, stdout=subprocess.PIPE)
        self.drain(tool.stdout, ENOUGH)
        text = said(end)
        self.assertEqual(tool.wait(), 0)
        self.assertIn(" % of 17.5 MB, ", text)

    def test_several_files_show_their_share_together_even_if_one_cannot_be_read(self):
        names = [self.write(name, HEADER + LINE * 300_000) for name in ("a.csv", "b.csv")]
        tool, end = self.start("check", names[0], "nowhere.csv", names[1], "--format", "csv", stdout=subprocess.PIPE)
        self.drain(tool.stdout, ENOUGH)
        text = said(end)
        self.assertEqual(tool.wait(), 4)
        self.assertIn(" % of 21.0 MB, ", text)

    # What lies before a part was once taken for work that was done, at a speed that nothing has.
    def test_a_part_shows_its_own_share_and_rate(self):
        path = self.write("r.csv", HEADER + LINE * 900_000)
        for more in ([], ["--no-quoted-newlines"]):
            with self.subTest(more):
                tool, end = self.start("check", path, "--format", "csv", "--shard", "4/4", "--threads", "1", *more,
                                       stdout=subprocess.PIPE)
                self.drain(tool.stdout, ENOUGH)
                text = said(end)
                self.assertEqual(tool.wait(), 0)
                self.assertIn(" % of 7.9 MB, ", text)
                rates = [float(rate) for rate in re.findall(r"([\d.]+) MB/s", text)]
                self.assertLess(max(rates), 20)

    def test_tables_of_workloads_show_it_too(self):
        tool, end = self.start("classify", "-", "--format", "csv", stdin=subprocess.PIPE)
        self.feed(tool, ENOUGH, b"SaaS,2\n", header=b"service_model,confidentiality\n")
        tool.stdin.close()
        self.assertRegex(said(end), self.STREAM)
        tool.wait()


class Elsewhere(ProgressTest):
    def assert_silent(self, *args, on_terminal=True):
        tool, end = self.start("check", "-", "--format", "csv", *args, stdin=subprocess.PIPE, on_terminal=on_terminal)
        self.feed(tool, 2.0)
        tool.stdin.close()
        self.assertNotIn("MB/s", said(end))
        self.assertEqual(tool.wait(), 0)

    def test_nothing_is_shown_in_a_log(self):
        self.assert_silent(on_terminal=False)

    def test_nothing_is_shown_when_quiet(self):
        self.assert_silent("--quiet")

    def test_nothing_is_shown_among_rows_on_the_same_terminal(self):
        for name in ("csv", "jsonl", "json"):
            with self.subTest(name):
                end, terminal = pty.openpty()
                self.addCleanup(os.close, end)
                tool, errors = self.start("check", "-", "--format", name, stdin=subprocess.PIPE, stdout=terminal)
                os.close(terminal)
                self.trickle(tool)
                self.assertEqual(said(end).count("2025-03-31"), 20)
                self.assertNotIn("MB/s", said(errors))
                tool.wait()

    def test_nothing_is_shown_where_the_rows_are_told_to_go_to_a_terminal(self):
        end, terminal = pty.openpty()
        self.addCleanup(os.close, end)
        self.addCleanup(os.close, terminal)
        tool, errors = self.start("check", "-", "--format", "csv", "-o", os.ttyname(terminal), stdin=subprocess.PIPE)
        self.trickle(tool)
        self.assertNotIn("MB/s", said(errors))
        self.assertEqual((tool.wait(), said_so_far(end).count("2025-03-31")), (0, 20))

    def test_a_device_that_is_no_terminal_hides_nothing(self):
        tool, errors = self.start("check", "-", "--format", "csv", "-o", "/dev/null", stdin=subprocess.PIPE)
        self.feed(tool, ENOUGH)
        tool.stdin.close()
        self.assertIn("MB/s", said(errors))
        self.assertEqual(tool.wait(), 0)

    def trickle(self, tool):
        tool.stdin.write(HEADER)
        for _ in range(20):
            tool.stdin.write(LINE)
            tool.stdin.flush()
            time.sleep(0.1)
        tool.stdin.close()

    # It was written over the prompt at which the user went on working.
    def test_a_run_in_the_background_shows_none_until_it_ends(self):
        for after, is_shown in (("", True), ("& wait", False)):
            with self.subTest(after):
                run = f'"{TOOL}" check - -o out.csv --as-of {AS_OF} <&3 {after}'
                shell, end = self.start_session("bash", "-c", f"set -m; exec 3<&0; {run}", stdin=subprocess.PIPE)
                self.feed(shell, ENOUGH)
                shell.stdin.close()
                text = said(end)
                self.assertEqual(shell.wait(), 0)
                self.assertEqual("MB/s" in text, is_shown, text)
                self.assertIn(" rows: ", text)

    def test_a_short_run_shows_none(self):
        tool, end = self.start("check", self.write("r.csv", HEADER + LINE), "--format", "csv")
        self.assertNotIn("\x1b", said(end))
        tool.wait()


class Interrupted(ProgressTest):
    def test_the_line_goes_away_and_the_shell_sees_the_signal(self):
        for kill in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(kill):
                tool, end = self.start("check", "-", "-o", "out.csv", stdin=subprocess.PIPE)
                self.feed(tool, 2.0)
                self.assertIn("MB/s", said_so_far(end))
                tool.send_signal(kill)
                self.assertEqual(tool.wait(timeout=60), -kill)
                tool.stdin.close()
                self.assertTrue(said(end).endswith(f"{CLEARED}ismap: Interrupted; out.csv was not written.\n"))
                self.assertEqual(self.names(), [])

    def test_it_is_told_in_words_everywhere(self):
        for args, told in (([], "Interrupted; the output is not complete."),
                           (["-o", "out.csv", "--quiet"], "Interrupted; out.csv was not written."),
                           (["-o", "/dev/null", "--lang", "ja"], "中断されました。出力は完全ではありません。")):
            tool = self.start_tool("check", "-", "--as-of", AS_OF, *args, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
            tool.stdin.write(HEADER + LINE)
            tool.stdin.flush()
            time.sleep(0.3)
            tool.send_signal(signal.SIGTERM)
            self.assertEqual(tool.communicate(timeout=60)[1].decode(), f"ismap: {told}\n")
            self.assertEqual((tool.returncode, self.names()), (-signal.SIGTERM, []))

    def test_so_it_does_with_ctrl_c(self):
        tool, end = self.start_session(TOOL, "check", "-", "-o", "out.csv", "--as-of", AS_OF, stdin=subprocess.PIPE)
        self.feed(tool, 2.0)
        self.assertIn("MB/s", said_so_far(end))
        os.write(end, b"\x03")
        self.assertEqual(tool.wait(timeout=60), -signal.SIGINT)
        tool.stdin.close()
        self.assertTrue(said(end).endswith(f"{CLEARED}ismap: Interrupted; out.csv was not written.\n"))
        self.assertEqual(self.names(), [])

    def test_a_run_that_ignores_interrupts_goes_on(self):
        tool = self.start_tool("check", "-", "-o", "out.csv", "--as-of", AS_OF, stdin=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        tool.stdin.write(HEADER + LINE)
        tool.stdin.flush()
        time.sleep(0.3)
        tool.send_signal(signal.SIGHUP)
        tool.stdin.close()
        self.assertEqual((tool.wait(), self.names()), (0, ["out.csv"]))


# File systems that this machine may not have, each by a variable: one without files that have no name, one that tells
# on closing that the disk is full, and a moment for a signal that no test could hit.
OTHER_FILE_SYSTEMS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int refuse_or(const char* name, const char* path, int flags, va_list more) {
  if ((flags & O_TMPFILE) == O_TMPFILE && getenv("FILES_NEED_NAMES")) { errno = EOPNOTSUPP; return -1; }
  return ((int (*)(const char*, int, ...))dlsym(RTLD_NEXT, name))(path, flags, va_arg(more, int));
}
int open(const char* path, int flags, ...) {
  va_list more; va_start(more, flags); int found = refuse_or("open", path, flags, more); va_end(more); return found;
}
int open64(const char* path, int flags, ...) {
  va_list more; va_start(more, flags); int found = refuse_or("open64", path, flags, more); va_end(more); return found;
}
int close(int descriptor) {
  char link[64], path[4096] = "";
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const int is_output = readlink(link, path, sizeof path - 1) > 0 && strstr(path, "out.csv");
  const int done = ((int (*)(int))dlsym(RTLD_NEXT, "close"))(descriptor);
  if (is_output && getenv("CLOSING_FINDS_DISK_FULL")) { errno = ENOSPC; return -1; }
  return done;
}
int linkat(int from, const char* old, int to, const char* new, int flags) {
  if (getenv("SIGNAL_ON_NAMING")) raise(SIGTERM);
  return ((int (*)(int, const char*, int, const char*, int))dlsym(RTLD_NEXT, "linkat"))(from, old, to, new, flags);
}
"""


def has_sanitizer():
    """A tool with a sanitizer in it wants to be loaded before any other library."""
    return b"__asan_init" in pathlib.Path(TOOL).read_bytes()


@unittest.skipIf(has_sanitizer(), "a library put before the tool does not go with AddressSanitizer")
class OtherFileSystemsTest(ProgressTest):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.made.cleanup)
        cls.library = os.path.join(cls.made.name, "other_file_systems.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-w", "-x", "c", "-", "-o", cls.library, "-ldl"], check=True,
                       input=OTHER_FILE_SYSTEMS.encode())

    def on(self, *kinds):
        return {"LD_PRELOAD": self.library} | dict.fromkeys(kinds, "1")


class WhereFilesNeedNames(OtherFileSystemsTest):
    def start_there(self):
        return self.start_tool("check", "-", "-o", "out.csv", "--as-of", AS_OF, stdin=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=self.on("FILES_NEED_NAMES"))

    def test_the_file_has_one_for_the_time_being_and_then_its_own(self):
        tool = self.start_there()
        tool.stdin.write(HEADER + LINE * 100_000)
        tool.stdin.flush()
        [name] = self.wait_for_names()
        self.assertRegex(name, r"^out\.csv\..{6}$")
        tool.stdin.close()
        self.assertEqual((tool.wait(), self.names()), (0, ["out.csv"]))
        self.assertEqual(self.read("out.csv").count(b"\n"), 100_001)

    def test_a_signal_takes_it_away(self):
        for kill in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(kill):
                tool = self.start_there()
                tool.stdin.write(HEADER + LINE * 100_000)
                tool.stdin.flush()
                self.assertEqual(len(self.wait_for_names()), 1)
                tool.send_signal(kill)
                self.assertEqual((tool.wait(timeout=60), self.names()), (-kill, []))
                tool.stdin.close()

    def wait_for_names(self):
        until = time.monotonic() + 30
        while not self.names() and time.monotonic() < until:
            time.sleep(0.01)
        return self.names()


    # The old file was replaced before the new one was closed, which is when NFS may tell that a disk or quota is full.
    def test_one_that_closing_finds_not_to_fit_leaves_the_old_file(self):
        self.write("out.csv", "old")
        run = self.check("-o", "out.csv", content=HEADER + LINE,
                         env=self.on("FILES_NEED_NAMES", "CLOSING_FINDS_DISK_FULL"))
        self.assertEqual((run.status, self.read("out.csv"), self.names()), (4, b"old", ["out.csv", "register.csv"]))
        self.assertIn("out.csv cannot be written: No space left on device", run.err)


class WhileAFileIsNamed(OtherFileSystemsTest):
    """A signal in that moment waits until it is over."""

    def test_the_file_is_whole_and_the_shell_sees_the_signal(self):
        run = self.check("-o", "out.csv", content=HEADER + LINE, env=self.on("SIGNAL_ON_NAMING"))
        self.assertEqual((run.status, self.names()), (-signal.SIGTERM, ["out.csv", "register.csv"]))
        self.assertEqual(self.read("out.csv").count(b"\n"), 2)

    # It was once removed, being taken for the output.
    def test_a_file_of_someone_else_that_is_in_the_way_stays(self):
        def put_in_the_way():
            (self.folder / f"out.csv.{os.getpid()}").write_text("theirs")
        run = self.check("-o", "out.csv", content=HEADER + LINE, env=self.on("SIGNAL_ON_NAMING"),
                         preexec_fn=put_in_the_way)
        [name, _] = self.names()
        self.assertEqual((run.status, self.read(name)), (-signal.SIGTERM, b"theirs"))


class AFileThatChanges(ProgressTest):
    ROWS = 300_000

    def run_changing(self, change, *args):
        """Starts on a large file whose results nobody takes yet, changes it, and lets the run go on."""
        path = self.write("r.csv", HEADER + LINE * self.ROWS)
        tool = self.start_tool("check", path, "--as-of", AS_OF, "--format", "csv", *args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.read(tool.stdout.fileno(), 100)
        change(self.folder / "r.csv")
        out, err = tool.communicate(timeout=60)
        return tool.returncode, out, err.decode()

    def test_one_that_becomes_shorter_is_told_with_both_sizes(self):
        size = len(HEADER + LINE * self.ROWS)
        for threads in ("1", "2"):
            status, out, err = self.run_changing(lambda path: os.truncate(path, size // 2), "--threads", threads)
            self.assertEqual(status, 4)
            self.assertRegex(err, rf"r\.csv became shorter while it was read \(read {size // 2} of its {size} bytes\)")
            self.assertGreater(out.count(b"\n"), 1)

    # It was taken for a pipe, and the row in which it broke off for one that cannot be judged.
    def test_so_is_one_that_is_standard_input_even_if_a_part_was_read_before(self):
        content = b"a title\n" + HEADER + LINE * self.ROWS
        for begun in (0, len(b"a title\n")):
            with open(self.folder / self.write("r.csv", content), "rb", buffering=0) as file:
                file.seek(begun)
                tool = self.start_tool("check", "-", "--as-of", AS_OF, "--format", "csv", stdin=file,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            os.read(tool.stdout.fileno(), 100)
            os.truncate(self.folder / "r.csv", len(content) // 2)
            err = tool.communicate(timeout=60)[1].decode()
            self.assertEqual(tool.returncode, 4)
            self.assertIn(f"standard input became shorter while it was read (read {len(content) // 2} of its "
                          f"{len(content)} bytes)", err)

    def test_one_that_becomes_shorter_leaves_no_output(self):
        path = self.write("r.csv", HEADER + LINE * 3_000_000)
        tool = self.start_tool("check", path, "-o", "out.csv", stderr=subprocess.PIPE)
        place = self.stop_in_the_midst(tool)
        os.truncate(self.folder / path, place)
        tool.send_signal(signal.SIGCONT)
        self.assertIn("became shorter", tool.communicate(timeout=60)[1].decode())
        self.assertEqual((tool.returncode, self.names()), (4, ["r.csv"]))

    def stop_in_the_midst(self, tool):
        """Stops the tool while it reads its file; returns how far it has come."""
        place = 0
        while place == 0:
            tool.send_signal(signal.SIGSTOP)
            for entry in pathlib.Path(f"/proc/{tool.pid}/fd").iterdir():
                if entry.resolve().name == "r.csv":
                    info = pathlib.Path(f"/proc/{tool.pid}/fdinfo/{entry.name}").read_text()
                    place = int(re.search(r"pos:\s*(\d+)", info)[1])
            if place == 0:
                tool.send_signal(signal.SIGCONT)
                time.sleep(0.002)
        self.assertLess(place, (self.folder / "r.csv").stat().st_size, "the run was over too soon")
        return place

    def test_one_that_grows_is_read_to_where_its_end_is_met(self):
        def grow(path):
            with open(path, "ab") as file:
                file.write(LINE * 1000)
        status, out, _ = self.run_changing(grow)
        self.assertEqual((status, out.count(b"\n")), (0, self.ROWS + 1001))

    def test_files_of_the_system_that_say_no_true_size_can_be_read(self):
        for path in ("/proc/self/status", "/sys/kernel/mm/transparent_hugepage/enabled"):
            if os.path.exists(path):
                run = self.run_tool("check", path)
                self.assertEqual(run.status, 4)
                self.assertNotIn("shorter", run.err)


if __name__ == "__main__":
    unittest.main()
