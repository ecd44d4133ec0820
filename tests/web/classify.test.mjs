// Which list: asked one by one and all at once, by mouse and by keyboard alone; the record saved and loaded again.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { root, tool } from "../module/builds.mjs";
import { closeCleanly, openPage, savedBy, serve, tabTo } from "./browser.mjs";
import { assertSourceShown, linksOf } from "./source-shown.mjs";

const address = await serve();
const outcome = (page) => page.textContent("#outcome");
const sample = path.join(root, "tools/samples/workload.json");

test("one by one, those questions first that narrow most, to a list that binds", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  assert.equal(await outcome(page), "未確定");
  await page.check("#a-confidentiality-2");
  await page.click("#step-next");
  assert.match(await page.textContent(".possible"), /ISMAP 又は ISMAP-LIU \/ ISMAP/);
  await page.check("#a-service_model-IaaS");
  await page.click("#step-next");
  assert.equal(await outcome(page), "ISMAP");
  await page.check("#a-organisation_type-national_agency");
  await page.click("#step-next");
  assert.match(await page.textContent(".result"), /拘束力あり/);
  assert.equal(new URL(page.url()).hash, "#classify?as-of=2026-11-23&confidentiality=2&service_model=IaaS&organisation_type=national_agency");
  await page.click("#step-back");
  await page.click("#step-back");
  assert.ok(await page.isChecked("#a-service_model-IaaS"));
  await page.check("#a-service_model-unknown");
  await page.click("#step-next");
  assert.equal(await outcome(page), "未確定");
  await closeCleanly(page, address);
});

test("by keyboard alone", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  await tabTo(page, "#a-confidentiality-1");
  await page.keyboard.press("Space");
  await tabTo(page, "#step-next");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "steps-title");
  assert.equal(await outcome(page), "リスト登録は求められない");
  await tabTo(page, "#language");
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.evaluate(() => document.activeElement.id), "language");
  await closeCleanly(page, address);
});

test("every reason names its rule, source and standing, as the tool gives them", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  await page.setInputFiles("#load", sample);
  const expected = JSON.parse(tool("classify", sample, "--as-of", "2026-11-23", "--lang", "ja", "--format", "json")).rows[0].result;
  await page.waitForFunction(() => document.querySelector("#outcome").textContent === "ISMAP 又は ISMAP-LIU");
  const reasons = await page.$$eval(".reason", (all) => all.map((each) => each.textContent));
  const links = await linksOf(page, ".reason a");
  assert.equal(reasons.length, expected.reasons.length);
  for (const reason of expected.reasons) {
    const shown = reasons.find((each) => each.startsWith(`${reason.rule} `));
    assert.ok(shown.includes(reason.text), reason.rule);
    assertSourceShown(shown, links, reason.source);
    assert.match(shown, /公式資料|二次資料|本ツールの仮定/);
  }
  await closeCleanly(page, address);
});

test("the record is the tool's, and is loaded again", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  await page.setInputFiles("#load", sample);
  await page.waitForFunction(() => document.querySelector("#outcome").textContent.startsWith("ISMAP 又は"));
  const markdown = await savedBy(page, () => page.click("#save-markdown"));
  assert.equal(markdown.text, tool("classify", sample, "--as-of", "2026-11-23", "--lang", "ja", "--format", "markdown"));
  const html = await savedBy(page, () => page.click("#save-html"));
  assert.match(html.text, /<table border="1">.*情報システムセキュリティ責任者/s);
  const json = await savedBy(page, () => page.click("#save-json"));
  assert.equal(json.name, "ismap-W01-2026-11-23.json");
  await page.click("#start-over");
  assert.equal(await outcome(page), "未確定");
  await page.setInputFiles("#load", { name: json.name, mimeType: "application/json", buffer: Buffer.from(json.text) });
  await page.waitForFunction(() => document.querySelector("#outcome").textContent.startsWith("ISMAP 又は"));
  assert.equal((await savedBy(page, () => page.click("#save-markdown"))).text, markdown.text);
  assert.doesNotMatch(decodeURIComponent(page.url()), /みなと|W01/);
  await closeCleanly(page, address);
});

test("a saved record is in words, its sources are links, and it fits a narrow screen", async () => {
  const answers = "confidentiality=2&service_model=SaaS&organisation_type=national_agency&impact_confidentiality_rights=negligible";
  const page = await openPage(`${address}#classify?as-of=2026-11-23&${answers}`);
  const markdown = await savedBy(page, () => page.click("#save-markdown"));
  assert.match(markdown.text, /\| 機関種別 \| 国の行政機関 \|/);
  assert.doesNotMatch(markdown.text, /negligible|service\\_model|national\\_agency/);
  const html = await savedBy(page, () => page.click("#save-html"));
  await closeCleanly(page, address);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "ismap-")), "record.html");
  writeFileSync(file, html.text);
  const record = await openPage(pathToFileURL(file).href, { viewport: { width: 360, height: 900 } }, "table");
  assert.equal(await record.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.ok(await record.locator("td a[href^='https://']").count() > 3);
  await record.setViewportSize({ width: 1200, height: 900 });
  const narrowest = await record.$$eval("thead th", (all) => Math.min(...all.map((each) => each.getBoundingClientRect().width)));
  assert.ok(narrowest > 60, `${narrowest}`);
  await record.context().close();
  rmSync(path.dirname(file), { recursive: true });
});

test("sources are links by their titles, whose addresses are printed", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&confidentiality=2&service_model=IaaS`);
  const links = await page.$$eval(".reason .source a", (all) => all.map((each) => [each.textContent, each.href]));
  assert.ok(links.length > 3);
  for (const [words, href] of links) {
    assert.match(href, /^https:/);
    assert.doesNotMatch(words, /https?:|[<>;]/);
    assert.ok(words.length > 5, words);
  }
  await page.emulateMedia({ media: "print" });
  assert.match(await page.$eval(".reason .source a", (each) => getComputedStyle(each, "::after").content), /https:/);
  await closeCleanly(page, address);
});

test("before any answer no reasons are shown, for they would only wait", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  assert.equal(await page.locator(".reason").count(), 0);
  await page.check("#a-confidentiality-1");
  await page.click("#step-next");
  assert.ok(await page.locator(".reason").count() > 5);
  await page.click("#start-over");
  assert.equal(await page.locator(".reason").count(), 0);
  await closeCleanly(page, address);
});

test("an answer to what nobody asks is told by its name", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&confidentialty=2&service_model=SaaS`);
  const unused = () => page.textContent("[role=alert] .warning");
  assert.match(await unused(), /判定に使っていません: confidentialty。/);
  await page.evaluate(() => { document.querySelector("[role=alert] .warning").id = "first"; });
  await page.check("#a-confidentiality-1");
  await page.click("#step-next");
  assert.equal(await page.locator("#first").count(), 1, "not told anew");
  await page.goto(`${address}#classify?as-of=2026-11-23&lang=en&x=1&y=2`);
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.match(await unused(), /no question has this name: x, y\./);
  await page.goto(`${address}#classify?as-of=2026-11-23&confidentiality=1`);
  await page.waitForFunction(() => document.querySelector("#outcome").textContent === "リスト登録は求められない");
  assert.equal(await page.locator("[role=alert] .warning").count(), 0);
  await closeCleanly(page, address);
});

test("all questions at once; what is not a record is told", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  await page.click("#mode-all");
  await page.check("#a-confidentiality-2");
  await page.check("#a-confidentiality-unknown");
  assert.ok(!(await page.isChecked("#a-confidentiality-2")));
  await page.check("#a-is_secret_document-yes");
  assert.equal(await outcome(page), "要個別判断");
  await page.setInputFiles("#load", { name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1") });
  await page.waitForFunction(() => document.querySelector(".filing .message").textContent.includes("x.json"));
  assert.equal(await outcome(page), "要個別判断");
  await closeCleanly(page, address);
});

test("a policy brings its work and is named; a broken one is told with its place", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&view=all&confidentiality=2&service_model=SaaS`);
  await page.click(".policies summary");
  await page.setInputFiles("#policy", { name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{"id": 1}') });
  await page.waitForSelector(".policies .notice.error");
  assert.match(await page.textContent(".policies .messages"), /broken\.jsonの1行/);
  const file = path.join(root, "tools/samples/policy-made-up.json");
  await page.setInputFiles("#policy", file);
  await page.waitForSelector("#a-target_work-expert-hearing");
  assert.match(await page.textContent(".policies"), new RegExp(JSON.parse(readFileSync(file, "utf8")).id));
  assert.equal(await page.locator(".reason .rule", { hasText: "grave-leak-is-referred" }).evaluate((rule) => rule.localName), "span", "the page explains no policy");
  assert.equal(await page.locator(".reason .rule", { hasText: "S6" }).evaluate((rule) => rule.localName), "a");
  assert.ok((await page.$$eval(".reason .chip", (chips) => chips.map((each) => each.textContent))).every((words) => words !== ""));
  await closeCleanly(page, address);
});

test("a link holds the answers, the day and the language", async () => {
  const page = await openPage(`${address}#classify?as-of=R4.10.31&lang=en&confidentiality=2&service_model=SaaS&target_work=policy-coordination&impact_confidentiality=low&impact_integrity=low&impact_availability=low&organisation_type=national_agency`);
  assert.equal(await outcome(page), "ISMAP");
  assert.match(await page.textContent(".as-of"), /2022-10-31/);
  await page.click(".as-of-change summary");
  await page.fill("#as-of", "令和8年11月23日");
  await page.press("#as-of", "Enter");
  await page.waitForFunction(() => document.querySelector(".as-of").textContent.includes("2026-11-23"));
  await page.waitForFunction(() => document.querySelector("#outcome").textContent === "ISMAP or ISMAP-LIU");
  assert.match(page.url(), /as-of=2026-11-23/);
  await page.fill("#as-of", "2026-02-30").catch(() => page.click(".as-of-change summary").then(() => page.fill("#as-of", "2026-02-30")));
  await page.press("#as-of", "Enter");
  assert.match(await page.textContent("#as-of-message"), /2026-02-30/);
  await closeCleanly(page, address);
});

test("a name that came by link gives way to the one that is typed, and stays away once it is cleared", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&workload_name=linked&confidentiality=1`);
  const filed = async () => JSON.parse((await savedBy(page, () => page.click("#save-json"))).text).input;
  const type = async (name) => {
    await page.fill("#q-workload_name", name);
    await page.press("#q-workload_name", "Tab");
  };
  assert.equal((await filed()).workload_name, "linked");
  await type("typed");
  assert.equal((await filed()).workload_name, "typed");
  assert.match((await savedBy(page, () => page.click("#save-markdown"))).text, /\| typed \|/);
  await type("");
  await page.click("#mode-all");
  assert.equal(await page.inputValue("#q-workload_name"), "");
  assert.equal((await filed()).workload_name, undefined);
  assert.doesNotMatch(page.url(), /linked|typed/);
  await closeCleanly(page, address);
});

test("of several answers in a link the last one counts, and is the one shown", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&view=all&confidentiality=2&confidentiality=1`);
  assert.equal(await outcome(page), "リスト登録は求められない");
  assert.ok(await page.isChecked("#a-confidentiality-1"));
  await closeCleanly(page, address);
});

test("the first view waits for no record; from the first answer on there is one", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  const filing = () => page.seen.requests.filter((url) => url.includes("ismap_filing"));
  assert.deepEqual(filing(), []);
  await page.check("#a-confidentiality-1");
  await page.click("#step-next");
  await page.waitForSelector(".paper table", { state: "attached" });
  assert.equal(filing().length, 2);
  await page.click("#start-over");
  await page.click(".preview summary");
  await page.waitForSelector("#record table");
  await closeCleanly(page, address);
});

test("a record that cannot be loaded is told", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`, { serviceWorkers: "block" });
  await page.route(/ismap_filing/, (route) => route.abort());
  await page.click("#save-markdown");
  await page.waitForFunction(() => document.querySelector(".filing .message").textContent !== "");
  await page.unroute(/ismap_filing/);
  assert.match((await savedBy(page, () => page.click("#save-markdown"))).text, /^# /);
  page.seen.errors = page.seen.errors.filter((error) => !/ERR_FAILED/.test(error));
  await closeCleanly(page, address);
});

test("what is printed is the record alone", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  await page.setInputFiles("#load", sample);
  await page.waitForFunction(() => document.querySelector("#outcome").textContent.startsWith("ISMAP 又は"));
  await page.waitForSelector(".paper table", { state: "attached" });
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => document.body.innerText);
  assert.match(seen, /判定記録[\s\S]*みなと省[\s\S]*許可権限者/);
  assert.doesNotMatch(seen, /次へ|印刷する|府省庁のポリシー|問い/);
  await page.emulateMedia({ media: "screen" });
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /判定記録/);
  await closeCleanly(page, address);
});

test("a file may be dropped", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23`);
  const json = readFileSync(sample, "utf8");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "workload.json"));
    document.querySelector(".filing .drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, json);
  await page.waitForFunction(() => document.querySelector("#outcome").textContent.startsWith("ISMAP 又は"));
  await closeCleanly(page, address);
});
