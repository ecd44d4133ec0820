/** Shares a large register among workers: each checks a part of the file, and gives out its rows later on. */
import type { Reading } from "./open-register";
import { Cancelled } from "./open-register";
import type { PartAnswer, PartRequest } from "./part-messages";

/** In bytes: what is shared is counted from a multiple of it on. */
const unit = 8 << 20;

/** In bytes: a smaller file is not worth sharing. A share is more than what has been read of it before it is shared. */
export const worthSharing = 4 * unit;

/** One helping worker: asked for one thing at a time. Its answer is null where it failed. */
export class Helper {
  /** How far it is with the present job, in bytes, how many rows it has, and their entries. */
  done = 0;
  rows = 0;
  private entries: Uint8Array[] = [];
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

  /** It will check that file from there on, as far as is known: it may fetch its bytes. */
  prepare(file: File, begin: number): void {
    this.port.postMessage({ type: "prepare", file, begin } satisfies PartRequest);
  }

  async check(reading: Reading, begin: number, end: number): Promise<PartFound | null> {
    const answer = await this.ask((job) => ({ type: "check", job, reading, begin, end }));
    return answer.type === "checked" ? { part: answer.part, entries: [...this.entries, answer.entries] } : null;
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
    this.entries = [];
    this.port.postMessage(request(this.job));
    return new Promise((resolve, reject) => {
      this.cancel = () => reject(new Cancelled());
      this.take = (given) => {
        if (given.type !== "progress") return resolve(given);
        [this.done, this.rows] = [given.done, given.rows];
        this.entries.push(given.entries);
      };
      if (this.isLost) this.lose();
    });
  }
}

/** What a helper finds: as Register.part gives it, and as Register.entries does. */
export interface PartFound {
  part: Uint8Array;
  entries: Uint8Array[];
}

/** A part of the file that a helper checks: its range of bytes, and what it finds. */
export interface Part {
  helper: Helper;
  end: number;
  found: Promise<PartFound | null>;
}

/** Where the parts end when a file's bytes from `from` on are shared, the last one nowhere; none where fewer than `worth` are left. */
function endsOfParts(count: number, size: number, from: number, worth: number): number[] {
  const left = size - from;
  if (left < worth) return [];
  return Array.from({ length: count }, (_, i) => i + 1 < count ? from + Math.round(left * (i + 1) / count) : Infinity);
}

/** Lets helpers fetch what they will begin with if the file is shared at once. */
export function prepare(helpers: Helper[], file: File, worth: number): void {
  const ends = endsOfParts(helpers.length + 1, file.size, 0, worth);
  helpers.forEach((helper, i) => {
    const begin = ends[i];
    if (begin !== undefined) helper.prepare(file, begin);
  });
}

/** Asks helpers for the parts of a file after the first one, which has been read to `position`. None where too little is left. */
export function sharedAmong(helpers: Helper[], reading: Reading, position: number, worth: number): { firstEnd: number; parts: Part[] } | null {
  const [firstEnd, ...ends] = endsOfParts(helpers.length + 1, reading.file.size, Math.floor(position / unit) * unit, worth);
  if (firstEnd === undefined) return null;
  const parts = helpers.map((helper, i) => {
    const [begin = firstEnd, end = Infinity] = [firstEnd, ...ends].slice(i);
    const found = helper.check(reading, begin, end);
    found.catch(() => undefined);  // it may be cancelled before anyone waits for it
    return { helper, end, found };
  });
  return { firstEnd, parts };
}
