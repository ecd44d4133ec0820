/** What the worker that checks a register and those that help it tell each other. `job` ties answers to requests. */
import type { Reading } from "./open-register";

export type PartRequest =
  /** A check may follow, of that file from about there on: its bytes are fetched. */
  | { type: "prepare"; file: File; begin: number }
  | { type: "check"; job: number; reading: Reading; begin: number; end: number }
  | { type: "save"; job: number; form: "csv" | "json"; linesBefore: number; hasRowsBefore: boolean }
  | { type: "stop" };

export type PartAnswer =
  /** With the entries of the rows that were judged since it was told last. */
  | { type: "progress"; job: number; done: number; rows: number; entries: Uint8Array<ArrayBuffer> }
  | { type: "checked"; job: number; part: Uint8Array<ArrayBuffer>; entries: Uint8Array<ArrayBuffer> }
  | { type: "saved"; job: number; content: Blob }
  | { type: "failed"; job: number; message: string };
