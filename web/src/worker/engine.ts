/** Checks a register for the page: takes its requests, works in slices between which it can be told to stop. */
import type { Entry, IsmapRegister, Register } from "../../../wasm/register";
import type { Answer, CheckRequest, FirstRows, Found, Hiring, Order, Request, Row, ShownRow } from "../register/messages";
import { fileOrder, statuses } from "../register/messages";
import { Division, prepare, worthSharing } from "./division";
import { Helper } from "./helper";
import { Cancelled, OpenRegister } from "./open-register";
import { mediaTypes, outputOf } from "./output";
import { serveHelp } from "./serve-help";

/** Below so many rows they are held against one another without being asked to. */
const fewRows = 100_000;

/** Helpers that are not ready are waited for so long, in bytes that are read meanwhile. */
const worthWaiting = 8 << 20;

/** Progress is told every so many milliseconds: showing it takes the page time. */
const tellEvery = 300;

/** Rows that lie within so many bytes are read at one go. */
const nearby = 4 << 20;

/** A helper's part that was taken over, its entries that are still to be, and what precedes the part in the file. */
interface TakenPart {
  helper: Helper;
  job: number;
  begin: number;
  entries: Uint8Array[];
  linesBefore: number;
  hasRowsBefore: boolean;
}

export class Engine {
  private opened: OpenRegister | undefined;
  private request: CheckRequest | undefined;
  private readonly hired = new Map<number, Helper | null>();  // null: not ready yet
  private here: Helper | undefined;                           // for what is left when this worker's own share is checked
  private division: Division | null = null;                   // of the present check
  private taken: TakenPart[] = [];  // none where the register was not shared, or some part could not be taken over
  private searched = "";
  private orders = 0;
  private job = 0;
  private isCancelled = false;  // by the user; another request may end a job as well

  /** Files of `worth` bytes and more are shared with helpers. */
  constructor(
    private readonly module: IsmapRegister, private readonly answer: (answer: Answer) => void, private readonly worth = worthSharing,
  ) {}

  /** Another worker helps with large files, once it is ready: it listens at the port then. */
  hire({ type, number }: Exclude<Hiring, { type: "help" }>, port?: MessagePort): void {
    if (type === "hired") this.hired.set(number, null);
    if (type === "helper" && port) {
      const helper = new Helper(port);
      this.hired.set(number, helper);
      this.division?.join(helper);
    }
    if (type !== "lost") return;
    this.hired.get(number)?.lose();
    this.hired.delete(number);
  }

  async take(request: Request): Promise<void> {
    if (request.type === "rows") return this.giveRows(request.from, request.count);
    this.job += 1;
    this.isCancelled = request.type === "cancel";
    this.endDivision();
    for (const helper of this.helpers) helper.stop();
    if (request.type === "cancel") return;
    const { job } = this;
    try {
      if (request.type === "check") await this.check(request);
      else if (request.type === "order") await this.show(request.show);
      else await this.save(request.form);
    } catch (error) {
      if (this.job === job && !(error instanceof Cancelled)) this.tell({ type: "failed", message: String(error) });
      else if (this.isCancelled) this.tell({ type: "cancelled" });
    }
  }

  private tell(answer: Answer): void {
    this.answer({ ...answer, check: this.request?.check });
  }

  /** Ends what goes on, and gives the memory back; this is of no use after it. */
  close(): void {
    void this.take({ type: "cancel" });
    for (const helper of this.helpers) helper.close();
    this.register?.delete();
    this.opened = undefined;
  }

  /** Those that are ready, and the one here. */
  private get helpers(): Helper[] {
    return [...this.others, ...(this.here ? [this.here] : [])];
  }

  private get others(): Helper[] {
    return [...this.hired.values()].filter((each) => each !== null);
  }

  private get register(): Register | undefined {
    return this.opened?.register;
  }

  /** How a job tells how far it is, and whether it goes on. */
  private watch(work: "check" | "search" | "save", done: () => number): [tell: () => void, goesOn: () => boolean] {
    const { job } = this;
    const total = this.size();
    const rows = (): number => this.sumOf("rows", this.register?.rows() ?? 0);
    let next = performance.now() + tellEvery;
    const tell = (): void => {
      if (performance.now() < next) return;
      next = performance.now() + tellEvery;
      this.tell({ type: "progress", work, done: Math.min(total, done()), total, rows: rows() });
    };
    return [tell, () => this.job === job];
  }

  private async check(request: CheckRequest): Promise<void> {
    this.request = request;
    this.searched = "";
    if (!await this.checkOnce(request, request.links === "yes")) return;
    const isFew = (this.register?.rows() ?? 0) < fewRows;
    const links = request.links === "yes" || (request.links === "auto" && isFew);
    if (links && request.links === "auto" && !await this.checkOnce(request, true)) return;
    await this.tellChecked(links, request.firstRows);
  }

  private async checkOnce(request: CheckRequest, links: boolean): Promise<boolean> {
    this.opened?.register.delete();
    this.taken = [];
    if (!links) prepare(this.others, request.file, this.worth);
    const opened = new OpenRegister(this.module, request, links);
    this.opened = opened;
    const { job } = this;
    const { encoding, problem } = await opened.open(() => this.job === job);
    if (problem) {
      this.tell({ type: "header", problem, encoding });
      return false;
    }
    await this.checkRows(opened, request);
    return true;
  }

  private async checkRows(opened: OpenRegister, request: CheckRequest): Promise<void> {
    const { register, bytes } = opened;
    const [tell, goesOn] = this.watch("check", () => this.sumOf("done", bytes.position));
    let isShared = false;
    const share = (): void => {
      isShared = true;
      const reading = { ...request, encoding: encodingOf(register), head: bytes.first };
      this.division = Division.among(this.others, reading, this.worth, () => bytes.position, (offset) => register.stop_at(offset));
    };
    const step = (): boolean => {
      if (!isShared && register.can_share() && this.areHelpersHere(bytes.position)) share();
      return register.step();
    };
    const level = (): void => {
      tell();
      this.division?.level();
    };
    await opened.run(step, level, goesOn);
    if (this.division) await this.takeOver(this.division, register, () => opened.run(() => register.step(), tell, goesOn));
    this.endDivision();
  }

  private endDivision(): void {
    this.division?.end();
    this.division = null;
  }

  /** Whether to share now. */
  private areHelpersHere(position: number): boolean {
    const { others, hired } = this;
    return others.length > 0 && (others.length === hired.size || position >= worthWaiting);
  }

  /** Appends what the helpers have found. What one of them has taken for a row may be none: then its part is checked here. */
  private async takeOver(division: Division, register: Register, checkOn: () => Promise<void>): Promise<void> {
    const taken: TakenPart[] = [];
    division.join(this.here ??= this.helperHere());
    for (const part of division.parts) {
      const found = await part.found;
      const before = { linesBefore: register.lines(), hasRowsBefore: register.rows() > 0 };
      const isTaken = found !== null && register.append_part(found.part);
      part.rows = 0;
      if (isTaken) {
        taken.push({ helper: part.helper, job: found.job, begin: part.begin, entries: found.entries, ...before });
        continue;
      }
      appendEntries(register, taken);
      register.stop_at(part.end);
      await checkOn();
    }
    if (taken.length === division.parts.length) this.taken = taken;
    else {
      appendEntries(register, taken);
      register.stop_at(Infinity);
    }
  }

  /** One that runs between what this worker does itself. */
  private helperHere(): Helper {
    const { port1, port2 } = new MessageChannel();
    serveHelp(Promise.resolve(this.module), port2);
    return new Helper(port1);
  }

  /** Of the helpers' parts that are not taken over yet. */
  private sumOf(what: "done" | "rows", own: number): number {
    return (this.division?.parts ?? []).reduce((sum, part) => sum + part[what], own);
  }

  /** All at once: the page draws it in one go. Meanwhile the other workers' entries are appended. */
  private async tellChecked(linked: boolean, firstRows: number): Promise<void> {
    const { opened, job, taken } = this;
    if (!opened) return;
    const { register } = opened;
    const found: Found = { ...JSON.parse(register.summary()), linked };
    const shown = Math.min(found.summary.rows, firstRows);
    this.order(fileOrder);
    if (shown > 0 && register.entry(shown - 1).length === 0) appendEntries(register, taken);
    const rows = await this.rows(0, shown, opened.bytes.first);
    if (this.job !== job || !rows) throw new Cancelled();
    this.tell({ type: "checked", found, rows });
    appendEntries(register, taken);
  }

  private async show(show: FirstRows): Promise<void> {
    const { opened } = this;
    const { order } = show;
    const { search } = order;
    if (!opened) return;
    if (search !== this.searched) {
      opened.register.begin_search(search);
      await opened.run(() => opened.register.step_search(), ...this.watch("search", () => opened.bytes.position));
      this.searched = search;
    }
    const count = this.order(order);
    const rows = await this.rows(0, show.count);
    if (rows) this.tell({ type: "ordered", first: { order, count, rows } });
  }

  /** Puts the rows in order. How many there are. */
  private order({ statuses: wanted, search, key, descending }: Order): number {
    const bits = wanted.reduce((all, status) => all | (1 << statuses.indexOf(status)), 0);
    this.orders += 1;
    return this.register?.order(bits || 0xff, search !== "", key, descending) ?? 0;
  }

  private size(): number {
    return this.request?.file.size ?? 0;
  }

  private async giveRows(from: number, count: number): Promise<void> {
    const { opened, orders } = this;
    try {
      const rows = await this.rows(from, count);
      if (rows) this.tell({ type: "rows", from, rows });
    } catch (error) {
      if (this.opened === opened && this.orders === orders) this.tell({ type: "failed", message: String(error) });
    }
  }

  /**
   * Rows are read again from the file: nothing but their places was kept. None where they are not asked for any more.
   * `first` are the file's first bytes, where it has just been read.
   */
  private async rows(from: number, count: number, first = new Uint8Array()): Promise<ShownRow[] | null> {
    const { opened, request, orders } = this;
    if (!opened || !request) return null;
    const { register } = opened;
    const entries = Array.from({ length: count }, (_, i) => register.entry(from + i)).filter((entry): entry is Entry => entry.length > 0);
    const bytesOf = await rowReader(request.file, first, entries);
    if (this.opened !== opened || this.orders !== orders) return null;
    return entries.map(([row, offset, , line]) =>
      (JSON.parse(register.row(row, bytesOf(offset))) as Row | null) ?? { line, tooLong: true });
  }

  private async save(form: "csv" | "json"): Promise<void> {
    const { opened, taken } = this;
    if (!opened) return;
    const others = this.savedParts(taken, form);
    others.catch(() => undefined);  // they may be cancelled before anyone waits for them
    const ownSize = taken[0]?.begin ?? this.size();
    const watch = this.watch("save", () => opened.bytes.position * this.size() / ownSize);
    const own = await outputOf(opened, form, { linesBefore: 0, hasRowsBefore: false }, ...watch);
    const parts = await others;
    if (parts.includes(null)) throw new Error("a worker failed");
    opened.register.end_output();
    const end = new Uint8Array(opened.register.output());
    const content = new Blob([own, ...parts.filter((part): part is Blob => part !== null), end], { type: mediaTypes[form] });
    this.tell({ type: "saved", content });
  }

  /** Each helper gives out its own, one after another. */
  private savedParts(taken: TakenPart[], form: "csv" | "json"): Promise<(Blob | null)[]> {
    const last = new Map<Helper, Promise<Blob | null>>();
    return Promise.all(taken.map(({ helper, job, linesBefore, hasRowsBefore }) => {
      const saved = (last.get(helper) ?? Promise.resolve(null)).then(() => helper.save(job, form, linesBefore, hasRowsBefore));
      last.set(helper, saved);
      return saved;
    }));
  }
}

/** Each part's entries, once. */
function appendEntries(register: Register, taken: TakenPart[]): void {
  for (const { entries, linesBefore } of taken) {
    for (const some of entries.splice(0)) register.append_entries(some, linesBefore);
  }
}

const encodingOf = (register: Register): string => (JSON.parse(register.summary()) as { encoding: string }).encoding;

/** Reads rows from the file unless they are in its first bytes: all at once where they lie near each other. Gives a row's bytes by its offset. */
async function rowReader(file: File, first: Uint8Array, entries: Entry[]): Promise<(offset: number) => Uint8Array> {
  const read = async (from: number, to: number): Promise<Uint8Array> => new Uint8Array(await file.slice(from, to).arrayBuffer());
  const begin = Math.min(...entries.map(([, offset]) => offset));
  const end = Math.max(...entries.map(([, offset, length]) => offset + length));
  const isAtHand = end <= first.length;
  const all = isAtHand ? first.subarray(begin, end) : end - begin > nearby ? null : await read(begin, end);
  const rows = new Map(await Promise.all(entries.map(async ([, offset, length]): Promise<[number, Uint8Array]> =>
    [offset, all ? all.subarray(offset - begin, offset - begin + length) : await read(offset, offset + length)])));
  return (offset) => rows.get(offset) ?? new Uint8Array();
}
