/** A widget at work: the app, what is worked on, what is shown. It is made anew for another build or policy. */
import { App } from "../app";
import type { Core } from "../../../wasm/package/src/core";
import type { Filing } from "../../../wasm/package/src/filing";
import type { Build } from "../../../wasm/package/src/load";
import type { RegisterResult } from "../results";
import { Stage } from "../stage";
import { type State, answersOf } from "../state";
import type { Surroundings } from "../surroundings";
import { followToday } from "../today";
import { scriptAddress } from "../trusted";
import { Work } from "../work";
import type { engineOf } from "../worker/engine-of";
import { fileBeside, givenBy } from "./beside";
import type { MemoryAddress } from "./memory-address";
import type { Mode } from "./public";
import type { Shared } from "./shared";

/** Its name says which build is wanted. */
const openWorker = (name: Build): Worker => new Worker(scriptAddress(fileBeside("register-worker.js")), { type: "module", name });

export class Inside {
  readonly work: Work;
  private readonly app: App;
  private readonly stage: Stage;

  constructor(
    readonly core: Core, shared: Shared, filing: Filing | undefined, surroundings: Surroundings, private readonly address: MemoryAddress,
    into: HTMLElement, around: (app: App) => void,
  ) {
    this.app = new App(core, () => shared.expiry(), surroundings);
    this.work = new Work(this.app, shared.loader, {
      openWorker: () => openWorker(core.build),
      engineHere: async (tell) => (await givenBy<typeof engineOf>("register-here.js"))(shared.loader.module("ismap_register"), tell),
    }, filing);
    this.stage = new Stage(this.app, this.work.views, into, () => around(this.app));
    this.app.onChange(() => {
      if (into.isConnected) void this.stage.show();
    });
  }

  get mode(): Mode {
    return this.app.state.part as Mode;
  }

  get language(): State["language"] {
    return this.app.language;
  }

  /** Until it can be read, or if it never can, as it was given. */
  get asOf(): string {
    return this.app.isDayUnread ? this.app.state.asOf ?? "" : this.app.asOf;
  }

  /** As it was given; null: today. */
  get givenAsOf(): string | null {
    return this.app.state.asOf;
  }

  /** The answers, as they stand behind "?" in the page's address; those that name someone too. */
  get value(): string {
    const answers = this.mode === "classify" ? this.work.workload.all : this.app.state.answers;
    return new URLSearchParams(answers).toString();
  }

  /** Takes other answers in the place of all. */
  take(value: string): void {
    const answers = answersOf(value);
    this.app.keepAnswers([]);
    if (this.mode === "classify") this.work.workload.setAll(answers);
    else this.app.keepAnswers(answers);
    this.work.choice.choose(undefined);
  }

  change(change: Partial<State>): void {
    this.address.change(change);
  }

  /** Shows what is found in a register. */
  check(file: File): Promise<RegisterResult> {
    const { choice } = this.work;
    choice.choose(file);
    const found = choice.found();
    this.change({});
    return found;
  }

  async output(form: "csv" | "json"): Promise<Blob> {
    const output = this.stage.view?.output?.(form);
    if (!output) throw new Error("No register is shown");
    return output;
  }

  show(): Promise<void> {
    return this.stage.show();
  }

  /** Follows the day until `until` is aborted. */
  followToday(until: AbortSignal): void {
    followToday(this.app, until);
  }

  /** Ends what goes on; change() shows all again. */
  pause(): void {
    this.stage.close();
  }

  /** The same, where nobody may come back for what was waited for. */
  leave(): void {
    this.pause();
    this.work.choice.refuse("The element was taken away");
  }

  /** Ends it for good. */
  close(): void {
    this.leave();
    this.work.workload.close();
  }
}
