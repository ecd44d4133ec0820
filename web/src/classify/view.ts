/** Which list: the questions, the answer with its reasons, the record. */
import type { App, View } from "../app";
import type { Classification } from "../../../wasm/package/src/classification";
import { el, replaceChildren } from "../dom";
import { allQuestions } from "./all-questions";
import { policiesCard } from "./policies";
import { FilingCard } from "./record";
import { changes, reasons, resultPanel } from "./result";
import { Steps } from "./steps";
import type { Workload } from "./workload";
import { addTexts } from "../texts";
import texts from "../../texts/classify.json";

addTexts(texts);

export function classifyView(app: App, workload: Workload): View {
  return { mount: (into) => new ClassifyPage(app, workload, into).show() };
}

class ClassifyPage {
  private readonly panel: HTMLElement;
  private readonly why = el("div", { class: "why" });
  private readonly problem = el("div", { role: "alert" });
  private lastOutcome = "";

  constructor(private readonly app: App, private readonly workload: Workload, private readonly into: HTMLElement) {
    this.panel = app.region("aside", { class: "card result", "aria-labelledby": "result-title" });
  }

  show(): void {
    const { app, workload } = this;
    const questions = workload.questions();
    const steps = workload.showsAll ? null : new Steps(app, workload, questions, () => this.update(steps, filing));
    const update = (): void => this.update(steps, filing);
    const again = (): void => this.show();
    const filing = new FilingCard(app, workload, again, update);
    replaceChildren(this.into,
      app.heading(1, { tabindex: -1 }, app.say("classify_title")),
      el("p", { class: "lead" }, app.say("classify_lead")),
      this.modes(again),
      this.problem,
      el("div", { class: "beside" },
        el("div", { class: "asking" }, steps?.element ?? allQuestions(app, workload, questions, update)),
        this.panel),
      this.why,
      filing.element,
      policiesCard(app, workload, again));
    update();
  }

  private modes(again: () => void): HTMLElement {
    const { app, workload } = this;
    const mode = (all: boolean, id: string): HTMLElement => el("button", {
      type: "button", id, class: "button plain", "aria-pressed": String(workload.showsAll === all),
      onclick: () => {
        workload.showsAll = all;
        again();
      },
    }, app.say(all ? "classify_mode_all" : "classify_mode_steps"));
    return el("div", { class: "modes", role: "group", "aria-label": app.say("classify_modes") },
      mode(false, "mode-steps"), mode(true, "mode-all"),
      el("button", {
        type: "button", id: "start-over", class: "button plain",
        onclick: () => {
          workload.setAll([]);
          again();
        },
      }, app.say("classify_start_over")));
  }

  private update(steps: Steps | null, filing: FilingCard): void {
    const found = this.workload.classify();
    if (found.problem) return this.fail(found.problem.message);
    this.tellUnused(found);
    replaceChildren(this.panel, this.app.heading(2, { id: "result-title" }, this.app.say("classify_result")),
      ...resultPanel(this.app, found));
    const hasReasons = this.workload.answers.length > 0;  // before any answer each of them says only that it waits for one
    replaceChildren(this.why, ...(hasReasons ? [reasons(this.app, found), changes(this.app, found)] : []));
    steps?.show(found);
    filing.show(found);
    this.tell(found);
    this.app.surroundings.found({ mode: "classify", ...found });
  }

  private fail(message: string): void {
    replaceChildren(this.problem, el("p", { class: "notice error" }, message));
    this.app.surroundings.found(null);
    this.app.surroundings.failed(this.workload.problem());
  }

  /** An address or a saved file may hold answers to what nobody asks. Told once, and not anew with each answer. */
  private tellUnused(found: Classification): void {
    const unused = this.workload.unused(found);
    const words = unused.length > 0 ? this.app.say("classify_unused", unused.join(", ")) : "";
    if (words !== this.problem.textContent) replaceChildren(this.problem, words ? el("p", { class: "notice warning" }, words) : null);
  }

  private tell(found: Classification): void {
    const words = `${this.app.say("classify_outcome")} ${found.words.outcome}`;
    if (this.lastOutcome !== "" && words !== this.lastOutcome) this.app.announce(words);
    this.lastOutcome = words;
  }
}
