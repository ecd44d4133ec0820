/** How far something can be trusted, and where it is written: shown beside every answer. */
import type { App } from "./app";
import type { Standing } from "../../wasm/package/src/standing";
import { type Attributes, el } from "./dom";

/** "official", "secondary", "default" or "policy", in words and never by colour alone. */
export function standingChip(app: App, standing: Standing): HTMLElement {
  return el("span", { class: `chip ${standing}` }, app.say(`page_standing_${standing}`));
}

/** The same where the core gives the words. */
export function standingChipOf(app: App, words: string): HTMLElement {
  const known = (["official", "secondary", "default", "policy"] as const).find((each) => app.say(`page_standing_${each}`) === words);
  return known ? standingChip(app, known) : el("span", { class: "chip" }, words);
}

const link = (address: string, attributes: Attributes, words: string): HTMLElement =>
  el("a", { href: address, rel: "noopener noreferrer", target: "_blank", ...attributes }, words);

/** The addresses within a text as links, for paper: "Title, 4.2.1 <https://…>". */
export function withAddresses(text: string): (Node | string)[] {
  return text.split(/(<https?:\/\/[^<>\s]+>)/).map((piece) =>
    (/^<https?:/.test(piece) ? link(piece.slice(1, -1), { class: "address" }, piece.slice(1, -1)) : piece));
}

/** Sources as links by their titles, of "Title, 4.2.1 <https://…>; Title". */
export function sourceLinks(sources: string): (Node | string)[] {
  return sources.split("; ").flatMap((source, i) => {
    const [, title = "", address = ""] = /^(.*?) ?<(https?:\/\/[^<>\s]+)>$/.exec(source) ?? [];
    return [i > 0 ? "; " : "", ...title ? [link(address, { class: "titled" }, title)] : withAddresses(source)];
  });
}

/** A rule's id, leading to its text where that can be shown. */
export function ruleLink(app: App, rule: string): HTMLElement {
  const href = app.addressOf("about", [["topic", rule]]);
  if (href === undefined) return el("span", { class: "rule" }, rule);
  const elsewhere = app.surroundings.isWholePage ? {} : { target: "_blank", rel: "noopener" };
  return el("a", { href, class: "rule", ...elsewhere }, rule);
}
