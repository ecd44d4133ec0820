/** A register, checked: its rows judged on a day, in any order, searched, and given out as `ismap check` does. */
import type { Entry, IsmapRegister, Register as Session } from "../../register.js";
import { noDay } from "./argument-error.js";
import { checkedChoice, checkedLanguage, checkedText } from "./checked.js";
import { cp932Pairs } from "./cp932.js";
import { type Encoding, encodings } from "./encoding.js";
import type { Language } from "./language.js";
import type { OrProblem } from "./problem.js";
import { type Read, type RegisterSource, readerOf } from "./register-source.js";
import { type HeaderProblem, type RegisterSummary, type Row, type SortKey, type TooLongRow, sortKeys } from "./registration.js";
import { type Status, statuses } from "./status.js";

export interface CheckOptions {
  /** The day on which registrations are judged, ISO 8601. */
  asOf: string;
  language: Language;
  /** The register's name in results. */
  name?: string;
  /** Without it the encoding is told from the file. */
  encoding?: Encoding;
  /** Whether rows are held against one another (generations, services beneath, certificates). They are then kept in memory. */
  links?: boolean;
  /** An AbortSignal. */
  signal?: { readonly aborted: boolean; readonly reason?: unknown };
}

/** Which rows, in which order. */
export interface RowOrder {
  /** Only rows of these. */
  statuses?: readonly Status[];
  /** Only rows that hold this text, in whatever width and case. */
  search?: string;
  /** "line" if left out. */
  by?: SortKey;
  descending?: boolean;
}

/** How long rows are judged before others have their turn, in milliseconds. */
const slice = 50;

const others = (): Promise<void> => new Promise((go) => setTimeout(go));

function finish(step: () => boolean): void {
  while (step());
}

export class Register {
  private readonly told: {
    summary: RegisterSummary; months: Record<string, number>; titles: Record<Status, string>; encoding: Encoding;
    columns: Record<string, string>; unused_columns: string[];
  };
  private readings = 0;

  constructor(private readonly session: Session, private readonly read: Read) {
    this.told = JSON.parse(session.summary());
  }

  get summary(): RegisterSummary {
    return this.told.summary;
  }

  /** How many rows expire in which month, "2027-07". */
  get months(): Record<string, number> {
    return this.told.months;
  }

  get encoding(): Encoding {
    return this.told.encoding;
  }

  /** The headers of columns that nothing is read from; one that should be is spelled otherwise than is known. */
  get unusedColumns(): string[] {
    return this.told.unused_columns;
  }

  /** The statuses in the reader's language. */
  get titles(): Record<Status, string> {
    return this.told.titles;
  }

  /** The rows, read again from the source one by one. */
  rows({ statuses: wanted = statuses, search = "", by = "line", descending = false }: RowOrder = {}): Generator<Row | TooLongRow, void, undefined> {
    const bits = wanted.reduce((all, each) => all | (1 << statuses.indexOf(checkedChoice("statuses", each, statuses))), 0);
    return this.found(bits, checkedText("search", search), checkedChoice("by", by, sortKeys), descending);
  }

  /** As `ismap check --format csv`: the register's own bytes and what is known of each row, in its encoding, in pieces. */
  csv(): Generator<Uint8Array, void, undefined> {
    return this.output("csv");
  }

  /** As `ismap check --format json`, UTF-8, in pieces. */
  json(): Generator<Uint8Array, void, undefined> {
    return this.output("json");
  }

  /** Gives the memory back; this is of no use after it. */
  close(): void {
    this.session.delete();
  }

  private *found(bits: number, search: string, by: SortKey, descending: boolean): Generator<Row | TooLongRow, void, undefined> {
    const isCurrent = this.beginReading();
    this.session.begin_search(search);
    finish(() => this.session.step_search());
    const count = this.session.order(bits, true, by, descending);
    for (let place = 0; place < count; ++place) {
      isCurrent();
      const entry = this.session.entry(place);
      if (entry.length !== 0) yield this.row(entry);
    }
  }

  private row([number, offset, length, line]: Entry): Row | TooLongRow {
    return (JSON.parse(this.session.row(number, this.read(offset, length))) as Row | null) ?? { line, tooLong: true };
  }

  private *output(form: "csv" | "json"): Generator<Uint8Array, void, undefined> {
    const isCurrent = this.beginReading();
    this.session.begin_output(form, 0, false);
    for (let more = true; more;) {
      isCurrent();
      more = this.session.step_output();
      const piece = new Uint8Array(this.session.output());
      if (piece.length > 0) yield piece;
    }
    isCurrent();
    this.session.end_output();
    yield new Uint8Array(this.session.output());
  }

  /** The session is at one place: a reading that another one has overtaken must not go on. */
  private beginReading(): () => void {
    this.readings += 1;
    const { readings } = this;
    return () => {
      if (readings !== this.readings) throw new Error("Another reading of this register has begun");
    };
  }
}

function stopIfAborted(signal: CheckOptions["signal"]): void {
  if (signal?.aborted) throw signal.reason;
}

async function judge(session: Session, signal: CheckOptions["signal"]): Promise<void> {
  for (let until = performance.now() + slice; session.step();) {
    if (performance.now() < until) continue;
    await others();
    stopIfAborted(signal);
    until = performance.now() + slice;
  }
}

/** Checks registers, CSV in any encoding that Excel writes. */
export class Registers {
  constructor(private readonly module: IsmapRegister, private readonly isDay: (text: string) => boolean) {
    module.supply_cp932(cp932Pairs());
  }

  /** A problem: the header is of no use. Whatever is wrong with a row is in the row. The caller closes the register. */
  async check(source: RegisterSource, options: CheckOptions): Promise<OrProblem<Register, HeaderProblem>> {
    const { signal } = options;
    const begin = this.beginner(options);
    stopIfAborted(signal);
    const read = await readerOf(source);
    stopIfAborted(signal);
    const session = begin(read);
    try {
      const { problem } = JSON.parse(session.open()) as { problem?: HeaderProblem };
      if (!problem) await judge(session, signal);
      if (!problem) return new Register(session, read);
      session.delete();
      return { problem };
    } catch (error) {
      session.delete();
      throw error;
    }
  }

  /** Begins a check, once there is what is read; a wrong option throws before anything is. */
  private beginner({ asOf, language, name = "", encoding, links = false }: CheckOptions): (read: Read) => Session {
    if (!this.isDay(checkedText("asOf", asOf))) throw noDay(asOf);
    const [as, into] = [checkedText("name", name), checkedLanguage(language)];
    const from = encoding === undefined ? "" : checkedChoice("encoding", encoding, encodings);
    return (read) => new this.module.Register(as, asOf, into, from, Boolean(links), read);
  }
}
