// Builds the npm package: build/npm/package/ is what is in it, build/npm/ismap-VERSION.tgz itself.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = path.join(here, "../..");
const at = (...parts) => path.join(root, ...parts);
const out = at("build/npm/package");
const put = (file, content) => writeFileSync(path.join(out, file), content);

// The page's tools: one set of them for both.
const tools = createRequire(at("web/package.json"));
const { build } = tools("esbuild");

/** The core's modules as they are called in the package, and the folder of build/ that each one's WebAssembly is in. */
const modules = { ismap: "module", filing: "module", expiry: "module", explanation: "module", register: "register" };

const version = () => /project\(ismap VERSION (\S+)/.exec(readFileSync(at("CMakeLists.txt"), "utf8"))[1];

const minified = async (file) =>
  (await build({ entryPoints: [file], minify: true, charset: "utf8", target: "es2021", write: false })).outputFiles[0].text;

/** In the package the modules are beside lib/, in a folder of their own. */
const inPackage = (text) => text.replaceAll('"../../', '"../modules/');

/** An import by its file's whole name, as Node wants it. */
const named = (text) => text.replace(/from "(\.\/\w+)"/g, 'from "$1.js"');

async function putModules() {
  mkdirSync(path.join(out, "modules"));
  for (const [name, folder] of Object.entries(modules)) {
    const built = name === "ismap" ? name : `ismap_${name}`;
    put(`modules/${name}.js`, await minified(at("build", folder, "bin", `${built}.mjs`)));
    put(`modules/${name}-javascript.js`, await minified(at("build/javascript/bin", `${built}.mjs`)));
    put(`modules/${name}.wasm`, readFileSync(at("build", folder, "bin", `${built}.wasm`)));
  }
  for (const file of readdirSync(at("wasm")).filter((each) => each.endsWith(".d.ts"))) {
    put(`modules/${file}`, named(readFileSync(at("wasm", file), "utf8")));
  }
}

function putLibrary() {
  execFileSync(process.execPath, [tools.resolve("typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
  for (const file of readdirSync(path.join(out, "lib"))) {
    put(`lib/${file}`, inPackage(readFileSync(path.join(out, "lib", file), "utf8")));
  }
}

/** The scripts of the element that one imports. */
const calculatorScripts = ["ismap-calculator.js", "ismap-calculator-one-file.js"];

/** What editors are told of the element; in the package it is not beside the script. */
function elementsManifest(text) {
  const manifest = JSON.parse(text);
  for (const module of manifest.modules) module.path = `calculator/${module.path}`;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The custom element, where the page's build has made it: its script, and what editors are told of it. */
function putCalculator() {
  const widget = at("build/web/widget");
  const manifest = "custom-elements.json";
  if (!existsSync(widget)) return {};
  mkdirSync(path.join(out, "calculator"));
  for (const file of readdirSync(widget).filter((name) => name !== manifest && !/\.(br|gz)$/.test(name))) {
    copyFileSync(path.join(widget, file), path.join(out, "calculator", file));
  }
  put(manifest, elementsManifest(readFileSync(path.join(widget, manifest), "utf8")));
  put("calculator/no-element.js", "// Where no element can be: a page that a server renders imports it all the same.\nexport {};\n");
  put("calculator/ismap-calculator-one-file.d.ts", 'export * from "./ismap-calculator.js";\n');
  return { customElements: manifest, sideEffects: ["./calculator/*"] };
}

/** package.json with what only the build knows. */
function putManifest(more) {
  const manifest = { ...JSON.parse(readFileSync(path.join(here, "package.json"), "utf8")), version: version(), ...more };
  if (more.customElements) {
    for (const script of calculatorScripts) {
      manifest.exports[`./calculator/${script}`] = {
        types: `./calculator/${script.replace(/js$/, "d.ts")}`, node: "./calculator/no-element.js", default: `./calculator/${script}`,
      };
    }
    manifest.exports["./custom-elements.json"] = "./custom-elements.json";
    manifest.files.push("calculator", "custom-elements.json");
  }
  put("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
}

rmSync(at("build/npm"), { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await putModules();
putLibrary();
putManifest(putCalculator());
for (const file of ["README.md", "README.ja.md"]) copyFileSync(path.join(here, file), path.join(out, file));
for (const file of ["LICENSE", "CHANGELOG.md"]) copyFileSync(at(file), path.join(out, file));
const packed = execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", at("build/npm")], { cwd: out, encoding: "utf8" });
console.log(`build/npm/${packed.trim()}`);
