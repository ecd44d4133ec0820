#!/usr/bin/env python3
"""Turns the data files of core/rules into constexpr C++ tables.

    tables.py RULES_FOLDER OUTPUT_FOLDER
    tables.py --texts TEXTS_FILE OUTPUT_FILE

The first writes one .inc file a data file into OUTPUT_FOLDER; each is included by the one source of core/src that owns
it. The second makes a constant of every text of a file of its own, such as the command line tool's.
A broken data file ends the run with a message and leaves the outputs of before alone.
"""

import datetime
import json
import pathlib
import sys

EPOCH = datetime.date(1970, 1, 1)
LAST_READABLE_DAY = "2999-12-31"


def literal(text):
    """A C++ string literal, ASCII only, that holds `text` in UTF-8."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 0x20 <= byte < 0x7F:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def both(text):
    """A `text` with both languages."""
    return f"text{{{literal(text['ja'])}, {literal(text['en'])}}}"


def day(iso):
    """A `day`."""
    number = (datetime.date.fromisoformat(iso) - EPOCH).days
    return f"day{{date::days{{{number}}}}}"


def optional_day(iso):
    return "std::nullopt" if iso is None else day(iso)


def array(element, name, rows):
    """An inline constexpr array; an empty one too."""
    body = "".join(f"    {row},\n" for row in rows)
    return f"inline constexpr std::array<{element}, {len(rows)}> {name}{{{{\n{body}}}}};\n"


def standing(name):
    return "standing::" + {"default": "tool_assumption"}.get(name, name)


def eras(data):
    rows = [
        f"era{{{literal(e['name'])}, {literal(e['sign'])}, '{e['letter']}', {e['year_one']}, "
        f"{day(e['first_day'])}, {day(e['last_day'] or LAST_READABLE_DAY)}}}"
        for e in data["eras"]
    ]
    return array("era", "eras", rows)


def holidays(data):
    names = array("text", "holiday_names", [both(n) for n in data["names"]])
    days = [f"{{{day(iso)}, {index}}}" for iso, index in data["days"]]
    version = f"inline constexpr std::string_view holidays_version = {literal(data['version'])};\n"
    return version + names + array("listed_holiday", "listed_holidays", days)


def columns(data):
    kept = [f"{{column::{c['name']}, {literal(c['name'])}, {both({'ja': c['headers'][0], 'en': c['name']})}}}"
            for c in data["register"]]
    headers = [f"{{{literal(h)}, column::{c['name']}}}" for c in data["register"] for h in [c["name"], *c["headers"]]]
    template = [f"column::{c['name']}" for c in data["register"] if c.get("in_template", True)]
    return (array("column_entry", "column_entries", kept) + array("header_entry", "header_entries", headers)
            + array("column", "template_columns", template))


def keyed(element, name, enum, data):
    rows = [f"{{{enum}::{key}, {literal(key)}, {both(value)}}}" for key, value in data.items()]
    return array(element, name, rows)


def messages(data):
    findings = []
    for f in data["findings"]:
        rule = "std::nullopt" if f["rule"] is None else f"rule_id::{f['rule']}"
        invalidates = "true" if f.get("invalidates", False) else "false"
        findings.append(f"{{finding_code::{f['code']}, {literal(f['code'])}, severity::{f['severity']}, {rule}, "
                        f"{invalidates}, {both(f['text'])}}}")
    standings = [f"{{{standing(key)}, {literal(key)}, {both(value)}}}" for key, value in data["standings"].items()]
    singles = {"unknown_word": data["words"]["unknown"], "end_of_text_word": data["words"]["end_of_text"],
               "notice_text": data["notice"], "holiday_closure": data["closures"]["holiday"],
               "year_end_closure": data["closures"]["year_end"]}
    return "".join([
        array("standing_entry", "standing_entries", standings),
        keyed("severity_entry", "severity_entries", "severity", data["severities"]),
        keyed("status_entry", "status_entries", "status", data["statuses"]),
        keyed("renewal_result_entry", "renewal_result_entries", "renewal_result", data["renewal_results"]),
        keyed("date_error_entry", "date_error_entries", "date_error", data["date_errors"]),
        array("text", "weekday_names", [both(w) for w in data["weekdays"]]),
        array("finding_entry", "finding_entries", findings),
        *[f"inline constexpr text {name} = {both(value)};\n" for name, value in singles.items()],
    ])


def parameter(name, value):
    typed = day(value) if isinstance(value, str) else str(value)
    return f"rule_parameter{{{literal(name)}, {typed}}}"


def source(s):
    return f"rule_source{{{both(s['title'])}, {literal(s['clause'])}, {literal(s['place'])}}}"


def rules(files):
    listed = [rule for data in files for rule in data["rules"]]
    out, rows = [], []
    for r in listed:
        name = r["id"]
        out.append(array("scheme", f"{name}_schemes", [f"scheme::{s}" for s in r["schemes"]]))
        out.append(array("scheme", f"{name}_assumed_for", [f"scheme::{s}" for s in r.get("assumed_for", [])]))
        out.append(array("rule_parameter", f"{name}_parameters",
                         [parameter(*item) for item in r["parameters"].items()]))
        out.append(array("rule_source", f"{name}_sources", [source(s) for s in r["sources"]]))
        out.append(array("rule_change", f"{name}_history",
                         [f"rule_change{{{literal(h['version'])}, {both(h['change'])}}}" for h in r["history"]]))
        rows.append(f"rule{{rule_id::{name}, {literal(name)}, {both(r['title'])}, {both(r['text'])}, "
                    f"{standing(r['standing'])}, {name}_schemes, {name}_assumed_for, {name}_parameters, "
                    f"{optional_day(r['in_force']['from'])}, {optional_day(r['in_force']['until'])}, "
                    f"{name}_sources, {name}_history}}")
    version = max(h["version"] for r in listed for h in r["history"])
    out.append(f"inline constexpr std::string_view latest_change = {literal(version)};\n")
    return "".join(out) + array("rule", "rule_table", rows)


def subjects(data):
    sources = {s["id"]: s for s in data["sources"]}
    topics = {t["id"]: t for t in data["topics"]}
    out, rows = [], []
    for s in data["subjects"]:
        name = "facts_" + s["id"].replace("-", "_")
        facts = []
        for f in s["facts"]:
            at = sources[f["source"]]
            facts.append(f"subject_fact{{{literal(f['topic'])}, {both(topics[f['topic']]['title'])}, "
                         f"{both(f['text'])}, {standing(f['standing'])}, {both(at['title'])}, {literal(at['place'])}}}")
        out.append(array("subject_fact", name, facts))
        rows.append(f"subject{{{literal(s['id'])}, {both(s['title'])}, {name}}}")
    return "".join(out) + array("subject", "subject_table", rows)


def texts(data):
    return "".join(f"inline constexpr text {name} = {both(value)};\n" for name, value in data.items())


def load_file(path):
    try:
        return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        sys.exit(f"{path}: {problem}")


def write_table(path, table):
    pathlib.Path(path).write_text("// Made by tables.py.\n" + table, encoding="ascii")


def write_rules(rules_folder, output_folder):
    def load(name):
        return load_file(pathlib.Path(rules_folder) / f"{name}.json")

    tables = {
        "eras": eras(load("eras")),
        "holidays": holidays(load("holidays")),
        "columns": columns(load("columns")),
        "messages": messages(load("messages")),
        "rules": rules([load("validity"), load("audit_periods")]),
        "subjects": subjects(load("subjects")),
    }
    for name, table in tables.items():
        write_table(pathlib.Path(output_folder) / f"{name}.inc", table)


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "--texts":
        write_table(arguments[2], texts(load_file(arguments[1])))
    elif len(arguments) == 2:
        write_rules(*arguments)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
