// A register checked. Days, languages and results are as ismap.d.ts says.
//
// A register is checked a few rows at a time: call open(), then step() until it gives false. Rows are then ordered,
// looked up and read again from the file, searched, and given out as `ismap check` gives them out.
import type { MakeModule } from "./module";

export interface Register {
  /** `{"encoding": ...}`, with `problem` where the header is of no use. */
  open(): string;
  /** Judges the next rows. False once all are judged. */
  step(): boolean;
  /** How many rows there are so far. */
  rows(): number;
  /**
   * `summary` as in `ismap check --format json`, `months` ("2027-07": rows that expire in it), `titles` of the statuses
   * for readers, `encoding`.
   */
  summary(): string;
  /** Puts rows in order: `statuses` has a bit for each (invalid 1, withdrawn 2, ... valid 128). How many there are. */
  order(statuses: number, onlyMatching: boolean, key: "line" | "status" | "expires_on" | "severity", descending: boolean): number;
  /** The row at a place of the order: its number, the first byte and the length in the file (0: too long), its line. */
  entry(place: number): [row: number, offset: number, length: number, line: number];
  /** A row as in `ismap check --format json`, from its bytes. */
  row(row: number, bytes: Uint8Array): string;
  /** Then step_search() until it gives false; order() with `onlyMatching` gives the rows that hold the text. */
  begin_search(wanted: string): void;
  step_search(): boolean;
  /** Then step_output() until it gives false; after each call, the last one too, output() are the next bytes. */
  begin_output(form: "csv" | "json"): void;
  step_output(): boolean;
  /** A view of the module's memory: copy it before the next call. */
  output(): Uint8Array;
  delete(): void;
}

export interface IsmapRegister {
  /** Characters of CP932's pairs by their bytes, 81-9F and E0-FC by 40-FC; U+FFFF where there is none. */
  supply_cp932(pairs: string): void;
  Register: {
    /** `encoding` "" is told from the file; `links` holds rows against each other, and keeps them in memory. */
    new (name: string, asOf: string, lang: string, encoding: string, links: boolean,
      read: (offset: number, size: number) => Uint8Array): Register;
  };
}

declare const ismapRegister: MakeModule<IsmapRegister>;
export default ismapRegister;
