/** The filing module's functions with their JSON read, over the policies that were added. Nothing is decided here. */
import type { IsmapFiling, Policies } from "../../../wasm/filing";
import type { Answers } from "../../../wasm/ismap";
import type { Language } from "../texts";
import type { Classification, OrProblem, PolicyProblem, Questions } from "./types";

/** Answers as the JSON that the module and the command line tool read. */
const json = (answers: Answers): string => JSON.stringify(Object.fromEntries(answers));

export class Filing {
  private readonly policies: Policies;

  constructor(private readonly module: IsmapFiling) {
    this.policies = new module.Policies();
  }

  /** Adds a policy file; what is wrong with it, nothing if it was added. */
  addPolicy(file: string): PolicyProblem[] {
    return JSON.parse(this.policies.add(file)) as PolicyProblem[];
  }

  get policyIds(): string[] {
    return JSON.parse(this.policies.ids()) as string[];
  }

  questions(language: Language): Questions {
    return JSON.parse(this.module.questions(this.policies, language)) as Questions;
  }

  classify(answers: Answers, asOf: string, language: Language): OrProblem<Classification> {
    return JSON.parse(this.module.classify("", json(answers), this.policies, asOf, language)) as OrProblem<Classification>;
  }

  /** The record to be filed, Markdown. */
  record(answers: Answers, asOf: string, language: Language): string {
    return this.module.record(json(answers), this.policies, asOf, language);
  }
}
