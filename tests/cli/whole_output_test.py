"""What `-o` promises: the file is whole or it is not there, and nothing else is left behind."""

import os
import pathlib
import pty
import resource
import shutil
import signal
import stat
import subprocess
import tty
import unittest

from tool import TOOL, ToolTest, register, row

GOOD = register(row())
HEADER = b"registration_number,service_name,audit_period_end,registered_on\n"
LINE = b"C21-0001-2,a,2025-03-31,2025-05-01\n"

# Enough for the tool to have written a good part of it before the input ends.
MEGABYTES = HEADER + LINE * 150_000


class Appears(ToolTest):
    def test_the_file_holds_what_standard_output_would(self):
        for name in ("csv", "json", "jsonl", "table", "markdown", "ics"):
            out = self.check("--format", name, content=GOOD).out
            run = self.check("--format", name, "-o", "out", content=GOOD)
            self.assertEqual((run.out, self.read("out")), (b"", out))
        self.assertEqual(self.names(), ["out", "register.csv"])

    def test_an_old_file_is_replaced(self):
        self.write("out.csv", "old " * 100_000)
        self.check("-o", "out.csv", content=GOOD)
        self.assertTrue(self.read("out.csv").startswith(HEADER.rstrip()))
        self.assertEqual(self.names(), ["out.csv", "register.csv"])

    def test_its_permissions_are_those_of_the_umask(self):
        for mask, mode in {0o022: 0o644, 0o027: 0o640, 0o077: 0o600, 0o000: 0o666}.items():
            name = f"{mask:o}.csv"
            self.check("-o", name, content=GOOD, umask=mask)
            self.assertEqual(stat.S_IMODE((self.folder / name).stat().st_mode), mode)

    def test_the_input_itself_can_be_the_output(self):
        expected = self.check("--format", "csv", content=MEGABYTES).out
        run = self.check("register.csv", "-o", "register.csv")
        self.assertEqual((run.status, self.read("register.csv")), (0, expected))

    def test_a_link_stays_and_what_it_leads_to_is_replaced(self):
        (self.folder / "there").mkdir()
        (self.folder / "there" / "real.csv").write_text("old")
        (self.folder / "link.csv").symlink_to("there/real.csv")
        self.check("-o", "link.csv", content=GOOD)
        self.assertTrue((self.folder / "link.csv").is_symlink())
        self.assertTrue(self.read("there/real.csv").startswith(HEADER.rstrip()))
        self.assertEqual(os.listdir(self.folder / "there"), ["real.csv"])

    # A list that only its owner could read once became readable for all.
    def test_an_old_file_keeps_its_mode(self):
        for mode in (0o600, 0o640, 0o400, 0o666):
            path = self.folder / self.write("old.csv", "old")
            (self.folder / "link.csv").unlink(missing_ok=True)
            (self.folder / "link.csv").symlink_to("old.csv")
            for name in ("old.csv", "link.csv"):
                path.chmod(mode)
                self.check("-o", name, content=GOOD)
                self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)
                self.assertTrue(self.read("old.csv").startswith(HEADER.rstrip()))
            path.chmod(0o600)

    @unittest.skipUnless(os.geteuid() == 0, "only root can give a file to someone else")
    def test_an_old_file_keeps_its_owner(self):
        path = self.folder / self.write("old.csv", "old")
        os.chown(path, 12, 34)
        self.check("-o", "old.csv", content=GOOD)
        self.assertEqual((path.stat().st_uid, path.stat().st_gid), (12, 34))
        self.assertTrue(self.read("old.csv").startswith(HEADER.rstrip()))

    @unittest.skipUnless(os.geteuid() == 0, "only root can become someone else")
    def test_another_group_gets_no_more_than_all_others(self):
        self.folder.chmod(0o777)
        path = self.folder / self.write("old.csv", "old")
        os.chown(path, 12, 34)
        path.chmod(0o664)
        tool = shutil.copy(TOOL, self.folder)  # the other may not see where it lies
        subprocess.run([tool, "check", self.write("register.csv", GOOD), "-o", "old.csv"], cwd=self.folder, check=False,
                       env=self.environment(), capture_output=True, user=12, group=56, extra_groups=[])
        self.assertEqual((path.stat().st_gid, stat.S_IMODE(path.stat().st_mode)), (56, 0o644))

    def test_a_link_to_nothing_leads_to_a_new_file(self):
        (self.folder / "there").mkdir()
        (self.folder / "a.csv").symlink_to("there/b.csv")
        (self.folder / "there" / "b.csv").symlink_to(self.folder / "there" / "c.csv")
        self.check("-o", "a.csv", content=GOOD)
        self.assertTrue((self.folder / "a.csv").is_symlink())
        self.assertTrue((self.folder / "there" / "b.csv").is_symlink())
        self.assertTrue(self.read("there/c.csv").startswith(HEADER.rstrip()))

    def test_links_that_lead_nowhere_are_told(self):
        (self.folder / "circle.csv").symlink_to("circle.csv")
        (self.folder / "lost.csv").symlink_to("nowhere/file.csv")
        for name in ("circle.csv", "lost.csv"):
            run = self.check("-o", name, content=GOOD)
            self.assertEqual(run.status, 4)
            self.assertIn(f"{name} cannot be written", run.err)
            self.assertTrue((self.folder / name).is_symlink())

    def test_a_hyphen_is_standard_output(self):
        run = self.check("-o", "-", "--format", "csv", content=GOOD)
        self.assertEqual(run.out, self.check("--format", "csv", content=GOOD).out)
        self.assertEqual(self.names(), ["register.csv"])

    def test_a_name_may_be_as_long_as_any(self):
        for name in ("x" * 251 + ".csv", "あ" * 83 + ".csv"):
            self.assertEqual(self.check("-o", name, content=GOOD).status, 0)
            self.assertTrue(self.read(name).startswith(HEADER.rstrip()))
            (self.folder / name).unlink()

    def test_a_device_is_written_as_it_is(self):
        self.assertEqual(self.check("-o", "/dev/null", content=GOOD).status, 0)
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())

    def test_a_pipe_is_written_as_it_is(self):
        os.mkfifo(self.folder / "pipe")
        tool = self.start_tool("check", self.write("r.csv", GOOD), "-o", "pipe", "--format", "csv",
                               stderr=subprocess.DEVNULL)
        self.assertTrue(self.read("pipe").startswith(HEADER.rstrip()))
        tool.wait()
        self.assertTrue((self.folder / "pipe").is_fifo())

    def test_every_command_can_write_to_a_file(self):
        for args in (["window", "2024-03-31"], ["explain"], ["explain", "V4"], ["template", "register"]):
            with self.subTest(args):
                run = self.run_tool(*args, "-o", "out")
                self.assertEqual((run.status, run.out), (0, b""))
                self.assertEqual(self.read("out"), self.run_tool(*args).out)


class StaysAway(ToolTest):
    """Where the run fails, an old file is as it was and no new one is there."""

    def assert_untouched(self, *args, status=4, **more):
        for old in (b"old", None):
            (self.folder / "out.csv").unlink(missing_ok=True)
            if old:
                self.write("out.csv", old)
            names = self.names()
            run = self.run_tool("check", *args, "-o", "out.csv", **more)
            self.assertEqual((run.status, self.names()), (status, names))
            self.assertEqual(old and self.read("out.csv"), old)
        return run

    def test_a_missing_input(self):
        self.assert_untouched("nowhere.csv")

    def test_a_folder_as_input(self):
        (self.folder / "folder").mkdir()
        self.assert_untouched("folder")

    def test_a_header_of_no_use(self):
        self.assert_untouched(self.write("bad.csv", "a,b\n1,2\n"))
        self.assert_untouched(self.write("empty.csv", ""))

    def test_a_broken_list_of_holidays(self):
        self.assert_untouched(self.write("r.csv", GOOD), "--holidays", "nowhere.txt")

    def test_wrong_usage(self):
        self.assert_untouched(self.write("r.csv", GOOD), "--only", "fine", status=2)

    def test_an_input_that_fails_on_the_way(self):
        for more in ([], ["--format", "json"], ["--link"], [self.write("r.csv", GOOD), "--format", "jsonl"]):
            with self.subTest(more):
                for old in (None, b"old"):
                    if old:
                        self.write("out.csv", old)
                    names = self.names()
                    with failing_input() as stream:
                        tool = self.start_tool("check", "-", *more, "-o", "out.csv", stdin=stream,
                                               stderr=subprocess.PIPE)
                        err = tool.communicate()[1].decode()
                    self.assertEqual((tool.returncode, self.names()), (4, names))
                    self.assertIn("standard input cannot be read", err)
                    if old:
                        self.assertEqual(self.read("out.csv"), old)
                        (self.folder / "out.csv").unlink()

    def test_a_signal_in_the_midst(self):
        for kill in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
            for more in ([], ["--format", "json"], ["--link"]):
                for old in (None, b"old"):
                    with self.subTest((kill, more, old)):
                        (self.folder / "out.csv").unlink(missing_ok=True)
                        if old:
                            self.write("out.csv", old)
                        names = self.names()
                        tool = self.start_tool("check", "-", "-o", "out.csv", *more, stdin=subprocess.PIPE,
                                               stderr=subprocess.DEVNULL, preexec_fn=heed_interrupts)
                        tool.stdin.write(MEGABYTES)
                        tool.stdin.flush()
                        self.assertIsNone(tool.poll())
                        tool.send_signal(kill)
                        self.assertEqual(tool.wait(timeout=60), -kill)
                        tool.stdin.close()
                        self.assertEqual(self.names(), names)
                        self.assertEqual(old and self.read("out.csv"), old)

    def test_a_disk_that_is_full(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # which would kill the tool without a word
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        run = self.assert_untouched(self.write("r.csv", MEGABYTES), preexec_fn=limit)
        self.assertEqual(run.err.count("cannot be written"), 1)

    def test_a_folder_that_is_not_there(self):
        for path in ("nowhere/out.csv", "r.csv/out.csv"):
            self.write("r.csv", GOOD)
            for args in (["check", "r.csv"], ["window", "2024-03-31"], ["explain"], ["template", "register"]):
                with self.subTest((path, args)):
                    run = self.run_tool(*args, "-o", path)
                    self.assertEqual((run.status, run.out, self.names()), (4, b"", ["r.csv"]))
                    self.assertIn(path, run.err)

    def test_a_folder_as_output(self):
        (self.folder / "folder").mkdir()
        run = self.check("-o", "folder", content=GOOD)
        self.assertEqual((run.status, os.listdir(self.folder / "folder")), (4, []))


def heed_interrupts():
    """A shell that starts the tests in the background has them ignore interrupts, which the tool would inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def failing_input():
    """A stream that gives a header and a row and then fails, as a terminal does whose other end goes away."""
    terminal, end = pty.openpty()
    tty.setraw(end)
    os.write(end, HEADER + LINE)
    os.close(end)
    return os.fdopen(terminal, "rb")


class StandardStreams(ToolTest):
    def test_a_full_disk_under_standard_output(self):
        for args in (["check", self.write("r.csv", GOOD)], ["check", self.write("m.csv", MEGABYTES), "--format", "csv"],
                     ["check", "r.csv", "--format", "json"], ["window", "2024-03-31"], ["explain"],
                     ["template", "register"]):
            with self.subTest(args), open("/dev/full", "wb") as full:
                run = subprocess.run([TOOL, *args], cwd=self.folder, env=self.environment(), stdout=full,
                                     stderr=subprocess.PIPE, timeout=60, check=False)
                self.assertEqual(run.returncode, 4)
                self.assertEqual(run.stderr.decode().count("standard output cannot be written"), 1)

    def test_a_full_device_as_output(self):
        run = self.check("-o", "/dev/full", content=MEGABYTES)
        self.assertEqual((run.status, run.err.count("/dev/full cannot be written")), (4, 1))

    def test_a_full_disk_under_the_help(self):
        for args in (["--help"], ["check", "--help"], ["--version"]):
            with open("/dev/full", "wb") as full:
                run = subprocess.run([TOOL, *args], env=self.environment(), stdout=full, timeout=60, check=False)
            self.assertEqual(run.returncode, 4)

    def test_a_closed_pipe_is_an_output_that_failed(self):
        for name in ("csv", "jsonl", "json", "table"):
            with self.subTest(name):
                tool = self.start_tool("check", self.write("m.csv", MEGABYTES), "--format", name,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                tool.stdout.read(10)
                tool.stdout.close()
                err = tool.stderr.read().decode()
                tool.stderr.close()
                self.assertEqual(tool.wait(), 4)
                self.assertEqual(err, "ismap: standard output cannot be written: Broken pipe\n")

    def test_a_closed_standard_output_is_one_that_failed(self):
        run = self.check(content=GOOD, preexec_fn=lambda: os.close(1))
        self.assertEqual((run.status, run.out), (4, b""))

    def test_a_closed_standard_input_is_one_that_failed(self):
        self.assertEqual(self.check("-", preexec_fn=lambda: os.close(0)).status, 4)
        self.assertEqual(self.check(content=GOOD, preexec_fn=lambda: os.close(0)).status, 0)

    # A file opened while standard error was closed once took its place, and messages went into the output.
    def test_a_closed_standard_error_changes_nothing(self):
        content = register(row(), row(end="2025-02-30"))
        plain = self.check("-o", "plain.csv", content=content)
        run = self.check("register.csv", "-o", "closed.csv", preexec_fn=lambda: os.close(2))
        self.assertEqual((run.status, run.err), (plain.status, ""))
        self.assertEqual(self.read("closed.csv"), self.read("plain.csv"))

    def test_messages_that_cannot_be_written_change_nothing(self):
        content = register(row(end="2025-02-30"))
        for args, status in ((["check", self.write("r.csv", content), "--format", "csv"], 3), (["check", "no.csv"], 4),
                             (["nonsense"], 2)):
            with self.subTest(args), open("/dev/full", "wb") as full:
                run = subprocess.run([TOOL, *args], cwd=self.folder, env=self.environment(), stdout=subprocess.PIPE,
                                     stderr=full, timeout=60, check=False)
                self.assertEqual(run.returncode, status)


if __name__ == "__main__":
    unittest.main()
