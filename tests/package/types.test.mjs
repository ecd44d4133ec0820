// The package's types: somebody's strict TypeScript takes them, and all that the package gives is of them to the letter.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import ts from "typescript";

import { random, workload } from "../module/random_inputs.mjs";
import { told } from "../module/workload_files.mjs";
import { differences } from "./conforms.mjs";
import { imported, project, root } from "./installed.mjs";

const folder = project("typescript");
const ismap = await imported(folder);
const asOf = "2026-11-23";

function compiled(module, moduleResolution, file = "consumer.ts", lib = ["lib.es2021.d.ts"], types = []) {
  return ts.createProgram([path.join(folder, file)], {
    module, moduleResolution, target: ts.ScriptTarget.ES2022, lib, types, strict: true, noEmit: true,
    typeRoots: [path.join(root, "tests/package/node_modules/@types")], skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true,
  });
}

const faults = (program) => ts.getPreEmitDiagnostics(program).map(
  ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);

/** What its types must have and must not. */
const ofTheElement = `
import type { IsmapCalculatorConstructor, IsmapCalculatorElement } from "ismap/calculator/ismap-calculator.js";
const known: IsmapCalculatorConstructor | undefined = customElements.get("ismap-calculator");
export const made: IsmapCalculatorElement | undefined = known && new known();
export const version: string | undefined = known?.version;
// @ts-expect-error the script exports no value
import { statuses } from "ismap/calculator/ismap-calculator.js";
`;

const resolutions = {
  node16: [ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16],
  nodenext: [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
  bundler: [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
};

for (const [name, resolution] of Object.entries(resolutions)) {
  test(`strict TypeScript takes the package, resolved as ${name}`, () => assert.deepEqual(faults(compiled(...resolution)), []));

  for (const readme of ["README.md", "README.ja.md", "wasm/package/README.md", "wasm/package/README.ja.md"]) {
    test(`strict TypeScript takes what ${readme} says of the element, resolved as ${name}`, () => {
      const examples = [...readFileSync(path.join(root, readme), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
      assert.equal(examples.length, 1);
      writeFileSync(path.join(folder, "example.ts"), `${examples[0]}${ofTheElement}`);
      assert.deepEqual(faults(compiled(...resolution, "example.ts", ["lib.es2021.d.ts", "lib.dom.d.ts"])), []);
    });
  }
}

for (const readme of ["README.md", "README.ja.md", "wasm/package/README.md", "wasm/package/README.ja.md"]) {
  test(`strict TypeScript takes the JavaScript of ${readme} as it stands`, () => {
    const examples = [...readFileSync(path.join(root, readme), "utf8").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
    assert.ok(examples.length > 0);
    for (const code of examples) {
      writeFileSync(path.join(folder, "example.ts"), code);
      assert.deepEqual(faults(compiled(...resolutions.nodenext, "example.ts", ["lib.es2022.d.ts"], ["node"])), []);
    }
  });
}

const program = compiled(...resolutions.bundler);
const checker = program.getTypeChecker();
const door = program.getSourceFile(path.join(folder, "node_modules/ismap/lib/index.d.ts"));
const exported = new Map(checker.getExportsOfModule(checker.getSymbolAtLocation(door)).map((each) => [each.name, each]));

function isOf(name, value) {
  const symbol = exported.get(name);
  const type = checker.getDeclaredTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  assert.deepEqual(differences(checker, type, value, name), []);
}

test("versions, questions and problems are of their types", async () => {
  const core = await ismap.loadCore();
  isOf("Versions", core.versions);
  for (const language of ["ja", "en"]) isOf("Questions", core.questions(language));
  isOf("Problem", core.classify([["service_model", "SaaS"], ["サービス形態", "IaaS"]], asOf, "ja").problem);
});

test("300 random classifications are of their type, also under a policy", async () => {
  const filing = await ismap.loadFiling();
  filing.addPolicy(readFileSync(path.join(root, "tools/samples/policy-made-up.json"), "utf8"));
  const chance = random(12);
  for (let i = 0; i < 300; ++i) {
    const found = filing.classify(told(workload(chance)), asOf, "en");
    if (!found.problem) isOf("Classification", found);
  }
  isOf("Questions", filing.questions("en"));
  for (const problem of filing.addPolicy('{"id": "x", "title": {"ja": "x"}, "rules": [{}]}')) isOf("PolicyProblem", problem);
});

test("days, periods and windows are of their types", async () => {
  const expiry = await ismap.loadExpiry();
  for (const text of ["R6.3.31", "1873-01-01", "2026-11-23", "2999-12-31"]) isOf("Day", expiry.day(text, "ja"));
  isOf("Problem", expiry.day("R6.3.35", "ja").problem);
  isOf("Period", expiry.period("2023/4/1～2024/3/31", "ja"));
  for (const scheme of ismap.schemes) {
    for (const anchor of ["2024-03-31", "2024-10-31", "2070-01-01"]) isOf("Window", expiry.window(anchor, scheme, asOf, "en"));
  }
});

test("everything that is explained is of its type", async () => {
  const explanation = await ismap.loadExplanation();
  for (const name of ["", "schemes", "questions", "target-work", "V1"]) {
    for (const topic of explanation.topics(name, "en")) isOf("Topic", topic);
  }
});

test("rows of every register, their summaries and the problems of headers are of their types", async () => {
  const registers = await ismap.loadRegisters();
  const samples = path.join(root, "tools/samples");
  const files = readdirSync(samples).filter((name) => /^(register|every).*\.csv$/.test(name));
  assert.ok(files.length >= 3);
  for (const file of files) {
    const register = await registers.check(readFileSync(path.join(samples, file)), { asOf, language: "en", links: true });
    for (const row of register.rows()) isOf("Row", row);
    isOf("RegisterSummary", register.summary);
    register.close();
  }
  isOf("HeaderProblem", (await registers.check(new Uint8Array(), { asOf, language: "en" })).problem);
});
