// Builds the widget: build/web/widget/ is what one copies beside a page to embed it, build/web/examples/ shows how.
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import typescript from "typescript";

import { at, bundle, common, fileOf, hashOf, integrityOf, javaScriptOf, root, usedTokens, web } from "./bundle.mjs";
import { byteWriter } from "./byte-text.mjs";
import { widgetStyles } from "./widget-styles.mjs";

const out = at("build/web/widget");
const version = /project\(ismap VERSION ([\d.]+)/.exec(readFileSync(at("CMakeLists.txt"), "utf8"))[1];

/** What may be embedded explains no rule. */
const inScripts = ["ismap_calculator", "ismap_filing", "ismap_register"];

/** What is not in the one script. */
const apart = ["ismap_filing", "ismap_register"];

const bytesOf = (name) => readFileSync(fileOf(name, "wasm"));
/** By what is frequent in those of the one script. */
const textOf = byteWriter([bytesOf("ismap_calculator")]);

/** Plain ASCII, so that a page in another encoding reads it as well; a script of its own, whatever kind it is loaded as. Emscripten
 * looks for no file beside it: what `document.currentScript` gives may be a `<form>` of that name. */
const script = { ...common, format: "iife", charset: "ascii", define: { VERSION: JSON.stringify(version), "document.currentScript": "undefined" } };

/** The style sheet of the element, or of a page around it. */
async function stylesOf(name) {
  if (name === "widget") return widgetStyles();
  const sheet = await bundle(path.join(web, `styles/widget/${name}.css`), { charset: "ascii" });
  return usedTokens(sheet) + sheet;
}

/** What the widget imports that is no file of its folder. */
const given = {
  name: "given",
  setup: (of) => {
    of.onResolve({ filter: /^(glue|bytes|styles):/ }, ({ path: name }) =>
      (name.startsWith("glue:") ? { path: fileOf(name.slice(5), "mjs") } : { path: name, namespace: "given" }));
    of.onLoad({ filter: /^bytes:/, namespace: "given" }, ({ path: name }) =>
      ({ contents: textOf(bytesOf(name.slice(6))), loader: "text" }));
    of.onLoad({ filter: /^styles:/, namespace: "given" }, async ({ path: name }) =>
      ({ contents: await stylesOf(name.slice(7)), loader: "text" }));
  },
};

const bundled = (entry) => bundle(path.join(web, "src/widget", entry), { ...script, plugins: [given] });

/** A script that people paste a tag of: it knows the integrity of what it loads. */
function loading(entry, loaded) {
  const integrity = Object.fromEntries(loaded.map((name) => [name, integrityOf(readFileSync(path.join(out, name)))]));
  return bundle(path.join(web, "src/widget", entry),
    { ...script, define: { ...script.define, INTEGRITY: JSON.stringify(integrity) }, plugins: [given] });
}

/** A script that gives `expression` to the widget of its version, under its own name. */
async function givingScript(name, imports, expression) {
  const contents = `${imports}; ((globalThis[Symbol.for("ismap ${version}")] ??= {})["${name}"] = ${expression});`;
  const built = await build({ ...script, write: false, plugins: [given], stdin: { contents, resolveDir: web } });
  put(name, built.outputFiles[0].text);
}

const put = (file, content) => writeFileSync(path.join(out, file), content);

/** The widget with all that it may load, but for the JavaScript builds. */
const completeScript = () => [...apart.map((name) => `${name}-wasm.js`), "register-here.js", "ismap-calculator-one-file.js"]
  .map((name) => readFileSync(path.join(out, name), "utf8")).join("");

/** A page with `fill` in the place of what stands in double braces. */
const filled = (file, fill) => readFileSync(file, "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => fill[name]);

/** A page that needs no other file: the widget's scripts are in it, its policy names the hash of what it runs. */
async function allInside(file, more = "") {
  const script = (completeScript() + more).replaceAll("</script", "<\\/script");
  return filled(file, { script, hash: hashOf(script) });
}

/** The texts of a page in both languages, as markup: what stands between grave accents is code. */
function markup(texts) {
  const marked = (text) => text.replace(/`([^`]*)`/g, "<code>$1</code>");
  return Object.fromEntries(Object.entries(texts).map(([key, { ja, en }]) => [key, `${marked(ja)} <span lang="en">${marked(en)}</span>`]));
}

/** The page for webmasters, with the hashes of the scripts that it names. */
function whichBuild() {
  const names = { script: "ismap-calculator-one-file.js", filing: "ismap_filing-wasm.js", register: "ismap_register-wasm.js", here: "register-here.js" };
  const hashes = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, integrityOf(readFileSync(path.join(out, name)))]));
  const texts = JSON.parse(readFileSync(path.join(web, "texts/which-build.json"), "utf8"));
  return filled(path.join(web, "src/widget/which-build.html"), { ...markup(texts), ...hashes });
}

/** The element's declarations as one file, which needs no other. */
function declarations() {
  const entry = path.join(web, "src/widget/public.ts");
  const options = { declaration: true, emitDeclarationOnly: true, outDir: "/", rootDir: root, strict: true, skipLibCheck: true,
    target: typescript.ScriptTarget.ES2021, module: typescript.ModuleKind.ESNext, moduleResolution: typescript.ModuleResolutionKind.Bundler, types: [] };
  const files = [];
  typescript.createProgram([entry], options).emit(undefined, (_, text) => files.push(text), undefined, true);
  const all = files.join("").replace(/^import .*\n/gm, "").replace(/^export (?:type )?\{.*\}(?: from .*)?;\n/gm, "");
  // The script exports nothing: of values there are only the types.
  return `${all.replace(/^export declare const/gm, "declare const")}export {};\n`;
}

export async function buildWidget() {
  mkdirSync(out, { recursive: true });
  put("ismap-calculator.d.ts", declarations());
  put("ismap-frame.js", await bundled("frame-host.ts"));
  put("which-build.js", await bundled("which-build.ts"));
  for (const name of inScripts) {
    copyFileSync(fileOf(name, "wasm"), path.join(out, `${name}.wasm`));
    await givingScript(`${name}-js.js`, `import make from ${JSON.stringify(javaScriptOf(name))}`, "make");
    await givingScript(`${name}-wasm.js`, `import make from "glue:${name}"; import bytes from "bytes:${name}"`, "{ make, bytes }");
  }
  await givingScript("register-here.js", 'import { engineOf } from "./src/worker/engine-of"', "engineOf");
  for (const file of ["register-worker.js", "ismap_register-wasm.mjs", "ismap_register-js.mjs"]) {
    copyFileSync(at("build/web", file), path.join(out, file));
  }
  const scripts = ["register-here.js", ...inScripts.map((name) => `${name}-js.js`), ...inScripts.map((name) => `${name}-wasm.js`)];
  put("ismap-calculator.js", await loading("side-by-side.ts", [...scripts, ...inScripts.map((name) => `${name}.wasm`)]));
  put("ismap-calculator-one-file.js", await loading("one-file.ts", scripts));
  put("ismap-calculator-complete.js", completeScript());
  put("which-build.html", whichBuild());
  copyFileSync(path.join(web, "src/widget/custom-elements.json"), path.join(out, "custom-elements.json"));
  cpSync(path.join(web, "examples"), at("build/web/examples"), { recursive: true });
  put("frame.html", await allInside(path.join(web, "src/widget/frame.html"), await bundled("framed.ts")));
  put("../examples/one-page.html", await allInside(path.join(web, "examples/one-page.html")));
  copyFileSync(at("tools/samples/policy-made-up.json"), at("build/web/examples/policy.json"));
}
