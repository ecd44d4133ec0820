/** Light, dark, or as the system has it. The choice stays in this browser and is no part of an address. */
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "ismap-theme";

export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? "auto";
  } catch {
    return "auto";  // storage may be forbidden, as in a sandbox
  }
}

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/** How `theme` looks on this system now. */
export function shownTheme(theme: Theme): "light" | "dark" {
  return theme !== "auto" ? theme : systemIsDark.matches ? "dark" : "light";
}

/** Calls `changed` whenever the system's own colours become others, until `until` is aborted. */
export function followSystem(changed: () => void, until?: AbortSignal): void {
  systemIsDark.addEventListener("change", changed, until ? { signal: until } : {});
}

function show(theme: Theme): void {
  document.documentElement.dataset["theme"] = shownTheme(theme);
}

/** Shows the theme, by default the chosen one, and follows the system from now on. */
export function beginTheme(theme = chosenTheme): void {
  show(theme());
  followSystem(() => show(theme()));
}

export function setTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It then holds until the page is left.
  }
}
