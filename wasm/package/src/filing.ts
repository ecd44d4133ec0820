/** Workloads under the user's own policies, and the record to be filed. */
import type { IsmapFiling, Policies } from "../../filing.js";
import { type Answers, pairsOf } from "./answers.js";
import { noDay } from "./argument-error.js";
import type { Classification } from "./classification.js";
import { jsonOf } from "./json.js";
import type { Language } from "./language.js";
import type { PolicyProblem } from "./policy.js";
import type { OrProblem } from "./problem.js";
import type { Questions } from "./question.js";

/** Answers as the JSON that the module and the command line tool read. */
const json = (answers: Answers): string => jsonOf(Object.fromEntries(pairsOf(answers)));

export class Filing {
  private readonly policies: Policies;

  constructor(private readonly module: IsmapFiling) {
    this.policies = new module.Policies();
  }

  /** Adds a policy file, its JSON text; what is wrong with it, nothing if it was added. */
  addPolicy(file: string): PolicyProblem[] {
    return JSON.parse(this.policies.add(file)) as PolicyProblem[];
  }

  get policyIds(): string[] {
    return JSON.parse(this.policies.ids()) as string[];
  }

  /** As Core.questions(), with what the policies bring or replace. */
  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(this.policies, language)) as Questions;
  }

  /** As Core.classify(), under the policies. */
  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    const found = this.module.classify("", json(answers), this.policies, asOf, language);
    if (!found) throw noDay(asOf);
    return JSON.parse(found) as OrProblem<Classification>;
  }

  /** The record to be filed, Markdown. */
  record(answers: Answers, asOf: string, language: Language): string {
    const found = this.module.record(json(answers), this.policies, asOf, language);
    if (!found) throw noDay(asOf);
    return found;
  }

  /** Gives the policies' memory back; this is of no use after it. */
  close(): void {
    this.policies.delete();
  }
}
