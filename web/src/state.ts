/**
 * What the page's address says behind "#": the part that is shown and the answers given in it. Nothing behind "#" is
 * sent to a server. Names of workloads and services are left out, since an address is passed on and stored.
 *
 *   #classify?as-of=2026-11-23&lang=en&confidentiality=2&service_model=SaaS
 */
import type { Language } from "./texts";

export const parts = ["classify", "expiry", "register", "about", "accessibility"] as const;
export type Part = (typeof parts)[number];

/** Answers in the order in which they were given. */
export type Answers = [name: string, value: string][];

export interface State {
  part: Part;
  language: Language;
  /** The day that all answers hold for, ISO; null: today. */
  asOf: string | null;
  /** How days are written. */
  days: "western" | "era";
  answers: Answers;
}

const own = new Set(["as-of", "lang", "days"]);

/** The answers of a query, as "confidentiality=2&service_model=SaaS". */
export function answersOf(query: string): Answers {
  return [...new URLSearchParams(query)].filter(([key]) => !own.has(key));
}

/** Reads the address; what is not there or not known gets its ordinary value. */
export function readState(hash: string): State {
  const [name = "", ...rest] = hash.replace(/^#/, "").split("?");
  const query = rest.join("?");
  const all = new URLSearchParams(query);
  return {
    part: parts.find((part) => part === name) ?? "classify",
    language: all.get("lang") === "en" ? "en" : "ja",
    asOf: all.get("as-of"),
    days: all.get("days") === "era" ? "era" : "western",
    answers: answersOf(query),
  };
}

/** The address of a state, beginning with "#". */
export function addressOf(state: State): string {
  const all = new URLSearchParams();
  if (state.asOf) all.set("as-of", state.asOf);
  if (state.language !== "ja") all.set("lang", state.language);
  if (state.days !== "western") all.set("days", state.days);
  for (const [name, value] of state.answers) all.append(name, value);
  const query = all.toString();
  return `#${state.part}${query ? `?${query}` : ""}`;
}
