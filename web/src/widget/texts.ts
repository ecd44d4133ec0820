/** What only the widget says. */
import texts from "../../texts/widget.json";
import type { BothLanguages } from "../results";

export function inBoth(key: keyof typeof texts, value: string | BothLanguages = ""): BothLanguages {
  const { ja, en } = texts[key];
  const values = typeof value === "string" ? { ja: value, en: value } : value;
  return { ja: ja.replace("{0}", () => values.ja), en: en.replace("{0}", () => values.en) };
}
