"""Parts of a register done by GNU parallel, as the READMEs say: put together they are the whole, statuses included."""

import os
import pathlib
import subprocess
import unittest

from tool import AS_OF, ROOT, TOOL, ToolTest

HEADER = "registration_number,service_name,audit_period_end,registered_on\n"
PLAIN = "C21-0001-2,service,2025-03-31,2025-05-01\n"
BROKEN_LINES = 'C21-0001-2,"a ""service"",\nnamed over\ntwo lines",2025-03-31,2025-05-01\n'
EXPIRED = "C21-0002-2,b,2023-03-31,2023-05-01\n"
INVALID = "C21-0002-2,b,2025-02-30,2025-05-01\n"

WORKLOADS = "workload_id,organisation_type,service_model,confidentiality,impact_confidentiality\n"
WORKLOAD = '"W\n1",national_agency,SaaS,2,low\n'

# The status of the whole by the READMEs' line.
HIGHEST = "awk 'NR > 1 { s = $8 || $7 > 4 ? 4 : $7; if (s > most) most = s } END { exit most }' jobs.log"


class Parallel(ToolTest):
    def shell(self, command):
        """Runs a line of a shell, with the tool and GNU parallel on its path; what is in the folder bin comes first."""
        path = f"{self.folder / 'bin'}:{pathlib.Path(TOOL).parent}:{os.environ['PATH']}"
        env = self.environment({"PATH": path, "HOME": str(self.folder), "PARALLEL_HOME": str(self.folder)})
        (self.folder / "will-cite").touch()
        return subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, env=env, capture_output=True, timeout=300,
                              check=False)

    def assert_parts_are_the_whole(self, command, content, status, parts=7):
        self.write("table.csv", content)
        for form in ("csv", "jsonl"):
            with self.subTest((command, form, status)):
                whole = self.run_tool(command, "table.csv", "--format", form, "--as-of", AS_OF)
                self.assertEqual(whole.status, status)
                run = self.shell(f"parallel -k --joblog jobs.log ismap {command} table.csv --format {form} "
                                 f"--as-of {AS_OF} --shard {{}}/{parts} ::: {' '.join(map(str, range(1, parts + 1)))}")
                self.assertEqual(run.stdout, whole.out, run.stderr)
                self.assertEqual(self.shell(HIGHEST).returncode, status)

    def test_the_parts_of_a_register(self):
        self.assert_parts_are_the_whole("check", HEADER + BROKEN_LINES * 300, 0)

    def test_the_parts_of_a_table_of_workloads(self):
        self.assert_parts_are_the_whole("classify", WORKLOADS + WORKLOAD * 300, 0)

    def test_the_highest_exit_status_is_that_of_the_whole(self):
        rows = [BROKEN_LINES] * 60
        self.assert_parts_are_the_whole("check", HEADER + "".join(rows[:20] + [EXPIRED] + rows), 1)
        self.assert_parts_are_the_whole("check", HEADER + "".join([EXPIRED] + rows + [INVALID] + rows), 3)

    # As the system does where memory runs out: such a job has the exit status 0 in the log.
    def test_a_part_that_is_killed_makes_the_whole_fail(self):
        self.write("table.csv", HEADER + PLAIN * 100)
        (self.folder / "bin").mkdir()
        killed = self.folder / "bin" / "ismap"
        killed.write_text(f'#!/bin/sh\ncase "$*" in *"--shard 2/3"*) kill -KILL $$ ;; esac\nexec {TOOL} "$@"\n')
        killed.chmod(0o755)
        self.shell(f"parallel -k --joblog jobs.log ismap check table.csv --format csv --as-of {AS_OF} "
                   "--shard {}/3 ::: 1 2 3")
        self.assertEqual(self.shell(HIGHEST).returncode, 4)

    def test_the_line_is_that_of_the_readmes(self):
        for name in ("README.md", "README.ja.md"):
            self.assertIn(HIGHEST, (ROOT / name).read_text(encoding="utf-8"))

    def test_a_file_that_is_not_there_makes_the_whole_fail(self):
        self.shell("parallel -k --joblog jobs.log ismap check nowhere.csv --format csv --shard {}/3 ::: 1 2 3")
        self.assertEqual(self.shell(HIGHEST).returncode, 4)

    def test_rows_cut_by_another_with_the_header_from_elsewhere(self):
        table = HEADER + "".join(PLAIN.replace("service", f"service {i}") for i in range(3000)) + EXPIRED
        self.write("table.csv", table)
        self.write("header.csv", HEADER)
        self.write("rows.csv", table.removeprefix(HEADER))
        whole = self.run_tool("check", "table.csv", "--format", "csv", "--as-of", AS_OF)
        run = self.shell("parallel -k --pipe --block 10k --joblog jobs.log ismap check - --header header.csv "
                         f"--format csv --as-of {AS_OF} < rows.csv")
        self.assertEqual(run.stdout, whole.out.split(b"\n", 1)[1])
        self.assertEqual((self.shell(HIGHEST).returncode, whole.status), (1, 1))
        self.assertGreater(self.read("jobs.log").count(b"\n"), 5)


if __name__ == "__main__":
    unittest.main()
