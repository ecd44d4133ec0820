/** What there is first: versions, the day in Japan, and which list a workload's service must come from. */
import type { Ismap } from "../../ismap.js";
import { type Answers, pairsOf } from "./answers.js";
import { noDay } from "./argument-error.js";
import { checkedLanguage, checkedText } from "./checked.js";
import type { Classification } from "./classification.js";
import type { Language } from "./language.js";
import type { Build } from "./load.js";
import type { OrProblem } from "./problem.js";
import type { Questions } from "./question.js";
import type { Versions } from "./versions.js";

export class Core {
  readonly versions: Versions;

  constructor(private readonly module: Ismap, readonly build: Build) {
    this.versions = JSON.parse(module.versions()) as Versions;
  }

  /** The day that it is in Japan now. */
  today(): string {
    return this.module.today(Date.now());
  }

  /** Whether someone should see if the rules still hold: a year after they were last changed. */
  rulesAreOld(): boolean {
    return this.module.rules_are_old(this.today());
  }

  /** Whether the text is a day in ISO 8601. Expiry.day() reads every form that people write. */
  isDay(text: string): boolean {
    return this.module.is_day(checkedText("text", text));
  }

  /** What is asked of a workload, in the order in which it is best asked. */
  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(checkedLanguage(language))) as Questions;
  }

  /** By the bundled rules alone; Filing knows policies. A problem: a question was answered twice. */
  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    const json = this.module.classify("", pairsOf(answers), checkedText("asOf", asOf), checkedLanguage(language));
    if (!json) throw noDay(asOf);
    return JSON.parse(json) as OrProblem<Classification>;
  }
}
