import type { App, View } from "../app";
import { el, replaceChildren } from "../dom";
import type { OpenWorker } from "./open-worker";

export function registerView(app: App, _open: OpenWorker): View {
  return { mount: (into) => replaceChildren(into, el("h1", { tabindex: -1 }, app.say("page_part_register"))) };
}
