/** What every view of the page works with: the core, the state, the reader's language and way of writing days. */
import type { Core } from "../../wasm/package/src/core";
import type { Expiry } from "../../wasm/package/src/expiry";
import { type Attributes, type Child, el, heading } from "./dom";
import type { Answers, Part, State } from "./state";
import type { Surroundings } from "./surroundings";
import { type Language, type TextKey, text } from "./texts";

/** One part of the page. It is made anew whenever the part, the language, the day or the address changes. */
export interface View {
  mount(into: HTMLElement): void;
  /** Frees what would outlive the view's elements. */
  unmount?(): void;
  /** The register that has been checked, as `ismap check` writes it; refused where none has. */
  output?(form: "csv" | "json"): Promise<Blob>;
}

export class App {
  state: State;
  private readonly kept = new Map<Part, Answers>();
  private readonly listeners: (() => void)[] = [];
  private expiry: Expiry | undefined;

  /** `loadExpiry` gives what reads and writes days in every form. */
  constructor(readonly core: Core, private readonly loadExpiry: () => Promise<Expiry>, readonly surroundings: Surroundings) {
    this.state = surroundings.address.read();
    surroundings.address.follow(() => {
      this.state = surroundings.address.read();
      this.kept.set(this.state.part, this.state.answers);
      this.changed();
    });
  }

  get language(): Language {
    return this.state.language;
  }

  /** The day that all answers hold for, ISO. A day in the address that cannot be read counts as none. */
  get asOf(): string {
    const given = this.state.asOf;
    if (given === null) return this.core.today();
    if (this.core.isDay(given)) return given;
    const read = this.expiry?.day(given, this.language);
    return read && !read.problem ? read.day : this.core.today();
  }

  /** Whether the day that was given cannot be read, so that today counts. Not known before prepareDays(). */
  get isDayUnread(): boolean {
    const { asOf } = this.state;
    if (asOf === null || this.core.isDay(asOf)) return false;
    return this.expiry?.day(asOf, this.language).problem !== undefined || !this.expiry;
  }

  /** What reads every form of days; from then on it is at hand. */
  async dayReader(): Promise<Expiry> {
    this.expiry ??= await this.loadExpiry();
    return this.expiry;
  }

  /** Waits for what the present state shows days by: most states need nothing that is not there. */
  async prepareDays(): Promise<void> {
    const { asOf, days } = this.state;
    if (days === "era" || (asOf !== null && !this.core.isDay(asOf))) await this.dayReader();
  }

  say(key: TextKey, ...values: (string | number)[]): string {
    return text(this.language, key, ...values);
  }

  /** A day as the reader writes days. */
  day(iso: string): string {
    if (!this.core.isDay(iso)) return iso;
    const read = this.state.days === "era" ? this.expiry?.day(iso, this.language) : undefined;
    if (read && !read.problem) return read.forms.era;
    const [year, month, day] = iso.split("-").map(Number);
    return this.language === "ja" ? `${year}年${month}月${day}日` : iso;
  }

  /** The same for every ISO day within a text. */
  days(within: string): string {
    return within.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (iso) => this.day(iso));
  }

  /** A heading, as deep as it lies here: 1 is that of the part. */
  heading(level: number, attributes: Attributes, ...children: Child[]): HTMLElement {
    return heading(level, this.surroundings.headingsBelow, attributes, ...children);
  }

  /** A landmark of the page; within someone else's page, where it may occur several times, a group. */
  region(name: "section" | "aside" | "nav", attributes: Attributes, ...children: Child[]): HTMLElement {
    if (this.surroundings.isWholePage) return el(name, attributes, ...children);
    return el("div", { role: "group", ...attributes }, ...children);
  }

  /** Tells those who cannot see it. */
  announce(what: string): void {
    this.surroundings.announce(what);
  }

  /** Tells the surroundings what went wrong. */
  failed(key: TextKey, ...values: (string | number)[]): void {
    this.surroundings.failed({ ja: text("ja", key, ...values), en: text("en", key, ...values) });
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Changes language, day or way of writing days; all is shown anew. */
  set(change: Partial<Omit<State, "part" | "answers">>): void {
    this.replace({ ...this.state, ...change });
    this.changed();
  }

  /** Keeps a part's answers in the address, so that it can be passed on. Nothing is shown anew. */
  keepAnswers(answers: Answers): void {
    this.kept.set(this.state.part, answers);
    this.replace({ ...this.state, answers });
  }

  /** The address of another part, with what was answered there; undefined where it cannot be shown. */
  addressOf(part: Part, answers: Answers = this.kept.get(part) ?? []): string | undefined {
    return this.surroundings.address.linkTo({ ...this.state, part, answers });
  }

  private replace(state: State): void {
    this.state = state;
    this.surroundings.address.write(state);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
