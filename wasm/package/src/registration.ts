/** A register's rows, as they were judged, and what is of use of all of them. */
import type { Finding, Severity } from "./finding.js";
import type { Standing } from "./standing.js";
import type { Status } from "./status.js";
import type { Scheme } from "./window.js";

/** A row of `ismap check --format json`. Days are ISO 8601, null where there is none. */
export interface Row {
  /** The register's name. */
  source: string;
  /** On which it begins, from 1. */
  line: number;
  /** What it holds, by the header. */
  input: Record<string, string>;
  result: {
    scheme: Scheme | null;
    expires_on: string | null;
    /** What the rules give, where another day is stated. */
    computed_expiry: string | null;
    /** "open" while a renewal is pending. */
    valid_until: string | null;
    status: Status;
    days_left: number | null;
    standing: Standing | null;
    rules: string[];
  };
  findings: Finding[];
}

/** A row of more bytes than are kept together; it is judged, and read again only as part of all. */
export interface TooLongRow {
  line: number;
  tooLong: true;
}

/** Why a header is of no use. Lines and columns count from 1. */
export interface HeaderProblem {
  kind:
    | "empty" | "unreadable" | "too_long"
    /** None that an expiry follows from; `read` is the header. */
    | "no_usable_column"
    /** Lines end in CR alone. */
    | "bare_cr"
    /** Columns `first` and `second` are both `column`. */
    | "column_twice"
    | "alias_not_found" | "too_few_lines"
    /** A file of Excel, or another archive. */
    | "workbook"
    /** Bytes that no text has, as a picture. */
    | "not_text";
  line: number;
  read: string;
  column: string;
  first: number;
  second: number;
}

export interface RegisterSummary {
  rows: number;
  statuses: Record<Status, number>;
  findings: Record<Severity, number>;
}

/** What rows can be put in order by. */
export const sortKeys = ["line", "status", "expires_on", "severity"] as const;

export type SortKey = (typeof sortKeys)[number];
