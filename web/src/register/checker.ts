/** What checks registers: a worker with others that help it, or, where a policy forbids workers, the page's own thread. */
import type { Answer, Hiring, Request } from "./messages";

/** How the register's worker is started: from a file beside the page, or from the page itself. It may throw. */
export type OpenWorker = () => Worker;

/** What a worker runs, on the page's own thread. */
interface EngineHere {
  take(request: Request): Promise<void>;
  close(): void;
}

/** How registers are checked on a page. */
export interface Checking {
  openWorker: OpenWorker;
  /** Makes the same engine here, for where no worker may run; not there where the page has none. */
  engineHere?(tell: (answer: Answer) => void): Promise<EngineHere>;
}

/** A core each, but for the one that the first worker has; more than three do not make a file come any faster. */
const helperCount = Math.min(3, Math.max(0, (navigator.hardwareConcurrency || 1) - 1));

type Taker = (request: Request) => void;

export class Checker {
  private readonly workers: Worker[] = [];
  private readonly unanswered: Request[] = [];  // while it is not known whether the worker runs
  private taker: Taker | undefined;
  private engine: EngineHere | undefined;
  private isClosed = false;

  /** It makes ready while the user looks for the file; `tell` gets its answers. */
  constructor(private readonly checking: Checking, private readonly answer: (answer: Answer) => void) {
    try {
      this.begin();
    } catch {
      this.standIn();
    }
  }

  /** What comes of it is told later. */
  send(request: Request): void {
    if (this.taker) this.taker(request);
    else this.unanswered.push(request);
  }

  close(): void {
    this.isClosed = true;
    this.engine?.close();
    for (const worker of this.workers.splice(0)) worker.terminate();
  }

  private tell(answer: Answer): void {
    if (!this.isClosed) this.answer(answer);
  }

  private begin(): void {
    const worker = this.checking.openWorker();
    this.workers.push(worker);
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      if (data.type === "ready") this.beginWith((request) => worker.postMessage(request));
      else if (data.type === "failed" && !this.taker) this.standIn();  // a policy may let it run, and load nothing
      else this.tell(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (this.taker) this.tell({ type: "failed", message: event.message });
      else this.standIn();
    });
    for (let number = 0; number < helperCount; ++number) this.hire(worker, number);
  }

  /** A helper that cannot be loaded must not be waited for. */
  private hire(worker: Worker, number: number): void {
    const helper = this.checking.openWorker();
    const { port1, port2 } = new MessageChannel();
    const tell = (type: "hired" | "helper" | "lost", ...ports: MessagePort[]): void =>
      worker.postMessage({ type, number } satisfies Hiring, ports);
    tell("hired");
    helper.postMessage({ type: "help" } satisfies Hiring, [port1]);
    helper.addEventListener("message", ({ data }: MessageEvent<Answer>) => (data.type === "ready" ? tell("helper", port2) : tell("lost")));
    helper.addEventListener("error", (event) => {
      event.preventDefault();
      tell("lost");
    });
    this.workers.push(helper);
  }

  private beginWith(taker: Taker): void {
    if (this.isClosed) return;
    this.taker = taker;
    for (const request of this.unanswered.splice(0)) taker(request);
  }

  /** The same engine, in slices between which the page's own work is done. */
  private standIn(): void {
    for (const worker of this.workers.splice(0)) worker.terminate();
    const engine = this.checking.engineHere?.((answer) => this.tell(answer)) ?? Promise.reject(new Error("no worker may run here"));
    const begin = (ready: EngineHere): void => {
      this.engine = ready;
      this.beginWith((request) => void Promise.resolve().then(() => ready.take(request)));
    };
    engine.then(begin, (error: unknown) => this.tell({ type: "failed", message: String(error) }));
  }
}
