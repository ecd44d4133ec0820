/** Checks a part of a register for another worker, and gives its rows out. */
import type { IsmapRegister } from "../../../wasm/register";
import { Cancelled, OpenRegister } from "./open-register";
import type { PartAnswer, PartRequest } from "./part-messages";
import { outputOf } from "./output";

export class PartEngine {
  private opened: OpenRegister | undefined;
  private job = 0;

  constructor(private readonly module: IsmapRegister, private readonly tell: (answer: PartAnswer, moved?: ArrayBuffer[]) => void) {}

  async take(request: PartRequest): Promise<void> {
    this.job = request.type === "stop" ? 0 : request.job;
    const { job } = this;
    try {
      if (request.type === "check") await this.check(request);
      else if (request.type === "save") await this.save(request);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.tell({ type: "failed", job, message: String(error) });
    }
  }

  private async check({ job, reading, begin, end }: PartRequest & { type: "check" }): Promise<void> {
    this.opened?.register.delete();
    const opened = new OpenRegister(this.module, reading, false);
    this.opened = opened;
    const { register, bytes } = opened;
    const goesOn = (): boolean => this.job === job;
    await opened.open(goesOn, begin - 1);
    await bytes.ready(begin - 1);
    if (!goesOn()) throw new Cancelled();
    register.start_at(begin);
    register.stop_at(end);
    const tell = (): void => this.tell({ type: "progress", job, done: bytes.position - begin, rows: register.rows() });
    await opened.run(() => register.step(), tell, goesOn);
    const part = register.part() as Uint8Array<ArrayBuffer>;
    this.tell({ type: "checked", job, part }, [part.buffer]);
  }

  private async save({ job, form, linesBefore, hasRowsBefore }: PartRequest & { type: "save" }): Promise<void> {
    if (!this.opened) throw new Error("nothing was checked");
    const content = await outputOf(this.opened, form, { linesBefore, hasRowsBefore }, () => undefined, () => this.job === job);
    this.tell({ type: "saved", job, content });
  }
}
