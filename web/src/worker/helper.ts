/** A worker that helps, as the one that it helps sees it. */
import { Cancelled, type Reading } from "./open-register";
import type { PartAnswer, PartRequest } from "./part-messages";

/** What a helper finds: as Register.part gives it, and as Register.entries does. */
export interface PartFound {
  /** By which the helper knows the part. */
  job: number;
  part: Uint8Array;
  entries: Uint8Array[];
}

/** What it is asked to check: a range of the file's bytes. Parts of the same check are kept until there is another one. */
export interface PartWanted {
  reading: Reading;
  check: number;
  begin: number;
  end: number;
}

/** Asked for one thing at a time. Its answer is null where it failed. */
export class Helper {
  private static jobs = 0;
  private job = 0;
  private isLost = false;
  private take: (answer: PartAnswer) => void = () => undefined;
  private cancel: () => void = () => undefined;
  private takeMiddle: (middle: number | null) => void = () => undefined;

  constructor(private readonly port: MessagePort) {
    port.onmessage = ({ data }: MessageEvent<PartAnswer>) => {
      if (data.type === "halved") this.takeMiddle(data.job === this.job ? data.middle : null);
      else if (data.job === this.job) this.take(data);
    };
  }

  /** Whether it may be asked for something. */
  get isIdle(): boolean {
    return !this.isLost && this.job === 0;
  }

  /** It will check that file from there on, as far as is known: it may fetch its bytes. */
  prepare(file: File, begin: number): void {
    this.send({ type: "prepare", file, begin });
  }

  /** It tells how far it is, in bytes, and how many rows it has. */
  async check(wanted: PartWanted, tell: (done: number, rows: number) => void): Promise<PartFound | null> {
    const entries: Uint8Array[] = [];
    const answer = await this.ask((job) => ({ type: "check", job, ...wanted }), (progress) => {
      entries.push(progress.entries);
      tell(progress.done, progress.rows);
    });
    return answer.type === "checked" ? { job: answer.job, part: answer.part, entries: [...entries, answer.entries] } : null;
  }

  /** Ends the part that it checks in the middle of what is left of it; null where that is less than so many bytes. */
  halve(least: number): Promise<number | null> {
    this.send({ type: "halve", job: this.job, least });
    return new Promise((resolve) => { this.takeMiddle = resolve; });
  }

  async save(part: number, form: "csv" | "json", linesBefore: number, hasRowsBefore: boolean): Promise<Blob | null> {
    const answer = await this.ask((job) => ({ type: "save", job, part, form, linesBefore, hasRowsBefore }));
    return answer.type === "saved" ? answer.content : null;
  }

  /** Ends what it is doing; what it has found stays. */
  stop(): void {
    this.job = 0;
    this.send({ type: "stop" });
    this.cancel();
    this.takeMiddle(null);
  }

  /** It is of no use after this. */
  close(): void {
    this.stop();
    this.send({ type: "close" });
    this.port.close();
  }

  /** Nothing is heard of it any more. */
  lose(): void {
    this.isLost = true;
    this.take({ type: "failed", job: this.job, message: "" });
    this.takeMiddle(null);
  }

  private send(request: PartRequest): void {
    this.port.postMessage(request);
  }

  private ask(
    request: (job: number) => PartRequest, progress: (answer: PartAnswer & { type: "progress" }) => void = () => undefined,
  ): Promise<Exclude<PartAnswer, { type: "progress" | "halved" }>> {
    Helper.jobs += 1;
    this.job = Helper.jobs;
    this.send(request(this.job));
    return new Promise((resolve, reject) => {
      this.cancel = () => reject(new Cancelled());
      this.take = (answer) => {
        if (answer.type === "progress") return progress(answer);
        if (answer.type === "halved") return;
        this.job = 0;
        resolve(answer);
      };
      if (this.isLost) this.lose();
    });
  }
}
