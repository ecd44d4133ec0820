/** Finds out what runs where this page lies, and says which files that asks for. */
import styles from "styles:which-build";
import { mayRunWebAssembly } from "../../../wasm/package/src/web-assembly";
import texts from "../../texts/which-build.json";
import { type Child, el, replaceChildren } from "../dom";
import { beginTheme } from "../theme";
import { trustFolder, scriptAddress } from "../trusted";

const folder = new URL(".", document.baseURI).href;

/** The address of the worker that checks registers; undefined where the policy has no place for ours. */
function workerAddress(): string | undefined {
  try {
    trustFolder(folder);
    return scriptAddress(`${folder}register-worker.js`);
  } catch {
    return undefined;
  }
}

/** Whether that worker runs here. */
function mayRun(address: string): Promise<boolean> {
  return new Promise((tell) => {
    try {
      const worker = new Worker(address, { type: "module" });
      const end = (runs: boolean): void => {
        worker.terminate();
        tell(runs);
      };
      worker.addEventListener("message", () => end(true));
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        end(false);
      });
    } catch {
      tell(false);
    }
  });
}

type Row = "one" | "js" | "trusted" | "share" | "share_js";

function rowHere(worker: string | undefined): Row {
  if (!worker) return "trusted";
  const runs = mayRunWebAssembly();
  if (location.protocol === "file:") return runs ? "share" : "share_js";
  return runs ? "one" : "js";
}

/** What stands between grave accents is code. */
const marked = (text: string): Child[] => text.split("`").map((piece, at) => (at % 2 ? el("code", {}, piece) : piece));

const inBoth = (key: keyof typeof texts): Child[] => [...marked(texts[key].ja), " ", el("span", { lang: "en" }, ...marked(texts[key].en))];

/** A narrow page shows the cells one below another, each with its column's name. */
function labelCells(): void {
  const names = [...document.querySelectorAll("thead th")].map((each) => each.textContent ?? "");
  for (const row of document.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, column) => cell.setAttribute("data-label", names[column] ?? ""));
  }
}

/** Made by script, it needs no leave of a policy. */
function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  beginTheme(() => "auto");
  labelCells();
}

async function show(found: HTMLElement): Promise<void> {
  const worker = workerAddress();
  const row = rowHere(worker);
  const marker = document.getElementById(row);
  marker?.setAttribute("aria-current", "true");
  marker?.firstElementChild?.prepend(el("strong", { class: "fits" }, ...inBoth("which_fits")));
  const runs = worker !== undefined && await mayRun(worker);
  replaceChildren(found, el("p", {}, ...inBoth(`which_found_${row}`)), el("p", {}, ...inBoth(runs ? "which_worker" : "which_no_worker")));
}

dress();
const found = document.getElementById("found");
if (found) void show(found);
