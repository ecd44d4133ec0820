/** The workload that is being classified: its answers, and the policies that touch it. */
import type { App } from "../app";
import type { Policies } from "../../../wasm/ismap";
import type { Classification, OrProblem, PolicyProblem, Question, Questions } from "../core/types";

/** Answers that name someone or something: they are kept in this page and never in its address. */
const names = new Set(["workload_id", "workload_name", "registration_number"]);

/** The answer of someone who does not know. */
export const unknown = "unknown";

export class Workload {
  readonly policies: Policies;
  private readonly named = new Map<string, string>();

  constructor(private readonly app: App) {
    this.policies = app.core.newPolicies();
  }

  /** Whether all questions are shown at once, and not one after the other. */
  get showsAll(): boolean {
    return this.app.state.answers.some(([name, value]) => name === "view" && value === "all");
  }

  set showsAll(all: boolean) {
    const others = this.app.state.answers.filter(([name]) => name !== "view");
    this.app.keepAnswers(all ? [["view", "all"], ...others] : others);
  }

  /** The answers so far, in the order in which they were given. */
  get answers(): [name: string, value: string][] {
    return [...this.named, ...this.app.state.answers.filter(([name]) => name !== "view")];
  }

  answerTo(name: string): string {
    return this.answers.find(([each]) => each === name)?.[1] ?? "";
  }

  /** Keeps an answer; "" takes it back. A changed answer keeps its place in the order. */
  set(name: string, value: string): void {
    if (names.has(name)) {
      value ? this.named.set(name, value) : this.named.delete(name);
      return;
    }
    const all = new Map(this.app.state.answers);
    value ? all.set(name, value) : all.delete(name);
    this.app.keepAnswers([...all]);
  }

  /** Takes other answers in the place of all. */
  setAll(answers: Iterable<[string, string]>): void {
    const view = this.app.state.answers.filter(([name]) => name === "view");
    this.named.clear();
    this.app.keepAnswers(view);
    for (const [name, value] of answers) this.set(name, value);
  }

  /** The answers as the JSON that the core and the command line tool read. */
  get json(): string {
    return JSON.stringify(Object.fromEntries(this.answers));
  }

  questions(): Questions {
    return this.app.core.questions(this.policies, this.app.language);
  }

  classify(): OrProblem<Classification> {
    return this.app.core.classify(this.json, this.policies, this.app.asOf, this.app.language);
  }

  record(): string {
    return this.app.core.record(this.json, this.policies, this.app.asOf, this.app.language);
  }

  /** Adds a policy file; what is wrong with it, nothing if it was added. */
  addPolicy(json: string): PolicyProblem[] {
    return this.app.core.addPolicy(this.policies, json);
  }

  get policyIds(): string[] {
    return JSON.parse(this.policies.ids()) as string[];
  }
}

/** The ids of the questions that were answered, in the order in which they were. */
export function asked(workload: Workload, questions: Question[]): string[] {
  const known = new Set(questions.filter((question) => question.kind !== "text").map((question) => question.id));
  return workload.answers.map(([name]) => name).filter((name) => known.has(name));
}
