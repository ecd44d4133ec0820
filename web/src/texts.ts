/** What the page says, in the reader's language. */
import about from "../texts/about.json";
import classify from "../texts/classify.json";
import expiry from "../texts/expiry.json";
import page from "../texts/page.json";
import register from "../texts/register.json";
import type { Language } from "../../wasm/package/src/language";

export type { Language };

const texts = { ...page, ...classify, ...expiry, ...register, ...about };

export type TextKey = keyof typeof texts;

/** Whether there is such a text: some belong to answers that a policy may bring along, and has none. */
export function isTextKey(key: string): key is TextKey {
  return key in texts;
}

/** The text with `values` in the places of {0}, {1} and so on. */
export function text(language: Language, key: TextKey, ...values: (string | number)[]): string {
  return texts[key][language].replace(/\{(\d)\}/g, (_, number: string) => String(values[Number(number)]));
}
