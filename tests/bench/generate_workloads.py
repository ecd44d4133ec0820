#!/usr/bin/env python3
"""Writes a made-up table of ROWS workloads as CSV: generate_workloads.py ROWS [--questions] > FILE

The impact is given by aspect, or with --questions by the twelve questions. The same arguments give the same bytes on
every machine. Answers are spread over all there are; one in eight is missing. Nothing in it is real.
"""

import random
import sys

SEED = 20261123
ROWS_PER_WRITE = 10_000
QUESTIONS = [f"impact_{aspect}_{kind}" for aspect in ("confidentiality", "integrity", "availability")
             for kind in ("rights", "work", "assets", "trust")]
ASPECTS = ["impact_confidentiality", "impact_integrity", "impact_availability"]
BEFORE = ["workload_id", "workload_name", "organisation_type", "network_model", "service_model", "confidentiality",
          "integrity", "availability"]
AFTER = ["target_work", "registration_number"]
ORGANISATIONS = ("national_agency", "national_agency", "\u56fd\u306e\u884c\u653f\u6a5f\u95a2", "incorporated_agency",
                 "designated_corporation", "local_government", "\u5730\u65b9\u516c\u5171\u56e3\u4f53", "other")
MODELS = ("alpha", "alpha_prime", "\u03b2", "beta_prime")
SERVICES = ("SaaS", "SaaS", "SaaS", "PaaS", "IaaS")
CONFIDENTIALITY = ("1", "2", "2", "2;1", "2;2;1", "3")
DEGREES = ("negligible", "negligible", "limited", "\u8efd\u5fae", "\u9650\u5b9a\u7684", "serious", "severe")
WORK = ("policy-coordination", "policy-coordination", "none", "\u8a72\u5f53\u306a\u3057")
NAMES = ("Policy meetings", "Survey site", "Personnel", "Case files", "\u5e83\u5831\u7ba1\u7406",
         "\u8abf\u67fb\u96c6\u8a08", '"Grants, regional"')


def row(number, draw, impact):
    """The cells of one workload."""
    def answer(values):
        return "" if draw.random() < 0.125 else draw.choice(values)

    organisation = answer(ORGANISATIONS)
    degrees = DEGREES[:5] if draw.random() < 0.7 else DEGREES
    return [f"W-{number:07d}", draw.choice(NAMES), organisation, answer(MODELS), answer(SERVICES),
            answer(CONFIDENTIALITY), answer("12"), answer("12"), *[answer(degrees) for _ in impact], answer(WORK),
            f"C{draw.randrange(21, 27)}-{draw.randrange(10_000):04d}-2"]


def main():
    """Writes the table to standard output."""
    if len(sys.argv) not in (2, 3) or not sys.argv[1].isdecimal() or sys.argv[2:] not in ([], ["--questions"]):
        sys.exit(__doc__)
    impact = QUESTIONS if sys.argv[2:] else ASPECTS
    draw = random.Random(SEED)
    rows = int(sys.argv[1])
    out = sys.stdout.buffer
    out.write((",".join(BEFORE + impact + AFTER) + "\n").encode())
    for first in range(0, rows, ROWS_PER_WRITE):
        block = range(first, min(first + ROWS_PER_WRITE, rows))
        out.write("".join(",".join(row(number, draw, impact)) + "\n" for number in block).encode())


if __name__ == "__main__":
    main()
