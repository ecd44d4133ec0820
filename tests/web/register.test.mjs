// A register in the page: checked in a worker, filtered, sorted, searched, saved with the bytes of `ismap check`.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { root, tool } from "../module/builds.mjs";
import { closeCleanly, openPage, savedBy, serve, tabTo, watchMemory } from "./browser.mjs";

const address = await serve();
const start = `${address}#register?as-of=2026-11-23`;
const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
after(() => rmSync(folder, { recursive: true }));
const every = path.join(root, "tools/samples/every-status-and-finding.csv");

async function check(page, file) {
  await page.setInputFiles("#register", file);
  await page.waitForSelector("#checked");
  await page.waitForSelector(".pager");
}

const shownLines = (page) => page.$$eval(".rows tbody th", (cells) => cells.map((cell) => Number(cell.textContent)));
const rowsOf = (file, ...more) => JSON.parse(tool("check", file, "--as-of", "2026-11-23", "--lang", "ja", "--format", "json", ...more)).rows;

test("statuses, findings and counts are those of ismap check --link", async () => {
  const page = await openPage(start);
  await check(page, every);
  const rows = rowsOf(every, "--link");
  assert.match(await page.textContent("#checked"), new RegExp(`${rows.length}行.*突き合わせ: 済み`));
  const shown = await page.$$eval(".rows tbody tr", (all) => all.map((row) => row.textContent));
  rows.slice(0, 50).forEach((row, i) => {
    for (const finding of row.findings) assert.ok(shown[i].includes(finding.message.slice(0, 4)), `line ${row.line}`);
    assert.equal(/エラー|注意|参考/.test(shown[i]), row.findings.length > 0, `line ${row.line}`);
  });
  const counted = await page.$$eval(".count", (all) => all.map((each) => [each.id.slice("status-".length), Number(each.querySelector("strong").textContent)]));
  for (const [status, count] of counted) assert.equal(count, rows.filter((row) => row.result.status === status).length, status);
  assert.equal(counted.reduce((sum, [, count]) => sum + count, 0), rows.length);
  await closeCleanly(page, address);
});

test("the columns that were not used are told", async () => {
  const page = await openPage(start);
  await check(page, every);
  assert.match(await page.textContent("#unused-columns"), /次の列は使いませんでした: 「shows」。/);
  const known = path.join(folder, "known.csv");
  writeFileSync(known, "登録番号,監査対象期間（末日）, ,ismap_status\nC21-0001-2,2026-03-31,,\n");
  await check(page, known);
  await page.waitForFunction(() => document.querySelector("#unused-columns") === null);
  await page.click("#language");
  await check(page, every);
  assert.match(await page.textContent("#unused-columns"), /not used: "shows"\./);
  await closeCleanly(page, address);
});

test("the table shows what the days left are counted to, and the scheme where there is room", async () => {
  const page = await openPage(`${start}&lang=en`);
  await check(page, every);
  const shown = await page.$$eval(".rows tbody tr", (rows) => rows.map((row) =>
    [".scheme", ".expiry", ".until", ".number"].map((name) => row.querySelector(name).textContent)));
  assert.deepEqual(shown, rowsOf(every, "--link").map(({ result }) =>
    [result.scheme?.toUpperCase().replace("_", "-"), result.expires_on, result.valid_until, result.days_left].map((each) => String(each ?? ""))));
  const heads = await page.$$eval(".rows thead th", (all) => all.map((each) => {
    const range = document.createRange();
    range.selectNodeContents(each.querySelector("button")?.firstChild ?? each);
    const { top, bottom } = range.getBoundingClientRect();
    return (top + bottom) / 2;
  }));
  assert.ok(Math.max(...heads) - Math.min(...heads) < 3, `${heads}`);
  const distance = await page.evaluate(() => document.querySelector("#find").getBoundingClientRect().left - document.querySelector("#search").getBoundingClientRect().right);
  assert.ok(distance > 0 && distance < 24, `${distance}`);
  for (const [width, isSeen] of [[928, false], [360, false], [1440, true]]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.isVisible(".rows .scheme"), isSeen);
    assert.ok(await page.isVisible(".rows .until"));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  }
  await closeCleanly(page, address);
});

const titled = path.join(folder, "titled.csv");
writeFileSync(titled, `一覧;"x ""y""";\nsep=;\n"登録番号";サービス名;"監査対象期間の\n末日";1;2024;登録日\nC21-0001-2;A;2020-13-31;x;y;2021-02-30\n`);
const utf16 = path.join(folder, "utf16.csv");
writeFileSync(utf16, Buffer.from("\uFEFF登録番号\t備考\t有効期限\r\nC21\tz\t2020-13-31\r\n", "utf16le"));

for (const file of [every, titled, utf16, path.join(root, "tools/samples/register-excel-cp932.csv")]) {
  test(`findings name their columns as ismap check does (${path.basename(file)})`, async () => {
    const told = tool("check", file, "--as-of", "2026-11-23", "--lang", "ja", "--link");
    const expected = [...told.matchAll(/^ +(\d+)行目(?:, (.*?))?: (エラー|注意|参考): (..)/gm)].map(([, line, column, severity, begin]) =>
      `${line} ${severity} ${column ? `${column}: ` : ""}${begin}`);
    assert.ok(expected.some((each) => each.includes(": ")));
    const page = await openPage(start);
    await check(page, file);
    const shown = await page.$$eval(".rows tbody tr", (rows) => rows.flatMap((row) =>
      [...row.querySelectorAll(".findings li")].map((each) => `${row.cells[0].textContent} ${each.textContent}`)));
    assert.equal(shown.length, expected.length);
    shown.forEach((each, i) => assert.ok(each.startsWith(expected[i]), `${each} / ${expected[i]}`));
    await closeCleanly(page, address);
  });
}

for (const [what, file] of [["UTF-8", every], ["CP932", path.join(root, "tools/samples/register-excel-cp932.csv")]]) {
  test(`what is saved is what ismap check gives (${what})`, async () => {
    const page = await openPage(start);
    await check(page, file);
    for (const form of ["csv", "json"]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#save-${form}`)]);
      const copy = path.join(folder, path.basename(file));
      writeFileSync(copy, readFileSync(file));
      const expected = path.join(folder, `expected.${form}`);
      tool("check", copy, "--as-of", "2026-11-23", "--lang", "ja", "--link", "--format", form, "--output", expected);
      const wanted = readFileSync(expected).toString("latin1").replaceAll(JSON.stringify(copy).slice(1, -1), path.basename(file));
      assert.ok(readFileSync(await download.path()).toString("latin1") === wanted, form);
    }
    await closeCleanly(page, address);
  });
}

const rowsOfLarge = 148_000;

const prefixWorker = (page, script) => page.route(/register-worker\.js/, async (route) => {
  const response = await route.fetch();
  return route.fulfill({ response, body: script + await response.text() });
});

/** A file that is shared; `between` are rows about its middle, where a worker that helps begins: of one or three helpers. */
function largeRegister(name, between) {
  const row = (i) => `C25-${i}-0,ISMAP,サービス ${i},2025-03-${String(i % 31 + 1).padStart(2, "0")},"${"備考".repeat(30)}\n二行目"\r\n`;
  const rows = Array.from({ length: rowsOfLarge }, (_, i) => row(i));
  const middle = [...rows, ...between].reduce((sum, each) => sum + Buffer.byteLength(each), 0) / 2;
  let begin = 0;
  const place = rows.findIndex((each) => (begin += Buffer.byteLength(each)) > middle - 500_000);
  rows.splice(place, 0, ...between);
  const file = path.join(folder, name);
  writeFileSync(file, `登録番号,制度,サービス名,監査対象期間末日,備考\r\n${rows.join("")}`);
  assert.ok(statSync(file).size > 34e6 && statSync(file).size < 38e6, `${statSync(file).size}`);
  return file;
}

// What looks like rows is one cell, a megabyte long; the row begins before the middle and ends behind it.
const quoted = `C25-9999-0,ISMAP,"${"C25-8888-0,ISMAP,x,2025-03-31,\r\n".repeat(30_000)}",2025-03-31,\r\n`;

/** Before a worker's scripts run: tells whenever another worker is asked to give out its part, which it is if that was taken over. */
const tellsShares = `{ const { postMessage } = MessagePort.prototype; const told = new BroadcastChannel("shares");
  MessagePort.prototype.postMessage = function (what, ...rest) {
    if (what?.type === "save") told.postMessage(1);
    return postMessage.call(this, what, ...rest); }; }`;

/** Before a worker's scripts run: each read takes time, of the worker that helps or of the other one. */
const readsSlowly = (helps) => `{ let isHelper = false; addEventListener("message", ({ data }) => { isHelper ||= data.type === "help"; });
  const { read } = ReadableStreamBYOBReader.prototype;
  ReadableStreamBYOBReader.prototype.read = async function (...of) {
    if (isHelper === ${helps}) await new Promise((go) => setTimeout(go, 40));
    return read.apply(this, of); }; }`;

for (const [workers, what, between, script, shares] of [
  [2, "their middle border between rows", [], "", 1],
  [2, "their middle border within a quoted cell", [quoted], "", 0],
  [4, "their middle border within a quoted cell", [quoted], "", 0],
  [4, "their middle border between rows", [], "", 3],
  [2, "the one that helps slower", [], readsSlowly(true), 2],
  [2, "the one that helps quicker", [], readsSlowly(false), 2],
]) {
  test(`a large register is shared among ${workers} workers (${what})`, async () => {
    const file = largeRegister(`large-${between.length}.csv`, between);
    const page = await openPage(`${address}#about`, { serviceWorkers: "block" });
    await prefixWorker(page, tellsShares + script);
    await page.evaluate((cores) => {
      window.shares = 0;
      new BroadcastChannel("shares").onmessage = () => { window.shares += 1; };
      Object.defineProperty(navigator, "hardwareConcurrency", { value: cores });
    }, workers);
    await page.evaluate(() => { location.hash = "#register?as-of=2026-11-23"; });
    await page.waitForSelector("#register");
    await page.selectOption("#links", "no");
    await check(page, file);
    assert.equal(page.workers().length, workers);
    await page.click("#again");  // all of them are ready now
    await page.waitForSelector(".pager");
    for (const form of ["csv", "json"]) {
      await page.evaluate(() => { window.shares = 0; });
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#save-${form}`)]);
      const expected = path.join(folder, `expected-large.${form}`);
      tool("check", file, "--as-of", "2026-11-23", "--lang", "ja", "--format", form, "--output", expected);
      const wanted = readFileSync(expected).toString("latin1").replaceAll(JSON.stringify(file).slice(1, -1), path.basename(file));
      assert.ok(readFileSync(await download.path()).toString("latin1") === wanted, form);
      const shared = await page.evaluate(() => window.shares);
      assert.ok(shares === 0 ? shared === 0 : shared >= shares, `${shared} shares`);
    }
    await page.click("#sort-line");
    await page.waitForSelector("th[aria-sort=descending]");
    const lines = readFileSync(file, "utf8").split("\n").length - 1;
    assert.ok((await shownLines(page))[0] > lines - 2);
    assert.match(await page.textContent(".range"), new RegExp(`\\b${rowsOfLarge + between.length}\\b`));
    await page.fill("#search", "C25-50000-0");
    await page.press("#search", "Enter");
    await page.waitForFunction(() => document.querySelectorAll(".rows tbody tr").length === 1);
    assert.match(await page.textContent(".rows tbody"), /C25-50000-0/);
    await closeCleanly(page, address);
  });
}

const broken = `self.onmessage = ({ ports: [port] }) => { port.onmessage = ({ data }) => { if (data.type === "check") throw new Error("broken"); }; };
  self.postMessage({ type: "ready" });`;

for (const [what, fail] of [
  ["cannot be loaded", (route) => route.abort()],
  ["is not there", (route) => route.fulfill({ status: 404 })],
  ["fails at work", (route) => route.fulfill({ contentType: "text/javascript", body: broken })],
]) {
  test(`a large register is checked by the others where a helper ${what}`, { timeout: 60_000 }, async () => {
    const page = await openPage(`${address}#about`, { serviceWorkers: "block" });
    let asked = 0;
    await page.route(/register-worker\.js/, (route) => {
      asked += 1;
      return asked === 1 ? route.fallback() : fail(route);
    });
    await page.evaluate(() => { location.hash = "#register?as-of=2026-11-23"; });
    await page.waitForSelector("#register");
    await page.selectOption("#links", "no");
    await check(page, largeRegister("large-alone.csv", []));
    assert.match(await page.textContent("#checked"), new RegExp(`${rowsOfLarge}行`));
    assert.ok(asked > 1 || (await page.evaluate(() => navigator.hardwareConcurrency)) === 1);
    page.seen.errors = page.seen.errors.filter((error) => !/ERR_FAILED|404/.test(error));
    await closeCleanly(page, address);
  });
}

test("a browser that fills no buffers of ours gives its own", async () => {
  const file = large(200_000);
  const page = await openPage(`${address}#about`, { serviceWorkers: "block" });
  await prefixWorker(page, `{ const { getReader } = ReadableStream.prototype;
    ReadableStream.prototype.getReader = function (how) { if (how) throw new TypeError("none"); return getReader.call(this); }; }`);
  await page.evaluate(() => { location.hash = "#register?as-of=2026-11-23"; });
  await page.selectOption("#links", "no");
  await check(page, file);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save-csv")]);
  const expected = path.join(folder, "expected-own-buffers.csv");
  tool("check", file, "--as-of", "2026-11-23", "--format", "csv", "--output", expected);
  assert.ok(readFileSync(await download.path()).equals(readFileSync(expected)));
  await closeCleanly(page, address);
});

test("rows are never shown in an order that is not theirs", async () => {
  const page = await openPage(start);
  await page.selectOption("#links", "no");
  await check(page, large(200_000));
  const shown = await page.evaluate(() => new Promise((resolve) => {
    const tables = [];
    new MutationObserver(() => {
      const sorted = document.querySelector("table.rows th:is([aria-sort=ascending], [aria-sort=descending])");
      tables.push(`${sorted.querySelector("button").id} ${sorted.ariaSort} ${document.querySelector(".rows tbody th").textContent}`);
    }).observe(document.querySelector(".pager").parentElement, { childList: true });
    for (const id of ["sort-expires_on", "sort-line", "sort-line"]) document.querySelector(`#${id}`).click();
    setTimeout(() => resolve(tables), 1500);
  }));
  assert.deepEqual(shown, ["sort-line descending 200001"]);
  await closeCleanly(page, address);
});

test("filter, sort, search", async () => {
  const page = await openPage(start);
  await check(page, every);
  const rows = rowsOf(every, "--link");
  await page.click("#status-expired");
  await page.waitForFunction(() => document.querySelector("#status-expired").ariaPressed === "true" && document.querySelectorAll(".rows tbody .status:not(.expired)").length === 0);
  assert.deepEqual(await shownLines(page), rows.filter((row) => row.result.status === "expired").map((row) => row.line));
  await page.click("#status-expired");
  await page.click("#sort-expires_on");
  await page.waitForFunction(() => document.querySelector("th[aria-sort=ascending]")?.textContent.includes("有効期限"));
  const days = rows.map((row) => row.result.expires_on).filter(Boolean).sort();
  assert.equal((await shownLines(page))[0], rows.find((row) => row.result.expires_on === days[0]).line);
  await page.fill("#search", "ＥＸＡＭＰＬＥ 36");
  await page.press("#search", "Enter");
  await page.waitForFunction(() => document.querySelectorAll(".rows tbody tr").length === 1);
  assert.match(await page.textContent(".rows tbody"), /Example 36/);
  await closeCleanly(page, address);
});

test("by keyboard alone", async () => {
  const page = await openPage(start);
  const chooser = page.waitForEvent("filechooser");  // takes effect before the key is pressed
  await tabTo(page, "#register");
  await page.keyboard.press("Space");
  await (await chooser).setFiles(every);
  await page.waitForSelector(".pager");
  await tabTo(page, "#status-valid");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelectorAll(".rows tbody .status:not(.valid)").length === 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "status-valid");
  await tabTo(page, "#sort-severity");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("th[aria-sort=descending]")?.textContent.includes("指摘"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "sort-severity");
  await tabTo(page, "#save-csv");
  const saved = await savedBy(page, () => page.keyboard.press("Enter"));
  assert.equal(saved.name, "every-status-and-finding-2026-11-23.csv");
  await closeCleanly(page, address);
});

test("what cannot be read is told; the day and the language change the answers", async () => {
  const page = await openPage(start);
  await page.setInputFiles("#register", { name: "色.csv", mimeType: "text/csv", buffer: Buffer.from("色,形\n赤,丸\n") });
  await page.waitForSelector(".notice.error");
  assert.match(await page.textContent(".notice.error"), /色\.csv:1: 有効期限を決める列がありません。読んだ見出し: 「色,形」/);
  await check(page, path.join(root, "tools/samples/register-made-up-dates.csv"));
  await page.click("#language");
  await page.waitForFunction(() => document.querySelector("#checked")?.textContent.includes("12 rows"));
  assert.match(await page.textContent(".counts"), /valid 8/);
  await closeCleanly(page, address);
});

// Enough rows that work goes on for a while.
function large(rows) {
  const file = path.join(folder, `${rows}.csv`);
  const lines = ["registration_number,scheme,service_name,audit_period_end,remarks"];
  for (let i = 0; i < rows; ++i) {
    lines.push(`C2${i % 6}-${String(i).padStart(4, "0")}-2,ISMAP,Service ${i},R${4 + i % 4}.${1 + i % 12}.${1 + i % 28},${"x".repeat(70)}`);
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

test("a million rows: the page is never held up, and work can be cancelled", async (t) => {
  const file = large(1_000_000);
  const page = await openPage(start);
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: "longtask" });
    setTimeout(() => { for (const until = performance.now() + 120; performance.now() < until;); });
  });
  await page.waitForFunction(() => window.longest > 100);  // a task that holds the page up is seen
  await page.evaluate(() => { window.longest = 0; });
  const begun = Date.now();
  await check(page, file);
  t.diagnostic(`1,000,000 rows (${(readFileSync(file).length / 1e6).toFixed(0)} MB) to the first rows shown: ${Date.now() - begun} ms`);
  assert.match(await page.textContent("#checked"), /1000000行.*突き合わせ: なし/);
  await page.click("#page-last");
  await page.waitForFunction(() => document.querySelector(".rows tbody th").textContent === "999952");
  await page.click("#sort-expires_on");
  await page.waitForSelector("th[aria-sort=ascending] #sort-expires_on");
  t.diagnostic(`longest task of the page: ${await page.evaluate(() => window.longest)} ms (0: none over 50)`);
  await page.click("#again");
  await page.waitForSelector("#cancel");
  await page.click("#cancel");
  await page.waitForFunction(() => document.querySelector(".notice.info")?.textContent.includes("中止しました"));
  await check(page, every);
  assert.match(await page.textContent("#checked"), /49行/);
  await closeCleanly(page, address);
});

test("another file chosen during a check is checked in its place, and nothing is told to be cancelled", async () => {
  const page = await openPage(start);
  await page.selectOption("#links", "no");
  await page.setInputFiles("#register", large(300_000));
  await page.waitForSelector("#cancel");
  await check(page, every);
  assert.match(await page.textContent("#checked"), /every-status-and-finding\.csvの49行/);
  await page.evaluate(() => new Promise((go) => { setTimeout(go, 300); }));
  assert.equal(await page.textContent("main [role=alert]"), "");
  assert.equal(await page.locator(".rows tbody tr").count(), 49);
  await closeCleanly(page, address);
});

test("writing that a new order ends is told to be cancelled, and can begin again", async () => {
  const page = await openPage(start);
  await page.selectOption("#links", "no");
  await check(page, large(300_000));
  await page.click("#save-json");
  await page.click("#sort-line");
  await page.getByText("中止しました").waitFor();
  await page.waitForSelector("th[aria-sort=descending] #sort-line");
  assert.match((await savedBy(page, () => page.click("#save-csv"))).text, /ismap_status/);
  await closeCleanly(page, address);
});

test("a file that has changed since it was checked is told where its rows are turned to", { timeout: 60_000 }, async () => {
  const file = path.join(folder, "changing.csv");
  writeFileSync(file, `audit_period_end\n${"2025-03-31\n".repeat(120)}`);
  const page = await openPage(start);
  await check(page, file);
  writeFileSync(file, "audit_period_end\n");
  await page.click("#page-next");
  await page.waitForSelector(".notice.error");
  assert.match(await page.textContent(".notice.error"), /処理できませんでした/);
  await closeCleanly(page, address);
});

test("where WebAssembly is forbidden, and as one file from a share", async () => {
  const forbidding = await serve((_file, given) => ({
    ...given, "Content-Security-Policy": given["Content-Security-Policy"].replace(" 'wasm-unsafe-eval'", ""),
  }));
  const share = pathToFileURL(path.join(root, "build/web/ismap.html")).href;
  for (const place of [forbidding, share]) {
    const page = await openPage(`${place}#register?as-of=2026-11-23`);
    await check(page, every);
    assert.match(await page.textContent("#checked"), /49行/);
    const csv = await savedBy(page, () => page.click("#save-csv"));
    assert.match(csv.text, /ismap_status/);
    await page.context().close();
  }
});

test("where workers are forbidden, the page itself checks", async (t) => {
  const forbidding = await serve((_file, given) => ({
    ...given, "Content-Security-Policy": given["Content-Security-Policy"].replace("worker-src 'self'", "worker-src 'none'"),
  }));
  const page = await openPage(`${forbidding}#register?as-of=2026-11-23`);
  const file = largeRegister("large-here.csv", [quoted]);
  await page.selectOption("#links", "no");
  await check(page, file);
  assert.equal(page.workers().length, 0);
  const csv = await savedBy(page, () => page.click("#save-csv"));
  assert.ok(csv.text === tool("check", file, "--as-of", "2026-11-23", "--lang", "ja", "--format", "csv"));
  await page.fill("#search", `サービス ${rowsOfLarge - 1}`);
  await page.press("#search", "Enter");
  await page.waitForFunction(() => document.querySelectorAll(".rows tbody tr").length === 1);
  t.diagnostic(`${new Set(page.seen.violations).size} kinds of violation: ${[...new Set(page.seen.violations)].join(" ")}`);
  await page.context().close();
});

test("where the page itself checks, no register stays in memory that is shown no more", async (t) => {
  const forbidding = await serve((_file, given) => ({
    ...given, "Content-Security-Policy": given["Content-Security-Policy"].replace("worker-src 'self'", "worker-src 'none'"),
  }));
  const page = await openPage(`${forbidding}#about`);
  await page.addInitScript(watchMemory);
  await page.goto(`${forbidding}?#register?as-of=2026-11-23`);
  await page.selectOption("#links", "no");
  await check(page, large(800_000));
  const again = async () => {
    const before = await page.getAttribute("html", "lang");
    await page.click("#language");
    await page.waitForFunction((lang) => document.documentElement.lang !== lang, before);
    await page.waitForSelector(".pager");
  };
  await again();
  const memory = await page.evaluate(() => window.memory);
  assert.ok(memory > 0);
  for (let i = 0; i < 8; ++i) await again();
  t.diagnostic(`${memory} bytes after two checks`);
  assert.equal(await page.evaluate(() => window.memory), memory);
  await page.context().close();
});

const past = path.join(folder, "past.csv");
writeFileSync(past, "登録番号,サービス名,監査対象期間の末日\nC21-0001-2,A,2020-03-31\n");

for (const lang of ["ja", "en"]) {
  test(`on a narrow screen nothing in a row lies over anything else (${lang})`, async () => {
    const page = await openPage(`${start}&lang=${lang}`, { viewport: { width: 360, height: 900 } });
    await check(page, every);
    const over = await page.$$eval(".rows tbody tr", (rows) => rows.flatMap((row) => {
      const ranges = [...row.cells].filter((cell) => cell.textContent).map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return [cell.className, range.getBoundingClientRect(), cell.getBoundingClientRect()];
      });
      return ranges.filter(([, text, box], i) => text.right > box.right + 1 ||
        ranges.some(([, other], k) => k > i && text.left < other.right - 1 && other.left < text.right - 1 && text.top < other.bottom - 1 && other.top < text.bottom - 1))
        .map(([name]) => name);
    }));
    assert.deepEqual(over, []);
    await closeCleanly(page, address);
  });
}

test("a window of 928 px shows columns, and no chart where no month shown has any expiry", async () => {
  const page = await openPage(start, { viewport: { width: 928, height: 900 } });
  await check(page, every);
  assert.equal(await page.$eval(".rows tbody tr", (row) => getComputedStyle(row).display), "table-row");
  assert.equal(await page.locator(".months svg").count(), 1);
  await check(page, past);
  await page.waitForFunction(() => document.querySelector("#checked")?.textContent.includes("past.csv"));
  assert.equal(await page.locator(".months svg").count(), 0);
  assert.match(await page.textContent(".months"), /ほかの月に1件/);
  await closeCleanly(page, address);
});

for (const [what, name, content, words] of [
  ["workbook", "register.xlsx", Buffer.from("PK\x03\x04\x14\0\x06\0"), /Excelのブック/],
  ["picture", "register.png", readFileSync(path.join(root, "docs/images/register-ja.png")), /文字のファイルではない/],
]) {
  test(`a ${what} is told to be none of a register`, async () => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const page = await openPage(start);
    await page.setInputFiles("#register", file);
    await page.getByText(words).waitFor();
    await closeCleanly(page, address);
  });
}
