/** What the worker that checks a register and those that help it tell each other. `job` ties answers to requests. */
import type { Reading } from "./open-register";

export type PartRequest =
  /** A check may follow, of that file from about there on: its bytes are fetched. */
  | { type: "prepare"; file: File; begin: number }
  /** Parts of another `check` are of no use any more. */
  | { type: "check"; job: number; check: number; reading: Reading; begin: number; end: number }
  /** The part that is being checked is to end in the middle of what is left, unless that is less than so many bytes. */
  | { type: "halve"; job: number; least: number }
  /** `part` is the job that checked it. */
  | { type: "save"; job: number; part: number; form: "csv" | "json"; linesBefore: number; hasRowsBefore: boolean }
  | { type: "stop" }
  /** Nothing is asked for any more. */
  | { type: "close" };

export type PartAnswer =
  /** With the entries of the rows that were judged since it was told last. */
  | { type: "progress"; job: number; done: number; rows: number; entries: Uint8Array<ArrayBuffer> }
  /** Where the part ends now; null where it goes on. */
  | { type: "halved"; job: number; middle: number | null }
  | { type: "checked"; job: number; part: Uint8Array<ArrayBuffer>; entries: Uint8Array<ArrayBuffer> }
  | { type: "saved"; job: number; content: Blob }
  | { type: "failed"; job: number; message: string };
