/** The values that attributes may have; a mistyped one counts as none, and the console says so. */
import { themes } from "../theme";

export const modes = ["classify", "expiry", "register"] as const;
export const dayForms = ["western", "era"] as const;
export const buildNames = ["auto", "js"] as const;

const allowed: Record<string, readonly string[]> = {
  mode: modes, theme: themes, days: dayForms, build: buildNames, "heading-level": ["1", "2", "3", "4", "5", "6"],
};

/** The value of an attribute that has one of a few; without a known one the first of them. */
export function oneOf<Value extends string>(values: readonly [Value, ...Value[]], given: string | null): Value {
  return values.find((each) => each === given) ?? values[0];
}

/** Tells the webmaster of a value that is none. */
export function warnOfUnknown(element: Element, name: string, value: string | null): void {
  const values = allowed[name];
  if (!values || value === null || values.includes(value)) return;
  console.warn(`<${element.localName} ${name}="${value}">: ${values.join(", ")}`);
}
