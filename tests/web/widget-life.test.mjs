// <ismap-calculator> over its life: what is changed while it loads, moved, taken away, misused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { root } from "../module/builds.mjs";
import { closeCleanly, openPage, serve, watchMemory } from "./browser.mjs";
import { allReady, outcome, widget } from "./widgets.mjs";

const address = await serve();
const policy = readFileSync(path.join(root, "tools/samples/policy-made-up.json"), "utf8");
const register = new Array(3).fill("2025-03-31").map((day, i) => `${i},${day}`);
const csv = `registration_number,audit_period_end\n${register.join("\n")}\n`;

/** A page of examples/ with the widget's script and what stands in its body. */
async function openWith(body, prepare = () => undefined) {
  const page = await openPage("about:blank", {}, "html");
  await page.route(/\/blank\.html$/, (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="ja"><meta charset="utf-8"><title>x</title><link rel="icon" href="../icon.svg">
      <script src="../widget/ismap-calculator.js" defer></script><main>${body}</main>`,
  }));
  await prepare(page);
  await page.goto(`${address}examples/blank.html`);
  return page;
}

const only = (page, run, argument) => page.$eval(widget, run, argument);
const alerts = (page) => only(page, (each) => [...each.shadowRoot.querySelectorAll("[role=alert]")].map((alert) => alert.textContent).join("").trim());

test("what is changed while a policy is loaded counts", async () => {
  let go;
  const page = await openWith('<ismap-calculator policy="policy.json" value="confidentiality=1"></ismap-calculator>', (opened) =>
    opened.route(/\/policy\.json$/, async (route) => {
      await new Promise((done) => { go = done; });
      await route.fulfill({ contentType: "application/json", body: policy });
    }));
  while (!go) await page.waitForTimeout(20);
  await only(page, (each) => Object.assign(each, { asOf: "2026-04-01", lang: "en", value: "confidentiality=2&service_model=IaaS" }));
  go();
  await allReady(page);
  assert.equal(await page.textContent("h2"), "Which list the service must come from");
  const { row } = await only(page, (each) => each.result);
  assert.deepEqual([row.as_of, row.input], ["2026-04-01", { confidentiality: "2", service_model: "IaaS" }]);
  assert.equal(await only(page, (each) => each.asOf), "2026-04-01");
  await closeCleanly(page, address);
});

test("who waits long is told why, in the language of the page", async () => {
  let go;
  const page = await openWith('<ismap-calculator lang="en"></ismap-calculator>', (opened) =>
    opened.route(/\.wasm$/, async (route) => {
      await new Promise((done) => { go = done; });
      await route.continue();
    }));
  await page.waitForFunction((name) => document.querySelector(name).shadowRoot?.textContent === "Loading.", widget);
  go();
  await allReady(page);
  await page.waitForTimeout(400);
  assert.equal(await outcome(page), "undetermined");
  assert.equal(await page.locator("text=Loading.").count(), 0);
  await closeCleanly(page, address);
});

test("policies that were handed over hold in every build and beside every file", async () => {
  const page = await openWith('<ismap-calculator value="confidentiality=2&amp;service_model=SaaS"></ismap-calculator>');
  await allReady(page);
  assert.deepEqual(await only(page, (each, json) => each.addPolicy(json), policy), []);
  const policies = () => page.textContent(".policies ul");
  assert.match(await policies(), /made-up/);
  await only(page, (each) => {
    each.build = "js";
    return each.ready;
  });
  assert.equal(await only(page, (each) => each.activeBuild), "JavaScript");
  assert.match(await policies(), /made-up/);
  await only(page, (each) => {
    each.policy = "http://[";
    return each.ready;
  });
  assert.match(await policies(), /made-up/);
  assert.match(await alerts(page), /http:\/\/\[ を読み込めません/, "an address that is none does not end the widget");
  await closeCleanly(page, address);
});

test("nothing is sent that holds no longer", async () => {
  const page = await openWith('<form><ismap-calculator name="x" value="confidentiality=2&amp;service_model=IaaS"></ismap-calculator></form>');
  await allReady(page);
  const sent = () => page.evaluate(() => new FormData(document.querySelector("form")).get("x"));
  assert.match(await sent(), /"outcome":"ismap"/);
  const changed = (change) => only(page, async (each, properties) => {
    Object.assign(each, properties);
    await new Promise((done) => setTimeout(done, 300));
    return each.result;
  }, change);
  assert.equal(await changed({ value: "confidentiality=1&機密性=2" }), null);
  assert.equal(await sent(), null, "two answers to a question have no result");
  assert.equal((await changed({ value: "confidentiality=1" })).row.result.outcome, "no_list_required");
  assert.equal(await changed({ mode: "register" }), null);
  assert.equal(await sent(), null, "no register has been chosen");
  await only(page, (each, text) => each.check(new File([text], "x.csv")), csv);
  assert.match(await sent(), /"rows":3/);
  assert.doesNotMatch(await sent(), /x\.csv/);
  await page.evaluate(() => document.querySelector("form").reset());
  await page.waitForFunction(() => document.querySelector("ismap-calculator").result === null);
  assert.equal(await sent(), null);
  await closeCleanly(page, address);
});

test("a day that cannot be read is told, and given back as it is", async () => {
  const page = await openWith('<ismap-calculator as-of="2026-13-45" value="confidentiality=1"></ismap-calculator>', (opened) =>
    opened.addInitScript(() => {
      window.told = [];
      addEventListener("ismap-error", ({ detail }) => window.told.push(detail.message.en));
    }));
  await allReady(page);
  assert.match(await alerts(page), /「2026-13-45」を日付として読めません/);
  assert.match((await page.evaluate(() => window.told)).join(), /"2026-13-45" cannot be read as a day/);
  assert.equal(await only(page, (each) => each.asOf), "2026-13-45");
  await only(page, (each) => { each.asOf = "R8.4.1"; });
  await page.waitForFunction(() => document.querySelector("ismap-calculator").result.row.as_of === "2026-04-01");
  assert.equal(await only(page, (each) => each.asOf), "2026-04-01");
  assert.equal(await alerts(page), "");
  await only(page, (each) => { each.asOf = 20250331; });
  await page.waitForFunction(() => /「20250331」を|2025年3月31日/.test(document.querySelector("ismap-calculator").shadowRoot.textContent));
  await closeCleanly(page, address);
});

test("after midnight in Japan the answers hold for the new day", async () => {
  const page = await openWith('<ismap-calculator value="confidentiality=1"></ismap-calculator>', (opened) => opened.addInitScript(() => {
    const real = Date.now;
    window.offset = Date.parse("2026-03-31T14:59:00Z") - real();
    Date.now = () => real() + window.offset;
  }));
  await allReady(page);
  const day = () => only(page, (each) => each.result.row.as_of);
  assert.equal(await day(), "2026-03-31");
  await page.evaluate(() => {
    window.offset += 120_000;
    dispatchEvent(new Event("focus"));
  });
  await page.waitForFunction(() => document.querySelector("ismap-calculator").result.row.as_of === "2026-04-01");
  await only(page, (each) => each.remove());
  await closeCleanly(page, address);
});

test("answers may hold any sign", async () => {
  const page = await openWith("<ismap-calculator></ismap-calculator>");
  await allReady(page);
  const name = "what? & 何#?";
  await only(page, (each, text) => { each.value = `workload_name=${encodeURIComponent(text)}&confidentiality=1`; }, name);
  await page.waitForFunction(() => document.querySelector("ismap-calculator").result.row.result.outcome === "no_list_required");
  assert.equal((await only(page, (each) => each.result)).row.input.workload_name, name);
  await only(page, (each) => { each.value = "workload_name=what?&confidentiality=2&service_model=IaaS"; });
  await page.waitForFunction(() => document.querySelector("ismap-calculator").result.row.result.outcome === "ismap");
  assert.equal((await only(page, (each) => each.result)).row.input.workload_name, "what?");
  await closeCleanly(page, address);
});

test("moved into another document and back, it keeps its style and its answers", async () => {
  const page = await openWith('<ismap-calculator value="confidentiality=1"></ismap-calculator><iframe title="x"></iframe>');
  await allReady(page);
  const look = () => page.evaluate((name) => {
    const [element] = [document, document.querySelector("iframe").contentDocument].flatMap((each) => [...each.querySelectorAll(name)]);
    const panel = element.shadowRoot.querySelector(".card");
    return [element.shadowRoot.adoptedStyleSheets.length, panel.ownerDocument.defaultView.getComputedStyle(panel).borderTopLeftRadius, element.value];
  }, widget);
  const before = await look();
  assert.equal(before[0], 1);
  await page.evaluate((name) => document.querySelector("iframe").contentDocument.body.append(document.querySelector(name)), widget);
  assert.deepEqual(await look(), before);
  await page.evaluate((name) => document.querySelector("main").append(document.querySelector("iframe").contentDocument.querySelector(name)), widget);
  assert.deepEqual(await look(), before);
  await closeCleanly(page, address);
});

test("each who has a register checked hears of his own", async () => {
  const page = await openWith('<ismap-calculator as-of="2026-11-23"></ismap-calculator>');
  await allReady(page);
  const heard = await only(page, async (each, text) => {
    const settled = (promise) => promise.then(({ source, summary }) => `${source} ${summary.rows}`, (error) => error.message);
    const both = [settled(each.check(new File([text], "a.csv"))), settled(each.check(new File([text], "b.csv")))];
    await Promise.all(both);
    const during = settled(each.check(new File([text], "c.csv")));
    await each.addPolicy("{}");
    const wrong = await Promise.all([null, "x", {}].map((file) => each.check(file).catch((error) => error.name)));
    const noPolicy = await each.addPolicy(null).catch((error) => error.name);
    const before = await during;
    const gone = settled(each.check(new File([text], "d.csv")));
    await Promise.resolve();
    each.remove();
    return [...await Promise.all(both), before, ...wrong, noPolicy, await gone];
  }, csv);
  assert.deepEqual(heard, ["Another register was chosen", "b.csv 3", "c.csv 3", "TypeError", "TypeError", "TypeError", "TypeError",
    "The element was taken away"]);
  await page.context().close();
});

test("who has a register checked hears that the reader has cancelled it", { timeout: 60_000 }, async () => {
  const page = await openWith('<ismap-calculator mode="register" as-of="2026-11-23"></ismap-calculator>');
  await allReady(page);
  const heard = only(page, (each) => each.check(new File(["audit_period_end,remarks\n" + `2025-03-31,${"x".repeat(80)}\n`.repeat(300_000)], "x.csv"))
    .then(() => "checked", (error) => error.message));
  await page.click("#cancel");
  assert.equal(await heard, "Cancelled.");
  assert.match(await only(page, (each, text) => each.check(new File([text], "y.csv")).then(({ source }) => source), csv), /y\.csv/);
  await closeCleanly(page, address);
});

test("policies that hold no longer leave no memory behind", async (t) => {
  const work = (i) => ({ id: `work-${i}`, title: { ja: `${"業務".repeat(100)}${i}`, en: `${"Work ".repeat(100)}${i}` }, source: { title: { ja: "例", en: "Example" }, place: "1" } });
  const largePolicy = JSON.stringify({ id: "large", title: { ja: "大", en: "Large" }, target_work: Array.from({ length: 800 }, (_, i) => work(i)) });
  const page = await openWith('<ismap-calculator value="confidentiality=1"></ismap-calculator>', async (opened) => {
    await opened.addInitScript(watchMemory);
    await opened.route(/large\.json/, (route) => route.fulfill({ contentType: "application/json", body: largePolicy }));
  });
  await allReady(page);
  const renewed = (times) => only(page, async (each, count) => {
    for (let i = 0; i < count; ++i) {
      each.policy = "";
      await each.ready;
      each.policy = `large.json?${i}`;
      await each.ready;
    }
    return each.shadowRoot.querySelector(".policies").textContent;
  }, times);
  assert.match(await renewed(3), /large/);
  const memory = await page.evaluate(() => window.memory);
  t.diagnostic(`${memory} bytes`);
  await renewed(20);
  assert.equal(await page.evaluate(() => window.memory), memory);
  await closeCleanly(page, address);
});

test("workers run from the first sign of use on, and end with the element", async () => {
  const page = await openWith('<ismap-calculator mode="register"></ismap-calculator><ismap-calculator mode="register"></ismap-calculator>');
  await allReady(page);
  await page.waitForTimeout(200);
  assert.equal(page.workers().length, 0);
  await page.locator(`${widget} >> nth=0`).hover();
  await page.waitForFunction(() => true);
  for (let i = 0; i < 50 && page.workers().length === 0; ++i) await page.waitForTimeout(50);
  assert.ok(page.workers().length > 0);
  await page.evaluate((name) => {
    const [first, second] = document.querySelectorAll(name);
    first.remove();
    second.remove();
    second.mode = "classify";
    second.mode = "register";
    const brief = document.createElement(name);
    brief.mode = "register";
    document.body.append(brief);
    brief.remove();
  }, widget);
  for (let i = 0; i < 50 && page.workers().length > 0; ++i) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
  await closeCleanly(page, address);
});

test("what could not be loaded can be once it is there", async () => {
  let isThere = false;
  const page = await openWith("<ismap-calculator></ismap-calculator>", (opened) =>
    opened.route(/ismap_calculator\.wasm$/, (route) => (isThere ? route.continue() : route.abort())));
  assert.match(await only(page, (each) => each.ready.catch(String)), /Error/);
  isThere = true;
  await only(page, (each) => each.parentElement.append(each));
  await allReady(page);
  assert.equal(await outcome(page), "未確定");
  await page.context().close();
});

test("the language of the page around is followed", async () => {
  const page = await openWith("<ismap-calculator></ismap-calculator>");
  await allReady(page);
  assert.equal(await outcome(page), "未確定");
  await page.evaluate(() => { document.documentElement.lang = "en-GB"; });
  await page.waitForFunction(() => document.querySelector("ismap-calculator").shadowRoot.querySelector("#outcome").textContent === "undetermined");
  await closeCleanly(page, address);
});

test("the console tells of values that an attribute cannot have", async () => {
  const warned = [];
  const page = await openWith('<ismap-calculator mode="clasify" theme="purple" heading-level="9" days="foo" build="wasm"></ismap-calculator>', (opened) =>
    opened.on("console", (message) => warned.push(message.text())));
  await allReady(page);
  assert.deepEqual(warned.map((each) => each.split(" ")[1].split("=")[0]).sort(), ["build", "days", "heading-level", "mode", "theme"]);
  assert.ok(warned.includes('<ismap-calculator mode="clasify">: classify, expiry, register'));
  await page.context().close();
});

test("its colours are those of the page around", async () => {
  const themeIn = async (scheme, system) => {
    const page = await openWith('<div class="x"><ismap-calculator></ismap-calculator></div>', (opened) => opened.emulateMedia({ colorScheme: system }));
    await page.evaluate((colours) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.x { color-scheme: ${colours}; }`);
      document.adoptedStyleSheets = [sheet];
      const element = document.querySelector("ismap-calculator");
      element.parentElement.append(element);
    }, scheme);
    await allReady(page);
    const shown = await only(page, (each) => each.shadowRoot.querySelector(".widget").dataset.theme);
    await page.context().close();
    return shown;
  };
  assert.equal(await themeIn("normal", "dark"), "light");
  assert.equal(await themeIn("light dark", "dark"), "dark");
  assert.equal(await themeIn("light dark", "light"), "light");
  assert.equal(await themeIn("dark", "light"), "dark");
});
