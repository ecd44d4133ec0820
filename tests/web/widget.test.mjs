// <ismap-calculator> in pages as a webmaster writes them: those of web/examples/.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { root, tool } from "../module/builds.mjs";
import { closeCleanly, openPage, savedBy, serve } from "./browser.mjs";
import { allReady, exampleAt, openReady, outcome, widget } from "./widgets.mjs";

const address = await serve();
const example = (name) => exampleAt(address, name);
const samples = (name) => path.join(root, "tools/samples", name);
const openExample = (name, options) => openReady(example(name), options);

test("one script has all that classifies inside; the record's writer is loaded when it is wanted", async () => {
  const page = await openExample("one-file");
  const loaded = () => page.seen.requests.map((url) => url.slice(address.length));
  await page.check("#a-confidentiality-2");
  await page.click("#step-next");
  await page.check("#a-service_model-IaaS");
  await page.click("#step-next");
  assert.equal(await outcome(page), "ISMAP");
  assert.equal(await page.$eval("#outcome", (each) => getComputedStyle(each).padding), "0px", "its class is not that of the whole widget");
  assert.match(await page.textContent(".versions"), /WebAssembly/);
  assert.deepEqual(loaded().filter((file) => file.startsWith("widget/")), ["widget/ismap-calculator-one-file.js"]);
  const [asOf, value] = await page.$eval(widget, (each) => [each.asOf, each.value]);
  assert.equal(value, "confidentiality=2&service_model=IaaS");
  const saved = await savedBy(page, () => page.click("#save-markdown"));
  assert.ok(loaded().includes("widget/ismap_filing-wasm.js"));
  const file = path.join(mkdtempSync(path.join(tmpdir(), "ismap-")), "answers.json");
  writeFileSync(file, JSON.stringify(Object.fromEntries(new URLSearchParams(value))));
  assert.equal(saved.text, tool("classify", file, "--as-of", asOf, "--lang", "ja", "--format", "markdown"));
  assert.equal(page.url(), example("one-file"), "the address of the page around is left as it is");
  await closeCleanly(page, address);
});

test("a script with files beside it tells the page around every result, as the tool gives it", async () => {
  const page = await openExample("side-by-side");
  assert.match(await page.textContent("#told"), /0\.\d+\.\d+, rules of \d{4}-\d\d-\d\d \([0-9a-f]{12}\), WebAssembly/);
  const windows = () => page.$eval(widget, (each) => each.result.windows.map(({ window }) => window));
  const expected = (day, scheme) =>
    JSON.parse(tool("window", day, "--scheme", scheme, "--as-of", "2026-11-23", "--format", "json")).window;
  assert.deepEqual(await windows(), [expected("2025-03-31", "ISMAP"), expected("2025-12-31", "ISMAP-LIU")]);
  await page.fill("#period-0", "R8.3.31");
  await page.press("#period-0", "Tab");
  assert.deepEqual((await windows())[0], expected("2026-03-31", "ISMAP"));
  assert.match(await page.textContent("#told"), /R8\.3\.31: 2027-07-31/);
  assert.equal(await page.getAttribute("a.rule >> nth=0", "href"), "../index.html#about?as-of=2026-11-23&lang=en&topic=V1");
  await closeCleanly(page, address);
});

test("several widgets of a page share each module and keep to themselves", async () => {
  const page = await openPage("about:blank", {}, "html");
  await page.addInitScript(() => {
    window.made = 0;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (...given) => {
      window.made += 1;
      return instantiate(...given);
    };
  });
  await page.goto(example("several"));
  await allReady(page);
  const modules = page.seen.requests.filter((url) => url.endsWith(".wasm")).map((url) => path.basename(url)).sort();
  assert.deepEqual(modules.filter((name) => name !== "ismap_register.wasm"), ["ismap_calculator.wasm", "ismap_filing.wasm"]);
  await page.evaluate((name) => {
    const more = document.createElement(name);
    Object.assign(more, { mode: "classify", value: "confidentiality=1", asOf: "2026-11-23", lang: "en", id: "more" });
    document.querySelector("main").append(more);
    return more.ready;
  }, widget);
  assert.equal(await page.textContent("#more #outcome"), "no list required");
  assert.equal(await page.textContent("#classify #outcome"), "未確定");
  assert.equal(page.seen.requests.filter((url) => url.endsWith("/ismap_calculator.wasm")).length, 1);
  assert.equal(await page.evaluate(() => window.made), 2, "what classifies and counts, and what knows policies");
  await page.evaluate(() => {
    const more = document.querySelector("#more");
    more.remove();
    document.querySelector("main").prepend(more);
  });
  assert.equal(await page.textContent("#more #outcome"), "no list required", "moved, it keeps its answers");
  const values = await page.evaluate(async () => {
    const [expiry, more] = ["#expiry", "#more"].map((selector) => document.querySelector(selector));
    Object.assign(more, { mode: "expiry", value: "ismap=2024-03-31" });
    expiry.lang = "en";
    await new Promise((done) => expiry.addEventListener("ismap-result", done, { once: true }));
    return [expiry.value, more.value];
  });
  assert.deepEqual(values, ["ismap=R7.3.31", "ismap=2024-03-31"]);
  await closeCleanly(page, address);
});

/** A page with nothing in it, where the element is not known yet. */
async function openEmpty() {
  const page = await openPage("about:blank", {}, "html");
  await page.route(/blank\.html$/, (route) =>
    route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en-GB"><title>x</title><link rel="icon" href="../icon.svg"><main></main>' }));
  await page.goto(example("blank"));
  return page;
}

const manifest = JSON.parse(readFileSync(path.join(root, "build/web/widget/custom-elements.json"), "utf8"));
const [declared] = manifest.modules[0].declarations;

test("all that can be set counts, though it is set before the element is known", async () => {
  const early = {
    mode: "expiry", asOf: "2026-11-23", days: "era", theme: "dark", build: "js", value: "ismap=2025-03-31", policy: "policy.json",
    pageHref: "../index.html", headingLevel: 4, name: "ismap", disabled: true,
  };
  const settable = declared.members.filter(({ kind, readonly }) => kind === "field" && !readonly).map(({ name }) => name);
  assert.deepEqual(Object.keys(early).sort(), settable.sort());
  const page = await openEmpty();
  await page.evaluate(([name, given]) => document.querySelector("main").append(Object.assign(document.createElement(name), given)), [widget, early]);
  await page.addScriptTag({ url: "../widget/ismap-calculator.js" });
  await allReady(page);
  assert.deepEqual(await page.$eval(widget, (each, names) => Object.fromEntries(names.map((name) => [name, each[name]])), Object.keys(early)), early);
  assert.deepEqual(await page.$eval(widget, (each) => [each.activeBuild, each.shadowRoot.querySelector(".widget").inert]), ["JavaScript", true]);
  assert.equal(await page.textContent(".as-of-day strong"), "令和8年11月23日");
  assert.deepEqual(await page.$eval(widget, (each, names) => names.filter((name) => Object.hasOwn(each, name)), settable), [], "no value hides what comes later");
  await closeCleanly(page, address);
});

test("attributes and properties say the same, before it is known, at once and later", async () => {
  const page = await openEmpty();
  const first = await page.evaluate(async ([name, source]) => {
    const early = document.createElement(name);
    Object.assign(early, { value: "confidentiality=1", asOf: "2026-11-23", theme: "dark", build: "js" });
    document.querySelector("main").append(early);
    const script = document.createElement("script");
    script.src = source;
    document.head.append(script);
    await customElements.whenDefined(name);
    customElements.upgrade(early);
    await early.ready;
    return [early.getAttribute("as-of"), early.getAttribute("theme"), early.value, early.activeBuild,
      early.shadowRoot.querySelector("#outcome").textContent, early.shadowRoot.querySelector(".widget").dataset.theme];
  }, [widget, `${address}widget/ismap-calculator.js`]);
  assert.deepEqual(first, ["2026-11-23", "dark", "confidentiality=1", "JavaScript", "no list required", "dark"]);
  const settled = (change) => page.evaluate(async ([name, changes]) => {
    const element = document.querySelector(name);
    Object.assign(element, changes);
    await new Promise((done) => setTimeout(done, 400));
    const shown = (selector) => element.shadowRoot.querySelector(selector)?.textContent;
    return { day: shown(".as-of-day strong"), heading: shown("h2, h4"), outcome: shown("#outcome"), asOf: element.asOf, tag: element.shadowRoot.querySelector(".level-1")?.localName };
  }, [widget, change]);
  assert.equal((await settled({ lang: "ja" })).outcome, "リスト登録は求められない");
  assert.deepEqual((({ day, asOf }) => [day, asOf])(await settled({ asOf: "R8.4.1", days: "era" })), ["令和8年4月1日", "2026-04-01"]);
  assert.equal((await settled({ headingLevel: 4 })).tag, "h4");
  assert.equal((await settled({ mode: "expiry" })).heading, "登録の有効期限");
  assert.equal((await settled({ mode: "classify" })).outcome, "リスト登録は求められない", "with what was answered there");
  assert.equal((await settled({ value: "confidentiality=2&service_model=IaaS" })).outcome, "ISMAP");
  assert.equal((await settled({ build: "auto" })).outcome, "ISMAP", "made anew with the same answers");
  assert.equal(await page.$eval(widget, (each) => each.activeBuild), "WebAssembly");
  await page.context().close();
});

test("where WebAssembly is forbidden, build=\"js\" tries nothing; without it the JavaScript build takes over", async () => {
  const strict = await serve((_file, given) => ({
    ...given, "Content-Security-Policy": given["Content-Security-Policy"].replace(" 'wasm-unsafe-eval'", ""),
  }));
  const page = await openPage(`${strict}examples/one-file.html`, {}, `${widget}:defined`);
  await allReady(page);
  assert.equal(await page.$eval(widget, (each) => each.activeBuild), "JavaScript");
  assert.equal(page.seen.violations.length, 1, "the probe alone is reported");
  await page.context().close();
  const told = await openPage("about:blank", {}, "html");
  await told.route(/one-file\.html$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace("<ismap-calculator", '<ismap-calculator build="js"') });
  });
  await told.goto(`${strict}examples/one-file.html`);
  await allReady(told);
  await told.check("#a-confidentiality-1");
  await told.click("#step-next");
  assert.equal(await outcome(told), "リスト登録は求められない");
  assert.match((await savedBy(told, () => told.click("#save-markdown"))).text, /^# /);
  await told.$eval(widget, (each) => each.check(new File(["audit_period_end\n2025-03-31\n"], "x.csv")));
  assert.ok(told.seen.requests.some((url) => url.endsWith("/ismap_register-js.mjs")));
  assert.ok(!told.seen.requests.some((url) => url.endsWith("/ismap_register-wasm.mjs")), "nor does the worker try");
  await closeCleanly(told, strict);
});

test("policies by address and by text; what is wrong is told in both languages", async () => {
  const page = await openExample("several");
  assert.match(await page.textContent("#classify .policies ul"), /made-up-ministry/);
  const warned = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warned.push(message.text());
  });
  const told = await page.evaluate(async () => {
    const errors = [];
    document.addEventListener("ismap-error", ({ detail }) => errors.push(detail.message));
    const element = document.querySelector("#classify");
    const problems = await element.addPolicy('{"id": 1}');
    const without = document.createElement("ismap-calculator");
    without.policy = "missing.json";
    document.querySelector("main").append(without);
    await without.ready;
    const read = (of) => [...of.shadowRoot.querySelectorAll("[role=alert]")].map((each) => each.textContent).join();
    return { errors, problems, shown: read(element), shownWithout: read(without) };
  });
  assert.ok(told.shown.includes(told.problems[0].message.ja), "the reader has to know");
  assert.match(told.shownWithout, /missing\.json を読み込めません/);
  assert.ok(told.problems.length > 0 && told.problems[0].line === 1);
  const [{ message }] = told.problems;
  for (const language of ["ja", "en"]) assert.ok(told.errors[0][language].includes(message[language]));
  assert.match(told.errors[0].en, /^A policy is wrong.* too lenient/);
  assert.match(told.errors.at(-1).ja, /ポリシーファイル missing\.json を読み込めません/);
  assert.match(told.errors.at(-1).en, /missing\.json cannot be loaded/);
  assert.match(warned.at(-1), /^<ismap-calculator> .*missing\.json を読み込めません.* \/ .*missing\.json cannot be loaded/, "without a listener too");
  page.seen.errors = page.seen.errors.filter((error) => !/404/.test(error));
  const record = await savedBy(page, () => page.click("ismap-calculator:last-of-type #save-markdown"));
  assert.match(record.text, /^# .*\n\n\*\*ポリシーファイル missing\\\.json を読み込めません.*\*\*\n\n/, "whoever files it has to know");
  assert.doesNotMatch(await page.$eval("ismap-calculator:last-of-type", (each) => each.shadowRoot.textContent), /アドレスには含めません/);
  await closeCleanly(page, address);
});

test("a register that the page around hands over is checked as the tool checks it", { timeout: 60_000 }, async () => {
  const page = await openExample("several");
  const text = readFileSync(samples("register-made-up-dates.csv"), "utf8");
  const found = await page.evaluate(async (csv) => {
    const element = document.querySelector("#register");
    element.mode = "classify";
    await new Promise((done) => element.addEventListener("ismap-result", done, { once: true }));
    const detail = await element.check(new File([csv], "register.csv"));
    const all = await Promise.all(["csv", "json"].map((form) => element.output(form).then((blob) => blob.arrayBuffer())));
    const files = all.map((bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    return { detail, mode: element.mode, isLast: element.result === detail, files };
  }, text);
  assert.equal(found.mode, "register");
  const check = (...more) => tool("check", samples("register-made-up-dates.csv"), "--link", "--as-of", "2026-11-23", ...more);
  const { rows, program: _program, policies: _policies, ...told } = JSON.parse(check("--format", "json"));
  const { months, titles, linked, encoding, columns, unused_columns: unused, ...detail } = found.detail;
  assert.deepEqual(detail, { ...told, mode: "register", source: "register.csv" });
  assert.deepEqual([linked, encoding, titles.expired], [true, "UTF-8", "expired"]);
  assert.deepEqual([columns.expires_on, Object.keys(columns).length, unused], ["有効期限", 15, ["備考"]]);
  assert.equal(Object.values(months).reduce((sum, count) => sum + count), rows.filter(({ result }) => result.expires_on && result.status !== "superseded").length);
  assert.ok(found.isLast);
  const [csv, json] = found.files;
  assert.equal(csv, check("--format", "csv"));
  assert.equal(json.replaceAll('"register.csv"', JSON.stringify(samples("register-made-up-dates.csv"))), check("--format", "json"));
  await page.waitForSelector("#register .pager");
  const problem = await page.evaluate(() => document.querySelector("#register").check(new File(["x"], "x.csv")).catch(String));
  assert.match(problem, /^Error: .*x\.csv/);
  await closeCleanly(page, address);
});

test("a form sends the result as JSON, resets it and disables it", async () => {
  const page = await openExample("form");
  const sent = () => page.evaluate(() => JSON.parse(new FormData(document.querySelector("form")).get("ismap")));
  await page.check("#a-service_model-IaaS");
  await page.fill("#q-workload_name", "みなと省の業務");
  await page.press("#q-workload_name", "Tab");
  const line = JSON.parse(tool("classify", "--confidentiality", "2", "--service-model", "IaaS", "--as-of", "2026-11-23", "--lang", "ja", "--format", "jsonl"));
  const { mode, ...row } = await sent();
  assert.equal(mode, "classify");
  const { source: _source, notice: _notice, findings, ...told } = line;
  const reasons = told.result.reasons.map(({ rule, policy, standing, verdict, decides }) => ({ rule, policy, standing, verdict, decides }));
  assert.deepEqual(row, { ...told, line: row.line, result: { ...told.result, reasons }, findings }, "as the tool's JSON Lines, without prose");
  assert.doesNotMatch(JSON.stringify(row), /みなと省/, "what names someone stays in the page");
  assert.match(await page.textContent(".notes"), /このフォームを送信すると、回答と結果も送信されます/);
  await page.$eval(widget, (each) => { each.name = ""; });
  await page.waitForSelector(".notes >> text=送信しません");
  await page.$eval(widget, (each) => { each.name = "ismap"; });
  await page.waitForSelector(".notes >> text=このフォームを送信すると");
  await page.goto(example("one-file"));
  await page.goBack();
  await allReady(page);
  assert.equal(await page.$eval(widget, (each) => each.result.row.result.outcome), "ismap", "the browser gives back what was answered");
  await page.click("button[type=reset]");
  assert.equal(await outcome(page), "未確定");
  assert.ok(await page.isChecked("#a-confidentiality-2"), "the answers of the attribute are back");
  await page.$eval("#details", (fieldset) => { fieldset.disabled = true; });
  assert.equal(await page.evaluate(() => new FormData(document.querySelector("form")).get("ismap")), null);
  assert.ok(await page.$eval(widget, (each) => each.shadowRoot.querySelector(".widget").inert));
  await closeCleanly(page, address);
});

test("a page gives size, colours and the style of pieces, and nothing else comes in", async () => {
  const page = await openExample("several");
  const styleOf = (selector, name) => page.$eval(selector, (element, property) => getComputedStyle(element)[property], name);
  assert.equal(await styleOf("#classify .lead", "fontSize"), "18px");
  assert.equal(await styleOf("#classify .button.primary", "backgroundColor"), "rgb(91, 44, 131)");
  assert.match(await styleOf("#classify .outcome", "textDecorationLine"), /underline/);
  assert.equal(await styleOf("#classify .card", "borderRadius"), "0px");
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { font-size: 40px; --text: red; --rem: 3px; } body { line-height: 3; letter-spacing: 1em; text-transform: uppercase; }");
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal(await styleOf("#expiry .lead", "fontSize"), "16px");
  assert.equal(await styleOf("#expiry .lead", "letterSpacing"), "normal");
  assert.equal(await styleOf("#expiry .lead", "color"), "rgb(26, 26, 26)");
  await page.setViewportSize({ width: 360, height: 800 });
  assert.equal(await page.$eval("#expiry", (each) => each.scrollWidth > each.clientWidth), false);
  await page.setViewportSize({ width: 1100, height: 900 });
  const columns = () => page.$eval("#classify .beside", (each) => getComputedStyle(each).gridTemplateColumns.split(" ").length);
  assert.equal(await columns(), 1, "in units of 18 px there is no room for two");
  await page.$eval("#classify", (each) => each.classList.remove("ours"));
  assert.equal(await columns(), 2);
  await closeCleanly(page, address);
});

test("the manifest tells what the element has", async () => {
  const { attributes, members, events, cssProperties, cssParts } = declared;
  const page = await openExample("several");
  await page.setInputFiles("#register #register", samples("every-status-and-finding.csv"));
  await page.waitForSelector("#register .pager");
  await page.setInputFiles("#classify #policy", { name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await page.waitForSelector("#classify .notice");
  await page.check("#classify #a-confidentiality-1");
  await page.click("#classify #step-next");
  const has = await page.evaluate((name) => {
    const Calculator = customElements.get(name);
    const described = { ...Object.getOwnPropertyDescriptors(Object.getPrototypeOf(Calculator.prototype)), ...Object.getOwnPropertyDescriptors(Calculator.prototype) };
    const pieces = [...document.querySelectorAll(name)].flatMap((each) => [...each.shadowRoot.querySelectorAll("[part]")]);
    return {
      attributes: Calculator.observedAttributes,
      accessors: Object.entries(described).filter(([, { get }]) => get).map(([key]) => key),
      own: Object.keys(document.querySelector(name)),
      parts: [...new Set(pieces.flatMap((each) => [...each.part]))],
      methods: Object.getOwnPropertyNames(Calculator.prototype).concat(Object.keys(Calculator)),
    };
  }, widget);
  const names = (all) => all.map(({ name }) => name).sort();
  assert.deepEqual(names(attributes), [...has.attributes, "disabled"].sort());
  assert.deepEqual(names(members.filter(({ kind }) => kind === "field")), has.accessors.sort());
  for (const { name } of members.filter(({ kind }) => kind === "method")) assert.ok(has.methods.includes(name), name);
  assert.deepEqual(names(cssParts), has.parts.sort());
  const script = readFileSync(path.join(root, "build/web/widget/ismap-calculator.js"), "utf8");
  assert.deepEqual(names(cssProperties), [...new Set(script.match(/--ismap-[\w-]+/g))].sort());
  assert.deepEqual(names(events), [...new Set(script.match(/(?<=")ismap-(?!calculator)[a-z]+(?=")/g))].filter((name) => name !== "ismap-theme").sort());
  await closeCleanly(page, address);
});
