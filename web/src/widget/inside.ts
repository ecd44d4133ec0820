/** A widget at work: the app, what is worked on, what is shown. It is made anew for another build or policy. */
import { App } from "../app";
import type { Core } from "../../../wasm/package/src/core";
import type { Build } from "../../../wasm/package/src/load";
import { Stage } from "../stage";
import { type State, readState } from "../state";
import type { Surroundings } from "../surroundings";
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
    readonly core: Core, shared: Shared, surroundings: Surroundings, private readonly address: MemoryAddress, into: HTMLElement,
    around: (app: App) => void,
  ) {
    this.app = new App(core, () => shared.expiry(), surroundings);
    this.work = new Work(this.app, shared.loader, {
      openWorker: () => openWorker(core.build),
      engineHere: async (tell) => (await givenBy<typeof engineOf>("register-here.js"))(shared.loader.module("ismap_register"), tell),
    });
    this.stage = new Stage(this.app, this.work.views, into, () => around(this.app));
    this.app.onChange(() => void this.stage.show());
  }

  get mode(): Mode {
    return this.app.state.part as Mode;
  }

  get asOf(): string {
    return this.app.asOf;
  }

  /** The answers, as they stand behind "?" in the page's address; those that name someone too. */
  get value(): string {
    const answers = this.mode === "classify" ? this.work.workload.all : this.app.state.answers;
    return new URLSearchParams(answers).toString();
  }

  /** Takes other answers in the place of all. */
  take(value: string): void {
    const { answers } = readState(`#${this.mode}?${value}`);
    this.app.keepAnswers([]);
    if (this.mode === "classify") this.work.workload.setAll(answers);
    else this.app.keepAnswers(answers);
    this.work.choice.file = undefined;
  }

  change(change: Partial<State>): void {
    this.address.change(change);
  }

  async output(form: "csv" | "json"): Promise<Blob> {
    const output = this.stage.view?.output?.(form);
    if (!output) throw new Error("No register is shown");
    return output;
  }

  show(): Promise<void> {
    return this.stage.show();
  }

  close(): void {
    this.stage.close();
  }
}
