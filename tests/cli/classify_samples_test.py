"""The sample workloads come to what their own columns say, worked out by hand from the rules."""

import csv
import io
import json
import pathlib
import subprocess
import unittest

from tool import TOOL

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tools" / "samples"
AS_OF = "2026-11-23"
ANSWERS = ["outcome", "possible_outcomes", "binding", "impact", "findings"]


def classified(name, as_of, *more):
    """The rows of a sample as the tool gives them out, each with its line."""
    command = [TOOL, "classify", str(SAMPLES / name), "--as-of", as_of, "--format", "csv", "--quiet", *more]
    run = subprocess.run(command, capture_output=True, check=False)
    text = run.stdout.decode("utf-8").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def expected_of(row):
    return {answer: row[f"expected_{answer}"] for answer in ANSWERS}


def found_in(row):
    return {answer: row[f"ismap_{answer}"] for answer in ANSWERS}


class ClassifySamples(unittest.TestCase):
    maxDiff = None

    def test_every_workload_comes_to_what_its_row_expects(self):
        rows = classified("workloads.csv", AS_OF)
        self.assertGreaterEqual(len(rows), 28)
        for row in rows:
            with self.subTest(workload=row["業務ID"], name=row["業務名"]):
                self.assertEqual(found_in(row), expected_of(row), row["根拠"])

    def test_every_workload_comes_to_what_its_row_expects_on_the_day_that_it_is_meant_for(self):
        with open(SAMPLES / "workloads-by-day.csv", encoding="utf-8", newline="") as file:
            days = [row["as_of"] for row in csv.DictReader(file)]
        for line, day in enumerate(days):
            row = classified("workloads-by-day.csv", day)[line]
            with self.subTest(workload=row["業務ID"], as_of=day):
                self.assertEqual(row["ismap_as_of"], day)
                self.assertEqual(found_in(row), expected_of(row), row["根拠"])

    def test_every_outcome_and_every_finding_of_a_workload_occurs(self):
        rows = classified("workloads.csv", AS_OF)
        outcomes = {"no_list_required", "ismap_or_liu", "ismap", "refer", "undetermined"}
        self.assertEqual({row["ismap_outcome"] for row in rows}, outcomes)
        self.assertEqual({row["ismap_binding"] for row in rows}, {"yes", "advisory", "unknown"})
        self.assertEqual({row["ismap_impact"] for row in rows}, {"low", "moderate", "high", "unknown"})
        by_day = classified("workloads-by-day.csv", "2025-03-31")
        found = {code for row in rows + by_day for code in row["ismap_findings"].split(";") if code}
        of_selection = {"value_unreadable", "class_of_other_scale", "class_below_definition", "class_and_impact_disagree", "impact_conflict",
                        "target_work_unknown", "prior_application_period", "special_measures_period"}
        self.assertEqual(found, of_selection)

    def test_every_workload_says_that_it_is_made_up(self):
        for name in ("workloads.csv", "workloads-by-day.csv"):
            for row in classified(name, AS_OF):
                self.assertIn("架空", row["備考"])


class Policies(unittest.TestCase):
    def test_the_sample_policies_are_read_and_say_that_they_are_made_up(self):
        for name in ("policy-made-up.json", "policy-own-questions.json"):
            with self.subTest(policy=name):
                title = json.loads((SAMPLES / name).read_text(encoding="utf-8"))["title"]
                self.assertIn("架空", title["ja"])
                self.assertIn("made-up", title["en"])
                self.assertEqual(len(classified("workloads.csv", AS_OF, "--policy", str(SAMPLES / name))), 50)

    def test_a_rule_of_the_sample_policy_makes_outcomes_stricter(self):
        order = ["no_list_required", "ismap_or_liu", "ismap", "refer"]
        plain = classified("workloads.csv", AS_OF)
        ruled = classified("workloads.csv", AS_OF, "--policy", str(SAMPLES / "policy-made-up.json"))
        for before, after in zip(plain, ruled, strict=True):
            ranks = [[order.index(name) for name in row["ismap_possible_outcomes"].split(";")]
                     for row in (before, after)]
            with self.subTest(workload=before["業務ID"]):
                self.assertGreaterEqual(min(ranks[1]), min(ranks[0]))
                self.assertGreaterEqual(max(ranks[1]), max(ranks[0]))
        by_id = {row["業務ID"]: row for row in ruled}
        self.assertEqual(by_id["W02"]["ismap_outcome"], "ismap")
        self.assertEqual(by_id["W28"]["ismap_outcome"], "refer")
        self.assertEqual(by_id["W28"]["ismap_policies"], "made-up-ministry")


if __name__ == "__main__":
    unittest.main()
