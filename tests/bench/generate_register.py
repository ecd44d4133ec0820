#!/usr/bin/env python3
"""Writes a made-up register of ROWS registrations as CSV: generate_register.py ROWS > FILE

The same ROWS give the same bytes on every machine. Every row is well formed (UTF-8, LF, ISO dates, one header), but
not every row is sound: a few periods are too long or too short, a few stated expiries differ from the rule, a few
applications are late. Numbers come back, as those of a service's later generations do. Nothing in it is real.
"""

import datetime
import random
import sys

HEADER = (
    "registration_number,scheme,service_name,provider,service_model,audit_period_start,audit_period_end,"
    "registered_on,expires_on,renewal_applied_on,renewal_decided_on,renewal_result,withdrawn_on,depends_on,alert_days\n"
)

SEED = 20260401
ROWS_PER_WRITE = 10_000

# The days on which audit periods end, and the days that any other date can fall on.
FIRST_END = datetime.date(2024, 4, 1).toordinal()
LAST_END = datetime.date(2026, 1, 31).toordinal()
FIRST_DAY = datetime.date(2020, 1, 1).toordinal()
LAST_DAY = datetime.date(2034, 12, 31).toordinal()

# Names as they stand in the file: those with a comma or a quote are quoted already.
SERVICES = (
    "Aozora Cloud Platform", "Ledger One", "Harbor Object Storage", "Minato Workflow", "Kestrel Mail",
    "Tsubame Forms for Government", "Northgate Platform", "Signpost Directory", "Lantern Backup Service",
    "Sample Analytics", "Cedar ID", "Wakaba Learning", "Relay Gateway Enterprise", "Drift Monitor", "Plain Desk",
    "Orchard Containers",
    "\u9752\u7a7a\u30af\u30e9\u30a6\u30c9", "\u307f\u306a\u3068\u6587\u66f8\u7ba1\u7406",
    "\u82e5\u8449\u7814\u4fee\u30b5\u30fc\u30d3\u30b9", "\u3064\u3070\u3081\u96fb\u5b50\u7533\u8acb",
    '"Ledger One, Public Sector"', '"Cedar ""Plus"" Archive, Japan"',
)
PROVIDERS = (
    "Aozora Systems Corporation", "Ledger Works Japan", "Harborline", "Minato Soft Holdings", "Kestrel Networks",
    "Tsubame Data Communications", "Northgate Japan", "Signpost Laboratories", "Lantern Technologies",
    "Sample Company", "Cedar Online Services", "Wakaba Education Partners",
    "\u682a\u5f0f\u4f1a\u793e\u9752\u7a7a", "\u6e2f\u60c5\u5831\u682a\u5f0f\u4f1a\u793e",
    "\u67b6\u7a7a\u96fb\u7b97\u682a\u5f0f\u4f1a\u793e",
    '"Harborline Co., Ltd."', '"Lantern, Inc."',
)
MODELS = ("SaaS", "SaaS", "SaaS", "PaaS", "IaaS")


def last_day_of_term(start, months):
    """The last day of a term of months that starts with the day `start` (ordinals; the rule of Civil Code 143(2))."""
    day = datetime.date.fromordinal(start)
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1).toordinal() - 1
    except ValueError:  # the month has no such day: the term ends with the month
        after = datetime.date(day.year + years, month + 1, 28) + datetime.timedelta(days=4)
        return after.replace(day=1).toordinal() - 1


def month_ends():
    """The last days of months on which audit periods end."""
    days = range(FIRST_END, LAST_END + 1)
    return [day for day in days if datetime.date.fromordinal(day + 1).day == 1]


def rows(count):
    """Yields the rows as text. Only random() is drawn on: its sequence is promised to stay the same."""
    draw = random.Random(SEED).random
    text = {day: datetime.date.fromordinal(day).isoformat() for day in range(FIRST_DAY, LAST_DAY + 1)}
    expiry_of = {end: last_day_of_term(end + 1, 16) for end in range(FIRST_END, LAST_END + 1)}
    year_start = {end: last_day_of_term(end + 1, -12) + 1 for end in range(FIRST_END, LAST_END + 1)}
    usual_ends = month_ends()

    def below(limit):
        return int(draw() * limit)

    def number(index, year):
        return f"C{year}-{index % 10000:04d}-{index // 10000 % 10}"

    def isms(index, names):
        registered = FIRST_END - 300 + below(1100)
        expires = registered + 1095 - below(30)
        return f"IS {500000 + index % 400000},ISMS,{names},,,{text[registered]},{text[expires]},,,,,,\n"

    def period_start(end):
        chance = draw()
        if chance < 0.80:
            return year_start[end]
        if chance < 0.97:
            return end - 100 - below(250)
        return end - 400 if chance < 0.985 else end - 60

    def registration_day(end):
        chance = draw()
        if chance < 0.96:
            return end + 60 + below(150)
        if chance < 0.98:
            return None
        return end - below(20) if chance < 0.995 else end + 520

    def stated_expiry(rule):
        chance = draw()
        if chance >= 0.33:
            return None
        return rule if chance >= 0.015 else rule + 1 - below(3)

    def renewal(expires):
        """The fields applied, decided and result."""
        chance = draw()
        if chance >= 0.18:
            return ",,"
        applied = expires - 5 - below(90) if chance >= 0.004 else expires + 1 + below(30)
        if draw() < 0.4:
            return f"{text[applied]},,"
        decided = applied + 40 + below(160) if chance >= 0.006 else applied - 3
        return f"{text[applied]},{text[decided]},{'granted' if draw() < 0.93 else 'refused'}"

    for index in range(count):
        names = f"{SERVICES[below(len(SERVICES))]} {index % 997},{PROVIDERS[below(len(PROVIDERS))]},{MODELS[below(5)]}"
        if names[0] == '"':  # the number goes inside the quotes
            names = names.replace(f'" {index % 997},', f' {index % 997}",', 1)
        kind = draw()
        if kind < 0.03:
            yield isms(index, names)
            continue
        end = usual_ends[below(len(usual_ends))] if draw() < 0.6 else FIRST_END + below(LAST_END + 1 - FIRST_END)
        rule = expiry_of[end]
        registered = registration_day(end)
        stated = stated_expiry(rule)
        year = text[registered or end + 120][2:4]
        withdrawn = text[(registered or end + 120) + 30 + below(600)] if draw() < 0.02 else ""
        depends_on = ""
        if draw() < 0.08:
            depends_on = number(below(10000), year)
            if draw() < 0.2:
                depends_on += ";" + number(below(10000), year)
        yield (
            f"{number(index, year)},{'ISMAP-LIU' if kind < 0.15 else 'ISMAP'},{names},"
            f"{text[period_start(end)]},{text[end]},{text[registered] if registered else ''},"
            f"{text[stated] if stated else ''},{renewal(stated or rule)},{withdrawn},{depends_on},"
            f"{30 * (1 + below(6)) if draw() < 0.03 else ''}\n"
        )


def main():
    """Writes the register to standard output in large pieces."""
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit("usage: generate_register.py ROWS > FILE")
    out = sys.stdout.buffer
    out.write(HEADER.encode())
    piece = []
    for row in rows(int(sys.argv[1])):
        piece.append(row)
        if len(piece) == ROWS_PER_WRITE:
            out.write("".join(piece).encode())
            piece.clear()
    out.write("".join(piece).encode())


if __name__ == "__main__":
    main()
