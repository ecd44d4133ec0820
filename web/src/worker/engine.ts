/** Checks a register for the page: takes its requests, works in slices between which it can be told to stop. */
import type { IsmapRegister, Register } from "../../../wasm/register";
import type { Answer, Checked, CheckRequest, Order, Request, Row } from "../register/messages";
import { statuses } from "../register/messages";
import { cp932Pairs } from "./cp932";
import { FileBlocks } from "./file-blocks";

/** Below so many rows they are held against one another without being asked to. */
const fewRows = 100_000;

/** How long a slice of work is, in milliseconds: after it a request may be taken. */
const slice = 60;

/** Rows that lie within so many bytes are read at one go. */
const nearby = 4 << 20;

/** A request that came meanwhile has ended the work. */
class Cancelled extends Error {}

const { port1: waiting, port2: waking } = new MessageChannel();

/** Lets requests come in; a timer would take longer. */
const pause = (): Promise<void> => new Promise((go) => {
  waiting.onmessage = () => go();
  waking.postMessage(0);
});

export class Engine {
  private register: Register | undefined;
  private blocks: FileBlocks | undefined;
  private request: CheckRequest | undefined;
  private searched = "";
  private job = 0;
  private isCancelled = false;  // by the user; another request may end a job as well

  constructor(private readonly module: IsmapRegister, private readonly tell: (answer: Answer) => void) {
    module.supply_cp932(cp932Pairs());
  }

  async take(request: Request): Promise<void> {
    if (request.type === "rows") return this.giveRows(request.from, request.count);
    this.job += 1;
    this.isCancelled = request.type === "cancel";
    if (request.type === "cancel") return;
    try {
      if (request.type === "check") await this.check(request);
      else if (request.type === "order") await this.order(request.order);
      else await this.save(request.form);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.tell({ type: "failed", message: String(error) });
      else if (request.type !== "order" || this.isCancelled) this.tell({ type: "cancelled" });
    }
  }

  private open(request: CheckRequest, links: boolean): Register {
    const blocks = new FileBlocks(request.file);
    this.blocks = blocks;
    const read = (offset: number, size: number): Uint8Array => blocks.read(offset, size);
    return new this.module.Register(request.file.name, request.asOf, request.language, request.encoding, links, read);
  }

  /** Calls `step` until it gives false; tells how far it is, and stops where another request has come. */
  private async work(work: "check" | "search" | "save", done: () => number, total: number, step: () => boolean): Promise<void> {
    const job = this.job;
    for (let until = performance.now() + slice; step();) {
      if (this.blocks?.isDry) await this.blocks.fetched();
      if (performance.now() < until) continue;
      this.tell({ type: "progress", work, done: done(), total, rows: this.register?.rows() ?? 0 });
      await pause();
      if (this.job !== job) throw new Cancelled();
      until = performance.now() + slice;
    }
  }

  private async check(request: CheckRequest): Promise<void> {
    this.request = request;
    this.searched = "";
    if (!await this.checkOnce(request, request.links === "yes")) return;
    const isFew = (this.register?.rows() ?? 0) < fewRows;
    const links = request.links === "yes" || (request.links === "auto" && isFew);
    if (links && request.links === "auto" && !await this.checkOnce(request, true)) return;
    this.tellChecked(links);
  }

  private async checkOnce(request: CheckRequest, links: boolean): Promise<boolean> {
    this.register?.delete();
    const register = this.open(request, links);
    this.register = register;
    const opened = JSON.parse(register.open());
    if (opened.problem) {
      this.tell({ type: "header", problem: opened.problem, encoding: opened.encoding });
      return false;
    }
    // Rows are of about one length, so their number tells the share of the file.
    let bytes = 0;
    await this.work("check", () => bytes, request.file.size, () => {
      const more = register.step();
      bytes = Math.min(request.file.size, bytes + (1 << 18));
      return more;
    });
    return true;
  }

  private tellChecked(linked: boolean): void {
    const { summary, months, titles, encoding } = JSON.parse(this.register?.summary() ?? "{}");
    const checked: Checked = { type: "checked", rows: summary.rows, linked, encoding, statuses: summary.statuses, titles, months };
    this.tell(checked);
  }

  private async order(order: Order): Promise<void> {
    const { register } = this;
    if (!register) return;
    if (order.search !== this.searched) {
      register.begin_search(order.search);
      let steps = 0;
      await this.work("search", () => Math.min(this.size(), steps * (1 << 18)), this.size(), () => {
        steps += 1;
        return register.step_search();
      });
      this.searched = order.search;
    }
    const bits = order.statuses.reduce((all, status) => all | (1 << statuses.indexOf(status)), 0);
    const count = register.order(bits || 0xff, order.search !== "", order.key, order.descending);
    this.tell({ type: "ordered", order, count });
  }

  private size(): number {
    return this.request?.file.size ?? 0;
  }

  /** Rows are read again from the file: nothing but their places was kept. */
  private giveRows(from: number, count: number): void {
    const { register, request } = this;
    if (!register || !request) return;
    const entries = Array.from({ length: count }, (_, i) => register.entry(from + i)).filter((entry) => entry.length > 0);
    const bytesOf = rowReader(request.file, entries);
    const rows = entries.map(([row, offset, length, line]) =>
      (JSON.parse(register.row(row, bytesOf(offset, length))) as Row | null) ?? { line, tooLong: true as const });
    this.tell({ type: "rows", from, rows });
  }

  private async save(form: "csv" | "json"): Promise<void> {
    const { register } = this;
    if (!register) return;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    register.begin_output(form);
    await this.work("save", () => Math.min(this.size(), parts.length * (1 << 18)), this.size(), () => {
      const more = register.step_output();
      parts.push(new Uint8Array(register.output()));
      return more;
    });
    this.tell({ type: "saved", form, content: new Blob(parts, { type: form === "csv" ? "text/csv" : "application/json" }) });
  }
}

/** Reads rows again from the file: all at once where they lie near each other. */
function rowReader(file: File, entries: [row: number, offset: number, length: number, line: number][]): (offset: number, length: number) => Uint8Array {
  const reader = new FileReaderSync();
  const read = (from: number, to: number): Uint8Array => new Uint8Array(reader.readAsArrayBuffer(file.slice(from, to)));
  const begin = Math.min(...entries.map(([, offset]) => offset));
  const end = Math.max(...entries.map(([, offset, length]) => offset + length));
  if (end - begin > nearby) return (offset, length) => read(offset, offset + length);
  const all = read(begin, end);
  return (offset, length) => all.subarray(offset - begin, offset - begin + length);
}
