// A source as readers see it: its title, which leads to its address.
import assert from "node:assert/strict";

/** Whether `text` has the title of each source and `links` their addresses, of "Title, 4.2.1 <https://…>; Title". */
export function assertSourceShown(text, links, source) {
  assert.ok(text.includes(source.replace(/ ?<[^>]+>/g, "")), source);
  for (const [, address] of source.matchAll(/<([^>]+)>/g)) assert.ok(links.includes(address), address);
}

/** The addresses that the elements of a selector lead to. */
export const linksOf = (page, selector) => page.$$eval(selector, (all) => all.map((each) => each.href));
