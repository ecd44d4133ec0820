// The widget's style sheet, made of the page's own. In someone else's page it must not hang on anything of that page:
// lengths have a scale of their own instead of rem, the widget's width counts and not the window's, what the page says of
// its root is said of the widget's outermost element, headings are known by a class, and colours may be given from outside.
import { readFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";

import { bundle, usedTokens, web } from "./bundle.mjs";

const sheets = ["colours", "base", "components", "parts", "classify", "expiry", "register", "print"];
const read = (name) => readFileSync(path.join(web, "styles", `${name}.css`), "utf8");

/** `selector` of one rule, as it is within the shadow tree. */
function withinTree(selector) {
  return selector.replace(/:root|\bhtml\b|\bbody\b/g, ".widget").replace(/(^|[\s,>])h([1-3])(?=[\s,:{]|$)/g, "$1:where(.level-$2)");
}

/** The conditions on the window's width become such on the widget's. `em` is the container's own there, thus our scale. */
function onOwnWidth(condition) {
  return condition.replace(/@media (\((?:min|max)-width:[^)]*\))/g, "@container ismap $1").replace(/([\d.]+)rem/g, "$1em");
}

/** What is 100% of the browser's size in a page of our own is our scale. */
function inOwnScale(value) {
  return value.replace("font-size: 100%", "font-size: 1rem").replace(/(\d)vw\b/g, "$1cqi")
    .replace(/(-?\d*\.?\d+)rem\b/g, (_, size) => (size === "1" ? "var(--rem)" : `calc(${size}*var(--rem))`));
}

/** Each line that begins a rule ends with "{" or ","; all others are declarations: so esbuild prints a style sheet. */
function adapted(printed) {
  return printed.split("\n").map((line) => {
    if (/^\s*@/.test(line)) return onOwnWidth(line);
    return /[{,]$/.test(line) && !/^\s*[\w-]+:\s/.test(line) ? withinTree(line) : inOwnScale(line);
  }).join("\n");
}

/** A page may give each colour, for both of our themes. */
function fromOutside(colours) {
  return colours.replace(/^(\s+)--([\w-]+): (.*);$/gm, "$1--$2: var(--ismap-$2, $3);");
}

/** The names of the colours that a page may give: "--ismap-key" and so on. */
export function colourProperties() {
  return [...new Set([...read("colours").matchAll(/^\s+--([\w-]+):/gm)].map(([, name]) => `--ismap-${name}`))];
}

export async function widgetStyles() {
  const all = read("widget/element") + sheets.map((name) => (name === "colours" ? fromOutside(read(name)) : read(name))).join("\n");
  const font = (tokens) => tokens.replace(/(--font-family-sans): ([^;]*);/, "$1: var(--ismap-font, $2);");
  const printed = await transform(all + font(usedTokens(all)), { loader: "css" });
  const { code } = await transform(adapted(printed.code), { loader: "css", minify: true, charset: "ascii" });
  return code;
}
