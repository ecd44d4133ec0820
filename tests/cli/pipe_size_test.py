"""A pipe that a table is read from is widened, and one that is wide already stays so."""

import fcntl
import os
import subprocess
import unittest

from tool import ToolTest

SET_SIZE, GET_SIZE = 1031, 1032  # F_SETPIPE_SZ, F_GETPIPE_SZ of Linux


class PipeSize(ToolTest):
    def size_after_reading(self, size):
        """Of a pipe that had that size before."""
        reading, writing = os.pipe()
        self.addCleanup(os.close, reading)
        fcntl.fcntl(writing, SET_SIZE, size)
        os.write(writing, b"audit_period_end\n2025-03-31\n")
        os.close(writing)
        with self.start_tool("check", "-", "--format", "csv", "--quiet", stdin=reading, stdout=subprocess.PIPE) as run:
            self.assertEqual(len(run.stdout.read().splitlines()), 2)
        return fcntl.fcntl(reading, GET_SIZE)

    def test_grows_to_twice_what_is_read_at_a_time(self):
        self.assertEqual(self.size_after_reading(1 << 16), 1 << 18)

    def test_stays_where_it_is_larger(self):
        self.assertEqual(self.size_after_reading(1 << 20), 1 << 20)


if __name__ == "__main__":
    unittest.main()
