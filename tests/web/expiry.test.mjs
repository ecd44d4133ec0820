// When registrations run out: typed in any form, several side by side, saved as CSV and for calendars.
import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";

import { tool } from "../module/builds.mjs";
import { closeCleanly, openPage, savedBy, serve, tabTo } from "./browser.mjs";

const address = await serve();
const window = (page, place = 0) => page.textContent(`section[aria-labelledby="registration-${place}"] .window`);

async function type(page, field, value) {
  await page.fill(field, value);
  await page.press(field, "Tab");
}

test("a period in any form, step by step", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  for (const typed of ["令和5年4月1日～令和6年3月30日", "R6.3.30", "２０２４／３／３０", "2023-04-01~2024-03-30"]) {
    await type(page, "#period-0", typed);
    assert.match(await window(page), /有効期限 2025年7月30日/, typed);
  }
  const steps = await page.$$eval(".window tbody tr", (rows) => rows.map((row) => row.cells[0].textContent));
  const expected = JSON.parse(tool("window", "2024-03-30", "--as-of", "2026-11-23", "--lang", "ja", "--format", "json")).steps;
  assert.deepEqual(steps, expected.map((step) => step.what));
  await page.selectOption("#days", "era");
  await page.waitForFunction(() => /有効期限 令和7年7月30日/.test(document.querySelector(".window").textContent));
  await closeCleanly(page, address);
});

test("a closed last day is warned of, and what cannot be read is told", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  await type(page, "#period-0", "2026-03-31");
  assert.match(await window(page), /2027年7月31日は閉庁日（土曜日）.*最後の開庁日は2027年7月30日/s);
  await type(page, "#period-0", "令和6年2月30日");
  assert.match(await window(page), /「令和6年2月30日」を日付として読めません/);
  await page.fill("#chosen-0", "2025-03-31");
  assert.match(await window(page), /2026年7月31日/);
  await closeCleanly(page, address);
});

// The result stands before the field is left, or else the button would move away below the pointer that presses it.
test("what is typed is answered while it is typed, and a button below is met", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  await page.locator("#period-0").pressSequentially("R7.3");
  assert.match(await window(page), /日付を入れると/, "half a day is no problem yet");
  await page.locator("#period-0").pressSequentially(".31");
  assert.match(await window(page), /2026年7月31日/);
  assert.equal(await page.inputValue("#chosen-0"), "2025-03-31");
  await page.waitForFunction(() => /2026年7月31日/.test(document.querySelector("#speaker").textContent));
  await page.click("#add");
  assert.equal(await page.locator(".registrations .card").count(), 2);
  await page.locator("#period-1").pressSequentially("R7.3");
  await page.press("#period-1", "Tab");
  assert.match(await window(page, 1), /「R7.3」を日付として読めません/);
  assert.equal(await page.inputValue("#chosen-1"), "");
  await closeCleanly(page, address);
});

test("a mistyped scheme in a link is told", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23&isns=2024-03-31&isms=2024-03-31`);
  assert.match(await page.textContent("[role=alert].warning"), /「isns」という制度はなく.*ismap, ismap_liu, isms/);
  await page.goto(`${address}#expiry?as-of=2026-11-23&isms=2024-03-31`);
  await page.waitForFunction(() => document.querySelectorAll(".registrations .card").length === 1);
  assert.equal(await page.locator("[role=alert].warning").count(), 0);
  await closeCleanly(page, address);
});

test("a period whose last day is before its first is refused", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  await type(page, "#period-0", "R7.3.31〜R6.4.1");
  assert.match(await window(page), /期間の末日が初日より前です/);
  await closeCleanly(page, address);
});

test("a certificate counts from its day alone, never from a period", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  const label = (id) => page.textContent(`label[for="${id}"]`);
  assert.match(await label("period-0"), /監査対象期間/);
  await page.selectOption("#scheme-0", "isms");
  assert.deepEqual([await label("period-0"), await label("chosen-0")], ["認証日", "暦から認証日を選ぶ"]);
  await type(page, "#period-0", "2024/7/1～2027/6/30");
  assert.equal(await window(page), "ISMSでは、期間ではなく認証日だけを入れてください。認証書に有効期限の記載があれば、その日が期限です。");
  assert.equal(await page.locator("#save-csv").count(), 0);
  await type(page, "#period-0", "2024/7/1");
  assert.match(await window(page), /有効期限 2027年6月30日/);
  await page.selectOption("#scheme-0", "ismap");
  assert.match(await label("period-0"), /監査対象期間/);
  await closeCleanly(page, address);
});

test("an audit period that is too long or too short is told", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  for (const [typed, notice] of [["2024/8/1～2025/7/31", ""], ["2024/8/1～2025/8/1", "1年を超えています（開始日から1年の最終日は2025年7月31日"],
    ["2024/8/1～2024/10/31", ""], ["2024/8/1～2024/10/30", "3か月に足りません（開始日から3か月の最終日は2024年10月31日"]]) {
    await type(page, "#period-0", typed);
    const told = (await page.$$eval(".window .notice", (all) => all.map((each) => each.textContent))).filter((each) => each.includes("監査対象期間"));
    assert.equal(told.length, notice ? 1 : 0, typed);
    assert.ok((told[0] ?? "").includes(notice), typed);
    assert.match(await window(page), /有効期限/);
  }
  await closeCleanly(page, address);
});

test("where there is little room the days stand below each other, none of them broken", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23&ismap=2026-03-31`, { viewport: { width: 360, height: 900 } });
  assert.equal(await page.isVisible(".timeline svg"), false);
  const days = await page.$$eval(".timeline .in-order .day", (all) => all.map((each) => each.textContent));
  assert.deepEqual(days, ["2026年4月1日", "2026年11月23日", "2027年3月31日", "2027年6月30日", "2027年7月31日"]);
  const broken = await page.$$eval(".day", (all) => all.filter((each) => each.getClientRects().length > 1).map((each) => each.textContent));
  assert.deepEqual(broken, []);
  assert.ok(await page.locator(".window-steps .day").count() >= 8);
  const shown = await page.textContent(".registrations");
  assert.match(shown, /2027年7月31日（土曜日）/);
  assert.doesNotMatch(shown, /\d日 （|\d日 [はを]|\([月火水木金土日]曜日\)/);
  await page.setViewportSize({ width: 1200, height: 900 });
  assert.equal(await page.isVisible(".timeline svg"), true);
  assert.equal(await page.isVisible(".timeline .in-order"), false);
  await closeCleanly(page, address);
});

test("several side by side; saved in one CSV and one calendar with their names", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  await type(page, "#name-0", "みなとクラウド");
  await type(page, "#period-0", "2026-03-31");
  await page.click("#add");
  assert.equal(await page.evaluate(() => document.activeElement.id), "name-1");
  await type(page, "#name-1", "認証");
  await page.selectOption("#scheme-1", "isms");
  await type(page, "#period-1", "R7.8.15");
  assert.match(await window(page, 1), /2028年8月14日/);
  assert.equal(await page.$$eval(".timeline .mark.expiry", (all) => all.length), 2);
  const csv = await savedBy(page, () => page.click("#save-csv"));
  assert.equal(csv.name, "ismap-2026-11-23.csv");
  assert.match(csv.text, /^\uFEFFservice_name,scheme,.*\nみなとクラウド,ismap,.*2027-07-31.*\n認証,isms,.*2028-08-14.*\n$/);
  const ics = await savedBy(page, () => page.click("#save-ics"));
  const events = new ICAL.Component(ICAL.parse(ics.text)).getAllSubcomponents("vevent");
  const expiry = events.find((event) => event.getFirstPropertyValue("dtstart").toString() === "2027-07-31");
  assert.match(expiry.getFirstPropertyValue("summary"), /みなとクラウド/);
  assert.ok(expiry.getAllSubcomponents("valarm").length > 0);
  assert.equal(decodeURIComponent(new URL(page.url()).hash), "#expiry?as-of=2026-11-23&ismap=2026-03-31&isms=R7.8.15");
  await page.click("#remove-0");
  assert.match(await window(page, 0), /2028年8月14日/);
  assert.equal(await page.inputValue("#name-0"), "認証");
  await closeCleanly(page, address);
});

test("by keyboard alone", async () => {
  const page = await openPage(`${address}#expiry?as-of=2026-11-23`);
  await tabTo(page, "#period-0");
  await page.keyboard.type("R7.3.31");
  await tabTo(page, "#add");
  assert.match(await window(page), /2026年7月31日/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("B");
  await tabTo(page, "#period-1");
  await page.keyboard.type("R8.3.31");
  await tabTo(page, "#save-csv");
  const csv = await savedBy(page, () => page.keyboard.press("Enter"));
  assert.equal(csv.text.split("\n").length, 4);
  await closeCleanly(page, address);
});

for (const lang of ["ja", "en"]) {
  test(`in the drawing no line runs through a label, and a day far off does not press the others together (${lang})`, async () => {
    const page = await openPage(`${address}#expiry?as-of=2026-11-23&lang=${lang}`);
    const crossed = () => page.evaluate(() => {
      const boxes = [...document.querySelectorAll(".timeline svg text:not(.name, .today-label)")].map((text) => [text.textContent, text.getBBox()]);
      const lines = [...document.querySelectorAll(".timeline .mark line")].map((line) => ["x1", "y1", "y2"].map((name) => Number(line.getAttribute(name))));
      return boxes.filter(([, box]) => lines.some(([x, top, bottom]) =>
        x > box.x && x < box.x + box.width && bottom > box.y + 4 && top < box.y + box.height - 4)).map(([words]) => words);
    });
    const outside = () => page.$$eval(".timeline svg text", (all) => all.map((each) => each.getBBox()).filter((box) => box.x < 0 || box.x + box.width > 800).length);
    for (const [i, typed] of ["2025-03-31", "2026-04-30", "2026-08-31", "2045-01-15"].entries()) {
      if (i > 0) await page.click("#add");
      await page.fill(`#period-${i}`, typed);
      await page.press(`#period-${i}`, "Tab");
      assert.deepEqual(await crossed(), [], typed);
      assert.equal(await outside(), 0);
    }
    assert.equal(await page.locator(".timeline .gap").count(), 2);
    assert.ok(await page.isVisible(".timeline .hint"));
    const term = await page.$eval(".timeline .term", (line) => line.x2.baseVal.value - line.x1.baseVal.value);
    assert.ok(term > 150, `${term} of 800`);
    await page.setViewportSize({ width: 360, height: 900 });
    assert.equal(await page.isVisible(".timeline .hint"), false);
    await closeCleanly(page, address);
  });
}
