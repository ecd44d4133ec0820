/** The first module's functions with their JSON read. Nothing is decided here. */
import type { Answers, Ismap } from "../../../wasm/ismap";
import type { Language } from "../texts";
import type { Build } from "./load";
import type { Classification, Day, OrProblem, Period, Questions, Versions } from "./types";

export class Core {
  readonly versions: Versions;
  private readonly days = new Map<string, OrProblem<Day>>();

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

  day(text: string, language: Language): OrProblem<Day> {
    const key = `${language} ${text}`;
    const known = this.days.get(key);
    if (known) return known;
    const read = JSON.parse(this.module.read_day(text, language)) as OrProblem<Day>;
    this.days.set(key, read);
    return read;
  }

  period(text: string, language: Language): OrProblem<Period> {
    return JSON.parse(this.module.read_period(text, language)) as OrProblem<Period>;
  }

  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(language)) as Questions;
  }

  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    return JSON.parse(this.module.classify("", answers, asOf, language)) as OrProblem<Classification>;
  }
}
