// <ismap-calculator> for who has no mouse, or no eyes: the keyboard, names, axe.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

test("headings look the same at every level", async () => {
  const page = await openExample("one-file");
  const looks = async (level) => {
    await page.$eval(widget, async (each, headingLevel) => {
      each.headingLevel = headingLevel;
      await new Promise((done) => setTimeout(done, 400));
    }, level);
    return page.$eval(`${widget} .level-1`, (each) => {
      const { fontSize, marginBlock, lineHeight } = getComputedStyle(each);
      return [fontSize, marginBlock, lineHeight];
    });
  };
  const third = await looks(3);
  assert.deepEqual(await looks(1), third);
  assert.deepEqual(await looks(6), third);
  await closeCleanly(page, address);
});

/** The contrast of two colours as style sheets compute them, "rgb(1, 2, 3)". */
function contrast(...colours) {
  const luminance = (colour) => colour.match(/\d+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const [low, high] = colours.map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

for (const readme of ["README.md", "README.ja.md"]) {
  test(`the colour that ${readme} gives can be read in both themes`, async () => {
    const [rule] = readFileSync(path.join(root, readme), "utf8").match(/^ismap-calculator \{ .*--ismap-key: .*\}$/m);
    for (const [theme, colorScheme] of [["light", "dark"], ["dark", "light"], ["auto", "light"], ["auto", "dark"]]) {
      const page = await openExample("one-file", { colorScheme });
      const colours = await page.$eval(widget, async (each, [given, chosen]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(given);
        document.adoptedStyleSheets = [sheet];
        each.theme = chosen;
        await new Promise((done) => setTimeout(done, 400));
        const { color, backgroundColor } = getComputedStyle(each.shadowRoot.querySelector(".button.secondary, .button:not(.primary, .plain)"));
        return [color, backgroundColor];
      }, [rule, theme]);
      assert.ok(colours[0] === "rgb(91, 44, 131)" || colours[0] === "rgb(217, 184, 255)", colours[0]);
      assert.ok(contrast(...colours) > 4.5, `${theme} ${colorScheme}: ${colours}`);
      await closeCleanly(page, address);
    }
  });
}
