"""A register checked as a Slurm job array on a cluster of one node: the parts put together are the whole.

The cluster is a real one on the loopback: munged, slurmctld and slurmd with a configuration, keys and ports of their
own in a temporary folder, all of which goes away with the test.
"""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

from tool import AS_OF, ROOT, TOOL, ToolTest

SCRIPT = ROOT / "tools" / "cluster" / "check-array.sbatch"
PATIENCE = 120  # seconds for the cluster to be up
HEADER = "registration_number,service_name,audit_period_end,registered_on\n"
ROW = 'C21-0001-2,"a ""service"",\nnamed over\ntwo lines",2025-03-31,2025-05-01\n'
EXPIRED = "C21-0002-2,b,2023-03-31,2023-05-01\n"

CONFIGURATION = """
ClusterName=ismap-test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
KillWait=1
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""

# Control groups are not used; without this slurmd looks for them and does not start where there are none.
CONTROL_GROUPS = "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n"


def free_ports(count):
    """Ports of the loopback that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class Cluster:
    """One node that runs while the object is used as a context."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ismap-cluster-"))
        self.daemons = []
        self.environment = os.environ | {
            "SLURM_CONF": str(self.folder / "slurm.conf"),
            "PATH": f"{pathlib.Path(TOOL).parent}:{os.environ['PATH']}:/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self):
        try:
            self.folder.chmod(0o755)
            (self.folder / "munge.key").write_bytes(os.urandom(128))
            (self.folder / "munge.key").chmod(0o400)
            for name in ("state", "spool"):
                (self.folder / name).mkdir()
            controller_port, node_port = free_ports(2)
            user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
            (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
                host=socket.gethostname().split(".")[0], controller_port=controller_port, node_port=node_port,
                user=user, folder=self.folder, processors=len(os.sched_getaffinity(0))))
            (self.folder / "cgroup.conf").write_text(CONTROL_GROUPS)
            self.start("munged", "--foreground", "--force", f"--key-file={self.folder}/munge.key",
                       f"--socket={self.folder}/munge.socket", f"--pid-file={self.folder}/munge.pid",
                       f"--log-file={self.folder}/munge.log", f"--seed-file={self.folder}/munge.seed")
            self.wait_for(lambda: (self.folder / "munge.socket").exists(), "munged")
            self.start("slurmctld", "-D", "-i")
            self.start("slurmd", "-D", "-N", socket.gethostname().split(".")[0])
            self.wait_for(lambda: "idle" in self.run("sinfo", "-h", "-o", "%T").stdout, "the node")
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        for daemon in reversed(self.daemons):
            daemon.terminate()
        for daemon in self.daemons:
            try:
                daemon.wait(timeout=20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, *args):
        with open(self.folder / f"{name}.out", "wb") as out:
            self.daemons.append(subprocess.Popen([name, *args], env=self.environment, stdout=out, stderr=out,
                                                 stdin=subprocess.DEVNULL))

    def run(self, *args, **more):
        return subprocess.run(args, env=self.environment, capture_output=True, text=True, timeout=300, check=False,
                              **more)

    def wait_for(self, is_there, what):
        until = time.monotonic() + PATIENCE
        while not is_there():
            if time.monotonic() > until:
                logs = [f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}" for log in
                        sorted(self.folder.glob("*.out"))]
                raise AssertionError(f"{what} did not come up\n" + "\n".join(logs))
            time.sleep(0.2)


class SlurmArray(ToolTest):
    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(Cluster())

    def submit(self, parts, register, *options, array=None):
        """Runs the job script over so many parts; returns sbatch's exit status and the parts' bytes."""
        (self.folder / "parts").mkdir(exist_ok=True)
        done = self.cluster.run("sbatch", "--wait", f"--array={array or f'1-{parts}'}", "--output=%a.log", str(SCRIPT),
                                register, "parts", str(parts), "--as-of", AS_OF, *options, cwd=self.folder)
        made = sorted((self.folder / "parts").glob("*.csv"))
        return done.returncode, [part.read_bytes() for part in made], done.stderr

    def assert_same_as_one_run(self, parts, content, status, *options):
        self.write("register.csv", content)
        whole = self.run_tool("check", "register.csv", "--format", "csv", "--as-of", AS_OF, *options)
        self.assertEqual(whole.status, status)
        returned, made, err = self.submit(parts, "register.csv", *options)
        self.assertEqual((returned, len(made)), (status, parts), err)
        self.assertEqual(b"".join(made), whole.out)

    def test_the_parts_are_the_whole_where_quotes_hold_line_breaks(self):
        self.assert_same_as_one_run(5, HEADER + ROW * 400, 0)

    def test_the_highest_exit_status_is_that_of_the_whole(self):
        self.assert_same_as_one_run(3, HEADER + ROW * 50 + EXPIRED + ROW * 50, 1)
        shutil.rmtree(self.folder / "parts")
        self.assert_same_as_one_run(3, HEADER + EXPIRED + ROW * 50 + ROW.replace("2025-03-31", "2025-02-30"), 3)

    def test_one_part_can_be_done_again(self):
        self.write("register.csv", HEADER + ROW * 100)
        _, made, _ = self.submit(4, "register.csv")
        (self.folder / "parts" / "000003.csv").unlink()
        returned, again, err = self.submit(4, "register.csv", array="3")
        self.assertEqual((returned, again), (0, made), err)
        self.assertEqual(self.submit(4, "register.csv", array="5")[0], 2)

    def readme_lines(self):
        """The READMEs' lines, for as many parts and the day of these tests; both must have the same."""
        blocks = []
        for name in ("README.md", "README.ja.md"):
            text = (ROOT / name).read_text(encoding="utf-8")
            block = text[text.index("mkdir parts || exit 4"):]
            lines = block[:block.index("```")].splitlines()
            blocks.append("\n".join(line.split("    # ")[0] for line in lines))
        self.assertEqual(*blocks)
        return blocks[0].replace("2026-11-23", AS_OF).replace("tools/cluster/", f"{SCRIPT.parent}/")

    def run_readme_lines(self, content):
        self.write("REGISTER.csv", content)
        shutil.rmtree(self.folder / "parts", ignore_errors=True)
        done = self.cluster.run("sh", "-c", self.readme_lines(), cwd=self.folder)
        made = self.folder / "checked.csv"
        return done.returncode, made.read_bytes() if made.exists() else None

    def test_the_lines_of_the_readmes_give_the_whole_and_its_status(self):
        for content, status in ((HEADER + ROW * 100, 0), (HEADER + ROW * 50 + EXPIRED, 1)):
            self.write("register.csv", content)
            whole = self.run_tool("check", "register.csv", "--format", "csv", "--as-of", AS_OF)
            self.assertEqual(self.run_readme_lines(content), (status, whole.out))
        done = self.cluster.run("sh", "-c", self.readme_lines(), cwd=self.folder)
        self.assertEqual(done.returncode, 4)

    def test_the_lines_of_the_readmes_tell_that_a_part_was_killed(self):
        killed = self.folder / "ismap"
        killed.write_text(f'#!/bin/sh\ncase "$*" in *"--shard 3/8"*) kill -KILL $$ ;; esac\nexec {TOOL} "$@"\n')
        killed.chmod(0o755)
        before = self.cluster.environment["PATH"]
        self.cluster.environment["PATH"] = f"{self.folder}:{before}"
        try:
            self.assertEqual(self.run_readme_lines(HEADER + ROW * 100), (4, None))
        finally:
            self.cluster.environment["PATH"] = before

    def test_a_part_that_cannot_be_done_makes_the_whole_fail(self):
        returned, made, _ = self.submit(2, "nowhere.csv")
        self.assertEqual((returned, made), (4, []))


if __name__ == "__main__":
    unittest.main()
