/** Starts the page: loads the core, shows the part that the address names, follows the address. */
import { App, type View } from "./app";
import { Workload } from "./classify/workload";
import { Core } from "./core/core";
import { Expiry } from "./core/expiry";
import { Explanation } from "./core/explanation";
import { Loader, type Modules, type Source } from "./core/load";
import { el, replaceChildren } from "./dom";
import { Registrations } from "./expiry/registrations";
import type { Checking } from "./register/checker";
import type { RegisterChoice } from "./register/view";
import { showShell } from "./shell";
import { type Part, readState } from "./state";
import { beginTheme } from "./theme";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}"`);
  return found;
}

/** Each part is a file of its own, loaded when it is first shown. */
const files = {
  classify: () => import("./classify/view"),
  expiry: () => import("./expiry/view"),
  register: () => import("./register/view"),
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

/** The views over what outlives them: answers, names, the chosen file. */
function viewsOver(app: App, loader: Loader, checking: Checking): Record<Part, () => Promise<View>> {
  const workload = new Workload(app, () => loader.module("ismap_filing"));
  const registrations = new Registrations(app);
  const choice: RegisterChoice = { file: undefined, links: "auto", encoding: "" };
  return {
    classify: async () => (await files.classify()).classifyView(app, workload),
    expiry: async () => {
      const [view, core] = await Promise.all([files.expiry(), app.dayReader()]);
      return view.expiryView(app, core, registrations);
    },
    register: async () => (await files.register()).registerView(app, checking, choice),
    about: async () => {
      const [view, module] = await Promise.all([files.about(), loader.module("ismap_explanation")]);
      return view.aboutView(app, new Explanation(module));
    },
    accessibility: async () => (await files.accessibility()).accessibilityView(app),
  };
}

/** Shows one view at a time. */
class Stage {
  private readonly main = element("main");
  private view: View | undefined;
  private part: Part | undefined;
  private turn = 0;

  constructor(private readonly app: App, private readonly views: Record<Part, () => Promise<View>>) {}

  async show(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const { part } = this.app.state;
    await this.app.prepareDays().catch(() => undefined);  // without it days are western
    if (turn !== this.turn) return;
    showShell(this.app, element("header"), element("footer"));
    try {
      const view = await this.views[part]();
      if (turn !== this.turn) return;  // another part was asked for meanwhile
      this.mount(view, part);
    } catch {
      replaceChildren(this.main, el("p", { class: "notice error", role: "alert" }, this.app.say("page_part_failed")));
    }
  }

  private mount(view: View, part: Part): void {
    const focused = document.activeElement?.id;
    this.view?.unmount?.();
    this.view = view;
    this.main.replaceChildren();
    view.mount(this.main);
    if (this.part !== undefined && this.part !== part) this.main.querySelector("h1")?.focus();
    else if (focused) document.getElementById(focused)?.focus();
    this.part = part;
  }
}

export async function start(source: Source, openWorker: () => Worker): Promise<void> {
  beginTheme();
  const loader = new Loader(source);
  fetchAhead(readState(location.hash).part, loader);
  const core = new Core(await loader.module("ismap"), loader.build);
  const app = new App(core, async () => new Expiry(await loader.module("ismap_expiry")), element("speaker"));
  const stage = new Stage(app, viewsOver(app, loader, { openWorker, loadHere: () => loader.module("ismap_register") }));
  app.onChange(() => void stage.show());
  await stage.show();
  document.documentElement.dataset["ready"] = "";
}
