/** Starts the page: loads the core, shows the part that the address names, follows the address. */
import { Core } from "../../wasm/package/src/core";
import { Expiry } from "../../wasm/package/src/expiry";
import { Explanation } from "../../wasm/package/src/explanation";
import { Loader, type Modules, type Source } from "../../wasm/package/src/load";
import { App } from "./app";
import type { Checking, OpenWorker } from "./register/checker";
import { showShell } from "./shell";
import { Stage, type Views } from "./stage";
import { type Part, readState } from "./state";
import { beginTheme } from "./theme";
import { followToday } from "./today";
import { wholePage } from "./whole-page";
import { Work, workingParts } from "./work";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}"`);
  return found;
}

/** Each part is a file of its own, loaded when it is first shown. */
const files = {
  ...workingParts,
  about: () => import("./about/view"),
  accessibility: () => import("./accessibility/view"),
} satisfies Record<Part, () => Promise<unknown>>;

/** What else of the core a part needs. */
const modules: Partial<Record<Part, keyof Modules>> = { expiry: "ismap_expiry", about: "ismap_explanation" };

/** Begins to load what a part needs; whoever needs it waits, and learns what went wrong. */
function fetchAhead(part: Part, loader: Loader): void {
  const module = modules[part];
  for (const each of [files[part](), module ? loader.module(module) : Promise.resolve()]) each.catch(() => undefined);
}

function viewsOver(app: App, loader: Loader, checking: Checking): Views {
  return {
    ...new Work(app, loader, checking).views,
    about: async () => {
      const [view, module] = await Promise.all([files.about(), loader.module("ismap_explanation")]);
      return view.aboutView(app, new Explanation(module));
    },
    accessibility: async () => (await files.accessibility()).accessibilityView(app),
  };
}

export async function start(source: Source, openWorker: OpenWorker): Promise<void> {
  beginTheme();
  const loader = new Loader(source);
  fetchAhead(readState(location.hash).part, loader);
  const core = new Core(await loader.module("ismap"), loader.build);
  const app = new App(core, async () => new Expiry(await loader.module("ismap_expiry")), wholePage(element("speaker")));
  const around = (): void => showShell(app, element("header"), element("footer"));
  const checking: Checking = {
    openWorker,
    engineHere: async (tell) => (await import("./worker/engine-of")).engineOf(loader.module("ismap_register"), tell),
  };
  const stage = new Stage(app, viewsOver(app, loader, checking), element("main"), around);
  app.onChange(() => void stage.show());
  followToday(app);
  await stage.show();
  document.documentElement.dataset["ready"] = "";
}
