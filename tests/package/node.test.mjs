// The package in plain Node, as somebody's project has it: the same answers as the tool's.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { tool, toolFile } from "../module/builds.mjs";
import { random, typedDay, workload } from "../module/random_inputs.mjs";
import { told, written } from "../module/workload_files.mjs";
import { imported, project, root } from "./installed.mjs";

const asOf = "2026-11-23";
const folder = project();
const ismap = await imported(folder);
const builds = ["WebAssembly", "JavaScript"];
const samples = path.join(root, "tools/samples");
const sample = (name) => path.join(samples, name);

const parsed = (...args) => JSON.parse(tool(...args));

for (const build of builds) {
  test(`${build}: which build runs, and the versions that the tool tells`, async () => {
    const core = await ismap.loadCore({ build });
    const { version, rules_version: rules, rules_digest: digest, holidays_version: holidays } = core.versions;
    assert.equal(core.build, build);
    assert.equal(tool("--version"), `ismap ${version} (rules ${rules} ${digest}, holidays ${holidays})\n`);
  });

  test(`${build}: 300 random workloads are classified as the tool does`, async () => {
    const chance = random(6);
    const workloads = Array.from({ length: 300 }, () => workload(chance));
    const core = await ismap.loadCore({ build });
    const filing = await ismap.loadFiling({ build });
    const lines = tool("classify", "--files-from", written(folder, workloads).list, "--format", "jsonl", "--as-of", asOf,
      "--lang", "en", "--quiet", "--fail-on", "none").trimEnd().split("\n").map((line) => JSON.parse(line));
    workloads.forEach((answers, i) => {
      const pairs = told(answers);
      for (const part of [core, filing]) {
        for (const given of [pairs, Object.fromEntries(pairs)]) {
          assert.deepEqual({ ...part.classify(given, asOf, "en").row, source: lines[i].source }, lines[i]);
        }
      }
    });
    assert.equal(lines.length, workloads.length);
    filing.close();
  });

  test(`${build}: a policy counts, and the record is the tool's`, async () => {
    const filing = await ismap.loadFiling({ build });
    const policy = sample("policy-made-up.json");
    assert.deepEqual(filing.addPolicy(readFileSync(policy, "utf8")), []);
    assert.deepEqual(filing.policyIds, ["made-up-ministry"]);
    assert.ok(filing.questions("ja").target_work.some(({ id }) => id === "expert-hearing"));
    const answers = { service_model: "SaaS", confidentiality: "2" };
    const { files: [file] } = written(folder, [answers]);
    const record = tool("classify", file, "--format", "markdown", "--as-of", asOf, "--lang", "ja", "--quiet", "--fail-on", "none", "--policy", policy);
    assert.equal(filing.record(answers, asOf, "ja").markdown, record);
    const [problem] = filing.addPolicy("{}");
    assert.ok(problem.message.ja && problem.message.en);
    filing.close();
  });

  test(`${build}: windows and days are the tool's`, async () => {
    const expiry = await ismap.loadExpiry({ build });
    const chance = random(5);
    for (let i = 0; i < 60; ++i) {
      const [anchor, scheme] = [typedDay(chance), chance.one(ismap.schemes)];
      const found = expiry.window(anchor, scheme, asOf, "ja");
      assert.equal(Boolean(found.problem), Boolean(expiry.day(anchor, "ja").problem));
      if (!found.problem) assert.deepEqual(found, parsed("window", anchor, "--scheme", scheme.replace("ismap_liu", "liu"), "--as-of", asOf, "--lang", "ja", "--format", "json"));
    }
    const windows = expiry.windows(asOf, "en");
    assert.ok(windows.add("", "R6.3.31", "ismap"));
    assert.equal(windows.csv(), tool("window", "R6.3.31", "--as-of", asOf, "--lang", "en", "--format", "csv"));
    windows.delete();
    assert.equal(expiry.period("2023/4/1～2024/3/31", "ja").last.day, "2024-03-31");
  });

  test(`${build}: what is explained is the tool's`, async () => {
    const explanation = await ismap.loadExplanation({ build });
    assert.deepEqual(explanation.topics("V1", "ja"), parsed("explain", "V1", "--format", "json", "--lang", "ja").topics);
    assert.deepEqual(explanation.topics("V99", "ja"), []);
  });

  test(`${build}: a call that is wrong in itself throws, and says so in both languages`, async () => {
    const [core, expiry, filing, registers] = await Promise.all(
      [ismap.loadCore({ build }), ismap.loadExpiry({ build }), ismap.loadFiling({ build }), ismap.loadRegisters({ build })]);
    const wrong = { name: "ArgumentError", argument: "asOf", given: "2026-02-30", message: /is not YYYY-MM-DD \/ YYYY-MM-DDではない/ };
    for (const part of [core, filing]) assert.throws(() => part.classify({}, "2026-02-30", "en"), wrong);
    assert.throws(() => filing.record({}, "2026-02-30", "en"), wrong);
    assert.throws(() => expiry.window("2024-03-31", "ismap", "2026-02-30", "en"), wrong);
    assert.throws(() => expiry.windows("2026-02-30", "en"), wrong);
    assert.throws(() => expiry.window("2024-03-31", "iso", asOf, "en"), { argument: "scheme", expected: "ismap | ismap_liu | isms" });
    assert.throws(() => expiry.windows("R8.1.1", "en"), { argument: "asOf" });
    assert.throws(() => expiry.window("2024-03-31", "ismap", "R8.1.1", "en"), { argument: "asOf" });
    await assert.rejects(registers.check(new Uint8Array(), { asOf: "2026-02-30", language: "en" }), wrong);
    assert.ok(new ismap.ArgumentError("a", "b", "c") instanceof RangeError);
  });

  test(`${build}: an argument of another kind throws, and harms nothing`, async () => {
    const [core, expiry, filing, explanation, registers] = await Promise.all(
      ["Core", "Expiry", "Filing", "Explanation", "Registers"].map((part) => ismap[`load${part}`]({ build })));
    const answers = { confidentiality: "2" };
    const right = [core, filing].map((part) => part.classify(answers, asOf, "en"));
    const throws = (argument, call) => assert.throws(call, { name: "ArgumentError", argument });
    for (const given of [2, new Date(0), null, undefined, {}, ["2"], { length: 1e9 }, Symbol("2"), Object.create(null)]) {
      for (const part of [core, filing]) {
        throws("answers: confidentiality", () => part.classify({ confidentiality: given }, asOf, "en"));
        throws("answers: confidentiality", () => part.classify([["confidentiality", given]], asOf, "en"));
        throws("answers", () => part.classify([[given, "2"]], asOf, "en"));
        throws("answers", () => part.classify([given], asOf, "en"));
        throws("asOf", () => part.classify(answers, given, "en"));
        throws("language", () => part.classify(answers, asOf, given));
        throws("language", () => part.questions(given));
      }
      throws("text", () => core.isDay(given));
      throws("asOf", () => filing.record(answers, given, "en"));
      throws("file", () => filing.addPolicy(given));
      throws("text", () => expiry.day(given, "en"));
      throws("text", () => expiry.period(given, "en"));
      throws("anchor", () => expiry.window(given, "ismap", asOf, "en"));
      throws("scheme", () => expiry.window("2024-03-31", given, asOf, "en"));
      throws("asOf", () => expiry.windows(given, "en"));
      throws("name", () => explanation.topics(given, "en"));
      for (const argument of ["asOf", "language"]) {
        await assert.rejects(registers.check(new Uint8Array(), { asOf, language: "en", [argument]: given }), { argument });
      }
    }
    for (const given of [2, null, undefined, "{}", new Date(0), new Map()]) throws("answers", () => core.classify(given, asOf, "en"));
    await assert.rejects(registers.check("register.csv", { asOf, language: "en" }), { argument: "source" });
    assert.deepEqual([core, filing].map((part) => part.classify(answers, asOf, "en")), right);
    assert.equal(core.isDay(asOf), true);
  });

  test(`${build}: an argument that is none of those that there are throws`, async () => {
    const [core, registers] = await Promise.all([ismap.loadCore({ build }), ismap.loadRegisters({ build })]);
    assert.throws(() => core.questions("fr"), { argument: "language", given: "fr", expected: "ja | en", message: /"fr" is not ja \| en \/ / });
    const check = (more) => registers.check(readFileSync(sample("register-made-up-dates.csv")), { asOf, language: "en", ...more });
    await assert.rejects(check({ encoding: "EUC-JP" }), { argument: "encoding" });
    const register = await check({ encoding: "UTF-8" });
    assert.throws(() => register.rows({ statuses: ["expired", "lapsed"] }), { argument: "statuses", given: "lapsed" });
    assert.throws(() => register.rows({ by: "name" }), { argument: "by" });
    assert.throws(() => register.rows({ search: 3 }), { argument: "search" });
    assert.ok([...register.rows()].length > 0);
    register.close();
    await assert.rejects(ismap.loadCore({ build: "wasm" }), { argument: "build", expected: "WebAssembly | JavaScript" });
  });

  test(`${build}: core and filing read the same answers in the same way`, async () => {
    const [core, filing] = await Promise.all([ismap.loadCore({ build }), ismap.loadFiling({ build })]);
    const twice = [["confidentiality", "1"], ["機密性", "2"]];
    const cases = [twice, [["confidentiality", "1"], ["confidentiality", "2"]], [["workload_name", "\uD8422\0"]], [["\uDFB7", "x"], ["integrity", "2"]], []];
    for (const answers of cases) {
      for (const language of ["ja", "en"]) assert.deepEqual(filing.classify(answers, asOf, language), core.classify(answers, asOf, language));
    }
    assert.match(filing.classify(cases[1], asOf, "en").problem.message, /confidentiality/);
    assert.deepEqual(filing.record(twice, asOf, "ja"), { problem: core.classify(twice, asOf, "ja").problem });
    assert.equal(core.classify(cases[2], asOf, "en").row.input.workload_name, "\uFFFD2\uFFFD");
    filing.close();
  });

  test(`${build}: what is done to a day that was given out changes no other`, async () => {
    const expiry = await ismap.loadExpiry({ build });
    const first = expiry.day("R6.3.31", "ja");
    first.day = first.forms.iso = "";
    assert.deepEqual([expiry.day("R6.3.31", "ja").day, expiry.day("R6.3.31", "ja").forms.iso], ["2024-03-31", "2024-03-31"]);
  });

  test(`${build}: what people mistype is told, not thrown`, async () => {
    const [core, expiry] = await Promise.all([ismap.loadCore({ build }), ismap.loadExpiry({ build })]);
    assert.match(core.classify([["service_model", "SaaS"], ["サービス形態", "IaaS"]], asOf, "ja").problem.message, /二つ/);
    assert.equal(expiry.window("R6.2.30", "ismap", asOf, "en").problem.message, expiry.day("R6.2.30", "en").problem.message);
    assert.match(expiry.day("R6.2.30", "en").problem.message, /no such day/);
    assert.match(expiry.day("R6.2.30", "ja").problem.message, /その日はありません/, "in the language that is asked for, whichever was first");
  });
}

const check = (file, format, links) => spawnSync(toolFile,
  ["check", file, "--as-of", asOf, "--lang", "ja", "--format", format, ...(links ? ["--link"] : [])], { maxBuffer: 1 << 30 }).stdout;

/** The kinds of source, each with what closes it. */
const sources = {
  "bytes": async (file) => [readFileSync(file), () => undefined],
  "a buffer": async (file) => [new Uint8Array(readFileSync(file)).buffer, () => undefined],
  "a Blob": async (file) => [new Blob([readFileSync(file)]), () => undefined],
  "an open file": async (file) => {
    const handle = await open(file);
    return [handle, () => handle.close()];
  },
};

for (const build of builds) {
  for (const [kind, sourceOf] of Object.entries(sources)) {
    test(`${build}: a register from ${kind} is checked as the tool does`, async () => {
      const registers = await ismap.loadRegisters({ build });
      for (const name of ["register-made-up-dates.csv", "register-excel-cp932.csv", "every-status-and-finding.csv"]) {
        for (const links of [false, true]) {
          const file = sample(name);
          const [source, close] = await sourceOf(file);
          const register = await registers.check(source, { asOf, language: "ja", name: file, links });
          const json = check(file, "json", links);
          const { rows, summary } = JSON.parse(json);
          assert.ok(Buffer.concat([...register.csv()]).equals(check(file, "csv", links)), `${name}, CSV`);
          assert.ok(Buffer.concat([...register.json()]).equals(json), `${name}, JSON`);
          assert.deepEqual([...register.rows()], rows);
          assert.deepEqual(register.summary, summary);
          register.close();
          await close();
        }
      }
    });
  }
}

test("rows come in the order that is asked for, only those that are asked for", async () => {
  const file = sample("every-status-and-finding.csv");
  const { rows } = JSON.parse(check(file, "json", false));
  const register = await (await ismap.loadRegisters()).check(readFileSync(file), { asOf, language: "ja", name: file });
  assert.deepEqual([...register.rows({ statuses: ["expired"], descending: true })], rows.filter((row) => row.result.status === "expired").reverse());
  const found = [...register.rows({ search: "ｅｘａｍｐｌｅ 3" })];
  assert.ok(found.length > 5 && found.length < rows.length);
  assert.deepEqual(found, rows.filter((row) => Object.values(row.input).some((cell) => /example 3/i.test(cell))));
  assert.deepEqual([...register.rows({ statuses: [] })], []);
  assert.equal(register.titles.valid, "有効");
  register.close();
});

test("how many rows expire in which month, and the encoding that was found", async () => {
  const file = sample("register-excel-cp932.csv");
  const register = await (await ismap.loadRegisters()).check(readFileSync(file), { asOf, language: "ja" });
  const months = {};
  for (const { result } of JSON.parse(check(file, "json", false)).rows) {
    if (result.expires_on) months[result.expires_on.slice(0, 7)] = (months[result.expires_on.slice(0, 7)] ?? 0) + 1;
  }
  assert.ok(Object.keys(months).length > 1);
  assert.deepEqual(register.months, months);
  assert.equal(register.encoding, "CP932");
  register.close();
});

test("a reading of a register that another one has overtaken stops", async () => {
  const file = sample("register-made-up-dates.csv");
  const register = await (await ismap.loadRegisters()).check(readFileSync(file), { asOf, language: "ja" });
  const first = register.rows();
  first.next();
  register.rows({ descending: true }).next();
  assert.throws(() => first.next(), /Another reading/);
  for (const output of [register.csv(), register.json()]) {
    output.next();
    register.rows().next();
    assert.throws(() => [...output], /Another reading/);
  }
  register.close();
});

test("a row that is too long to be read again is told by its line", async () => {
  const text = `登録番号,監査対象期間末日,備考\r\nC21-0001-2,2025-03-31,"${"長".repeat(500_000)}"\r\nC21-0002-2,2025-03-31,\r\n`;
  const register = await (await ismap.loadRegisters()).check(new TextEncoder().encode(text), { asOf, language: "ja" });
  const [long, other] = [...register.rows()];
  assert.deepEqual(long, { line: 2, tooLong: true });
  assert.equal(other.result.status, "expired");
  register.close();
});

test("a header of no use is a problem", async () => {
  const { problem } = await (await ismap.loadRegisters()).check(new TextEncoder().encode("色,形\n赤,丸\n"), { asOf, language: "ja" });
  assert.deepEqual([problem.kind, problem.line, problem.read], ["no_usable_column", 1, "色,形"]);
});

test("a long check lets others have their turn, and is given up when it is told to", async () => {
  const rows = "C21-0001-2,2025-03-31\r\n".repeat(2_000_000);
  const bytes = new TextEncoder().encode(`登録番号,監査対象期間末日\r\n${rows}`);
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort());
  await assert.rejects((await ismap.loadRegisters()).check(bytes, { asOf, language: "ja", signal: giveUp.signal }), { name: "AbortError" });
});

test("a check that was given up before it began does not begin", async () => {
  const registers = await ismap.loadRegisters();
  const signal = AbortSignal.abort();
  const source = { size: 0, slice: () => source, arrayBuffer: () => assert.fail("It was read") };
  await assert.rejects(registers.check(source, { asOf, language: "ja", signal }), { name: "AbortError" });
  const giveUp = new AbortController();
  const given = registers.check(new Blob(["登録番号,監査対象期間末日\n"]), { asOf, language: "ja", signal: giveUp.signal });
  giveUp.abort();
  await assert.rejects(given, { name: "AbortError" });
});

// Days were once kept without end: 200,000 texts held 48 MB.
test("days that were read are not kept", async () => {
  const file = path.join(folder, "days.mjs");
  writeFileSync(file, `import { loadExpiry } from "ismap";
    const expiry = await loadExpiry();
    const held = (from, to) => {
      for (let i = from; i < to; ++i) expiry.day("R" + i, "ja");
      gc();
      return process.memoryUsage().heapUsed;
    };
    const before = held(0, 1_000);
    console.log(held(1_000, 20_000) - before);`);
  const grown = Number(execFileSync(process.execPath, ["--expose-gc", file], { encoding: "utf8" }));
  assert.ok(grown < 1_000_000, `${grown} bytes`);
});

test("what a server renders may import the element", () => {
  const file = path.join(folder, "server.mjs");
  writeFileSync(file, 'await import("ismap/calculator/ismap-calculator.js"); await import("ismap/calculator/ismap-calculator-one-file.js");');
  execFileSync(process.execPath, [file]);
});

test("CommonJS imports it", () => {
  const file = path.join(folder, "old.cjs");
  writeFileSync(file, 'import("ismap").then(async ({ loadCore }) => console.log((await loadCore()).versions.program));');
  assert.equal(execFileSync(process.execPath, [file], { encoding: "utf8" }), "ismap\n");
});
