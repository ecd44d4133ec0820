"""Holds the library's expiries against an arithmetic of its own, day by day over three centuries.

    python3 validity_oracle.py PROGRAM

PROGRAM is the built validity_table.cpp. A term is measured here by walking: from its first day forward, one day after
the other, until the day comes that has the first day's number in the term's last month, or until that month is over.
Nothing of the library's formula is used. Exit status: 0 all equal, 1 with the first ten differences.
"""

import calendar
import datetime
import subprocess
import sys

ONE_DAY = datetime.timedelta(days=1)
FIRST = datetime.date(1900, 1, 1)
LAST = datetime.date(2199, 12, 31)
HEADING = "day,ismap_audited_until,ismap_liu_audited_until,isms_certified_on"

# V4, row by row: the audit period's end, its corresponding day (None where it has none), the expiry.
TABLE_OF_V4 = [
    ("2023-09-30", "2025-02-01", "2025-01-31"),
    ("2024-02-29", "2025-07-01", "2025-06-30"),
    ("2024-05-15", "2025-09-16", "2025-09-15"),
    ("2023-10-30", None, "2025-02-28"),
    ("2020-07-30", None, "2021-11-30"),
    ("2022-10-28", "2024-02-29", "2024-02-28"),
]


def month_after(year, month):
    return (year, month + 1) if month < 12 else (year + 1, 1)


def last_month_of_term(start, months):
    year, month = start.year, start.month
    for _ in range(months):
        year, month = month_after(year, month)
    return year, month


def corresponding_day(start, months):
    """The day with the number of `start` in the term's last month, or None."""
    year, month = last_month_of_term(start, months)
    day = datetime.date(year, month, 1)
    while (day.year, day.month) == (year, month):
        if day.day == start.day:
            return day
        day += ONE_DAY
    return None


def last_day_of_term(start, months):
    corresponding = corresponding_day(start, months)
    if corresponding is not None:
        return corresponding - ONE_DAY
    year, month = last_month_of_term(start, months)
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def expected_line(day):
    audited = last_day_of_term(day + ONE_DAY, 16)
    certified = last_day_of_term(day, 36)
    return ",".join(d.isoformat() for d in (day, audited, audited, certified))


def check_table_of_v4():
    for audit_end, corresponding, expires in TABLE_OF_V4:
        start = datetime.date.fromisoformat(audit_end) + ONE_DAY
        found = corresponding_day(start, 16)
        if (found and found.isoformat()) != corresponding or last_day_of_term(start, 16).isoformat() != expires:
            sys.exit(f"validity_oracle: wrong itself on the audit end {audit_end} of V4's table")


def expected_lines():
    yield HEADING
    day = FIRST
    while day <= LAST:
        yield expected_line(day)
        day += ONE_DAY


def differences(lines):
    expected = list(expected_lines())
    if len(lines) != len(expected):
        yield f"{len(lines)} lines, expected {len(expected)}"
    for number, (read, wanted) in enumerate(zip(lines, expected), start=1):
        if read != wanted:
            yield f"line {number}: read {read}, expected {wanted}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    check_table_of_v4()
    run = subprocess.run([sys.argv[1]], stdout=subprocess.PIPE, encoding="ascii", check=True)
    found = list(differences(run.stdout.splitlines()))
    for difference in found[:10]:
        print(difference, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"{(LAST - FIRST).days + 1} days, every expiry as computed here")


if __name__ == "__main__":
    main()
