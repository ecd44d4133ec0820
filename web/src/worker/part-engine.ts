/** Checks parts of a register for another worker, one at a time, and gives their rows out. */
import type { IsmapRegister } from "../../../wasm/register";
import { middleOf } from "./division";
import { FileBytes } from "./file-bytes";
import { Cancelled, OpenRegister } from "./open-register";
import { outputOf } from "./output";
import type { PartAnswer, PartRequest } from "./part-messages";

/** How far it is, and what it has found since, is told every so many milliseconds. */
const tellEvery = 40;

export class PartEngine {
  private readonly opened = new Map<number, OpenRegister>();  // of the present check, by the jobs that checked them
  private check = 0;
  private running: { opened: OpenRegister; end: number } | undefined;
  private prepared: FileBytes | undefined;
  private job = 0;

  constructor(private readonly module: IsmapRegister, private readonly tell: (answer: PartAnswer, moved?: ArrayBuffer[]) => void) {}

  async take(request: PartRequest): Promise<void> {
    if (request.type === "prepare") return this.prepare(request.file, request.begin);
    if (request.type === "halve") return this.halve(request.job, request.least);
    this.job = "job" in request ? request.job : 0;
    this.running = undefined;
    const prepared = this.prepared;
    this.prepared = undefined;
    const { job } = this;
    try {
      if (request.type === "check") await this.checkPart(request, prepared);
      else if (request.type === "save") await this.save(request);
      else if (request.type === "close") this.forget();
    } catch (error) {
      if (!(error instanceof Cancelled)) this.tell({ type: "failed", job, message: String(error) });
    }
  }

  private forget(): void {
    for (const { register } of this.opened.values()) register.delete();
    this.opened.clear();
  }

  private prepare(file: File, begin: number): void {
    this.prepared = new FileBytes(file);
    this.prepared.ready(begin - 1).catch(() => undefined);  // the check is told
  }

  private halve(job: number, least: number): void {
    const running = job === this.job ? this.running : undefined;
    const middle = running ? middleOf(running.opened.bytes.position, running.end, least) : null;
    if (running && middle !== null) {
      running.end = middle;
      running.opened.register.stop_at(middle);
    }
    this.tell({ type: "halved", job, middle });
  }

  private async checkPart({ job, check, reading, begin, end }: PartRequest & { type: "check" }, prepared: FileBytes | undefined): Promise<void> {
    if (check !== this.check) this.forget();
    this.check = check;
    const opened = new OpenRegister(this.module, reading, false, prepared);
    this.opened.set(job, opened);
    const { register, bytes } = opened;
    const goesOn = (): boolean => this.job === job;
    await Promise.all([opened.open(goesOn), bytes.ready(begin - 1)]);
    if (!goesOn()) throw new Cancelled();
    register.start_at(begin);
    register.stop_at(end);
    this.running = { opened, end };
    let told = 0;
    const entries = (): Uint8Array<ArrayBuffer> => {
      const next = register.entries(told) as Uint8Array<ArrayBuffer>;
      told = register.rows();
      return next;
    };
    const give = (answer: PartAnswer & { entries: Uint8Array<ArrayBuffer> }): void => this.tell(answer, [answer.entries.buffer]);
    let next = performance.now() + tellEvery;
    const tell = (): void => {
      if (performance.now() < next) return;
      next = performance.now() + tellEvery;
      give({ type: "progress", job, done: bytes.position - begin, rows: register.rows(), entries: entries() });
    };
    await opened.run(() => register.step(), tell, goesOn);
    this.running = undefined;
    give({ type: "checked", job, part: register.part() as Uint8Array<ArrayBuffer>, entries: entries() });
  }

  private async save({ job, part, form, linesBefore, hasRowsBefore }: PartRequest & { type: "save" }): Promise<void> {
    const opened = this.opened.get(part);
    if (!opened) throw new Error("it was not checked");
    const content = await outputOf(opened, form, { linesBefore, hasRowsBefore }, () => undefined, () => this.job === job);
    this.tell({ type: "saved", job, content });
  }
}
