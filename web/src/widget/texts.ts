/** What only the widget says. */
import texts from "../../texts/widget.json";
import type { BothLanguages } from "../results";

export function inBoth(key: keyof typeof texts, value = ""): BothLanguages {
  const { ja, en } = texts[key];
  return { ja: ja.replace("{0}", value), en: en.replace("{0}", value) };
}
