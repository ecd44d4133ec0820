/** The colours of the page around: "auto" is what they are where the element stands, and not what the system prefers. */
import { type Theme, shownTheme } from "../theme";

/** A page that says nothing of colour schemes has light colours, whatever the system has. */
export function themeAt(element: Element, theme: Theme): "light" | "dark" {
  if (theme !== "auto") return theme;
  const around = element.parentElement ?? element.ownerDocument.documentElement;
  const schemes = getComputedStyle(around).colorScheme;
  if (!/\bdark\b/.test(schemes)) return "light";
  return /\blight\b/.test(schemes) ? shownTheme("auto") : "dark";
}
