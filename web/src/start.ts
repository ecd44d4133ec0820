/** Starts the page: loads the core, shows the part that the address names, follows the address. */
import { aboutView } from "./about/view";
import { accessibilityView } from "./accessibility/view";
import { App, type View } from "./app";
import { classifyView } from "./classify/view";
import { Workload } from "./classify/workload";
import { type Builds, loadCore } from "./core/load";
import { Registrations } from "./expiry/registrations";
import { expiryView } from "./expiry/view";
import type { OpenWorker } from "./register/open-worker";
import { type RegisterChoice, registerView } from "./register/view";
import { showShell } from "./shell";
import type { Part } from "./state";
import { beginTheme } from "./theme";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}"`);
  return found;
}

export async function start(builds: Builds, openWorker: OpenWorker): Promise<void> {
  beginTheme();
  const app = new App(await loadCore(builds), element("speaker"));
  const workload = new Workload(app);
  const choice: RegisterChoice = { file: undefined, links: "auto", encoding: "" };
  const registrations = new Registrations(app);
  const views: Record<Part, () => View> = {
    classify: () => classifyView(app, workload),
    expiry: () => expiryView(app, registrations),
    register: () => registerView(app, openWorker, choice),
    about: () => aboutView(app),
    accessibility: () => accessibilityView(app),
  };
  let part: Part | undefined;
  let view: View | undefined;
  const show = (): void => {
    const main = element("main");
    const focused = document.activeElement?.id;
    view?.unmount?.();
    showShell(app, element("header"), element("footer"));
    main.replaceChildren();
    view = views[app.state.part]();
    view.mount(main);
    if (part !== undefined && part !== app.state.part) main.querySelector("h1")?.focus();
    else if (focused) document.getElementById(focused)?.focus();
    part = app.state.part;
  };
  app.onChange(show);
  show();
  document.documentElement.dataset["ready"] = "";
}
