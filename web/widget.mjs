// Builds the widget: build/web/widget/ is what one copies beside a page to embed it, build/web/examples/ shows how.
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import typescript from "typescript";

import { at, bundle, common, fileOf, javaScriptOf, modules, web } from "./bundle.mjs";
import { byteWriter } from "./byte-text.mjs";
import { widgetStyles } from "./widget-styles.mjs";

const out = at("build/web/widget");
const version = /project\(ismap VERSION ([\d.]+)/.exec(readFileSync(at("CMakeLists.txt"), "utf8"))[1];

/** What may be embedded needs no register's worker of its own page, and explains no rule. */
const inScripts = ["ismap_calculator", "ismap_filing"];

const bytesOf = (name) => readFileSync(fileOf(name, "wasm"));
const textOf = byteWriter(inScripts.map(bytesOf));

/** Plain ASCII, so that a page in another encoding reads it as well; a script of its own, whatever kind it is loaded as. */
const script = { ...common, format: "iife", charset: "ascii", define: { VERSION: JSON.stringify(version) } };

/** What the widget imports that is no file of its folder. */
const given = {
  name: "given",
  setup: (of) => {
    of.onResolve({ filter: /^(glue|bytes|styles):/ }, ({ path: name }) =>
      (name.startsWith("glue:") ? { path: fileOf(name.slice(5), "mjs") } : { path: name, namespace: "given" }));
    of.onLoad({ filter: /^bytes:/, namespace: "given" }, ({ path: name }) =>
      ({ contents: textOf(bytesOf(name.slice(6))), loader: "text" }));
    of.onLoad({ filter: /^styles:/, namespace: "given" }, async () => ({ contents: await widgetStyles(), loader: "text" }));
    // The texts of parts that the widget has not.
    of.onLoad({ filter: /texts\/about\.json$/ }, () => ({ contents: "{}", loader: "json" }));
  },
};

const bundled = (entry) => bundle(path.join(web, "src/widget", entry), { ...script, plugins: [given] });

/** A script that gives `expression` to the widget of its version, under its own name. */
async function givingScript(name, imports, expression) {
  const contents = `${imports}; ((globalThis[Symbol.for("ismap ${version}")] ??= {})["${name}"] = ${expression});`;
  const built = await build({ ...script, write: false, plugins: [given], stdin: { contents, resolveDir: web } });
  put(name, built.outputFiles[0].text);
}

const put = (file, content) => writeFileSync(path.join(out, file), content);

/** The element's declarations as one file, which needs no other. */
function declarations() {
  const entry = path.join(web, "src/widget/public.ts");
  const options = { declaration: true, emitDeclarationOnly: true, outDir: "/", rootDir: path.join(web, "src"), strict: true, skipLibCheck: true,
    target: typescript.ScriptTarget.ES2021, module: typescript.ModuleKind.ESNext, moduleResolution: typescript.ModuleResolutionKind.Bundler, types: [] };
  const files = [];
  typescript.createProgram([entry], options).emit(undefined, (_, text) => files.push(text), undefined, true);
  return files.join("").replace(/^import .*\n/gm, "").replace(/^export type \{.*\};\n/gm, "");
}

export async function buildWidget() {
  mkdirSync(out, { recursive: true });
  put("ismap-calculator.js", await bundled("side-by-side.ts"));
  put("ismap-calculator-one-file.js", await bundled("one-file.ts"));
  put("ismap-calculator.d.ts", declarations());
  for (const name of inScripts) {
    copyFileSync(fileOf(name, "wasm"), path.join(out, `${name}.wasm`));
    await givingScript(`${name}-js.js`, `import make from ${JSON.stringify(javaScriptOf(name))}`, "make");
  }
  await givingScript("ismap_filing-wasm.js", 'import make from "glue:ismap_filing"; import bytes from "bytes:ismap_filing"', "{ make, bytes }");
  for (const file of ["register-worker.js", "ismap_register-wasm.mjs", "ismap_register-js.mjs", "ismap_register.wasm"]) {
    copyFileSync(at("build/web", file), path.join(out, file));
  }
  copyFileSync(path.join(web, "src/widget/custom-elements.json"), path.join(out, "custom-elements.json"));
  cpSync(path.join(web, "examples"), at("build/web/examples"), { recursive: true });
  copyFileSync(at("tools/samples/policy-made-up.json"), at("build/web/examples/policy.json"));
}
