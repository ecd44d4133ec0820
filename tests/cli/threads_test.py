"""Whatever the number of threads, the bytes are the same."""

import random
import unittest

from tool import AS_OF, ToolTest

HEADER = "registration_number,service_name,audit_period_end,registered_on,memo\n"


def large_register(seed, rows):
    """Rows of every kind in no order: quoted line breaks, unclosed quotes, blank ones, too long and too wide ones."""
    chance = random.Random(seed)
    parts = [HEADER]
    for i in range(rows):
        end = f"202{chance.randint(3, 5)}-{chance.randint(1, 13):02}-{chance.randint(1, 28):02}"
        parts.append(f"C21-{i:04}-2,Service {i},{end},{'' if i % 3 else '2025-12-01'},")
        parts.append(chance.choice(["", '"two\nlines"', '"a ""quoted"" word, and more"', '"open', "x,surplus", "\xe9" * 30]))
        parts.append(chance.choice(["\n", "\n", "\r\n", "\n,,,\n", "\n\n"]))
        if i % 997 == 0:
            parts.append("y" * 40_000 + "\n")
    return "".join(parts).encode("utf-8")


class Threads(ToolTest):
    def outputs(self, command, *args):
        return [self.run_tool(command, "t.csv", *args, "--as-of", AS_OF, "--threads", str(count))
                for count in (1, 2, 3, 8)]

    def test_check_gives_the_same_bytes_messages_and_status(self):
        for seed in (1, 2):
            self.write("t.csv", large_register(seed, 30_000))
            for args in (["--format", "csv"], ["--format", "jsonl"], ["--format", "json"],
                         ["--format", "csv", "--only", "invalid,expired"], ["--format", "csv", "--max-record", "20000"]):
                with self.subTest((seed, args)):
                    first, *others = self.outputs("check", *args)
                    self.assertEqual(first.status, 3)
                    self.assertGreater(len(first.out), 100_000)
                    for other in others:
                        self.assertEqual(other, first)

    def test_classify_gives_the_same_bytes_messages_and_status(self):
        rows = [f"W{i},{i % 5},{'SaaS' if i % 2 else 'PaaS'},{'likely' if i % 7 == 0 else 'low'}" for i in range(30_000)]
        self.write("t.csv", "workload_id,confidentiality,service_model,impact_integrity\n" + "\n".join(rows))
        for args in (["--format", "csv"], ["--format", "jsonl"], ["--format", "csv", "--only", "ismap"]):
            with self.subTest(args):
                first, *others = self.outputs("classify", *args)
                self.assertEqual(first.status, 3)
                for other in others:
                    self.assertEqual(other, first)

    def test_a_number_out_of_range_is_refused(self):
        self.write("t.csv", HEADER)
        for number in ("0", "65", "two", "-1"):
            run = self.run_tool("check", "t.csv", "--threads", number)
            self.assertEqual(run.status, 2)
            self.assertIn("--threads", run.err)


if __name__ == "__main__":
    unittest.main()
