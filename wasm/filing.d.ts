// A workload under the user's own policies, and the record of it. Days, languages and results are as ismap.d.ts says.
import type { Answers } from "./ismap";
import type { MakeModule } from "./module";

/** The user's own policies, loaded one file after another. Call `delete()` once they are not needed any more. */
export interface Policies {
  /** Adds the policy in `json`. What is wrong with it, a JSON array; "[]": it was added. */
  add(json: string): string;
  /** The ids of the policies, a JSON array. */
  ids(): string;
  delete(): void;
}

export interface IsmapFiling {
  /** As in ismap.d.ts, with what the policies bring or replace. */
  questions(policies: Policies, lang: string): string;
  /** As in ismap.d.ts, under the policies. */
  classify(name: string, answers: Answers, policies: Policies, asOf: string, lang: string): string;
  /** The record of that workload to be filed, Markdown; or `{"problem": ...}`. */
  record(answers: Answers, policies: Policies, asOf: string, lang: string): string;
  Policies: { new (): Policies };
}

declare const ismapFiling: MakeModule<IsmapFiling>;
export default ismapFiling;
