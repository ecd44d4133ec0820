/** How far something can be trusted, and where it is written: shown beside every answer. */
import type { App } from "./app";
import type { Standing } from "../../wasm/package/src/standing";
import { el } from "./dom";

/** "official", "secondary", "default" or "policy", in words and never by colour alone. */
export function standingChip(app: App, standing: Standing): HTMLElement {
  return el("span", { class: `chip ${standing}` }, app.say(`page_standing_${standing}`));
}

/** The same where the core gives the words. */
export function standingChipOf(app: App, words: string): HTMLElement {
  const known = (["official", "secondary", "default", "policy"] as const).find((each) => app.say(`page_standing_${each}`) === words);
  return known ? standingChip(app, known) : el("span", { class: "chip" }, words);
}

/** The addresses within a source's text as links: "Title, 4.2.1 <https://…>". */
export function withLinks(source: string): (Node | string)[] {
  return source.split(/(<https?:\/\/[^>]+>)/).map((piece) => {
    if (!/^<https?:/.test(piece)) return piece;
    const address = piece.slice(1, -1);
    return el("a", { href: address, rel: "noopener noreferrer", target: "_blank", class: "address" }, address);
  });
}

/** A rule's id, leading to its text where that can be shown. */
export function ruleLink(app: App, rule: string): HTMLElement {
  const href = app.addressOf("about", [["topic", rule]]);
  if (href === undefined) return el("span", { class: "rule" }, rule);
  const elsewhere = app.surroundings.isWholePage ? {} : { target: "_blank", rel: "noopener" };
  return el("a", { href, class: "rule", ...elsewhere }, rule);
}
