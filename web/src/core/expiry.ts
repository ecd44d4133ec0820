/** The expiry module's functions with their JSON read. Nothing is decided here. */
import type { IsmapExpiry, Windows } from "../../../wasm/expiry";
import type { Language } from "../texts";
import type { Scheme, Window } from "./types";

export class Expiry {
  constructor(private readonly module: IsmapExpiry) {}

  /** What follows from `anchor`; null where it is no day. */
  window(anchor: string, scheme: Scheme, asOf: string, language: Language): Window | null {
    const json = this.module.window(anchor, scheme, asOf, language);
    return json ? (JSON.parse(json) as Window) : null;
  }

  /** Several windows for one file; the caller deletes them. */
  windows(asOf: string, language: Language): Windows {
    return new this.module.Windows(asOf, language);
  }
}
