"""The sample registers show what they are there to show."""

import json
import pathlib
import subprocess
import unittest

from tool import TOOL

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tools" / "samples"
KNOWN_NUMBERS = {
    "Google Cloud": "C21-0004-2",
    "Google Workspace": "C21-0005-2",
    "AWS": "C21-0008-2",
    "Microsoft Azure": "C21-0012-2",
    "FJcloud-V": "C21-0021-2",
    "IIJ GIO P2": "C21-0026-2",
    "さくらのクラウド": "C21-0030-2",
    "Firebase": "C22-0042-2",
    "IDCF": "C23-0070-2",
    "Gemini Enterprise": "C26-0114-2",
    "CLOMO MDM": "",
}

# No row of a register has these.
OF_WORKLOADS = {"value_unreadable", "class_of_other_scale", "class_below_definition", "class_and_impact_disagree", "impact_conflict",
                "target_work_unknown", "prior_application_period", "special_measures_period"}


def rows_of(name):
    command = [TOOL, "check", str(SAMPLES / name), "--link", "--as-of", "2026-11-23", "--format", "jsonl", "--quiet"]
    run = subprocess.run(command, capture_output=True, check=False)
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


class Samples(unittest.TestCase):
    def test_the_known_services_stand_there_with_their_numbers(self):
        rows = rows_of("register-made-up-dates.csv")
        numbers = {row["input"]["service_name"]: row["input"]["registration_number"] for row in rows}
        self.assertEqual(numbers, KNOWN_NUMBERS)

    def test_every_row_of_known_services_says_that_its_dates_are_made_up(self):
        for row in rows_of("register-made-up-dates.csv"):
            self.assertIn("架空", row["input"]["備考"])
            self.assertNotEqual(row["result"]["status"], "invalid")

    def test_every_row_shows_what_it_says_and_no_other_finding(self):
        for row in rows_of("every-status-and-finding.csv"):
            shown = set(row["input"]["shows"].split())
            codes = {finding["code"] for finding in row["findings"]}
            with self.subTest(line=row["line"]):
                self.assertLessEqual(codes, shown)
                self.assertLessEqual(shown, codes | {row["result"]["status"]})

    def test_every_status_and_every_finding_occurs(self):
        messages = json.loads((ROOT / "core/rules/messages.json").read_text(encoding="utf-8"))
        rows = rows_of("every-status-and-finding.csv")
        self.assertEqual({row["result"]["status"] for row in rows}, set(messages["statuses"]))
        every_code = {finding["code"] for finding in messages["findings"]} - OF_WORKLOADS
        too_large_for_a_sample = {"record_too_long"}
        self.assertEqual({f["code"] for row in rows for f in row["findings"]}, every_code - too_large_for_a_sample)


if __name__ == "__main__":
    unittest.main()
