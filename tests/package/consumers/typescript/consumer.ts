// Somebody's own TypeScript, as strict as it can be, without the types of a browser or of Node.
import {
  type Answers, ArgumentError, type Classification, type Core, type Language, type Outcome, type Row, type Scheme, type TooLongRow,
  loadCore, loadExpiry, loadExplanation, loadFiling, loadRegisters, schemes, statuses,
} from "ismap";

const language: Language = "ja";
const answers: Answers = [["service_model", "SaaS"]];

export async function outcomes(): Promise<readonly Outcome[]> {
  const core: Core = await loadCore({ build: "JavaScript" });
  const classified = core.classify(answers, core.today(), language);
  if (classified.problem) throw new Error(classified.problem.message);
  const { row }: Classification = classified;
  return row.result.possible_outcomes;
}

export async function expiries(anchor: string): Promise<Map<Scheme, string>> {
  const expiry = await loadExpiry();
  const found = schemes.map((scheme) => [scheme, expiry.window(anchor, scheme, "2026-11-23", "en")] as const);
  return new Map(found.map(([scheme, each]) => [scheme, each.problem ? each.problem.message : each.window.expires_on]));
}

export async function expired(csv: Uint8Array): Promise<(Row | TooLongRow)[]> {
  const register = await (await loadRegisters()).check(csv, { asOf: "2026-11-23", language });
  if (register.problem) throw new ArgumentError("csv", register.problem.read, "a register");
  const rows = [...register.rows({ statuses: statuses.filter((status) => status !== "valid"), by: "expires_on" })];
  register.close();
  return rows;
}

export async function explained(policy: string): Promise<string[]> {
  const filing = await loadFiling();
  const problems = filing.addPolicy(policy).map(({ message }) => message[language]);
  const topics = (await loadExplanation()).topics("V1", language).map(({ title }) => title);
  filing.close();
  return [...problems, ...topics];
}

// @ts-expect-error there is no such language
export const wrong = async (): Promise<unknown> => (await loadCore()).questions("fr");

// @ts-expect-error a result that may be a problem has no row until that is ruled out
export const unseen = async (): Promise<unknown> => (await loadCore()).classify(answers, "2026-11-23", language).row;
