// Days, and when registrations run out. Languages and results are as ismap.d.ts says; days are taken in every form that
// people write ("2024-03-31", "R6.3.31").
import type { MakeModule } from "./module";

/** Several windows, to be saved in one file. Call `delete()` once they are not needed any more. */
export interface Windows {
  /** A service's name or "", the day and scheme as for `window`. False: they cannot be read, nothing was added. */
  add(serviceName: string, anchor: string, scheme: string): boolean;
  /** As `ismap window --format csv`, one row each; with a column for the names where any is given. */
  csv(): string;
  /** For calendar programs, as `ismap window --format ics`. */
  calendar(): string;
  delete(): void;
}

export interface IsmapExpiry {
  /** A day with all forms of writing it and whether offices are closed, or `{"problem": ...}`. */
  read_day(text: string, lang: string): string;
  /** The `first` and `last` day of a period, both inclusive, or `{"problem": ...}`. */
  read_period(text: string, lang: string): string;
  /** What follows from an audit period's last day (ISMS: the day of certification), as `ismap window --format json`. */
  window(anchor: string, scheme: string, asOf: string, lang: string): string;
  Windows: { new (asOf: string, lang: string): Windows };
}

declare const ismapExpiry: MakeModule<IsmapExpiry>;
export default ismapExpiry;
