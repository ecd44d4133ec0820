/** The workload that is being classified: its answers, and the policies that touch it. */
import type { App } from "../app";
import type { IsmapFiling } from "../../../wasm/filing";
import type { Answers } from "../../../wasm/ismap";
import type { Core } from "../../../wasm/package/src/core";
import { Filing } from "../../../wasm/package/src/filing";
import type { Classification } from "../../../wasm/package/src/classification";
import type { PolicyProblem } from "../../../wasm/package/src/policy";
import type { OrProblem } from "../../../wasm/package/src/problem";
import type { Question, Questions } from "../../../wasm/package/src/question";
import type { BothLanguages } from "../results";
import type { Language } from "../texts";

/** Answers that name someone or something: they are kept in this page and never in its address. */
export const names = new Set(["workload_id", "workload_name", "registration_number"]);

/** The answer of someone who does not know. */
export const unknown = "unknown";

export class Workload {
  /** What whoever files a record has to know: of policies that should have held and do not. */
  readonly caveats: BothLanguages[] = [];
  private readonly named = new Map<string, string>();
  /** What was asked for last, until a policy brings more. */
  private asks: { language: Language; questions: Questions } | undefined;
  /** `filing` knows policies and writes records: with policies from the start, or loaded with the first need for it. */
  constructor(
    private readonly app: App, private readonly loadFiling: () => Promise<IsmapFiling>, private filing?: Filing | undefined,
  ) {}

  /** Whether all questions are shown at once, and not one after the other. */
  get showsAll(): boolean {
    return this.app.state.answers.some(([name, value]) => name === "view" && value === "all");
  }

  set showsAll(all: boolean) {
    const others = this.app.state.answers.filter(([name]) => name !== "view");
    this.app.keepAnswers(all ? [["view", "all"], ...others] : others);
  }

  /** The answers so far with how they are asked for, as they stand in an address. */
  get all(): [name: string, value: string][] {
    return [...this.named, ...this.app.state.answers.filter(([name]) => !this.named.has(name))];
  }

  /** The answers so far, in the order in which they were given. */
  get answers(): [name: string, value: string][] {
    return this.all.filter(([name]) => name !== "view");
  }

  answerTo(name: string): string {
    return new Map(this.answers).get(name) ?? "";
  }

  /** Keeps an answer; "" takes it back. A changed answer keeps its place in the order. */
  set(name: string, value: string): void {
    const all = new Map(this.app.state.answers);
    const isName = names.has(name);
    if (isName) all.delete(name);  // it may have come with a link
    const kept = isName ? this.named : all;
    value ? kept.set(name, value) : kept.delete(name);
    this.app.keepAnswers([...all]);
  }

  /** Takes other answers in the place of all. */
  setAll(answers: Iterable<[string, string]>): void {
    const view = this.app.state.answers.filter(([name]) => name === "view");
    this.named.clear();
    this.app.keepAnswers(view);
    for (const [name, value] of answers) this.set(name, value);
  }

  /** One answer to each question: an address may hold several, of which the last one counts. */
  private get distinct(): Answers {
    return [...new Map(this.answers)];
  }

  questions(): Questions {
    const { language } = this.app;
    if (this.asks?.language !== language) this.asks = { language, questions: this.core.questions(language) };
    return this.asks.questions;
  }

  classify(): OrProblem<Classification> {
    return this.core.classify(this.distinct, this.app.asOf, this.app.language);
  }

  /** The names of answers that no question asks for. */
  unused({ row }: Classification): string[] {
    const known = new Set(this.questions().questions.map((each) => each.id));
    return Object.keys(row.input).filter((name) => !known.has(name));
  }

  /** What is wrong with the answers, where something is. */
  problem(): BothLanguages {
    const of = (language: Language): string => this.core.classify(this.distinct, this.app.asOf, language).problem?.message ?? "";
    return { ja: of("ja"), en: of("en") };
  }

  async record(): Promise<string> {
    const found = (await this.filed()).record(this.distinct, this.app.asOf, this.app.language);
    if (found.problem) throw new Error(found.problem.message);
    return found.markdown;
  }

  /** Adds a policy file; what is wrong with it, nothing if it was added. */
  async addPolicy(json: string): Promise<PolicyProblem[]> {
    const problems = (await this.filed()).addPolicy(json);
    this.asks = undefined;
    return problems;
  }

  /** Gives the policies' memory back. */
  close(): void {
    this.filing?.close();
    this.filing = undefined;
  }

  get policyIds(): string[] {
    return this.filing?.policyIds ?? [];
  }

  private get core(): Core | Filing {
    return this.filing ?? this.app.core;
  }

  private async filed(): Promise<Filing> {
    const module = await this.loadFiling();
    this.filing ??= new Filing(module);
    return this.filing;
  }
}

/** The ids of the questions that were answered, in the order in which they were. */
export function asked(workload: Workload, questions: Question[]): string[] {
  const known = new Set(questions.filter((question) => question.kind !== "text").map((question) => question.id));
  return workload.answers.map(([name]) => name).filter((name) => known.has(name));
}
