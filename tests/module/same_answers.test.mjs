// The tool, the WebAssembly module and the JavaScript build give the same JSON, byte for byte.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import ICAL from "ical.js";

import { builds, expiryBuilds, explanationBuilds, filingBuilds, root, tool } from "./builds.mjs";
import { random, typedDay, workload } from "./random_inputs.mjs";
import { told, written } from "./workload_files.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
after(() => rmSync(folder, { recursive: true }));

const asOf = "2026-11-23";
const policyFile = path.join(root, "tools/samples/policy-made-up.json");

const linesOf = (text) => text.split("\n").slice(0, -1);

/** The classifying function of every build that knows such policies, by its name. */
function judgesUnder(policyFiles) {
  if (policyFiles.length === 0) {
    return Object.entries(builds).map(([name, module]) =>
      [name, (file, answers, lang) => module.classify(file, told(answers), asOf, lang)]);
  }
  return Object.entries(filingBuilds).map(([name, module]) => {
    const policies = new module.Policies();
    for (const file of policyFiles) assert.equal(policies.add(readFileSync(file, "utf8")), "[]");
    return [name, (file, answers, lang) => module.classify(file, told(answers), policies, asOf, lang)];
  });
}

function expectSameClassification(workloads, lang, policyFiles) {
  const { list, files } = written(folder, workloads);
  const flags = policyFiles.flatMap((file) => ["--policy", file]);
  const lines = linesOf(
    tool("classify", "--files-from", list, "--format", "jsonl", "--as-of", asOf, "--lang", lang, "--quiet", "--fail-on", "none", ...flags));
  assert.equal(lines.length, workloads.length);
  for (const [name, classify] of judgesUnder(policyFiles)) {
    workloads.forEach((answers, i) => {
      const answer = classify(files[i], answers, lang);
      const row = answer.slice('{"row":'.length, answer.indexOf(',"words":{"result":'));
      assert.equal(row, lines[i], `${name}, ${JSON.stringify(answers)}`);
    });
  }
}

test("10,000 random workloads have the same JSON everywhere", () => {
  const chance = random(20261123);
  const workloads = Array.from({ length: 10_000 }, () => workload(chance));
  expectSameClassification(workloads.slice(0, 4_000), "ja", []);
  expectSameClassification(workloads.slice(4_000, 6_000), "en", []);
  expectSameClassification(workloads.slice(6_000), "en", [policyFile]);
});

test("no policy makes no difference", () => {
  for (const [build, filing] of Object.entries(filingBuilds)) {
    const policies = new filing.Policies();
    const first = builds[build];
    for (const lang of ["ja", "en"]) {
      assert.equal(filing.questions(policies, lang), first.questions(lang));
      assert.equal(filing.classify("", [], policies, asOf, lang), first.classify("", [], asOf, lang));
    }
    policies.delete();
  }
});

test("an answer is not cut at a NUL", () => {
  for (const [name, module] of Object.entries(builds)) {
    const { row } = JSON.parse(module.classify("", [["confidentiality", "1\0;2"]], asOf, "en"));
    assert.deepEqual(row.findings.map(({ code }) => code), ["value_unreadable"], name);
  }
});

test("the record of a workload is the tool's", () => {
  const chance = random(7);
  for (let i = 0; i < 40; ++i) {
    const answers = workload(chance);
    const { files } = written(folder, [answers]);
    const lang = i % 2 ? "ja" : "en";
    const expected = tool("classify", files[0], "--format", "markdown", "--as-of", asOf, "--lang", lang, "--quiet", "--fail-on", "none");
    for (const [name, module] of Object.entries(filingBuilds)) {
      const policies = new module.Policies();
      assert.equal(module.record(told(answers), policies, asOf, lang), expected, name);
      policies.delete();
    }
  }
});

function windowAs(format, module, anchor, scheme, lang) {
  if (format === "json") return module.window(anchor, scheme, asOf, lang);
  const windows = new module.Windows(asOf, lang);
  const text = windows.add("", anchor, scheme) ? windows[format === "csv" ? "csv" : "calendar"]() : "";
  windows.delete();
  return text;
}

test("400 random windows have the same JSON, CSV and calendar everywhere", () => {
  const chance = random(4);
  for (let i = 0; i < 400; ++i) {
    const [anchor, scheme, lang] = [typedDay(chance), chance.one(["ismap", "liu", "isms"]), chance.one(["ja", "en"])];
    const read = JSON.parse(expiryBuilds.WebAssembly.read_day(anchor, lang));
    for (const format of i % 8 ? ["json"] : ["json", "csv", "ics"]) {
      const expected = read.problem ? "" : tool("window", anchor, "--scheme", scheme, "--as-of", asOf, "--lang", lang, "--format", format);
      if (read.problem) assert.throws(() => tool("window", anchor, "--scheme", scheme));
      for (const [name, module] of Object.entries(expiryBuilds)) {
        assert.equal(windowAs(format, module, anchor, scheme, lang), expected, `${name} of ${anchor}`);
      }
    }
  }
});

test("several windows with their names go into one CSV and one calendar", () => {
  for (const [name, module] of Object.entries(expiryBuilds)) {
    const windows = new module.Windows(asOf, "ja");
    assert.ok(windows.add("みなとクラウド, 東", "R6.3.31", "ismap"));
    assert.ok(windows.add("=cmd()", "2024-03-31", "ismap"));
    assert.ok(!windows.add("x", "2024-02-30", "ismap"));
    const [header, first, second, end] = windows.csv().split("\n");
    assert.ok(header.startsWith("service_name,scheme,as_of,days_left,anchor,"), name);
    assert.ok(first.startsWith('"みなとクラウド, 東",ismap,') && first.includes(",2025-07-31,"), first);
    assert.ok(second.startsWith("'=cmd(),ismap,") && end === "", second);
    const events = new ICAL.Component(ICAL.parse(windows.calendar())).getAllSubcomponents("vevent");
    const uids = new Set(events.map((event) => event.getFirstPropertyValue("uid")));
    assert.equal(uids.size, events.length);
    assert.ok(events.some((event) => event.getFirstPropertyValue("summary").includes("みなとクラウド, 東")), name);
    windows.delete();
  }
});

test("what is explained is the tool's", () => {
  for (const lang of ["ja", "en"]) {
    const names = ["", "schemes", "questions", "target-work"];
    for (const topic of JSON.parse(explanationBuilds.WebAssembly.explain("", lang)).topics) {
      names.push(...topic.entries.map((entry) => entry.id));
    }
    assert.ok(names.length > 60);
    for (const each of names) {
      const expected = tool("explain", ...(each ? [each] : []), "--format", "json", "--lang", lang);
      for (const [name, module] of Object.entries(explanationBuilds)) assert.equal(module.explain(each, lang), expected, `${name}: ${each}`);
    }
  }
});
