/** What the page and the register's worker tell each other. */
import type { Language } from "../../../wasm/package/src/language";
import type { HeaderProblem, RegisterSummary, Row, SortKey, TooLongRow } from "../../../wasm/package/src/registration";
import type { Status } from "../../../wasm/package/src/status";

export { encodings } from "../../../wasm/package/src/encoding";
export { statuses } from "../../../wasm/package/src/status";
export type { HeaderProblem, Row, SortKey, Status };

/** Which rows are shown, in which order. */
export interface Order {
  /** None: all. */
  statuses: Status[];
  search: string;
  key: SortKey;
  descending: boolean;
}

/** All rows, as the file has them. */
export const fileOrder: Order = { statuses: [], search: "", key: "line", descending: false };

/** Rows to put in order, and how many of them to give at once. */
export interface FirstRows {
  order: Order;
  count: number;
}

export type ShownRow = Row | TooLongRow;

/** How many rows there are in that order, and the first of them. */
export interface Ordered {
  order: Order;
  count: number;
  rows: ShownRow[];
}

export interface CheckRequest {
  type: "check";
  /** Counts the page's checks. */
  check: number;
  file: File;
  asOf: string;
  language: Language;
  /** "" is told from the file. */
  encoding: string;
  /** Whether rows are held against one another; "auto": where there are fewer than 100,000. */
  links: "auto" | "yes" | "no";
  /** How many of the file's first rows come with the result. */
  firstRows: number;
}

export type Request =
  | CheckRequest
  | { type: "cancel" }
  | { type: "order"; show: FirstRows }
  | { type: "rows"; from: number; count: number }
  | { type: "save"; form: "csv" | "json" };

/**
 * Ties a worker that helps to the one that it helps, by the ends of a channel that come along. The latter hears of each
 * helper by its number: that it is being made ready, that it is, that it is lost.
 */
export type Hiring = { type: "help" } | { type: "hired" | "helper" | "lost"; number: number };

/** What has been found in a register. */
export interface Found {
  /** As in `ismap check --format json`. */
  summary: RegisterSummary;
  /** Whether rows were held against one another. */
  linked: boolean;
  encoding: string;
  /** The statuses' names for readers. */
  titles: Record<Status, string>;
  /** How many rows expire in which month, "2027-07". */
  months: Record<string, number>;
  /** What the file calls the columns that it has, by what the core calls them. */
  columns: Record<string, string>;
  /** The headers of columns that nothing was read from. */
  unused_columns: string[];
}

/** `check` is that of the register which it is about; none where it is about none. */
export type Answer = { check?: number | undefined } & (
  | { type: "ready" }
  | { type: "progress"; work: "check" | "search" | "save"; done: number; total: number; rows: number }
  | { type: "header"; problem: HeaderProblem; encoding: string }
  | { type: "checked"; found: Found; rows: ShownRow[] }
  | { type: "ordered"; first: Ordered }
  | { type: "rows"; from: number; rows: ShownRow[] }
  | { type: "saved"; content: Blob }
  | { type: "cancelled" }
  | { type: "failed"; message: string });
