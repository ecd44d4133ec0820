/** The policies of a widget: the file that its attribute names, and those that the page around has handed over. */
import { Filing } from "../../../wasm/package/src/filing";
import type { PolicyProblem } from "../../../wasm/package/src/policy";
import type { BothLanguages } from "../results";
import type { Shared } from "./shared";
import { inBoth } from "./texts";

export interface Policies {
  /** Not there where there is no policy. */
  filing: Filing | undefined;
  problems: BothLanguages[];
}

async function textAt(address: string, base: string): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL(address, base));
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** What the reader has to know of a policy that is wrong; `name` is that of its file, if it has one. */
export function policyProblem(name: string, { line, column, message }: PolicyProblem): BothLanguages {
  const place = name ? `${name}:${line}:${column}: ` : "";
  return inBoth("widget_policy_wrong", { ja: place + message.ja, en: place + message.en });
}

/** Loads the policy at `address`, "" for none, and takes the texts that were handed over. */
export async function loadPolicies(shared: Shared, address: string, base: string, handed: readonly string[]): Promise<Policies> {
  if (!address && handed.length === 0) return { filing: undefined, problems: [] };
  const [module, text] = await Promise.all([shared.loader.module("ismap_filing"), address ? textAt(address, base) : undefined]);
  const filing = new Filing(module);
  const wrongIn = (name: string, json: string): BothLanguages[] => filing.addPolicy(json).map((each) => policyProblem(name, each));
  const missing = address && text === undefined ? [inBoth("widget_policy_failed", address)] : [];
  const problems = [...missing, ...(text === undefined ? [] : wrongIn(address, text)), ...handed.flatMap((json) => wrongIn("", json))];
  return { filing, problems };
}
