/** The filing module's functions with their JSON read, over the policies that were added. Nothing is decided here. */
import type { IsmapFiling, Policies } from "../../../wasm/filing";
import type { Language } from "../texts";
import type { Classification, OrProblem, PolicyProblem, Questions } from "./types";

export class Filing {
  private readonly policies: Policies;

  constructor(private readonly module: IsmapFiling) {
    this.policies = new module.Policies();
  }

  /** Adds a policy file; what is wrong with it, nothing if it was added. */
  addPolicy(json: string): PolicyProblem[] {
    return JSON.parse(this.policies.add(json)) as PolicyProblem[];
  }

  get policyIds(): string[] {
    return JSON.parse(this.policies.ids()) as string[];
  }

  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(this.policies, language)) as Questions;
  }

  classify(answers: string, asOf: string, language: Language): OrProblem<Classification> {
    return JSON.parse(this.module.classify("", answers, this.policies, asOf, language)) as OrProblem<Classification>;
  }

  /** The record to be filed, Markdown. */
  record(answers: string, asOf: string, language: Language): string {
    return this.module.record(answers, this.policies, asOf, language);
  }
}
