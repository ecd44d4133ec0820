/** The first module's functions with their JSON read. Nothing is decided here. */
import type { Answers, Ismap } from "../../../wasm/ismap";
import type { Language } from "../texts";
import type { Build } from "./load";
import type { Classification, OrProblem, Questions, Versions } from "./types";

export class Core {
  readonly versions: Versions;

  constructor(private readonly module: Ismap, readonly build: Build) {
    this.versions = JSON.parse(module.versions()) as Versions;
  }

  /** The day that it is in Japan now. */
  today(): string {
    return this.module.today(Date.now());
  }

  /** Whether someone should see if the rules still hold. */
  rulesAreOld(): boolean {
    return this.module.rules_are_old(this.today());
  }

  /** Whether the text is a day in ISO 8601. */
  isDay(text: string): boolean {
    return this.module.is_day(text);
  }

  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(language)) as Questions;
  }

  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    return JSON.parse(this.module.classify("", answers, asOf, language)) as OrProblem<Classification>;
  }
}
