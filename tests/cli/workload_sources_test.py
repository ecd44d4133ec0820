"""What workloads come from: JSON, answers on the command line and policies, good and bad ones side by side."""

import json
import unittest

from tool import ROOT, ToolTest

AS_OF = "2026-11-23"
SOURCE = {"title": {"en": "A made-up regulation"}, "place": "Article 3"}


def policy(name="own", **parts):
    return json.dumps({"id": name} | parts, ensure_ascii=False)


class WorkloadTest(ToolTest):
    def classify(self, *args, **more):
        return self.run_tool("classify", "--as-of", AS_OF, *args, **more)


class OneWorkload(WorkloadTest):
    def test_in_json_it_is_classified_whatever_is_missing(self):
        for workload in ({"service_model": None}, {"service_model": ""}, {"confidentiality": []},
                         {"workload_id": " ", "service_model": None}):
            with self.subTest(workload):
                self.write("one.json", json.dumps(workload))
                run = self.classify("one.json", "--format", "jsonl")
                self.assertEqual(run.status, 0)
                self.assertEqual(len(run.rows), 1)
                self.assertEqual(run.rows[0]["result"]["outcome"], "undetermined")

    def test_on_the_command_line_it_is_classified_without_an_answer(self):
        run = self.classify("--answer", "integrity_work=", "--format", "jsonl")
        self.assertEqual([row["result"]["outcome"] for row in run.rows], ["undetermined"])

    def test_in_json_names_and_values_may_hold_any_delimiter(self):
        self.write("one.json", json.dumps({"a;b;c": "1;2", "d\te": 'x\n"y', "service_model": "PaaS",
                                           "confidentiality": ["1", 2]}))
        run = self.classify("one.json", "--format", "jsonl")
        self.assertEqual(run.rows[0]["result"]["outcome"], "ismap")
        self.assertEqual(run.rows[0]["input"]["a;b;c"], "1;2")
        self.assertEqual(run.rows[0]["input"]["d\te"], 'x\n"y')

    def test_in_broken_json_is_named_and_the_others_are_classified(self):
        self.write("broken.json", '{"service_model": }')
        self.write("list.json", "[1]")
        self.write("good.json", '{"service_model": "PaaS", "confidentiality": 2}')
        self.write("good.csv", "service_model,confidentiality\nIaaS,2\n")
        run = self.classify("broken.json", "good.json", "missing.json", "list.json", "good.csv", "--format", "jsonl")
        self.assertEqual(run.status, 4)
        self.assertEqual([row["source"] for row in run.rows], ["good.json", "good.csv"])
        for name in ("broken.json:1:19", "missing.json", "list.json:1:1"):
            self.assertIn(name, run.err)

    def test_answered_twice_on_a_question_is_refused_by_name(self):
        run = self.classify("--answer", "integrity_work=limited", "--answer", "impact_integrity_work=severe")
        self.assertEqual((run.status, run.out), (2, b""))
        self.assertIn('"integrity_work" is answered twice', run.err)


    def test_on_the_command_line_needs_an_answer(self):
        for args in (["--workload-name", "x"], ["--workload-id", "1", "--contract-start", "2026-04-01"]):
            run = self.classify(*args)
            self.assertEqual((run.status, run.out), (2, b""))
            self.assertIn("No workload is given", run.err)

    def test_in_json_has_no_line(self):
        self.write("one.JSON", '{"service_model": "PaaS"}')
        for name in ("json", "jsonl"):
            run = self.classify("one.JSON", "--format", name)
            [row] = run.json["rows"] if name == "json" else run.rows
            self.assertIsNone(row["line"])

    def test_hidden_by_only_is_told_if_it_is_invalid(self):
        self.write("w.csv", "service_model,confidentiality\nSaaS,9\nPaaS,1\n")
        run = self.classify("w.csv", "--only", "no_list_required")
        self.assertEqual(run.status, 3)
        self.assertIn("w.csv:2:2: ", run.err)


class Columns(WorkloadTest):
    def test_of_a_question_twice_are_refused_by_name(self):
        self.write("w.csv", "impact_integrity_work,IMPACT INTEGRITY WORK\nlow,high\n")
        run = self.classify("w.csv")
        self.assertEqual(run.status, 4)

    def test_may_be_named_for_a_question(self):
        self.write("w.csv", "What if it is wrong?\nsevere\n")
        run = self.classify("w.csv", "--column", "impact_integrity_work=What if it is wrong?", "--format", "jsonl")
        self.assertEqual(run.rows[0]["result"]["impact"], "high")

    def test_that_only_the_other_kind_of_table_has_cannot_be_named(self):
        self.write("w.csv", "a\nx\n")
        for command, name, known in (("classify", "audit_period_end", "impact_integrity_work"),
                                     ("check", "impact_integrity", "audit_period_end"),
                                     ("check", "workload_id", "registration_number")):
            with self.subTest((command, name)):
                run = self.run_tool(command, "w.csv", "--column", f"{name}=a")
                self.assertEqual(run.status, 2)
                self.assertIn(known, run.err)
                self.assertNotIn(name, run.err.split("one of", 1)[1])


class Items(WorkloadTest):
    def test_are_divided_by_semicolons_and_an_empty_one_is_unknown(self):
        for cell, outcome in (("2", "ismap"), ("2;1", "ismap"), ("1；2", "ismap"), (" 2 ; 1 ", "ismap"),
                              ("1", "no_list_required"), ("2;", "undetermined"), ("1; ", "undetermined"), ("2;;1", "undetermined"), (";2", "undetermined"), (";", "undetermined"),
                              ("2;unknown", "undetermined")):
            with self.subTest(cell):
                self.write("w.csv", f"service_model,confidentiality\nPaaS,{cell}\n")
                self.assertEqual(self.classify("w.csv", "--format", "jsonl").rows[0]["result"]["outcome"], outcome)


class Record(WorkloadTest):
    # Else an outcome of another day would stand among the answers.
    def test_leaves_out_what_an_earlier_run_appended(self):
        self.write("w.csv", "service_model,confidentiality,memo\nPaaS,2,ismap_outcome\n")
        self.run_tool("classify", "w.csv", "--as-of", "2022-10-31", "-o", "w.csv")
        run = self.classify("w.csv", "--format", "markdown")
        self.assertIn("| memo | ismap\\_outcome |", run.lines)
        self.assertNotIn("2022-10-31", run.text)
        self.assertEqual([line for line in run.lines if line.startswith("| ismap\\_")], [])


class Only(WorkloadTest):
    def test_passes_a_row_that_is_too_long_on_whole_or_not_at_all(self):
        long = "x" * 600_000
        self.write("w.csv", f"service_model,confidentiality,memo\nPaaS,2,a\nPaaS,2,{long}\nPaaS,2,b\n")
        for only, expected in (("undetermined", 1), ("ismap", 0), ("ismap,undetermined", 1)):
            with self.subTest(only):
                run = self.classify("w.csv", "--only", only, "--max-record", "1000", "--format", "csv", "--quiet")
                self.assertEqual(run.text.count(long), expected)
                self.assertEqual(run.text.count("record_too_long"), expected)
                self.assertEqual(len(run.lines), 1 + expected + (2 if "ismap" in only.split(",") else 0))


class Policies(WorkloadTest):
    def setUp(self):
        super().setUp()
        self.write("w.csv", "service_model,confidentiality,target_work\nSaaS,2,unknown\n")

    def test_must_have_an_id(self):
        self.write("p.json", json.dumps({"title": {"en": "Ours"}}))
        run = self.classify("w.csv", "--policy", "p.json")
        self.assertEqual(run.status, 4)
        self.assertIn('"id"', run.err)

    def test_of_one_id_cannot_be_used_together(self):
        self.write("p.json", policy(title={"en": "One"}))
        run = self.classify("w.csv", "--policy", "p.json", "--policy", "p.json")
        self.assertEqual(run.status, 4)
        self.assertIn("own", run.err)

    def test_cannot_make_unknown_work_listed(self):
        for title in ({"en": "Unknown"}, {"ja": "不明"}, {"ja": "未定"}, {"ja": "該当なし"}):
            with self.subTest(title):
                self.write("p.json", policy(target_work=[{"id": "work", "title": title, "source": SOURCE}]))
                run = self.classify("w.csv", "--policy", "p.json", "--lang", "ja")
                self.assertEqual((run.status, run.out), (4, b""))
                self.assertIn("/target_work/0/title/", run.err)

    # As copied from a web page: a cell that holds nothing but such a character looks empty.
    def test_cannot_give_names_that_nobody_sees(self):
        for character in "\u200b\u200e\u2060\ufeff":
            with self.subTest(ascii(character)):
                self.write("p.json", policy(target_work=[{"id": "work", "title": {"ja": character}, "source": SOURCE}]))
                run = self.classify("w.csv", "--policy", "p.json")
                self.assertEqual((run.status, run.out), (4, b""))
                self.assertIn("/target_work/0/title/ja: The text is empty", run.err)
        for title in ("\u672a\u200b\u5b9a", "\ufeffunknown"):
            with self.subTest(ascii(title)):
                self.write("p.json", policy(target_work=[{"id": "work", "title": {"ja": title}, "source": SOURCE}]))
                run = self.classify("w.csv", "--policy", "p.json")
                self.assertEqual((run.status, run.out), (4, b""))
                self.assertIn("already", run.err)

    # Class 1 needs no list by official rules alone; what the policy makes of it is not official.
    def test_that_decide_are_the_standing_in_every_format(self):
        rule = {"id": "strict", "texts": {"en": "All from the list", "ja": "\u3059\u3079\u3066"}, "source": SOURCE,
                "when": [{"field": "service_model", "op": "ne", "value": "IaaS"}], "at_least": "ismap"}
        self.write("p.json", policy(rules=[rule]))
        row = "national_agency,SaaS,1,1,1\n"
        self.write("one.csv", "organisation_type,service_model,confidentiality,integrity,availability\n" + row)
        self.write("two.csv", "organisation_type,service_model,confidentiality,integrity,availability\n" + row * 2)
        for name, lang, word in (("one.csv", "en", "own policy"), ("two.csv", "en", "own policy"),
                                 ("one.csv", "ja", "\u7d44\u7e54\u306e\u30dd\u30ea\u30b7\u30fc")):
            for form in ("table", "markdown"):
                with self.subTest((name, lang, form)):
                    run = self.classify(name, "--policy", "p.json", "--format", form, "--lang", lang)
                    standings = [line for line in run.lines if line.lstrip("| ").startswith(
                        ("Standing of the result", "\u7d50\u679c\u306e\u4f4d\u7f6e\u4ed8\u3051"))]
                    self.assertTrue(standings)
                    for line in standings:
                        self.assertIn(word, line)
        self.assertEqual([c["ismap_standing"] for c in
                          self.classify("two.csv", "--policy", "p.json", "--format", "csv").cells], ["policy"] * 2)
        for form in ("json", "jsonl"):
            run = self.classify("one.csv", "--policy", "p.json", "--format", form)
            [only] = run.json["rows"] if form == "json" else run.rows
            self.assertEqual((only["result"]["outcome"], only["result"]["standing"]), ("ismap", "policy"))

    # The answer would have made the impact high; that it is passed over must not go unseen.
    def test_that_replace_the_questions_tell_of_answers_to_the_bundled_ones(self):
        self.write("answers.csv", "impact_confidentiality_rights,service_model\nsevere,SaaS\n")
        run = self.classify("answers.csv", "--policy", str(ROOT / "tools/samples/policy-own-questions.json"))
        self.assertIn('answers.csv: "impact_confidentiality_rights" answers a question that a policy replaces', run.err)
        self.assertNotIn("replaces", self.classify("answers.csv").err)

    def test_come_from_standard_input_once(self):
        for args in (["w.csv", "--policy", "-", "--policy", "-"], ["-", "--policy", "-"]):
            with self.subTest(args):
                self.assertEqual(self.classify(*args, stdin=policy().encode()).status, 2)
        run = self.classify("w.csv", "--policy", "-", stdin=policy(title={"en": "One"}).encode())
        self.assertEqual(run.status, 0)

    def test_that_are_no_object_are_named_by_file_line_and_column(self):
        self.write("p.json", "\n  7")
        run = self.classify("w.csv", "--policy", "p.json")
        self.assertIn("p.json:2:3: \"7\"", run.err)


if __name__ == "__main__":
    unittest.main()
