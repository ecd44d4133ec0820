/** The reader's language: that of the element or, without one, of what is around it; Japanese where that is not English. */
import type { Language } from "../texts";

export function nearestLanguage(element: Element): Language {
  for (let at: Element | undefined = element; at;) {
    const said: Element | null = at.closest("[lang]");
    if (said) return /^en\b/i.test(said.getAttribute("lang") ?? "") ? "en" : "ja";
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return "ja";
}
