/** Workloads under the user's own policies, and the record to be filed. */
import type { IsmapFiling, Policies } from "../../filing.js";
import { type Answers, pairsOf } from "./answers.js";
import { noDay } from "./argument-error.js";
import { checkedLanguage, checkedText } from "./checked.js";
import type { Classification } from "./classification.js";
import type { Language } from "./language.js";
import type { PolicyProblem } from "./policy.js";
import type { OrProblem, Problem } from "./problem.js";
import type { Questions } from "./question.js";

/** What is to be filed, Markdown. */
export interface FilingRecord {
  markdown: string;
}

export class Filing {
  private readonly policies: Policies;

  constructor(private readonly module: IsmapFiling) {
    this.policies = new module.Policies();
  }

  /** Adds a policy file, its JSON text; what is wrong with it, nothing if it was added. */
  addPolicy(file: string): PolicyProblem[] {
    return JSON.parse(this.policies.add(checkedText("file", file))) as PolicyProblem[];
  }

  get policyIds(): string[] {
    return JSON.parse(this.policies.ids()) as string[];
  }

  /** As Core.questions(), with what the policies bring or replace. */
  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(this.policies, checkedLanguage(language))) as Questions;
  }

  /** As Core.classify(), under the policies. */
  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    const found = this.module.classify("", pairsOf(answers), this.policies, checkedText("asOf", asOf), checkedLanguage(language));
    if (!found) throw noDay(asOf);
    return JSON.parse(found) as OrProblem<Classification>;
  }

  /** The record to be filed. A problem: a question was answered twice. */
  record(answers: Answers, asOf: string, language: Language): OrProblem<FilingRecord> {
    const found = this.module.record(pairsOf(answers), this.policies, checkedText("asOf", asOf), checkedLanguage(language));
    if (!found) throw noDay(asOf);
    // A record begins with a heading, a problem is JSON.
    return found.startsWith("{") ? JSON.parse(found) as { problem: Problem } : { markdown: found };
  }

  /** Gives the policies' memory back; this is of no use after it. */
  close(): void {
    this.policies.delete();
  }
}
