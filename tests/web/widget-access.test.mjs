// <ismap-calculator> for who has no mouse, or no eyes: the keyboard, names, axe.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";

import { root } from "../module/builds.mjs";
import { axeViolations, closeCleanly, serve } from "./browser.mjs";
import { exampleAt, openReady, widget } from "./widgets.mjs";

const address = await serve();
const openExample = (name, options) => openReady(exampleAt(address, name), options);

const becomes = (page, words) => page.waitForFunction(([name, wanted]) =>
  document.querySelector(name).shadowRoot.querySelector("#outcome").textContent === wanted, [widget, words]);

/** Presses Tab until the focus, as deep as it lies, is on `selector`. */
async function tabInto(page, selector, most = 120) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate((wanted) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.matches(wanted);
    }, selector);
    if (isThere) return;
  }
  assert.fail(`The focus never came to ${selector}`);
}

test("by keyboard alone, into the widget and out of it", async () => {
  const page = await openExample("one-file");
  await tabInto(page, "nav a");
  await tabInto(page, "summary", 1);
  await tabInto(page, "#a-confidentiality-1");
  await page.keyboard.press("Space");
  await tabInto(page, "#step-next");
  await page.keyboard.press("Enter");
  assert.equal(await page.$eval(widget, (each) => each.shadowRoot.activeElement.id), "steps-title");
  await becomes(page, "リスト登録は求められない");
  assert.match(await page.textContent("[role=status]"), /リスト登録は求められない/);
  await page.$eval(widget, (each) => each.focus());
  assert.ok(await page.$eval(widget, ({ shadowRoot }) => shadowRoot.activeElement === shadowRoot.querySelector(".part button")), "the first field");
  await closeCleanly(page, address);
});

test("Tab goes to all that can be used in the order in which it stands, and on to what follows the widget", async () => {
  const page = await openExample("form");
  await page.focus("[name=applicant]");
  await page.evaluate(() => { window.stops = []; });
  const goOn = () => page.evaluate((name) => {
    const inside = document.querySelector(name).shadowRoot.activeElement;
    if (inside) window.stops.push(inside);
    return inside !== null;
  }, widget);
  await page.keyboard.press("Tab");
  for (let i = 0; i < 200 && await goOn(); ++i) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "申請する");
  const { stops, inOrder, left } = await page.$eval(widget, (each) => {
    const isUsable = (element) => element.checkVisibility() && !element.disabled;
    const usable = [...each.shadowRoot.querySelectorAll("a[href], button, input, select, summary, textarea")].filter(isUsable);
    const isReached = (element) => window.stops.some((stop) => stop === element || (element.type === "radio" && stop.name === element.name));
    return {
      stops: window.stops.length,
      inOrder: window.stops.every((stop, i) => i === 0 || window.stops[i - 1].compareDocumentPosition(stop) === Node.DOCUMENT_POSITION_FOLLOWING),
      left: usable.filter((element) => !isReached(element)).map((element) => element.outerHTML),
    };
  });
  assert.ok(stops > 20 && inOrder);
  assert.deepEqual(left, []);
  await page.keyboard.press("Shift+Tab");
  assert.ok(await page.$eval(widget, (each) => each.shadowRoot.activeElement === window.stops.at(-1)), "and back");
  await closeCleanly(page, address);
});

test("what a screen reader names has names in the reader's language", async () => {
  const page = await openExample("several");
  const partOf = { classify: ["リストの判定", "Which list"], expiry: ["有効期限", "Expiry"], register: ["登録簿の確認", "Register"] };
  for (const [mode, [ja, en]] of Object.entries(partOf)) {
    for (const [lang, title, other] of [["ja", ja, /^[A-Z]?[a-z ]{3,}$/], ["en", en, /[ぁ-んァ-ヶ一-龠]/]]) {
      await page.$eval(`#${mode}`, (each, language) => { Object.assign(each, { lang: language, days: "western" }); }, lang);
      const whole = page.getByRole("group", { name: title, exact: true });
      await whole.waitFor();
      const names = [...(await whole.ariaSnapshot()).matchAll(/- [a-z]+ "(.+?)"/g)].map(([, name]) => name);
      assert.ok(names.length > 5, `${mode}, ${lang}`);
      assert.deepEqual(names.filter((name) => other.test(name)), []);
    }
  }
  await closeCleanly(page, address);
});

const states = {
  "one-file": (page) => page.check("#a-confidentiality-2").then(() => page.click("#step-next")),
  "side-by-side": () => undefined,
  form: () => undefined,
  several: async (page) => {
    await page.evaluate(() => {
      const second = document.querySelector("#expiry").cloneNode();
      second.id = "second";
      document.querySelector("main").append(second);
      return second.ready;
    });
    await page.setInputFiles("#register #register", path.join(root, "tools/samples/every-status-and-finding.csv"));
    await page.waitForSelector("#register .pager");
  },
};

for (const [name, prepare] of Object.entries(states)) {
  test(`axe finds nothing in ${name}.html, with landmarks and headings of its own`, async () => {
    for (const [lang, theme, width] of [["ja", "light", 1440], ["en", "dark", 1440], ["ja", "dark", 360], ["en", "light", 360]]) {
      const page = await openExample(name, { viewport: { width, height: 900 }, reducedMotion: "reduce" });
      await page.evaluate(([tag, language, colours]) => {
        for (const each of document.querySelectorAll(tag)) {
          each.lang = language;
          if (!each.matches(".ours")) each.theme = colours;  // that page gives colours for a light theme
        }
      }, [widget, lang, theme]);
      await prepare(page);
      await page.evaluate((tag) => {
        for (const each of document.querySelectorAll(tag)) for (const details of each.shadowRoot.querySelectorAll("details")) details.open = true;
      }, widget);
      await page.waitForTimeout(300);
      assert.deepEqual(await axeViolations(page), [], `${lang}, ${theme}, ${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `scrolls sideways at ${width}`);
      await closeCleanly(page, address);
    }
  });
}
