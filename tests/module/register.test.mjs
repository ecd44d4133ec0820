// Registers through the module give the bytes of `ismap check`, however few bytes are read at once, and rows that are
// read again are those of its JSON.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import ts from "typescript";

import { registerBuilds, root, tool, toolFile } from "./builds.mjs";

const asOf = "2026-11-23";
const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
after(() => rmSync(folder, { recursive: true }));

// As the page's worker has them from its browser.
function cp932Pairs() {
  const compiled = ts.transpileModule(readFileSync(path.join(root, "wasm/package/src/cp932.ts"), "utf8"), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  }).outputText;
  return import(`data:text/javascript,${encodeURIComponent(compiled)}`).then((module) => module.cp932Pairs());
}
const pairs = await cp932Pairs();
for (const module of Object.values(registerBuilds)) module.supply_cp932(pairs);

function open(module, file, { lang = "ja", links = false, block = 1 << 20, encoding = "" } = {}) {
  const bytes = readFileSync(file);
  return new module.Register(file, asOf, lang, encoding, links, (offset, size) =>
    bytes.subarray(offset, offset + Math.min(size, block)));
}

function finish(step) {
  while (step());
}

function rowsOut(register, form, linesBefore = 0, hasRowsBefore = false) {
  const parts = [];
  register.begin_output(form, linesBefore, hasRowsBefore);
  for (let more = true; more;) {
    more = register.step_output();
    parts.push(Buffer.from(register.output()));
  }
  return Buffer.concat(parts);
}

function output(register, form, ...othersRows) {
  const own = rowsOut(register, form);
  register.end_output();
  return Buffer.concat([own, ...othersRows, Buffer.from(register.output())]);
}

function checked(file, format, links, lang) {
  const args = ["check", file, "--as-of", asOf, "--lang", lang, "--format", format, ...(links ? ["--link"] : [])];
  return spawnSync(toolFile, args, { maxBuffer: 1 << 30 }).stdout;
}

function inUtf16(file) {
  const copy = path.join(folder, `utf16-${path.basename(file)}`);
  writeFileSync(copy, Buffer.from(`\uFEFF${readFileSync(file, "utf8").replace(/^\uFEFF/, "")}`, "utf16le"));
  return copy;
}

function generated(rows) {
  const file = path.join(folder, `${rows}.csv`);
  const lines = ["登録番号,制度,サービス名,監査対象期間末日,登録日,備考"];
  for (let i = 0; i < rows; ++i) {
    const day = `R${3 + i % 6}.${1 + i % 12}.${1 + i % 28}`;
    lines.push(`C${21 + i % 5}-${String(i).padStart(4, "0")}-2,ISMAP,"サービス ${i}\n二行目",${day},,${i % 7 ? "" : "=x"}`);
  }
  writeFileSync(file, `${lines.join("\r\n")}\r\n`);
  return file;
}

const samples = path.join(root, "tools/samples");
const data = path.join(root, "tests/data");
const files = [
  ...readdirSync(samples).filter((name) => /^(register|every).*\.csv$/.test(name)).map((name) => path.join(samples, name)),
  ...readdirSync(data).filter((name) => /^register.*\.csv$/.test(name)).map((name) => path.join(data, name)),
];
// A surrogate alone is no text, and counted where the text stands as UTF-8.
function withLoneSurrogate(file) {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(Buffer.from("Example 36", "utf16le"));
  bytes.writeUInt16LE(0xd800, at + 14);
  const copy = path.join(folder, "utf16-malformed.csv");
  writeFileSync(copy, bytes);
  return copy;
}

files.push(inUtf16(path.join(samples, "every-status-and-finding.csv")), generated(3000));
files.push(withLoneSurrogate(files.at(-2)));

test("there are registers in every encoding", () => {
  const encodings = new Set(files.map((file) => {
    const register = open(registerBuilds.WebAssembly, file);
    const { encoding, problem } = JSON.parse(register.open());
    if (!problem) finish(() => register.step());
    const told = problem ? encoding : JSON.parse(register.summary()).encoding;
    register.delete();
    return told;
  }));
  assert.ok(["UTF-8", "CP932", "UTF-16LE"].every((each) => encodings.has(each)), [...encodings].join());
});

for (const [name, module] of Object.entries(registerBuilds)) {
  for (const file of files) {
    test(`${name}: ${path.basename(file)} gives the bytes of ismap check`, () => {
      for (const links of [false, true]) {
        for (const block of readFileSync(file).length > 20_000 ? [1 << 16] : [1, 7, 1 << 16]) {
          const register = open(module, file, { links, block });
          assert.equal(JSON.parse(register.open()).problem, undefined);
          finish(() => register.step());
          for (const form of ["csv", "json"]) {
            assert.ok(output(register, form).equals(checked(file, form, links, "ja")), `${form}, links ${links}, blocks of ${block}`);
          }
          register.delete();
        }
      }
    });

    test(`${name}: each row of ${path.basename(file)} is read again`, () => {
      const bytes = readFileSync(file);
      for (const links of [false, true]) {
        const expected = JSON.parse(checked(file, "json", links, "en")).rows;
        const register = open(module, file, { links, lang: "en" });
        register.open();
        finish(() => register.step());
        assert.equal(register.order(0xff, false, "line", false), expected.length);
        expected.forEach((row, place) => {
          const [number, offset, length] = register.entry(place);
          assert.deepEqual(JSON.parse(register.row(number, bytes.subarray(offset, offset + length))), row, `row ${place}`);
        });
        register.delete();
      }
    });
  }

  test(`${name}: rows are filtered, sorted and searched`, () => {
    const file = files.find((each) => each.endsWith("every-status-and-finding.csv"));
    const { rows, summary } = JSON.parse(checked(file, "json", false, "ja"));
    const register = open(module, file);
    register.open();
    finish(() => register.step());
    const lines = (count) => Array.from({ length: count }, (_, place) => register.entry(place)[3]);
    assert.deepEqual(JSON.parse(register.summary()).summary, summary);
    assert.equal(JSON.parse(register.summary()).titles.valid, "有効");
    const bit = { expired: 1 << 5, valid: 1 << 7 };
    assert.deepEqual(lines(register.order(bit.expired | bit.valid, false, "line", true)),
      rows.filter((row) => ["expired", "valid"].includes(row.result.status)).map((row) => row.line).reverse());
    const byExpiry = lines(register.order(0xff, false, "expires_on", false)).map((line) =>
      rows.find((row) => row.line === line).result.expires_on);
    assert.deepEqual(byExpiry, [...byExpiry.filter(Boolean).sort(), ...byExpiry.filter((each) => !each)]);
    register.begin_search("ｅｘａｍｐｌｅ 3");
    finish(() => register.step_search());
    const found = lines(register.order(0xff, true, "line", false));
    assert.deepEqual(found, rows.filter((row) => Object.values(row.input).some((cell) => /example 3/i.test(cell))).map((row) => row.line));
    assert.ok(found.length > 5);
    register.begin_search("");
    finish(() => register.step_search());
    assert.equal(register.order(0xff, true, "line", false), rows.length);
    register.delete();
  });

  test(`${name}: months count what still runs out`, () => {
    const file = files.find((each) => each.endsWith("3000.csv"));
    const counts = {};
    for (const { result } of JSON.parse(checked(file, "json", false, "ja")).rows) {
      if (!result.expires_on || ["superseded", "withdrawn", "invalid"].includes(result.status)) continue;
      counts[result.expires_on.slice(0, 7)] = (counts[result.expires_on.slice(0, 7)] ?? 0) + 1;
    }
    const register = open(module, file);
    register.open();
    finish(() => register.step());
    assert.deepEqual(JSON.parse(register.summary()).months, Object.fromEntries(Object.entries(counts).sort()));
    register.delete();
  });

  test(`${name}: a file is shared among registers`, () => {
    const file = files.find((each) => each.endsWith("3000.csv"));
    const border = readFileSync(file).length / 2;
    const [first, second] = [open(module, file), open(module, file)];
    for (const each of [first, second]) {
      each.open();
      assert.ok(each.can_share());
    }
    first.stop_at(border);
    second.start_at(border);
    second.stop_at(Infinity);
    for (const each of [first, second]) finish(() => each.step());
    const before = [first.lines(), first.rows() > 0];
    const isTaken = first.append_part(Uint8Array.from(second.part()));
    assert.equal(first.order(0xff, false, "line", false), 3000, "counts are right before the entries come");
    const size = second.entries(0).length / second.rows();
    const some = second.entries(1000).slice(0, 200 * size);
    for (const each of [second.entries(0).slice(0, 1000 * size), some, second.entries(1200)]) first.append_entries(each, before[0]);
    const lines = Array.from({ length: first.order(0xff, false, "line", false) }, (_, place) => first.entry(place)[3]);
    if (isTaken) {
      for (const form of ["csv", "json"]) {
        assert.ok(output(first, form, rowsOut(second, form, ...before)).equals(checked(file, form, false, "ja")), form);
      }
    }
    assert.ok(isTaken, "the border is within no quotes");
    const whole = open(module, file);
    whole.open();
    finish(() => whole.step());
    assert.deepEqual(JSON.parse(first.summary()), JSON.parse(whole.summary()));
    whole.delete();
    assert.deepEqual(lines, JSON.parse(checked(file, "json", false, "ja")).rows.map((row) => row.line));
    first.delete();
    second.delete();
  });

  test(`${name}: a header of no use is told`, () => {
    const file = path.join(folder, "no-header.csv");
    writeFileSync(file, "色,形\n赤,丸\n");
    const register = open(module, file);
    const { problem } = JSON.parse(register.open());
    assert.deepEqual([problem.kind, problem.line, problem.read], ["no_usable_column", 1, "色,形"]);
    register.delete();
  });
}

test("the browser's decoder gives the pairs that the tool has of the system", () => {
  // Every pair in a cell of its own, between quotes, since some end in a byte that looks like ASCII.
  const rows = [];
  for (let lead = 0x81; lead <= 0xfc; ++lead) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; ++trail) {
      if (trail !== 0x7f) rows.push(Buffer.concat([Buffer.from("x,"), Buffer.from([lead, trail]), Buffer.from(",2025-03-31\r\n")]));
    }
  }
  const file = path.join(folder, "pairs.csv");
  writeFileSync(file, Buffer.concat([Buffer.from([0x93, 0x6f, 0x98, 0x5e, 0x94, 0xd4, 0x8d, 0x86]), Buffer.from(",service_name,audit_period_end\r\n"), ...rows]));
  const expected = checked(file, "json", false, "ja");
  for (const [name, module] of Object.entries(registerBuilds)) {
    const register = open(module, file, { encoding: "CP932" });
    register.open();
    finish(() => register.step());
    assert.ok(output(register, "json").equals(expected), name);
    register.delete();
  }
  assert.equal(JSON.parse(expected).rows.length, rows.length);
  assert.match(tool("check", file, "--as-of", asOf, "--format", "json"), /纊/);
});
