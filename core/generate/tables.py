#!/usr/bin/env python3
"""Turns the data files of core/rules into constexpr C++ tables.

    tables.py RULES_FOLDER OUTPUT_FOLDER
    tables.py --texts TEXTS_FILE OUTPUT_FILE

The first writes one .inc file a data file into OUTPUT_FOLDER; each is included by the one source of core/src that owns
it. The second makes a constant of every text of a file of its own, such as the command line tool's.
A broken data file ends the run with a message and leaves the outputs of before alone.
"""

import datetime
import hashlib
import json
import pathlib
import sys

EPOCH = datetime.date(1970, 1, 1)
LAST_READABLE_DAY = "2999-12-31"
RULE_FILES = ("validity", "audit_periods", "classes", "impact", "selection")  # in the order of rule_id
DIGEST_LENGTH = 12  # hexadecimal digits


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
        f"era{{{literal(e['name'])}, {literal(e['square'])}, {literal(e['sign'])}, '{e['letter']}', {e['year_one']}, "
        f"{day(e['first_day'])}, {day(e['last_day'] or LAST_READABLE_DAY)}}}"
        for e in data["eras"]
    ]
    return array("era", "eras", rows)


def holidays(data):
    names = array("text", "holiday_names", [both(n) for n in data["names"]])
    days = [datetime.date.fromisoformat(iso) for iso, _ in data["days"]]
    later = [(each - before).days for before, each in zip([days[0], *days], days)]
    listed = [f"{{{gap}, {index}}}" for gap, (_, index) in zip(later, data["days"])]
    version = f"inline constexpr std::string_view holidays_version = {literal(data['version'])};\n"
    first = f"inline constexpr day first_listed_holiday = {day(data['days'][0][0])};\n"
    return version + first + names + array("listed_holiday", "listed_holidays", listed)


def columns(data):
    kept = [f"{{column::{c['name']}, {literal(c['name'])}, {both({'ja': c['headers'][0], 'en': c['name']})}}}"
            for c in data["columns"]]
    headers = {c["name"]: [c["name"], *c["headers"]] for c in data["columns"]}
    left_out = {c["name"] for c in data["columns"] if not c.get("in_template", True)}
    out = array("column_entry", "column_entries", kept)
    out += array("std::string_view", "header_notes", [literal(f"({note})") for note in data["notes"]])
    for kind in ("register", "workloads"):
        known = [f"{{{literal(h)}, column::{name}}}" for name in data[kind] for h in headers[name]]
        out += array("known_header", f"{kind}_headers", known)
        out += array("column", f"{kind}_columns", [f"column::{name}" for name in data[kind]])
        out += array("column", f"{kind}_template", [f"column::{name}" for name in data[kind] if name not in left_out])
    return out


def keyed(element, name, enum, data):
    rows = [f"{{{enum}::{key}, {literal(key)}, {both(value)}}}" for key, value in data.items()]
    return array(element, name, rows)


def service_models(data):
    """Their identifiers are as people write them: SaaS, not saas."""
    rows = [f"{{service_model::{key.lower()}, {literal(key)}, {both(value)}}}" for key, value in data.items()]
    return array("service_model_entry", "service_model_entries", rows)


def messages(data):
    findings = []
    for f in data["findings"]:
        rule = "std::nullopt" if f["rule"] is None else f"rule_id::{f['rule']}"
        invalidates, of_workloads = ["true" if f.get(key, False) else "false" for key in ("invalidates", "of_workloads")]
        findings.append(f"{{finding_code::{f['code']}, {literal(f['code'])}, severity::{f['severity']}, {rule}, "
                        f"{invalidates}, {of_workloads}, {both(f['text'])}}}")
    standings = [f"{{{standing(key)}, {literal(key)}, {both(value)}}}" for key, value in data["standings"].items()]
    singles = {"period_unreadable_wording": data["period_unreadable"], "unknown_word": data["words"]["unknown"], "end_of_text_word": data["words"]["end_of_text"],
               "notice_text": data["notice"], "holiday_closure": data["closures"]["holiday"],
               "year_end_closure": data["closures"]["year_end"], "undetermined_text": data["undetermined"],
               "policy_standing_text": data["policy_standing"],
               **{f"policy_{key}_text": value for key, value in data["verdict_of_policy"].items()}}
    return "".join([
        array("standing_entry", "standing_entries", standings),
        keyed("severity_entry", "severity_entries", "severity", data["severities"]),
        keyed("status_entry", "status_entries", "status", data["statuses"]),
        keyed("renewal_result_entry", "renewal_result_entries", "renewal_result", data["renewal_results"]),
        keyed("date_error_entry", "date_error_entries", "date_error", data["date_errors"]),
        keyed("json_error_entry", "json_error_entries", "json_error", data["json_errors"]),
        keyed("outcome_entry", "outcome_entries", "outcome", data["outcomes"]),
        keyed("binding_entry", "binding_entries", "binding", data["bindings"]),
        keyed("organisation_type_entry", "organisation_type_entries", "organisation_type", data["organisation_types"]),
        keyed("network_model_entry", "network_model_entries", "network_model", data["network_models"]),
        service_models(data["service_models"]),
        keyed("impact_level_entry", "impact_level_entries", "impact_level", data["impact_levels"]),
        keyed("aspect_entry", "aspect_entries", "aspect", data["aspects"]),
        keyed("fact_entry", "fact_entries", "fact", data["facts"]),
        keyed("no_change_entry", "no_change_entries", "no_change", data["no_changes"]),
        array("text", "weekday_names", [both(w) for w in data["weekdays"]]),
        array("finding_entry", "finding_entries", findings),
        *[f"inline constexpr text {name} = {both(value)};\n" for name, value in singles.items()],
    ])


def policy_messages(data):
    return (keyed("policy_error_entry", "policy_error_entries", "policy_error", data["errors"])
            + keyed("json_kind_entry", "json_kind_entries", "json_kind", data["kinds"]))


def parameter(name, value):
    typed = day(value) if isinstance(value, str) else str(value)
    return f"rule_parameter{{{literal(name)}, {typed}}}"


def source(s):
    return f"rule_source{{{both(s['title'])}, {literal(s['clause'])}, {literal(s['place'])}}}"


def verdict(v):
    return f"rule_verdict{{verdict::{v['verdict']}, {standing(v['standing'])}, {both(v['text'])}}}"


def verdicts(names):
    """Their names; and the enumerators of those names, for the compiler to hold against the enumeration."""
    return (array("std::string_view", "verdict_names", [literal(name) for name in names])
            + array("verdict", "named_verdicts", [f"verdict::{name}" for name in names]))


def digest(files):
    """Of what the files say, however it is laid out."""
    plain = json.dumps(files, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


def rules(files, verdict_names, all_data):
    listed = [rule for data in files for rule in data["rules"]]
    out, rows = [verdicts(verdict_names)], []
    for r in listed:
        name = r["id"]
        out.append(array("scheme", f"{name}_schemes", [f"scheme::{s}" for s in r.get("schemes", [])]))
        out.append(array("scheme", f"{name}_assumed_for", [f"scheme::{s}" for s in r.get("assumed_for", [])]))
        out.append(array("rule_parameter", f"{name}_parameters",
                         [parameter(*item) for item in r["parameters"].items()]))
        out.append(array("rule_source", f"{name}_sources", [source(s) for s in r["sources"]]))
        out.append(array("rule_verdict", f"{name}_verdicts", [verdict(v) for v in r.get("verdicts", [])]))
        rows.append(f"rule{{rule_id::{name}, {literal(name)}, {both(r['title'])}, "
                    f"{standing(r['standing'])}, {name}_schemes, {name}_assumed_for, {name}_parameters, "
                    f"{optional_day(r['in_force']['from'])}, {optional_day(r['in_force']['until'])}, "
                    f"{name}_sources, {name}_verdicts}}")
    version = max(h["version"] for r in listed for h in r["history"])
    out.append(f"inline constexpr std::string_view latest_change = {literal(version)};\n"
               f"inline constexpr day day_of_latest_change = {day(version)};\n"
               f"inline constexpr std::string_view digest_of_rules = {literal(digest(all_data))};\n")
    return "".join(out) + array("rule", "rule_table", rows)


def rule_words(files):
    """What only explanations need: apart, so that programs that explain nothing do not carry it."""
    out, rows = [], []
    for r in (rule for data in files for rule in data["rules"]):
        name = r["id"]
        out.append(array("rule_change", f"{name}_history",
                         [f"rule_change{{{literal(h['version'])}, {both(h['change'])}}}" for h in r["history"]]))
        rows.append(f"rule_words{{rule_id::{name}, {both(r['text'])}, {name}_history}}")
    return "".join(out) + array("rule_words", "rule_words_table", rows)


def impact(data):
    degrees = [f"bundled_degree{{{literal(d['id'])}, {both(d['title'])}, impact_level::{d['level']}}}"
               for d in data["degrees"]]
    questions = [f"bundled_question{{{literal(q['id'])}, aspect::{q['aspect']}, {both(q['title'])}, {both(q['text'])}}}"
                 for q in data["questions"]]
    return (array("bundled_degree", "bundled_degrees", degrees)
            + array("bundled_question", "bundled_questions", questions))


def target_work(data):
    rows = [f"bundled_work{{{literal(r['id'])}, {both(r['title'])}, {both(r['text'])}, {standing(r['standing'])}, "
            f"{source(r['source'])}}}" for r in data["rows"]]
    return array("bundled_work", "bundled_target_work", rows)


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
    return "".join(f"inline constexpr text {name} = {both(value)};\n" for name, value in data.items() if name != "$schema")


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

    rule_files = [load(name) for name in RULE_FILES]
    target_work_file = load("target_work")
    tables = {
        "eras": eras(load("eras")),
        "holidays": holidays(load("holidays")),
        "calendar_texts": texts(load("calendar_texts")),
        "columns": columns(load("columns")),
        "messages": messages(load("messages")),
        "policy_messages": policy_messages(load("policy_messages")),
        "record": texts(load("record")),
        "workload_texts": texts(load("workload_texts")),
        "window_texts": texts(load("window_texts")),
        "explanation_texts": texts(load("explanation_texts")),
        "rules": rules(rule_files, load("rules.schema")["$defs"]["verdict_name"]["enum"], [*rule_files, target_work_file]),
        "rule_words": rule_words(rule_files),
        "impact": impact(load("impact")),
        "target_work": target_work(target_work_file),
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
