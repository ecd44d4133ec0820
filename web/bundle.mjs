// What the page and the widget are both bundled with.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const web = fileURLToPath(new URL(".", import.meta.url));
export const root = path.join(web, "..");
export const at = (...parts) => path.join(root, ...parts);

/** The core's modules, and the folder of build/ that each one's WebAssembly is in. */
export const modules = {
  ismap: "module", ismap_calculator: "module", ismap_filing: "module", ismap_expiry: "module", ismap_explanation: "module", ismap_register: "register",
};

/** The files of a module: its script and its bytes as WebAssembly, its script as plain JavaScript. */
export const fileOf = (name, ending) => at("build", modules[name], `bin/${name}.${ending}`);
export const javaScriptOf = (name) => at("build/javascript/bin", `${name}.mjs`);

/** What a policy calls a script or style that stands in a page. */
export const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** As Subresource Integrity takes it. */
export const integrityOf = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;

export const common = { bundle: true, minify: true, charset: "utf8", target: ["es2021"], legalComments: "none", logLevel: "warning" };

export async function bundle(entry, options = {}) {
  const bundled = await build({ ...common, format: "esm", write: false, entryPoints: [entry], ...options });
  return bundled.outputFiles[0].text;
}

/** Only those of the design tokens that the style sheets use. */
export function usedTokens(styles) {
  const all = readFileSync(path.join(web, "node_modules/@digital-go-jp/design-tokens/dist/tokens.css"), "utf8");
  const lines = all.split("\n").filter((line) => {
    const name = /^\s+(--[\w-]+):/.exec(line)?.[1];
    return name && styles.includes(`var(${name})`);
  });
  return `:root{${lines.join("")}}`;
}
