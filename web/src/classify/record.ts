/** The record to be filed: shown, printed, saved, and loaded again. */
import type { App } from "../app";
import type { Classification } from "../../../wasm/package/src/classification";
import { el, replaceChildren } from "../dom";
import { fileField } from "../file-field";
import { questionFields } from "./question";
import type { Workload } from "./workload";

/** What makes a page of a record, saves one and reads a saved one comes when it is wanted. */
const recordPart = (): Promise<typeof import("./paper")> => import("./paper");

export class FilingCard {
  readonly element: HTMLElement;
  /** What is printed; on the screen it is seen within `preview`. */
  private readonly paper = el("div", { class: "record paper" });
  private readonly preview = el("div", { class: "record", id: "record" });
  private readonly details = el("details", { class: "preview", ontoggle: () => void this.orTell(() => this.fill()) });
  private readonly message = el("p", { class: "message", role: "alert" });

  /** `loaded` is called once other answers were loaded. */
  constructor(private readonly app: App, private readonly workload: Workload, loaded: () => void, renamed: () => void) {
    this.element = app.region("section", { class: "card filing", "aria-labelledby": "filing-title" });
    const questions = workload.questions();
    const name = ["workload_id", "workload_name"].flatMap((id) => questions.questions.filter((each) => each.id === id));
    replaceChildren(this.element,
      app.heading(2, { id: "filing-title" }, app.say("classify_record")),
      el("p", {}, app.say("classify_record_text"), app.surroundings.isWholePage ? ` ${app.say("classify_record_names")}` : ""),
      workload.showsAll ? null : el("div", { class: "two" }, ...name.map((question) =>
        questionFields(app, question, [], workload.answerTo(question.id), (value) => {
          workload.set(question.id, value);
          renamed();
        }))),
      el("div", { class: "buttons" },
        app.surroundings.isWholePage ? this.button("print", "classify_print", async () => {
          await this.fill();
          print();
        }) : null,
        this.button("save-html", "classify_save_html", async () =>
          this.save("html", "text/html", async ({ recordPage }) => recordPage(app, await this.markdown()))),
        this.button("save-markdown", "classify_save_markdown", async () =>
          this.save("md", "text/markdown", () => this.markdown())),
        this.button("save-json", "classify_save_json", async () =>
          this.save("json", "application/json", async ({ jsonOf }) => `${jsonOf(this.found?.row, 2)}\n`))),
      this.details,
      fileField({
        id: "load", label: app.say("classify_load"), hint: app.say("classify_load_hint"), accept: ".json,application/json",
        take: (files) => void this.load(files[0], loaded),
      }),
      this.message,
      this.paper);
    this.details.append(el("summary", {}, app.say("classify_preview")), this.preview);
  }

  /** From the first answer on the record is kept at hand, since browsers print without asking. */
  show(found: Classification): void {
    this.found = found;
    const isPrinted = this.app.surroundings.isWholePage && (this.workload.answers.length > 0 || this.paper.hasChildNodes());
    if (isPrinted || this.details.open) void this.orTell(() => this.fill());
  }

  private async fill(): Promise<void> {
    const { markdownElements } = await recordPart();
    const record = markdownElements(await this.markdown(), this.app.surroundings.headingsBelow);
    replaceChildren(this.preview, ...record.map((each) => each.cloneNode(true)));
    if (this.app.surroundings.isWholePage) replaceChildren(this.paper, ...record);
  }

  private async markdown(): Promise<string> {
    const { belowTitle } = await recordPart();
    return belowTitle(await this.workload.record(), this.workload.caveats.map((each) => each[this.app.language]));
  }

  private found: Classification | undefined;

  private button(id: string, key: "classify_print" | "classify_save_html" | "classify_save_markdown" | "classify_save_json", act: () => Promise<void>): HTMLElement {
    return el("button", { type: "button", class: "button secondary", id, onclick: () => void this.orTell(act) }, this.app.say(key));
  }

  /** Records are written by a module of their own, which may have to be loaded first. */
  private async orTell(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.message.textContent = "";
    } catch {
      this.partFailed();
    }
  }

  private partFailed(): void {
    this.tell(this.app.say("page_part_failed"));
    this.app.failed("page_part_failed");
  }

  private tell(problem: string): void {
    this.message.textContent = problem;
    this.message.classList.add("error");
  }

  private async save(ending: string, type: string, content: (part: Awaited<ReturnType<typeof recordPart>>) => Promise<string>): Promise<void> {
    const part = await recordPart();
    part.saveRecord(this.app, this.workload, ending, type, await content(part));
  }

  private async load(file: File | undefined, loaded: () => void): Promise<void> {
    if (!file) return;
    const part = await recordPart().catch(() => this.partFailed());
    if (!part) return;
    try {
      this.workload.setAll(part.answersIn(await file.text()));
      loaded();
    } catch {
      this.tell(this.app.say("classify_load_failed", file.name));
    }
  }
}
