/** Checks a part of a register for another worker, and gives its rows out. */
import type { IsmapRegister } from "../../../wasm/register";
import { FileBytes } from "./file-bytes";
import { Cancelled, OpenRegister } from "./open-register";
import type { PartAnswer, PartRequest } from "./part-messages";
import { outputOf } from "./output";

export class PartEngine {
  private opened: OpenRegister | undefined;
  private prepared: FileBytes | undefined;
  private job = 0;

  constructor(private readonly module: IsmapRegister, private readonly tell: (answer: PartAnswer, moved?: ArrayBuffer[]) => void) {}

  async take(request: PartRequest): Promise<void> {
    if (request.type === "prepare") return this.prepare(request.file, request.begin);
    this.job = request.type === "stop" ? 0 : request.job;
    const prepared = this.prepared;
    this.prepared = undefined;
    const { job } = this;
    try {
      if (request.type === "check") await this.check(request, prepared);
      else if (request.type === "save") await this.save(request);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.tell({ type: "failed", job, message: String(error) });
    }
  }

  /** Ends what goes on, and gives the memory back; this is of no use after it. */
  close(): void {
    this.job = 0;
    this.opened?.register.delete();
    this.opened = undefined;
  }

  private prepare(file: File, begin: number): void {
    this.prepared = new FileBytes(file);
    this.prepared.ready(begin - 1).catch(() => undefined);  // the check is told
  }

  private async check({ job, reading, begin, end }: PartRequest & { type: "check" }, prepared: FileBytes | undefined): Promise<void> {
    this.opened?.register.delete();
    const opened = new OpenRegister(this.module, reading, false, prepared);
    this.opened = opened;
    const { register, bytes } = opened;
    const goesOn = (): boolean => this.job === job;
    await Promise.all([opened.open(goesOn), bytes.ready(begin - 1)]);
    if (!goesOn()) throw new Cancelled();
    register.start_at(begin);
    register.stop_at(end);
    let told = 0;
    const entries = (): Uint8Array<ArrayBuffer> => {
      const next = register.entries(told) as Uint8Array<ArrayBuffer>;
      told = register.rows();
      return next;
    };
    const give = (answer: PartAnswer & { entries: Uint8Array<ArrayBuffer> }): void => this.tell(answer, [answer.entries.buffer]);
    const tell = (): void => give({ type: "progress", job, done: bytes.position - begin, rows: register.rows(), entries: entries() });
    await opened.run(() => register.step(), tell, goesOn);
    give({ type: "checked", job, part: register.part() as Uint8Array<ArrayBuffer>, entries: entries() });
  }

  private async save({ job, form, linesBefore, hasRowsBefore }: PartRequest & { type: "save" }): Promise<void> {
    if (!this.opened) throw new Error("nothing was checked");
    const content = await outputOf(this.opened, form, { linesBefore, hasRowsBefore }, () => undefined, () => this.job === job);
    this.tell({ type: "saved", job, content });
  }
}
