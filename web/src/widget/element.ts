/** `<ismap-calculator>`: what a page gives it by attributes and properties, and gets by events and forms. */
import type { App } from "../app";
import type { Core } from "../../../wasm/package/src/core";
import type { Filing } from "../../../wasm/package/src/filing";
import type { PolicyProblem } from "../../../wasm/package/src/policy";
import type { BothLanguages, Result } from "../results";
import type { Surroundings } from "../surroundings";
import { followSystem } from "../theme";
import { warnOfUnknown } from "./attributes";
import { useFolder } from "./beside";
import { Frame } from "./frame";
import { themeAt } from "./host-theme";
import { Inside } from "./inside";
import { MemoryAddress } from "./memory-address";
import { followLanguage, nearestLanguage } from "./nearest-language";
import { namePieces } from "./part-names";
import { loadPolicies, policyProblem } from "./policies";
import type { IsmapCalculatorElement, IsmapEvents, Mode, RegisterResult } from "./public";
import { Readiness } from "./readiness";
import { ReflectingElement } from "./reflecting-element";
import { type Shared, sharedOf } from "./shared";
import { submitted } from "./submitted";
import { inBoth } from "./texts";

/** The properties that may have been set before the element was known. */
const settable = ["mode", "asOf", "days", "theme", "build", "value", "policy", "pageHref", "headingLevel", "name", "disabled"] as const;

namePieces();

/** Begins to load what will be needed; whoever needs it waits, and learns what went wrong. */
function fetchAhead(shared: Shared, mode: Mode): void {
  if (mode === "expiry") shared.expiry().catch(() => undefined);
}

export class IsmapCalculator extends ReflectingElement implements IsmapCalculatorElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = [
    "mode", "lang", "as-of", "days", "theme", "build", "value", "policy", "page-href", "heading-level", "name",
  ];
  static readonly version: string = VERSION;
  /** Looks for the files beside the script in the folder of `address`, where it cannot be known from the script. */
  static readonly useFolder = useFolder;

  private readonly readiness = new Readiness<IsmapCalculator>();
  private readonly internals = this.attachInternals();
  private readonly frame = new Frame(this.attachShadow({ mode: "open" }));
  private inside: Inside | undefined;
  private found: Result | null = null;
  /** What it begins with in the place of its attributes. */
  private beginning: { value?: string; asOf?: string | null } = {};
  /** The policies that the page has handed over: they hold in every build, whatever file the attribute names. */
  private readonly handed: string[] = [];
  private turn = 0;
  private present = new AbortController();

  connectedCallback(): void {
    for (const name of settable) this.takeEarly(name);
    this.present = new AbortController();
    this.showTheme();
    followSystem(() => this.showTheme(), this.present.signal);
    followLanguage(this, () => this.takeLanguage(), this.present.signal);
    if (!this.inside) return void this.start();
    this.inside.followToday(this.present.signal);
    this.inside.change({ language: nearestLanguage(this) });
  }

  disconnectedCallback(): void {
    this.present.abort();
    if (!this.readiness.isSettled) return this.stop();
    this.inside?.pause();
    queueMicrotask(() => {  // it may only have been moved
      if (!this.isConnected) this.inside?.leave();
    });
  }

  adoptedCallback(): void {
    this.frame.adoptSheet();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === "theme") this.showTheme();
    if (before === now) return;
    warnOfUnknown(this, name, now);
    switch (name) {
      case "mode": return this.inside?.change({ part: this.mode });
      case "lang": return this.takeLanguage();
      case "as-of": return this.takeAsOf(now || null);
      case "days": return this.inside?.change({ days: this.days });
      case "value": return this.reset();
      case "build":
      case "policy": return this.restart();
      default: return this.inside?.change({});
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

  get ready(): Promise<IsmapCalculator> {
    return this.readiness.promise;
  }

  get asOf(): string | null {
    return this.inside?.asOf ?? this.getAttribute("as-of");
  }

  set asOf(day: string | null) {
    const text = String(day ?? "");
    if (text === (this.getAttribute("as-of") ?? "")) this.takeAsOf(text || null);  // the reader may have changed it
    else this.setOrRemove("as-of", text);
  }

  get value(): string {
    return this.inside?.value ?? this.beginning.value ?? this.getAttribute("value") ?? "";
  }

  set value(value: string) {
    this.beginning.value = String(value);
    this.inside?.take(this.beginning.value);
    this.inside?.change({});
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
    if (typeof json !== "string") throw new TypeError("addPolicy(json): the text of a policy file is expected");
    await this.ready;
    this.handed.push(json);
    const problems = await this.inside?.work.workload.addPolicy(json) ?? [];
    for (const each of problems) this.failOfPolicy(policyProblem("", each));
    this.inside?.change({});
    return problems;
  }

  async check(file: File): Promise<RegisterResult> {
    if (typeof file?.slice !== "function" || typeof file.name !== "string") throw new TypeError("check(file): a File is expected");
    const { inside } = await this.ready;
    if (!inside) throw new Error("Not ready");
    this.mode = "register";
    return inside.check(file);
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

  private takeEarly(name: (typeof settable)[number]): void {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = this[name];
    delete (this as Partial<IsmapCalculatorElement>)[name];
    Object.assign(this, { [name]: value });
  }

  private showTheme(): void {
    this.frame.setTheme(themeAt(this, this.theme));
  }

  private takeLanguage(): void {
    const language = nearestLanguage(this);
    if (this.inside && this.inside.language !== language) this.inside.change({ language });
  }

  private takeAsOf(asOf: string | null): void {
    delete this.beginning.asOf;
    this.inside?.change({ asOf });
  }

  /** Makes what is inside. What is changed meanwhile counts. */
  private async start(): Promise<void> {
    const turn = this.beginTurn();
    this.frame.wait(inBoth("widget_loading"), nearestLanguage(this));
    await Promise.resolve();  // so that who imports the element can say by useFolder() where its files are
    if (turn !== this.turn) return;
    try {
      const shared = sharedOf(this.build);
      fetchAhead(shared, this.mode);
      const policies = loadPolicies(shared, this.policy, this.baseURI, this.handed);
      const [core, { filing, problems }] = await Promise.all([shared.ready(), policies]);
      if (turn !== this.turn) return filing?.close();
      this.inside = this.insideOver(core, shared, filing);
      for (const each of problems) this.failOfPolicy(each);
      await this.inside.show();
      if (turn === this.turn) this.begun(core);
    } catch (error) {
      if (turn === this.turn) this.failToStart(error);
    }
  }

  private beginTurn(): number {
    this.readiness.begin();
    this.frame.problems = [];
    this.take(null);
    this.turn += 1;
    return this.turn;
  }

  private insideOver(core: Core, shared: Shared, filing: Filing | undefined): Inside {
    const address = new MemoryAddress(() => this.pageHref);
    const { value = this.getAttribute("value") ?? "", asOf = this.getAttribute("as-of") || null } = this.beginning;
    address.change({ part: this.mode, language: nearestLanguage(this), asOf, days: this.days });
    const inside = new Inside(core, shared, filing, this.surroundings(address), address, this.frame.part, (app) => this.showAround(app));
    inside.take(value);
    inside.followToday(this.present.signal);
    return inside;
  }

  private begun(core: Core): void {
    this.beginning = {};
    this.tell("ismap-ready", { version: VERSION, rulesVersion: this.rulesVersion, rulesDigest: this.rulesDigest, activeBuild: core.build });
    this.readiness.fulfil(this);
  }

  /** Ends what is inside; the next start begins with its answers and its day. */
  private stop(): void {
    this.turn += 1;
    if (!this.inside) return;
    this.beginning = { value: this.value, asOf: this.inside.givenAsOf };
    this.inside.close();
    this.inside = undefined;
  }

  private restart(): void {
    if (this.turn === 0) return;
    this.stop();
    if (this.isConnected) void this.start();
  }

  private failToStart(error: unknown): void {
    console.error(error);
    this.stop();
    const message = inBoth("widget_failed", error instanceof Error ? error.message : String(error));
    this.frame.say(message, nearestLanguage(this), true);
    this.fail(message);
    this.readiness.refuse(error);
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

  private take(result: Result | null): void {
    this.found = result;
    this.internals.setFormValue(result && submitted(result), this.value);
    if (result) this.tell("ismap-result", result);
  }

  /** For the page's scripts, and for the webmaster who has none. */
  private failOfPolicy(message: BothLanguages): void {
    this.frame.problems.push(message);
    this.inside?.work.workload.caveats.push(message);
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
