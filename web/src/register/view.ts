/** A register checked in a worker: progress, counts, a chart, the rows, the result to save. */
import type { App, View } from "../app";
import { el, replaceChildren } from "../dom";
import { fileField } from "../file-field";
import { save } from "../files";
import type { RegisterResult } from "../results";
import { type TextKey, addTexts, isTextKey, text } from "../texts";
import { type Checking, Checker } from "./checker";
import type { RegisterChoice } from "./choice";
import type { Answer, CheckRequest, Found, HeaderProblem, Order, Ordered, Request, ShownRow, SortKey, Status } from "./messages";
import { encodings, fileOrder } from "./messages";
import { rehearse } from "./rehearsal";
import { countButtons, resultParts } from "./result";
import { pager, rowsAtOnce, rowsTable } from "./table";
import texts from "../../texts/register.json";

addTexts(texts);

export function registerView(app: App, checking: Checking, choice: RegisterChoice): View {
  const page = new RegisterPage(app, checking, choice);
  return { mount: (into) => page.mount(into), unmount: () => page.close(), output: (form) => page.output(form) };
}

class RegisterPage {
  private checker: Checker | undefined;
  private readonly closed = new AbortController();
  private readonly again: HTMLButtonElement;
  private readonly progress = el("div", { class: "progress" });
  private readonly message = el("div", { role: "alert" });
  private readonly results = el("div", {});
  private readonly counts = el("div", { class: "counts", role: "group" });
  private readonly rows = el("div", {});
  /** Made before the register is there: it takes longer than the rest of what is shown of one. */
  private readonly number: Intl.NumberFormat;
  private found: Found | undefined;
  private order: Order = fileOrder;
  private shownOrder = this.order;
  private count = 0;
  private from = 0;
  private checks = 0;
  /** The last output asked for; who asks for another waits for it to end. */
  private last: Promise<unknown> = Promise.resolve();
  private taker: { give(content: Blob): void; refuse(reason: Error): void } | undefined;

  constructor(private readonly app: App, private readonly checking: Checking, private readonly choice: RegisterChoice) {
    this.number = new Intl.NumberFormat(app.language);
    this.again = el("button", { type: "button", class: "button secondary", id: "again", onclick: () => this.check() }, app.say("register_again"));
  }

  mount(into: HTMLElement): void {
    const { app, choice } = this;
    replaceChildren(into,
      app.heading(1, { tabindex: -1 }, app.say("register_title")),
      el("p", { class: "lead" }, app.say("register_lead")),
      app.region("section", { class: "card", "aria-label": app.say("register_choose") },
        fileField({
          id: "register", label: app.say("register_choose"), hint: app.say("register_choose_hint"), accept: ".csv,.txt,.tsv,text/csv",
          take: ([file]) => {
            choice.choose(file);
            this.check();
          },
        }),
        el("div", { class: "two choices" },
          this.select("links", app.say("register_links"), (["auto", "yes", "no"] as const).map((value) => [value, app.say(`register_links_${value}`)]),
            choice.links, (value) => { choice.links = value as CheckRequest["links"]; }),
          this.select("encoding", app.say("register_encoding"), ["", ...encodings].map((value) => [value, value || app.say("register_encoding_auto")]),
            choice.encoding, (value) => { choice.encoding = value; })),
        this.again),
      this.progress, this.message, this.results);
    this.again.disabled = choice.file === undefined;
    app.surroundings.found(null);
    if (choice.file) this.check();
    else this.makeReady(into);
  }

  /** While the user looks for the file; where there may be several of us, with the first sign of use. */
  private makeReady(into: HTMLElement): void {
    if (this.app.surroundings.isWholePage) {
      rehearse(this.app, this.number, () => this.closed.signal.aborted || this.found !== undefined);
      return this.begin();
    }
    const { signal } = this.closed;
    for (const sign of ["focusin", "pointerover", "dragenter"]) into.addEventListener(sign, () => this.begin(), { once: true, signal });
  }

  private begin(): void {
    if (this.closed.signal.aborted) return;
    this.checker ??= new Checker(this.checking, (answer) => this.take(answer));
  }

  /** The result as `ismap check` writes it. */
  output(form: "csv" | "json"): Promise<Blob> {
    const wanted = this.last.catch(() => undefined).then(() => new Promise<Blob>((give, refuse) => {
      if (!this.found) return refuse(new Error("No register has been checked"));
      this.taker = { give, refuse };
      this.send({ type: "save", form });
    })).finally(() => { this.taker = undefined; });
    this.last = wanted;
    return wanted;
  }

  close(): void {
    this.closed.abort();
    this.checker?.close();
    this.taker?.refuse(new Error("Cancelled"));
  }

  private select(id: string, label: string, options: [string, string][], chosen: string, take: (value: string) => void): HTMLElement {
    const select = el("select", { id, onchange: () => take(select.value) },
      ...options.map(([value, title]) => el("option", { value, selected: value === chosen }, title)));
    return el("div", { class: "field" }, el("label", { for: id, class: "label" }, label), select);
  }

  private send(request: Request): void {
    this.begin();
    this.checker?.send(request);
  }

  private check(): void {
    const { file, links, encoding } = this.choice;
    if (!file) return;
    this.checks += 1;
    this.send({ type: "check", check: this.checks, file, links, encoding, asOf: this.app.asOf, language: this.app.language, firstRows: rowsAtOnce });
    this.taker?.refuse(new Error("Another check has begun"));
    replaceChildren(this.message);
    replaceChildren(this.results);
    this.again.disabled = false;
    if (this.found) this.app.surroundings.found(null);
    this.found = undefined;
    this.order = fileOrder;
    this.showProgress("check", 0, Math.max(1, file.size), 0);
  }

  private take(answer: Answer): void {
    if (answer.check !== undefined && answer.check !== this.checks) return;  // another register has been chosen since
    switch (answer.type) {
      case "ready": return;
      case "progress": return this.showProgress(answer.work, answer.done, answer.total, answer.rows);
      case "header": return this.showHeaderProblem(answer.problem, answer.encoding);
      case "checked": return this.showFound(answer.found, answer.rows);
      case "ordered": return this.showOrdered(answer.first);
      case "rows": return this.showRows(answer.from, answer.rows);
      case "saved": return this.giveContent(answer.content);
      case "cancelled": return this.cancelled();
      case "failed": return this.fail(answer.message);
    }
  }

  private cancelled(): void {
    this.end(this.app.say("register_cancelled"), "info");
    this.choice.refuse(text("en", "register_cancelled"));
  }

  private fail(message: string): void {
    this.endWith("register_failed", message);
  }

  private endWith(key: TextKey, ...values: (string | number)[]): void {
    this.end(this.app.say(key, ...values), "error");
    this.choice.refuse(text("en", key, ...values));
    this.app.failed(key, ...values);
  }

  private end(words: string, kind: "info" | "error"): void {
    this.taker?.refuse(new Error(words));
    replaceChildren(this.progress);
    replaceChildren(this.message, el("p", { class: `notice ${kind}` }, words));
  }

  private showProgress(work: "check" | "search" | "save", done: number, total: number, rows: number): void {
    const words = work === "check" ? this.app.say("register_progress_check", rows) : this.app.say(`register_progress_${work}`);
    const shown = this.progress.querySelector("progress");
    if (shown) {
      shown.max = total;
      shown.value = done;
      this.progress.querySelector("span")?.replaceChildren(words);
      return;
    }
    replaceChildren(this.progress,
      el("span", { id: "progress-words" }, words),
      el("progress", { max: total, value: done, "aria-labelledby": "progress-words" }),
      el("button", { type: "button", class: "button secondary", id: "cancel", onclick: () => this.send({ type: "cancel" }) },
        this.app.say("register_cancel")));
  }

  private showHeaderProblem(problem: HeaderProblem, encoding: string): void {
    const key = `register_header_${problem.kind}`;
    const place = `${this.choice.file?.name ?? ""}:${problem.line}`;
    const read = problem.read.length > 300 ? `${problem.read.slice(0, 300)}...` : problem.read;
    if (isTextKey(key)) {
      this.endWith(key, place, problem.column || read, encoding, problem.first, problem.second);
    }
  }

  private showFound(found: Found, rows: ShownRow[]): void {
    const { app } = this;
    this.found = found;
    this.showCounts(found);
    replaceChildren(this.progress);
    const words = app.say("register_checked", this.choice.file?.name ?? "", found.summary.rows, found.encoding,
      app.say(found.linked ? "register_linked" : "register_not_linked"));
    replaceChildren(this.results, ...resultParts(app, found, words, { counts: this.counts, rows: this.rows }, {
      save: (form) => void this.save(form),
      find: (search) => this.reorder({ search }),
    }));
    this.showOrdered({ order: this.order, count: found.summary.rows, rows });
    app.announce(words);
    const { version, rules_version, holidays_version, notice } = app.core.versions;
    const result: RegisterResult = {
      mode: "register", source: this.choice.file?.name ?? "", version, rules_version, holidays_version, as_of: app.asOf,
      notice: notice[app.language], ...found,
    };
    app.surroundings.found(result);
    this.choice.give(result);
  }

  private showCounts(found: Found): void {
    replaceChildren(this.counts, ...countButtons(found, this.number, this.order.statuses, (status) => this.toggle(status)));
  }

  private toggle(status: Status): void {
    const chosen = this.order.statuses;
    this.reorder({ statuses: chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status] });
  }

  private sortBy(key: SortKey): void {
    const descending = this.order.key === key ? !this.order.descending : key === "severity";
    this.reorder({ key, descending });
  }

  private reorder(change: Partial<Order>): void {
    this.order = { ...this.order, ...change };
    if (this.found) this.showCounts(this.found);
    if (this.taker) this.cancelled();  // what is being written gives way
    this.send({ type: "order", show: { order: this.order, count: rowsAtOnce } });
  }

  private showOrdered({ order, count, rows }: Ordered): void {
    replaceChildren(this.progress);
    this.shownOrder = order;
    this.count = count;
    this.from = 0;
    this.showRows(0, rows);
  }

  private go(from: number): void {
    this.from = from;
    this.send({ type: "rows", from, count: rowsAtOnce });
  }

  private showRows(from: number, rows: ShownRow[]): void {
    if (from !== this.from || !this.found) return;
    const go = (to: number): void => this.go(to);
    replaceChildren(this.rows,
      rowsTable(this.app, this.found, this.shownOrder, rows, (key) => this.sortBy(key)),
      pager(this.app, from, this.count, go));
  }

  private giveContent(content: Blob): void {
    replaceChildren(this.progress);
    this.taker?.give(content);
  }

  private async save(form: "csv" | "json"): Promise<void> {
    const content = await this.output(form).catch(() => undefined);  // why not is shown
    if (!content) return;
    const name = (this.choice.file?.name ?? "register").replace(/\.\w+$/, "");
    save(`${name}-${this.app.asOf}.${form}`, content.type, [content]);
  }
}
