/** Answers that hold for today hold for another day after midnight. */
import type { App } from "./app";

/** Shows all anew where a page that was left open is looked at on another day in Japan. */
export function followToday(app: App, until?: AbortSignal): void {
  let shown = app.core.today();
  const look = (): void => {
    const today = app.core.today();
    if (today === shown) return;
    shown = today;
    if (app.state.asOf === null) app.set({});
  };
  const options = until ? { signal: until } : {};
  document.addEventListener("visibilitychange", look, options);
  for (const event of ["focus", "pageshow"]) addEventListener(event, look, options);
}
