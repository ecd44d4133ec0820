/** What the page and the register's worker tell each other. */
import type { Finding, Standing } from "../core/types";
import type { Language } from "../language";

export const statuses = [
  "invalid", "withdrawn", "upcoming", "superseded", "renewal_pending", "expired", "expiring", "valid",
] as const;
export type Status = (typeof statuses)[number];

export type SortKey = "line" | "status" | "expires_on" | "severity";

/** Which rows are shown, in which order. */
export interface Order {
  /** None: all. */
  statuses: Status[];
  search: string;
  key: SortKey;
  descending: boolean;
}

export interface CheckRequest {
  type: "check";
  file: File;
  asOf: string;
  language: Language;
  /** "" is told from the file. */
  encoding: string;
  /** Whether rows are held against one another; "auto": where there are fewer than 100,000. */
  links: "auto" | "yes" | "no";
}

export type Request =
  | CheckRequest
  | { type: "cancel" }
  | { type: "order"; order: Order }
  | { type: "rows"; from: number; count: number }
  | { type: "save"; form: "csv" | "json" };

/** Ties a worker that helps to the one that it helps, by the ends of a channel that come along. */
export type Hiring = { type: "help" } | { type: "helper" };

export interface HeaderProblem {
  kind: string;
  line: number;
  read: string;
  column: string;
  first: number;
  second: number;
}

export interface Row {
  line: number;
  input: Record<string, string>;
  result: {
    scheme: string;
    expires_on: string | null;
    valid_until: string | null;
    status: Status;
    days_left: number | null;
    standing: Standing | null;
    rules: string[];
  };
  findings: Finding[];
}

export interface Checked {
  type: "checked";
  rows: number;
  linked: boolean;
  encoding: string;
  statuses: Record<Status, number>;
  titles: Record<Status, string>;
  months: Record<string, number>;
}

export type Answer =
  | { type: "ready" }
  | { type: "progress"; work: "check" | "search" | "save"; done: number; total: number; rows: number }
  | { type: "header"; problem: HeaderProblem; encoding: string }
  | Checked
  | { type: "ordered"; order: Order; count: number }
  | { type: "rows"; from: number; rows: (Row | { line: number; tooLong: true })[] }
  | { type: "saved"; form: "csv" | "json"; content: Blob }
  | { type: "cancelled" }
  | { type: "failed"; message: string };
