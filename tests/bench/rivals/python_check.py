#!/usr/bin/env python3
"""Python's csv module doing what `ismap check --format csv` does: python_check.py IN.csv OUT.csv AS_OF

It does less, as DuckDB does (duckdb_check.mjs): UTF-8 and ISO dates only, six of the findings, no messages. Days are
numbers, and each date is read, moved on and written once: a register has few of them.
"""

import csv
import datetime
import functools
import sys


@functools.cache
def number(text):
    """The day as a number; None for an empty cell."""
    return datetime.date.fromisoformat(text).toordinal() if text else None


@functools.cache
def text(day):
    return datetime.date.fromordinal(day).isoformat()


@functools.cache
def last_day_of_term(start, months):
    """The last day of a term of months that starts with the day `start` (Civil Code 143(2))."""
    day = datetime.date.fromordinal(start)
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1).toordinal() - 1
    except ValueError:  # the month has no such day: the term ends with the month
        after = datetime.date(day.year + years, month + 1, 28) + datetime.timedelta(days=4)
        return after.replace(day=1).toordinal() - 1


def status_of(expiry, last, pending, cells, today):
    """`cells` are registered_on, audit_period_end, withdrawn_on, is_isms and alert_days."""
    registered, audit_end, withdrawn, is_isms, alert = cells
    if expiry is None:
        return "invalid"
    if withdrawn and today >= withdrawn:
        return "withdrawn"
    if registered:
        if today < registered:
            return "upcoming"
    elif not is_isms and audit_end and today <= audit_end:
        return "upcoming"
    if pending:
        return "renewal_pending"
    if last is not None and today > last:
        return "expired"
    left = (expiry if last is None else last) - today
    return "expiring" if left <= alert else "valid"


def findings_of(is_isms, start, end, registered, stated, rule, expiry):
    found = []
    if not is_isms and start and end:
        if end > last_day_of_term(start, 12):
            found.append("audit_period_too_long")
        if end < last_day_of_term(start, 3):
            found.append("audit_period_too_short")
    if not is_isms and registered and end and registered <= end:
        found.append("registered_before_audit_end")
    if registered and expiry and registered > expiry:
        found.append("registered_after_expiry")
    if not registered:
        found.append("registered_on_missing")
    if not is_isms and stated and rule and stated != rule:
        found.append("expiry_differs_from_rule")
    return ";".join(found)


def answers(row, today, as_of):
    """The cells that are appended to a row."""
    is_isms = row[1] == "ISMS"
    start, end, registered, stated, applied, decided = map(number, row[5:11])
    withdrawn = number(row[12])
    anchor = registered if is_isms else end
    rule = anchor and (last_day_of_term(anchor, 36) if is_isms else last_day_of_term(anchor + 1, 16))
    expiry = stated or rule
    counts = bool(applied and expiry and applied <= today and applied <= expiry
                  and (not registered or applied >= registered))
    decision = decided if counts and decided and applied <= decided <= today else None
    last = None if counts and decision is None else expiry
    if decision is not None:
        last = max(expiry, decision)
    if withdrawn:
        last = withdrawn - 1 if last is None else min(last, withdrawn - 1)
    pending = counts and (decision is None or today <= decision)
    status = status_of(expiry, last, pending, (registered, end, withdrawn, is_isms, int(row[14] or 120)), today)
    findings = findings_of(is_isms, start, end, registered, stated, rule, expiry)
    if expiry is None:
        return [as_of, "", "", status, "", findings]
    left = (expiry if last is None else last) - today
    return [as_of, text(expiry), "open" if last is None else text(last), status, left, findings]


def main(source, target, as_of):
    today = number(as_of)
    with open(source, encoding="utf-8", newline="") as read, open(target, "w", encoding="utf-8", newline="") as written:
        rows = csv.reader(read)
        out = csv.writer(written, lineterminator="\n")
        out.writerow(next(rows) + ["ismap_as_of", "ismap_expires_on", "ismap_valid_until", "ismap_status",
                                   "ismap_days_left", "ismap_findings"])
        out.writerows(row + answers(row, today, as_of) for row in rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
