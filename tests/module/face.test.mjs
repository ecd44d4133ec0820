// What the module does where it is asked for less simple things, and whether it is what ismap.d.ts says.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import ts from "typescript";

import { builds, expiryBuilds, explanationBuilds, filingBuilds, registerBuilds, root } from "./builds.mjs";

// Each module: its declarations, its interface, its sources, its builds, and one of each of its classes.
const faces = [
  {
    declarations: "wasm/ismap.d.ts", face: "Ismap", sources: ["ismap.js", "selection.cpp", "versions.cpp"], builds,
    classes: () => ({}),
  },
  {
    declarations: "wasm/filing.d.ts", face: "IsmapFiling", sources: ["filing.cpp"], builds: filingBuilds,
    classes: (module) => ({ Policies: new module.Policies() }),
  },
  {
    declarations: "wasm/expiry.d.ts", face: "IsmapExpiry", sources: ["expiry.cpp"], builds: expiryBuilds,
    classes: (module) => ({ Windows: new module.Windows("2026-11-23", "ja") }),
  },
  {
    declarations: "wasm/explanation.d.ts", face: "IsmapExplanation", sources: ["explanation.cpp"], builds: explanationBuilds,
    classes: () => ({}),
  },
  {
    declarations: "wasm/register.d.ts", face: "IsmapRegister", sources: ["register.cpp"], builds: registerBuilds,
    classes: (module) => ({ Register: new module.Register("", "2026-11-23", "ja", "", false, () => new Uint8Array()) }),
  },
];

// The members of an interface and how many parameters each takes.
function membersOf(declarations, name) {
  const file = path.join(root, declarations);
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = source.statements.find((s) => ts.isInterfaceDeclaration(s) && s.name.text === name);
  return new Map(found.members.map((m) => [m.name.text, ts.isMethodSignature(m) ? m.parameters.length : null]));
}

// The names that the bindings give out: of the module, and of its classes.
function boundNames(sources) {
  const texts = sources.map((file) => readFileSync(path.join(root, "wasm/src", file), "utf8"));
  const namesOf = (pattern) => texts.flatMap((text) => [...text.matchAll(pattern)].map((m) => m[1] ?? m[2])).sort();
  return { ofModule: namesOf(/[^.]\b(?:function|class_<\w+>)\("(\w+)"|^Module\["(\w+)"\]/gm), ofClasses: namesOf(/\.function\("(\w+)"/g) };
}

// Embind tells how many arguments it expects only of a call that gives too many; other functions say it of themselves.
function arityOf(call) {
  if (call.length > 0) return call.length;
  try {
    call(...Array(20).fill(""));
  } catch (error) {
    return Number(/expected (?:args:)?\s*(\d+)|expects? (\d+)/.exec(error.message)?.slice(1).find(Boolean));
  }
  return 0;
}

test("the bindings have no source that is not declared", () => {
  const known = faces.flatMap((face) => face.sources).sort();
  assert.deepEqual(readdirSync(path.join(root, "wasm/src")).filter((file) => !file.endsWith(".h")).sort(), known);
});

for (const { declarations, face, sources, builds: made, classes } of faces) {
  test(`${declarations} compiles`, () => {
    const program = ts.createProgram([path.join(root, declarations)], { strict: true, noEmit: true, skipLibCheck: false });
    assert.deepEqual(ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, "\n")), []);
  });

  test(`${declarations} names everything that is bound, and nothing else`, () => {
    const { ofModule, ofClasses } = boundNames(sources);
    assert.deepEqual([...membersOf(declarations, face).keys()].sort(), ofModule);
    const declared = Object.keys(classes(Object.values(made)[0])).flatMap((name) => [...membersOf(declarations, name).keys()]);
    assert.deepEqual(declared.filter((name) => name !== "delete").sort(), ofClasses);
  });

  for (const [name, module] of Object.entries(made)) {
    test(`${declarations}, ${name}: every function takes as many arguments as declared`, () => {
      for (const [member, count] of membersOf(declarations, face)) {
        if (count !== null) assert.equal(arityOf(module[member]), count, member);
      }
      for (const [of, one] of Object.entries(classes(module))) {
        for (const [member, count] of membersOf(declarations, of)) {
          if (member !== "delete") assert.equal(arityOf(one[member].bind(one)), count, `${of}.${member}`);
        }
        one.delete();
      }
    });
  }
}

for (const [name, module] of Object.entries(builds)) {
  test(`${name}: today is Japan's day, which begins at 15:00 UTC`, () => {
    assert.equal(module.today(Date.UTC(2026, 10, 23, 14, 59, 59, 999)), "2026-11-23");
    assert.equal(module.today(Date.UTC(2026, 10, 23, 15)), "2026-11-24");
  });

  test(`${name}: a name that begins as a workbook does is no answer twice`, () => {
    const { row, problem } = JSON.parse(module.classify("", [["PK\u0003\u0004x", "1"]], "2026-11-23", "en"));
    assert.equal(problem, undefined);
    assert.equal(row.result.outcome, "undetermined");
  });

  test(`${name}: no answers leave everything open`, () => {
    const { row, next_questions: next } = JSON.parse(module.classify("", [], "2026-11-23", "en"));
    assert.equal(row.result.outcome, "undetermined");
    assert.equal(row.result.next_question, next[0].id);
    assert.ok(next.every((question, i) => i === 0 || next[i - 1].outcomes_left <= question.outcomes_left));
  });

  test(`${name}: what cannot be read is told, in either language`, () => {
    const twice = [["service_model", "SaaS"], ["サービス形態", "IaaS"]];
    assert.match(JSON.parse(module.classify("", twice, "2026-11-23", "ja")).problem.message, /二つ/);
    assert.equal(module.classify("", [["service_model", "SaaS"]], "2026-02-30", "ja"), "");
  });

  test(`${name}: only ISO 8601 is a day`, () => {
    assert.deepEqual(["2024-02-29", "2024-02-30", "R6.3.31", "2024-3-1", "2026-11-23\0x", ""].map((text) => module.is_day(text)),
      [true, false, false, false, false, false]);
  });
}

for (const [name, module] of Object.entries(expiryBuilds)) {
  test(`${name}: a day that cannot be read is told`, () => {
    assert.match(JSON.parse(module.read_day("2024-02-30", "en")).problem.message, /day/);
  });
}

// A number once went in as an address, and what is no text at all as a length that the memory does not have.
const noTexts = [2, -1, 1e9, NaN, true, null, undefined, new Date(0), ["2"], {}, { length: 1e9 }, Symbol("2"), 2n];

for (const [name, module] of Object.entries(builds)) {
  test(`${name}: what is no text goes in as its text, and leaves all as it was`, () => {
    const classified = (answers) => module.classify("", answers, "2026-11-23", "en");
    const before = classified([["confidentiality", "2"]]);
    for (const given of noTexts) {
      assert.equal(module.is_day(given), false);
      assert.equal(module.rules_are_old(given), false);
      assert.equal(module.questions(given), module.questions("en"));
      assert.equal(module.classify(given, [], given, given), "");
      assert.equal(classified([["workload_name", given]]), classified([["workload_name", String(given)]]));
    }
    assert.equal(classified([["confidentiality", 2]]), before);
    assert.equal(module.is_day("2026-11-23"), true);
  });

  test(`${name}: what has no text throws, and no answer before it stays`, () => {
    const before = module.classify("", [], "2026-11-23", "en");
    const none = Object.create(null);
    assert.throws(() => module.is_day(none), TypeError);
    assert.throws(() => module.classify("", [["service_model", "SaaS"], ["integrity", none]], "2026-11-23", "en"), TypeError);
    assert.throws(() => module.classify("", [["service_model", "SaaS"]], none, "en"), TypeError);
    assert.throws(() => module.classify("", [["service_model", "SaaS"], null], "2026-11-23", "en"), TypeError);
    assert.equal(module.classify("", [], "2026-11-23", "en"), before);
  });

  // Texts once went over the stack, of which a long one left nothing.
  test(`${name}: a text may be longer than the stack`, () => {
    const long = "長".repeat(4_000_000);
    assert.equal(module.is_day(long), false);
    assert.equal(JSON.parse(module.classify("", [["workload_name", long]], "2026-11-23", "en")).row.input.workload_name, long);
    assert.equal(module.is_day("2026-11-23"), true);
  });

  test(`${name}: half a pair of surrogates takes no other character along`, () => {
    for (const half of ["\uD842", "\uDFB7"]) {
      const { row } = JSON.parse(module.classify("", [["workload_name", `${half}2\u{20BB7}`]], "2026-11-23", "en"));
      assert.equal(row.input.workload_name, "\uFFFD2\u{20BB7}");
    }
  });

  test(`${name}: no classification keeps answers of the one before`, () => {
    const none = module.classify("", [], "2026-11-23", "ja");
    module.classify("", [["service_model", "SaaS"]], "2026-02-30", "ja");
    module.classify("", [["service_model", "SaaS"]], "2026-11-23", "ja");
    assert.equal(module.classify("", [], "2026-11-23", "ja"), none);
  });
}

for (const [name, module] of Object.entries(filingBuilds)) {
  test(`${name}: what is answered twice is told, in either language`, () => {
    const policies = new module.Policies();
    for (const [lang, message] of [["ja", /二つ/], ["en", /service_model/]]) {
      for (const second of ["service_model", "サービス形態"]) {
        const answers = [["service_model", "SaaS"], [second, "IaaS"]];
        assert.match(JSON.parse(module.classify("", answers, policies, "2026-11-23", lang)).problem.message, message);
        assert.match(JSON.parse(module.record(answers, policies, "2026-11-23", lang)).problem.message, message);
      }
    }
    assert.equal(module.classify("", [], policies, "2026-02-30", "ja"), "");
    policies.delete();
  });

  test(`${name}: what is wrong with a policy is told, in both languages`, () => {
    const policies = new module.Policies();
    const [wrong] = JSON.parse(policies.add('{"id": "x", "title": {"ja": "x"}, "rules": [{}]}'));
    assert.ok(wrong.pointer.startsWith("/rules/0") && wrong.message.ja && wrong.message.en);
    assert.equal(policies.ids(), "[]");
    policies.delete();
  });

  test(`${name}: the reason that a policy's rule gives has a standing in words`, () => {
    const policies = new module.Policies();
    policies.add(readFileSync(path.join(root, "tools/samples/policy-made-up.json"), "utf8"));
    const answers = [["organisation_type", "national_agency"], ["integrity", "2"]];
    for (const [lang, standing] of [["ja", "ポリシー"], ["en", "policy"]]) {
      const { words } = JSON.parse(module.classify("", answers, policies, "2026-11-23", lang));
      const { standing: told } = words.reasons.find(({ title }) => title === "made-up-ministry");
      assert.ok(told.includes(standing), told);
    }
    policies.delete();
  });

  test(`${name}: a policy brings its work and its questions`, () => {
    const policies = new module.Policies();
    assert.equal(policies.add(readFileSync(path.join(root, "tools/samples/policy-made-up.json"), "utf8")), "[]");
    assert.equal(policies.ids(), '["made-up-ministry"]');
    const { questions, target_work: work } = JSON.parse(module.questions(policies, "ja"));
    assert.ok(work.some((each) => each.id === "expert-hearing"));
    const model = questions.find((question) => question.id === "service_model");
    assert.deepEqual(model.options.map((option) => option.value), ["IaaS", "PaaS", "SaaS"]);
    policies.delete();
  });
}

for (const [name, module] of Object.entries(expiryBuilds)) {
  test(`${name}: a period tells whether an audit may be as long, and what would be the last day`, () => {
    const about = (text) => {
      const { breaks, limit } = JSON.parse(module.read_period(text, "ja"));
      return [breaks, limit];
    };
    assert.deepEqual(about("2024-08-01～2025-07-31"), [null, null]);
    assert.deepEqual(about("2024-08-01～2025-08-01"), ["audit_period_too_long", "2025-07-31"]);
    assert.deepEqual(about("2024-08-01～2024-10-31"), [null, null]);
    assert.deepEqual(about("2024-08-01～2024-10-30"), ["audit_period_too_short", "2024-10-31"]);
  });
}
