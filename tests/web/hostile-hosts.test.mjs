// <ismap-calculator> in pages whose style sheets and scripts reach for everything: it looks and answers as in a plain one.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { root } from "../module/builds.mjs";
import { closeCleanly, openPage, savedBy, serve } from "./browser.mjs";
import { allReady, outcome, widget } from "./widgets.mjs";

const address = await serve();
const samples = (file) => readFileSync(path.join(root, "tools/samples", file), "utf8");
const fromNpm = (file) => readFileSync(path.join(root, "tests/node_modules", file), "utf8");

/**
 * What a page may say of all elements, the widget's own among them. Margin, padding and border are nothing in sum: edges
 * then fall on the same pixels as in the plain page, which smooths them likewise.
 */
const onEverything = `
  * {
    all: unset !important; box-sizing: content-box !important; display: inline !important; margin: -8px !important; padding: 5px !important;
    border: 3px dashed red !important; border-radius: 9px !important; color: lime !important; background: yellow !important;
    font: italic 700 31px/3 "Courier New", monospace !important; letter-spacing: 0.3em !important; word-spacing: 1em !important;
    text-align: right !important; text-transform: uppercase !important; text-indent: 3em !important; text-shadow: 2px 2px red !important;
    white-space: nowrap !important; word-break: break-all !important; direction: rtl !important; unicode-bidi: bidi-override !important;
    writing-mode: vertical-rl !important; visibility: visible !important; list-style: square inside !important; cursor: wait !important;
    user-select: none !important; -webkit-text-stroke: 1px red !important; --rem: 3px !important; --text: red !important;
    caret-color: red !important; accent-color: red !important; color-scheme: dark !important; tab-size: 1 !important; quotes: "x" "y" !important;
  }
  *::before, *::after { content: "!" !important; }
  style, script, head, title, link { display: none !important; }`;

const sheets = {
  "normalize.css": fromNpm("normalize.css/normalize.css"),
  Bootstrap: fromNpm("bootstrap/dist/css/bootstrap.css"),
  Bulma: fromNpm("bulma/css/bulma.css"),
  "Pico CSS": fromNpm("@picocss/pico/css/pico.css"),
  "Water.css": fromNpm("water.css/out/light.css"),
  "html { font-size: 62.5% }": "html { font-size: 62.5%; } body { font-size: 1.6rem; }",
  "* { ... !important }": onEverything,
};

/** The page lays the element out, over what its sheet says of every element: as wide, at the place where pictures are taken. */
const layout = `
  html, body, #place { margin: 0 !important; padding: 0 !important; border: 0 !important; direction: ltr !important; writing-mode: horizontal-tb !important; }
  html, body, #place, #place > ${widget} { display: block !important; }
  #place { position: absolute !important; inset: 16px auto auto 16px !important; inline-size: 960px !important; }
  #place::before, #place::after, body::before, html::before { content: none !important; }
  #place > ${widget} { inline-size: 960px !important; writing-mode: horizontal-tb !important; background: white !important; }`;

const host = (inHead, tag, script = "ismap-calculator") => `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>x</title>
  <link rel="icon" href="../icon.svg">${inHead}<script src="../widget/${script}.js"></script></head>
  <body><div id="place">${tag}</div></body></html>`;

/** A page of another host: `html`, under an address of ours. */
async function openHost(html) {
  const page = await openPage("about:blank", { viewport: { width: 1100, height: 6200 }, reducedMotion: "reduce" }, "html");
  await page.route(/examples\/host-page\.html$/, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(`${address}examples/host-page.html`);
  await allReady(page);
  return page;
}


const modes = {
  classify: `<${widget} theme="light" as-of="2026-11-23" mode="classify" value="view=all&amp;confidentiality=2&amp;service_model=IaaS"></${widget}>`,
  expiry: `<${widget} theme="light" as-of="2026-11-23" mode="expiry" value="ismap=2025-03-31"></${widget}>`,
  register: `<${widget} theme="light" as-of="2026-11-23" mode="register"></${widget}>`,
};

/** What the page's sheet is from now on. */
async function wear(page, sheet) {
  await page.route(/examples\/sheet\.css/, (route) => route.fulfill({ contentType: "text/css", body: sheet + layout }));
  await page.evaluate(() => new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: "sheet.css", onload: done });
    document.querySelector("link[rel=stylesheet]")?.remove();
    document.head.append(link);
  }));
}

const pictureOf = (page) => page.locator(".widget").screenshot({ animations: "disabled" });

/** Leaves a picture that is not as it should be where one can look at it. */
function keep(name, picture) {
  const folder = path.join(root, "build/tests/pictures");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name.replace(/\W+/g, "-")}.png`), picture);
  return folder;
}

for (const mode of Object.keys(modes)) {
  test(`no style sheet around it changes a pixel of ${mode}`, async () => {
    const page = await openHost(host("", modes[mode]));
    await wear(page, "");
    const plain = await pictureOf(page);
    for (const [name, sheet] of Object.entries(sheets)) {
      await wear(page, sheet);
      const picture = await pictureOf(page);
      if (picture.equals(plain)) continue;
      keep(`${mode} plain`, plain);
      assert.fail(`${name}: see ${keep(`${mode} ${name}`, picture)}`);
    }
    await closeCleanly(page, address);
  });
}

test("however the page lays the element out, there is room to use it", async () => {
  const page = await openHost(host("", modes.classify));
  const widthIn = (around, own) => page.evaluate(([name, aroundIt, itself]) => {
    const element = document.querySelector(name);
    document.querySelector("#place").style.cssText = `inline-size: 700px; ${aroundIt}`;
    element.style.cssText = itself;
    return element.shadowRoot.querySelector(".widget").getBoundingClientRect().width;
  }, [widget, around, own]);
  for (const own of ["", "display: inline", "display: flex", "display: grid", "display: contents"]) {
    assert.equal(await widthIn("", own), 700, own);
  }
  for (const own of ["display: inline-block", "display: inline-flex", "display: table-cell", "float: left", "position: absolute", "writing-mode: vertical-rl"]) {
    assert.ok(await widthIn("", own) >= 272, own);
  }
  assert.ok(await widthIn("display: flex", "") >= 272, "an item of a flex row");
  assert.equal(await widthIn("display: flex", "flex: 1"), 700);
  assert.equal(await widthIn("display: grid", ""), 700);
  await closeCleanly(page, address);
});

test("what the page hides, as a closed dialog or tab, hides the widget too", async () => {
  const page = await openHost(host("", modes.classify));
  const shown = page.locator("#outcome");
  for (const hiding of ["visibility: hidden", "display: none", "content-visibility: hidden"]) {
    assert.ok(await shown.evaluate((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })));
    const isShown = await page.evaluate((style) => {
      const place = document.querySelector("#place");
      place.style.cssText = style;
      const outcomeShown = document.querySelector("ismap-calculator").shadowRoot.querySelector("#outcome").checkVisibility({ visibilityProperty: true });
      place.style.cssText = "";
      return outcomeShown;
    }, hiding);
    assert.equal(isShown, false, hiding);
  }
  await closeCleanly(page, address);
});

/** What libraries of twenty years ago did to every page: methods that are counted, and their own in the place of others. */
function twentyYearsAgo() {
  const written = (value) => (value !== null && typeof value === "object" && "toJSON" in value ? value.toJSON() : JSON.stringify(value));
  const older = {
    each(act) { for (let i = 0; i < this.length; ++i) act(this[i], i); return this; },
    contains(what) { for (let i = 0; i < this.length; ++i) if (this[i] == what) return true; return false; },
    map(of, self) { const all = []; this.each((value, i) => all.push(of.call(self, value, i))); return all; },
    filter(is, self) { const all = []; this.each((value, i) => { if (is.call(self, value, i)) all.push(value); }); return all; },
    find(is) { for (let i = 0; i < this.length; ++i) if (is(this[i], i)) return this[i]; return undefined; },
    flatMap(of) { let all = []; this.each((value, i) => { all = all.concat(of(value, i)); }); return all; },
    includes(what) { return this.contains(what); },
    forEach(act, self) { this.each((value, i) => act.call(self, value, i)); },
    entries() { return [].concat(this); },
    toJSON() { return `[${this.map(written).join(", ")}]`; },
  };
  for (const name of Object.keys(older)) Array.prototype[name] = older[name];
  Array.from = (from) => { const all = []; for (let i = 0; i < (from.length ?? 0); ++i) all.push(from[i]); return all; };
  String.prototype.toJSON = function () { return `"${this}"`; };
  Object.prototype.extend = function () { return this; };
  Function.prototype.bind = function (self, ...first) { return (...rest) => this.apply(self, first.concat(rest)); };
}

/** All that the widget gives, by each of its modes. */
async function allGivenIn(html) {
  const page = await openHost(html);
  const classify = await page.$eval(widget, (each) => [each.result, new FormData(each.form).get("ismap")]);
  const saved = [];
  for (const kind of ["markdown", "json", "html"]) saved.push((await savedBy(page, () => page.click(`#save-${kind}`))).text);
  await page.$eval(widget, (each) => { each.mode = "expiry"; each.value = "ismap=2025-03-31"; });
  await page.waitForFunction((name) => document.querySelector(name).result.mode === "expiry", widget);
  const expiry = [await page.$eval(widget, (each) => each.result), await page.textContent(".part")];
  const register = await page.$eval(widget, (each, csv) => each.check(new File([csv], "x.csv")), samples("register-made-up-dates.csv"));
  await page.waitForSelector(".pager");
  const rows = await page.textContent(".part");
  await closeCleanly(page, address);
  return { classify, saved, expiry, register, rows: rows.replace(/[\d.,]+ ?(ms|秒|ミリ秒)/g, "") };
}

for (const script of ["ismap-calculator", "ismap-calculator-one-file"]) {
  test(`${script}.js answers, sends and writes the same in a page that has changed the prototypes`, async () => {
    const tag = `<form>${modes.classify.replace(" ", ' name="ismap" policy="policy.json" ')}</form>`;
    const plain = await allGivenIn(host("", tag, script));
    assert.match(plain.saved[0], /made-up-ministry/);
    assert.deepEqual(await allGivenIn(host(`<script>(${twentyYearsAgo})()</script>`, tag, script)), plain);
  });
}

test("of two versions the first serves both tags; the same script again changes nothing", async () => {
  const page = await openHost(host("", modes.classify));
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  await page.route(/another\/ismap-calculator\.js$/, async (route) => {
    const answer = await page.request.get(`${address}widget/ismap-calculator.js`);
    await route.fulfill({ contentType: "text/javascript", body: (await answer.text()).replaceAll("0.1.0", "9.9.9") });
  });
  for (const folder of ["another", "widget"]) await page.addScriptTag({ url: `../${folder}/ismap-calculator.js` });
  assert.equal(said.length, 2);
  assert.match(said[0], /^info: .*0\.1\.0 が先に.*9\.9\.9.*Version 0\.1\.0 .* 9\.9\.9 leaves it/);
  assert.match(said[1], /^info: .*0\.1\.0/);
  await page.$eval("#place", (place, tag) => { place.insertAdjacentHTML("beforeend", tag); }, modes.expiry);
  await allReady(page);
  assert.deepEqual(await page.$$eval(widget, (all) => all.map((each) => [each.version, each.result.mode])), [["0.1.0", "classify"], ["0.1.0", "expiry"]]);
  assert.equal(await outcome(page), "ISMAP");
  await page.fill("#period-0", "2026-03-31");
  await page.press("#period-0", "Tab");
  assert.equal(await page.$eval(`${widget}[mode=expiry]`, (each) => each.result.windows[0].window.expires_on), "2027-07-31");
  await closeCleanly(page, address);
});
