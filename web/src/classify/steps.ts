/** The questions one after the other, those first that narrow the outcome most. */
import type { App } from "../app";
import type { Classification } from "../../../wasm/package/src/classification";
import type { Question, Questions } from "../../../wasm/package/src/question";
import { el, elementNear, replaceChildren } from "../dom";
import { aspects } from "./all-questions";
import { questionFields } from "./question";
import { type Workload, asked, unknown } from "./workload";

export class Steps {
  readonly element: HTMLElement;
  private place: number;
  private answer = "";

  /** `answered` is called after each answer and gives the new result to show(). */
  constructor(
    private readonly app: App, private readonly workload: Workload, private readonly questions: Questions,
    private readonly answered: () => void,
  ) {
    this.element = app.region("section", { class: "card steps", "aria-labelledby": "steps-title" });
    this.place = asked(workload, questions.questions).length;
  }

  show(result: Classification): void {
    const done = asked(this.workload, this.questions.questions);
    this.place = Math.min(this.place, done.length);
    const id = done[this.place] ?? this.next(result, done);
    const question = this.questions.questions.find((each) => each.id === id);
    this.answer = question ? this.workload.answerTo(question.id) : "";
    const title = this.app.heading(2, { id: "steps-title", tabindex: -1 },
      question ? this.title(question) : this.app.say("classify_steps_done"));
    replaceChildren(this.element, title,
      question ? questionFields(this.app, question, this.questions.target_work, this.answer, (value) => {
        this.answer = value;
      }) : el("p", {}, this.app.say("classify_steps_done_text")),
      this.buttons(question?.id));
  }

  /** Which question it is; of those of the assessment of impact, which are many, also its place among them. */
  private title({ id }: Question): string {
    const ofImpact = this.questions.questions.filter((each) =>
      each.kind === "level" && !aspects.some((aspect) => each.id === `impact_${aspect}`));
    const place = ofImpact.findIndex((each) => each.id === id);
    return place < 0 ? this.app.say("classify_step", this.place + 1)
      : this.app.say("classify_step_of_impact", this.place + 1, place + 1, ofImpact.length);
  }

  /** The question to ask next; when the list is certain, whom it binds is left. */
  private next(result: Classification, done: string[]): string | undefined {
    const open = result.next_questions.find((each) => !done.includes(each.id));
    if (open) return open.id;
    return result.row.result.binding === "unknown" && !done.includes("organisation_type") ? "organisation_type" : undefined;
  }

  private buttons(id: string | undefined): HTMLElement {
    const back = el("button", { type: "button", class: "button secondary", id: "step-back", onclick: () => this.go(-1) },
      this.app.say("classify_back"));
    back.disabled = this.place === 0;
    if (id === undefined) return el("div", { class: "buttons" }, back);
    return el("div", { class: "buttons" }, back,
      el("button", { type: "button", class: "button primary", id: "step-next", onclick: () => this.keep(id) },
        this.app.say("classify_next")));
  }

  /** No answer is an answer as well: the question is not asked again. */
  private keep(id: string): void {
    this.workload.set(id, this.answer || unknown);
    this.go(1);
  }

  private go(by: number): void {
    this.place += by;
    this.answered();
    elementNear(this.element, "steps-title")?.focus();
  }
}
