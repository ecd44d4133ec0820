/** What the page says, in the reader's language. */
import page from "../texts/page.json";
import type { Language } from "../../wasm/package/src/language";

export type { Language };

export type TextKey = keyof (typeof page & typeof import("../texts/classify.json") & typeof import("../texts/expiry.json")
  & typeof import("../texts/register.json") & typeof import("../texts/about.json"));

const texts: Record<string, Record<Language, string>> = { ...page };

/** Takes a part's own texts, which come with the part. */
export function addTexts(more: typeof texts): void {
  Object.assign(texts, more);
}

/** Whether there is such a text: some belong to answers that a policy may bring along, and has none. */
export function isTextKey(key: string): key is TextKey {
  return key in texts;
}

/** The text with `values` in the places of {0}, {1} and so on. */
export function text(language: Language, key: TextKey, ...values: (string | number)[]): string {
  const words = texts[key];
  if (!words) throw new Error(`The text ${key} has not come with its part`);
  return words[language].replace(/\{(\d)\}/g, (_, number: string) => String(values[Number(number)]));
}
