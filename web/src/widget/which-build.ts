/** Finds out what runs where this page lies, and says which files that asks for. */
import { mayRunWebAssembly } from "../../../wasm/package/src/web-assembly";
import { el, replaceChildren } from "../dom";
import type { BothLanguages } from "../results";
import { trustFolder, scriptAddress } from "../trusted";

const folder = new URL(".", document.baseURI).href;

/** Whether the worker that checks registers runs here. */
function mayRunWorker(): Promise<boolean> {
  return new Promise((tell) => {
    try {
      trustFolder(folder);
      const worker = new Worker(scriptAddress(`${folder}register-worker.js`), { type: "module" });
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

const rows = {
  one: { ja: "WebAssembly版を使えます。表の1行目のとおりにしてください。", en: "The WebAssembly build runs: do as the first row says." },
  js: { ja: "WebAssemblyが動きません。表の2行目のとおり、JavaScript版を使ってください。ポリシーに 'wasm-unsafe-eval' を加えれば、1行目のとおりにできます。",
    en: "WebAssembly does not run: use the JavaScript build, as the second row says. With 'wasm-unsafe-eval' in the policy the first row would do." },
  share: { ja: "共有フォルダーから開かれています。表の3行目のとおりにするのが簡単です。", en: "This is opened from a shared folder: the third row is the simplest." },
} satisfies Record<string, BothLanguages>;

const inRegister = (runs: boolean): BothLanguages => (runs
  ? { ja: "登録簿は、ワーカーが点検します。", en: "Registers are checked by workers." }
  : { ja: "ワーカーが動かないため、登録簿はページ自身が少しずつ点検します（大きなものは遅くなります）。",
    en: "No worker runs: the page itself checks registers bit by bit, large ones more slowly." });

const said = ({ ja, en }: BothLanguages): HTMLElement => el("p", {}, ja, " ", el("span", { lang: "en" }, en));

function rowHere(): keyof typeof rows {
  if (location.protocol === "file:") return "share";
  return mayRunWebAssembly() ? "one" : "js";
}

async function show(found: HTMLElement): Promise<void> {
  const row = rowHere();
  document.getElementById(row)?.setAttribute("aria-current", "true");
  replaceChildren(found, said(rows[row]), said(inRegister(await mayRunWorker())));
}

const found = document.getElementById("found");
if (found) void show(found);
