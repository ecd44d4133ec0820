// A register checked. Days, languages and results are as ismap.d.ts says.
//
// A register is checked a few rows at a time: call open(), then step() until it gives false. Rows are then ordered,
// looked up and read again from the file, searched, and given out as `ismap check` gives them out.
//
// Several workers may share a large file: each has a module and a Register of its own, starts at a byte and stops at
// another; the first one appends the parts that the others have found, in their order.
import type { MakeModule } from "./module";

/** A row's number, its first byte and its length in the file (0: too long to be read again), its line. */
export type Entry = [row: number, offset: number, length: number, line: number];

export interface Register {
  /** `{"encoding": ...}`, with `problem` where the header is of no use. */
  open(): string;
  /** Whether the file may be shared: known after open() and some steps. */
  can_share(): boolean;
  /** Judges, in place of the first rows, those from the first one on that seems to begin at that byte or after it. */
  start_at(offset: number): void;
  /** No row is judged that begins at that byte or after it; Infinity: all are. */
  stop_at(offset: number): void;
  /** Judges the next rows. False once all are judged. */
  step(): boolean;
  /** What is kept of the rows judged so far, from that one on, for append_entries() of another Register. */
  entries(from: number): Uint8Array;
  /** After all steps: what was found by a Register that was started somewhere, but for its entries. */
  part(): Uint8Array;
  /**
   * After all steps: takes such a part over. False, and nothing done, where it does not begin where the rows judged
   * end, since a quoted field spans the border: stop_at() the end of its range then, and step() on. All counts are
   * right at once; but for the first rows as the file has them, nothing is to be asked for until the entries are here.
   */
  append_part(part: Uint8Array): boolean;
  /** All of a part's entries, in one go or several; `linesBefore` is what lines() was before the part was appended. */
  append_entries(entries: Uint8Array, linesBefore: number): void;
  /** How many lines precede the row after those judged. */
  lines(): number;
  /** How many rows there are so far. */
  rows(): number;
  /**
   * `summary` as in `ismap check --format json`, `months` ("2027-07": rows that expire in it), `titles` of the statuses
   * for readers, `encoding`, `columns` (what the file calls those that it has, by name), `unused_columns` (headers of
   * columns that nothing is read from).
   */
  summary(): string;
  /** Puts rows in order: `statuses` has a bit for each (invalid 1, withdrawn 2, ... valid 128). How many there are. */
  order(statuses: number, onlyMatching: boolean, key: "line" | "status" | "expires_on" | "severity", descending: boolean): number;
  /** The row at a place of the order; none beyond the last one. */
  entry(place: number): Entry | [];
  /** A row as in `ismap check --format json`, from its bytes. */
  row(row: number, bytes: Uint8Array): string;
  /** Then step_search() until it gives false; order() with `onlyMatching` gives the rows that hold the text. */
  begin_search(wanted: string): void;
  step_search(): boolean;
  /**
   * Then step_output() until it gives false, then end_output(); after each call output() are the next bytes. A Register
   * that was started somewhere gives its rows alone: how many lines precede them, and whether any row does, is told.
   */
  begin_output(form: "csv" | "json", linesBefore: number, hasRowsBefore: boolean): void;
  step_output(): boolean;
  end_output(): void;
  /** A view of the module's memory: copy it before the next call. */
  output(): Uint8Array;
  delete(): void;
}

export interface IsmapRegister {
  /** Characters of CP932's pairs by their bytes, 81-9F and E0-FC by 40-FC; U+FFFF where there is none. */
  supply_cp932(pairs: string): void;
  /** Uses so many bytes of memory for nothing: those that are used for the first time take longer. */
  use_memory(size: number): void;
  Register: {
    /** `encoding` "" is told from the file; `links` holds rows against each other, and keeps them in memory. */
    new (name: string, asOf: string, lang: string, encoding: string, links: boolean,
      read: (offset: number, size: number) => Uint8Array): Register;
  };
}

declare const ismapRegister: MakeModule<IsmapRegister>;
export default ismapRegister;
