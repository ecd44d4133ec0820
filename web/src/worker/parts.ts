/** Shares a large register among workers: each checks a part of the file, and gives out its rows later on. */
import type { Reading } from "./open-register";
import { Cancelled } from "./open-register";
import type { PartAnswer, PartRequest } from "./part-messages";

/** In bytes: what is shared is counted from a multiple of it on. */
const unit = 8 << 20;

/** A file of fewer bytes is not worth sharing. A share is more than what has been read of it before it is shared. */
const worthSharing = 4 * unit;

/** One helping worker: asked for one thing at a time. Its answer is null where it failed. */
export class Helper {
  /** How far it is with the present job, in bytes, and how many rows it has. */
  done = 0;
  rows = 0;
  private static jobs = 0;
  private job = 0;
  private isLost = false;
  private take: (answer: PartAnswer) => void = () => undefined;
  private cancel: () => void = () => undefined;

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<PartAnswer>) => {
      if (data.job === this.job) this.take(data);
    };
  }

  /** The part's bytes, as Register.part gives them. */
  async check(reading: Reading, begin: number, end: number): Promise<Uint8Array | null> {
    const answer = await this.ask((job) => ({ type: "check", job, reading, begin, end }));
    return answer.type === "checked" ? answer.part : null;
  }

  async save(form: "csv" | "json", linesBefore: number, hasRowsBefore: boolean): Promise<Blob | null> {
    const answer = await this.ask((job) => ({ type: "save", job, form, linesBefore, hasRowsBefore }));
    return answer.type === "saved" ? answer.content : null;
  }

  /** Ends what it is doing; what it has found stays. */
  stop(): void {
    this.job = 0;
    this.port.postMessage({ type: "stop" } satisfies PartRequest);
    this.cancel();
  }

  /** Nothing is heard of it any more. */
  lose(): void {
    this.isLost = true;
    this.take({ type: "failed", job: this.job, message: "" });
  }

  private ask(request: (job: number) => PartRequest): Promise<PartAnswer> {
    Helper.jobs += 1;
    this.job = Helper.jobs;
    this.done = this.rows = 0;
    this.port.postMessage(request(this.job));
    return new Promise((resolve, reject) => {
      this.cancel = () => reject(new Cancelled());
      this.take = (given) => {
        if (given.type === "progress") [this.done, this.rows] = [given.done, given.rows];
        else resolve(given);
      };
      if (this.isLost) this.lose();
    });
  }
}

/** A part of the file that a helper checks: its range of bytes, and what it finds. */
export interface Part {
  helper: Helper;
  end: number;
  found: Promise<Uint8Array | null>;
}

/** Asks helpers for the parts of a file after the first one, which has been read to `position`. None where too little is left. */
export function sharedAmong(helpers: Helper[], reading: Reading, position: number): { firstEnd: number; parts: Part[] } | null {
  const from = Math.floor(position / unit) * unit;
  const left = reading.file.size - from;
  if (left < worthSharing) return null;
  const bound = (i: number): number => from + Math.round(left * i / (helpers.length + 1));
  const parts = helpers.map((helper, i) => {
    const [begin, end] = [bound(i + 1), i + 1 < helpers.length ? bound(i + 2) : Infinity];
    const found = helper.check(reading, begin, end);
    found.catch(() => undefined);  // it may be cancelled before anyone waits for it
    return { helper, end, found };
  });
  return { firstEnd: bound(1), parts };
}
