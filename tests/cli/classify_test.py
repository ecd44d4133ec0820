"""`ismap classify` as its users run it: every input in every format, what goes wrong and how it is told."""

import contextlib
import csv
import datetime
import io
import itertools
import json
import os
import pty
import re
import tty
import unittest

from tool import AS_OF, ROOT, ToolTest, register

APPENDED = ["ismap_as_of", "ismap_impact", "ismap_outcome", "ismap_possible_outcomes", "ismap_binding",
            "ismap_next_question", "ismap_rules", "ismap_standing", "ismap_policies", "ismap_findings"]
FORMATS = ["table", "csv", "json", "jsonl", "markdown"]
OUTCOMES = ["no_list_required", "ismap_or_liu", "ismap", "refer", "undetermined"]
TITLES = {"no_list_required": "no list required", "ismap_or_liu": "ISMAP or ISMAP-LIU", "ismap": "ISMAP",
          "refer": "individual decision", "undetermined": "undetermined"}
POLICY = str(ROOT / "tools" / "samples" / "policy-made-up.json")
QUESTIONS = str(ROOT / "tools" / "samples" / "policy-own-questions.json")
NOTICE = {"en": "This is not an official judgement.", "ja": "本結果は公式の判断ではありません。"}


def workload(name="", **cells):
    """One row of a table; what is not said is empty."""
    columns = ("organisation_type", "service_model", "confidentiality", "target_work", "impact_confidentiality",
               "impact_integrity", "impact_availability")
    return {"workload_id": name} | dict.fromkeys(columns, "") | cells


LOW = {"impact_confidentiality": "low", "impact_integrity": "limited", "impact_availability": "negligible"}

# A workload for each outcome, with what else is said of it.
WORKLOAD_OF = {
    "no_list_required": workload("A", organisation_type="national_agency", confidentiality="1"),
    "ismap_or_liu": workload("B", organisation_type="national_agency", service_model="SaaS", confidentiality="2",
                             target_work="policy-coordination", **LOW),
    "ismap": workload("C", organisation_type="national_agency", service_model="IaaS", confidentiality="2"),
    "refer": workload("D", organisation_type="national_agency", confidentiality="3"),
    "undetermined": workload("E", organisation_type="national_agency", confidentiality="2", service_model="SaaS"),
}
POSSIBLE = {"undetermined": "ismap_or_liu;ismap"}
INVALID = workload("F", organisation_type="national_agency", service_model="SAS", confidentiality="3")
ALL = register(*WORKLOAD_OF.values())


class ClassifyTest(ToolTest):
    """A test that runs `ismap classify`, on AS_OF unless it says otherwise."""

    def classify(self, *args, content=None, as_of=AS_OF, **more):
        if content is not None:
            args = (self.write("w.csv", content), *args)
        return self.run_tool("classify", *args, *(["--as-of", as_of] if as_of else []), **more)

    def outcomes(self, *args, **more):
        """The outcomes of the rows, in their order."""
        return [r["result"]["outcome"] for r in self.classify(*args, "--format", "jsonl", **more).rows]

    def found(self, *args, **more):
        """The findings' codes of the rows."""
        return [[f["code"] for f in r["findings"]] for r in self.classify(*args, "--format", "jsonl", **more).rows]


# --- Every input in every format ---

def given(row):
    return {column: text for column, text in row.items() if text}


def inputs_of(row):
    """The same workload by each way of giving one: the arguments, the standard input and its name in results."""
    options = [word for column, text in given(row).items() for word in ("--" + column.replace("_", "-"), text)]
    return {"a file": (["one.csv"], b"", "one.csv"), "standard input": (["-"], register(row), "standard input"),
            "JSON": (["one.json"], b"", "one.json"), "options": (options, b"", "command line")}


def answer_in(run, name):
    """The outcome of the only workload, as each format says it."""
    if name == "csv":
        return run.cells[0]["ismap_outcome"]
    if name in ("json", "jsonl"):
        return (run.json["rows"] if name == "json" else run.rows)[0]["result"]["outcome"]
    [line] = [line for line in run.lines if line.lstrip("| ").startswith("List to choose from")]
    said = line.removeprefix("| List to choose from |").removeprefix("List to choose from").strip(" |")
    return next(outcome for outcome, title in TITLES.items() if said.split(" (")[0] == title)


class Inputs(ClassifyTest):
    def test_a_workload_comes_to_the_same_however_it_is_given_and_shown(self):
        for outcome, row in WORKLOAD_OF.items():
            self.write("one.csv", register(row))
            self.write("one.json", json.dumps(given(row)))
            for (what, (args, stdin, _)), name in itertools.product(inputs_of(row).items(), FORMATS):
                with self.subTest((outcome, what, name)):
                    run = self.classify(*args, "--format", name, stdin=stdin)
                    self.assertEqual((run.status, answer_in(run, name)), (0, outcome))

    def test_results_name_their_input_and_hold_the_same(self):
        row = WORKLOAD_OF["ismap_or_liu"]
        self.write("one.csv", register(given(row)))
        self.write("one.json", json.dumps(given(row)))
        results = []
        for args, stdin, name in inputs_of(row).values():
            [only] = self.classify(*args, "--format", "jsonl", stdin=stdin).rows
            self.assertEqual((only["source"], only["input"]), (name, given(row)))
            results.append(only["result"])
        self.assertEqual(results, [results[0]] * 4)

    def test_a_table_comes_out_row_by_row_in_every_format(self):
        expected = list(WORKLOAD_OF)
        self.assertEqual([c["ismap_outcome"] for c in self.classify("--format", "csv", content=ALL).cells], expected)
        rows = self.classify("--format", "json", content=ALL).json["rows"]
        self.assertEqual([r["result"]["outcome"] for r in rows], expected)
        self.assertEqual([r["line"] for r in rows], [2, 3, 4, 5, 6])
        self.assertEqual([r["input"]["workload_id"] for r in rows], list("ABCDE"))
        self.assertEqual(self.outcomes(content=ALL), expected)
        for name in ("table", "markdown"):
            lines = [line.replace("|", " ").split() for line in self.classify("--format", name, content=ALL).lines]
            shown = {words[1]: " ".join(words) for words in lines if words[:1] and words[0] in list("23456")}
            self.assertEqual(list(shown), list("ABCDE"))
            for row, outcome in zip("ABCDE", expected, strict=True):
                self.assertIn(" " + TITLES[outcome], shown[row])

    def test_classes_are_read_as_the_common_standards_name_them(self):
        header = "confidentiality,integrity,availability\n"
        for row in ("機密性２情報,完全性1,可用性1情報", "機密性1；機密性2情報,1,1", "2情報,完全性1情報,1"):
            cells = self.classify("--format", "csv", content=header + row + "\n").cells[0]
            self.assertEqual(cells["ismap_findings"], "", row)
            plain = self.classify("--format", "csv", content=header + "2,1,1\n").cells[0]
            self.assertEqual(cells["ismap_outcome"], plain["ismap_outcome"], row)
        for row in ("完全性2,1,1", "情報,1,1", "機密性,1,1", "機密性4情報,1,1"):
            cells = self.classify("--format", "csv", content=header + row + "\n").cells[0]
            self.assertEqual(cells["ismap_findings"], "value_unreadable", row)

    def test_a_name_cannot_command_a_terminal(self):
        self.write("one.json", json.dumps({"confidentiality": "2", "\x1b]0;owned\x07x": "1"}))
        self.assertNotIn("\x1b", self.run_tool("classify", "one.json", "--lang", "en").err)

    def test_a_record_says_unknown_in_its_own_language(self):
        content = "workload_id,service_model,is_secret_document\nunknown,unknown,unknown\n"
        for lang, expected in (("ja", ["| 業務ID | unknown |", "| サービス形態 | 不明 |", "| 秘密文書 | 不明 |"]),
                               ("en", ["| workload\\_id | unknown |", "| service model | unknown |",
                                       "| secret document | unknown |"])):
            answers = self.classify("--format", "markdown", "--lang", lang, content=content).text.split("## ")[2]
            self.assertEqual(answers.splitlines()[4:7], expected)

    def test_the_next_question_is_named_in_words(self):
        known = "organisation_type,service_model,confidentiality,integrity,availability,target_work\n"
        content = known + "national_agency,SaaS,2,1,1,policy-coordination\n"
        for lang, title in (("ja", "機密性影響度（権利利益）"), ("en", "impact on confidentiality (rights and interests)")):
            text = self.classify("--format", "markdown", "--lang", lang, content=content).text
            self.assertIn(f"| {title}: ", text)

    def test_the_appended_columns_say_what_they_should(self):
        cells = {c["workload_id"]: c for c in self.classify("--format", "csv", content=ALL).cells}
        for outcome, row in WORKLOAD_OF.items():
            c = cells[row["workload_id"]]
            self.assertEqual(list(c)[-10:], APPENDED)
            self.assertEqual(c["ismap_as_of"], AS_OF)
            self.assertEqual(c["ismap_possible_outcomes"], POSSIBLE.get(outcome, outcome))
            self.assertEqual((c["ismap_binding"], c["ismap_findings"], c["ismap_policies"]), ("yes", "", ""))
            self.assertEqual(c["ismap_next_question"] != "", outcome == "undetermined")
            self.assertEqual(c["ismap_impact"], "low" if outcome == "ismap_or_liu" else "unknown")
        self.assertEqual(cells["C"]["ismap_rules"], "C1;S1;S5;S8")
        self.assertEqual(cells["D"]["ismap_rules"], "C1;S3;S8")

    def test_json_tells_the_run_and_counts_every_row(self):
        run = self.classify("--format", "json", content=register(*WORKLOAD_OF.values(), INVALID))
        self.assertEqual((run.json["program"], run.json["as_of"], run.json["policies"]), ("ismap", AS_OF, []))
        self.assertEqual(run.json["notice"], NOTICE["en"])
        summary = run.json["summary"]
        self.assertEqual((summary["rows"], summary["invalid"]), (6, 1))
        self.assertEqual(summary["outcomes"], dict.fromkeys(OUTCOMES, 1) | {"refer": 2})
        self.assertEqual(summary["findings"], {"info": 0, "warning": 0, "error": 1})

    def test_every_output_says_the_day_the_versions_and_that_it_is_not_official(self):
        for lang, name in itertools.product(("en", "ja"), FORMATS):
            with self.subTest((lang, name)):
                run = self.classify("--format", name, "--lang", lang, content=ALL)
                told = run.text + run.err
                self.assertIn(NOTICE[lang], told)
                self.assertIn(AS_OF, told)
                self.assertRegex(told, r"\b20\d\d-\d\d-\d\d\b.*\b20\d\d-\d\d-\d\d\b")

    def test_a_workload_in_json_may_hold_lists_numbers_truths_and_nulls(self):
        self.write("one.json", json.dumps({"業務ID": "J", "機密性": [1, "2", None], "is_secret_document": False,
                                           "is_probably_non_disclosable": True, "service_model": None}))
        run = self.classify("one.json", "--format", "json")
        [only] = run.json["rows"]
        self.assertEqual(only["result"]["classes"]["confidentiality"], "2")
        self.assertEqual(only["result"]["possible_outcomes"], ["ismap_or_liu", "ismap"])
        self.assertEqual((run.status, only["findings"]), (0, []))

    def test_several_workloads_in_json_are_several_rows(self):
        for outcome, row in WORKLOAD_OF.items():
            self.write(f"{outcome}.json", json.dumps(given(row)))
        names = [f"{outcome}.json" for outcome in WORKLOAD_OF]
        rows = self.classify(*names, "--format", "jsonl").rows
        self.assertEqual([(r["source"], r["result"]["outcome"]) for r in rows],
                         [(f"{outcome}.json", outcome) for outcome in WORKLOAD_OF])

    def test_answers_to_questions_may_be_given_with_and_without_impact(self):
        for name in ("integrity_work", "impact_integrity_work"):
            for word, levels in (("severe", "high"), ("重大", ["moderate", "high"]), ("limited", None)):
                run = self.classify("--answer", f"{name}={word}", "--format", "json")
                [only] = run.json["rows"]
                self.assertEqual(only["result"]["impact_by_aspect"]["integrity"], levels)
                self.assertEqual((run.status, only["input"]), (0, {"impact_integrity_work": word}))

    def test_a_table_without_rows_is_fine(self):
        for content in (b"confidentiality\n", b"confidentiality", "機密性\n\n\n"):
            run = self.classify("--format", "json", content=content)
            self.assertEqual((run.status, run.json["rows"], run.json["summary"]["rows"]), (0, [], 0))


# --- What is shown, and what the exit status says ---

class Only(ClassifyTest):
    def test_it_shows_the_outcomes_that_are_named_and_counts_all(self):
        for wanted in [[outcome] for outcome in OUTCOMES] + [["refer", "ismap"], OUTCOMES]:
            with self.subTest(wanted):
                run = self.classify("--only", ",".join(wanted), "--format", "json", content=ALL)
                self.assertEqual([r["result"]["outcome"] for r in run.json["rows"]],
                                 [outcome for outcome in WORKLOAD_OF if outcome in wanted])
                self.assertEqual((run.status, run.json["summary"]["rows"]), (0, 5))
                self.assertTrue(run.err.startswith("5 rows: "), run.err)

    def test_csv_keeps_the_header_and_the_rows_that_are_shown(self):
        run = self.classify("--only", "ismap", "--format", "csv", content=ALL + b"\n,,,\n")
        self.assertEqual([c["workload_id"] for c in run.cells], ["C"])
        self.assertEqual(len(run.lines), 2)

    def test_the_exit_status_still_counts_every_row(self):
        content = register(*WORKLOAD_OF.values(), INVALID)
        self.assertEqual(self.classify("--only", "ismap", content=content).status, 3)
        self.assertEqual(self.classify("--only", "ismap", "--fail-on", "no_list_required", content=ALL).status, 1)

    def test_where_nothing_is_left_the_table_says_so(self):
        for lang, expected in (("en", "no row"), ("ja", "行")):
            run = self.classify("--only", "refer", "--lang", lang, content=register(WORKLOAD_OF["ismap"]))
            self.assertEqual(run.status, 0)
            self.assertIn(expected, run.text.lower())
            self.assertNotIn("IaaS", run.text)


class FailOn(ClassifyTest):
    def test_nothing_fails_unless_it_is_named(self):
        self.assertEqual(self.classify(content=ALL).status, 0)
        self.assertEqual(self.classify("--fail-on", "none", content=ALL).status, 0)

    def test_an_outcome_that_is_named_and_there_makes_it_1(self):
        for outcome, named in itertools.product(OUTCOMES, OUTCOMES):
            run = self.classify("--fail-on", named, content=register(WORKLOAD_OF[outcome]))
            self.assertEqual(run.status, 1 if outcome == named else 0, (outcome, named))
        self.assertEqual(self.classify("--fail-on", "refer,ismap", content=register(WORKLOAD_OF["ismap"])).status, 1)

    FOUND = {
        "target_work_unknown": workload("x", confidentiality="2", target_work="ours"),
        "class_and_impact_disagree": workload("x", confidentiality="1", impact_confidentiality="high"),
        "impact_conflict": workload("x", impact_integrity="low") | {"impact_integrity_work": "severe"},
    }

    def test_a_finding_that_is_named_and_there_makes_it_1(self):
        for code, named in itertools.product(self.FOUND, self.FOUND):
            run = self.classify("--fail-on", named, content=register(self.FOUND[code]))
            self.assertEqual(run.status, 1 if code == named else 0, (code, named))

    def test_a_row_that_cannot_be_read_weighs_more_and_needs_no_name(self):
        content = register(WORKLOAD_OF["refer"], INVALID)
        for more in ([], ["--fail-on", "none"], ["--fail-on", "refer"], ["--fail-on", "value_unreadable"]):
            self.assertEqual(self.classify(*more, content=content).status, 3)

    def test_every_error_of_a_row_makes_it_3(self):
        rows = {"value_unreadable": "national_agency,SaaS,4", "class_of_other_scale": "national_agency,SaaS,3A",
                "too_many_fields": "other,SaaS,2,x", "unclosed_quote": 'other,SaaS,"2', "bytes_unreadable": b"\xff,,2",
                "record_too_long": "other,SaaS,2" + " " * 100}
        for code, row in rows.items():
            with self.subTest(code):
                row = row if isinstance(row, bytes) else row.encode()
                content = b"organisation_type,service_model,confidentiality\n" + row + b"\n"
                self.assertIn(code, sum(self.found("--max-record", "100", content=content), []))
                self.assertEqual(self.classify("--max-record", "100", content=content).status, 3)


class ExitStatus(ClassifyTest):
    FILES = {0: register(WORKLOAD_OF["ismap"]), 1: register(WORKLOAD_OF["refer"]), 3: register(INVALID),
             4: b"no,date\n1,2\n"}
    WEIGHT = [4, 2, 3, 1, 0]

    def test_of_two_files_the_weightier_counts_in_either_order(self):
        for status, content in self.FILES.items():
            self.write(f"{status}.csv", content)
        for pair, name in itertools.product(itertools.product(self.FILES, repeat=2), ("table", "json", "jsonl")):
            with self.subTest((pair, name)):
                run = self.classify(*[f"{status}.csv" for status in pair], "--fail-on", "refer", "--format", name)
                self.assertEqual(run.status, min(pair, key=self.WEIGHT.index))

    def test_of_two_rows_the_weightier_counts_in_either_order(self):
        for rows in itertools.permutations([WORKLOAD_OF["refer"], WORKLOAD_OF["ismap"], INVALID]):
            self.assertEqual(self.classify("--fail-on", "refer", content=register(*rows)).status, 3)
            self.assertEqual(self.classify("--fail-on", "refer", content=register(*rows[:2])).status,
                             3 if INVALID in rows[:2] else 1)

    def test_output_that_fails_weighs_most(self):
        for content in (ALL, register(INVALID)):
            self.assertEqual(self.classify("-o", "nowhere/out.csv", content=content).status, 4)

    USAGE = {
        "no workload": ([], "No workload is given", "業務がありません"),
        "files and answers": (["w.csv", "--confidentiality", "2"], "cannot be given together", "回答"),
        "standard input twice": (["-", "-"], "only once", "標準入力"),
        "standard input among files that become one table": (["w.csv", "-", "--format", "csv"], "(-)", "標準入力"),
        "an outcome unknown": (["w.csv", "--only", "liu"], 'no_list_required, ismap_or_liu, ismap, refer', "「liu」"),
        "a status in place of an outcome": (["w.csv", "--only", "expired"], "undetermined", "「expired」"),
        "a finding unknown": (["w.csv", "--fail-on", "bad"], '"bad"', "「bad」"),
        "no day": (["w.csv", "--as-of", "soon"], '"soon"', "「soon」"),
        "a format unknown": (["w.csv", "--format", "xml"], "table, csv, json, jsonl, markdown", "「xml」"),
        "a question unknown": (["--answer", "integrity_money=low"], "availability_trust", "「integrity_money」"),
        "an answer without a question": (["--answer", "=low"], "QUESTION=DEGREE", "設問=度合い"),
        "an answer without a degree": (["--answer", "low"], "QUESTION=DEGREE", "設問=度合い"),
        "a column without a header": (["w.csv", "--column", "integrity"], "NAME=HEADER", "integrity"),
        "a column unknown": (["w.csv", "--column", "size=x"], "NAME=HEADER", "size=x"),
        "an option of check": (["w.csv", "--within", "3"], "--within", "--within"),
        "a limit that is no number": (["w.csv", "--max-record", "big"], '"big"', "「big」"),
    }

    def test_wrong_usage_says_what_is_wrong_and_reads_nothing(self):
        self.write("w.csv", ALL)
        for (what, (args, en, ja)), lang in itertools.product(self.USAGE.items(), ("en", "ja")):
            with self.subTest((what, lang)):
                run = self.run_tool("classify", *args, "--lang", lang)
                self.assertEqual((run.status, run.out), (2, b""))
                self.assertTrue(run.err.startswith("ismap: "), run.err)
                self.assertIn(en if lang == "en" else ja, run.err)

    def test_a_run_that_has_no_input_writes_no_result(self):
        for name in FORMATS:
            for content in (self.FILES[4], b"", b"\n"):
                run = self.classify("--format", name, content=content)
                self.assertEqual((run.status, run.out), (4, b""))


class SeveralFiles(ClassifyTest):
    BAD = {
        "missing.csv": (None, "cannot be read", "読めません"),
        "folder": (None, "cannot be read", "読めません"),
        "empty.csv": (b"", "has no header", "見出しがありません"),
        "header.csv": (b"a,b\n1,2\n", "no column holds an answer", "列がありません"),
        "twice.csv": ("confidentiality,機密性\n1,2\n", "columns 1 and 2 both are confidentiality", "1列目と2列目"),
        "bytes.csv": (b"confidentiality,\xff\n", "--encoding", "--encoding"),
        "quote.csv": (b'confidentiality,"integrity\n1,2\n', "quote", "引用符"),
        "cr.csv": (b"confidentiality,integrity\r1,2\r", "CR", "CR"),
    }

    def setUp(self):
        super().setUp()
        (self.folder / "folder").mkdir()
        for name, (content, _, _) in self.BAD.items():
            if content is not None:
                self.write(name, content)
        self.write("good.csv", register(WORKLOAD_OF["ismap"]))
        self.write("other.csv", register(WORKLOAD_OF["refer"], WORKLOAD_OF["ismap_or_liu"]))

    def test_one_that_cannot_be_used_leaves_the_others_to_be_classified(self):
        expected = [("good.csv", "ismap"), ("other.csv", "refer"), ("other.csv", "ismap_or_liu")]
        for (bad, (_, en, ja)), place, lang in itertools.product(self.BAD.items(), range(3), ("en", "ja")):
            with self.subTest((bad, place, lang)):
                names = ["good.csv", "other.csv"]
                names.insert(place, bad)
                run = self.classify(*names, "--format", "jsonl", "--lang", lang)
                self.assertEqual(run.status, 4)
                self.assertEqual([(r["source"], r["result"]["outcome"]) for r in run.rows], expected)
                [line] = [line for line in run.err.splitlines() if line.startswith("ismap: " + bad)]
                self.assertIn(en if lang == "en" else ja, line)

    def test_every_one_that_cannot_be_used_is_told(self):
        run = self.classify(*self.BAD, "good.csv", "--format", "json")
        self.assertEqual((run.status, [r["source"] for r in run.json["rows"]]), (4, ["good.csv"]))
        told = [line.split(" ")[1].split(":")[0] for line in run.err.splitlines() if line.startswith("ismap: ")]
        self.assertEqual(told, list(self.BAD))

    def test_tables_name_the_file_of_each_row(self):
        for name in ("table", "markdown"):
            run = self.classify("good.csv", "missing.csv", "other.csv", "--format", name)
            self.assertEqual(run.status, 4)
            self.assertEqual([run.text.count(source) for source in ("good.csv", "other.csv")], [1, 2])

    def test_what_can_be_classified_is_written_to_the_file(self):
        run = self.classify("missing.csv", "other.csv", "-o", "out.json")
        self.assertEqual((run.status, run.out), (4, b""))
        self.assertEqual(len(json.loads(self.read("out.json"))["rows"]), 2)

    def test_files_of_different_columns_and_kinds_go_together(self):
        self.write("ja.csv", "サービス形態;機密性\nPaaS;2\n")
        self.write("one.json", json.dumps(given(WORKLOAD_OF["refer"])))
        run = self.classify("ja.csv", "-", "one.json", "--format", "jsonl", stdin=b"confidentiality\n1\n")
        self.assertEqual([(r["source"], r["line"], r["result"]["outcome"]) for r in run.rows][:2],
                         [("ja.csv", 2, "ismap"), ("standard input", 2, "no_list_required")])
        self.assertEqual((run.rows[2]["source"], run.rows[2]["result"]["outcome"]), ("one.json", "refer"))


# --- Bad rows, and how they are told ---

BAD_ROWS = (b"workload_id,service_model,confidentiality,memo\n"
            b'A,SaaS,2,"x\n'
            b"B,IaaS,2,y,z,w\n"
            b"C,Sa\xffS,1,\n"
            b"\n"
            b"D,,4;3,=1+1\n"
            b"E,PaaS,2,last\n")


class BadRows(ClassifyTest):
    def test_none_is_dropped_and_none_harms_another(self):
        rows = self.classify("--format", "jsonl", content=BAD_ROWS).rows
        told = [(r["line"], r["input"]["workload_id"], r["result"]["outcome"], [f["code"] for f in r["findings"]])
                for r in rows]
        self.assertEqual([t[:3] for t in told], [(2, "A", "undetermined"), (3, "B", "ismap"),
                                                 (4, "C", "no_list_required"), (6, "D", "refer"), (7, "E", "ismap")])
        self.assertEqual([set(t[3]) for t in told], [{"unclosed_quote"}, {"too_many_fields"},
                                                     {"bytes_unreadable", "value_unreadable"}, {"value_unreadable"},
                                                     set()])

    def test_csv_has_every_line_with_its_surplus_after_the_appended_fields(self):
        run = self.classify("--format", "csv", "--quiet", content=BAD_ROWS)
        lines = run.out.split(b"\n")
        self.assertEqual(run.status, 3)
        for line, whole in zip(lines, BAD_ROWS.split(b"\n"), strict=True):
            self.assertTrue(line.startswith(whole.removesuffix(b",z,w")), line)
        self.assertTrue(lines[1].endswith(b",unclosed_quote"), lines[1])
        self.assertTrue(lines[2].endswith(b",too_many_fields,z,w"), lines[2])
        self.assertEqual(lines[4], b"")
        self.assertTrue(lines[6].endswith(b","), lines[6])

    # Line and column, what was read, what was expected or how to mend it.
    TOLD = {
        "unclosed_quote": ("w.csv:2: ", "opens field 4", "Add the closing quote", "4番目の項目", "補ってください"),
        "too_many_fields": ("w.csv:3: ", "2 more fields", "not inside quotes", "2個多い", "確認してください"),
        "bytes_unreadable": ("w.csv:4:2: ", f"Byte {BAD_ROWS.index(255)} of the file", "CSV UTF-8",
                             f"{BAD_ROWS.index(255)}バイト目", "保存し直してください"),
        "value_unreadable": ("w.csv:6:3: ", '"4"', "1, 2, 3 (local governments: 1, 2, 3A, 3B, 3C)", "「4」",
                             "1、2、3（地方公共団体は 1、2、3A、3B、3C"),
    }

    def test_messages_say_where_what_and_how_to_mend_it(self):
        for lang, name in itertools.product(("en", "ja"), ("csv", "json", "jsonl")):
            err = self.classify("--format", name, "--lang", lang, content=BAD_ROWS).err.splitlines()
            for code, (place, en, en_mend, ja, ja_mend) in self.TOLD.items():
                with self.subTest((lang, name, code)):
                    [line] = [line for line in err if line.startswith(place) and line.endswith(f"[{code}]")]
                    self.assertIn("error" if lang == "en" else "エラー", line)
                    self.assertIn(en if lang == "en" else ja, line)
                    self.assertIn(en_mend if lang == "en" else ja_mend, line)
                    self.assertEqual(sum(each.endswith(f"[{code}]") for each in err), 2 if "value" in code else 1)

    def test_tables_list_the_same_findings_by_line(self):
        for lang, line_6 in (("en", "line 6, confidentiality: error"), ("ja", "6行目, confidentiality: エラー")):
            for name in ("table", "markdown"):
                run = self.classify("--format", name, "--lang", lang, content=BAD_ROWS)
                text = run.text.replace("\\", "")
                self.assertIn(line_6, text)
                for code in self.TOLD:
                    self.assertIn(f"[{code}]", text)
                self.assertNotIn("[", run.err)

    # Column by column: a word that cannot stand there, and words that can.
    EXPECTED = {
        "organisation_type": ("ministry", "local_government", "地方公共団体"),
        "network_model": ("gamma", "alpha_prime", "α′"),
        "service_model": ("XaaS", "IaaS, PaaS, SaaS", "IaaS、PaaS、SaaS"),
        "confidentiality": ("9", "3A, 3B, 3C", "3A、3B、3C"),
        "integrity": ("3", "1, 2", "1、2"),
        "availability": ("high", "1, 2", "1、2"),
        "is_secret_document": ("perhaps", "yes, no", "はい、いいえ"),
        "is_probably_non_disclosable": ("perhaps", "yes, no", "はい、いいえ"),
        "impact_confidentiality": ("bad", "low, moderate, high", "低位、中位、高位"),
        "impact_integrity": ("bad", "negligible, limited, serious, severe", "軽微、限定的、重大、甚大"),
        "impact_availability": ("bad", "low, moderate, high", "低位、中位、高位"),
        "impact_availability_trust": ("bad", "negligible, limited, serious, severe", "軽微、限定的、重大、甚大"),
        "contract_start": ("soon", "2024-03-31", "令和6年3月31日"),
        "contract_end": ("2026-02-30", "2024-03-31", "令和6年3月31日"),
    }

    def test_every_column_says_what_can_stand_in_it(self):
        for (column, (read, en, ja)), lang in itertools.product(self.EXPECTED.items(), ("en", "ja")):
            with self.subTest((column, lang)):
                content = f"workload_name,target_work,{column}\nx,none,{read}\n"
                run = self.classify("--format", "json", "--lang", lang, content=content)
                self.assertEqual((run.status, run.json["rows"][0]["line"]), (3, 2))
                [finding] = run.json["rows"][0]["findings"]
                self.assertEqual((finding["code"], finding["severity"]), ("value_unreadable", "error"))
                quoted = f'"{read}"' if lang == "en" else f"「{read}」"
                self.assertIn(quoted, finding["message"])
                self.assertIn(en if lang == "en" else ja, finding["message"])
                self.assertTrue(run.err.startswith("w.csv:2:3: "), run.err)
                self.assertIn(finding["message"], run.err)

    def test_a_value_of_json_or_of_an_option_is_told_with_its_name(self):
        self.write("one.json", json.dumps({"confidentiality": ["2", "5"]}))
        for args, lang, expected in ((["one.json"], "en", 'one.json: confidentiality: error: "5"'),
                                     (["one.json"], "ja", "one.json: confidentiality: エラー: 「5」"),
                                     (["--integrity", "5"], "en", 'command line: integrity: error: "5"'),
                                     (["--integrity", "5"], "ja", "コマンドライン: integrity: エラー: 「5」")):
            run = self.classify(*args, "--format", "jsonl", "--lang", lang)
            self.assertEqual(run.status, 3)
            self.assertTrue(run.err.startswith(expected), run.err)

    def test_a_name_in_json_that_is_not_known_is_told(self):
        self.write("one.json", json.dumps({"confidentiality": "2", "integritty": "1"}))
        for lang, mend in (("en", "Check its spelling"), ("ja", "綴りを確かめて")):
            run = self.classify("one.json", "--lang", lang)
            self.assertEqual(run.status, 0)
            self.assertIn("integritty", run.err)
            self.assertIn(mend, run.err)
        self.assertEqual(self.classify("one.json", "--quiet").err, "")

    JSON = {
        "a value missing": ('{"confidentiality": }', ":1:21: "),
        "a list": ('\n [{"confidentiality": 2}]', ":2:2: "),
        "nothing in it": ("{}", ":1:1: "),
        "an object within": ('{"service_model": "SaaS",\n "confidentiality": {"a": 1}}', ":2:21: "),
        "a name twice": ('{"integrity": 1, "integrity": 2}', ":1:18: "),
        "two names of one column": ('{"integrity": 1, "完全性": 2}', ": "),
        "no text at all": ("", ":1:1: "),
        "no answer": ('{"workload_name": "x"}', ": "),
    }

    def test_json_that_is_no_workload_is_told_with_its_place(self):
        for (what, (content, place)), lang in itertools.product(self.JSON.items(), ("en", "ja")):
            with self.subTest((what, lang)):
                run = self.classify(self.write("one.json", content), "--lang", lang)
                self.assertEqual((run.status, run.out), (4, b""))
                self.assertTrue(run.err.startswith("ismap: one.json" + place), run.err)
                self.assertEqual(any(ord(c) > 0x3000 for c in run.err.replace("完全性", "")), lang == "ja")

    def test_only_the_first_messages_are_told_and_the_rest_counted(self):
        run = self.classify("--format", "csv", content=register(*[INVALID] * 70))
        self.assertEqual(run.err.count("value_unreadable"), 50)
        self.assertIn("20", run.err.splitlines()[50])


# --- The file that is written ---

class OutputFile(ClassifyTest):
    def test_it_holds_what_standard_output_would(self):
        for name in FORMATS:
            out = self.classify("--format", name, content=ALL).out
            run = self.classify("--format", name, "-o", "out", content=ALL)
            self.assertEqual((run.out, self.read("out")), (b"", out))
        self.assertEqual(self.names(), ["out", "w.csv"])

    def test_its_ending_says_its_format(self):
        self.write("one.json", json.dumps(given(WORKLOAD_OF["ismap"])))
        for ending, name in {"csv": "csv", "json": "json", "jsonl": "jsonl", "md": "markdown", "txt": "table"}.items():
            for source in (self.write("w.csv", ALL), "one.json"):
                self.classify(source, "-o", "out." + ending)
                self.assertEqual(self.read("out." + ending), self.classify(source, "--format", name).out)

    def test_it_is_whole_though_rows_are_bad(self):
        run = self.classify("-o", "out.csv", content=BAD_ROWS)
        self.assertEqual(run.status, 3)
        self.assertEqual(self.read("out.csv"), self.classify("--format", "csv", content=BAD_ROWS).out)

    def test_the_input_itself_can_be_the_output_again_and_again(self):
        self.classify("-o", "w.csv", content=ALL)
        first = self.read("w.csv")
        self.classify("w.csv", "-o", "w.csv")
        self.assertEqual(self.read("w.csv"), first)
        self.classify("w.csv", "-o", "w.csv", as_of="2021-01-01")
        self.assertEqual(self.read("w.csv").count(b"2021-01-01"), 5)
        self.assertNotIn(AS_OF.encode(), self.read("w.csv"))

    def assert_untouched(self, *args, status=4, **more):
        for old in (b"old", None):
            if old:
                self.write("out.csv", old)
            names = self.names()
            run = self.run_tool("classify", *args, "-o", "out.csv", **more)
            self.assertEqual((run.status, self.names()), (status, names))
            self.assertEqual(old and self.read("out.csv"), old)
            (self.folder / "out.csv").unlink(missing_ok=True)

    def test_a_run_that_fails_leaves_an_old_file_and_makes_no_new_one(self):
        good = self.write("w.csv", ALL)
        self.assert_untouched("nowhere.csv")
        self.assert_untouched(self.write("header.csv", "a,b\n1,2\n"))
        self.assert_untouched(self.write("one.json", "{"))
        self.assert_untouched(good, "--policy", "nowhere.json")
        self.assert_untouched(good, "--policy", self.write("policy.json", '{"rules": 3}'))
        self.assert_untouched(good, "--only", "liu", status=2)
        self.assert_untouched("--answer", "money=low", status=2)
        self.assert_untouched(good, "--column", "integrity=nowhere")

    def test_an_input_that_fails_on_the_way_writes_nothing(self):
        for more in ([], ["--format", "json"], ["--format", "table"], [self.write("w.csv", ALL), "--format", "jsonl"]):
            with self.subTest(more), failing_input() as stream:
                tool = self.start_tool("classify", "-", *more, "-o", "out.csv", stdin=stream, stderr=-1)
                err = tool.communicate()[1].decode()
                self.assertEqual((tool.returncode, self.names()), (4, ["w.csv"]))
                self.assertIn("standard input cannot be read", err)


@contextlib.contextmanager
def failing_input():
    """A stream that gives a header and a row and then fails, as a terminal does whose other end goes away."""
    terminal, end = pty.openpty()
    tty.setraw(end)
    os.write(end, b"service_model,confidentiality\nSaaS,2\n")
    os.close(end)
    with os.fdopen(terminal, "rb") as stream:
        yield stream


class UsersBytes(ClassifyTest):
    TABLES = {
        "CRLF": b'service_model,confidentiality\r\n"SaaS",  2 \r\n\r\n"Paa""S",1\r\n',
        "no last line end": b"service_model,confidentiality\nIaaS,2\nSaaS,1",
        "byte order mark": b"\xef\xbb\xbf\xe6\xa9\x9f\xe5\xaf\x86\xe6\x80\xa7\n\xef\xbc\x92\n",
        "semicolons": b"service_model;confidentiality\nSaaS;2\n",
        "tabs": b"service_model\tconfidentiality\tmemo\nSaaS\t2\ta,b\n",
        "line breaks in quotes": b'memo,confidentiality\n"a\nb\r\n",2\n',
        "formulas": b"memo,confidentiality,workload_name\n=1+1,2,@SUM(A1)\n+1,1,-2+3\n\"=cmd|'/c'!A1\",,\n",
        "bytes of no encoding": b"memo,confidentiality\n\xff\xfe\x00,2\n\x83\x54,1\n",
        "long rows": b"confidentiality,memo\n2,a,b,c\n2,\"a\",\"b,\"\n",
        "quotes in the midst": b'memo,confidentiality\na"b"c,2\n"a"b,1\n',
    }

    def test_every_byte_of_a_row_comes_out_before_what_is_appended(self):
        for what, content in self.TABLES.items():
            with self.subTest(what):
                out = self.classify("--format", "csv", "--quiet", content=content).out
                self.assertEqual(without_appended(out), content)

    def test_a_short_row_gets_the_delimiters_that_it_lacks(self):
        out = self.classify("--format", "csv", "--quiet", content="confidentiality;memo;x\n2\n\"1\";a\n").out
        self.assertEqual(without_appended(out), b'confidentiality;memo;x\n2;;\n"1";a;\n')

    def test_what_is_appended_follows_the_delimiter_and_the_line_end_of_the_file(self):
        for what, between, end in (("CRLF", b",", b"\r\n"), ("semicolons", b";", b"\n"), ("tabs", b"\t", b"\n")):
            out = self.classify("--format", "csv", "--quiet", content=self.TABLES[what]).out
            header = between.join(name.encode() for name in APPENDED) + end
            self.assertTrue(out.split(b"ismap_as_of")[1].startswith(header.removeprefix(b"ismap_as_of")), out)
            self.assertEqual(out.count(end), out.count(b"\n"))
        text = self.classify("--format", "csv", content=self.TABLES["semicolons"]).text
        [cells] = csv.DictReader(io.StringIO(text), delimiter=";")
        self.assertEqual(cells["ismap_possible_outcomes"], "ismap_or_liu;ismap")

    def test_the_columns_of_an_earlier_output_are_written_anew(self):
        for content in (ALL, self.TABLES["CRLF"], BAD_ROWS):
            once = self.classify("--format", "csv", content=content).out
            self.assertEqual(self.classify("--format", "csv", content=once).out.count(b"ismap_as_of"), 1)
        once = self.classify("--format", "csv", content=ALL).out
        self.assertEqual(self.classify("--format", "csv", content=once).out, once)

    def test_nothing_that_is_appended_would_be_run_by_a_spreadsheet(self):
        formulas = workload("=1+1", confidentiality="-2", target_work="=HYPERLINK()")
        content = register(*WORKLOAD_OF.values(), INVALID, formulas)
        for c in self.classify("--format", "csv", "--policy", POLICY, "--policy", QUESTIONS, content=content).cells:
            for name in APPENDED:
                self.assertNotIn(c[name][:1], list("=+-@\t\r"), (name, c[name]))
        self.assertEqual((c["workload_id"], c["target_work"]), ("=1+1", "=HYPERLINK()"))

    def test_cells_that_look_like_formulas_are_told_as_they_stand(self):
        [only] = self.classify("--format", "jsonl", content="confidentiality,workload_name\n=2,@x\n").rows
        self.assertEqual(only["input"], {"confidentiality": "=2", "workload_name": "@x"})
        self.assertIn('"=2"', only["findings"][0]["message"])


# The appended fields of one line: the day, or its header, and nine more, each plain or in quotes.
APPENDED_FIELDS = re.compile(rb'([,;\t])(?:ismap_as_of|' + AS_OF.encode() + rb')'
                             rb'(?:\1(?:"[^"\n]*"|(?:(?!\1)[^"\r\n])*)){9}')


def without_appended(out):
    """CSV output without the fields that the tool appended."""
    return APPENDED_FIELDS.sub(b"", out)


# --- Policies, columns, days ---

class Policies(ClassifyTest):
    def test_its_target_work_its_rules_and_its_name_are_used(self):
        rows = [workload("t", organisation_type="other", service_model="SaaS", confidentiality="2",
                         target_work="expert-hearing", **LOW),
                workload("r", organisation_type="national_agency", confidentiality="1", integrity="2", **LOW),
                workload("p", organisation_type="national_agency", confidentiality="1", integrity="1", **LOW)]
        content = register(*rows)
        self.assertEqual(self.outcomes(content=content), ["undetermined", "no_list_required", "no_list_required"])
        cells = self.classify("--policy", POLICY, "--format", "csv", content=content).cells
        self.assertEqual([c["ismap_outcome"] for c in cells], ["ismap_or_liu", "ismap", "no_list_required"])
        self.assertEqual(cells[1]["ismap_policies"], "made-up-ministry")
        run = self.classify("--policy", POLICY, "--format", "json", content=content)
        self.assertEqual(run.json["policies"], ["made-up-ministry"])
        reasons = {r["rule"]: r for r in run.json["rows"][1]["result"]["reasons"] if r["policy"]}
        self.assertEqual(reasons["integrity-needs-ismap"]["standing"], "policy")
        self.assertIn("Minato Ministry", reasons["integrity-needs-ismap"]["source"])

    def test_its_questions_and_degrees_replace_the_bundled_ones(self):
        content = "confidentiality,impact_error_payments,impact_integrity_work\n2,grave,nonsense\n"
        run = self.classify("--policy", QUESTIONS, "--format", "json", content=content)
        self.assertEqual((run.status, run.json["rows"][0]["result"]["impact"]), (0, "high"))
        run = self.classify("--format", "json", content=content)
        self.assertEqual((run.status, run.json["rows"][0]["result"]["impact"]), (3, "unknown"))
        self.assertEqual(self.classify("--policy", QUESTIONS, "--answer", "error_payments=grave").status, 0)
        self.assertEqual(self.classify("--answer", "error_payments=grave").status, 2)
        self.assertEqual(self.classify("--policy", QUESTIONS, "--answer", "integrity_work=low").status, 2)

    def test_two_go_together_in_either_order(self):
        for pair in ([POLICY, QUESTIONS], [QUESTIONS, POLICY]):
            run = self.classify("--policy", pair[0], "--policy", pair[1], "--format", "json", content=ALL)
            self.assertEqual(sorted(run.json["policies"]), ["made-up-ministry", "made-up-questions"])
            self.assertEqual(run.status, 3)  # the answer of a degree that there is no more

    def test_one_that_cannot_be_used_is_told_with_its_place_and_how_to_mend_it(self):
        files = {"nowhere.json": (None, "cannot be read", "読めません"),
                 "list.json": ("[]", "list.json:1:1: ", "list.json:1:1: "),
                 "rules.json": ('{\n "rules": 3}', "rules.json:2:11: /rules: ", "/rules: 「3」"),
                 "broken.json": ('{"id": }', "broken.json:1:8: ", "broken.json:1:8: ")}
        for (name, (content, en, ja)), lang in itertools.product(files.items(), ("en", "ja")):
            if content is not None:
                self.write(name, content)
            with self.subTest((name, lang)):
                run = self.classify("--policy", name, "--lang", lang, content=ALL)
                self.assertEqual((run.status, run.out), (4, b""))
                self.assertIn(en if lang == "en" else ja, run.err)


class Columns(ClassifyTest):
    def test_another_header_is_named(self):
        content = "Modell,Vertraulichkeit,memo\nIaaS,2,x\n"
        run = self.classify("--column", "service_model=Modell", "--column", "confidentiality=vertraulichkeit",
                            "--format", "json", content=content)
        [only] = run.json["rows"]
        self.assertEqual((only["result"]["outcome"], run.status), ("ismap", 0))
        self.assertEqual(only["input"], {"service_model": "IaaS", "confidentiality": "2", "memo": "x"})

    def test_it_comes_before_the_usual_header(self):
        content = "confidentiality,mine\n1,3\n"
        self.assertEqual(self.outcomes(content=content), ["no_list_required"])
        self.assertEqual(self.outcomes("--column", "confidentiality=mine", content=content), ["refer"])
        content = "integrity\n3\n"
        self.assertEqual(self.outcomes("--column", "confidentiality=integrity", content=content), ["refer"])

    def test_every_column_can_be_named(self):
        for column in [name for name in BadRows.EXPECTED if name != "impact_availability_trust"]:
            read = BadRows.EXPECTED[column][0]
            run = self.classify("--column", f"{column}=X", "--format", "csv", content=f"target_work,x\nnone,{read}\n")
            self.assertEqual(run.status, 3, column)
            self.assertTrue(run.err.startswith("w.csv:2:2: "), run.err)

    def test_one_that_is_not_there_is_told(self):
        for lang, expected in (("en", 'no column with the header "mine"'), ("ja", "「mine」の列がありません")):
            run = self.classify("--column", "integrity=mine", "--lang", lang, content=ALL)
            self.assertEqual((run.status, run.out), (4, b""))
            self.assertIn(expected, run.err)


class Days(ClassifyTest):
    # The first day of each period and the day before it; what is possible of class 2, and the notes where LIU is.
    PERIODS = {
        "2019-12-31": ("refer", []), "2021-02-28": ("refer", []), "2021-03-01": ("ismap", []),
        "2021-03-11": ("ismap", []), "2021-03-12": ("ismap", []), "2022-10-31": ("ismap", []),
        "2022-11-01": ("ismap_or_liu", ["prior_application_period"]),
        "2023-05-18": ("ismap_or_liu", ["prior_application_period"]),
        "2023-05-19": ("ismap_or_liu", ["prior_application_period", "special_measures_period"]),
        "2025-03-31": ("ismap_or_liu", ["prior_application_period", "special_measures_period"]),
        "2025-04-01": ("ismap_or_liu", []), "2030-01-01": ("ismap_or_liu", []),
    }

    def test_target_work_of_low_impact_changes_with_the_lists(self):
        for day, (outcome, notes) in self.PERIODS.items():
            with self.subTest(day):
                row = register(WORKLOAD_OF["ismap_or_liu"])
                self.assertEqual(self.outcomes(content=row, as_of=day), [outcome])
                self.assertEqual(self.found(content=row, as_of=day), [notes])
                self.assertEqual(self.classify(content=row, as_of=day).status, 0)

    def test_other_workloads_change_less_and_have_no_notes(self):
        content = register(*[WORKLOAD_OF[name] for name in ("no_list_required", "ismap", "refer")])
        for day in self.PERIODS:
            of_class_2 = "refer" if day < "2021-03-01" else "ismap"
            self.assertEqual(self.outcomes(content=content, as_of=day), ["no_list_required", of_class_2, "refer"])
            self.assertEqual(self.found(content=content, as_of=day), [[], [], []])

    def test_what_is_still_possible_changes_with_the_lists(self):
        for day, (outcome, _) in self.PERIODS.items():
            [c] = self.classify("--format", "csv", content=register(workload("x")), as_of=day).cells
            of_class_2 = {"refer": "", "ismap": "ismap;", "ismap_or_liu": "ismap_or_liu;ismap;"}[outcome]
            self.assertEqual(c["ismap_possible_outcomes"], f"no_list_required;{of_class_2}refer")
            self.assertEqual(c["ismap_as_of"], day)

    def test_every_form_of_a_day_is_read(self):
        for form in ("2022-10-31", "2022/10/31", "20221031", "令和4年10月31日", "R4.10.31", "２０２２年１０月３１日"):
            self.assertEqual(self.outcomes(content=register(WORKLOAD_OF["ismap_or_liu"]), as_of=form), ["ismap"])

    def test_the_day_left_out_is_today_in_japan(self):
        for zone in ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"):
            before = today_in_japan()
            [c] = self.classify("--format", "csv", content="confidentiality\n1\n", as_of=None, env={"TZ": zone}).cells
            self.assertIn(c["ismap_as_of"], {before, today_in_japan()})


def today_in_japan():
    return str((datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=9)).date())


# --- Messages and the template ---

class Messages(ClassifyTest):
    def test_the_summary_counts_the_rows_by_outcome(self):
        content = register(*WORKLOAD_OF.values(), WORKLOAD_OF["refer"])
        for name in FORMATS:
            run = self.classify("--format", name, content=content)
            self.assertIn("6 rows: 1 no list required, 1 ISMAP or ISMAP-LIU, 1 ISMAP, 2 individual decision, "
                          "1 undetermined\n", run.err)
        run = self.classify("--lang", "ja", content=content)
        self.assertIn("6行：リスト登録は求められない 1、ISMAP 又は ISMAP-LIU 1、ISMAP 1、要個別判断 2、未確定 1\n", run.err)

    def test_quiet_leaves_nothing_but_why_something_failed(self):
        for name in FORMATS:
            loud = self.classify("--format", name, content=BAD_ROWS)
            run = self.classify("--format", name, "--quiet", content=BAD_ROWS)
            self.assertEqual((run.status, run.out, run.err), (3, loud.out, ""))
            self.assertNotEqual(loud.err, "")
        run = self.classify("nowhere.csv", "w.csv", "--quiet")
        self.assertEqual((run.status, run.err), (4, "ismap: nowhere.csv cannot be read: No such file or directory\n"))
        self.assertEqual(len(self.run_tool("classify", "--quiet").err.splitlines()), 2)

    def test_the_language_is_that_of_the_locale_or_the_option(self):
        for env, args, lang in (({"LC_ALL": "ja_JP.UTF-8"}, [], "ja"), ({"LC_ALL": "C"}, [], "en"),
                                ({"LC_ALL": "ja_JP.UTF-8"}, ["--lang", "en"], "en"), ({}, ["--lang", "ja"], "ja")):
            run = self.classify(*args, content=ALL, env=env)
            self.assertEqual([NOTICE[each] in run.text for each in ("en", "ja")], [lang == "en", lang == "ja"])


class Template(ClassifyTest):
    FILLED_IN = {
        "en": ["W1", "made up", "national_agency", "", "SaaS", "2;1", "1", "2", "no", "yes", "low", "low", "low",
               "policy-coordination", "C90-0001-1", "2026-04-01", "2027-03-31"],
        "ja": ["W1", "架空", "国の行政機関", "", "SaaS", "2；1", "1", "2", "いいえ", "はい", "低位", "軽微", "限定的",
               "公表予定の政策の立案・調整における民間との業務", "C90-0001-1", "令和8年4月1日", "令和9年3月31日"],
    }

    def test_it_can_be_filled_in_and_classified(self):
        for lang, cells in self.FILLED_IN.items():
            with self.subTest(lang):
                self.assertEqual(self.run_tool("template", "workloads", "--lang", lang, "-o", "t.csv").status, 0)
                header = self.read("t.csv")
                names = header.decode("utf-8-sig").rstrip("\r\n").split(",")
                self.assertEqual((names[1], len(names)), ("業務名" if lang == "ja" else "workload_name", len(cells)))
                self.write("t.csv", header + (",".join(cells) + "\r\n").encode())
                run = self.classify("t.csv", "--format", "json")
                [only] = run.json["rows"]
                self.assertEqual((run.status, only["findings"]), (0, []))
                self.assertEqual((only["result"]["outcome"], only["result"]["binding"]), ("ismap_or_liu", "yes"))
                self.assertEqual(list(only["input"].values()), cells)
                self.assertEqual(list(only["input"])[:3], ["workload_id", "workload_name", "organisation_type"])

    def test_it_is_a_table_without_rows(self):
        for lang in ("en", "ja"):
            self.write("t.csv", self.run_tool("template", "workloads", "--lang", lang).out)
            run = self.classify("t.csv", "--format", "json")
            self.assertEqual((run.status, run.json["rows"]), (0, []))

    def test_every_column_of_it_is_an_option(self):
        header = self.run_tool("template", "workloads", "--lang", "en").out.decode("utf-8-sig").strip().split(",")
        words = dict.fromkeys(header, "unknown") | {"target_work": "none", "workload_id": "W", "workload_name": "n"}
        args = [word for name, text in words.items() for word in ("--" + name.replace("_", "-"), text)]
        run = self.classify(*args, "--format", "json")
        self.assertEqual((run.status, run.json["rows"][0]["input"]), (0, words))


if __name__ == "__main__":
    unittest.main()
