/** The accessibility statement with what the tests found. */
import type { App, View } from "../app";
import results from "../../accessibility-results.json";
import { el, replaceChildren } from "../dom";
import { addTexts } from "../texts";
import texts from "../../texts/about.json";

addTexts(texts);

export function accessibilityView(app: App): View {
  return {
    mount: (into) => replaceChildren(into,
      el("h1", { tabindex: -1 }, app.say("accessibility_title")),
      el("p", { class: "lead" }, app.say("accessibility_aim")),
      el("section", { class: "card" },
        el("h2", {}, app.say("accessibility_results")),
        el("p", {}, app.say("accessibility_results_text")),
        el("dl", { class: "facts" },
          el("dt", {}, app.say("accessibility_tested_on")), el("dd", {}, app.day(results.tested_on)),
          el("dt", {}, app.say("accessibility_engine")), el("dd", {}, results.engine),
          el("dt", {}, app.say("accessibility_states")), el("dd", {}, String(results.states)),
          el("dt", {}, app.say("accessibility_violations")), el("dd", {}, String(results.violations)))),
      el("section", { class: "card" },
        el("h2", {}, app.say("accessibility_means")),
        el("ul", {}, ...(["keyboard", "names", "contrast", "zoom", "motion", "language"] as const).map((key) =>
          el("li", {}, app.say(`accessibility_means_${key}`))))),
      el("section", { class: "card" },
        el("h2", {}, app.say("accessibility_limits")),
        el("p", {}, app.say("accessibility_limits_text")))),
  };
}
