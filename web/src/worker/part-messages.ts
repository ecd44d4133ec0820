/** What the worker that checks a register and those that help it tell each other. `job` ties answers to requests. */
import type { Reading } from "./open-register";

export type PartRequest =
  | { type: "check"; job: number; reading: Reading; begin: number; end: number }
  | { type: "save"; job: number; form: "csv" | "json"; linesBefore: number; hasRowsBefore: boolean }
  | { type: "stop" };

export type PartAnswer =
  | { type: "progress"; job: number; done: number; rows: number }
  | { type: "checked"; job: number; part: Uint8Array<ArrayBuffer> }
  | { type: "saved"; job: number; content: Blob }
  | { type: "failed"; job: number; message: string };
