/** What a page sees of `<ismap-calculator>`. */
import type { PolicyProblem } from "../../../wasm/package/src/policy";
import type { BothLanguages, NamedWindow, RegisterResult, Result } from "../results";

export type { BothLanguages, NamedWindow, PolicyProblem, RegisterResult, Result };

export type Mode = "classify" | "expiry" | "register";

export interface Ready {
  version: string;
  rulesVersion: string;
  rulesDigest: string;
  activeBuild: "WebAssembly" | "JavaScript";
}

/** The element's events. They bubble, also out of the shadow trees of others. */
export interface IsmapEvents {
  /** It can be used from now on. */
  "ismap-ready": CustomEvent<Ready>;
  /** A result, the first one too: whenever an answer, the day or the language has changed. */
  "ismap-result": CustomEvent<Result>;
  /** Something went wrong, in words for the reader. */
  "ismap-error": CustomEvent<{ message: BothLanguages }>;
}

export interface IsmapCalculatorElement extends HTMLElement {
  /** Which part is shown. */
  mode: Mode;
  /** The day that all answers hold for, ISO; null: today in Japan. Set in any form that people write. */
  get asOf(): string | null;
  set asOf(day: string | null);
  /** How days are written. */
  days: "western" | "era";
  /** "auto": that of the page around, by its `color-scheme`; light where it has none. */
  theme: "auto" | "light" | "dark";
  /** "js": the JavaScript build at once, without trying whether WebAssembly may run. */
  build: "auto" | "js";
  /** The answers, as they stand behind "?" in the page's address: "confidentiality=2&service_model=SaaS". */
  value: string;
  /** The address of a policy file; "": none. */
  policy: string;
  /** The address of our page, for links to the rules; "": rules are named without links. */
  pageHref: string;
  /** The level of the first heading, 1 to 6. */
  headingLevel: number;
  /** The name under which a form sends the result. */
  name: string;
  disabled: boolean;
  readonly form: HTMLFormElement | null;
  /** What was found last; null before. */
  readonly result: Result | null;
  readonly version: string;
  /** The day on which the rules were last changed; "" until it is ready, as the two that follow. */
  readonly rulesVersion: string;
  /** Of the rules' data, twelve hexadecimal digits: no change leaves it as it was. */
  readonly rulesDigest: string;
  readonly activeBuild: "WebAssembly" | "JavaScript" | "";
  /** Fulfilled once it can be used; refused where it cannot. */
  readonly ready: Promise<IsmapCalculatorElement>;
  /** Adds a policy file by its text; what is wrong with it, nothing if it holds from now on. */
  addPolicy(json: string): Promise<PolicyProblem[]>;
  /** Checks a register and shows it. */
  check(file: File): Promise<RegisterResult>;
  /** All of the checked register, as `ismap check` writes it; refused where none has been checked. */
  output(form: "csv" | "json"): Promise<Blob>;
  /** Takes all answers back to those of the attribute `value`. */
  reset(): void;
}

/** The element's class, as `customElements.get("ismap-calculator")` gives it. */
export interface IsmapCalculatorConstructor {
  new (): IsmapCalculatorElement;
  readonly version: string;
  /** Looks for the files beside the script in the folder of `address`, where it cannot be known from the script. */
  useFolder(address: string): void;
}

declare global {
  interface CustomElementRegistry {
    get(name: "ismap-calculator"): IsmapCalculatorConstructor | undefined;
  }
  interface HTMLElementTagNameMap {
    "ismap-calculator": IsmapCalculatorElement;
  }
  interface GlobalEventHandlersEventMap extends IsmapEvents {}
}
