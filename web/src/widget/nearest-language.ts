/** In which of the two languages something is said. */
import { isShadowRoot } from "../dom";
import type { Language } from "../texts";

/** Japanese is all that is not English. */
export const languageIn = (said: string | null): Language => (/^en\b/i.test(said ?? "") ? "en" : "ja");

/** The reader's: that of the element or, without one, of what is around it. */
export function nearestLanguage(element: Element): Language {
  for (let at: Element | undefined = element; at;) {
    const said: Element | null = at.closest("[lang]");
    if (said) return languageIn(said.getAttribute("lang"));
    const root: Node = at.getRootNode();
    at = isShadowRoot(root) ? root.host : undefined;
  }
  return "ja";
}

/** Calls `changed` whenever some language in the element's document has changed, until `until` is aborted. */
export function followLanguage(element: Element, changed: () => void, until: AbortSignal): void {
  const observer = new MutationObserver(changed);
  observer.observe(element.ownerDocument, { attributes: true, attributeFilter: ["lang"], subtree: true });
  until.addEventListener("abort", () => observer.disconnect());
}
