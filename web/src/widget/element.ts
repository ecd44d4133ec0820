/** `<ismap-calculator>`: what a page gives it by attributes and properties, and gets by events and forms. */
import type { App } from "../app";
import type { PolicyProblem } from "../../../wasm/package/src/policy";
import type { BothLanguages, Result } from "../results";
import type { Surroundings } from "../surroundings";
import { followSystem, shownTheme, themes } from "../theme";
import { useFolder } from "./beside";
import { Frame } from "./frame";
import { Inside } from "./inside";
import { MemoryAddress } from "./memory-address";
import { nearestLanguage } from "./nearest-language";
import { namePieces } from "./part-names";
import type { IsmapCalculatorElement, IsmapEvents, Mode, RegisterResult } from "./public";
import { type Shared, sharedOf } from "./shared";
import { submitted } from "./submitted";
import { inBoth } from "./texts";

const modes: readonly Mode[] = ["classify", "expiry", "register"];

/** The properties that may have been set before the element was known. */
const settable = ["mode", "asOf", "days", "theme", "build", "value", "policy", "pageHref", "headingLevel", "name", "disabled"] as const;

namePieces();

/** Begins to load what will be needed; whoever needs it waits, and learns what went wrong. */
function fetchAhead(shared: Shared, mode: Mode, hasPolicy: boolean): void {
  if (mode === "expiry") shared.expiry().catch(() => undefined);
  if (hasPolicy) shared.loader.module("ismap_filing").catch(() => undefined);
}

export class IsmapCalculator extends HTMLElement implements IsmapCalculatorElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = [
    "mode", "lang", "as-of", "days", "theme", "build", "value", "policy", "page-href", "heading-level", "name",
  ];
  static readonly version: string = VERSION;
  /** Looks for the files beside the script in the folder of `address`, where it cannot be known from the script. */
  static readonly useFolder = useFolder;

  readonly ready: Promise<IsmapCalculator>;
  private nowReady: (value: IsmapCalculator) => void = () => undefined;
  private neverReady: (reason: Error) => void = () => undefined;
  private readonly internals = this.attachInternals();
  private readonly frame = new Frame(this.attachShadow({ mode: "open" }));
  private inside: Inside | undefined;
  private found: Result | null = null;
  private givenValue: string | undefined;
  private turn = 0;
  private present = new AbortController();

  constructor() {
    super();
    this.ready = new Promise((ready, never) => {
      this.nowReady = ready;
      this.neverReady = never;
    });
    this.ready.catch(() => undefined);  // whom it concerns gets an event too
  }

  // What HTML calls.

  connectedCallback(): void {
    for (const name of settable) this.takeEarly(name);
    this.present = new AbortController();
    this.showTheme();
    followSystem(() => this.showTheme(), this.present.signal);
    if (!this.inside) return void this.start();
    this.inside.change({ language: nearestLanguage(this) });
  }

  disconnectedCallback(): void {
    this.present.abort();
    this.inside?.close();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === "theme") this.showTheme();
    if (!this.inside || before === now) return;
    switch (name) {
      case "mode": return this.inside.change({ part: this.mode });
      case "lang": return this.inside.change({ language: nearestLanguage(this) });
      case "as-of": return this.inside.change({ asOf: now || null });
      case "days": return this.inside.change({ days: this.days });
      case "value": return this.reset();
      case "build":
      case "policy": return void this.start(this.value);
      default: return this.inside.change({});
    }
  }

  formAssociatedCallback(): void {
    this.inside?.change({});
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.frame.setDisabled(isDisabled);
  }

  formResetCallback(): void {
    this.reset();
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  // What a page calls.

  get mode(): Mode {
    return modes.find((mode) => mode === this.getAttribute("mode")) ?? "classify";
  }

  set mode(mode: Mode) {
    this.setAttribute("mode", mode);
  }

  get asOf(): string | null {
    return this.inside?.asOf ?? this.getAttribute("as-of");
  }

  set asOf(day: string | null) {
    this.setOrRemove("as-of", day ?? "");
    this.inside?.change({ asOf: day || null });
  }

  get days(): "western" | "era" {
    return this.getAttribute("days") === "era" ? "era" : "western";
  }

  set days(days: "western" | "era") {
    this.setAttribute("days", days);
  }

  get theme(): (typeof themes)[number] {
    return themes.find((theme) => theme === this.getAttribute("theme")) ?? "auto";
  }

  set theme(theme: (typeof themes)[number]) {
    this.setAttribute("theme", theme);
  }

  get build(): "auto" | "js" {
    return this.getAttribute("build") === "js" ? "js" : "auto";
  }

  set build(build: "auto" | "js") {
    this.setAttribute("build", build);
  }

  get value(): string {
    return this.inside?.value ?? this.givenValue ?? this.getAttribute("value") ?? "";
  }

  set value(value: string) {
    if (!this.inside) {
      this.givenValue = value;
      return;
    }
    this.inside.take(value);
    this.inside.change({});
  }

  get policy(): string {
    return this.getAttribute("policy") ?? "";
  }

  set policy(address: string) {
    this.setOrRemove("policy", address);
  }

  get pageHref(): string {
    return this.getAttribute("page-href") ?? "";
  }

  set pageHref(address: string) {
    this.setOrRemove("page-href", address);
  }

  get headingLevel(): number {
    const level = Number(this.getAttribute("heading-level") ?? 2);
    return level >= 1 && level <= 6 ? Math.floor(level) : 2;
  }

  set headingLevel(level: number) {
    this.setAttribute("heading-level", String(level));
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.setOrRemove("name", name);
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled: boolean) {
    this.toggleAttribute("disabled", isDisabled);
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get result(): Result | null {
    return this.found;
  }

  get version(): string {
    return VERSION;
  }

  get rulesVersion(): string {
    return this.inside?.core.versions.rules_version ?? "";
  }

  get rulesDigest(): string {
    return this.inside?.core.versions.rules_digest ?? "";
  }

  get activeBuild(): "WebAssembly" | "JavaScript" | "" {
    return this.inside?.core.build ?? "";
  }

  async addPolicy(json: string): Promise<PolicyProblem[]> {
    await this.ready;
    const problems = await this.inside?.work.workload.addPolicy(json) ?? [];
    for (const { message } of problems) this.failOfPolicy(message);
    this.inside?.change({});
    return problems;
  }

  async check(file: File): Promise<RegisterResult> {
    await this.ready;
    const { inside } = this;
    if (!inside) throw new Error("Not ready");
    this.mode = "register";
    return new Promise((done, failed) => {
      const until = new AbortController();
      this.addEventListener("ismap-result", (event) => {
        const { detail } = event as IsmapEvents["ismap-result"];
        if (detail.mode !== "register") return;
        until.abort();
        done(detail);
      }, { signal: until.signal });
      this.addEventListener("ismap-error", (event) => {
        until.abort();
        failed(new Error((event as IsmapEvents["ismap-error"]).detail.message.en));
      }, { signal: until.signal });
      inside.work.choice.file = file;
      inside.change({});
    });
  }

  async output(form: "csv" | "json"): Promise<Blob> {
    const { inside } = await this.ready;
    if (!inside) throw new Error("Not ready");
    return inside.output(form);
  }

  reset(): void {
    this.value = this.getAttribute("value") ?? "";
  }

  override focus(options?: FocusOptions): void {
    this.frame.focus(options);
  }

  // What happens within.

  private takeEarly(name: (typeof settable)[number]): void {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = this[name];
    delete (this as Partial<IsmapCalculatorElement>)[name];
    Object.assign(this, { [name]: value });
  }

  private setOrRemove(name: string, value: string): void {
    if (value) this.setAttribute(name, value);
    else this.removeAttribute(name);
  }

  private showTheme(): void {
    this.frame.setTheme(shownTheme(this.theme));
  }

  /** Makes what is inside, with the answers that `value` holds. */
  private async start(value = this.value): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.inside?.close();
    this.inside = undefined;
    this.frame.problems = [];
    this.frame.say(inBoth("widget_loading"), nearestLanguage(this), false);
    await Promise.resolve();  // so that who imports the element can say by useFolder() where its files are
    if (turn !== this.turn) return;
    try {
      const shared = sharedOf(this.build);
      fetchAhead(shared, this.mode, this.policy !== "");
      const core = await shared.ready();
      if (turn !== this.turn) return;
      const address = new MemoryAddress(() => this.pageHref);
      address.change({ part: this.mode, language: nearestLanguage(this), asOf: this.getAttribute("as-of"), days: this.days });
      const inside = new Inside(core, shared, this.surroundings(address), address, this.frame.part, (app) => this.showAround(app));
      inside.take(this.givenValue ?? value);
      this.givenValue = undefined;
      await this.loadPolicy(inside);
      if (turn !== this.turn) return;
      this.inside = inside;
      await inside.show();
      this.tell("ismap-ready", { version: VERSION, rulesVersion: this.rulesVersion, rulesDigest: this.rulesDigest, activeBuild: core.build });
      this.nowReady(this);
    } catch (error) {
      if (turn === this.turn) this.failToStart(error);
    }
  }

  private failToStart(error: unknown): void {
    console.error(error);
    this.frame.say(inBoth("widget_failed"), nearestLanguage(this), true);
    this.fail(inBoth("widget_failed"));
    this.neverReady(error instanceof Error ? error : new Error(String(error)));
  }

  private async loadPolicy(inside: Inside): Promise<void> {
    const { policy } = this;
    if (!policy) return;
    const answer = await fetch(new URL(policy, this.ownerDocument.baseURI)).catch(() => undefined);
    if (!answer?.ok) return this.failOfPolicy(inBoth("widget_policy_failed", policy));
    for (const { message } of await inside.work.workload.addPolicy(await answer.text())) this.failOfPolicy(message);
  }

  private surroundings(address: MemoryAddress): Surroundings {
    const element = this;
    return {
      address,
      isWholePage: false,
      get headingsBelow() {
        return element.headingLevel - 1;
      },
      announce: (what) => this.frame.announce(what),
      found: (result) => this.take(result),
      failed: (message) => this.fail(message),
    };
  }

  private showAround(app: App): void {
    this.frame.show(app, this.internals.form !== null && this.name !== "");
  }

  private take(result: Result): void {
    this.found = result;
    this.internals.setFormValue(submitted(result), this.value);
    this.tell("ismap-result", result);
  }

  /** For the page's scripts, and for the webmaster who has none. */
  private failOfPolicy(message: BothLanguages): void {
    this.frame.problems.push(message);
    this.fail(message);
  }

  private fail(message: BothLanguages): void {
    console.warn(`<${this.localName}> ${message.ja} / ${message.en}`);
    this.tell("ismap-error", { message });
  }

  private tell<Name extends keyof IsmapEvents>(name: Name, detail: IsmapEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
